"""A witness is shown with a finding, and moves it nowhere: not its place, not its fingerprint, not into a change."""

from __future__ import annotations

import json

from numcheck import check_text
from numcheck.model.finding import WITNESS
from numcheck.model.report import Report
from numcheck.project.changes import only_changed
from numcheck.reporters import RenderOptions, render
from numcheck.reporters.telling import primary

STORY = """
Ministers back vaccine scheme

The treasury has offered £590m ($1.8bn) to the vaccine scheme, ministers said on Monday.

As well as offering {} to the vaccine scheme, ministers urged other donors to give.
"""
WITH, WITHOUT = check_text(STORY.format("£960m")), check_text(STORY.format("money"))


def test_the_place_of_a_pair_is_its_later_figure() -> None:
    """Whether a third figure bears it out or not."""
    finding = WITH.files[0].findings[0]
    assert [place.role == WITNESS for place in finding.places] == [False, False, True]
    assert finding.places[primary(finding, changed_first=False)].text == "$1.8bn"


def test_a_change_that_touches_the_witness_alone_reports_nothing() -> None:
    """The law was broken before; on the line of one of its figures it is reported, that figure first."""
    file = WITH.files[0]
    assert only_changed(file, [range(6, 7)]).findings == ()
    (finding,) = only_changed(file, [range(4, 5)]).findings
    assert [place.text for place in finding.places] == ["£590m", "$1.8bn", "£960m"]


def test_code_scanning_knows_the_finding_again() -> None:
    """The fingerprints that a reader of SARIF compares are those of the figures that break the law."""
    one, other = (_prints(report) for report in (WITH, WITHOUT))
    assert one == other


def _prints(report: Report) -> object:
    (result,) = json.loads(render(report, "sarif", RenderOptions()))["runs"][0]["results"]
    return result["partialFingerprints"]
