"""How much later something happened, and how often it does."""

from __future__ import annotations

import pytest
from restated_story import blocker, read


@pytest.mark.parametrize(
    ("behind", "block"),
    [
        ("balls later", "moment"),
        ("fine balls earlier", "moment"),
        ("balls in all", ""),
        ("later balls", ""),
        ("balls in later overs", ""),
        ("balls earlier this week", ""),
        ("balls later found", ""),
    ],
)
def test_three_balls_later_is_when(behind: str, block: str) -> None:
    """ "Three balls later" counts no balls that anybody bowled; "three earlier this week" and "three later found" do."""
    told, later = "Holm bowled {{five|head=ball}} {}.", "He fell {{three|head=ball}} {}."
    tags = "later/RB/ADV earlier/RB/ADV fine/JJ/ADJ in/IN/ADP found/VBN/VERB"
    assert blocker(read(told.format("balls"), later.format(behind), tags=tags)) == block
    assert blocker(read(told.format(behind), later.format("balls"), tags=tags)) == block


@pytest.mark.parametrize(
    ("first", "second", "days", "block"),
    [
        ("every", "for", 10, "moment"),
        ("each", "for", 10, "moment"),
        ("for", "every", 10, "moment"),
        ("every", "for", 15, ""),
        ("every", "every", 10, ""),
        ("for", "for", 10, ""),
        ("every day for", "for", 10, ""),
    ],
)
def test_every_so_many_days_is_how_often(first: str, second: str, days: int, block: str) -> None:
    """What comes every 15 days may last ten; two that say how often are compared, and so are equal ones."""
    told = "The fair is here {} {{{} days|kind=duration,unit=day}}."
    assert blocker(read(told.format(first, 15), told.format(second, days))) == block


@pytest.mark.parametrize(
    ("lead", "block"),
    [
        ("Second in", "moment"),
        ("Lund was third with", "moment"),
        ("Runner-up with", "moment"),
        ("Lund won in", ""),
        ("Third in Leith last year, Lund ran all the way in", ""),
        ("Second was Lund with", "moment"),
        ("Third came Lund, a smith of Leith, on", "moment"),
        ("Fifth were they all in the end at", "moment"),
        ("Second, Lund had", ""),
        ("Winner was Lund with", ""),
        ("It is told that second was Lund of", ""),
    ],
)
@pytest.mark.parametrize(
    ("best", "next_best", "kind"),
    [
        ("29:10.02", "29:40.02", "duration,unit=minute"),
        ("806kg", "802kg", "measure,unit=kg"),
        ("96", "92", "count"),
    ],
    ids=["time", "weight", "points"],
)
def test_who_came_second_has_a_result_of_his_own(
    best: str, next_best: str, kind: str, lead: str, block: str
) -> None:
    """ "Second in 29:40.02", "Second was Lund with 802kg": not what the winner had, whichever was told first."""
    won, lost = f"Holm won with {{{best}|kind={kind}}}.", f"{lead} {{{next_best}|kind={kind}}}."
    assert blocker(read(won, lost)) == block
    assert blocker(read(lost, won)) == block


def test_the_second_in_nine_days_is_no_result() -> None:
    """Days are no result: a strike of twelve is held against one of nine, whichever in a row it is."""
    told = "It is the second in {{{} days|kind=duration,unit=day}}."
    assert blocker(read("It lasts {12 days|kind=duration,unit=day}.", told.format(9))) == ""


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Holm won with {802kg|kind=measure,unit=kg}.", "Second was Lund with {802kg|kind=measure,unit=kg}."),
        (
            "Lund was second with {806kg|kind=measure,unit=kg}.",
            "Second was Lund with {802kg|kind=measure,unit=kg}.",
        ),
        ("Holm won with {£806}.", "Second was Lund with {£802}."),
    ],
    ids=["equal", "both second", "money"],
)
def test_results_of_the_second_may_be_one(first: str, second: str) -> None:
    """Equal ones contradict nothing, two may be of one second, and money is no result."""
    assert blocker(read(first, second)) == ""
