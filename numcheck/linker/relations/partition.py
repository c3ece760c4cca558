"""Partitions: a whole and the parts that make it up, listed after a colon, closed by "the other", summed at the end."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from numcheck.linker.relations import ties
from numcheck.linker.relations.known import known
from numcheck.linker.relations.lines import Hit, Line, Page
from numcheck.linker.relations.listed import (
    ACROSS,
    CERTAIN,
    LIKELY,
    fill_parts,
    holds_one,
    partition_of,
    parts_between,
    stand_in_one_list,
)
from numcheck.linker.relations.markers import is_level, is_time, marker
from numcheck.linker.relations.part import find_pairs
from numcheck.linker.relations.sums import adds_up, summed, summed_in_all
from numcheck.model.quantity import Kind, Quantity
from numcheck.model.relation import Relation

ALL_KINDS = frozenset(
    frozenset(kinds)
    for kinds in (("men", "women"), ("boys", "girls"), ("adults", "children"), ("men", "women", "children"))
)
_FEW = 1_000
COLONS = frozenset((":", "—", "–"))


def find(page: Page) -> Iterator[Relation]:
    """Each whole with its parts, the first reading of a sentence that holds one."""
    for line in page.lines:
        found = next(
            (
                r
                for r in (
                    _after_colon(page, line),
                    _made_up(page, line),
                    _closed(page, line),
                    summed(page, line),
                    adds_up(page, line),
                    summed_in_all(page, line),
                )
                if r
            ),
            None,
        )
        if found is not None:
            yield found
        shares = _parallel_shares(page, line)
        if shares is not None and found is None:
            yield shares
    yield from _with_rest(page)
    for line in page.lines:
        kinds = _of_kinds(page, line)
        if kinds is not None:
            yield kinds


def _after_colon(page: Page, line: Line) -> Relation | None:
    """ "killed 31 people: 14 at a checkpoint, nine in a market and six aboard a minibus"."""
    for index, item in enumerate(line.items):
        if item.lower not in COLONS or _is_score(line, index):
            continue
        before = [
            i
            for i in line.figures
            if i < index
            and index - i <= 26
            and is_level(line.figure(i))
            and (i == index - 1 or not is_time(line, i))
        ]
        if len(before) == 2:
            before = _not_counting_parts(line, before, index)
        if len(before) != 1:
            continue
        whole = line.figure(before[0])
        if whole is None or whole.kind is Kind.SHARE or whole.kind is Kind.ORDINAL:
            continue
        stop = next(
            (
                i
                for i in range(index + 1, len(line.items))
                if line.word(i) in (";", ".", item.lower) and line.word(i) != ":"
            ),
            len(line.items),
        )
        parts = parts_between(line, index + 1, stop, whole)
        if len(parts) < 2 or parts[0] - index > 4 or not stand_in_one_list(line, parts):
            continue
        if holds_one(line, index + 1, stop):
            continue
        fillers = fill_parts(page, line, parts, whole)
        return partition_of(
            page,
            line,
            fillers,
            whole,
            None,
            CERTAIN,
            "the parts are listed after the whole",
            "exhaustive",
            "exclusive",
        )
    return None


def _not_counting_parts(line: Line, before: list[int], colon: int) -> list[int]:
    """The figures before a list but the one that only counts its parts: "46 people in three towns: 21 …, 17 … and 8 …"."""
    parts = [i for i in line.figures if i > colon and is_level(line.figure(i)) and not is_time(line, i)]
    return [i for i in before if (q := line.figure(i)) is None or q.measure.printed != len(parts)]


def _is_score(line: Line, index: int) -> bool:
    """Whether a dash stands between two bare numbers: "winning 2 – 1"."""
    sides = line.figure(index - 1), line.figure(index + 1)
    return all(q is not None and q.kind is Kind.COUNT and not q.unit.name for q in sides)


def _made_up(page: Page, line: Line) -> Relation | None:
    """ "£527m, made up of £310m from clothing, £145m from footwear and £62m from accessories"."""
    for hit in line.of("partition.made-up"):
        before = [
            i for i in line.figures if i < hit.start and is_level(line.figure(i)) and not is_time(line, i)
        ]
        whole = line.figure(before[-1]) if before else None
        if whole is None and hit.start <= 4:
            whole = next(
                (
                    q
                    for earlier in page.before(line, 1)
                    for i in earlier.figures
                    if is_level(q := earlier.figure(i)) and q is not None and q.kind is not Kind.SHARE
                ),
                None,
            )
        if whole is None:
            continue
        parts = parts_between(line, hit.end, len(line.items), whole)
        parts = parts[
            : next(
                (n for n, i in enumerate(parts) if line.between(hit.end, i, "clause.contrast")), len(parts)
            )
        ]
        if len(parts) < 2 or holds_one(line, hit.end, parts[-1]):
            continue
        fillers = fill_parts(page, line, parts, whole)
        sure = CERTAIN if before else ACROSS
        return partition_of(
            page,
            line,
            fillers,
            whole,
            None,
            sure,
            f"“{hit.trigger.text}” lists all parts",
            "exhaustive",
            "exclusive",
        )
    return None


def _closed(page: Page, line: Line) -> Relation | None:
    """ "… 42 %, … 35 % and … the other 27 %": the list is closed; shares then make a hundred."""
    closers = [hit for hit in _rests(line) if _figure_after(line, hit) is not None]
    if not closers:
        return None
    closer = closers[-1]
    at = _figure_after(line, closer)
    rest = line.figure(at) if at is not None else None
    if at is None or rest is None or rest.kind is Kind.ORDINAL:
        return None
    parts = [
        i
        for i in parts_between(line, 0, at, None)
        if (q := line.figure(i)) is not None and ties.sort_of(q) == ties.sort_of(rest)
    ]
    whole: Quantity | None = None
    if rest.kind is Kind.SHARE:
        parts = [i for i in parts if (q := line.figure(i)) is not None and q.unit.dimension != "points"]
        if (
            not parts
            or any(marker(line, i)[0] in ("from", "by") for i in parts)
            or line.word(parts[0] - 1) == "one"
        ):
            return None
        fillers = fill_parts(page, line, parts, rest)
        return partition_of(
            page,
            line,
            fillers,
            None,
            ties.fill(page.context, rest),
            CERTAIN,
            f"“{closer.trigger.text}” closes the shares",
            "exhaustive",
            "exclusive",
            "hundred",
        )
    whole_at = next((i for i in parts if _totals(line, i)), None)
    if whole_at is not None:
        whole = line.figure(whole_at)
        parts.remove(whole_at)
    else:
        for earlier in page.before(line, 1):
            whole = next(
                (
                    q
                    for i in earlier.figures
                    if _totals(earlier, i)
                    and (q := earlier.figure(i)) is not None
                    and ties.sort_of(q) == ties.sort_of(rest)
                ),
                None,
            )
    if whole is None or not parts:
        return None
    fillers = fill_parts(page, line, parts, whole)
    return partition_of(
        page,
        line,
        fillers,
        whole,
        ties.fill(page.context, rest),
        LIKELY,
        f"“{closer.trigger.text}” closes the list",
        "exhaustive",
        "exclusive",
    )


def _figure_after(line: Line, hit: Hit) -> int | None:
    return next(
        (i for i in line.figures if hit.end <= i <= hit.end + 1 and is_level(line.figure(i))), None
    ) or next((i for i in line.figures if hit.start <= i < hit.end), None)


def _totals(line: Line, index: int) -> bool:
    """Whether a figure is called the whole: "$1.9 million in all", "a total of 26"."""
    if not is_level(line.figure(index)):
        return False
    after, before = line.words(index + 1, index + 5), line.words(index - 3, index)
    text = " ".join(after)
    return "in all" in text or "in total" in text or "altogether" in text or "total" in before


def _parallel_shares(page: Page, line: Line) -> Relation | None:
    """ "Women made up 38 %, men 47 % and children 24 %": shares of one whole, proven exclusive by their verb."""
    for hit in line.of("partition.makes-up"):
        parts = [
            i
            for i in line.figures
            if i >= hit.end
            and (q := line.figure(i)) is not None
            and q.kind is Kind.SHARE
            and is_level(q)
            and q.measure.printed is not None
        ]
        if len(parts) < 3 or parts[0] - hit.end > 2:
            continue
        gaps = [line.words(a + 1, b) for a, b in pairwise(parts)]
        if any(set(gap) & known("part-verbs") or len(gap) > 20 for gap in gaps) or line.between(
            parts[0], parts[-1], "clause.contrast", "change"
        ):
            continue
        first = line.figure(parts[0])
        if first is None:
            continue
        fillers = fill_parts(page, line, parts, first)
        return partition_of(
            page,
            line,
            fillers,
            None,
            None,
            LIKELY,
            f"“{hit.trigger.text}” shares out one whole",
            "exclusive",
            "hundred",
        )
    return None


def _of_kinds(page: Page, line: Line) -> Relation | None:
    """ "The 120 passengers included 70 women, 40 men and 30 children": kinds that exclude each other."""
    levels = [i for i in line.figures if is_level(line.figure(i)) and not is_time(line, i)]
    for hit in line.of("part.including", "partition.included"):
        before = [i for i in levels if i < hit.start and hit.start - i <= 6]
        parts = [i for i in levels if i >= hit.end]
        whole = line.figure(before[-1]) if before else None
        if whole is None or len(parts) < 2 or not stand_in_one_list(line, parts, alone=False):
            continue
        nouns = [line.word(i + 1) for i in parts]
        exclusive = [hit.start for hit in line.of("partition.kinds")]
        if len(set(nouns)) != len(nouns) or any(i + 1 not in exclusive for i in parts):
            continue
        fillers = fill_parts(page, line, parts, whole)
        because = "the parts are of kinds that exclude each other"
        return partition_of(page, line, fillers, whole, None, LIKELY, because, "exclusive")
    return _apposed_kinds(page, line, levels)


def _apposed_kinds(page: Page, line: Line, levels: list[int]) -> Relation | None:
    """ "15,300 people ran, 8,200 men and 7,100 women": kinds that exclude each other and leave nobody out."""
    kinds = {hit.start for hit in line.of("partition.kinds")}
    parts = [i for i in levels if i + 1 in kinds]
    if len(parts) < 2 or len(levels) != len(parts) + 1 or levels[0] in parts:
        return None
    whole, at = line.figure(levels[0]), levels[0]
    told = frozenset(line.word(i + 1) for i in parts)
    if whole is None or line.word(parts[0] - 1) not in (",", "—", "–", "(", "-") or parts[0] - at > 9:
        return None
    if told not in ALL_KINDS or not stand_in_one_list(line, parts, alone=False):
        return None
    fillers = fill_parts(page, line, parts, whole)
    because = "the kinds leave nobody out"
    return partition_of(page, line, fillers, whole, None, LIKELY, because, "exclusive", "exhaustive")


def _same_noun(whole: Line, told: int, later: Line, index: int) -> bool:
    """Whether what is left counts what the whole counted, in the first `told` items: "the other four counties" are none
    of the cases."""
    noun = later.word(index + 1)
    return not noun.endswith("s") or noun in ("was", "is", "has") or noun in whole.words(0, told)


def _of_measures(line: Line, hit: Hit, at: int) -> bool:
    """ "One of 9cm and the other of 6cm": so long is the one that is left, not so many are."""
    figure = line.figure(at)
    return figure is not None and figure.kind is Kind.MEASURE and line.words(hit.end, at) == ("of",)


def _of_another_size(rest: Quantity, whole: Quantity) -> bool:
    """Whether what is left is so few that they are other things: "84,300 copies … The other four sold …"."""
    few, many = rest.measure.printed, whole.measure.printed
    return few is not None and many is not None and abs(few) * _FEW < abs(many)


def _rests(line: Line) -> list[Hit]:
    """The words that name what is left; "of the rest, 44%" tells a part of it."""
    return [hit for hit in line.of("partition.rest") if line.word(hit.start - 1) != "of"]


def _with_rest(page: Page) -> Iterator[Relation]:
    """ "15 of them were freed. The other 21 …": a part of a known whole, and what is left of it."""
    for pair in find_pairs(page):
        if pair.part.kind is Kind.SHARE or len(pair.wholes) != 1:
            continue
        for later in (pair.line, *page.after(pair.line, 1)):
            floor = pair.end if later is pair.line else -1
            for hit in _rests(later):
                at = _figure_after(later, hit)
                rest = later.figure(at) if at is not None else None
                if (
                    at is None
                    or rest is None
                    or hit.start < floor
                    or ties.sort_of(rest) != ties.sort_of(pair.part)
                    or _of_measures(later, hit, at)
                    or _of_another_size(rest, pair.whole)
                ):
                    continue
                others = [
                    i
                    for i in later.figures
                    if floor < i < at
                    and (q := later.figure(i)) is not None
                    and is_level(q)
                    and not is_time(later, i)
                    and ties.sort_of(q) == ties.sort_of(rest)
                ]
                told = hit.start if later is pair.line else len(pair.line.items)
                if not _same_noun(pair.line, told, later, at) or (
                    others and (later is not pair.line or len(others) > 4)
                ):
                    continue
                parts = [ties.fill(page.context, pair.part)]
                parts += [ties.fill(page.context, q) for i in others if (q := later.figure(i)) is not None]
                yield partition_of(
                    page, pair.line, parts, pair.whole, ties.fill(page.context, rest),
                    LIKELY if later is pair.line else ACROSS,
                    f"“{hit.trigger.text}” names what is left", "exhaustive", "exclusive",
                )  # fmt: skip
                break
