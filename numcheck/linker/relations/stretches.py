"""Stretches of time: two dates or years that the words join, the first not after the second."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from numcheck.linker.relations import ties
from numcheck.linker.relations.dates import DATED, SURE, dated
from numcheck.linker.relations.lines import Line, Page
from numcheck.model.quantity import Calendar, Kind, Quantity
from numcheck.model.relation import Filler, Relation, RelationKind
from numcheck.model.span import Span


def find_stretches(page: Page) -> Iterator[Relation]:
    """ "between 1994 and 2000", "from 6 to 9 January": the end of a stretch of time does not come before its start."""
    for line in page.lines:
        for index in line.figures:
            first = line.figure(index)
            days = _days_of_month(page, line, index)
            if days is not None:
                yield days
                continue
            if first is None or first.kind not in DATED or first.calendar is None:
                continue
            span = _years_in_one(page, first)
            if span is not None:
                yield span
                continue
            at = next((i for i in line.figures if i > index), None)
            second = line.figure(at) if at is not None else None
            if second is None or at is None or second.kind not in DATED or second.calendar is None:
                continue
            gap = line.words(index + 1, at)
            before = line.word(index - 1)
            if (
                gap in (("-",), ("–",))
                or (gap == ("and",) and before == "between")
                or (gap in (("to",), ("until",), ("till",)) and before == "from")
            ):
                # Of two days without a year only those of one month are in order for sure: a stretch may pass New Year.
                year = (
                    2024
                    if first.calendar.month is not None and first.calendar.month == second.calendar.month
                    else None
                )
                if first.calendar.year is not None or second.calendar.year is not None:
                    year = None
                roles = {"start": [dated(page, first, year)], "end": [dated(page, second, year)]}
                yield ties.relate(
                    page.context,
                    RelationKind.CALENDAR,
                    roles,
                    first.span.cover(second.span),
                    SURE,
                    "the words print a stretch of time",
                    traits=["stretch"],
                )


def _before_month(page: Page, line: Line, index: int) -> Relation | None:
    """ "4-6 March", "from 6 to 9 January": two days before the name of their month."""
    first = line.figure(index)
    if first is None or first.kind is not Kind.COUNT or not first.judged:
        return None
    text = page.context.article.text
    if first.low is not None and first.high is not None:
        second, month = first, line.figure(index + 1)
        low, high = first.low, first.high
        cut = max(first.span.of(text).find(mark) for mark in ("-", "–", " to "))
        spans = (
            Span(first.span.start, first.span.start + max(cut, 1)),
            Span(first.span.start + max(cut, 0) + 1, first.span.end),
        )
    else:
        other, month = line.figure(index + 2), line.figure(index + 3)
        if other is None or line.word(index + 1) not in ("to", "-", "–") or other.kind is not Kind.COUNT:
            return None
        if first.measure.printed is None or other.measure.printed is None:
            return None
        second, low, high = other, first.measure.printed, other.measure.printed
        spans = first.span, other.span
    when = month.calendar if month is not None and month.kind is Kind.DATE else None
    if when is None or when.month is None or when.day is not None or not (1 <= low <= 31 and 1 <= high <= 31):
        return None
    fillers = [
        Filler(span, replace(when, day=int(day), year=when.year or 2024), span.of(text), quantity.index)
        for span, day, quantity in zip(spans, (low, high), (first, second), strict=True)
    ]
    roles = {"start": [fillers[0]], "end": [fillers[1]]}
    whole = first.span.cover(second.span)
    return ties.relate(
        page.context, RelationKind.CALENDAR, roles, whole, SURE, "two days of one month", traits=["stretch"]
    )


def _years_in_one(page: Page, quantity: Quantity) -> Relation | None:
    """ "2001-2002", "1974–1968": two whole years read as one figure."""
    text = quantity.span.of(page.context.article.text)
    halves = text.replace("–", "-").split("-")
    if (
        quantity.kind is not Kind.YEAR
        or len(halves) != 2
        or not all(len(h) == 4 and h.isdigit() for h in halves)
    ):
        return None
    start = quantity.span.start
    spans = Span(start, start + 4), Span(start + 5, start + 9)
    fillers = [
        Filler(s, Calendar(year=int(h)), h, quantity.index) for s, h in zip(spans, halves, strict=True)
    ]
    roles = {"start": [fillers[0]], "end": [fillers[1]]}
    return ties.relate(
        page.context,
        RelationKind.CALENDAR,
        roles,
        quantity.span,
        SURE,
        "two years joined by a dash",
        traits=["stretch"],
    )


def _days_of_month(page: Page, line: Line, index: int) -> Relation | None:
    """ "January 10 – 1, 2016": two days of one month, joined by a dash."""
    joined = _before_month(page, line, index)
    if joined is not None:
        return joined
    first, second, year = line.figure(index), line.figure(index + 2), line.figure(index + 4)
    if first is None or second is None or line.word(index + 1) not in ("-", "–") or first.calendar is None:
        return None
    when = first.calendar
    if when.day is None or when.month is None or when.year is not None or second.kind is not Kind.COUNT:
        return None
    end = second.measure.printed
    if (
        year is None
        or year.kind is not Kind.YEAR
        or year.calendar is None
        or end is None
        or not 1 <= end <= 31
    ):
        return None
    start = replace(when, year=year.calendar.year)
    roles = {
        "start": [ties.fill(page.context, first, start)],
        "end": [ties.fill(page.context, second, replace(start, day=int(end)))],
    }
    span = first.span.cover(year.span)
    return ties.relate(
        page.context,
        RelationKind.CALENDAR,
        roles,
        span,
        SURE,
        "the dash joins two days of one month",
        traits=["stretch"],
    )
