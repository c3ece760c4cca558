"""Restated figures compare as printed first (numcheck/README.md, "What a printed figure may mean")."""

from __future__ import annotations

from enum import Enum
from fractions import Fraction

from numcheck.model.quantity import Measure


class Agreement(Enum):
    """How two figures of the same thing agree."""

    AGREE = "agree"
    UNUSUAL = "unusual"  # only beyond what readers take the words to say, or a bound against a bound
    VAGUE = "vague"  # only by what a vague word stands for
    CLASH = "clash"


def compare(a: Measure, b: Measure) -> Agreement:
    """Whether two figures in the same unit can both be true of one thing.

    The same printed value never conflicts, whatever its modifiers. Two bare figures with the same last
    non-zero place must be equal. Bounds of one direction compare by their printed figures. Figures of different
    precision are judged on what is possible, for a headline rounds: "$56" may stand for "$55.94", though an
    integer by itself means exactly what it says.
    """
    if a.printed is not None and a.printed == b.printed:
        return Agreement.AGREE
    if a.bare and b.bare and a.place is not None and a.place == b.place:
        return Agreement.CLASH
    if a.bare and b.bare and (_rounds_to(a, b) or _rounds_to(b, a)):
        return Agreement.AGREE
    if a.modifier.bound and a.modifier.bound == b.modifier.bound and a.printed and b.printed:
        return Agreement.UNUSUAL
    if not a.possible.meets(b.possible):
        return Agreement.VAGUE if a.vague or b.vague else Agreement.CLASH
    if _one_step_off(a, b) or _one_step_off(b, a):
        return Agreement.UNUSUAL
    if a.usual.meets(b.usual) or (a.place != b.place and a.bare and b.bare):
        return Agreement.AGREE
    return Agreement.VAGUE if a.vague or b.vague else Agreement.UNUSUAL


def _rounds_to(a: Measure, b: Measure) -> bool:
    """Whether a figure with decimals comes to a whole number."""
    if a.printed is None or b.printed is None or a.place is None or b.place is None:
        return False
    return a.place < 1 <= b.place and abs(a.printed - b.printed) <= Fraction(1, 2)


def _one_step_off(bound: Measure, bare: Measure) -> bool:
    """Whether a figure is a step or more of a bound's last place away: "up to five years" and "four years".

    A writer who knows that it is four writes four, or "up to four"; of 5,621 he writes "more than 5,600", or "more
    than 5,000", and not "more than 5,200".
    """
    if not bound.modifier.bound or bound.vague or not bare.bare:
        return False
    if bound.place is None or bare.place is None or bound.printed is None or bare.printed is None:
        return False
    return bare.place <= bound.place and _step(bound.printed, bound.place) <= abs(
        bare.printed - bound.printed
    )


def _step(printed: Fraction, place: Fraction) -> Fraction:
    """The last place that is not nought: of $2.30 a tenth, for pence are printed whether they count or not."""
    while place < 1 and printed % (10 * place) == 0:
        place *= 10
    return place
