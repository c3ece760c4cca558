"""The words right beside a figure say whether it was told of before, and what it counts."""

from __future__ import annotations

import pytest
from restated_story import tagged, tell

from numcheck.linker.restated.mention import observe


@pytest.mark.parametrize(
    ("words", "definite"),
    [
        ("The total of", True),
        ("The Welsh figure of", True),
        ("A total of", False),
        ("The highest total of", False),
        ("The new total of", False),
        ("The shed of", False),
        ("The mill, toll of", False),
    ],
)
def test_the_total_points_to_its_figure(words: str, definite: bool) -> None:
    """ "The total of 14" was told of before; a total is told now, and so is the highest of several."""
    story = tell("Rain sank {12|head=boat} boats.", f"{words} {{14}} shocked Leith.")
    assert observe(tagged(story, "highest", "JJS"), 100).mentions[1].definite is definite


def test_where_it_was_is_no_noun_of_a_figure() -> None:
    """ "20 at cathedral" counts no cathedral, "20 of staff" counts staff."""
    for word, noun, counted in (("at", "cathedral", ""), ("in", "mill", ""), ("of", "staff", "staff")):
        story = tagged(tell(f"# Blast hurts {{20}} {word} {noun}"), word, "IN", "ADP")
        assert observe(story, 100).mentions[0].noun == counted
