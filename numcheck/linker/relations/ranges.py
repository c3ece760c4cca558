"""Ranges: two ends in their order, and what is said to lie inside them or at one of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from numcheck.linker.claims.reference import same_thing
from numcheck.linker.relations import ties
from numcheck.linker.relations.known import known
from numcheck.linker.relations.lines import Hit, Line, Page
from numcheck.linker.relations.markers import is_level, is_verb, token_tag
from numcheck.model.quantity import Kind, Measure, Quantity, Unit
from numcheck.model.relation import Filler, Relation, RelationKind

SURE, LIKELY = 0.92, 0.82
STEM = 3  # letters that "aged" shares with "age", and "priced" with "price"
LOOK_AHEAD = 2  # sentences after a range in which its youngest, dearest, average is looked for


def find(page: Page) -> Iterator[Relation]:
    """Each printed range by its ends, then each with the figures that the words put inside or at an end of it."""
    for line in page.lines:
        for index in line.figures:
            figure = line.figure(index)
            if figure is None or not figure.judged:
                continue
            split = _split(page, line, index)
            if split is not None:
                yield split
                for member, kind, because in _members(page, line, index, figure):
                    held = {name: list(fillers) for name, fillers in split.roles}
                    held["average" if kind == "average" else "member"] = [ties.fill(page.context, member)]
                    traits = [kind] if kind in ("lowest", "highest") else ["inside"]
                    plain = {name: [_plain(filler) for filler in fillers] for name, fillers in held.items()}
                    yield ties.relate(
                        page.context, RelationKind.RANGE, plain, member.span, LIKELY, because, traits=traits
                    )
            if figure.low is None or figure.high is None or _no_range(line, index, figure):
                continue
            low, high = _ends(page, figure)
            roles = {"low": [low], "high": [high]}
            yield ties.relate(
                page.context, RelationKind.RANGE, roles, figure.span, SURE, "the words print a range"
            )
            for member, kind, because in _members(page, line, index, figure):
                role = "average" if kind == "average" else "member"
                ends = {"low": [low], "high": [high], role: [ties.fill(page.context, member)]}
                ends = {name: [_plain(filler) for filler in held] for name, held in ends.items()}
                traits = [kind] if kind in ("lowest", "highest") else ["inside"]
                yield ties.relate(
                    page.context,
                    RelationKind.RANGE,
                    ends,
                    member.span,
                    LIKELY,
                    because,
                    traits=traits,
                )


def _plain(filler: Filler) -> Filler:
    """Ages are printed with and without their unit: "aged 16 to 19 … the youngest is 15"."""
    value = filler.value
    if isinstance(value, Measure) and value.kind in (Kind.AGE, Kind.COUNT):
        return replace(filler, value=replace(value, kind=Kind.COUNT, unit=Unit()))
    return filler


def _no_range(line: Line, index: int, figure: Quantity) -> bool:
    """Whether what looks like a range is a name or a date: "a one-two", "on 4 or 5 April", "Clyde 0-5 Celtic"."""
    text = figure.span.of(line.text)
    after = line.figure(index + 1)
    if line.word(index - 1) == "[":
        return True  # notes of a learned article
    if after is not None and after.kind is Kind.DATE:
        return True
    joined = "-" in text or "–" in text
    if joined and not any(char.isdigit() for char in text):
        return True
    names = [
        line.items[i].span.of(line.text)[:1].isupper()
        for i in (index - 1, index + 1)
        if 0 <= i < len(line.items)
    ]
    return joined and len(names) == 2 and all(names)


def _split(page: Page, line: Line, index: int) -> Relation | None:
    """ "between the ages of 16 and 18", "between 45,000 and 30,000": two figures that the words make a range."""
    first = line.figure(index)
    second = line.figure(index + 2)
    before = line.words(index - 4, index)
    if before[-3:] == ("a", "low", "of") and _spans(line, index - 3):
        return _low_to_high(page, line, index)
    if first is None or second is None or not (is_level(first) and is_level(second)):
        return None
    if line.word(index + 1) == "to" and before[-1:] == ("from",) and _spans(line, index):
        roles = {"low": [ties.fill(page.context, first)], "high": [ties.fill(page.context, second)]}
        if ties.sort_of(first) != ties.sort_of(second):
            return None
        trigger = first.span.cover(second.span)
        return ties.relate(
            page.context, RelationKind.RANGE, roles, trigger, SURE, "“from … to” is a range here"
        )
    if line.word(index + 1) != "and":
        return None
    if (
        first.kind is Kind.COUNT
        and not first.unit.name
        and second.kind in (Kind.DURATION, Kind.MEASURE)
        and first.measure.printed
    ):
        first = replace(
            first, kind=second.kind, measure=ties.exactly(first.measure.printed, second.kind, second.unit)
        )
    if "between" not in before or ties.sort_of(first) != ties.sort_of(second) or first.low is not None:
        return None
    at = len(before) - 1 - before[::-1].index("between")
    if any(index - 12 <= hit.start < index for hit in line.of("difference.gap")):
        return None
    if set(before[at + 1 :]) - {"the", "ages", "of", "about", "some", "a"}:
        return None
    roles = {"low": [ties.fill(page.context, first)], "high": [ties.fill(page.context, second)]}
    return ties.relate(
        page.context,
        RelationKind.RANGE,
        roles,
        first.span.cover(second.span),
        SURE,
        "“between … and” makes a range",
    )


def _low_to_high(page: Page, line: Line, index: int) -> Relation | None:
    """ "from a low of 62 to a high of 91"."""
    at = next((i for i in line.figures if i > index), None)
    first, second = line.figure(index), line.figure(at) if at is not None else None
    if (
        first is None
        or second is None
        or at is None
        or line.words(index + 1, at)[-4:] != ("to", "a", "high", "of")
    ):
        return None
    if ties.sort_of(first) != ties.sort_of(second) or not is_level(second):
        return None
    roles = {"low": [ties.fill(page.context, first)], "high": [ties.fill(page.context, second)]}
    trigger = first.span.cover(second.span)
    return ties.relate(
        page.context, RelationKind.RANGE, roles, trigger, SURE, "a low and a high make a range"
    )


def _spans(line: Line, index: int) -> bool:
    """Whether "from 18 to 23" is closed as a range: "run from", "ranging from"."""
    return any(hit.end == index - 1 for hit in line.of("range.spans"))


def _ends(page: Page, figure: Quantity) -> tuple[Filler, Filler]:
    """The two ends as fillers, in the order printed, each on its own numeral where that can be told apart."""
    text = figure.span.of(page.context.article.text)
    unit, kind = figure.unit, figure.kind
    cut = max(text.find(mark) for mark in ("-", "–", "—", " to ", " and ", " or "))
    first, second = figure.low or Fraction(0), figure.high or Fraction(0)
    fillers = []
    for number, (value, start, end) in enumerate(((first, 0, cut), (second, cut, len(text)))):
        span = (
            figure.span
            if cut < 0
            else replace(figure.span, start=figure.span.start + start, end=figure.span.start + end)
        )
        measure = ties.exactly(value, kind, unit)
        fillers.append(
            Filler(
                span,
                measure,
                _shown(span.of(page.context.article.text)),
                figure.index if number == 0 else None,
            )
        )
    return fillers[0], fillers[1]


def _shown(text: str) -> str:
    """An end's own characters, without the words and marks that join it to the other."""
    for joint in ("to ", "and ", "or "):
        text = text.strip(" -–—")
        text = text.removeprefix(joint)
    return text


