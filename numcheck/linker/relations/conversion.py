"""One quantity told in two units: "30 miles (48km)", "$6.3bn (£3.35bn)", "104F, or 40C", "one euro worth $1.32"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from numcheck.linker.relations import ties
from numcheck.linker.relations.lines import Line, Page
from numcheck.model.interval import Interval
from numcheck.model.quantity import Kind, Quantity, Unit
from numcheck.model.relation import Filler, Relation, RelationKind

SURE, LIKELY = 0.95, 0.85
RATE_ROOM = Fraction(
    103, 100
)  # rates of one article differ by a few days of trading, seldom by more than this
MOST = 60  # pairs of two currencies that are held against each other; a list of prices may hold thousands
WORTH = frozenset(("worth", "buying", "buys", "bought", "fetching", "fetched", "equals", "is"))
EQUAL = (
    ("or",),
    (",", "or"),
    (",", "or", "about"),
    ("or", "about"),
    ("/",),
    ("—", "or"),
    ("-", "or"),
    ("–", "or"),
    ("=",),
    ("(",),
    ("(", "about"),
    ("(", "or"),
)


@dataclass(frozen=True, slots=True)
class Pair:
    """A figure and its face in another unit, `a` the first in the text."""

    line: Line
    a: Quantity
    b: Quantity
    sure: float

    @property
    def currencies(self) -> tuple[str, str]:
        """Both currencies, in alphabetical order."""
        first, second = sorted((self.a.unit.currency, self.b.unit.currency))
        return first, second

    def rate(self) -> Interval | None:
        """What the figure in the alphabetically first currency is of the other, or None where it may be zero."""
        first, second = (self.a, self.b) if self.a.unit.currency == self.currencies[0] else (self.b, self.a)
        try:
            return first.measure.possible / second.measure.possible
        except ZeroDivisionError:
            return None


def find(page: Page) -> Iterator[Relation]:
    """Conversions of measures, each by itself, and of money, each with another of the article to compare it with."""
    pairs = [pair for line in page.lines for pair in _pairs(page, line)]
    reference = _references(pairs)
    for pair in pairs:
        other = reference.get(pair.currencies)
        first, second = pair.a, pair.b
        roles = {"a": [ties.fill(page.context, first)], "b": [ties.fill(page.context, second)]}
        readings = [roles]
        because = [
            f"“{second.span.of(pair.line.text)}” tells “{first.span.of(pair.line.text)}” in another unit"
        ]
        if first.kind is Kind.MONEY and other is not None and other is not pair:
            same = other.a.unit.currency == first.unit.currency
            c, d = (other.a, other.b) if same else (other.b, other.a)
            roles |= {"c": [ties.fill(page.context, c)], "d": [ties.fill(page.context, d)]}
            because.append("the article converts the same currencies elsewhere")
        difference = _degrees_apart(page, first, second)
        if difference is not None:
            readings.append(difference)
        readings = _sizes(page, first, second) or readings
        trigger = first.span.cover(second.span)
        yield ties.relate(page.context, RelationKind.CONVERSION, readings, trigger, pair.sure, *because)


def _degrees_apart(page: Page, a: Quantity, b: Quantity) -> dict[str, list[Filler]] | None:
    """ "9F (5C) above the average": degrees of difference have no zero to shift."""
    if a.unit.dimension != "temperature":
        return None
    kelvin = Unit("kelvin", "temperature")
    factors = [Fraction(5, 9) if "fahrenheit" in q.unit.name else Fraction(1) for q in (a, b)]
    first, second = (
        ties.fill(page.context, q, ties.scaled(q.measure, f, kelvin))
        for q, f in zip((a, b), factors, strict=True)
    )
    return {"a": [first], "b": [second]}


def _pairs(page: Page, line: Line) -> Iterator[Pair]:
    figures = [figure for i in line.figures if (figure := line.figure(i)) is not None]
    for number, figure in enumerate(figures):
        if not figure.judged:
            continue
        if figure.face_of is not None:
            base = page.context.quantities[figure.face_of]
            if _convertible(base, figure):
                yield Pair(line, base, figure, SURE)
            continue
        before = figures[number - 1] if number else None
        if before is not None and before.unit.dimension == "mass":
            figure = _as_mass(page, figure)
        if before is None or not _convertible(before, figure):
            continue
        gap = line.words(_item(line, before) + 1, _item(line, figures[number]))
        told = (
            gap[:1] == ("of",)
            and len(gap) <= 8
            and (gap[-2:] == (",", "or") or gap[-3:] == (",", "or", "about"))
        )
        if gap in EQUAL or told or (_one(before) and gap and gap[-1] in WORTH and len(gap) <= 2):
            yield Pair(line, before, figure, LIKELY)


# A gallon, a pint and a ton are not of one size: each is read as every one that English has. In litres and kilograms,
# from NIST Special Publication 811 (2008), Appendix B, and the Weights and Measures Act 1985, Schedule 1.
SIZES: dict[str, tuple[str, str, tuple[str, ...]]] = {
    "gallon": ("litre", "volume", ("3.785411784", "4.54609")),
    "pint": ("litre", "volume", ("0.473176473", "0.56826125")),
    "ton": ("kilogram", "mass", ("907.18474", "1016.0469088", "1000")),
}


def _sizes(page: Page, a: Quantity, b: Quantity) -> list[dict[str, list[Filler]]]:
    """The pair in each size that one of its units may have; none where both are of one size."""
    unsure = a if a.unit.name in SIZES else b if b.unit.name in SIZES else None
    if unsure is None or (a.unit.name in SIZES and b.unit.name in SIZES):
        return []
    name, dimension, factors = SIZES[unsure.unit.name]
    readings = []
    for factor in factors:
        value = ties.scaled(unsure.measure, Fraction(factor), Unit(name, dimension))
        filled = [ties.fill(page.context, q, value if q is unsure else None) for q in (a, b)]
        readings.append({"a": [filled[0]], "b": [filled[1]]})
    return readings


def _as_mass(page: Page, figure: Quantity) -> Quantity:
    """Pounds without a sign, right after a weight, are no money: "24,000 kilograms (52,900 pounds)"."""
    text = figure.span.of(page.context.article.text)
    if figure.unit.currency != "GBP" or "£" in text or "pound" not in text or figure.measure.printed is None:
        return figure
    unit = Unit("pound-mass", "mass")
    measure = ties.printed_as(figure.measure.printed, figure.measure.place, Kind.MEASURE, unit)
    return replace(figure, kind=Kind.MEASURE, measure=measure)


def _item(line: Line, figure: Quantity) -> int:
    return next(i for i in line.figures if line.figure(i) is figure)


def _one(figure: Quantity) -> bool:
    return figure.kind is Kind.MONEY and figure.measure.printed == 1


def _convertible(a: Quantity, b: Quantity) -> bool:
    """Whether two figures measure one thing in two units."""
    if not (a.judged and b.judged):
        return False
    if a.kind is Kind.MONEY and b.kind is Kind.MONEY:
        return bool(a.unit.currency and b.unit.currency and a.unit.currency != b.unit.currency)
    if a.kind is Kind.DURATION and b.kind is Kind.DURATION:
        # A month has no length to convert by, nor has a year.
        return a.unit.name != b.unit.name and not {a.unit.name, b.unit.name} & {
            "month",
            "year",
            "decade",
            "quarter",
        }
    if a.kind is not Kind.MEASURE or b.kind is not Kind.MEASURE:
        return False
    return a.unit.dimension == b.unit.dimension != "" and a.unit.name != b.unit.name


def _references(pairs: list[Pair]) -> dict[tuple[str, str], Pair]:
    """For each two currencies the first pair whose rate most of the others share, within `RATE_ROOM`."""
    by_currencies: dict[tuple[str, str], list[Pair]] = {}
    for pair in pairs:
        if pair.a.kind is Kind.MONEY:
            by_currencies.setdefault(pair.currencies, []).append(pair)
    return {
        currencies: max(many[:MOST], key=lambda pair: (_agreeing(pair, many[:MOST]), -pair.a.span.start))
        for currencies, many in by_currencies.items()
        if len(many) > 1
    }


def _agreeing(pair: Pair, others: list[Pair]) -> int:
    rate = pair.rate()
    if rate is None:
        return 0
    wide = rate * Interval(1 / RATE_ROOM, RATE_ROOM)
    return sum(1 for other in others if (theirs := other.rate()) is not None and theirs.meets(wide))
