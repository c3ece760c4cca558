"""Reports on thousands of files: written in pieces, out of memory that does not grow with their number."""

from __future__ import annotations

import gc
import tracemalloc
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest

from numcheck.model.finding import Severity
from numcheck.model.report import Failure, FileReport, NotChecked, Report
from numcheck.reporters import FORMATS, RenderOptions, render, stream
from numcheck.reporters.html_page import _log_safe
from numcheck.reporters.totals import tally

from .build import RULES, article, finding, town

OPTIONS = RenderOptions(rules=RULES)
FEW, MANY = 40, 200
BYTES_A_FILE = 1_500  # rich remembers widths, and GitLab's entries must not be alike: a few bytes of each


class Fetched(Sequence[FileReport]):
    """Reports that are made anew at each look, as those of a long run are, and a count of the looks."""

    def __init__(self, number: int) -> None:
        self._number = number
        self.looks = 0

    def __len__(self) -> int:
        return self._number

    def __getitem__(self, index: Any) -> Any:
        if index >= self._number:
            raise IndexError(index)
        self.looks += 1
        return town(f"drafts/flood-{index:04}.md")


def report(number: int) -> Report:
    """A report on so many articles, with others that could not be read or were not checked."""
    return Report(Fetched(number), (NotChecked("fr.md", "not English"),), (Failure("x.md", "no file"),))


@pytest.mark.parametrize("form", FORMATS)
def test_memory_does_not_grow_with_the_number_of_files(form: str) -> None:
    """Each is looked at, written and forgotten. What else happens in the process may show in one measure of
    three, growth in all.
    """
    assert any(_grown(form) < BYTES_A_FILE for _ in range(3))


def _grown(form: str) -> float:
    """The bytes by which a file more raises the peak."""
    return (_peak(form, MANY) - _peak(form, FEW)) / (MANY - FEW)


def _peak(form: str, number: int) -> int:
    """The most memory, in bytes, that writing a report on so many files takes at once."""
    for _ in stream(report(FEW), form, OPTIONS):  # fills what is kept once for all
        pass
    gc.collect()
    tracemalloc.start()
    try:
        for count, _ in enumerate(stream(report(number), form, OPTIONS)):
            if count % 50 == 0:
                gc.collect()
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("form", FORMATS)
def test_pieces_are_the_whole_and_small(form: str) -> None:
    """No piece holds more than a few files, but for Markdown, which is cut to what a comment may hold."""
    pieces = list(stream(report(FEW), form, OPTIONS))
    whole = render(replace(report(FEW), files=tuple(Fetched(FEW))), form, OPTIONS)
    assert "".join(pieces) == whole
    if form != "markdown":
        assert max(map(len, pieces)) < max(30_000, len(whole) / 4)


@pytest.mark.parametrize(("form", "looks"), [("terminal", 1), ("json", 1), ("github", 1), ("html", 3)])
def test_files_are_looked_at_no_more_often_than_needed(form: str, looks: int) -> None:
    """Fetching a report costs as much as showing it: those for people at work look once."""
    files = Fetched(FEW)
    render(Report(files), form, OPTIONS)
    assert files.looks <= looks * FEW


@pytest.mark.parametrize("form", FORMATS)
def test_counts_made_where_an_article_was_checked_say_the_same(form: str) -> None:
    """A process counts the figures of its articles; the report adds up."""
    counted = tuple(replace(file, tally=tally(file)) for file in Fetched(3))
    assert render(Report(counted), form, OPTIONS) == render(Report(Fetched(3)), form, OPTIONS)


def test_github_shows_the_surest_of_each_level_in_the_order_of_the_run() -> None:
    """Ten of a level, errors first, the surest first, equals as they came; the others are counted."""
    of = article()
    files = []
    for number in range(30):
        sure = 0.80 + (number % 3) / 10
        found = tuple(
            replace(finding(of, "1,200", severity=level, message=f"{level.label} {number}"), confidence=sure)
            for level in (Severity.WARNING, Severity.ERROR)
        )
        files.append(replace(town(f"{number}.md"), findings=found))
    lines = render(Report(tuple(files)), "github").splitlines()
    surest = [number for number in range(30) if number % 3 == 2]
    assert [line.rpartition("::")[2].partition("%0A")[0] for line in lines[:20]] == [
        f"{level} {number}" for level in ("error", "warning") for number in surest
    ]
    assert "40 more findings without annotation" in lines[-1]


def test_a_mark_of_the_log_is_broken_where_two_pieces_of_the_page_meet() -> None:
    """A runner reads commands in whatever a step prints, however it was written."""
    page = ["<p>", "x" * 30_000 + "#", "#[group]##", "[endgroup]", "y" * 30_000 + "##", "[error]"]
    written = "".join(_log_safe(iter(page)))
    assert "##[" not in written
    assert written == "".join(page).replace("##[", "#&#35;[")
