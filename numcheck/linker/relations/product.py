"""Products: price times number, speed times time, so many per 100,000, an average times its count."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise

from numcheck.linker.relations import ties
from numcheck.linker.relations.known import known
from numcheck.linker.relations.lines import Hit, Line, Page
from numcheck.linker.relations.markers import is_level, is_time
from numcheck.model.quantity import Kind, Measure, Quantity, Unit
from numcheck.model.relation import Filler, Relation, RelationKind

SURE, LIKELY, ACROSS = 0.9, 0.84, 0.8


def find(page: Page) -> Iterator[Relation]:
    """Products of one sentence; a population may stand in one of the two before it."""
    for line in page.lines:
        for finder in (_speed, _per_head, _rate, _each, _apiece):
            found = finder(page, line)
            if found is not None:
                yield found


def _speed(page: Page, line: Line) -> Relation | None:
    """ "covered 180 miles in two hours, averaging 60 miles an hour"."""
    figures = [(i, q) for i in line.figures if (q := line.figure(i)) is not None and q.judged]
    speeds = [
        (i, q)
        for i, q in figures
        if q.unit.dimension == "speed" or (q.unit.dimension == "length" and q.unit.per)
    ]
    lengths = [
        (i, q)
        for i, q in figures
        if q.kind is Kind.MEASURE and q.unit.dimension == "length" and not q.unit.per
    ]
    times = [(i, q) for i, q in figures if q.kind is Kind.DURATION]
    if len(speeds) != 1 or len(lengths) != 1 or len(times) != 1:
        return None
    travels = {"takes", "take", "took", "trip", "journey", "covered"} & set(line.words(0, len(line.items)))
    if "averag" not in line.sentence.span.of(line.text) and not travels:
        return None
    roles = {
        "speed": [ties.fill(page.context, speeds[0][1], _rate_of(speeds[0][1].measure))],
        "time": [ties.fill(page.context, times[0][1])],
        "distance": [ties.fill(page.context, lengths[0][1])],
    }
    return ties.relate(
        page.context,
        RelationKind.PRODUCT,
        roles,
        speeds[0][1].span,
        SURE,
        "an average speed over a distance and a time",
    )


def _rate_of(speed: Measure) -> Measure:
    """A speed as a length by a time, so that a time of it is a length: "mile per hour"."""
    name, _, per = speed.unit.name.partition(" per ")
    return replace(speed, unit=Unit(name, "length", "", per)) if per else speed


def _per_head(page: Page, line: Line) -> Relation | None:
    """ "$50 million, or about $2,000 for every resident", with a population before it."""
    for hit in line.of("product.per"):
        at = next((i for i in reversed(line.figures) if i < hit.start and hit.start - i <= 2), None)
        unit = line.figure(at) if at is not None else None
        if at is None or unit is None or unit.kind is not Kind.MONEY or not is_level(unit):
            continue
        before = [i for i in line.figures if i < at and _money(line.figure(i), unit)]
        if not before or "or" not in line.words(before[-1] + 1, at):
            continue
        nouns = set(line.words(hit.end, hit.end + 2))
        counts = _population(page, line, nouns, at)
        total = line.figure(before[-1])
        if total is None or not counts:
            continue
        readings = [
            {
                "unit": [ties.fill(page.context, unit)],
                "count": [ties.fill(page.context, count)],
                "total": [ties.fill(page.context, total)],
            }
            for count in counts
        ]
        return ties.relate(
            page.context,
            RelationKind.PRODUCT,
            readings,
            unit.span,
            ACROSS,
            f"“{hit.trigger.text}” shares the total out",
        )
    return None


def _money(figure: Quantity | None, unit: Quantity) -> bool:
    return figure is not None and is_level(figure) and ties.sort_of(figure) == ties.sort_of(unit)


def _population(page: Page, line: Line, nouns: set[str], at: int) -> list[Quantity]:
    """Counts of the thing shared out among: of the same noun, or a population for residents and their like."""
    found = []
    people = bool(nouns & known("people-per-head"))
    for earlier in (line, *page.before(line, 3)):
        for i in earlier.figures:
            figure = earlier.figure(i)
            if (
                figure is None
                or figure.kind is not Kind.COUNT
                or not is_level(figure)
                or figure.measure.printed is None
            ):
                continue
            words = set(earlier.words(i - 4, i)) | set(earlier.words(i + 1, i + 3))
            named = {word.rstrip("s") for word in words} & {
                word.rstrip("s") for word in nouns if len(word) > 3
            }
            if named or (
                people
                and words & (known("people-per-head") | {"population", "town", "city"})
                and figure.measure.printed >= 100
            ):
                found.append(figure)
    return found


def _rate(page: Page, line: Line) -> Relation | None:
    """ "96 killings in a city of 800,000 … a rate of 12 per 100,000"."""
    for index in line.figures:
        rate = line.figure(index)
        if (
            rate is None
            or rate.kind is not Kind.COUNT
            or line.word(index + 1) not in ("per", "for", "in")
            or (line.figure(index + 2) is None and line.figure(index + 3) is None)
        ):
            continue
        per_at = index + 2 if line.figure(index + 2) is not None else index + 3
        per = line.figure(per_at)
        if per is None or per.measure.printed not in (
            Fraction(1000),
            Fraction(10_000),
            Fraction(100_000),
            Fraction(1_000_000),
        ):
            continue
        if line.word(index + 1) == "in" and "rate" not in line.words(0, index):
            continue
        counts = [
            q
            for i in line.figures
            if i < index
            and (q := line.figure(i)) is not None
            and q.kind is Kind.COUNT
            and is_level(q)
            and not is_time(line, i)
        ]
        if len(counts) != 2:
            continue
        small, large = sorted(counts, key=lambda q: q.measure.printed or 0)
        large_at = next(i for i in line.figures if line.figure(i) is large)
        noun = line.word(per_at + 1)
        same = len(noun) > 3 and noun in line.words(large_at + 1, large_at + 3)
        if not same and not known("populated-places") & set(line.words(0, index)):
            continue
        value = rate.measure
        times = Fraction(1) / (per.measure.printed or Fraction(1))
        scaled = ties.scaled(value, times)
        span = rate.span.cover(per.span)
        filler = Filler(span, scaled, span.of(page.context.article.text), rate.index)
        roles = {
            "rate": [filler],
            "count": [ties.fill(page.context, small)],
            "base": [ties.fill(page.context, large)],
        }
        return ties.relate(
            page.context, RelationKind.PRODUCT, roles, span, LIKELY, "a rate of the figures beside it"
        )
    return None


def _each(page: Page, line: Line) -> Relation | None:
    """ "60 turbines of eight megawatts each, 480 megawatts in all", "$38 a month, or $456 a year"."""
    found = [
        (i, q)
        for i in line.figures
        if (q := line.figure(i)) is not None
        and is_level(q)
        and q.unit.per in ("month", "week", "day", "quarter", "year")
    ]
    for (i, unit), (j, total) in pairwise(found):
        times = _times(unit.unit.per, total.unit.per)
        if (
            times is None
            or ties.sort_of(unit) != ties.sort_of(total)
            or "or" not in line.words(i + 1, j)
            or j - i > 6
        ):
            continue
        count = Filler(total.span, ties.exactly(times), total.span.of(line.text), None)
        roles = {
            "unit": [ties.fill(page.context, unit, _bare(unit.measure))],
            "count": [count],
            "total": [ties.fill(page.context, total, _bare(total.measure))],
        }
        return ties.relate(
            page.context,
            RelationKind.PRODUCT,
            roles,
            unit.span.cover(total.span),
            LIKELY,
            "“or” tells the same rate by another time",
        )
    return None


def _apiece(page: Page, line: Line) -> Relation | None:
    """ "Each of the 40 buses cost $300,000, for a total of $12m"; "the 12 were paid $2,000 each, or $24,000 in all"."""
    each = line.of("product.each")
    if not each:
        return None
    levels = [i for i in line.figures if is_level(line.figure(i)) and not is_time(line, i)]
    shared = _shared_out(page, line, levels, each[0])
    if shared is not None:
        return shared
    averaged = _averaged(page, line, levels)
    if averaged is not None:
        return averaged
    totals = [i for i in levels if _is_total(line, i)]
    if len(totals) != 1 or len(levels) != 3:
        return None
    total = line.figure(totals[0])
    others = [line.figure(i) for i in levels if i != totals[0]]
    units = [
        q for q in others if q is not None and total is not None and ties.sort_of(q) == ties.sort_of(total)
    ]
    counts = [q for q in others if q is not None and q.kind is Kind.COUNT and q not in units]
    if total is None or total.kind is Kind.COUNT or len(units) != 1 or len(counts) != 1:
        return None
    roles = {
        "unit": [ties.fill(page.context, units[0])],
        "count": [ties.fill(page.context, counts[0])],
        "total": [ties.fill(page.context, total)],
    }
    return ties.relate(
        page.context, RelationKind.PRODUCT, roles, units[0].span, LIKELY, "“each” and the total"
    )


def _shared_out(page: Page, line: Line, levels: list[int], each: Hit) -> Relation | None:
    """ "paid $5.74bn to 217,000 claimants, or about $26,000 each"."""
    unit_at = next((i for i in levels if 0 < each.start - i <= 2), None)
    if unit_at is None or len(levels) != 3 or line.word(unit_at - 1) not in ("or", "(", "—", "about"):
        return None
    unit = line.figure(unit_at)
    others = [line.figure(i) for i in levels if i < unit_at]
    totals = [
        q for q in others if q is not None and unit is not None and ties.sort_of(q) == ties.sort_of(unit)
    ]
    counts = [q for q in others if q is not None and q.kind is Kind.COUNT and q not in totals]
    if unit is None or unit.kind is Kind.COUNT or len(totals) != 1 or len(counts) != 1:
        return None
    roles = {
        "unit": [ties.fill(page.context, unit, ties.level(unit.measure))],
        "count": [ties.fill(page.context, counts[0])],
        "total": [ties.fill(page.context, totals[0], ties.level(totals[0].measure))],
    }
    return ties.relate(
        page.context, RelationKind.PRODUCT, roles, unit.span, LIKELY, "“each” shares the total out"
    )


def _averaged(page: Page, line: Line, levels: list[int]) -> Relation | None:
    """ "The 40 volunteers planted 2,800 trees in all, an average of 70 each"."""
    at = next((i for i in levels if line.words(i - 2, i) == ("average", "of")), None)
    totals = [i for i in levels if i != at and _is_total(line, i)]
    counts = [i for i in levels if i != at and i not in totals]
    if at is None or len(totals) != 1 or len(counts) != 1:
        return None
    average, total, count = line.figure(at), line.figure(totals[0]), line.figure(counts[0])
    if average is None or total is None or count is None or ties.sort_of(average) != ties.sort_of(total):
        return None
    roles = {
        "average": [ties.fill(page.context, average)],
        "total": [ties.fill(page.context, total)],
        "count": [ties.fill(page.context, count)],
    }
    return ties.relate(
        page.context, RelationKind.PRODUCT, roles, average.span, LIKELY, "an average of the total beside it"
    )


def _is_total(line: Line, index: int) -> bool:
    before, after = line.words(index - 4, index), " ".join(line.words(index + 1, index + 4))
    called = {"total", "altogether", "giving", "making"} & set(before)
    if any(hit.end == index for hit in line.of("product.yields")):
        return True
    return bool(called) or any(words in after for words in ("in all", "in total", "altogether", "all told"))


def _bare(measure: Measure) -> Measure:
    return replace(measure, unit=Unit(measure.unit.name, measure.unit.dimension, measure.unit.currency))


def _times(small: str, large: str) -> int | None:
    return {("month", "year"): 12, ("quarter", "year"): 4, ("day", "week"): 7}.get((small, large))
