"""Dates: a weekday with its date, ages with births, durations between two dates, anniversaries."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from numcheck.linker.relations import ties
from numcheck.linker.relations.ages import find_ages
from numcheck.linker.relations.dates import LIKELY, SURE, day_of
from numcheck.linker.relations.durations import find_anniversaries, find_durations
from numcheck.linker.relations.lines import Line, Page
from numcheck.linker.relations.stretches import find_stretches
from numcheck.model.quantity import Calendar, Kind, Quantity
from numcheck.model.relation import Filler, Relation, RelationKind, Weekday
from numcheck.model.span import Span

HALF_YEAR = timedelta(days=183)
NEAR = 6


def find(page: Page) -> Iterator[Relation]:
    """Weekdays, impossible dates, date ranges, ages, durations and anniversaries, in that order."""
    published = _published(page)
    yield from _weekdays(page, published)
    yield from _beside(page)
    yield from _impossible(page)
    yield from find_stretches(page)
    yield from find_ages(page)
    yield from find_durations(page)
    yield from find_anniversaries(page)


def _published(page: Page) -> date | None:
    """The article's own date: its front matter, else a full date in its first lines; never today's."""
    article = page.context.article
    if article.published is not None:
        return article.published
    for quantity in page.context.quantities[:6]:
        when = quantity.calendar
        if when is None or when.weekday is None or None in (when.year, when.month, when.day):
            continue
        block = article.block_at(quantity.span.start)
        if block is not None and block <= 2 and len(article.blocks[block].span) < 60:
            return day_of(when)
    return None


def _weekdays(page: Page, published: date | None) -> Iterator[Relation]:
    """ "Monday, 7 October 2014"; without a year the one nearest to the article's own date, and its neighbours."""
    for quantity in page.context.quantities:
        when = quantity.calendar
        if quantity.kind is not Kind.DATE or when is None or when.weekday is None:
            continue
        if when.day is None or when.month is None or not quantity.judged or _is_title(page, quantity):
            continue
        years = [when.year] if when.year is not None else _years_near(when, published)
        readings = []
        for year in years:
            day, rest = _split(page, quantity)
            full = replace(when, year=year, weekday=None)
            readings.append(
                {
                    "weekday": [
                        Filler(day, Weekday(when.weekday), day.of(page.context.article.text), quantity.index)
                    ],
                    "date": [Filler(rest, full, rest.of(page.context.article.text), quantity.index)],
                }
            )
        if readings:
            sure = SURE if when.year is not None else LIKELY
            yield ties.relate(
                page.context,
                RelationKind.CALENDAR,
                readings,
                quantity.span,
                sure,
                "a weekday stands beside its date",
            )


def _is_title(page: Page, quantity: Quantity) -> bool:
    """Whether a short weekday is the end of a name: "Edmonton Sun, August 16" is a newspaper's."""
    text = page.context.article.text
    before = text[max(0, quantity.span.start - 20) : quantity.span.start].rsplit(None, 1)
    short = (
        text[quantity.span.start : quantity.span.start + 3].lower() in ("sun", "sat")
        and not text[quantity.span.start + 3 : quantity.span.start + 4].isalpha()
    )
    return short and bool(before) and before[-1][:1].isupper() and before[-1][-1:].isalpha()


def _beside(page: Page) -> Iterator[Relation]:
    """ "Sunday, 2014-08-23", "Mo, 7 October 2014": the weekday stands before a date that was read by itself."""
    text = page.context.article.text
    for line in page.lines:
        for index in line.figures:
            quantity = line.figure(index)
            when = quantity.calendar if quantity is not None else None
            if (
                quantity is None
                or when is None
                or when.weekday is not None
                or None in (when.year, when.month, when.day)
            ):
                continue
            at = index - 1 - (line.word(index - 1) in (",", "."))
            if at < 0 or at == index - 1:
                continue
            named, day = line.figure(at), line.items[at].span
            number = _short(line, at)
            if named is not None and named.kind is Kind.WEEKDAY and named.calendar is not None:
                number = named.calendar.weekday
            if number is None:
                continue
            own = {
                "weekday": [
                    Filler(day, Weekday(number), day.of(text), named.index if named else quantity.index)
                ]
            }
            readings = [
                {**own, "date": [ties.fill(page.context, quantity, date)]}
                for date in _readings(quantity, text)
            ]
            span = day.cover(quantity.span)
            yield ties.relate(
                page.context, RelationKind.CALENDAR, readings, span, SURE, "a weekday stands beside its date"
            )


def _short(line: Line, index: int) -> int | None:
    """The weekday that two letters with a capital stand for right before a date."""
    text = line.items[index].span.of(line.text)
    names = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
    return names.index(text) if text in names else None


def _readings(quantity: Quantity, text: str) -> list[Calendar]:
    """The date as read and, for one all in figures, with day and month changed over."""
    assert quantity.calendar is not None, "only dates are asked for"
    when = quantity.calendar
    found = [when]
    if "/" in quantity.span.of(text) and when.day is not None and when.month is not None and when.day <= 12:
        found.append(replace(when, day=when.month, month=when.day))
    return found


def _years_near(when: Calendar, published: date | None) -> list[int]:
    if published is None:
        return []
    found = []
    for year in (published.year - 1, published.year, published.year + 1):
        day = day_of(replace(when, year=year))
        if day is not None and abs(day - published) <= HALF_YEAR:
            found.append(year)
    return found[:1]


def _split(page: Page, quantity: Quantity) -> tuple[Span, Span]:
    """The weekday's own characters and those of the date beside it, whichever comes first."""
    text = quantity.span.of(page.context.article.text)
    first = len(text) - len(text.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"))
    start = quantity.span.start
    names = ("mo", "tu", "we", "th", "fr", "sa", "su")
    if text[:2].lower() in names:
        at = first
        while at < len(text) and text[at] in " ,.":
            at += 1
        return Span(start, start + first), Span(start + at, quantity.span.end)
    cut = max(text.rfind(","), text.rfind(" "), text.rfind("("))
    return Span(start + cut + 1, quantity.span.end), Span(start, start + max(cut, 1))


def _impossible(page: Page) -> Iterator[Relation]:
    for quantity in page.context.quantities:
        when = quantity.calendar
        if (
            quantity.kind is Kind.DATE
            and when is not None
            and when.day is not None
            and when.month is not None
        ):
            filler = ties.fill(page.context, quantity, replace(when, weekday=None))
            if when.day > 28 and (when.year is None or day_of(when) is None):
                yield ties.relate(
                    page.context,
                    RelationKind.CALENDAR,
                    {"date": [filler]},
                    quantity.span,
                    SURE,
                    "a printed date",
                )
