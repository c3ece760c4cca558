"""Ranks by two orders, places in a ranking, and ordinals that count how often something was done."""

from __future__ import annotations

import pytest
from restated_story import blocker as blocker_of
from restated_story import read, tagged, tell

from numcheck.linker.restated.blockers import blocked
from numcheck.linker.restated.observe import observe


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


@pytest.mark.parametrize(
    ("ranks", "pair", "block"),
    [
        (("1st", "2nd", "3rd"), (0, 1), "order"),
        (("1st", "2nd", "3rd"), (1, 2), "order"),
        (("1st", "2nd", "3rd"), (0, 2), "order"),
        (("2nd", "3rd", "4th"), (0, 2), "order"),
        (("1st", "2nd"), (0, 1), ""),
        (("1st", "2nd", "4th"), (0, 1), ""),
        (("1st", "2nd", "3rd", "7th"), (2, 3), ""),
        (("1st", "2nd", "3rd", "2nd"), (1, 3), ""),
    ],
)
def test_nights_told_in_their_order_are_several(
    ranks: tuple[str, ...], pair: tuple[int, int], block: str
) -> None:
    """The first night, the second and the third are three; of two, or with a gap, the one may be the other."""
    told = (f"They sang on the {{{rank}|kind=ordinal,head=night}} night." for rank in ranks)
    assert blocker_of(read(*told), *pair) == block


def test_a_row_is_of_one_noun_below_the_headline() -> None:
    """A headline's night is no part of a row, nor is the third act of a first night and a second."""
    told = "They sang on the {{{}|kind=ordinal,head={}}} {}"
    first, second, third = (told.format(rank, "night", "night") for rank in ("1st", "2nd", "3rd"))
    assert blocker_of(read(f"# {first}", f"{second}.", f"{third}."), 1, 2) == ""
    assert blocker_of(read(f"# {first}", f"{first}.", f"{second}.", f"{third}."), 0, 2) == ""
    assert blocker_of(read(f"{first}.", f"{second}.", told.format("3rd", "act", "act")), 0, 1) == ""
