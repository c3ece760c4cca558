"""Slips of the keyboard and the desk that can be recognised from two figures. It never says which one
is wrong.
"""

from __future__ import annotations

import re
from fractions import Fraction

from numcheck.model.quantity import Measure
from numcheck.model.relation import Filler

_SIGNIFICANT = 3  # below three digits a slip and another number look alike
_MAGNITUDES = {3: "thousand", 6: "million", 9: "billion", 12: "trillion"}


def slip(a: Fraction, b: Fraction) -> str:
    """What may have happened between two printed values, in words; empty where nothing is recognised."""
    if a <= 0 or b <= 0 or a == b:
        return ""
    least, most = sorted((a, b))
    ratio = most / least
    if ratio in (1000, 1_000_000):
        return _magnitude_slip(least, most)
    if ratio in (10, 100):
        return f"the two differ by {'a zero' if ratio == 10 else 'two zeros'}"
    one, other = _digits(least), _digits(most)
    zeros = min(len(one) - len(one.rstrip("0")), len(other) - len(other.rstrip("0")))
    if zeros:
        one, other = one[:-zeros], other[:-zeros]
    if not one or not other or max(len(one), len(other)) < 2:
        return ""
    if len(one) == len(other):
        apart = [i for i, (x, y) in enumerate(zip(one, other, strict=True)) if x != y]
        if len(apart) == 2 and one[apart[0]] == other[apart[1]] and one[apart[1]] == other[apart[0]]:
            return "the two differ by two digits that change places"
        if len(apart) == 1 and len(one) >= _SIGNIFICANT:
            return "the two differ by one digit"
    elif len(other) == len(one) + 1 >= _SIGNIFICANT:
        return _extra_digit(one, other)
    return ""


def _magnitude_slip(least: Fraction, most: Fraction) -> str:
    """ "£2.4m" and "£2.4bn": a magnitude is written for another."""
    small = next((word for power, word in reversed(_MAGNITUDES.items()) if least >= 10**power), "")
    great = next((word for power, word in reversed(_MAGNITUDES.items()) if most >= 10**power), "")
    if small and great and small != great:
        return f"the two differ as {small} and {great}"
    return "the two differ by a factor of " + ("1,000" if most == least * 1000 else "1,000,000")


def _extra_digit(short: str, long: str) -> str:
    for i in range(len(long)):
        if long[:i] + long[i + 1 :] == short:
            doubled = (i > 0 and long[i] == long[i - 1]) or (i + 1 < len(long) and long[i] == long[i + 1])
            return "the two differ by a doubled digit" if doubled else "the two differ by one digit more"
    return ""


def _digits(value: Fraction) -> str:
    """The digits of a whole number, or of a finite decimal without its point; empty for any other."""
    scale = 1
    while value.denominator != 1 and scale < 10**6:
        value, scale = value * 10, scale * 10
    digits = str(value.numerator) if value.denominator == 1 else ""
    return digits if len(digits) <= 15 else ""


def misprint(filler: Filler) -> str:
    """What is odd about one figure's own print: "$110,00"."""
    if isinstance(filler.value, Measure) and re.search(
        r"(?<![\d.,])\d{1,3}(?:,\d{3})*,\d{1,2}(?!\d)", filler.text[:40]
    ):
        return f"“{filler.text[:40]}” parts its digits as no thousands are parted"
    return ""
