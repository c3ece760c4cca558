"""Durations and anniversaries: two dates and the length of time that is said to lie between them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from numcheck.linker.relations import ties
from numcheck.linker.relations.dates import (
    ACROSS,
    LIKELY,
    comes_before,
    dated,
    dates_in,
    fine_enough,
    in_order,
)
from numcheck.linker.relations.known import known
from numcheck.linker.relations.lines import Line, Page
from numcheck.model.quantity import Calendar, Kind, Quantity, Unit
from numcheck.model.relation import Filler, Relation, RelationKind


def find_durations(page: Page) -> Iterator[Relation]:
    """A length of time with the dates it runs between: "61 days earlier, on Feb. 3", "a delay of 41 days"."""
    for line in page.lines:
        for index in line.figures:
            length = line.figure(index)
            if (
                length is None
                or length.kind is not Kind.DURATION
                or not length.judged
                or length.measure.vague
            ):
                continue
            found = _shifted(page, line, index) or _delay(page, line, index) or _spent(page, line, index)
            if found is None:
                since = _counted_from(page, line, index)
                if since is not None:
                    yield since
                continue
            start, end, sure, because = found
            year = next(
                (q.calendar.year for q in (start, end) if q.calendar is not None and q.calendar.year), None
            )
            if year is None and (start.calendar is None or start.calendar.month is None):
                continue
            readings = _both(page, start, end, year, ties.fill(page.context, length))
            if readings:
                yield ties.relate(
                    page.context,
                    RelationKind.CALENDAR,
                    readings,
                    length.span,
                    sure,
                    because,
                    traits=["duration"],
                )


def _counted_from(page: Page, line: Line, index: int) -> Relation | None:
    """ "until 1995 … Four years later he became": a length with the year it counts from, whose end is not told."""
    length = line.figure(index)
    if length is None or line.word(index + 1) not in ("later", "on") or length.unit.name != "year":
        return None
    before = [q for i, q in dates_in(line) if i < index]
    before = before or [q for other in page.before(line, 1) for _, q in dates_in(other)]
    years = [q for q in before if q.calendar is not None and q.calendar.year is not None]
    if not years:
        return None
    roles = {"start": [dated(page, years[-1])], "duration": [ties.fill(page.context, length)]}
    because = f"“{line.word(index + 1)}” counts from that year"
    return ties.relate(
        page.context, RelationKind.CALENDAR, roles, length.span, ACROSS, because, traits=["duration"]
    )


def _both(
    page: Page, start: Quantity, end: Quantity, year: int | None, length: Filler
) -> list[dict[str, list[Filler]]]:
    """The two dates with the length; without a printed year both leap and common years are readings."""
    years = [year] if year is not None else [2023, 2024]
    readings = []
    for chosen in years:
        first, second = dated(page, start, chosen), dated(page, end, chosen)
        if not isinstance(first.value, Calendar) or not isinstance(second.value, Calendar):
            continue
        if comes_before(second.value, first.value) and (
            start.calendar is None or start.calendar.year is None
        ):
            first = replace(first, value=replace(first.value, year=chosen - 1))
        readings.append({"start": [first], "end": [second], "duration": [length]})
    return readings


def _shifted(page: Page, line: Line, index: int) -> tuple[Quantity, Quantity, float, str] | None:
    """ "ended on March 20 … It had begun 61 days earlier, on Feb. 3"."""
    word = line.word(index + 1)
    if word not in ("earlier", "later", "before", "after"):
        return None
    before = [q for i, q in dates_in(line) if i < index]
    length = line.figure(index)
    summed_up = word == "later" and line.word(index - 1) == "," and len(before) >= 2 and length is not None
    if summed_up and length is not None and all(fine_enough(q, length) for q in before[-2:]):
        return before[-2], before[-1], LIKELY, "“later” counts from one date to the other"
    reach = 10 if word in ("before", "after") and line.figure(index + 2) is None else 4
    at = next((i for i, _ in dates_in(line) if index + 1 < i <= index + reach), None)
    other = line.figure(at) if at is not None else None
    clause = reach == 10 and any(0 < index - i <= 3 for i, _ in dates_in(line))
    if other is None or (not clause and line.word(index + 2) not in (",", "in", "on", "(", "—", "-", "–")):
        return None
    base = next((q for i, q in reversed(dates_in(line)) if i < index), None)
    sure = LIKELY
    if base is None:
        base = next((q for earlier in page.before(line, 1) for _, q in reversed(dates_in(earlier))), None)
        sure = ACROSS
    length = line.figure(index)
    if base is None or length is None or not (fine_enough(base, length) and fine_enough(other, length)):
        return None
    back = word in ("earlier", "before")
    if clause:
        back = not back
    return (
        (other, base, sure, f"“{word}” counts from one date to the other")
        if back
        else (base, other, sure, f"“{word}” counts from one date to the other")
    )


def _delay(page: Page, line: Line, index: int) -> tuple[Quantity, Quantity, float, str] | None:
    """ "… confirmed on Jan. 14. … did not declare an emergency until Feb. 10, a delay of 41 days"."""
    length = line.figure(index)
    hit = next((h for h in line.of("calendar.delay") if h.end == index), None)
    if hit is None or length is None:
        return None
    dates = [q for i, q in dates_in(line) if i < index]
    if len(dates) >= 2:
        start, end, sure = dates[-2], dates[-1], LIKELY
    elif dates:
        earlier = [q for other in page.before(line, 1) for _, q in dates_in(other)]
        if len(earlier) != 1:
            return None
        start, end, sure = earlier[0], dates[0], ACROSS
    else:
        return None
    if not (fine_enough(start, length) and fine_enough(end, length)):
        return None
    return start, end, sure, f"“{hit.trigger.text}” measures from one date to the other"


def _spent(page: Page, line: Line, index: int) -> tuple[Quantity, Quantity, float, str] | None:
    """ "… after 53 years" with "opened in 1971" and the year it ended in one sentence; "now spent eight years"."""
    length = line.figure(index)
    if length is None:
        return None
    dates = dates_in(line)
    between = [h for h in line.of("calendar.lasted") if 0 <= index - h.end <= 2]
    foretold = set(line.words(0, index)) & known(
        "foretelling"
    )  # "repairs in 2014 that were supposed to last"
    if between and len(dates) == 2 and not foretold:
        (_, first), (_, second) = dates
        if (
            fine_enough(first, length)
            and fine_enough(second, length)
            and first.calendar
            and second.calendar
            and in_order(first.calendar, second.calendar)
        ):
            return first, second, LIKELY, f"“{between[0].trigger.text}” measures from one date to the other"
    now = [h for h in line.of("calendar.so-far") if 0 <= index - h.end <= 3]
    if now and length.unit.name == "year":
        origin = [
            q
            for other in page.before(line, 1)
            for i, q in dates_in(other)
            for h in other.of("calendar.origin")
            if 0 <= i - h.end <= 3
        ]
        origin = list({q.index: q for q in origin}.values())
        today = [
            q
            for q in page.context.quantities
            if q.kind is Kind.DATE
            and q.calendar is not None
            and q.calendar.year
            and q.calendar.weekday is not None
        ]
        if len(origin) == 1 and today and (origin[0].calendar and origin[0].calendar.year):
            return (
                origin[0],
                today[0],
                ACROSS,
                f"“{now[0].trigger.text}” counts from then to the article's date",
            )
    return None


def find_anniversaries(page: Page) -> Iterator[Relation]:
    """ "Founded in 1974 …, marked its 40th anniversary in 2024"."""
    for line in page.lines:
        for hit in line.of("calendar.anniversary", "calendar.jubilee"):
            at = next((i for i in line.figures if i < hit.start and hit.start - i <= 2), None)
            nth = line.figure(at) if at is not None else None
            if (nth is None or nth.kind is not Kind.ORDINAL) and hit.trigger.value is None:
                continue
            around = [line, *page.before(line, 1)]
            origin = next(
                (
                    q
                    for other in around
                    for h in other.of("calendar.origin")
                    for i, q in dates_in(other)
                    if 0 <= i - h.end <= 3 and q.calendar and q.calendar.year
                ),
                None,
            )
            present = next(
                (
                    q
                    for i, q in dates_in(line)
                    if q is not origin and i > hit.start and q.calendar and q.calendar.year
                ),
                None,
            )
            if origin is None or present is None or origin.calendar is None or present.calendar is None:
                continue
            start = Calendar(year=origin.calendar.year)
            end = Calendar(year=present.calendar.year)
            unit = Unit("year", "time")
            if hit.trigger.value is not None:
                years = ties.exactly(hit.trigger.value, Kind.DURATION, unit)
                told = ties.fill_words(line, hit.start, hit.end, years)
            else:
                assert nth is not None, "a jubilee without a number of its own has an ordinal"
                told = ties.fill(
                    page.context, nth, ties.exactly(nth.measure.printed or 0, Kind.DURATION, unit)
                )
            roles = {
                "start": [ties.fill(page.context, origin, start)],
                "end": [ties.fill(page.context, present, end)],
                "duration": [told],
            }
            yield ties.relate(
                page.context,
                RelationKind.CALENDAR,
                roles,
                told.span,
                LIKELY,
                "an anniversary counts the years since",
                traits=["anniversary"],
            )
