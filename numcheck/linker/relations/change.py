"""Changes: a start, an end, and by how much, in any order and across sentences."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from fractions import Fraction

from numcheck.linker.relations import ties
from numcheck.linker.relations.lines import Hit, Line, Page
from numcheck.linker.relations.markers import TIMES, is_level, is_time, marker, token_tag
from numcheck.model.quantity import Direction, Kind, Measure, Quantity, Unit
from numcheck.model.relation import Filler, Relation, RelationKind
from numcheck.resources.policy import Printed, load_policy
from numcheck.resources.triggers import Trigger

VERBS = ("change.rise", "change.fall", "change.raise", "change.cut", "change.shift")
ADVERBS = ("change.up", "change.down")
FACTORS = ("change.halve",)
TRIGGERS = (*VERBS, *ADVERBS, *FACTORS)
THAN = {"more": "up", "higher": "up", "greater": "up", "less": "down", "lower": "down", "fewer": "down"}
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
    summary: bool = False

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
    levels = [i for i in line.figures if _is_level(line, i)]
    more = next((i for i in levels if _is_more(line, i)), None)
    already = next((i for i in levels if i != more and "already" in line.words(i + 1, i + 4)), None)
    if more is None or already is None:
        return None
    for later in (line, *page.after(line, 1)):
        for hit in later.of("change.reach"):
            end = next((i for i in later.figures if hit.end <= i <= hit.end + 7 and _is_level(later, i)), None)
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


def _frames(line: Line) -> list[Frame]:
    hits = _triggers(line)
    frames: list[Frame] = []
    levels = [i for i in line.figures if _is_level(line, i)]
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
        _chain(line, frame, hit, current if frame is not current else None, levels)
    for frame in frames:
        _began(line, frame, levels)
        _added(line, frame, levels)
    for before, frame in zip(frames, frames[1:], strict=False):
        _explained(line, before, frame)
    frames += _compared(line, frames, levels)
    return [*frames, *_times(line, levels), *_percent_than(line, levels)]


def _is_level(line: Line, index: int) -> bool:
    """Whether the figure at an item may be bound; an ordinal only as a rank that is reached or left."""
    figure = line.figure(index)
    if figure is None or is_time(line, index):
        return False
    if figure.kind is Kind.ORDINAL:
        return marker(line, index)[0] in ("to", "from") and line.word(index + 1) in (
            "",
            ".",
            ",",
            "in",
            "from",
            "to",
        )
    return is_level(figure) and not _clock(line, index)


def _clock(line: Line, index: int) -> bool:
    return line.word(index + 1) in ("gmt", "bst", "est", "hours", "local")


def _triggers(line: Line) -> list[Hit]:
    """The phrases that may state a change, without those that only look it ("a cut of meat" needs figures anyway)."""
    found: list[Hit] = []
    for hit in sorted((*line.of(*TRIGGERS), *_multiples(line)), key=lambda hit: hit.start):
        if found and hit.start < found[-1].end:
            if hit.start == found[-1].start and hit.end == found[-1].end and _fits(line, hit) > _fits(line, found[-1]):
                found[-1] = hit
            continue
        if hit.group in ADVERBS and not _adverb(line, hit):
            continue
        ranks = line.word(hit.end + 1) in RANKS
        if (
            hit.group == "change.shift"
            and not ranks
            and line.word(hit.end) not in ("from", "by", "to", "up", "down")
        ):
            continue
        found.append(hit)
    return found


def _fits(line: Line, hit: Hit) -> int:
    """How well a form that can be noun and verb fits its place: "the 40 per cent increase", "shares increase 40p"."""
    noun = hit.trigger.part == "nouns"
    if line.figure(hit.end) is not None:
        return int(not noun)
    if line.figure(hit.start - 1) is not None or line.word(hit.start - 1) in ("a", "an", "the", "this", "that"):
        return int(noun)
    return int(noun == token_tag(line, hit.start).startswith("NN"))


def _multiples(line: Line) -> Iterator[Hit]:
    """ "Doubled", "threefold": figures that say a change themselves."""
    for index in line.figures:
        figure = line.figure(index)
        if figure is not None and figure.kind is Kind.MULTIPLE and figure.judged:
            text = figure.span.of(line.text).lower()
            way = (
                {Direction.UP: "up", Direction.DOWN: "down"}.get(figure.direction, "")
                if figure.direction
                else ""
            )
            yield Hit(Trigger("change.factor", "verbs", text, tuple(text.split()), way), index, index + 1)


def _adverb(line: Line, hit: Hit) -> bool:
    """Whether "up", "lower" … speaks of a figure: it touches one, or "from" and "on" follow."""
    after, before = line.word(hit.end), line.items[hit.start - 1] if hit.start else None
    figure = line.figure(hit.end)
    if figure is not None and figure.kind not in TIMES:
        return True
    if after == "to" and hit.trigger.text in ("up", "down"):
        return "from" in line.words(hit.end, hit.end + 6)
    if after in ("from", "on", "by", "at", "about", "nearly", "almost", "to"):
        return True
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
    if line.between(last, hit.start, "clause.contrast") or ";" in gap or "." in gap:
        return False
    if hit.group in ADVERBS:
        if line.word(hit.end) == "from" and not {"start", "end"} & set(frame.roles):
            return False
        return "," in gap[:12] or not gap or len(gap) <= 1
    if hit.trigger.part == "nouns":
        return "," in gap or "-" in gap or "—" in gap or "–" in gap or set(gap) <= ARTICLES
    words = [word for word in gap if word not in (",", "-", "–", "—")]
    if hit.group == "change.factor" or hit.group in FACTORS:
        return len(gap) <= 3 and "," not in gap
    return hit.trigger.words[0].endswith("ing") and "," in gap and (len(words) <= 1 or gap[-1] == ",")


def _bind_word(line: Line, frame: Frame, hit: Hit) -> None:
    """ "Doubled", "halved", "cut in half": the word itself is the factor."""
    if hit.group == "change.factor":
        _bind(frame, "factor", hit.start)
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
            role = "end" if _touches(line, hit, gap) else ""
            figure = line.figure(last)
            if role and figure is not None and figure.kind is not Kind.ORDINAL:
                earlier = [i for i in near[:-1] if _alike(line, i, last)]
                if earlier and marker(line, last)[0] == "against":
                    _bind(frame, "start", last)
                    last = earlier[-1]
                _bind(frame, role, last)


def _alike(line: Line, a: int, b: int) -> bool:
    first, second = line.figure(a), line.figure(b)
    return first is not None and second is not None and ties.sort_of(first) == ties.sort_of(second)


def _touches(line: Line, hit: Hit, gap: tuple[str, ...]) -> bool:
    """Whether what stands before a trigger is what it speaks of: a comma or dash closes it, or next to nothing."""
    if hit.trigger.part == "nouns":
        return _comma(gap)
    return len(gap) <= 2 or gap[-1] in (",", "-", "–", "—", "(")


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
        if line.between(previous, index, "clause.contrast") or {";", "."} & set(gap) or len(gap) > 22:
            break
        role = _role(line, frame, hit, index, figure, direct=previous == hit.end - 1)
        if role == "stop":
            break
        if role == "start" and "end" not in frame.roles and marker(line, index)[0] == "against":
            if previous in levels and previous not in frame.roles.values() and _alike(line, previous, index):
                _bind(frame, "end", previous)
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
    if word == "of" and hit.group == "change.factor":
        return ""
    if word == "than" and hit.group in ADVERBS:
        return "start"
    if word == "on" and (hit.group in ADVERBS or at == hit.end):
        return "start"
    if word in ("of", "") and hit.trigger.part == "nouns" and gap:
        if direct and gap and gap[0] in ("of", "in") and len(gap) <= 4 and (word == "of" and at == hit.end):
            return "percent" if share else "amount"
        return ""
    if word == "" and direct and len(gap) <= 3 and "," not in gap:
        if hit.trigger.base in ("reach", "hit"):
            return "end"
        return "percent" if share else "amount"
    if share and "amount" in frame.roles and line.words(frame.roles["amount"] + 1, index) == (",", "or"):
        return "percent"
    reached = line.between(hit.end - 1, index, "change.reach")
    if word == "" and reached and reached[-1].end >= index - 2:
        return "end"
    return ""


def _began(line: Line, frame: Frame, levels: list[int]) -> None:
    """ "… to close at 232p, having ended Thursday at 208p": where it stood before is the start."""
    if "start" in frame.roles or not frame.roles:
        return
    for hit in line.of("change.began"):
        start = next((i for i in levels if hit.end <= i <= hit.end + 5), None)
        if start is None or start in frame.roles.values() or hit.start < frame.first.start:
            continue
        if _same_sort(line, frame, start):
            frame.roles["start"] = start
            frame.sure = min(frame.sure, LIKELY)
            return


def _same_sort(line: Line, frame: Frame, index: int) -> bool:
    figure, known = line.figure(index), frame.figure("end") or frame.figure("amount")
    return figure is not None and known is not None and ties.sort_of(figure) == ties.sort_of(known)


def _added(line: Line, frame: Frame, levels: list[int]) -> None:
    """ "Took on a net 1,200 people, lifting its headcount to 9,900 from 8,400": what was added is the amount."""
    if "amount" in frame.roles or not {"start", "end"} <= set(frame.roles) or not frame.way:
        return
    opening = next((h.start for h in line.of("change.reach", "change.raise", "change.cut") if h.start <= frame.first.start), -1)
    participle = [h for h in line.of("change.reach", "change.raise", "change.cut") if h.trigger.words[0].endswith("ing") and line.word(h.start - 1) == ","]
    if not participle or participle[0].start > frame.first.start or opening < 0:
        return
    moved = "gained" if frame.way == "up" else "removed"
    before = [i for i in levels if i < frame.first.start and _same_sort(line, frame, i)]
    if len(before) != 1:
        return
    words = {*line.words(before[0] - 2, before[0]), *line.words(before[0] + 1, before[0] + 2)}
    words |= {"net"} if any(0 <= before[0] - hit.end <= 2 for hit in line.of(f"change.{moved}")) else set()
    figure = line.figure(before[0])
    if words & {"net", "more", "another", "extra", "additional", "further", "new"} or (
        figure and figure.other
    ):
        frame.roles["amount"] = before[0]
        frame.sure = min(frame.sure, LIKELY)


def _chain(line: Line, frame: Frame, hit: Hit, previous: Frame | None, levels: list[int]) -> None:
    """ "4.1% this year, dipping to 4%, before picking up to 4.2%": each end is the next one's start."""
    if set(frame.roles) != {"end"} or not hit.trigger.words[0].endswith("ing"):
        return
    end = line.figure(frame.roles["end"])
    before = [i for i in levels if i < hit.start]
    start = line.figure(before[-1]) if before else None
    if end is None or start is None or ties.sort_of(start) != ties.sort_of(end):
        return
    if (
        previous is not None
        and before[-1] in previous.roles.values()
        and previous.roles.get("end") != before[-1]
    ):
        return
    gap = line.words(before[-1] + 1, hit.start)
    if gap and gap[-1] in (",", "before", "then") and len(gap) <= 10:
        frame.roles["start"] = before[-1]
        frame.sure = min(frame.sure, LIKELY)


