"""Arithmetic of printed dates, of which the year, month or day may be missing."""

from __future__ import annotations

import calendar
from datetime import date
from fractions import Fraction

from numcheck.engine.values import Truth, UnknownValue
from numcheck.model.interval import Interval
from numcheck.model.quantity import Calendar

# Mean lengths in the Gregorian calendar (146,097 days in 400 years), and how far one month or year may lie
# off: n months are never further from n mean months than this, for the long and the short ones alternate.
_MEAN_YEAR = Fraction(146_097, 400)
_YEAR_SLACK = Fraction(3, 2)
_MONTH_SLACK = Fraction(3)
_LEAP_YEAR = 2000


def first_and_last(when: Calendar) -> tuple[date, date]:
    """The first and the last day that a printed date may mean. Raises UnknownValue without a year or for
    a date that does not exist.
    """
    if when.year is None or not 1 <= when.year <= 9999:
        raise UnknownValue
    try:
        if when.decade:
            return date(when.year, 1, 1), date(when.year + 9, 12, 31)
        if when.month is None:
            return date(when.year, 1, 1), date(when.year, 12, 31)
        if when.day is None:
            last = calendar.monthrange(when.year, when.month)[1]
            return date(when.year, when.month, 1), date(when.year, when.month, last)
        day = date(when.year, when.month, when.day)
    except ValueError as error:
        raise UnknownValue from error
    return day, day


def exists(when: Calendar) -> Truth:
    """Whether the calendar has such a day; the 29th of February of no year exists in some."""
    if when.month is not None and not 1 <= when.month <= 12:
        return Truth.NONE
    if when.day is None or when.month is None:
        if when.day is not None and not 1 <= when.day <= 31:
            return Truth.NONE
        return Truth.UNKNOWN
    longest = calendar.monthrange(_LEAP_YEAR, when.month)[1]
    if not 1 <= when.day <= longest:
        return Truth.NONE
    if when.year is None:
        return Truth.SOME if (when.month, when.day) == (2, 29) else Truth.ALL
    if not 1 <= when.year <= 9999:
        return Truth.UNKNOWN
    return Truth.ALL if when.day <= calendar.monthrange(when.year, when.month)[1] else Truth.NONE


def weekday_of(when: Calendar) -> int:
    """The weekday, Monday = 0, that the calendar gives to a full date. Raises UnknownValue for any other."""
    first, last = first_and_last(when)
    if first != last:
        raise UnknownValue
    return first.weekday()


def days_between(start: Calendar, end: Calendar) -> Interval:
    """Days from one date to another; the last one may be counted too ("the seven days from Monday to
    Sunday").
    """
    start_first, start_last = first_and_last(start)
    end_first, end_last = first_and_last(end)
    least = (end_first - start_last).days
    most = (end_last - start_first).days
    return Interval(Fraction(min(least, most)), Fraction(max(least, most) + 1))


def years_between(start: Calendar, end: Calendar) -> Interval:
    """Years that have passed from one date to another: 41 birthdays give [41, 42)."""
    start_first, start_last = first_and_last(start)
    end_first, end_last = first_and_last(end)
    least = _anniversaries(start_last, end_first)
    most = _anniversaries(start_first, end_last)
    return Interval(Fraction(least), Fraction(most + 1), False, True)


def _anniversaries(start: date, end: date) -> int:
    return end.year - start.year - ((end.month, end.day) < (start.month, start.day))


def in_days(interval: Interval, unit: str) -> Interval | None:
    """Months or years in days, as far as the calendar lets them vary; None for another unit."""
    if unit in ("year", "month"):
        mean = _MEAN_YEAR if unit == "year" else _MEAN_YEAR / 12
        slack = _YEAR_SLACK if unit == "year" else _MONTH_SLACK
        return interval * Interval.exactly(mean) + Interval(-slack, slack)
    return None
