"""Differences: two figures and the gap between them, or set side by side."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from numcheck.linker.relations import ties
from numcheck.linker.relations.known import known
from numcheck.linker.relations.lines import Line, Page
from numcheck.linker.relations.markers import earlier_time, is_level, is_time, marker
from numcheck.model.quantity import Kind, Quantity
from numcheck.model.relation import Relation, RelationKind

SURE, LIKELY = 0.9, 0.8


def find(page: Page) -> Iterator[Relation]:
    """Gaps said of two figures of one sentence, and figures that the words set against each other."""
    for line in page.lines:
        levels = [i for i in line.figures if is_level(line.figure(i)) and not is_time(line, i)]
        if len(levels) < 2:
            continue
        found = _gap(page, line, levels) or _margin(page, line, levels) or _short_of(page, line, levels)
        if found is not None:
            yield found
            continue
        yield from _set_against(page, line, levels)


def _gap(page: Page, line: Line, levels: list[int]) -> Relation | None:
    """ "a gap of 12 points, between 48 % and 36 %", "the difference between 40 and 29 is 11"."""
    for hit in line.of("difference.gap"):
        near = [i for i in levels if abs(i - hit.start) <= 24]
        between = next(
            (
                i
                for i in range(max(0, hit.start - 12), min(len(line.items), hit.end + 16))
                if line.word(i) == "between"
            ),
            None,
        )
        if between is None or len(near) < 3:
            continue
        after = [i for i in near if i > between]
        sides = next(([a, b] for a, b in pairwise(after) if _joined(line, a, b)), [])
        sizes = [i for i in near if i not in sides and sides and _size(line, i, sides[0])]
        gap = next(
            (i for i in sizes if 0 < hit.start - i <= 3 or line.word(i - 1) in ("is", "was", "of", "at")),
            None,
        )
        if gap is None or not sides:
            continue
        return _relation(
            page, line, sides[0], sides[1], gap, SURE, f"“{hit.trigger.text}” names the difference"
        )
    return None


def _joined(line: Line, a: int, b: int) -> bool:
    """Whether two figures of one sort are joined by "and"."""
    first, second = line.figure(a), line.figure(b)
    if first is None or second is None or ties.sort_of(first) != ties.sort_of(second):
        return False
    return "and" in line.words(a, b) and len(line.words(a, b)) <= 9


def _size(line: Line, index: int, side: int) -> bool:
    figure, other = line.figure(index), line.figure(side)
    return figure is not None and other is not None and _alike(other, other, figure)


def _margin(page: Page, line: Line, levels: list[int]) -> Relation | None:
    """ "52 percent of the vote to his rival's 44 percent, a margin of eight points"."""
    for hit in line.of("tally.margin"):
        if hit.trigger.words[-1] != "of" or hit.end not in levels:
            continue
        before = [i for i in levels if i < hit.start]
        if len(before) < 2 or hit.start - before[-1] > 5:
            continue
        gap = line.words(before[-2] + 1, before[-1])
        if {"to", "and", "against"} & set(gap) and len(gap) <= 9:
            return _relation(
                page,
                line,
                before[-2],
                before[-1],
                hit.end,
                SURE,
                f"“{hit.trigger.text}” names the difference",
            )
    return None


def _short_of(page: Page, line: Line, levels: list[int]) -> Relation | None:
    """ "5,460, or 740 fewer than the 6,200 required"."""
    for number, gap in enumerate(levels):
        if number == 0 or number + 1 >= len(levels):
            continue
        a, b = levels[number - 1], levels[number + 1]
        if line.word(b + 1) in known("comparatives") or line.words(b + 1, b + 3) == ("short", "of"):
            continue  # "two more than its rival and one short of the record": another gap
        bound = _bound_than(line, b) if b == gap + 1 or b == gap + 2 else ""
        if bound:
            found = _relation(page, line, a, b, gap, LIKELY, f"“{bound} than” names the difference")
            if found is not None and _told(line, a, gap):
                return found
            continue
        word = next((w for w in line.words(gap + 1, gap + 4) if w in known("comparatives")), "")
        if not word:
            continue
        before, after = line.words(a + 1, gap), line.words(gap + 1, b)
        if "than" not in after or len(after) > 8 or len(before) > 8 or not before:
            continue
        if before[-1] not in ("or", ",", "—", "–", "-", "is", "was", "(") or marker(line, b)[0] != "than":
            continue
        return _relation(page, line, a, b, gap, LIKELY, f"“{word} than” names the difference")
    return None


def _set_against(page: Page, line: Line, levels: list[int]) -> Iterator[Relation]:
    """ "20.1 %, compared with 18.6 % for the others", "a 3 % rise, less than the 4.3 % of last year": two of one kind."""
    for index in levels:
        word, at = marker(line, index)
        figure = line.figure(index)
        if (
            figure is not None
            and " than " in line.items[index].span.of(line.text)
            and line.word(index - 1) in (",", "-", "–", "—")
        ):
            word, at = "than", index
        if word not in ("against", "than") or (
            word == "against" and earlier_time(line, index) and not _rates(line, index)
        ):
            continue
        if (
            word == "than"
            and at != index
            and (at == index - 1 or line.word(at - 1) not in known("comparatives"))
        ):
            continue
        before = [i for i in levels if i < at]
        first, second = line.figure(before[-1]) if before else None, line.figure(index)
        if (
            first is None
            or second is None
            or ties.sort_of(first) != ties.sort_of(second)
            or len(line.words(before[-1], at)) > 20
        ):
            continue
        if line.between(before[-1], at, "clause.contrast"):
            continue
        roles = {"a": [ties.fill(page.context, first)], "b": [ties.fill(page.context, second)]}
        yield ties.relate(
            page.context,
            RelationKind.DIFFERENCE,
            roles,
            second.span,
            LIKELY,
            f"“{line.word(at)}” sets one against the other",
        )


def _rates(line: Line, index: int) -> bool:
    """Whether a share is itself the size of a change: "compared to a 6% rise last year"."""
    figure = line.figure(index)
    return (
        figure is not None
        and figure.kind is Kind.SHARE
        and any(hit.start - index in (1, 2) for hit in line.of("change.rise", "change.fall"))
    )


def _bound_than(line: Line, index: int) -> str:
    """ "450 more than the 8,000 needed": the words that seem to bound the figure name a difference instead."""
    words = line.items[index].span.of(line.text).lower().split()
    return words[0] if len(words) > 2 and words[1] == "than" and words[0] in known("comparatives") else ""


def _told(line: Line, a: int, gap: int) -> bool:
    """Whether a gap is told of the figure before it: ", or 450 more than", "— 12 fewer than"."""
    before = line.words(a + 1, gap)
    return bool(before) and len(before) <= 9 and before[-1] in ("or", ",", "—", "–", "-", "is", "was", "(")


def _relation(page: Page, line: Line, a: int, b: int, gap: int, sure: float, because: str) -> Relation | None:
    first, second, size = line.figure(a), line.figure(b), line.figure(gap)
    if first is None or second is None or size is None:
        return None
    points = first.kind is Kind.SHARE is second.kind and line.word(gap + 1) in ("point", "points")
    if not _alike(first, second, size) and not (points and size.kind is Kind.COUNT):
        return None
    roles = {
        "a": [ties.fill(page.context, first)],
        "b": [ties.fill(page.context, second, ties.as_printed(second))],
        "gap": [ties.fill(page.context, size)],
    }
    return ties.relate(page.context, RelationKind.DIFFERENCE, roles, size.span, sure, because)


def _alike(a: Quantity, b: Quantity, gap: Quantity) -> bool:
    if ties.sort_of(a) != ties.sort_of(b):
        return False
    return ties.sort_of(gap) == ties.sort_of(a) or (a.kind is Kind.SHARE and gap.unit.dimension == "points")
