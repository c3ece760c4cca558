"""Parts as a sentence lists them: which figures they are, in whose unit, and whether they stand in one list."""

from __future__ import annotations

from itertools import pairwise

from numcheck.linker.relations import ties
from numcheck.linker.relations.known import known
from numcheck.linker.relations.lines import Line, Page
from numcheck.linker.relations.markers import is_level, is_time
from numcheck.model.quantity import Kind, Quantity
from numcheck.model.relation import Filler, Relation, RelationKind

CERTAIN, LIKELY, ACROSS = 0.93, 0.86, 0.81
_ARTICLES = frozenset({"a", "an", "its", "his", "her", "their"})


def parts_between(line: Line, start: int, end: int, whole: Quantity | None) -> list[int]:
    """Items between two others that can be parts; after a unit was printed once, bare counts carry it on."""
    found: list[int] = []
    for index in line.figures:
        figure = line.figure(index)
        if not start <= index < end or figure is None or not is_level(figure) or is_time(line, index):
            continue
        if figure.kind in (Kind.ORDINAL, Kind.AGE):
            continue
        if whole is not None and figure.unit.per and figure.unit.per != whole.unit.per:
            return []  # so much a share is no part of a sum that is not, and what it comes to is not told
        terms = whole is not None and whole.kind is Kind.DURATION and line.word(index + 1) in ("for", "on")
        bare = figure.kind is Kind.COUNT and not figure.unit.name
        if whole is None or ties.sort_of(figure) == ties.sort_of(whole) or (bare and (found or terms)):
            found.append(index)
    return found


def holds_one(line: Line, start: int, end: int) -> bool:
    """Whether a list between two items holds what has no figure: "a captain, four mates and 16 hands"."""
    first = start
    for i in range(start, end):
        if line.word(i) not in (",", "and", ";"):
            continue
        if line.word(first) in _ARTICLES and not any(first < figure < i for figure in line.figures):
            return True
        first = i + 1
    return False


def fill_parts(page: Page, line: Line, items: list[int], whole: Quantity) -> list[Filler]:
    fillers = []
    for index in items:
        figure = line.figure(index)
        if figure is None:
            continue
        filler = ties.fill(page.context, figure)
        if figure.kind is Kind.COUNT and whole.kind is not Kind.COUNT:
            filler = ties.fill(
                page.context, figure, ties.exactly(figure.measure.printed or 0, whole.kind, whole.unit)
            )
        fillers.append(filler)
    return fillers


def partition_of(
    page: Page,
    line: Line,
    parts: list[Filler],
    whole: Quantity | None,
    rest: Filler | None,
    sure: float,
    because: str,
    *traits: str,
) -> Relation:
    roles: dict[str, list[Filler]] = {"parts": parts}
    if rest is not None:
        roles["rest"] = [rest]
    if whole is not None:
        roles["whole"] = [ties.fill(page.context, whole)]
    start, end = min(f.span.start for f in parts), max(f.span.end for f in parts)
    trigger = parts[0].span.cover(parts[-1].span) if start < end else line.span(0, 0)
    return ties.relate(page.context, RelationKind.PARTITION, roles, trigger, sure, because, traits=traits)


def stand_in_one_list(line: Line, parts: list[int], *, closely: bool = False, alone: bool = True) -> bool:
    """Whether figures stand in one list: each but the first after a comma or "and", no verb of its own between.

    `closely` asks for the figure right after the comma or "and": without a colon nothing else makes it a list.
    `alone` asks that no verb follows the last: "17 have cracks and 12 have holes" may be told of the same ones.
    """
    for number, (a, b) in enumerate(pairwise(parts)):
        gap = line.words(a + 1, b)
        if not gap or not {",", "and", ";"} & set(gap[-3:] if closely else gap[-5:]):
            return False
        if closely and len(gap) > 8:
            return False
        if set(gap) & known("part-verbs") or "including" in gap or "of" in gap[:1]:
            return False
        if number == len(parts) - 2 and "and" not in gap:
            return False
    tail = line.words(parts[-1] + 1, len(line.items)) if alone else ()
    return not set(tail[:8]) & known("part-verbs")
