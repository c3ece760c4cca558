"""Whether two figures of one kind print one value, values that can both be true, or values that cannot."""

from __future__ import annotations

from numcheck.linker.context import CALENDAR_KINDS
from numcheck.model.printed import Agreement, compare
from numcheck.model.quantity import Calendar, Kind, Quantity


def agreement(a: Quantity, b: Quantity) -> Agreement:
    """How the values of two figures agree. Says nothing of whether they speak of one thing."""
    if a.calendar is not None and b.calendar is not None and a.kind in CALENDAR_KINDS:
        return Agreement.AGREE if _one_date(a.calendar, b.calendar) else Agreement.CLASH
    if a.kind is Kind.SCORE or b.kind is Kind.SCORE:
        return Agreement.AGREE if sorted(a.score) == sorted(b.score) else Agreement.CLASH
    return compare(a.measure, b.measure)


def equal(a: Quantity, b: Quantity) -> bool:
    """Whether two figures print the very same value: what confirms a figure is its equal."""
    if agreement(a, b) is not Agreement.AGREE:
        return False
    if a.calendar is not None and b.calendar is not None and a.calendar.decade != b.calendar.decade:
        return False
    if a.measure.printed is None or b.measure.printed is None:
        return (
            (a.low is not None and (a.low, a.high) == (b.low, b.high))
            or a.calendar is not None
            or bool(a.score)
        )
    return a.measure.printed == b.measure.printed or a.calendar is not None


def close(a: Quantity, b: Quantity) -> bool:
    """Whether two figures that differ may be one, the one a rounding of the other; no vague words."""
    if a.measure.vague or b.measure.vague or a.measure.printed is None or b.measure.printed is None:
        return False
    if a.calendar is not None or a.score or agreement(a, b) is not Agreement.AGREE:
        return False
    return a.measure.modifier.bound == 0 or b.measure.modifier.bound == 0


def _one_date(a: Calendar, b: Calendar) -> bool:
    """Whether no part that both name differs, and they name one part together at least."""
    if (a.decade or b.decade) and a.year is not None and b.year is not None:
        return a.year // 10 == b.year // 10
    pairs = [
        (x, y)
        for x, y in ((a.year, b.year), (a.month, b.month), (a.day, b.day), (a.weekday, b.weekday))
        if x is not None and y is not None
    ]
    return bool(pairs) and all(x == y for x, y in pairs)
