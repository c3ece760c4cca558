"""Exact numbers and intervals as strings without exponent."""

from __future__ import annotations

from decimal import Decimal, localcontext
from fractions import Fraction

from numcheck.model.interval import Interval

_PLACES = (
    12  # significant digits of a number that no finite decimal holds (a third); shown, never reckoned with
)


def plain(value: Fraction) -> str:
    """`value` as a plain decimal: "15000", "4.1", "-0.5"; a third is rounded to twelve digits."""
    if value.denominator == 1:
        return str(value.numerator)
    rest = value.denominator
    twos = fives = 0
    while rest % 2 == 0:
        rest, twos = rest // 2, twos + 1
    while rest % 5 == 0:
        rest, fives = rest // 5, fives + 1
    if rest == 1:
        places = max(twos, fives)
        scaled = value.numerator * 10**places // value.denominator
        digits = str(abs(scaled)).rjust(places + 1, "0")
        return f"{'-' if scaled < 0 else ''}{digits[:-places]}.{digits[-places:]}"
    with localcontext() as context:
        context.prec = _PLACES
        return f"{Decimal(value.numerator) / Decimal(value.denominator):f}"


def grouped(value: Fraction) -> str:
    """`value` for people: thousands parted by commas, at most four decimals."""
    whole, _, decimals = plain(round(value, 4)).partition(".")
    sign, digits = ("-", whole[1:]) if whole.startswith("-") else ("", whole)
    parts = []
    while len(digits) > 3:
        digits, last = digits[:-3], digits[-3:]
        parts.append(last)
    head = sign + ",".join([digits, *reversed(parts)])
    return f"{head}.{decimals}" if decimals else head


def interval_text(interval: Interval) -> str:
    """An interval in the usual notation: "[14500, 15500)"; an infinite end is "inf", one value stands
    alone.
    """
    if interval.exact is not None:
        return plain(interval.exact)
    low = "-inf" if interval.low is None else plain(interval.low)
    high = "inf" if interval.high is None else plain(interval.high)
    left = "(" if interval.low is None or interval.low_open else "["
    right = ")" if interval.high is None or interval.high_open else "]"
    return f"{left}{low}, {high}{right}"
