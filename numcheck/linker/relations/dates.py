"""Dates as the calendar's relations need them: which stand in a sentence, how fine they are, which comes first."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from numcheck.linker.relations import ties
from numcheck.linker.relations.lines import Line, Page
from numcheck.model.quantity import Calendar, Kind, Quantity
from numcheck.model.relation import Filler

SURE, LIKELY, ACROSS = 0.95, 0.86, 0.81
DATED = frozenset({Kind.DATE, Kind.YEAR})


def day_of(when: Calendar) -> date | None:
    if when.year is None or when.month is None or when.day is None:
        return None
    try:
        return date(when.year, when.month, when.day)
    except ValueError:
        return None


def dated(page: Page, quantity: Quantity, year: int | None = None) -> Filler:
    assert quantity.calendar is not None, "only dates and years are asked for"
    when = replace(quantity.calendar, weekday=None)
    if when.year is None and year is not None:
        when = replace(when, year=year)
    return ties.fill(page.context, quantity, when)


def comes_before(a: Calendar, b: Calendar) -> bool:
    return (
        (a.year, a.month or 0, a.day or 0) < (b.year or 0, b.month or 0, b.day or 0)
        if a.year and b.year
        else False
    )


def dates_in(line: Line) -> list[tuple[int, Quantity]]:
    """The dates of a sentence that have a month or are one year, with their items."""
    return [
        (i, q)
        for i in line.figures
        if (q := line.figure(i)) is not None
        and q.kind in DATED
        and q.calendar is not None
        and not q.calendar.decade
        and not (q.kind is Kind.YEAR and len(q.span) > 4)
        and (q.kind is Kind.YEAR or q.calendar.month is not None)
    ]


def fine_enough(date_: Quantity, length: Quantity) -> bool:
    """Whether a date is fine enough for a length: days need days, years only years."""
    when = date_.calendar
    if when is None:
        return False
    if length.unit.name in ("year", "decade", "century"):
        return when.year is not None or when.day is not None
    if length.unit.name == "month":
        return when.month is not None
    return when.day is not None


def in_order(a: Calendar, b: Calendar) -> bool:
    if a.year is None and b.year is None and a.month and b.month:
        return (a.month, a.day or 0) < (b.month, b.day or 0)
    return a.year is not None and b.year is not None and a.year <= b.year
