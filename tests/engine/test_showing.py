"""What a finding shows: its sum, why it clashes, what would mend it, which slip it may be."""

from __future__ import annotations

import pytest

from numcheck.model.quantity import Calendar, Kind, Measure, Unit
from numcheck.model.relation import Relation, RelationKind, Weekday, Word

from .hand import (
    PERCENT,
    POUND,
    Story,
    exactly,
    only,
    percent,
    restated,
    rounded,
    texts,
)

CHANGE = RelationKind.CHANGE


# --- what is shown ---------------------------------------------------------------------------------------


def partition(story: Story, *parts: int, whole: int) -> Relation:
    """Parts that make up a whole."""
    return story.relation(
        RelationKind.PARTITION,
        {"parts…": [(str(p), exactly(p)) for p in parts], "whole": [(str(whole), exactly(whole))]},
        traits=["exhaustive"],
    )


def test_a_finding_shows_its_sum_the_intervals_and_a_repair() -> None:
    """ "12 + 5 + 3 = 20, not 22"."""
    story = Story("of the 22, 12 or 5 or 3")
    finding = only(story.judge(partition(story, 12, 5, 3, whole=22)))
    assert finding.computed == "12 + 5 + 3 = 20, not 22"
    assert finding.message == "12, 5 and 3 come to 20, not 22"
    assert finding.why_clash == "the intervals do not meet: 20 against 22"
    assert finding.repairs == ("“22” would have to be 20",)


def change(
    story: Story, start: tuple[str, Measure], end: tuple[str, Measure], by: tuple[str, Measure]
) -> Relation:
    """A change in per cent."""
    return story.relation(CHANGE, {"start": [start], "end": [end], "percent": [by]})


def test_a_change_offers_one_repair_for_each_figure() -> None:
    """Any of the three may be the wrong one."""
    story = Story("up 40 per cent from 22,000 to 28,600")
    tie = change(
        story, ("22,000", rounded(22000, 500)), ("28,600", rounded(28600, 50)), ("40 per cent", percent(40))
    )
    finding = only(story.judge(tie))
    assert finding.message == "22,000 to 28,600 is +30 per cent, not 40 per cent"
    assert finding.repairs == (
        "“40 per cent” would have to be 30 per cent",
        "“28,600” would have to be 30,800",
        "“22,000” would have to be 20,429",
    )


def test_a_fall_is_shown_with_a_minus_sign_that_is_one() -> None:
    """The sign is U+2212, the repair has none: the words say the direction."""
    story = Story("down 40 per cent from 200 to 100")
    tie = change(
        story, ("200", exactly(200)), ("100", exactly(100)), ("40 per cent", rounded(-40, 1, PERCENT))
    )
    finding = only(story.judge(tie))
    assert finding.message == "200 to 100 is −50 per cent, not 40 per cent"
    assert finding.repairs[0] == "“40 per cent” would have to be 50 per cent"


def test_sums_of_money_are_written_as_the_article_writes_them() -> None:
    """Sign, magnitude and decimals are those of the figure it is held against."""
    story = Story("£3.8bn and £3.4bn, £0.6bn less")

    def money(tenths: int) -> Measure:
        return rounded(tenths * 10**8, 5 * 10**7, POUND, Kind.MONEY)

    roles = {"a": [("£3.8bn", money(38))], "b": [("£3.4bn", money(34))], "gap": [("£0.6bn", money(6))]}
    finding = only(story.judge(story.relation(RelationKind.DIFFERENCE, roles)))
    assert finding.computed == "£3.8bn − £3.4bn = £0.4bn, not £0.6bn"


def test_a_conversion_is_shown_in_the_second_unit() -> None:
    """The reader is told what the first figure is in the unit of the second."""
    story = Story("120 miles (300km)")
    mile, km = Unit("mile", "length"), Unit("kilometre", "length")
    roles = {"a": [("120 miles", rounded(120, 5, mile))], "b": [("300km", rounded(300, 5, km))]}
    finding = only(story.judge(story.relation(RelationKind.CONVERSION, roles)))
    assert finding.message == "120 miles is 193.1km, not 300km"


def test_weekdays_and_dates_are_named() -> None:
    """And the weekday that the date has is offered."""
    story = Story("on Thursday, 12 March 2024")
    roles = {"weekday": [("Thursday", Weekday(3))], "date": [("12 March 2024", Calendar(2024, 3, 12))]}
    finding = only(story.judge(story.relation(RelationKind.CALENDAR, roles)))
    assert finding.message == "12 March 2024 is a Tuesday, not a Thursday"
    assert finding.repairs == ("“Thursday” would have to be Tuesday",)


def test_a_list_is_one_place() -> None:
    """The items are shown together, for it is their number that is wrong."""
    story = Story("four finalists: Oslo, Porto and Turin")
    items = [(name, Word(name)) for name in ("Oslo", "Porto", "Turin")]
    roles = {"count": [("four", exactly(4))], "items…": items}
    finding = only(story.judge(story.relation(RelationKind.LIST, roles)))
    assert texts(finding) == ["four", "Oslo, Porto and Turin"]
    assert finding.message == "four, but 3"


@pytest.mark.parametrize(
    ("a", "b", "hint"),
    [
        ("1,520", "1,250", "two digits that change places"),
        ("14,872", "14,812", "one digit"),
        ("1,200", "12,000", "a zero"),
        ("11,450", "1,450", "a doubled digit"),
        ("2,000,000", "2,000,000,000", "million and billion"),
        ("430", "512", ""),
    ],
)
def test_a_slip_that_can_be_recognised_is_named(a: str, b: str, hint: str) -> None:
    """It is named without saying which figure it is in."""
    story = Story(f"{a} and {b}.")
    values = [(text, exactly(int(text.replace(",", "")))) for text in (a, b)]
    values[0] = (a, values[0][1])
    found = only(story.judge(restated(story, (a, values[0][1]), (f"and {b}", values[1][1]))))
    assert hint in found.hint
    assert bool(hint) == bool(found.hint)


def test_a_rule_may_name_its_own_slip() -> None:
    """From 40 to 44 per cent is four points, or ten per cent."""
    story = Story("from 40 per cent to 44 per cent, up 4 per cent")
    tie = change(
        story, ("40 per cent", percent(40)), ("44 per cent", percent(44)), ("4 per cent", percent(4))
    )
    assert only(story.judge(tie)).hint == "points for per cent"


def test_digits_parted_as_no_thousands_are_parted_are_pointed_out() -> None:
    """ "$110,00" is neither 110.00 nor 110,000."""
    story = Story("$110,00 and $110,000")
    tie = restated(
        story,
        ("$110,00 ", exactly(11000, POUND, Kind.MONEY)),
        ("$110,000", exactly(110000, POUND, Kind.MONEY)),
    )
    assert "thousands" in only(story.judge(tie)).hint
