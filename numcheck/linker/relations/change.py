"""Changes: a start, an end, and by how much, in any order and across sentences."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from numcheck.linker.context import Context
from numcheck.linker.relations import ties
from numcheck.linker.relations.comparing import all_frames
from numcheck.linker.relations.frames import ACROSS, FAINT, Frame
from numcheck.linker.relations.known import known
from numcheck.linker.relations.lines import Line, Page
from numcheck.linker.relations.markers import is_level, marker, token_tag
from numcheck.linker.relations.openings import may_be_bound
from numcheck.model.quantity import Kind, Measure, Quantity, Unit
from numcheck.model.relation import Filler, Relation, RelationKind
from numcheck.resources.policy import Printed, load_policy

WHOLE = 100  # per cent: a bare number beyond it leaves no share unsaid


def find(page: Page) -> Iterator[Relation]:
    """The article's changes: each with two figures at least, one of them a start or an end."""
    frames: list[Frame] = []
    for line in page.lines:
        if len(line.figures) == 0:
            continue
        found = [frame for frame in all_frames(line) if frame.roles or frame.word]
        blocks = page.context.article.blocks
        for frame in found:
            frame.summary = blocks[line.block].kind.summary if 0 <= line.block < len(blocks) else False
        _stood(line, frames)
        for frame in found:
            _attach(frame, frames)
            _repeated(frame, frames)
        frames += found
    for frame in frames:
        relation = _relation(page, frame)
        if relation is not None:
            yield relation
    for line in page.lines:
        relation = _reinforced(page, line)
        if relation is not None:
            yield relation


def _reinforced(page: Page, line: Line) -> Relation | None:
    """ "1,200 more soldiers …, where 3,500 are already stationed. … will bring the force to 5,100"."""
    levels = [i for i in line.figures if may_be_bound(line, i)]
    more = next((i for i in levels if _is_more(line, i)), None)
    already = next((i for i in levels if i != more and "already" in line.words(i + 1, i + 4)), None)
    if more is None or already is None:
        return None
    for later in (line, *page.after(line, 1)):
        for hit in later.of("change.reach"):
            end = next(
                (i for i in later.figures if hit.end <= i <= hit.end + 7 and may_be_bound(later, i)), None
            )
            if end is None or (later is line and end in (more, already)) or marker(later, end)[0] != "to":
                continue
            figures = [line.figure(already), later.figure(end), line.figure(more)]
            if any(f is None or ties.sort_of(f) != ties.sort_of(figures[0]) for f in figures if figures[0]):
                continue
            start, last, amount = (ties.fill(page.context, f) for f in figures if f is not None)
            roles = {"start": [start], "end": [last], "amount": [amount]}
            because = f"“more” and “already” add up to what “{hit.trigger.text}” reaches"
            return ties.relate(page.context, RelationKind.CHANGE, roles, amount.span, ACROSS, because)
    return None


def _is_more(line: Line, index: int) -> bool:
    figure = line.figure(index)
    return bool(figure and figure.other) or line.word(index + 1) in ("more", "extra", "additional", "further")


def _stood(line: Line, earlier: list[Frame]) -> None:
    """ "… reaching 142. It had stood at 117 …": the next sentence tells where the change began."""
    if not earlier or earlier[-1].line.place != line.place - 1 or "start" in earlier[-1].roles:
        return
    frame = earlier[-1]
    if not {"end", "amount"} & set(frame.roles):
        return
    for hit in line.of("change.began"):
        if hit.start > 3 or line.word(0) not in ("it", "they", "that", "the"):
            continue
        start = next(
            (i for i in line.figures if hit.end <= i <= hit.end + 3 and is_level(line.figure(i))), None
        )
        figure, known = (
            line.figure(start) if start is not None else None,
            frame.figure("end") or frame.figure("amount"),
        )
        if start is not None and figure and known and ties.sort_of(figure) == ties.sort_of(known):
            frame.roles["start"], frame.start_line = start, line
            frame.sure = min(frame.sure, ACROSS)
            return