def _members(page: Page, line: Line, index: int, figure: Quantity) -> Iterator[tuple[Quantity, str, str]]:
    if line.items[index].span.of(line.text).lower().startswith(("within", "inside")):
        near = [at for at in line.figures if at < index and index - at <= 9 and is_level(line.figure(at))]
        members = [m for at in near if (m := line.figure(at)) is not None and _same(m, figure)]
        if members:
            yield members[-1], "inside", "“within” puts it inside the range"
    inside = line.of("range.inside")
    for hit in inside:
        for at in line.figures:
            member = line.figure(at)
            if member is None or at == index or not is_level(member) or not _same(member, figure):
                continue
            if at < hit.start < index and index - hit.end <= 4 and hit.start - at <= 10:
                yield member, "inside", f"“{hit.trigger.text}” puts it inside the range"
    for later in (line, *page.after(line, LOOK_AHEAD)):
        for hit in later.of("range.lowest", "range.highest", "range.average"):
            kind = hit.group.removeprefix("range.")
            if later is line and hit.start < index and kind != "average":
                if hit.start <= 2:
                    yield from _told_after(line, hit.trigger.text, kind, index, figure)
                near = [at for at in line.figures if hit.end < at <= hit.end + 4 and at < index - 2]
                member = line.figure(near[0]) if near else None
                if member is not None and line.word(near[0] - 1) in ("is", "was") and _same(member, figure):
                    yield member, kind, f"“{hit.trigger.text}” names one end of the range"
                continue
            others = later.of("range.lowest", "range.highest", "range.average")
            stop = min([hit.end + 14, *(other.start for other in others if other.start > hit.start)])
            near = [at for at in later.figures if hit.end <= at <= stop and is_level(later.figure(at))]
            if near and {later.word(near[0] + 1), later.word(near[0] + 2)} & known("narrowing"):
                continue
            members = [m for at in near if (m := later.figure(at)) is not None and _same(m, figure)]
            members = [m for m in members if not _of_others(page, m, figure)]
            if not (_same_average if kind == "average" else _same_things)(line, index, later, hit):
                continue
            if members and not later.between(hit.start, later.figures[-1], "clause.contrast"):
                yield members[0], kind, f"“{hit.trigger.text}” names one end of the range"


