"""Changes: a start, an end, and by how much, in any order and across sentences."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from fractions import Fraction

from numcheck.linker.relations import ties
from numcheck.linker.relations.lines import Hit, Line, Page
from numcheck.linker.relations.markers import TIMES, is_level, is_time, marker
from numcheck.model.quantity import Kind, Modifier, Quantity
from numcheck.model.relation import Filler, Relation, RelationKind

VERBS = ("change.rise", "change.fall", "change.raise", "change.cut", "change.shift")
ADVERBS = ("change.up", "change.down")
FACTORS = ("change.double", "change.triple", "change.quadruple", "change.quintuple", "change.halve")
TRIGGERS = (*VERBS, *ADVERBS, *FACTORS)
CERTAIN, LIKELY, ACROSS, FAINT = 0.95, 0.88, 0.84, 0.62
ARTICLES = frozenset(
    ("a", "an", "the", "its", "their", "or", "-", "–", "—", ",", "(", "net", "total", "equal", "and")
)
DEFINITE = frozenset(("the", "that", "this", "such"))
RANKS = frozenset(("places", "place", "spots", "spot", "positions", "position", "rungs"))


@dataclass(slots=True)
class Frame:
    """One change as it is read: the trigger that opened it, and the items bound to roles so far."""

    line: Line
    first: Hit
    way: str
    roles: dict[str, int] = field(default_factory=dict)
    word: Hit | None = None
    start_line: Line | None = None
    amount_line: Line | None = None
    sure: float = CERTAIN
    definite: bool = False

    def figure(self, role: str) -> Quantity | None:
        """The figure bound to a role."""
        if role not in self.roles:
            return None
        line = {"start": self.start_line, "percent": self.amount_line, "factor": self.amount_line}.get(role)
        return (line or self.line).figure(self.roles[role])


def find(page: Page) -> Iterator[Relation]:
    """The article's changes: each with two figures at least, one of them a start or an end."""
    frames: list[Frame] = []
    for line in page.lines:
        if len(line.figures) == 0:
            continue
        found = [frame for frame in _frames(line) if frame.roles or frame.word]
        for frame in found:
            _attach(frame, frames)
        frames += found
    for frame in frames:
        relation = _relation(page, frame)
        if relation is not None:
            yield relation


def _frames(line: Line) -> list[Frame]:
    hits = _triggers(line)
    frames: list[Frame] = []
    levels = [i for i in line.figures if is_level(line.figure(i)) and not is_time(line, i)]
    for number, hit in enumerate(hits):
        stop = hits[number + 1].start if number + 1 < len(hits) else len(line.items)
        current = frames[-1] if frames else None
        frame = current if current is not None and _joins(line, current, hit) else None
        if frame is None:
            frame = Frame(line, hit, hit.trigger.direction)
            frames.append(frame)
        _bind_before(line, frame, hit, levels, hits[number - 1].end if number else 0)
        _bind_word(line, frame, hit)
        after = _bind_after(line, frame, hit, levels, stop)
        if after is not frame:
            frames.append(after)
    frames += _compared(line, frames, levels)
    return frames


def _triggers(line: Line) -> list[Hit]:
    """The phrases that may state a change, without those that only look it ("a cut of meat" needs figures anyway)."""
    found: list[Hit] = []
    for hit in line.of(*TRIGGERS):
        if found and hit.start < found[-1].end:
            continue
        if hit.group in ADVERBS and not _adverb(line, hit):
            continue
        if hit.group == "change.shift" and line.word(hit.end) not in ("from", "by", "to", "up", "down"):
            continue
        found.append(hit)
    return found


def _adverb(line: Line, hit: Hit) -> bool:
    """Whether "up", "lower" … speaks of a figure: it touches one, or "from" and "on" follow."""
    after, before = line.word(hit.end), line.items[hit.start - 1] if hit.start else None
    figure = line.figure(hit.end)
    if figure is not None and figure.kind not in TIMES:
        return True
    if after in ("from", "on", "by", "at", "about", "nearly", "almost", "about", "to"):
        return after != "to" or hit.trigger.text not in ("up", "down")
    return (
        before is not None
        and before.figure is not None
        and before.figure.kind is not Kind.ORDINAL
        and hit.trigger.text not in ("up", "down", "ahead")
    )


