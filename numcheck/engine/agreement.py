"""Whether two values of one thing agree, of whatever sort: numbers, dates, weekdays, scores."""

from __future__ import annotations

from datetime import date

from numcheck.engine.values import Amount, Units, UnknownValue, is_plain
from numcheck.model.printed import Agreement, compare
from numcheck.model.quantity import Calendar, Direction, Measure
from numcheck.model.relation import Value, Weekday, Word


def agreement(a: Value, b: Value, units: Units) -> Agreement:
    """How two values of one thing agree. What cannot be compared agrees: unknown is no conflict."""
    if isinstance(a, Measure) and isinstance(b, Measure):
        return _measures(a, b, units)
    if isinstance(a, Word) and isinstance(b, Word):
        return _equal(a.text.casefold() == b.text.casefold())
    if isinstance(a, Direction) and isinstance(b, Direction):
        return _equal(a is b)
    one, other = _calendar(a), _calendar(b)
    if one is None or other is None:
        return Agreement.AGREE
    return _equal(not _apart(one, other))


def _equal(same: bool) -> Agreement:
    return Agreement.AGREE if same else Agreement.CLASH


def _measures(a: Measure, b: Measure, units: Units) -> Agreement:
    if a.unit == b.unit or (is_plain(a.unit) and is_plain(b.unit)):
        return compare(a, b)
    if (a.unit.name, a.unit.dimension, a.unit.currency) == (b.unit.name, b.unit.dimension, b.unit.currency):
        return compare(a, b)
    # A conversion is rounded as its writer likes: only what is possible counts.
    try:
        there = units.into(Amount(a.possible, a.unit), b.unit).interval
    except UnknownValue:
        return Agreement.AGREE
    if there.meets(b.possible):
        return Agreement.AGREE
    return Agreement.VAGUE if a.vague or b.vague else Agreement.CLASH


def _calendar(value: Value) -> Calendar | None:
    if isinstance(value, Calendar):
        return value
    if isinstance(value, date):
        return Calendar(value.year, value.month, value.day)
    return Calendar(weekday=value.number) if isinstance(value, Weekday) else None


def _apart(a: Calendar, b: Calendar) -> bool:
    """Whether two printed dates cannot be one day: a part that both print differs."""
    if a.decade or b.decade:
        return a.year is not None and b.year is not None and a.year // 10 != b.year // 10
    pairs = ((a.year, b.year), (a.month, b.month), (a.day, b.day), (a.weekday, b.weekday))
    return any(x is not None and y is not None and x != y for x, y in pairs)