def _of_others(page: Page, member: Quantity, figure: Quantity) -> bool:
    """Whether two counts count different things: "two to four medicines", "an average of nine headache days"."""
    mine, theirs = page.context.claim(member.index), page.context.claim(figure.index)
    if mine is None or theirs is None or member.kind is not Kind.COUNT or figure.kind is not Kind.COUNT:
        return False
    return bool(mine.head and theirs.head) and not same_thing(mine, theirs, page.context.lexicons)


def _same_things(line: Line, index: int, later: Line, hit: Hit) -> bool:
    """Whether "the oldest" is of all that the range tells: of nothing, of them, or of the noun in the range's sentence.

    "The oldest woman", "the largest ever caught", "the cheapest seats for the final" are some of them or others.
    """
    at = hit.end
    if token_tag(later, at)[:2] not in ("NN", "JJ", "RB", "VB") or is_verb(later, at):
        return later.word(at) not in known("offsets") | known("restricting")
    while at + 1 < len(later.items) and token_tag(later, at + 1)[:2] == "NN":
        at += 1
    stem = later.word(at)[:STEM]
    told = [item.lower for item in line.items if item.lower]
    return any(word.startswith(stem) for word in told) and later.word(at + 1) not in known("restricting")


def _same_average(line: Line, index: int, later: Line, hit: Hit) -> bool:
    """Whether an average is that of what the range tells.

    In the range's sentence nothing joins another thing on between them ("£20 to £40, averaging £28", but not "and a
    meal is on average £22"); in a later one it is "the average", of nothing or of what the range's sentence names.
    """
    definite = hit.trigger.words[0] == "the"
    if later is line and hit.start > index and not (definite and line.word(hit.start - 1) == ";"):
        between = range(index + 1, hit.start)
        return not any(line.word(i) in ("and", ";", "but") or is_verb(line, i) for i in between)
    if later is line and hit.start < index:
        return True
    if not definite:
        return False
    noun = next(
        (i for i in range(hit.end, len(later.items)) if token_tag(later, i)[:2] in ("NN", "VB", "MD")), None
    )
    if noun is None or token_tag(later, noun)[:2] != "NN":
        return True
    stem = later.word(noun)[:STEM]
    if later.word(noun) in known("plain-properties") and later.word(noun + 1) != "of":
        return True
    told = line.items if later is not line else line.items[:index]
    return any(item.lower.startswith(stem) for item in told if item.lower)


def _told_after(
    line: Line, words: str, kind: str, index: int, figure: Quantity
) -> Iterator[tuple[Quantity, str, str]]:
    """ "The oldest of the players, who range in age from 17 to 34, is 33": the end is named before the range."""
    after = [at for at in line.figures if at > index + 2 and is_level(line.figure(at))]
    member = line.figure(after[0]) if after else None
    if (
        member is not None
        and after
        and line.word(after[0] - 1) in ("is", "was", "at")
        and _same(member, figure)
    ):
        yield member, kind, f"“{words}” names one end of the range"


def _same(member: Quantity, figure: Quantity) -> bool:
    if member.low is not None:
        return False
    ages = {Kind.AGE, Kind.COUNT, Kind.DURATION}
    if Kind.AGE in (member.kind, figure.kind):
        return member.kind in ages and figure.kind in ages
    return ties.sort_of(member) == ties.sort_of(figure)