def _joins(line: Line, frame: Frame, hit: Hit) -> bool:
    """Whether a further trigger speaks of the change already open: in apposition, as a participle, an adverb."""
    if frame.line is not line or (frame.way and hit.trigger.direction and frame.way != hit.trigger.direction):
        return False
    last = max([frame.first.end - 1, *frame.roles.values()])
    gap = line.words(last + 1, hit.start)
    if line.between(last, hit.start, "clause.contrast") or ";" in gap:
        return False
    if hit.group in ADVERBS:
        return "," in gap[:12] or not gap or len(gap) <= 1
    if hit.trigger.part == "nouns":
        return "," in gap or "-" in gap or "—" in gap or "–" in gap or set(gap) <= ARTICLES
    words = [word for word in gap if word not in (",", "-", "–", "—")]
    return hit.trigger.words[0].endswith("ing") and "," in gap and (len(words) <= 1 or gap[-1] == ",")


def _bind_word(line: Line, frame: Frame, hit: Hit) -> None:
    """ "Doubled", "halved", "cut in half": the word itself is the factor."""
    if hit.group in FACTORS and hit.trigger.value and frame.word is None:
        frame.word = hit


def _bind_before(line: Line, frame: Frame, hit: Hit, levels: list[int], floor: int) -> None:
    """Figures to the left: "a 5.5% rise", "more than 1% higher", "232p, up 14p"."""
    near = [i for i in levels if floor <= i < hit.start]
    if not near:
        return
    last = near[-1]
    figure = line.figure(last)
    gap = line.words(last + 1, hit.start)
    if figure is None:
        return
    if (
        len(gap) <= 2
        and not (set(gap) & {",", "and", ".", "to", "of", "the", "a", "with", "-", "–", "(", ")"})
        and (
            hit.trigger.part == "nouns"
            or hit.trigger.text in ("higher", "lower", "stronger", "weaker", "ahead", "cheaper", "firmer")
        )
    ):
        if figure.kind is Kind.ORDINAL:
            return
        _bind(frame, "percent" if figure.kind is Kind.SHARE else "amount", last)
        before = line.words(max(0, last - 2), last)
        frame.definite = bool(before) and before[-1] in DEFINITE
        near = near[:-1]
    if "end" not in frame.roles and near and (hit.group in ADVERBS or _apposed(line, hit)):
        last = near[-1]
        gap = line.words(last + 1, hit.start)
        if not line.between(last, hit.start, "clause.contrast") and len(gap) <= 14 and ";" not in gap:
            role = "end" if _comma(gap) or len(gap) <= 3 else ""
            figure = line.figure(last)
            if role and figure is not None and figure.kind is not Kind.ORDINAL:
                _bind(frame, role, last)


def _apposed(line: Line, hit: Hit) -> bool:
    """Whether a noun of change stands in apposition to what came before: "…, a rise of", "- an increase of"."""
    if hit.trigger.part != "nouns":
        return False
    words = [item.lower or "#" for item in line.items[max(0, hit.start - 5) : hit.start]]
    while words and words[-1] not in (",", "-", "–", "—", "("):
        if words[-1] in ("a", "an", "#") or len(words[-1]) > 2:
            words.pop()
        else:
            return False
    return bool(words) and line.word(hit.start - 1) != ","


def _comma(gap: tuple[str, ...]) -> bool:
    return any(word in (",", "-", "–", "—", "(") for word in gap)


def _bind_after(line: Line, frame: Frame, hit: Hit, levels: list[int], stop: int) -> Frame:
    """Figures to the right, by the words before them. Answers the frame that is open at the end."""
    previous = hit.end - 1
    for index in (i for i in levels if hit.end <= i < stop):
        figure = line.figure(index)
        if figure is None:
            continue
        gap = line.words(previous + 1, index)
        if line.between(previous, index, "clause.contrast") or ";" in gap or len(gap) > 22:
            break
        role = _role(line, frame, hit, index, figure, direct=previous == hit.end - 1)
        if role == "stop":
            break
        if role and not _bind(frame, role, index):
            break
        previous = index
    return frame


