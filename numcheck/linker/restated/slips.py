"""Whether two figures differ as a slip of the keyboard makes them differ."""

from __future__ import annotations

import re
from fractions import Fraction
from math import log

from numcheck.model.quantity import Quantity

TRANSPOSED = "two digits change places"
TENFOLD = "a zero or a point more or less"
_SIGNIFICANT = 3  # below three digits a slip and another number look alike
_FAREST = 3.0  # beyond twentyfold it makes no difference
_PLACES = frozenset(Fraction(10) ** power for power in range(1, 10))
_MAGNITUDES = frozenset(Fraction(10) ** power for power in (3, 6, 9))


def magnitude_slip(a: Quantity, b: Quantity) -> bool:
    """Whether two figures have the same two or more significant digits, a thousand or a million apart."""
    first, second = a.measure.printed, b.measure.printed
    if first is None or second is None or first == second or first <= 0 or second <= 0:
        return False
    digits = _numeral(a).strip("0")
    return (
        max(first, second) / min(first, second) in _MAGNITUDES
        and len(digits) > 1
        and digits == _numeral(b).strip("0")
    )


def slip(a: Quantity, b: Quantity) -> str:
    """The slip in words ("two digits change places"), or an empty string; three or more digits only."""
    first, second = a.measure.printed, b.measure.printed
    if first is None or second is None or first == second or first <= 0 or second <= 0:
        return ""
    ratio = max(first, second) / min(first, second)
    one, other = _numeral(a), _numeral(b)
    if ratio in _MAGNITUDES and one == other and len(one.strip("0")) > 1:
        return "the same digits in another magnitude"
    if max(len(one), len(other)) < _SIGNIFICANT:
        return ""
    if ratio == 10:
        return TENFOLD
    if len(one) == len(other):
        at = [i for i in range(len(one)) if one[i] != other[i]]
        if len(at) == 2 and at[1] == at[0] + 1 and one[at[0]] == other[at[1]] and one[at[1]] == other[at[0]]:
            return TRANSPOSED
        if len(at) == 1 and len(one) >= _SIGNIFICANT:
            return "one digit differs"
    return ""


def far_apart(a: Quantity, b: Quantity) -> float:
    """How far two values lie apart, as the logarithm of their ratio, at most `_FAREST`; by a slip of magnitude not at all.

    An account that errs seldom errs by much: 12,000 for 15,000, but hardly 40,000.
    """
    first, second = a.measure.printed, b.measure.printed
    if first is None or second is None or first <= 0 or second <= 0 or a.calendar is not None:
        return 0.0
    ratio = max(first, second) / min(first, second)
    if ratio in _PLACES:
        return 0.0
    return min(_FAREST, log(ratio))


def _numeral(quantity: Quantity) -> str:
    """The digits as printed, without separators, the leading and trailing zeros of a fraction kept."""
    digits = re.sub(r"\D", "", quantity.digits)
    if digits:
        return digits
    printed = quantity.measure.printed
    return str(int(printed)) if printed is not None and printed.denominator == 1 else ""
