"""What the terms of a law come to: amounts with units, dates, weekdays, words; and truth of three values."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import Enum
from fractions import Fraction

from numcheck.model.interval import Interval
from numcheck.model.quantity import Calendar, Direction, Kind, Measure, Unit
from numcheck.model.relation import Filler, Value, Weekday, Word
from numcheck.resources.laws.types import Sort

# How a unit is exchanged for another: an interval in the first unit, or None where it cannot be known.
Convert = Callable[[Interval, Unit, Unit], Interval | None]


def no_conversion(interval: Interval, source: Unit, target: Unit) -> Interval | None:
    """Knows no units: nothing can be converted."""
    return None


class Truth(Enum):
    """For how many of the values that the figures may have a law holds."""

    ALL = "all"
    SOME = "some"
    NONE = "none"
    UNKNOWN = "unknown"


class Lens(Enum):
    """Which values of a figure a law is read with."""

    POSSIBLE = "possible"
    USUAL = "usual"
    PRINTED = "printed"  # for showing a sum, never for judging


class UnknownValue(Exception):  # noqa: N818 - no error: what it says is that nothing can be said
    """A term has no value that can be known: a missing role, a division by zero, units that do not
    convert.
    """


@dataclass(frozen=True, slots=True)
class Amount:
    """Numbers in a unit; without one, a plain number."""

    interval: Interval
    unit: Unit | None = None


Result = Amount | Calendar | Weekday | Direction | Word | Truth

ZERO = Interval.exactly(0)
YEAR = Unit("year", "time")
DAY = Unit("day", "time")
_SPEED = Unit("metre per second", "speed")
_SECOND = Unit("second", "time")
_METRE = Unit("metre", "length")

_PLAIN_DIMENSIONS = frozenset({"", "share", "points", "multiple"})


def is_plain(unit: Unit | None) -> bool:
    """Whether numbers in the unit are plain: counts, shares, points, multiples."""
    return unit is None or (unit.dimension in _PLAIN_DIMENSIONS and not unit.per)


def sort_of(value: Value) -> Sort:
    """What a filler's value is, as laws see it."""
    if isinstance(value, Measure):
        return Sort.NUMBER
    if isinstance(value, (Calendar, date)):
        return Sort.DATE
    if isinstance(value, Weekday):
        return Sort.WEEKDAY
    return Sort.DIRECTION if isinstance(value, Direction) else Sort.WORD


def as_result(filler: Filler, lens: Lens) -> Result:
    """The value of a filler through a lens."""
    value = filler.value
    if isinstance(value, Measure):
        # An age is a plain number among ages: "aged 18 to 24", "the youngest is 16 years old".
        bare = is_plain(value.unit) or (value.kind is Kind.AGE and value.unit.name == YEAR.name)
        unit = None if bare else value.unit
        return Amount(seen(value, lens), unit)
    if isinstance(value, date):
        return Calendar(value.year, value.month, value.day)
    return value


def seen(measure: Measure, lens: Lens) -> Interval:
    """The values of a figure through a lens; printed ones only where one number is printed."""
    if lens is Lens.USUAL:
        return measure.usual
    if lens is Lens.PRINTED and measure.printed is not None:
        return Interval.exactly(measure.printed)
    return measure.possible


