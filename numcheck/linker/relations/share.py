"""Shares: a part, its whole, and what part of the whole it is said to be, in one sentence or the next."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from numcheck.linker.relations import ties
from numcheck.linker.relations.known import known
from numcheck.linker.relations.lines import Line, Page
from numcheck.linker.relations.markers import is_level, marker
from numcheck.linker.relations.part import ACROSS, LIKELY, Pair, find_pairs
from numcheck.model.quantity import Kind, Measure, Quantity
from numcheck.model.relation import Filler, Relation, RelationKind

JOINTS = frozenset(
    (
        "or",
        "(",
        "—",
        "–",
        "-",
        ",",
        "about",
        "just",
        "some",
        "nearly",
        "almost",
        "a",
        "an",
        "that",
        "is",
        "roughly",
        "only",
        "equal",
        "representing",
    )
)
REACH = 16
JOINED = frozenset((
    ("or", "a"), ("or", "about"), ("or", "just"), ("—", "or"), ("is", "about"), ("which", "is"), ("that", "is"),
    ("which", "means"),
    ("or", "only"), ("or", "nearly"), ("or", "almost"), ("or", "some"), ("which", "is", "about"), ("that", "is", "about"),
))  # fmt: skip
HINTED = 0.7  # the nouns are only of one kind: a warning at most


def find(page: Page) -> Iterator[Relation]:
    """Each part with its whole, and the share that the words say it is."""
    pairs = find_pairs(page)
    for line in page.lines:
        yield from _told_in_numbers(page, line)
    by_line: dict[int, list[Pair]] = {}
    for pair in pairs:
        by_line.setdefault(pair.line.place, []).append(pair)
    used: set[int] = set()
    for pair in pairs:
        if pair.part.index in used:
            continue
        if pair.part.kind is Kind.SHARE:
            part, joint = _part_of_share(page, pair, by_line) if pair.trait == "of" else (None, 1.0)
            if part in pair.wholes:
                part = None  # "keep all 86 on, or even half of them": the 86 are the whole
            if part is not None:
                used.add(part.index)
            yield _relation(page, pair, part, pair.part, pair.sure if part is None else min(pair.sure, joint))
            continue
        share, sure = _share_of(page, pair) if pair.trait == "of" else (None, 1.0)
        yield _relation(page, pair, pair.part, share, min(pair.sure, sure))


def _told_in_numbers(page: Page, line: Line) -> Iterator[Relation]:
    """ "One in 10 adults - 22 million people - owns one", "half the surplus, £6m": the share's number, in apposition."""
    for index in line.figures:
        share = line.figure(index)
        at = next((i for i in line.figures if i > index), None)
        part = line.figure(at) if at is not None else None
        if share is None or part is None or at is None or share.kind is not Kind.SHARE or _percent(share):
            continue
        gap = line.words(index + 1, at)
        if (
            not 1 < len(gap) <= 7
            or gap[-1] not in ("-", "–", "—", ",", "(")
            or not is_level(part)
            or part.kind not in (Kind.COUNT, Kind.MONEY)
        ):
            continue
        if (
            part.measure.printed is None
            or line.word(at + 1) not in (",", "-", "–", "—", ")", "people")
            or set(gap[:-1]) & {",", "and", "said"}
        ):
            continue
        roles: dict[str, list[Filler]] = {
            "share": [_logical(ties.fill(page.context, share))],
            "part": [ties.fill(page.context, part)],
        }
        noun = next((word for word in reversed(gap[:-1]) if len(word) > 3), "")
        whole = _counted_before(page, line, index, noun, part)
        if whole is not None:
            roles["whole"] = [ties.fill(page.context, whole)]
        yield ties.relate(
            page.context,
            RelationKind.SHARE,
            roles,
            share.span.cover(part.span),
            ACROSS,
            "the share is told in numbers beside it",
            traits=["of"],
        )


def _counted_before(page: Page, line: Line, index: int, noun: str, part: Quantity) -> Quantity | None:
    """The only figure before that stands by the noun: "trade surplus grew 18 % to £12m, with half the surplus, £6m"."""
    found = []
    for earlier in (line, *page.before(line, 2)):
        for i in earlier.figures:
            figure = earlier.figure(i)
            if (
                figure is None
                or figure.index >= part.index
                or not is_level(figure)
                or not _like(figure, part)
            ):
                continue
            if noun and noun in (*earlier.words(i - 7, i), *earlier.words(i + 1, i + 4)):
                found.append(figure)
    return found[0] if len(found) == 1 else None


