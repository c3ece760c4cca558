"""Every rule's cases, through the whole program: planted conflicts are flagged by their words, innocent twins are not.

One file a rule, `RULE.toml`. A `[[pair]]` has a `text` with braces, which `planted` and `innocent` fill; `flags` are
words that the finding must mark beside the planted ones. `by` names another rule that may speak in its place where
one suspect breaks several laws. An `[[innocent]]` has a text that nothing may be said of. Words are quoted, never
offsets.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from numcheck.engine import EngineSettings
from numcheck.language import load
from numcheck.model.finding import Finding, Severity
from numcheck.pipeline import Checker
from numcheck.readers import read_bytes
from numcheck.resources.knowledge import load_knowledge

FOLDER = Path(__file__).parent


@cache
def checker() -> Checker:
    """One checker for all cases, with preview rules on: a rule's cases hold before it is stable."""
    return Checker(load_knowledge(), EngineSettings(preview=True), load)


def cases(kind: str) -> Iterator[Any]:
    for path in sorted(FOLDER.glob("*.toml")):
        for row in tomllib.loads(path.read_text("utf-8")).get(kind, ()):
            yield pytest.param(path.stem, row, id=f"{path.stem}: {row['name']}")


def spoken(text: str) -> tuple[Finding, ...]:
    """What the program says of a text, information left out."""
    report = checker().check(read_bytes(text.encode(), "case.txt"))
    return tuple(finding for finding in report.findings if finding.severity > Severity.INFO)


def told(findings: tuple[Finding, ...]) -> list[str]:
    return [f"{f.rule}: {f.message} {[place.text for place in f.places]}" for f in findings]


@pytest.mark.parametrize(("rule", "row"), cases("pair"))
def test_a_planted_conflict_is_flagged(rule: str, row: dict[str, Any]) -> None:
    """The rule speaks, its finding marks the planted words and the flagged ones, and no other finding is made."""
    findings = spoken(row["text"].replace("{}", row["planted"]))
    assert len(findings) == 1, told(findings)
    (finding,) = findings
    rules = {finding.rule, *(also.rule for also in finding.also)}
    assert rules & {rule, row.get("by", rule)}, told(findings)
    marked = " | ".join(place.text for place in finding.places)
    for words in (row["planted"], *row.get("flags", ())):
        assert any(_touch(words, place.text) for place in finding.places), f"{words!r} is not in {marked}"


def _touch(words: str, marked: str) -> bool:
    return words in marked or marked in words


@pytest.mark.parametrize(("rule", "row"), cases("pair"))
def test_its_innocent_twin_is_silent(rule: str, row: dict[str, Any]) -> None:
    """With the figure that fits, nothing is said at all."""
    findings = spoken(row["text"].replace("{}", row["innocent"]))
    assert not findings, told(findings)


@pytest.mark.parametrize(("rule", "row"), cases("innocent"))
def test_an_innocent_text_is_silent(rule: str, row: dict[str, Any]) -> None:
    """Nothing is said of a text that only looks like a conflict."""
    findings = spoken(row["text"])
    assert not findings, told(findings)


def test_every_case_file_is_named_after_a_rule() -> None:
    """A case file speaks of a rule that exists, and has no name twice."""
    known = {rule.id for rule in load_knowledge().rules}
    for path in FOLDER.glob("*.toml"):
        assert path.stem in known
        rows = tomllib.loads(path.read_text("utf-8"))
        names = [row["name"] for kind in ("pair", "innocent") for row in rows.get(kind, ())]
        assert len(names) == len(set(names)), path.name
