"""What "of them" may mean: a part greater than the nearest figure points past it, unless nothing else is there."""

from __future__ import annotations

import pytest

from numcheck.linker.relations.part import find_pairs
from tests.linker.relations.parsed import page

MEANT = [
    ("The bus held 44 pupils. Fifty-one of them were hurt.", "44"),
    ("The ferry carried 48 guests to the islands. Fifty-two of them were sick.", "48"),
    ("The slide killed 14 people. Nineteen of those killed were on skis.", "14"),
    ("They treated 37 runners at the lake, most of them for sunburn.", "37"),
    ("The hall holds 90 desks. Pupils have broken 40 of them.", "90"),
]
NOT_MEANT = [
    "Each guest was allowed two bags. Horses went by barge, 52 of them in all.",
    "Marchers from four villages came. About 700 of them stayed overnight.",
    "The reserve has 40 rangers. Burying the dead took weeks, for there were 217 of them.",
    "The harbour has 29 berths. “People were queuing,” she said. “Eleven hundred of them could not pay.”",
    "The play began three hours late. He endured five hours of that.",
    "He found it in 320 schools. Hay has 40 schools. It was bad in 96 of them.",
    "The club has three coaches. Four of those in the north are full.",
]


@pytest.mark.parametrize(("text", "whole"), MEANT)
def test_a_pronoun_means_the_only_set_it_can(text: str, whole: str) -> None:
    """Nothing nearer is plural, or the part fits: the figure before is the whole."""
    (pair,) = [pair for pair in find_pairs(page(text)) if pair.part.index == 1]
    assert pair.whole.span.of(text) == whole


@pytest.mark.parametrize("text", NOT_MEANT)
def test_a_part_that_does_not_fit_means_something_else(text: str) -> None:
    """Another plural, a group, a speaker's own words, or a greater number of the same may be meant."""
    assert [pair for pair in find_pairs(page(text)) if pair.because.startswith("“of ")] == []
