"""Intervals of exact numbers: what a printed figure may stand for.

Ends are `Fraction`, or None for infinity; an end may be open (left out). Arithmetic encloses: the result
holds every value that the operands' values can give, so widening an operand never shrinks a result.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Interval:
    """Numbers between `low` and `high`; None is infinite; an open end is left out. Never empty."""

    low: Fraction | None
    high: Fraction | None
    low_open: bool = False
    high_open: bool = False

    def __post_init__(self) -> None:
        if self.low is None or self.high is None:
            return
        if self.low > self.high or (self.low == self.high and (self.low_open or self.high_open)):
            raise ValueError(f"an empty interval: {self.low} to {self.high}")

    @staticmethod
    def exactly(value: Fraction | int) -> Interval:
        """The one value."""
        return Interval(Fraction(value), Fraction(value))

    @property
    def exact(self) -> Fraction | None:
        """The one value it holds, or None if it holds more."""
        return self.low if self.low is not None and self.low == self.high else None

    def __contains__(self, value: Fraction | int) -> bool:
        above = self.low is None or (value > self.low if self.low_open else value >= self.low)
        below = self.high is None or (value < self.high if self.high_open else value <= self.high)
        return above and below

    def below(self, other: Interval) -> bool:
        """Whether every value here is less than every value there."""
        if self.high is None or other.low is None:
            return False
        return self.high < other.low or (self.high == other.low and (self.high_open or other.low_open))

    def meets(self, other: Interval) -> bool:
        """Whether the two share a value."""
        return not self.below(other) and not other.below(self)

    def within(self, other: Interval) -> bool:
        """Whether every value here lies there."""
        low = other.low is None or (
            self.low is not None
            and (self.low > other.low or (self.low == other.low and (self.low_open or not other.low_open)))
        )
        high = other.high is None or (
            self.high is not None
            and (
                self.high < other.high
                or (self.high == other.high and (self.high_open or not other.high_open))
            )
        )
        return low and high

    def __neg__(self) -> Interval:
        return Interval(_negate(self.high), _negate(self.low), self.high_open, self.low_open)

    def __add__(self, other: Interval) -> Interval:
        return Interval(
            None if self.low is None or other.low is None else self.low + other.low,
            None if self.high is None or other.high is None else self.high + other.high,
            self.low_open or other.low_open,
            self.high_open or other.high_open,
        )

    def __sub__(self, other: Interval) -> Interval:
        return self + -other

    def __mul__(self, other: Interval) -> Interval:
        corners = [_times(a, b) for a in _ends(self) for b in _ends(other)]
        return _hull(corners)

    def __truediv__(self, other: Interval) -> Interval:
        """The quotient. Raises ZeroDivisionError where `other` holds or touches zero: that is unknown."""
        if not (_positive(other) or _positive(-other)):
            raise ZeroDivisionError("division by an interval that holds or touches zero")
        inverse = Interval(
            Fraction(0) if other.high is None else 1 / other.high,
            Fraction(0) if other.low is None else 1 / other.low,
            other.high is None or other.high_open,
            other.low is None or other.low_open,
        )
        return self * inverse

    def hull(self, other: Interval) -> Interval:
        """The shortest interval that holds both."""
        return _hull([*_ends(self), *_ends(other)])


# An end in arithmetic: (value, open, infinite sign). Infinite ends count as open.
_End = tuple[Fraction, bool, int]


def _negate(end: Fraction | None) -> Fraction | None:
    return None if end is None else -end


def _positive(interval: Interval) -> bool:
    return interval.low is not None and interval.low > 0


def _ends(interval: Interval) -> tuple[_End, _End]:
    low: _End = (Fraction(0), True, -1) if interval.low is None else (interval.low, interval.low_open, 0)
    high: _End = (Fraction(0), True, 1) if interval.high is None else (interval.high, interval.high_open, 0)
    return low, high


def _times(a: _End, b: _End) -> _End:
    (x, x_open, x_inf), (y, y_open, y_inf) = a, b
    if x_inf == 0 and y_inf == 0:
        # Zero times an open end is still reached, from the other operand's inner values.
        zero = (x == 0 and not x_open) or (y == 0 and not y_open)
        return x * y, (x_open or y_open) and not zero, 0
    sign = _sign(x, x_inf) * _sign(y, y_inf)
    return Fraction(0), sign != 0, sign


def _sign(value: Fraction, infinite: int) -> int:
    return infinite or (value > 0) - (value < 0)


def _hull(ends: Iterable[_End]) -> Interval:
    found = list(ends)
    finite = [(value, is_open) for value, is_open, infinite in found if infinite == 0]
    down = any(infinite < 0 for _, _, infinite in found)
    up = any(infinite > 0 for _, _, infinite in found)
    low = None if down or not finite else min(v for v, _ in finite)
    high = None if up or not finite else max(v for v, _ in finite)
    return Interval(
        low,
        high,
        low is not None and all(is_open for v, is_open in finite if v == low),
        high is not None and all(is_open for v, is_open in finite if v == high),
    )