def _bind(frame: Frame, role: str, index: int) -> bool:
    if role in frame.roles:
        return frame.roles[role] == index
    if index in frame.roles.values():
        return True
    frame.roles[role] = index
    return True


def _explained(line: Line, before: Frame, frame: Frame) -> None:
    """ "Prices are 12% higher than a year ago: a home sells for £252,000, up from £225,000": the colon explains."""
    if set(before.roles) != {"percent"} or not {"start", "end"} <= set(frame.roles) or "percent" in frame.roles:
        return
    gap = line.words(before.roles["percent"] + 1, min(frame.roles.values()))
    if before.way == frame.way and ":" in gap and len(gap) <= 16:
        frame.roles["percent"] = before.roles.pop("percent")
        frame.sure = min(frame.sure, LIKELY)


def _percent_than(line: Line, levels: list[int]) -> Iterator[Frame]:
    """ "200,000 jobs, 33 percent fewer than the 300,000 forecast": the words that seem to bound it compare."""
    for index in levels:
        words = line.items[index].span.of(line.text).lower().split()
        share = line.figure(index - 1)
        if len(words) < 3 or words[1] != "than" or words[0] not in THAN or share is None or share.kind is not Kind.SHARE:
            continue
        before = [i for i in levels if i < index - 1 and _alike(line, i, index)]
        if not before:
            continue
        gap = line.words(before[-1] + 1, index - 1)
        if gap and gap[-1] in (",", "—", "–", "-", "or", "(", "is", "was") and len(gap) <= 8 and "." not in gap:
            trigger = Trigger("change.than", "words", words[0], (words[0],), THAN[words[0]])
            roles = {"start": index, "end": before[-1], "percent": index - 1}
            yield Frame(line, Hit(trigger, index, index + 1), THAN[words[0]], roles, sure=LIKELY)


