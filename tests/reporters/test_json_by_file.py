"""JSON written file by file is the same document as JSON written at once."""

from __future__ import annotations

from typing import Any

import pytest

from numcheck.reporters.json_report import dump, dump_with_files


@pytest.mark.parametrize(
    "files",
    [
        [],
        [{"path": "a", "findings": []}],
        [
            {"path": '\n "files": [', "n": 1},
            {"findings": [{"text": "line\nbreak \u202e ##[group]"}], "d": {}},
        ],
    ],
)
def test_the_bytes_are_the_same(files: list[dict[str, Any]]) -> None:
    """Whatever the entries hold, the document's own look-alikes too."""
    document = {"version": 1, "tool": {"files": []}, "files": [], "failures": [{"error": '\n "files": ['}]}
    assert dump_with_files(document, iter(files)) == dump(document | {"files": files})