@dataclass(frozen=True, slots=True)
class Units:
    """Arithmetic of amounts. Every method raises UnknownValue where the units do not fit."""

    convert: Convert = no_conversion
    exchange: Convert = no_conversion

    def exchanged(self, amount: Amount, unit: Unit | None) -> Amount:
        """The amount in another unit, or in another currency by what the two have been worth over the
        decades.
        """
        source = amount.unit
        if (
            source
            and unit
            and source.dimension == unit.dimension == "money"
            and source.currency != unit.currency
        ):
            found = self.exchange(amount.interval, source, unit)
            if found is None:
                raise UnknownValue
            return Amount(found, unit)
        return self.into(amount, unit)

    def into(self, amount: Amount, unit: Unit | None) -> Amount:
        """The amount in another unit."""
        if unit is None or amount.unit is None:
            if is_plain(unit) and is_plain(amount.unit):
                return amount
            raise UnknownValue
        if _same(amount.unit, unit):
            return Amount(amount.interval, unit)
        if amount.unit.dimension != unit.dimension:
            raise UnknownValue
        if amount.unit.dimension != "money" and amount.unit.currency != unit.currency:
            raise UnknownValue
        found = self.convert(amount.interval, amount.unit, unit)
        if found is None:
            raise UnknownValue
        return Amount(found, unit)

    def joined(self, left: Amount, right: Amount) -> tuple[Interval, Interval, Unit | None]:
        """Both in one unit, the left one's. Zero fits any unit."""
        if left.unit is None and left.interval == ZERO:
            return left.interval, right.interval, right.unit
        if right.unit is None and right.interval == ZERO:
            return left.interval, right.interval, left.unit
        return left.interval, self.into(right, left.unit).interval, left.unit

    def product(self, left: Amount, right: Amount) -> Amount:
        """left × right: a rate by what it is taken by gives a level."""
        value = left.interval * right.interval
        for rate, other in ((left, right), (right, left)):
            if rate.unit is not None and rate.unit.per:
                level = Unit(rate.unit.name, rate.unit.dimension, rate.unit.currency)
                if other.unit is None or other.unit.name == rate.unit.per:
                    return Amount(value, None if is_plain(level) else level)
                times = self.into(other, Unit(rate.unit.per, other.unit.dimension))
                return Amount(rate.interval * times.interval, None if is_plain(level) else level)
        if left.unit is not None and right.unit is not None:
            return self._distance(left, right)
        return Amount(value, left.unit or right.unit)

    def _distance(self, left: Amount, right: Amount) -> Amount:
        """Speed × time, where the speed is printed in a unit of its own ("mph")."""
        speed, time = (left, right) if left.unit and left.unit.dimension == "speed" else (right, left)
        per_second = self.into(speed, _SPEED)
        return Amount(per_second.interval * self.into(time, _SECOND).interval, _METRE)

    def quotient(self, left: Amount, right: Amount) -> Amount:
        """left ÷ right: of one unit a plain number, of two a rate."""
        try:
            if right.unit is None:
                return Amount(left.interval / right.interval, left.unit)
            if left.unit is None:
                raise UnknownValue
            try:
                return Amount(left.interval / self.into(right, left.unit).interval)
            except UnknownValue:
                if left.unit.per or right.unit.per:
                    raise
                per = right.unit.currency or right.unit.name
                unit = Unit(left.unit.name, left.unit.dimension, left.unit.currency, per)
                return Amount(left.interval / right.interval, unit)
        except ZeroDivisionError as error:
            raise UnknownValue from error


def _same(a: Unit, b: Unit) -> bool:
    """Whether amounts in two units may be set side by side; a rate whose base is not said fits one that
    says it.
    """
    return (a.name, a.dimension, a.currency) == (b.name, b.dimension, b.currency) and (
        a.per == b.per or not a.per or not b.per
    )


def compared(left: Interval, operator: str, right: Interval) -> Truth:
    """For how many pairs of values `left operator right` holds."""
    if operator in (">", ">="):
        return compared(right, "<" if operator == ">" else "<=", left)
    if operator == "==":
        if not left.meets(right):
            return Truth.NONE
        return Truth.ALL if left.exact is not None and left.exact == right.exact else Truth.SOME
    if operator == "<=":
        if right.below(left):
            return Truth.NONE
        return Truth.ALL if _reaches(left, right) else Truth.SOME
    if _reaches(right, left):
        return Truth.NONE
    return Truth.ALL if left.below(right) else Truth.SOME


def _reaches(left: Interval, right: Interval) -> bool:
    """Whether every value of `left` is at most every value of `right`."""
    return left.high is not None and right.low is not None and left.high <= right.low


def all_of(truths: list[Truth]) -> Truth:
    """The truth of a chain from the truth of its links."""
    if Truth.NONE in truths:
        return Truth.NONE
    return Truth.ALL if all(truth is Truth.ALL for truth in truths) else Truth.SOME


def sign_of(interval: Interval) -> Interval:
    """The signs of the numbers in an interval: -1, 0, 1."""
    low = -1 if interval.low is None or interval.low < 0 else _zero_or_one(interval.low, interval.low_open)
    high = (
        1 if interval.high is None or interval.high > 0 else -_zero_or_one(-interval.high, interval.high_open)
    )
    return Interval(Fraction(low), Fraction(high))


def _zero_or_one(end: Fraction, is_open: bool) -> int:
    return 1 if end > 0 or is_open else 0


def extreme(intervals: list[Interval], *, greatest: bool) -> Interval:
    """What the least, or the greatest, of numbers in these intervals may be."""
    if greatest:
        return -extreme([-interval for interval in intervals], greatest=False)
    lows = [(interval.low, not interval.low_open) for interval in intervals]
    highs = [(i.high, i.high_open) for i in intervals if i.high is not None]
    low, low_closed = (
        (None, False)
        if any(v is None for v, _ in lows)
        else min(((v, not closed) for v, closed in lows if v is not None))
    )
    if low is not None:
        low_closed = not low_closed
    if not highs:
        return Interval(low, None, low is not None and not low_closed, False)
    high = min(value for value, _ in highs)
    high_open = any(is_open for value, is_open in highs if value == high)
    return Interval(low, high, low is not None and not low_closed, high_open)