def _repeated(frame: Frame, earlier: list[Frame]) -> None:
    """ "Trade is up threefold. The value of trade rose to 186.3m from 146.4m": the same change, told twice."""
    if not {"start", "end"} <= set(frame.roles) or {"factor", "percent"} & set(frame.roles):
        return
    for other in reversed(earlier):
        if frame.line.place - other.line.place > 2:
            return
        told = next(iter(other.roles), "") if len(other.roles) == 1 else ""
        if told not in ("factor", "percent") or other.way != frame.way or not _shared(other.line, frame.line):
            continue
        # A share of change in the body speaks of many things; in the headline it sums up the story.
        if told == "percent" and not other.summary:
            continue
        frame.roles[told], frame.amount_line = other.roles.pop(told), other.line
        frame.sure = min(frame.sure, FAINT)
        return


def _shared(a: Line, b: Line) -> bool:
    """Whether two sentences share a noun that may be what changed."""
    common = {item.lower for item in a.items if len(item.lower) > 4} & {item.lower for item in b.items[:12]}
    return bool(
        common - {"their", "there", "which", "would", "could", "after", "about", "other", "between", "since"}
    )


def _attach(frame: Frame, earlier: list[Frame]) -> None:
    """ "… 28,600, from 22,000 … The 40 per cent increase": the definite phrase speaks of the change before it."""
    if not frame.definite or set(frame.roles) - {"percent", "amount"}:
        return
    for other in reversed(earlier):
        if frame.line.place - other.line.place > 3:
            return
        if not {"start", "end"} <= set(other.roles):
            continue
        if other.way and frame.way and other.way != frame.way:
            continue
        role = next(iter(frame.roles))
        if role in other.roles or other.amount_line is not None:
            return
        if role == "percent":
            other.roles[role] = frame.roles[role]
            other.amount_line = frame.line
            other.sure = min(other.sure, ACROSS)
            other.way = other.way or frame.way
            frame.roles.clear()
        return


def _relation(page: Page, frame: Frame) -> Relation | None:
    line, context = frame.line, page.context
    figures = {role: figure for role in frame.roles if (figure := frame.figure(role)) is not None}
    if "start" in figures and _is_an_extreme(context, figures["start"]):
        del figures["start"]
    levels = [figures[role] for role in ("end", "start") if role in figures]
    if not levels or _set_beside(line, frame, figures):
        return None
    if len(levels) == 2 and ties.sort_of(levels[1]) != ties.sort_of(levels[0]):
        unit = _carried(*levels)
        if unit is None:
            return None
        figures["end" if figures["end"] is levels[0] and levels[0].kind is Kind.COUNT else "start"] = unit
    if "amount" in figures and (
        not _like(figures["amount"], levels[0]) or _other_things(line, frame, levels[0])
    ):
        del figures["amount"]
    if levels[0].kind is Kind.ORDINAL and "amount" not in figures and len(levels) < 2:
        return None
    bases = {figure.unit.per for figure in levels if figure.unit.per}
    if len(bases) > 1:
        return None
    rank = _ranked(line, frame)
    if _exchanged(line):
        if len(levels) == 2:
            figures.pop("percent", None)
        rank = True
    way = frame.way
    roles: dict[str, list[Filler]] = {}
    for role, figure in figures.items():
        compared = frame.first.group == "change.than"
        value = (
            ties.as_printed(figure) if compared else ties.level(figure.measure) if figure.unit.per else None
        )
        filler = ties.fill(context, figure, value)
        if role in ("percent", "amount"):
            filler = ties.signed(filler, ("up" if way == "down" else "down") if rank else way)
        roles[role] = [filler]
    readings = [roles]
    if "percent" in roles and levels[0].kind is Kind.SHARE:
        points = {("points" if role == "percent" else role): held for role, held in roles.items()}
        readings = [points] if figures["percent"].unit.dimension == "points" else [points, roles]
    if frame.word is not None and frame.word.trigger.value is not None:
        times = Fraction(frame.word.trigger.value)
        if frame.word.trigger.direction == "down":
            times = 1 / times
        word = ties.fill_words(line, frame.word.start, frame.word.end, _multiple(times))
        readings = [{**reading, "factor": [word]} for reading in readings]
    if sum(len(held) for held in readings[0].values()) < 2:
        return None
    told = way and not rank and frame.first.trigger.direction == way and not _may_be_places(line, frame)
    if told and {"start", "end"} <= set(figures):
        word = ties.fill_words(line, frame.first.start, frame.first.end, ties.direction(way))
        readings = [{**reading, "direction": [word]} for reading in readings]
    traits = ["restricted"] if line.of("change.restricted") else []
    spans = [frame.first.start, frame.first.end - 1]
    return ties.relate(
        context,
        RelationKind.CHANGE,
        readings,
        line.span(min(spans), max(spans)),
        frame.sure,
        f"“{frame.first.trigger.text}” ties them",
        "the change is named again in a later sentence" if frame.amount_line else "",
        traits=traits,
    )


