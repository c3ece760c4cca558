"""Dates: a weekday with its date, ages with births, durations between two dates, anniversaries."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from numcheck.linker.relations import ties
from numcheck.linker.relations.lines import Hit, Line, Page
from numcheck.model.quantity import Calendar, Kind, Quantity
from numcheck.model.relation import Filler, Relation, RelationKind, Weekday
from numcheck.model.span import Span

SURE, LIKELY, ACROSS = 0.95, 0.86, 0.81
HALF_YEAR = timedelta(days=183)
DATED = frozenset({Kind.DATE, Kind.YEAR})
NEAR = 6


def find(page: Page) -> Iterator[Relation]:
    """Weekdays, impossible dates, date ranges, ages, durations and anniversaries, in that order."""
    published = _published(page)
    yield from _weekdays(page, published)
    yield from _beside(page)
    yield from _impossible(page)
    yield from _ranges(page)
    yield from _ages(page)
    yield from _durations(page)
    yield from _anniversaries(page)


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
            return _date(when)
    return None


def _date(when: Calendar) -> date | None:
    if when.year is None or when.month is None or when.day is None:
        return None
    try:
        return date(when.year, when.month, when.day)
    except ValueError:
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
            if quantity is None or when is None or when.weekday is not None or None in (when.year, when.month, when.day):
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
            own = {"weekday": [Filler(day, Weekday(number), day.of(text), named.index if named else quantity.index)]}
            readings = [{**own, "date": [ties.fill(page.context, quantity, date)]} for date in _readings(quantity, text)]
            span = day.cover(quantity.span)
            yield ties.relate(page.context, RelationKind.CALENDAR, readings, span, SURE, "a weekday stands beside its date")


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
        day = _date(replace(when, year=year))
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
            if when.day > 28 and (when.year is None or _date(when) is None):
                yield ties.relate(
                    page.context,
                    RelationKind.CALENDAR,
                    {"date": [filler]},
                    quantity.span,
                    SURE,
                    "a printed date",
                )


def _ranges(page: Page) -> Iterator[Relation]:
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
                year = 2024 if first.calendar.month is not None and first.calendar.month == second.calendar.month else None
                if first.calendar.year is not None or second.calendar.year is not None:
                    year = None
                roles = {"start": [_dated(page, first, year)], "end": [_dated(page, second, year)]}
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
        spans = Span(first.span.start, first.span.start + max(cut, 1)), Span(first.span.start + max(cut, 0) + 1, first.span.end)
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
    return ties.relate(page.context, RelationKind.CALENDAR, roles, whole, SURE, "two days of one month", traits=["stretch"])


def _years_in_one(page: Page, quantity: Quantity) -> Relation | None:
    """ "2001-2002", "1974–1968": two whole years read as one figure."""
    text = quantity.span.of(page.context.article.text)
    halves = text.replace("–", "-").split("-")
    if quantity.kind is not Kind.YEAR or len(halves) != 2 or not all(len(h) == 4 and h.isdigit() for h in halves):
        return None
    start = quantity.span.start
    spans = Span(start, start + 4), Span(start + 5, start + 9)
    fillers = [Filler(s, Calendar(year=int(h)), h, quantity.index) for s, h in zip(spans, halves, strict=True)]
    roles = {"start": [fillers[0]], "end": [fillers[1]]}
    return ties.relate(page.context, RelationKind.CALENDAR, roles, quantity.span, SURE, "two years joined by a dash", traits=["stretch"])


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
    if year is None or year.kind is not Kind.YEAR or year.calendar is None or end is None or not 1 <= end <= 31:
        return None
    start = replace(when, year=year.calendar.year)
    roles = {
        "start": [ties.fill(page.context, first, start)],
        "end": [ties.fill(page.context, second, replace(start, day=int(end)))],
    }
    span = first.span.cover(year.span)
    return ties.relate(page.context, RelationKind.CALENDAR, roles, span, SURE, "the dash joins two days of one month", traits=["stretch"])


def _dated(page: Page, quantity: Quantity, year: int | None = None) -> Filler:
    assert quantity.calendar is not None, "only dates and years are asked for"
    when = replace(quantity.calendar, weekday=None)
    if when.year is None and year is not None:
        when = replace(when, year=year)
    return ties.fill(page.context, quantity, when)


def _near_date(line: Line, hit: Hit, *, before: int = 0, after: int = 14) -> Quantity | None:
    """The nearest date or year around a trigger, what follows first."""
    for i in line.figures:
        figure = line.figure(i)
        if (
            figure is not None
            and figure.kind in DATED
            and figure.calendar is not None
            and figure.calendar.year
        ):
            if hit.end <= i <= hit.end + after:
                return figure
    for i in reversed(line.figures):
        figure = line.figure(i)
        if (
            figure is not None
            and figure.kind in DATED
            and figure.calendar is not None
            and figure.calendar.year
            and hit.start - before <= i < hit.start
        ):
            return figure
    return None


def _ages(page: Page) -> Iterator[Relation]:
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
        roles = {"birth": [_dated(page, birth)], "on": [_dated(page, on)], "age": [_years(page, age)]}
        yield ties.relate(page.context, RelationKind.CALENDAR, roles, age.span, LIKELY, "the birth and the event are dated in one sentence", traits=["age"])
        return
    deaths = [
        (other, hit, quantity)
        for other in page.lines
        if abs(other.place - line.place) <= 4
        for hit in other.of("calendar.died")
        if (quantity := _near_date(other, hit, before=6)) is not None and quantity.index != birth.index
    ]
    if not deaths:
        return
    on = deaths[0][2]
    for other in page.lines:
        if abs(other.place - line.place) > 3 and abs(other.place - deaths[0][0].place) > 2:
            continue
        age = _age_at_death(other, deaths[0][0], line)
        if age is not None:
            roles = {
                "birth": [_dated(page, birth)],
                "on": [_dated(page, on)],
                "age": [_years(page, age)],
            }
            yield ties.relate(
                page.context,
                RelationKind.CALENDAR,
                roles,
                age.span,
                ACROSS,
                "one birth and one death are dated",
                traits=["age"],
            )
            return


def _event(line: Line, birth: Quantity) -> tuple[Quantity, Quantity] | None:
    """ "born on 12 March 1950 and retired on 1 April 2015, aged 65": one other date, and an age right after it."""
    others = [(i, q) for i, q in _dates(line) if q.index != birth.index and q.calendar is not None and q.calendar.year]
    if len(others) != 1 or others[0][1].index < birth.index:
        return None
    at, on = others[0]
    for i in line.figures:
        age = line.figure(i)
        if age is None or not at < i <= at + 8 or age.kind not in (Kind.AGE, Kind.COUNT) or age.measure.printed is None:
            continue
        before = line.words(i - 3, i)
        if before[-1:] == ("aged",) or before[-2:] == ("age", "of") or (age.kind is Kind.AGE and before[-1:] in ((",",), ("at",))):
            return on, age
    return None


def _years(page: Page, age: Quantity) -> Filler:
    """An age as years, whether it was read as an age or as a bare number."""
    return ties.fill(page.context, age, replace(age.measure, kind=Kind.AGE, unit=ties.Unit("year", "time")))


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
        if died and before[-2:] in (("age", "of"), ("aged",)) or before[-1:] == ("aged",) and died:
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


def _durations(page: Page) -> Iterator[Relation]:
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


def _both(
    page: Page, start: Quantity, end: Quantity, year: int | None, length: Filler
) -> list[dict[str, list[Filler]]]:
    """The two dates with the length; without a printed year both leap and common years are readings."""
    years = [year] if year is not None else [2023, 2024]
    readings = []
    for chosen in years:
        first, second = _dated(page, start, chosen), _dated(page, end, chosen)
        assert isinstance(first.value, Calendar) and isinstance(second.value, Calendar), (
            "both were made from dates"
        )
        if _before(second.value, first.value) and (start.calendar is None or start.calendar.year is None):
            first = replace(first, value=replace(first.value, year=chosen - 1))
        readings.append({"start": [first], "end": [second], "duration": [length]})
    return readings


def _before(a: Calendar, b: Calendar) -> bool:
    return (
        (a.year, a.month or 0, a.day or 0) < (b.year or 0, b.month or 0, b.day or 0)
        if a.year and b.year
        else False
    )


def _dates(line: Line) -> list[tuple[int, Quantity]]:
    return [
        (i, q)
        for i in line.figures
        if (q := line.figure(i)) is not None
        and q.kind in DATED
        and q.calendar is not None
        and not q.calendar.decade
        and (q.kind is Kind.YEAR or q.calendar.month is not None)
    ]


def _precise(date_: Quantity, length: Quantity) -> bool:
    """Whether a date is fine enough for a length: days need days, years only years."""
    when = date_.calendar
    if when is None:
        return False
    if length.unit.name in ("year", "decade", "century"):
        return when.year is not None or when.day is not None
    if length.unit.name == "month":
        return when.month is not None
    return when.day is not None


def _shifted(page: Page, line: Line, index: int) -> tuple[Quantity, Quantity, float, str] | None:
    """ "ended on March 20 … It had begun 61 days earlier, on Feb. 3"."""
    word = line.word(index + 1)
    if word not in ("earlier", "later", "before", "after"):
        return None
    reach = 10 if word in ("before", "after") and line.figure(index + 2) is None else 4
    at = next((i for i, _ in _dates(line) if index + 1 < i <= index + reach), None)
    other = line.figure(at) if at is not None else None
    clause = reach == 10 and any(0 < index - i <= 3 for i, _ in _dates(line))
    if other is None or not clause and line.word(index + 2) not in (",", "in", "on", "(", "—", "-", "–"):
        return None
    base = next((q for i, q in reversed(_dates(line)) if i < index), None)
    sure = LIKELY
    if base is None:
        base = next((q for earlier in page.before(line, 1) for _, q in reversed(_dates(earlier))), None)
        sure = ACROSS
    length = line.figure(index)
    if base is None or length is None or not (_precise(base, length) and _precise(other, length)):
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
    dates = [q for i, q in _dates(line) if i < index]
    if len(dates) >= 2:
        start, end, sure = dates[-2], dates[-1], LIKELY
    elif dates:
        earlier = [q for other in page.before(line, 1) for _, q in _dates(other)]
        if len(earlier) != 1:
            return None
        start, end, sure = earlier[0], dates[0], ACROSS
    else:
        return None
    if not (_precise(start, length) and _precise(end, length)):
        return None
    return start, end, sure, f"“{hit.trigger.text}” measures from one date to the other"


def _spent(page: Page, line: Line, index: int) -> tuple[Quantity, Quantity, float, str] | None:
    """ "… after 53 years" with "opened in 1971" and the year it ended in one sentence; "now spent eight years"."""
    length = line.figure(index)
    if length is None:
        return None
    dates = _dates(line)
    between = [h for h in line.of("calendar.lasted") if 0 <= index - h.end <= 2]
    if between and len(dates) == 2:
        (_, first), (_, second) = dates
        if (
            _precise(first, length)
            and _precise(second, length)
            and first.calendar
            and second.calendar
            and _ordered(first.calendar, second.calendar)
        ):
            return first, second, LIKELY, f"“{between[0].trigger.text}” measures from one date to the other"
    now = [h for h in line.of("calendar.so-far") if 0 <= index - h.end <= 3]
    if now and length.unit.name == "year":
        origin = [
            q
            for other in page.before(line, 1)
            for i, q in _dates(other)
            for h in other.of("calendar.origin")
            if 0 <= i - h.end <= 3
        ]
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


def _ordered(a: Calendar, b: Calendar) -> bool:
    if a.year is None and b.year is None and a.month and b.month:
        return (a.month, a.day or 0) < (b.month, b.day or 0)
    return a.year is not None and b.year is not None and a.year <= b.year


def _anniversaries(page: Page) -> Iterator[Relation]:
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
                    for i, q in _dates(other)
                    if 0 <= i - h.end <= 3 and q.calendar and q.calendar.year
                ),
                None,
            )
            present = next(
                (
                    q
                    for i, q in _dates(line)
                    if q is not origin and i > hit.start and q.calendar and q.calendar.year
                ),
                None,
            )
            if origin is None or present is None or origin.calendar is None or present.calendar is None:
                continue
            start = Calendar(year=origin.calendar.year)
            end = Calendar(year=present.calendar.year)
            unit = ties.Unit("year", "time")
            if hit.trigger.value is not None:
                years = ties.exactly(hit.trigger.value, Kind.DURATION, unit)
                told = ties.fill_words(line, hit.start, hit.end, years)
            else:
                assert nth is not None, "a jubilee without a number of its own has an ordinal"
                told = ties.fill(page.context, nth, ties.exactly(nth.measure.printed or 0, Kind.DURATION, unit))
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
