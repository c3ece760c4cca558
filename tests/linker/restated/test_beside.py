"""The words right beside a figure say whether it was told of before, and what it counts."""

from __future__ import annotations

import pytest
from restated_story import read, tagged, tell

from numcheck.linker.restated.observe import observe


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


@pytest.mark.parametrize(("noun", "baseline"), [("quota", False), ("limit", False), ("catch", True)])
def test_a_quota_is_a_mark_to_pass(noun: str, baseline: bool) -> None:
    """ "Below the 49 tonne quota" is below what holds now; "below the 49 tonne catch" is below an earlier one."""
    story = tell(f"Landings are {{12}} tonnes, still below the {{49}} tonne {noun}.")
    assert observe(story, 100).mentions[1].baseline is baseline


@pytest.mark.parametrize(
    ("words", "baseline"),
    [
        ("compared/VBN/VERB well/RB/ADV with/IN/ADP", True),
        ("compared/VBN/VERB very/RB/ADV well/RB/ADV with/IN/ADP", True),
        ("compared/VBN/VERB so/RB/ADV very/RB/ADV well/RB/ADV with/IN/ADP", True),
        ("compared/VBN/VERB notes/NNS/NOUN with/IN/ADP", False),
        ("fell/VBD/VERB steadily/RB/ADV from/IN/ADP", True),
        ("fell/VBD/VERB steadily/RB/ADV by/IN/ADP", False),
        ("up/RB/ADV from/IN/ADP", True),
        ("instead/RB/ADV of/IN/ADP", True),
        ("formerly/RB/ADV", True),
        ("lately/RB/ADV", False),
    ],
)
def test_an_adverb_may_stand_in_a_comparison(words: str, baseline: bool) -> None:
    """ "Compares well with 49", "up from 49": an adverb parts no such phrase, and may be one of its words."""
    phrase = " ".join(word.partition("/")[0] for word in words.split())
    assert (
        observe(read(f"It {phrase} {{49|head=boat}} boats.", tags=words), 100).mentions[0].baseline
        is baseline
    )


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("All", True),
        ("So all", True),
        ("In all", False),
        ("Still, in all", False),
        ("Sold in all", True),
        ("All of", False),
        ("", False),
    ],
)
def test_in_all_is_a_total(words: str, said: bool) -> None:
    """ "In all 16 boats sank" counts those that sank, "all 16 boats" those there are."""
    assert observe(tell(f"{words} {{16|head=boat}} boats sank.".strip()), 100).mentions[0].says_all is said