def _set_beside(line: Line, frame: Frame, figures: dict[str, Quantity]) -> bool:
    """ "5% higher, compared to a 6% rise last year": two rates of change side by side are no change of a rate."""
    if set(figures) != {"start", "percent"} or figures["start"].kind is not Kind.SHARE:
        return False
    return frame.start_line is None and marker(line, frame.roles["start"])[0] == "against"


def _carried(end: Quantity, start: Quantity) -> Quantity | None:
    """The bare one of two levels in the other's unit: "from 24 weeks to 20"."""
    bare, other = (end, start) if end.kind is Kind.COUNT and not end.unit.name else (start, end)
    if bare.kind is not Kind.COUNT or bare.unit.name or bare.measure.printed is None:
        return None
    if other.kind not in (Kind.DURATION, Kind.MEASURE, Kind.SHARE, Kind.ORDINAL):
        return None
    if other.kind is Kind.SHARE and bare.measure.printed > WHOLE:
        return None  # "fell to 1.46m, a rate of 4.8%, from 4.9%"
    place = bare.measure.place
    measure = ties.printed_as(bare.measure.printed, place, other.kind, other.unit)
    return replace(bare, kind=other.kind, measure=measure)


def _like(amount: Quantity, level: Quantity) -> bool:
    """Whether an amount is of the level's kind; an index and a rank move by points and places."""
    a, b = ties.sort_of(amount), ties.sort_of(level)
    if a == b:
        return True
    return (
        a[0] in ("count", "share", "points")
        and b[0] in ("count", "ordinal", "share")
        and amount.kind is not Kind.MONEY
    )


def _other_things(line: Line, frame: Frame, level: Quantity) -> bool:
    """ "Shed 9,400 workers, from 22% of all jobs to 14%": a share or a rank moves by points and places, not by workers."""
    if level.kind not in (Kind.SHARE, Kind.ORDINAL) or frame.amount_line is not None:
        return False
    after = frame.roles["amount"] + 1
    return token_tag(line, after) in ("NN", "NNS", "JJ") and line.word(after) not in known("steps")


def _exchanged(line: Line) -> bool:
    """Whether the levels are a rate of exchange: a currency that climbs costs fewer of the other."""
    return any(
        hit.trigger.words[0] in ("per", "against", "to", "versus") for hit in line.of("change.exchange")
    )


def _is_an_extreme(context: Context, figure: Quantity) -> bool:
    """Whether a figure is how far something went on the way: "at 71p, having been as low as 63p"."""
    return context.text(figure.phrase).lower().startswith(("as low as", "as high as"))


_PLACES = 200  # a chart or a ranking seldom goes further


def _ranked(line: Line, frame: Frame) -> bool:
    """Whether the levels are ranks, where up means fewer."""
    figure = frame.figure("end") or frame.figure("start")
    if figure is not None and figure.kind is Kind.ORDINAL:
        return True
    words = line.words(0, len(line.items))
    ranked = any(
        word in known("rank-nouns") and (words[i - 1 : i], words[i + 1 : i + 2]) != (("in",), ("of",))
        for i, word in enumerate(words)
    )
    return ranked or "number" in {line.word(frame.roles[r] - 1) for r in ("end", "start") if r in frame.roles}


def _may_be_places(line: Line, frame: Frame) -> bool:
    """Whether a name moves between small numbers of nothing: "Salt Road slipped from three to seven" may be in a chart."""
    at = frame.first.start - 1
    if at < 1 or not line.items[at].span.of(line.text)[:1].isupper():
        return False
    ends = [frame.figure(role) for role in ("start", "end")]
    if any(
        q is None or q.kind is not Kind.COUNT or not q.measure.printed or q.measure.printed > _PLACES
        for q in ends
    ):
        return False
    words = {line.word(frame.roles[role] + 1) for role in ("start", "end")}
    return not any(
        word.isalpha() and word not in ("to", "in", "on", "after", "and", "from", "by") for word in words
    )


def _multiple(value: Fraction) -> Measure:
    return load_policy().measure(
        Printed(value, None), Kind.MULTIPLE, Unit(name="times", dimension="multiple")
    )