def _relation(page: Page, pair: Pair, part: Quantity | None, share: Quantity | None, sure: float) -> Relation:
    readings = []
    for whole in pair.wholes:
        roles: dict[str, list[Filler]] = {"whole": [ties.fill(page.context, whole)]}
        if part is not None:
            roles["part"] = [ties.fill(page.context, part)]
        if share is not None:
            roles["share"] = [_logical(ties.fill(page.context, share))]
        readings.append(roles)
    return ties.relate(
        page.context,
        RelationKind.SHARE,
        readings,
        pair.line.span(pair.index, pair.index),
        sure,
        pair.because,
        traits=[pair.trait],
    )


def _logical(filler: Filler) -> Filler:
    """The share as a bound that logic holds to: beside counted figures "most" is more than half, not a vague word."""
    if isinstance(filler.value, Measure) and filler.value.vague:
        return replace(filler, value=replace(filler.value, vague=False))
    return filler


def _share_of(page: Page, pair: Pair) -> tuple[Quantity | None, float]:
    """The share that a part and its whole are said to make: ", or 42% of the total", "a rate of 35%", "That 45 percent"."""
    line = pair.line
    here = {pair.index, *(i for i in line.figures if line.figure(i) in pair.wholes)}
    first, last = min(here), max(here)
    for index in line.figures:
        share = line.figure(index)
        if share is None or share.kind is not Kind.SHARE or index in here or share.unit.dimension == "points":
            continue
        if _changes(line, index):
            continue
        low, high = (last, index) if index > last else (index, first)
        between = [i for i in line.figures if low < i < high and is_level(line.figure(i))]
        gap = line.words(low + 1, high)
        if between or len(gap) > REACH or ";" in gap or line.between(low, high, "clause.contrast"):
            continue
        if index > last and _said_after(line, index, gap):
            return share, LIKELY
        if index < first and _said_before(line, index, gap, pair):
            return share, LIKELY
    for later in page.after(line, 4):
        for index in later.figures:
            share = later.figure(index)
            if (
                share is not None
                and share.kind is Kind.SHARE
                and _named_rate(later, index)
                and not _changes(later, index)
            ):
                return share, ACROSS
        if any(_percent(later.figure(i)) for i in later.figures):
            break
    return None, 1.0


def _percent(figure: Quantity | None) -> bool:
    """Whether a share is printed as a percentage, not as "half"."""
    return (
        is_level(figure) and figure is not None and figure.kind is Kind.SHARE and figure.digits[:1].isdigit()
    )


def _changes(line: Line, index: int) -> bool:
    """Whether a share is the size or the start of a change, not a share of the whole."""
    word, _ = marker(line, index)
    return word in ("from", "by", "against", "than") or any(
        hit.start - index in (1, 2) or 0 < index - hit.end <= 1
        for hit in line.of(
            "change.rise", "change.fall", "change.raise", "change.cut", "change.up", "change.down"
        )
    )


def _said_after(line: Line, index: int, gap: tuple[str, ...]) -> bool:
    if not gap:
        return False
    tail = gap[-1]
    after = line.words(index + 1, index + 5)
    rate = set(after[:3]) & known("rate-nouns")
    if tail in ("or", "(") or (len(gap) > 1 and (gap[-2:] in JOINED or gap[-3:] in JOINED)):
        return True
    if tail in ("a", "an") and rate and "," in gap:
        return True
    if tail == "of" and len(gap) > 2 and gap[-2] in known("rate-nouns") and gap[-3] in ("a", "an"):
        return True
    closed = line.word(index + 1) in ("—", "–", "-", ".") and len(gap) <= 4
    return tail in ("—", "–", "-", ",") and (closed or after[:2] == ("of", "the"))


def _said_before(line: Line, index: int, gap: tuple[str, ...], pair: Pair) -> bool:
    """ "A third of the complaints — 162 of 489 —", "92 percent full, with patients in 412 of 515"."""
    if not gap:
        return False
    if gap[-1] in ("—", "–", "(", "-", ","):
        return len(gap) <= 12
    if any(line.figure(i) in pair.wholes for i in line.figures if i < pair.index):
        return False  # "two-thirds full, with 24,000 there, 3,000 of them from Wales"
    return "with" in gap and "," in gap and pair.index - index <= REACH and "of" not in gap


