"""Ranks by two orders, places in a ranking, and ordinals that count how often something was done."""

from __future__ import annotations

import pytest
from restated_story import tagged, tell

from numcheck.linker.restated.blockers import blocked
from numcheck.linker.restated.mention import observe


def blocker(first: str, second: str) -> str:
    """The blocker between the ranks of two sentences, whose superlatives are tagged as such."""
    story = tell(first, second)
    for word in ("largest", "best"):
        story = tagged(story, word, "JJS", "ADJ")
    scene = observe(tagged(story, "in", "IN", "ADP"), 100)
    return blocked(scene, *scene.mentions)[0]


def test_ranks_by_two_superlatives_are_two() -> None:
    """The second largest lender may be the seventh best, but not the seventh largest."""
    told = "It is the {{{}|kind=ordinal,head=lender}} {} lender."
    for superlative, block in (("best", "order"), ("largest", "")):
        assert blocker(told.format("second", "largest"), told.format("seventh", superlative)) == block


@pytest.mark.parametrize(
    ("told", "block"),
    [
        ("Lund was {third|kind=ordinal} in the world rankings.", ""),
        ("Lund was {third|kind=ordinal} in the world finals.", "order"),
        ("Lund was {third|kind=ordinal} in the ranking race.", "order"),
        ("Lund won her {third|kind=ordinal,head=title} title.", "order"),
    ],
)
def test_third_in_the_rankings_is_a_place_in_an_order(told: str, block: str) -> None:
    """As "number two" is; a third title, or third in a final, is a third of several."""
    assert blocker(told, "She is {number two|kind=ordinal,head=player} player.") == block


def test_an_ordinal_may_count_turns() -> None:
    """ "For the third time" may be the fourth increase; the third week is not."""
    for noun, block in (("time", ""), ("week", "order")):
        first = f"Rates rose for the {{third|kind=ordinal,head={noun}}} {noun}."
        assert blocker(first, "The {fourth|kind=ordinal,head=increase} increase hurt.") == block


def test_the_first_time_counts_no_turns() -> None:
    """ "For the first time since May" says when, "for the second time" how often: a third defeat may be that."""
    told = "Leith lost for the {{{}|kind=ordinal,head=time}} time since May."
    for figure, block in (("1st", "order"), ("2nd", "")):
        assert blocker(told.format(figure), "The {third|kind=ordinal,head=defeat} defeat hurt.") == block
