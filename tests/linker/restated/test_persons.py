"""Whose name and whose age a figure stands beside."""

from __future__ import annotations

import pytest
from restated_story import read, tell

from numcheck.linker.restated.blockers import blocked
from numcheck.linker.restated.observe import observe
from numcheck.linker.restated.persons import person_at, share_a_person


@pytest.mark.parametrize(
    ("a", "b", "one"),
    [
        ("names=tony carey marsh", "names=tony marsh", True),
        ("names=tony carey marsh", "names=carey marsh", True),
        ("names=tony marsh", "names=marsh", True),
        ("names=tony marsh", "subject=marsh", True),
        ("names=ann marsh", "names=tony marsh", False),
        ("names=tony marsh", "names=tony berg", False),
        ("names=tony marsh", "subject=berg", False),
    ],
)
def test_names_that_may_be_one_persons(a: str, b: str, one: bool) -> None:
    """A surname and a name that ends in it, or a surname and one more name; two first names are two."""
    story = tell(f"It was {{33|kind=age,{a}}} there.", f"It was {{36|kind=age,{b}}} here.")
    assert share_a_person(*observe(story, 100).mentions) is one


@pytest.mark.parametrize(
    ("told", "block"),
    [
        ("He was {46|kind=age}.", ""),
        ("He was {46|kind=age} when he won.", "age"),
        ("They mourn one of {46|kind=age}.", "age"),
        ("He died in the week after his wife, who was {46|kind=age}.", "age"),
    ],
)
def test_he_is_the_one_of_the_headline(told: str, block: str) -> None:
    """ "He was 46." below "Carey dies at 64": not when he won, not somebody else, nor so far on; nor below "wins at 64"."""
    for verb, stops in (("die", block), ("win", "age")):
        scene = observe(tell(f"# Carey {verb}s at {{64|kind=age,names=carey,predicate={verb}}}", told), 100)
        assert blocked(scene, *scene.mentions)[0] == stops
    below = observe(tell(told, "Carey died at {64|kind=age,names=carey}."), 100)
    assert blocked(below, *below.mentions)[0] == "age"


@pytest.mark.parametrize(
    ("told", "person"),
    [
        ("Ann Marsh, an {82-year-old|kind=age,head=widow} widow, fled.", "ann marsh"),
        ("Ann Marsh is an {82-year-old|kind=age,head=widow} widow.", "ann marsh"),
        ("They flew from Marsh to fetch an {82-year-old|kind=age,head=widow} widow.", ""),
        ("They flew from Marsh to fetch an {82-year-old|kind=age,head=widow} widow, Holm.", "holm"),
        ("They flew from Marsh to fetch one who is {82|kind=age}.", "marsh"),
    ],
    ids=["comma", "is", "from", "behind", "no noun"],
)
def test_an_age_before_its_noun_is_of_who_is_tied_to_it(told: str, person: str) -> None:
    """A comma or "is" ties a widow to the name before her; where she was fetched from is no name of hers."""
    scene = observe(read(told, tags="is/VBZ/AUX Ann/NNP/PROPN Marsh/NNP/PROPN Holm/NNP/PROPN"), 100)
    assert person_at(scene, *scene.mentions) == person
