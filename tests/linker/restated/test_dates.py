"""Which days, years and times of day are of one event."""

from __future__ import annotations

from dataclasses import replace

import pytest
from restated_story import blocker, read

from numcheck.linker.context import Context
from numcheck.model.article import BlockKind


@pytest.mark.parametrize(("tense", "block"), [("future", "date"), ("past", "")])
def test_an_hour_that_has_been_is_not_one_to_come(tense: str, block: str) -> None:
    """The choir sang at seven, and will sing at nine; it sang at seven, or at nine."""
    told = "The choir {} in the square of Leith at {{{}|kind=clock,predicate=sing,tense={}}} on Friday."
    first, second = told.format("sang", 7, "past"), told.format("sings", 9, tense)
    assert blocker(read(first, second)) == block
    assert blocker(read(second, first)) == block


def captioned(story: Context, *captions: int) -> Context:
    """The story with some of its blocks below pictures."""
    blocks = (
        replace(block, kind=BlockKind.CAPTION) if i in captions else block
        for i, block in enumerate(story.article.blocks)
    )
    return replace(story, article=replace(story.article, blocks=tuple(blocks)))


@pytest.mark.parametrize(
    ("captions", "block"),
    [((0, 1), "date"), ((0,), ""), ((1,), ""), ((), "")],
    ids=["both", "a", "b", "none"],
)
@pytest.mark.parametrize("kind", ["date", "year"])
def test_each_picture_has_a_day_of_its_own(kind: str, captions: tuple[int, ...], block: str) -> None:
    """Two captions tell of two days, a caption and the story below it may tell of one."""
    days = (4, 7) if kind == "date" else (2004, 2007)
    told = "The choir sings in the old square at the fair of {{{}|kind={},predicate=sing}}."
    story = read("# Choir sings", *(told.format(day, kind) for day in days))
    # Two years of the story itself are two, whatever the words.
    block = "date" if kind == "year" and not captions else block
    assert blocker(captioned(story, *(i + 1 for i in captions))) == block


@pytest.mark.parametrize(
    ("first", "second", "block"),
    [
        ("on", "two days after the vote, on", "date"),
        ("two days after the vote, on", "on", "date"),
        ("on", "a week before the vote, on", "date"),
        ("on", "three months later, on", "date"),
        ("on", "three months earlier, on", "date"),
        ("two days after the vote, on", "two weeks before the vote, on", ""),
        ("on", "after the vote, on", ""),
        ("on", "for two days, on", ""),
        ("on", "two days after the vote that Leith held among its own old boats and mills, on", ""),
    ],
)
def test_a_day_reckoned_from_another_is_not_that_day(first: str, second: str, block: str) -> None:
    """ "Two days after the vote, on 9 April" dates what came of it; "after the vote, on 9 April" may be the vote."""
    told = "The choir sings in the old square {} {{{}|kind=date,predicate=sing}} April."
    assert blocker(read(told.format(first, 7), told.format(second, 9))) == block


@pytest.mark.parametrize(("kind", "figures"), [("year", (2007, 2009)), ("clock", (7, 9))])
def test_a_year_and_an_hour_may_be_reckoned_too(kind: str, figures: tuple[int, int]) -> None:
    """ "Two years after the fire, in 2009" is no other account of "in 2007" in the headline."""
    told = "{}oir sings in the old square {}{{{}|kind={},predicate=sing}}"
    first, second = figures
    for words, block in (("two years after the fire, in ", "date"), ("after the fire, in ", "")):
        story = read(told.format("# Ch", "in ", first, kind), told.format("The ch", words, second, kind))
        assert blocker(story) == block
