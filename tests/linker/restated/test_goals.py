"""What a match report says of its goals is held against the lists of scorers below it."""

from __future__ import annotations

import pytest

from numcheck import check_text
from numcheck.extractor import extract
from numcheck.linker.restated.scorers import Scorers, read_scorers
from numcheck.model.finding import Severity
from numcheck.readers import read_bytes

HOME = "Berg, Holm, Dahl, Lund, Strand (Moen 59), Vik, Lindqvist, Aas (Bakke 72), Haug, Lie, Sand."
AWAY = "Novak, Kral, Hora, Vlk, Beran (Renn 64), Kos, Maly, Urban, Sova, Ryba, Zeman."


def report(score: str = "2-1", told: str = "on 52 minutes", goals: str = "Lindqvist 45, 52.") -> str:
    """A report of Halden against Ostrow."""
    story = f"Lindqvist headed home before the break and scored again {told}. Renn pulled a goal back."
    return "\n\n".join((f"Halden {score} Ostrow", story, HOME, goals, AWAY, "Renn 66.", "3,367"))


def lists(text: str) -> Scorers:
    """The scorers of a text."""
    article = read_bytes(text.encode(), "report.txt")
    return read_scorers(article, extract(article))


def alarms(text: str) -> list[list[str]]:
    """The figures of each loud finding."""
    found = check_text(text).files[0].findings
    return [sorted(p.span.of(text) for p in f.places) for f in found if f.severity >= Severity.WARNING]


def test_a_list_holds_a_goal_for_each_minute() -> None:
    """ "Lindqvist 45, 52." are two goals of one; the sheets with the substitutes hold none."""
    sides = lists(report(goals="Lindqvist 45 pen, 52.")).sides
    assert [[(goal.name, goal.minute) for goal in side] for side in sides] == [
        [("Lindqvist", 45), ("Lindqvist", 52)],
        [("Renn", 66)],
    ]


def test_lists_of_another_game_are_none() -> None:
    """Semicolons set a rugby side apart, whose lists tell how many, not when."""
    assert not lists(report().replace("Holm, Dahl,", "Holm; Dahl;")).sides


def test_a_label_says_what_a_list_is() -> None:
    """Where a team sheet runs on, the goals are found by their label."""
    text = "Halden 2-1 Ostrow\n\nHalden: Berg, Holm (Moen 59). Goals: Lindqvist 45, 52. Ostrow: Kos. Goals: Renn 66."
    assert [len(side) for side in lists(text).sides] == [2, 1]


def test_a_report_that_agrees_is_silent() -> None:
    """Two minutes more or less are how a report and a list tell of one goal."""
    assert alarms(report()) == []
    assert alarms(report(told="after 50 minutes")) == []


def test_the_scorers_make_the_result() -> None:
    """Three goals are listed, so it was no 3-1."""
    (found,) = alarms(report(score="3-1"))
    assert "3-1" in found
    assert "45, 52" in found


def test_the_report_says_what_the_scorers_make() -> None:
    """In words, the goals of one scorer together."""
    (found,) = check_text(report(score="3-1")).files[0].findings
    assert "“Lindqvist 45, 52; Renn 66”" in found.message
    assert any("make it 2-1" in why for why in found.why_linked)


def test_a_side_without_a_list_proves_nothing() -> None:
    """One list may be missing where both sides scored."""
    assert alarms(report(score="2-3").replace("\n\nRenn 66.", "")) == []


@pytest.mark.parametrize("told", ["on 25 minutes", "in the 25th minute"])
def test_a_minute_that_no_list_has(told: str) -> None:
    """It is held against the goal of who is spoken of beside it."""
    text = report(told=told, goals="Lindqvist 52.").replace("2-1", "1-1")
    (found,) = alarms(text)
    assert "52" in found


@pytest.mark.parametrize(
    "told", ["25 minutes later", "25 minutes into the second half", "on 25 minutes, but it did not count"]
)
def test_what_is_no_minute_of_a_goal(told: str) -> None:
    """A length of time, a minute of a half, and a goal that was none."""
    assert alarms(report(told=told, goals="Lindqvist 52.").replace("2-1", "1-1")) == []


def test_a_shot_that_was_almost_a_goal() -> None:
    """ "Nearly scored" is no goal; "almost out of nothing" denies none."""
    start = report(goals="Lindqvist 52.").replace("2-1", "1-1")
    missed = start.replace("scored again on 52 minutes", "nearly scored again on 25 minutes")
    scored = start.replace("scored again on 52 minutes", "almost out of nothing scored on 25 minutes")
    assert alarms(missed) == []
    assert alarms(scored) != []
