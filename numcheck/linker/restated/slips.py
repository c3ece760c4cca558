"""Whether two figures differ as a slip of the keyboard, the eye or the count makes them differ."""

from __future__ import annotations

import re
from enum import Enum
from fractions import Fraction
from math import log

from numcheck.model.quantity import Kind, Quantity

_SIGNIFICANT = 3  # digits; below three a slip and another number look much alike
_SMALL = 13  # below it figures are counted rather than typed
_FAREST = 5.0  # beyond a hundred and fifty times it makes no difference
_PLACES = frozenset(Fraction(10) ** power for power in range(1, 10))
_MAGNITUDES = frozenset(Fraction(10) ** power for power in (3, 6, 9))
_ROUNDED_TO = 2  # digits of the coarser figure; many round to one
_CLOSE_DIGITS = 30  # a digit too many makes a number some ten times as large, never much more
_UNTYPED = frozenset({Kind.DATE, Kind.SCORE, Kind.CLOCK})


class Slip(Enum):
    """A way in which figures are mistaken, each as rare between different things as its weight says."""

    MAGNITUDE = "magnitude"
    TENFOLD = "tenfold"
    TRANSPOSED = "transposed"
    TRANSPOSED_TWO = "transposed-two"
    DIGIT = "digit"
    DIGIT_OF_TWO = "digit-of-two"
    INSERTED = "inserted"
    ROUNDED = "rounded"
    STEP = "step"

    @property
    def words(self) -> str:
        """The slip told to a reader; empty where so few digits differ by chance as often."""
        return _WORDS.get(self, "")


_WORDS = {
    Slip.MAGNITUDE: "the same digits in another magnitude",
    Slip.TENFOLD: "a zero or a point more or less",
    Slip.TRANSPOSED: "two digits change places",
    Slip.TRANSPOSED_TWO: "two digits change places",
    Slip.DIGIT: "one digit differs",
    Slip.ROUNDED: "with two digits or a point moved the one rounds to the other",
}


_ONE_SLIP = frozenset({Slip.TRANSPOSED, Slip.TRANSPOSED_TWO, Slip.ROUNDED})


def slip(a: Quantity, b: Quantity) -> Slip | None:
    """The slip that would make one figure of the other, or None."""
    first, second = a.measure.printed, b.measure.printed
    if first is None or second is None or first == second or first <= 0 or second <= 0 or a.kind in _UNTYPED:
        return None
    ratio = max(first, second) / min(first, second)
    one, other = _numeral(a), _numeral(b)
    if ratio in _MAGNITUDES and _same_digits(one, other):
        return Slip.MAGNITUDE
    if max(first, second) < _SMALL and first.denominator == second.denominator == 1:
        return Slip.STEP if abs(first - second) == 1 else None
    longest = max(len(one), len(other))
    if ratio == 10 and longest >= _SIGNIFICANT:
        return Slip.TENFOLD
    if len(one) == len(other):
        at = [i for i in range(len(one)) if one[i] != other[i]]
        if len(at) == 2 and at[1] == at[0] + 1 and one[at[0]] == other[at[1]] and one[at[1]] == other[at[0]]:
            return Slip.TRANSPOSED if longest >= _SIGNIFICANT else Slip.TRANSPOSED_TWO
        if len(at) == 1 and a.kind is not Kind.YEAR:  # two years of one decade are two years
            return Slip.DIGIT if longest >= _SIGNIFICANT else Slip.DIGIT_OF_TWO
    if _rounds_when_mended(a, b) or _rounds_when_mended(b, a):
        return Slip.ROUNDED
    inserted = abs(len(one) - len(other)) == 1 and ratio < _CLOSE_DIGITS and _one_more(one, other)
    return Slip.INSERTED if inserted else None


def _rounds_when_mended(fine: Quantity, coarse: Quantity) -> bool:
    """Whether a figure with two digits or its point moved rounds to a coarser one: 41.70 and 47, 15.3 and 1.5."""
    value, least = fine.measure.printed, fine.measure.place
    rounded, place = coarse.measure.printed, coarse.measure.place
    if value is None or not least or rounded is None or not place or abs(value - rounded) <= place:
        return False
    digits = str(int(value / least))
    if len(digits) < _SIGNIFICANT or len(str(int(rounded / place))) < _ROUNDED_TO:
        return False
    swapped = (digits[:i] + digits[i + 1] + digits[i] + digits[i + 2 :] for i in range(len(digits) - 1))
    mended = [(int(typed) * least, least) for typed in swapped]
    mended += [(value * 10, least * 10), (value / 10, least / 10)]
    return any(finer < place and abs(other - rounded) <= place / 2 for other, finer in mended)


def far_apart(a: Quantity, b: Quantity) -> float:
    """How far two values lie apart, as the logarithm of their ratio, at most `_FAREST`.

    A magnitude, a nought or two digits in each other's place are one slip however far they carry: these are not apart.

    An account that errs seldom errs by much: 12,000 for 15,000, but hardly 40,000.
    """
    first, second = a.measure.printed, b.measure.printed
    if first is None or second is None or first <= 0 or second <= 0 or a.calendar is not None:
        return 0.0
    ratio = max(first, second) / min(first, second)
    if ratio in _PLACES or slip(a, b) in _ONE_SLIP:
        return 0.0
    return min(_FAREST, log(ratio))


def _same_digits(one: str, other: str) -> bool:
    """Whether two numerals have the same two or more significant digits."""
    digits = one.strip("0")
    return len(digits) > 1 and digits == other.strip("0")


def _one_more(one: str, other: str) -> bool:
    """Whether the longer of two numerals is the other and a digit."""
    long, short = (one, other) if len(one) > len(other) else (other, one)
    return any(long[:i] + long[i + 1 :] == short for i in range(len(long)))


def _numeral(quantity: Quantity) -> str:
    """The digits as printed, without separators, the leading and trailing zeros of a fraction kept."""
    digits = re.sub(r"\D", "", quantity.digits)
    if digits:
        return digits
    printed = quantity.measure.printed
    return str(int(printed)) if printed is not None and printed.denominator == 1 else ""