def _role(line: Line, frame: Frame, hit: Hit, index: int, figure: Quantity, *, direct: bool) -> str:
    word, at = marker(line, index)
    gap = line.words(hit.end, index)
    if word and at < hit.start:
        word = ""
    share = figure.kind is Kind.SHARE
    if word == "from":
        return "start"
    if word == "against":
        return "start"
    if word in ("to", "into"):
        return "end"
    if word == "by":
        return "percent" if share else "amount"
    if word == "at":
        return (
            "end"
            if hit.group in ADVERBS or line.between(hit.start, index, "change.reach") or len(gap) <= 8
            else ""
        )
    if word in ("of", "") and hit.trigger.part == "nouns":
        if direct and gap and gap[0] in ("of", "in") and len(gap) <= 4 and (word == "of" and at == hit.end):
            return "percent" if share else "amount"
        return ""
    if word == "" and direct and len(gap) <= 3 and "," not in gap:
        if hit.trigger.base in ("reach", "hit"):
            return "end"
        return "percent" if share else "amount"
    reached = line.between(hit.end - 1, index, "change.reach")
    if word == "" and reached and reached[-1].end >= index - 2:
        return "end"
    if hit.group in ADVERBS and word == "on":
        return "start"
    return ""


def _bind(frame: Frame, role: str, index: int) -> bool:
    if role in frame.roles:
        return frame.roles[role] == index
    if index in frame.roles.values():
        return True
    frame.roles[role] = index
    return True


def _compared(line: Line, frames: list[Frame], levels: list[int]) -> list[Frame]:
    """ "6.5m last year, against 5.2m the year before": two levels of one thing at two times, no word of change."""
    found: list[Frame] = []
    taken = {index for frame in frames for index in frame.roles.values()}
    for index in levels:
        word, at = marker(line, index)
        if word != "against" or index in taken:
            continue
        before = [i for i in levels if i < at]
        figure, other = line.figure(index), line.figure(before[-1]) if before else None
        if (
            figure is None
            or other is None
            or ties.sort_of(figure) != ties.sort_of(other)
            or before[-1] in taken
        ):
            continue
        gap = line.words(before[-1], at)
        if not _earlier(line, index) or len(gap) > 20 or line.between(before[-1], at, "clause.contrast"):
            continue
        hit = next((h for h in line.hits if h.start == at), None)
        if hit is not None:
            found.append(Frame(line, hit, "", {"start": index, "end": before[-1]}, sure=LIKELY))
    return found


def _earlier(line: Line, index: int) -> bool:
    """Whether the words around a figure put it at an earlier time."""
    for hit in line.of("change.earlier"):
        if index < hit.start <= index + 9 or index - 5 <= hit.start < index:
            return True
    dates = [line.figure(i) for i in range(index + 1, min(index + 7, len(line.items)))]
    return any(figure is not None and figure.kind in (Kind.YEAR, Kind.DATE) for figure in dates)


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
    levels = [figures[role] for role in ("end", "start") if role in figures]
    if not levels:
        return None
    sort = ties.sort_of(levels[0])
    if len(levels) == 2 and ties.sort_of(levels[1]) != sort:
        return None
    if "amount" in figures and not _like(figures["amount"], levels[0]):
        del figures["amount"]
    if levels[0].kind is Kind.ORDINAL and "amount" not in figures:
        return None
    rank = _ranked(line, frame)
    way = frame.way
    roles: dict[str, list[Filler]] = {}
    for role, figure in figures.items():
        filler = ties.fill(context, figure)
        if role in ("percent", "amount"):
            filler = ties.signed(filler, ("up" if way == "down" else "down") if rank else way)
        roles[role] = [filler]
    readings = [roles]
    if "percent" in roles and levels[0].kind is Kind.SHARE:
        points = {("points" if role == "percent" else role): held for role, held in roles.items()}
        readings = [points] if figures["percent"].unit.dimension == "points" else [points, roles]
    if frame.word is not None and frame.word.trigger.value is not None:
        value = Fraction(frame.word.trigger.value)
        word = ties.fill_words(line, frame.word.start, frame.word.end, _multiple(value))
        readings = [{**reading, "factor": [word]} for reading in readings]
    if sum(len(held) for held in readings[0].values()) < 2:
        return None
    if way and not rank and {"start", "end"} <= set(figures) and frame.first.trigger.direction == way:
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


def _ranked(line: Line, frame: Frame) -> bool:
    """Whether the levels are ranks, where up means fewer."""
    figure = frame.figure("end") or frame.figure("start")
    if figure is not None and figure.kind is Kind.ORDINAL:
        return True
    words = set(line.words(0, len(line.items)))
    return bool(words & RANKS) or "number" in {
        line.word(frame.roles[r] - 1) for r in ("end", "start") if r in frame.roles
    }


def _multiple(value: Fraction) -> "ties.Measure":
    from numcheck.resources.policy import Printed, load_policy

    return load_policy().measure(
        Printed(value, None), Kind.MULTIPLE, ties.Unit(name="times", dimension="multiple")
    )


__all__ = ["Modifier", "find"]
