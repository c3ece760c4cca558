"""Sequences: the how-manieth of something repeated, its first and its last, and streaks with what broke them."""

from __future__ import annotations

from collections.abc import Iterator

from numcheck.linker.relations import ties
from numcheck.linker.relations.lines import Hit, Line, Page
from numcheck.linker.relations.markers import is_level
from numcheck.model.quantity import Kind, Measure, Quantity
from numcheck.model.relation import Filler, Relation, RelationKind

SURE, LIKELY, ACROSS = 0.9, 0.86, 0.81
WEEK = 7
NEAR = 5


def find(page: Page) -> Iterator[Relation]:
    """Editions by their years, "second" by "two previous", nights by their weekdays, streaks by their changes."""
    for line in page.lines:
        for finder in (_editions, _previous, _days, _streak):
            found = finder(page, line)
            if found is not None:
                yield found


def _ordinals(line: Line) -> list[int]:
    return [
        i
        for i in line.figures
        if (q := line.figure(i)) is not None and q.kind is Kind.ORDINAL and q.measure.printed is not None
    ]


def _year(figure: Quantity | None) -> int | None:
    if figure is None or figure.calendar is None or figure.calendar.decade:
        return None
    return figure.calendar.year


def _number(figure: Quantity, value: int, text: str) -> Filler:
    return Filler(figure.span, ties.exactly(value), text, figure.index)


def _editions(page: Page, line: Line) -> Relation | None:
    """ "held every summer since 1990 … its 35th edition in 2024"."""
    if not line.of("sequence.every") or not _ordinals(line):
        return None
    since = line.of("sequence.since")
    at = _ordinals(line)[-1]
    nth = line.figure(at)
    if nth is not None and nth.measure.printed == 1:
        return None
    if nth is None or not set(line.words(at + 1, at + 3)) & {
        "edition",
        "time",
        "staging",
        "festival",
        "running",
        "year",
        "festivals",
        "instalment",
        "installment",
        "race",
    }:
        return None
    years = [(i, year) for i in line.figures if (year := _year(line.figure(i))) is not None]
    first = next(
        (
            pair
            for pair in years
            if _first_in(line, pair[0]) or any(0 <= pair[0] - hit.end <= NEAR for hit in since)
        ),
        None,
    )
    last = next((pair for pair in reversed(years) if first is not None and pair != first), None)
    if first is None or last is None or last[1] <= first[1]:
        return None
    start, end = line.figure(first[0]), line.figure(last[0])
    if start is None or end is None:
        return None
    roles = {
        "nth": [ties.fill(page.context, nth)],
        "first": [_number(start, first[1], str(first[1]))],
        "last": [_number(end, last[1], str(last[1]))],
    }
    return ties.relate(
        page.context,
        RelationKind.SEQUENCE,
        roles,
        nth.span,
        SURE,
        "one a year since the first",
        traits=["yearly"],
    )


def _first_in(line: Line, index: int) -> bool:
    """ "first held in 1962": the ordinal is a figure, so no phrase can hold it."""
    figure = line.figure(index - 3)
    return (
        line.word(index - 1) == "in"
        and figure is not None
        and figure.kind is Kind.ORDINAL
        and figure.measure.printed == 1
    )


def _previous(page: Page, line: Line) -> Relation | None:
    """ "his second trial … his two previous trials"."""
    for index in line.figures:
        count = line.figure(index)
        if (
            count is None
            or count.kind is not Kind.COUNT
            or count.measure.printed is None
            or not is_level(count)
        ):
            continue
        if line.word(index + 1) not in ("previous", "earlier", "prior", "past") and line.word(
            index - 1
        ) not in ("previous", "earlier", "prior"):
            continue
        noun = {word.rstrip("s") for word in line.words(index + 1, index + 4) if len(word) > 3} - {
            "previou",
            "earlier",
            "prior",
        }
        for other in (line, *page.before(line, 1)):
            for at in _ordinals(other):
                nth = other.figure(at)
                words = {word.rstrip("s") for word in other.words(at + 1, at + 4)}
                if nth is not None and noun & words:
                    roles = {
                        "nth": [ties.fill(page.context, nth)],
                        "previous": [ties.fill(page.context, count)],
                    }
                    return ties.relate(
                        page.context,
                        RelationKind.SEQUENCE,
                        roles,
                        nth.span,
                        LIKELY,
                        "“previous” ones of the same noun are counted",
                        traits=["previous"],
                    )
    return None


