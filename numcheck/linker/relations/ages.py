"""Ages: a birth and a later date, with the age the text gives for that date."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from numcheck.linker.relations import ties
from numcheck.linker.relations.dates import ACROSS, DATED, LIKELY, dated, dates_in
from numcheck.linker.relations.known import known
from numcheck.linker.relations.lines import Hit, Line, Page
from numcheck.model.quantity import Calendar, Kind, Quantity, Unit
from numcheck.model.relation import Filler, Relation, RelationKind


def _near_date(line: Line, hit: Hit, *, before: int = 0, after: int = 14) -> Quantity | None:
    """The nearest date or year around a trigger, what follows first."""
    dates = [
        (i, figure)
        for i in line.figures
        if (figure := line.figure(i)) is not None
        and figure.kind in DATED
        and figure.calendar is not None
        and figure.calendar.year
    ]
    behind = [figure for i, figure in dates if hit.end <= i <= hit.end + after]
    ahead = [figure for i, figure in dates if hit.start - before <= i < hit.start]
    return next(iter((*behind, *reversed(ahead))), None)


def find_ages(page: Page) -> Iterator[Relation]:
    """Born, died or did something at a date, at an age: within a few sentences, for one person of the article."""
    births = [
        (line, hit, quantity)
        for line in page.lines
        for hit in line.of("calendar.born")
        if (quantity := _near_date(line, hit, after=8)) is not None
    ]
    births = list({quantity.index: (line, hit, quantity) for line, hit, quantity in births}.values())
    if len(births) != 1:
        return
    line, _, birth = births[0]
    event = _event(line, birth)
    if event is not None:
        on, age = event
        roles = {"birth": [dated(page, birth)], "on": [dated(page, on)], "age": [_years(page, age)]}
        yield ties.relate(
            page.context,
            RelationKind.CALENDAR,
            roles,
            age.span,
            LIKELY,
            "the birth and the event are dated in one sentence",
            traits=["age"],
        )
        return
    deaths = [
        (other, hit, quantity)
        for other in page.lines
        if abs(other.place - line.place) <= 4 and not known("kin") & set(other.words(0, len(other.items)))
        for hit in other.of("calendar.died")
        if (quantity := _near_date(other, hit, before=6)) is not None and quantity.index != birth.index
    ]
    if not deaths:
        yield from _just_died(page, line, birth)
        return
    on = deaths[0][2]
    for other in page.lines:
        if abs(other.place - line.place) > 3 and abs(other.place - deaths[0][0].place) > 2:
            continue
        told = _age_at_death(other, deaths[0][0], line)
        if told is not None:
            roles = {
                "birth": [dated(page, birth)],
                "on": [dated(page, on)],
                "age": [_years(page, told)],
            }
            yield ties.relate(
                page.context,
                RelationKind.CALENDAR,
                roles,
                told.span,
                ACROSS,
                "one birth and one death are dated",
                traits=["age"],
            )
            return


def _just_died(page: Page, line: Line, birth: Quantity) -> Iterator[Relation]:
    """An obituary that gives no date of death: it is that of the article, or up to two weeks before."""
    for other in page.lines[: line.place + 4]:
        hit = next(iter(other.of("calendar.died")), None)
        told = _age_at_death(other, other, line) if hit is not None else None
        if told is None or hit is None or known("kin") & set(other.words(0, len(other.items))):
            continue
        roles = {"birth": [dated(page, birth)], "age": [_years(page, told)]}
        readings = [roles]
        published = page.context.article.published
        if published is not None:
            days = (published, published - timedelta(days=14))
            died = other.span(hit.start, hit.end - 1)
            readings = [
                {**roles, "on": [Filler(died, Calendar(d.year, d.month, d.day), "the article's date")]}
                for d in days
            ]
        because = "one birth is dated, and an age at death given"
        yield ties.relate(
            page.context, RelationKind.CALENDAR, readings, told.span, ACROSS, because, traits=["age"]
        )
        return


def _event(line: Line, birth: Quantity) -> tuple[Quantity, Quantity] | None:
    """ "born on 12 March 1950 and retired on 1 April 2015, aged 65": one other date, and an age right after it."""
    others = [
        (i, q)
        for i, q in dates_in(line)
        if q.index != birth.index and q.calendar is not None and q.calendar.year
    ]
    if len(others) != 1:
        return None
    at, on = others[0]
    for i in line.figures:
        age = line.figure(i)
        told = line.word(i - 1) == "was" and line.word(i + 1) == "when" and 0 < at - i <= 9
        if (
            told
            and age is not None
            and age.kind in (Kind.AGE, Kind.COUNT)
            and age.measure.printed is not None
        ):
            return on, age
        if (
            age is None
            or not at < i <= at + 8
            or age.kind not in (Kind.AGE, Kind.COUNT)
            or age.measure.printed is None
        ):
            continue
        before = line.words(i - 3, i)
        if (
            before[-1:] == ("aged",)
            or before[-2:] == ("age", "of")
            or (age.kind is Kind.AGE and before[-1:] in ((",",), ("at",)))
        ):
            return on, age
    return None


def _years(page: Page, age: Quantity) -> Filler:
    """An age as years, whether it was read as an age or as a bare number."""
    return ties.fill(page.context, age, replace(age.measure, kind=Kind.AGE, unit=Unit("year", "time")))


def _age_at_death(line: Line, death: Line, birth: Line) -> Quantity | None:
    """An age said of the one who died: "at the age of 62", "was 17 when she was killed", "He was 58." """
    text = line.words(0, len(line.items))
    died = bool(line.of("calendar.died"))
    for i in line.figures:
        age = line.figure(i)
        if (
            age is None
            or age.kind not in (Kind.AGE, Kind.COUNT)
            or age.measure.printed is None
            or not 0 < age.measure.printed < 115
        ):
            continue
        before = line.words(i - 3, i)
        if (died and before[-2:] in (("age", "of"), ("aged",))) or (before[-1:] == ("aged",) and died):
            return age
        if before[-1:] == ("was",) and line.word(i + 1) in ("when",) and died:
            return age
        if (
            line.place - death.place in (0, 1)
            and len(text) <= 6
            and before[-1:] == ("was",)
            and line.word(i + 1) in (".", "", ",")
        ):
            return age
    return None