def _named_rate(line: Line, index: int) -> bool:
    """ "That 35 percent rejection rate", "a rejection rate like this one, 45 percent"."""
    before, after = line.words(index - 8, index), line.words(index + 1, index + 4)
    if set(after[:3]) & known("rate-nouns") and before and before[-1] in ("that", "this", "the"):
        return True
    return bool(before) and before[-1] == "," and "rate" in before and bool({"this", "that"} & set(before))


def _part_of_share(page: Page, pair: Pair, by_line: dict[int, list[Pair]]) -> tuple[Quantity | None, float]:
    """The counted part of a share that names its whole: "12% of the 5.8 million", "Most of the 36 … 15 of them"."""
    line = pair.line
    for other in by_line.get(line.place, ()):
        if other.part.kind is not Kind.SHARE and pair.whole == other.whole and len(other.wholes) == 1:
            if {"and", "but", ";"} & set(line.words(pair.index + 1, other.index)):
                continue  # "most of them twice, and four of them ten times": parts of their own
            return other.part, LIKELY
    before = line.words(pair.index - 4, pair.index)
    if set(before) & {
        "or",
        "amounting",
        "representing",
        "equal",
        "equivalent",
        "accounting",
        "making",
        "about",
    } and (
        "or" in before[-2:]
        or set(before) & {"amounting", "representing", "equal", "equivalent", "accounting", "making"}
    ):
        for index in reversed([i for i in line.figures if i < pair.index]):
            part = line.figure(index)
            if (
                part is not None
                and is_level(part)
                and _like(part, pair.whole)
                and marker(line, index)[0] not in ("from", "against", "than")
            ):
                return part, LIKELY
    hinted = _same_people(page, pair)
    if hinted is not None:
        return hinted, HINTED
    split = _split_in_two(page, pair)
    if split is not None:
        return split, ACROSS
    after = [i for i in line.figures if i > pair.end]
    part = line.figure(after[0]) if after else None
    if part is not None and is_level(part) and _like(part, pair.whole):
        gap = tuple(
            word for word in line.words(pair.end + 1, after[0]) if word not in ("about", "some", "nearly")
        )
        closed = line.word(after[0] + 1) in (",", "in", "people", ")", "—", "–", "of")
        if (
            gap
            and len(gap) <= 8
            and (gap[-1] in ("or", "(") or (gap[-1] in (",", "—", "–") and closed and "," not in gap[:-1]))
        ):
            return part, LIKELY
    return None, 1.0


def _same_people(page: Page, pair: Pair) -> Quantity | None:
    """ "is cutting 5,000 jobs … The cuts will affect 9% of the 55,000 staff": the only count of such before, same event."""
    lexicons = page.context.lexicons
    mine = {hit.trigger.base for hit in pair.line.of("share.event")}
    nouns = [
        c
        for word in pair.line.words(pair.end + 1, pair.end + 3)
        for c in lexicons.concepts(singular(word), "noun")
    ]
    found: list[Quantity] = []
    for earlier in page.before(pair.line, 3):
        if not mine & {hit.trigger.base for hit in earlier.of("share.event")}:
            continue
        for i in earlier.figures:
            figure = earlier.figure(i)
            if figure is None or not is_level(figure) or figure.kind is not Kind.COUNT or figure.unit.name:
                continue
            counted = [
                c for word in earlier.words(i + 1, i + 3) for c in lexicons.concepts(singular(word), "noun")
            ]
            if nouns and counted and lexicons.alike(nouns, counted):
                found.append(figure)
    return found[0] if len(found) == 1 else None


def singular(word: str) -> str:
    """A noun without its plural ending."""
    if word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def _split_in_two(page: Page, pair: Pair) -> Quantity | None:
    """ "Nearly all of its 600 homes were destroyed. A survey counted 340 houses buried and 260 still standing".

    Two counts of one sentence that come to the whole are its parts; the share speaks of the first.
    """
    whole = pair.whole.measure.printed
    for later in page.after(pair.line, 1):
        counts = [
            q
            for i in later.figures
            if (q := later.figure(i)) is not None and is_level(q) and _like(q, pair.whole)
        ]
        for first, second in pairwise(counts):
            if (
                first.measure.printed
                and second.measure.printed
                and first.measure.printed + second.measure.printed == whole
            ):
                return first
    return None


def _like(part: Quantity, whole: Quantity) -> bool:
    return ties.sort_of(part) == ties.sort_of(whole)