def _days(page: Page, line: Line) -> Relation | None:
    """ "on Wednesday for a fourth straight night … began on Sunday"."""
    for at in _ordinals(line):
        nth = line.figure(at)
        after = line.words(at + 1, at + 4)
        if (
            nth is None
            or not set(after[:2]) & {"straight", "consecutive", "successive"}
            or not set(after) & {"night", "day", "evening"}
        ):
            continue
        today = _weekday(line, 0, len(line.items))
        if today is None:
            continue
        for later in (*page.after(line, 1), *page.before(line, 1)):
            for hit in later.of("sequence.began"):
                start = _weekday(later, hit.end, hit.end + 6)
                if (
                    start is None
                    or start[1] == today[1]
                    or later.word(later.items.index(later.items[0])) == ""
                ):
                    continue
                apart = (today[1] - start[1]) % WEEK
                roles = {
                    "nth": [ties.fill(page.context, nth)],
                    "first": [_number(start[0], 0, start[0].span.of(line.text))],
                    "last": [_number(today[0], apart, today[0].span.of(line.text))],
                }
                weeks = [
                    {**roles, "last": [_number(today[0], apart + WEEK * n, today[0].span.of(line.text))]}
                    for n in range(3)
                ]
                return ties.relate(
                    page.context,
                    RelationKind.SEQUENCE,
                    weeks,
                    nth.span,
                    ACROSS,
                    "one a day since it began",
                    traits=["daily"],
                )
    return None


def _weekday(line: Line, start: int, end: int) -> tuple[Quantity, int] | None:
    for i in line.figures:
        figure = line.figure(i)
        if (
            start <= i < end
            and figure is not None
            and figure.calendar is not None
            and figure.calendar.weekday is not None
        ):
            return figure, figure.calendar.weekday
    return None


def _streak(page: Page, line: Line) -> Relation | None:
    """ "the fourth monthly fall in a row … after edging up by 0.2% in January": the streak cannot be longer than its falls."""
    for at in _ordinals(line):
        nth = line.figure(at)
        after = line.words(at + 1, at + 8)
        if nth is None or not (
            set(after) & {"consecutive", "straight", "successive"} or "in a row" in " ".join(after)
        ):
            continue
        period = next(
            (
                word
                for word in after
                if word.rstrip("ly") in ("month", "quarter", "quarter", "year", "week")
                or word in ("monthly", "quarterly", "yearly", "annual", "weekly")
            ),
            "",
        )
        trend = next(
            (
                hit
                for hit in line.of("change.rise", "change.fall", "sequence.grew", "sequence.shrank")
                if at < hit.start <= at + 8
            ),
            None,
        )
        if trend is None or not period or not trend.trigger.direction:
            continue
        changes = _changes(page, line, trend, at)
        if changes is None:
            continue
        roles = {"nth": [ties.fill(page.context, nth)], "changes": changes}
        return ties.relate(
            page.context,
            RelationKind.SEQUENCE,
            roles,
            nth.span,
            ACROSS,
            "the changes before it are told one by one",
            traits=["streak"],
        )
    return None


def _changes(page: Page, line: Line, trend: Hit, at: int) -> list[Filler] | None:
    """The changes before the streak's last one, the one that broke it last; None where none breaks it."""
    along: list[Filler] = []
    for other in (line, *page.after(line, 1)):
        for hit in other.of("change.rise", "change.fall"):
            if other is line and hit.start <= max(at, trend.start):
                continue
            figures = [
                i
                for i in other.figures
                if hit.end <= i
                and (q := other.figure(i)) is not None
                and q.kind is Kind.SHARE
                and is_level(q)
            ]
            until = next(
                (h.start for h in other.of("change.rise", "change.fall") if h.start > hit.start),
                len(other.items),
            )
            for i in figures:
                figure = other.figure(i)
                if figure is None or i >= until or not isinstance(figure.measure, Measure):
                    continue
                filler = ties.signed(ties.fill(page.context, figure), hit.trigger.direction)
                if hit.trigger.direction != trend.trigger.direction:
                    return [*along, filler]
                along.append(filler)
    return None