def _times(line: Line, levels: list[int]) -> Iterator[Frame]:
    """ "£30m, twice the £15m it owed in 2018": a multiple right before the level it multiplies."""
    for hit in _multiples(line):
        after = next((i for i in levels if hit.end < i <= hit.end + 3), None)
        before = [i for i in levels if i < hit.start and after is not None and _alike(line, i, after)]
        if after is None or not before or line.word(hit.end) not in ("the", "its", "his", "her", "their"):
            continue
        gap = line.words(before[-1] + 1, hit.start)
        if gap and gap[-1] in (",", "—", "–", "-", "or", "(") and len(gap) <= 8 and "." not in gap:
            roles = {"start": after, "end": before[-1], "factor": hit.start}
            yield Frame(line, hit, "", roles, sure=LIKELY)


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
        if not earlier_time(line, index) or len(gap) > 20 or line.between(before[-1], at, "clause.contrast"):
            continue
        hit = next((h for h in line.hits if h.start == at), None)
        if hit is not None:
            found.append(Frame(line, hit, "", {"start": index, "end": before[-1]}, sure=LIKELY))
    return found


def earlier_time(line: Line, index: int) -> bool:
    """Whether the words around a figure put it at an earlier time."""
    for hit in line.of("change.earlier"):
        if index < hit.start <= index + 9 or index - 5 <= hit.start < index:
            return True
    dates = [line.figure(i) for i in range(index + 1, min(index + 7, len(line.items)))]
    return any(figure is not None and figure.kind in (Kind.YEAR, Kind.DATE) for figure in dates)


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
    levels = [figures[role] for role in ("end", "start") if role in figures]
    if not levels or _set_beside(line, frame, figures):
        return None
    if len(levels) == 2 and ties.sort_of(levels[1]) != ties.sort_of(levels[0]):
        unit = _carried(*levels)
        if unit is None:
            return None
        figures["end" if figures["end"] is levels[0] and levels[0].kind is Kind.COUNT else "start"] = unit
    if "amount" in figures and not _like(figures["amount"], levels[0]):
        del figures["amount"]
    if levels[0].kind is Kind.ORDINAL and "amount" not in figures and len(levels) < 2:
        return None
    rank = _ranked(line, frame)
    if _exchanged(line):
        if len(levels) == 2:
            figures.pop("percent", None)
        rank = True
    way = frame.way
    roles: dict[str, list[Filler]] = {}
    for role, figure in figures.items():
        filler = ties.fill(context, figure, ties.as_printed(figure) if frame.first.group == "change.than" else None)
        if role in ("percent", "amount"):
            filler = ties.signed(filler, ("up" if way == "down" else "down") if rank else way)
        roles[role] = [filler]
    readings = [roles]
    if "percent" in roles and levels[0].kind is Kind.SHARE:
        points = {("points" if role == "percent" else role): held for role, held in roles.items()}
        readings = [points] if figures["percent"].unit.dimension == "points" else [points, roles]
    if frame.word is not None and frame.word.trigger.value is not None:
        value = Fraction(frame.word.trigger.value)
        if frame.word.trigger.direction == "down":
            value = 1 / value
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
    place = bare.measure.place
    measure = load_policy().measure(Printed(bare.measure.printed, place), other.kind, other.unit)
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


def _exchanged(line: Line) -> bool:
    """Whether the levels are a rate of exchange: a currency that climbs costs fewer of the other."""
    return any(
        hit.trigger.words[0] in ("per", "against", "to", "versus") for hit in line.of("change.exchange")
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


def _multiple(value: Fraction) -> Measure:
    return load_policy().measure(
        Printed(value, None), Kind.MULTIPLE, Unit(name="times", dimension="multiple")
    )
