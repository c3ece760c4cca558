"""Stretches and stages that a number names are one where the name is one."""

from __future__ import annotations

from dataclasses import replace

from restated_story import tell

from numcheck.extractor import extract
from numcheck.linker.restated.named import named
from numcheck.readers import read_bytes


def tied(*blocks: str) -> list[tuple[str, ...]]:
    """The texts of the figures in each tie of a story whose figures are all labels."""
    story = tell(*blocks)
    story = replace(story, quantities=tuple(replace(q, status="label") for q in story.quantities))
    return [
        tuple(filler.span.of(story.article.text) for filler in relation.fillers) for relation in named(story)
    ]


def test_one_quarter_told_of_twice() -> None:
    """Its name is the ordinal and the noun; another quarter is another."""
    assert tied(
        "Sales rose in the {3rd|kind=ordinal} quarter.",
        "Sales fell in the {4th|kind=ordinal} quarter.",
        "In the {3rd|kind=ordinal} quarter staff left.",
    ) == [("3rd", "3rd")]


def test_the_quarters_of_two_years_are_two() -> None:
    """Where two years are named, one without a year may be of either."""
    first = "Sales rose in the {3rd|kind=ordinal} quarter of 2003."
    assert tied(first, "Sales fell in the {3rd|kind=ordinal} quarter of 2004.") == []
    assert tied(first, "In the {3rd|kind=ordinal} quarter staff left.") == [("3rd", "3rd")]


def test_a_stage_is_named_by_who_is_left() -> None:
    """The last 16 are one stage; the top 16 are none."""
    assert tied("Lund reached the last {16}.", "Berg left the last {16} in tears.") == [("16", "16")]
    assert tied("Lund reached the top {16}.", "Berg left the top {16} in tears.") == []


def test_an_address_names_no_stretch() -> None:
    """Two equal labels of another sort are no one thing for that."""
    assert tied("It is at Number {10} here.", "It is at Number {10} there.") == []


def test_an_age_group_is_named_by_its_ends() -> None:
    """ "16 to 20-year-olds" twice are one sort of people; of one age there are many people."""
    told = "They asked {{{}|kind=age{}}} of Lund."
    first, second = told.format("16", ",range=1"), told.format("16", ",range=1")
    assert tied(first, second) == [("16", "16")]
    assert tied(first, told.format("20", ",range=1")) == []
    assert tied(told.format("16", ""), told.format("16", "")) == []


def test_several_days_are_one_lot() -> None:
    """ "4 or 5 April" is no day of its own, and one with "4 or 5 April"."""
    text = "The poll is on 4 or 5 April.\n\nThey will vote on 4 or 5 April, or on 7 April.\n\nThe fair is on 4-6 April.\n"
    article = read_bytes(text.encode(), "story.txt")
    story = replace(tell("Nothing."), article=article, quantities=extract(article))
    assert [[filler.text for filler in tie.fillers] for tie in named(story)] == [
        ["4 or 5 April", "4 or 5 April"]
    ]
