"""JSON written item by item is the same document as JSON written at once."""

from __future__ import annotations

from typing import Any

import pytest

from numcheck.reporters.json_report import dump, dump_around, dump_list

ITEMS: list[list[Any]] = [
    [],
    [{"path": "a", "findings": []}],
    [
        {"path": '\n "files": [', "n": 1},
        {"findings": [{"text": "line\nbreak \u202e ##[group]"}], "d": {}},
    ],
    ["text", 3, None, []],
]


@pytest.mark.parametrize("items", ITEMS)
def test_the_bytes_are_the_same(items: list[Any]) -> None:
    """Whatever the items hold, the document's own look-alikes too."""
    document = {"version": 1, "tool": {"files": []}, "files": [], "failures": [{"error": '\n "files": ['}]}
    assert "".join(dump_around(document, "files", iter(items))) == dump(document | {"files": items})


@pytest.mark.parametrize("items", ITEMS)
def test_a_list_deep_inside_is_written_as_well(items: list[Any]) -> None:
    """SARIF has its results in a run in a list of runs, beside other lists of that name."""

    def document(results: list[Any]) -> dict[str, Any]:
        return {"results": [1], "runs": [{"tool": {"results": []}, "results": results, "properties": {}}]}

    assert "".join(dump_around(document([]), "results", iter(items), depth=3)) == dump(document(items))


@pytest.mark.parametrize("items", ITEMS)
def test_a_list_alone_is_written_as_well(items: list[Any]) -> None:
    """GitLab reads one."""
    assert "".join(dump_list(iter(items))) == dump(items)
