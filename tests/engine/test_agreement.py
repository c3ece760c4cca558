"""How two values of one thing agree: every row of the design's comparison as printed first, and every sort of value."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from numcheck.engine.agreement import agreement
from numcheck.engine.values import Units
from numcheck.model.interval import Interval
from numcheck.model.printed import Agreement
from numcheck.model.quantity import Calendar, Direction, Kind, Measure, Modifier, Unit
from numcheck.model.relation import Value, Weekday, Word
from numcheck.resources.units import load_units

from .hand import POUND, bound, exactly, percent, rounded, vague

UNITS = Units(load_units().convert)
MILE, KILOMETRE = Unit("mile", "length"), Unit("kilometre", "length")
AGREE, UNUSUAL, VAGUE, CLASH = Agreement.AGREE, Agreement.UNUSUAL, Agreement.VAGUE, Agreement.CLASH


def about(value: int, tenth: int) -> Measure:
    """ "about" a number."""
    return replace(rounded(value, tenth), modifier=Modifier.APPROXIMATE)


@pytest.mark.parametrize(
    ("a", "b", "expected", "why"),
    [
        (exactly(12), exactly(12), AGREE, "the same number"),
        (exactly(12), exactly(13), CLASH, "two exact numbers"),
        (rounded(1200, 50), rounded(900, 50), CLASH, "the same last place must be equal"),
        (percent(2), percent(3), CLASH, "roundings are half open"),
        (
            rounded(15000, 500),
            bound(15000, Modifier.MORE_THAN, 20000),
            AGREE,
            "the same print, whatever the words",
        ),
        (rounded(15000, 500), exactly(14872), AGREE, "a headline rounds"),
        (rounded(15000, 500), exactly(14420), CLASH, "but not as far as that"),
        (about(12000, 1200), rounded(13000, 50), AGREE, "about is a tenth either way"),
        (about(12000, 1200), rounded(15000, 500), CLASH, "and no more"),
        (
            bound(30, Modifier.AT_MOST, 20),
            bound(45, Modifier.AT_MOST, 30),
            UNUSUAL,
            "bounds of one direction by print",
        ),
        (bound(30, Modifier.MORE_THAN, 40), exactly(35), AGREE, "more than 30 may be 35"),
        (bound(30, Modifier.MORE_THAN, 40), exactly(90), UNUSUAL, "and nobody would say so of 90"),
        (bound(30, Modifier.MORE_THAN, 40), exactly(12), CLASH, "and it is not 12"),
        (vague(24), exactly(12), VAGUE, "dozens are not twelve, as far as one can say"),
        (vague(24), exactly(60), AGREE, "but may be sixty"),
        (rounded(30, 1, MILE), rounded(48, 1, KILOMETRE), AGREE, "two units of one length"),
        (rounded(30, 1, MILE), rounded(84, 1, KILOMETRE), CLASH, "that is another length"),
        (exactly(30, MILE), exactly(30, POUND), AGREE, "nothing is known of miles in pounds"),
        (Calendar(1934), Calendar(1943), CLASH, "two years"),
        (Calendar(1934), Calendar(1934, 5, 2), AGREE, "a year and a day of it"),
        (Calendar(None, 5, 2), Calendar(1934, 5, 3), CLASH, "two days of May"),
        (Calendar(None, 5, 2), Calendar(1934), AGREE, "nothing printed by both"),
        (Calendar(1990, decade=True), Calendar(1994), AGREE, "a year of the decade"),
        (Calendar(1990, decade=True), Calendar(1984), CLASH, "a year of another"),
        (Weekday(0), Weekday(1), CLASH, "two weekdays"),
        (Weekday(0), Calendar(2019, 4, 29, 0), AGREE, "the weekday of a full date"),
        (Weekday(1), Calendar(2019, 4, 29, 0), CLASH, "and another one"),
        (Word("3-1"), Word("3-1"), AGREE, "one score"),
        (Word("3-1"), Word("3-2"), CLASH, "two scores"),
        (Direction.UP, Direction.DOWN, CLASH, "two directions"),
        (Word("3-1"), exactly(3), AGREE, "what cannot be compared is no conflict"),
    ],
)
def test_two_values_agree_or_not(a: Value, b: Value, expected: Agreement, why: str) -> None:
    """Whichever is told first."""
    assert agreement(a, b, UNITS) is expected, why
    assert agreement(b, a, UNITS) is expected, why


@given(st.integers(1, 10**6), st.integers(0, 1000), st.integers(1, 10**6), st.integers(0, 1000))
def test_figures_that_may_be_equal_never_clash_but_by_their_print(a: int, x: int, b: int, y: int) -> None:
    """Without a printed number only the intervals count."""

    def unprinted(value: int, half: int) -> Measure:
        interval = Interval(Fraction(value - half), Fraction(value + half))
        return Measure(interval, interval, kind=Kind.COUNT)

    one, other = unprinted(a, x), unprinted(b, y)
    clash = agreement(one, other, UNITS) is CLASH
    assert clash is not one.possible.meets(other.possible)
