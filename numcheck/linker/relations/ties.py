"""Relations built from figures and words: fillers, signs, like units, and the one way to make a relation."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

from numcheck.linker.context import Context
from numcheck.linker.relations.lines import Hit, Line
from numcheck.model.interval import Interval
from numcheck.model.quantity import Direction, Kind, Measure, Modifier, Quantity, Unit
from numcheck.model.relation import ROLES, Filler, Relation, RelationKind, Roles, Value
from numcheck.model.span import Span
from numcheck.resources.policy import Printed, load_policy

Fillers = Mapping[str, Sequence[Filler]]


def fill(context: Context, quantity: Quantity, value: Value | None = None) -> Filler:
    """The filler that a figure makes, with `value` in the place of its own if given."""
    filler = context.filler(quantity)
    return filler if value is None else replace(filler, value=value)


def fill_words(line: Line, start: int, end: int, value: Value) -> Filler:
    """The filler that the items `start` up to `end` make: "halved", "Tuesday", a list's item."""
    span = line.span(start, end - 1)
    return Filler(span, value, span.of(line.text))


def scaled(measure: Measure, factor: Fraction | int, unit: Unit | None = None) -> Measure:
    """The measure times a number other than zero, in `unit` if given."""
    times = Interval.exactly(Fraction(factor))
    return replace(
        measure,
        possible=measure.possible * times,
        usual=measure.usual * times,
        printed=None if measure.printed is None else measure.printed * factor,
        place=None if measure.place is None else measure.place * abs(Fraction(factor)),
        unit=unit or measure.unit,
    )


def signed(filler: Filler, direction: str) -> Filler:
    """The filler with its number negated for a fall."""
    if direction == "down" and isinstance(filler.value, Measure):
        return replace(filler, value=scaled(filler.value, -1))
    return filler


def exactly(number: Fraction | int, kind: Kind = Kind.COUNT, unit: Unit | None = None) -> Measure:
    """A measure that is one number and nothing else."""
    value = Fraction(number)
    return Measure(
        Interval.exactly(value), Interval.exactly(value), value, Fraction(1), unit=unit or Unit(), kind=kind
    )


def as_printed(quantity: Quantity) -> Measure:
    """The figure without the words that bound it."""
    measure = quantity.measure
    if measure.printed is None or measure.modifier is Modifier.EXACT:
        return measure
    return printed_as(measure.printed, measure.place, quantity.kind, quantity.unit)


def printed_as(value: Fraction, place: Fraction | None, kind: Kind, unit: Unit) -> Measure:
    """The measure of a bare printed number; `place` is its last place as printed."""
    zeros = place is not None and place > 1
    return load_policy().measure(Printed(value, place, zeros=zeros), kind, unit)


def level(measure: Measure) -> Measure:
    """The measure without what it is taken by: "300 loaves a day" beside "450"."""
    return replace(measure, unit=replace(measure.unit, per=""))


def direction(name: str) -> Direction:
    """The direction that a trigger's attribute names."""
    return Direction.DOWN if name == "down" else Direction.UP


def sort_of(quantity: Quantity) -> tuple[str, str]:
    """What a figure may be added to, taken from or divided by: kind of number with its currency or dimension."""
    unit = quantity.unit
    if quantity.kind is Kind.MONEY:
        return "money", unit.currency
    if quantity.kind is Kind.SHARE:
        return "share", ""
    if quantity.kind is Kind.DURATION:
        return "time", ""
    if quantity.kind is Kind.MEASURE:
        return "measure", unit.dimension
    if quantity.kind in (Kind.COUNT, Kind.AGE):
        return "count", ""
    return quantity.kind.value, ""


def relate(
    context: Context,
    kind: RelationKind,
    readings: Fillers | Sequence[Fillers],
    trigger: Span,
    confidence: float,
    *because: str,
    traits: Iterable[str] = (),
) -> Relation:
    """The relation of these fillers. Roles are put in the kind's order; a role without fillers is left out."""
    many = [readings] if isinstance(readings, Mapping) else list(readings)
    ordered = tuple(_ordered(kind, reading) for reading in many)
    held = {f.quantity for _, fillers in ordered[0] for f in fillers if f.quantity is not None}
    claims = [claim for claim in (context.claim(index) for index in sorted(held)) if claim is not None]
    return Relation(
        kind,
        ordered,
        trigger,
        confidence,
        tuple(text for text in because if text),
        summary=any(context.summary(claim) for claim in claims),
        traits=tuple(traits),
    )


def _ordered(kind: RelationKind, reading: Fillers) -> Roles:
    names = [name.rstrip("…") for name in ROLES[kind]]
    unknown = set(reading) - set(names)
    if unknown:
        raise ValueError(f"a {kind.value} relation has no role {sorted(unknown)}")
    return tuple((name, tuple(reading[name])) for name in names if reading.get(name))


def cover(line: Line, hits: Sequence[Hit], *items: int) -> Span:
    """The characters from the first to the last of some phrases and items of a line."""
    starts = [hit.start for hit in hits] + list(items)
    ends = [hit.end - 1 for hit in hits] + list(items)
    return line.span(min(starts), max(ends))
