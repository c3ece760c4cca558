"""Lengths of two things, some of a name, and how many a body is made up of."""

from __future__ import annotations

import pytest
from restated_story import blocker, read


@pytest.mark.parametrize(
    ("first", "second", "block"),
    [
        (
            "{four|kind=duration,unit=year,head=ban} ban",
            "{seven|kind=duration,unit=year,head=break} break of the ban",
            "noun",
        ),
        (
            "{four|kind=duration,unit=year,head=ban} ban",
            "{seven|kind=duration,unit=year,head=break} break of the rule",
            "",
        ),
        (
            "{four|kind=duration,unit=year,head=ban} ban",
            "{seven|kind=duration,unit=year,head=ban} term of the ban",
            "",
        ),
        (
            "{four|kind=duration,unit=year,head=ban} ban",
            "{seven|kind=duration,unit=year} break of the ban",
            "",
        ),
        (
            "{four|kind=duration,unit=year,head=ban} ban",
            "{seven|kind=duration,unit=year,head=break,definite} break of the ban",
            "",
        ),
    ],
    ids=["break", "unspoken", "ban", "headless", "definite"],
)
def test_a_break_of_seven_years_is_no_ban_of_four(first: str, second: str, block: str) -> None:
    """A length of something else than what its sentence speaks of, too; without a noun it may be of that."""
    assert blocker(read(f"It is a {first}.", f"It came in a {second}.")) == block


@pytest.mark.parametrize(
    ("first", "words", "noun", "block"),
    [
        ("Mill has {16|head=boat} boats.", "All {four|head=boat}", "Bavarian boats", "some"),
        ("Mill has {16|head=boat} boats.", "The {four|head=boat,definite}", "Bavarian boats", "some"),
        ("Mill has {16|head=boat} boats.", "Some {four|head=boat}", "Bavarian boats", ""),
        ("Mill has {16|head=boat} boats.", "All {four|head=boat}", "small boats", ""),
        ("Mill has {16|head=boat} boats.", "All {16|head=boat}", "Bavarian boats", ""),
        ("Mill has {16|head=boat} boats in France.", "All {four|head=boat}", "French boats", ""),
        ("Mill has {16|head=boat} Lund boats.", "All {four|head=boat}", "Lund boats", ""),
        ("Mill has {16|head=boat,names=lund} boats.", "All {four|head=boat}", "Lund boats", ""),
        ("Mill has {16|head=boat} Rangers boats.", "All {four|head=boat}", "Rangers boats", ""),
    ],
    ids=["all", "the", "some", "no name", "equal", "place", "name", "name beside", "plural name"],
)
def test_all_of_a_name_are_some(first: str, words: str, noun: str, block: str) -> None:
    """Of 16 boats "all four Bavarian boats" are four, unless they are French and France was spoken of, or the name was."""
    assert blocker(read(first, f"{words} {noun} sank.")) == block


def test_a_rounded_figure_of_a_name_may_be_the_whole() -> None:
    """ "All 4,000 Lund boats" may be the 4,100; 3,000 are some."""
    for figure, block in (("4,000", ""), ("3,000", "some")):
        story = read("Mill has {4,100|head=boat} boats.", f"All {{{figure}|head=boat}} Lund boats sank.")
        assert blocker(story) == block


def test_only_what_is_counted_has_some_of_a_name() -> None:
    """The £4 Lund fund is no part of a fund of £16."""
    first = "Mill has a {£16|head=fund} fund."
    assert blocker(read(first, "The {£4|head=fund,definite} Lund fund sank.")) == ""


@pytest.mark.parametrize(
    ("first", "second", "block"),
    [
        ("The {30|head=member}-member cabinet met.", "It has {12|head=member} members.", "sort"),
        ("It has {12|head=member} members.", "The {30|head=member}-member cabinet met.", "sort"),
        ("The {30|head=member}-member limit is new.", "It has {12|head=member} members.", ""),
        ("The {30|head=member} member cabinet met.", "It has {12|head=member} members.", ""),
        ("The {30|head=member}-member cabinet met.", "The cabinet has {12|head=member} members.", ""),
        ("# The {30|head=member}-member cabinet meets", "It has {12|head=member} members.", ""),
        ("The {30|head=member}-member cabinet met.", "# It has {12|head=member} members", ""),
        ("The {12|head=member}-member cabinet met.", "It has {12|head=member} members.", ""),
        ("The {30|head=member}-member cabinet met.", "It has {12|head=minister} ministers.", ""),
    ],
    ids=[
        "body",
        "turned",
        "no body",
        "no hyphen",
        "of the body",
        "headline",
        "headline behind",
        "equal",
        "alike",
    ],
)
def test_a_cabinet_is_made_up_of_so_many(first: str, second: str, block: str) -> None:
    """A 30-member cabinet, and 12 members of whatever else; of a limit of 30 members they may be too many."""
    assert blocker(read(first, second)) == block


@pytest.mark.parametrize(
    ("told", "words", "where", "block"),
    [
        ("games", "all {five|head=game}", "in the Derby Cup", "some"),
        ("games", "the {five|head=game,definite}", "in the Derby Cup", ""),
        ("games", "{five|head=game}", "in the Derby Cup", ""),
        ("games", "all {14|head=game}", "in the Derby Cup", ""),
        ("games", "all {five|head=game}", "in the old cup", ""),
        ("games", "all {five|head=game}", ", in the Derby Cup", ""),
        ("games", "all {five|head=game}", "in spring, and the Derby Cup", ""),
        ("games", "all {five|head=game}", "in what was Derby", ""),
        ("games", "all {five|head=game}", "when Derby came", ""),
        ("games", "all {five|head=game}", "in the long wet end of the Derby Cup", ""),
        ("games in the Derby Cup", "all {five|head=game}", "in the Derby Cup", ""),
    ],
    ids=["all", "the", "five", "equal", "no name", "mark", "mark in it", "verb", "clause", "far", "told of"],
)
def test_all_five_in_a_cup_are_some(told: str, words: str, where: str, block: str) -> None:
    """Of 14 games "all five in the Derby Cup" are five; "the five games" may be in it and anywhere."""
    tags = "in/IN/ADP of/IN/ADP was/VBD/VERB when/WRB/SCONJ"
    story = read(f"Rovers had {{14|head=game}} {told}.", f"They lost {words} games {where}.", tags=tags)
    assert blocker(story) == block
