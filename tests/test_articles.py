"""Six articles, each with one planted conflict, and six innocent twins, through the whole program."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from numcheck.cli import commands

FOLDER = Path(__file__).parent / "articles"
EXPECTED = tomllib.loads((FOLDER / "expected.toml").read_text(encoding="utf-8"))["article"]


def findings(path: Path) -> list[dict[str, Any]]:
    done = CliRunner().invoke(commands, ["check", "--format", "json", str(path)])
    assert done.exit_code in (0, 1), done.output
    file = json.loads(done.stdout)["files"][0]
    assert file["seen"] >= file["compared"] >= 0
    return list(file["findings"])


@pytest.mark.parametrize("article", EXPECTED, ids=lambda article: article["file"])
def test_planted_conflict_is_the_one_finding(article: dict[str, Any]) -> None:
    """The planted figure and those it contradicts are listed together, and nothing else is."""
    found = [item for item in findings(FOLDER / article["file"]) if item["severity"] != "info"]
    assert [item["rule"] in article["rules"] for item in found] == [True], found
    texts = [figure["text"] for figure in found[0]["figures"]]
    assert all(any(wanted in text for text in texts) for wanted in article["figures"]), texts
    assert len(texts) == len(article["figures"])
    for figure in found[0]["figures"]:
        source = (FOLDER / article["file"]).read_text(encoding="utf-8")
        assert source[figure["start"] : figure["end"]] == figure["text"]
        assert figure["sentence"]


@pytest.mark.parametrize("article", EXPECTED, ids=lambda article: article["file"])
def test_innocent_twin_stays_silent(article: dict[str, Any]) -> None:
    """The same story without the slip raises nothing, not even information."""
    planted = FOLDER / article["file"]
    assert findings(planted.with_name(f"{planted.stem}-innocent{planted.suffix}")) == []
