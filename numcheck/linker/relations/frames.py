"""Changes as one sentence tells them: a frame for each, opened by a word of change and filled by what surrounds it."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise

from numcheck.linker.relations import ties
from numcheck.linker.relations.known import known
from numcheck.linker.relations.lines import Hit, Line
from numcheck.linker.relations.markers import earlier_time, marker, token_tag
from numcheck.linker.relations.openings import ADVERBS, FACTORS, may_be_bound, openings
from numcheck.model.quantity import Kind, Quantity

CERTAIN, LIKELY, ACROSS, FAINT = 0.95, 0.88, 0.84, 0.62


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


def frames_of(line: Line) -> tuple[list[Frame], list[int]]:
    """The changes that words of change open in a sentence, and the items that may be bound to them."""
    hits = openings(line)
    frames: list[Frame] = []
    levels = [i for i in line.figures if may_be_bound(line, i)]
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
        _once(line, frame, levels)
        _added(line, frame, levels)
    for before, frame in pairwise(frames):
        _explained(line, before, frame)
    return frames, levels


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
        return "," in gap or "-" in gap or "—" in gap or "–" in gap or set(gap) <= known("change-openers")
    words = [word for word in gap if word not in (",", "-", "–", "—")]
    if hit.group in FACTORS and "," in gap[-2:] and "start" in frame.roles:
        return True
    if hit.group == "change.factor" or hit.group in FACTORS:
        return len(gap) <= 3 and ("," not in gap or gap[-1:] in (("a",), ("an",)))
    return hit.trigger.words[0].endswith("ing") and "," in gap and (len(words) <= 1 or gap[-1] == ",")


def _bind_word(line: Line, frame: Frame, hit: Hit) -> None:
    """ "Doubled", "halved", "cut in half": the word itself is the factor."""
    if hit.group == "change.factor":
        _bind(frame, "factor", hit.start)
    if hit.group in FACTORS and hit.trigger.value and frame.word is None:
        frame.word = hit


def _bind_before(line: Line, frame: Frame, hit: Hit, levels: list[int], floor: int) -> None:
    """Figures to the left: "a 5.5% rise", "more than 1% higher", "232p, up 14p"."""
    near = [i for i in levels if floor <= i < hit.start and not _on_top(line, i)]
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
        frame.definite = bool(before) and before[-1] in known("definite-openers")
        near = near[:-1]
    if "end" not in frame.roles and near and (hit.group in ADVERBS or _apposed(line, hit)):
        last = near[-1]
        gap = line.words(last + 1, hit.start)
        if not line.between(last, hit.start, "clause.contrast") and len(gap) <= 14 and ";" not in gap:
            role = "end" if _touches(line, hit, gap) else ""
            figure = line.figure(last)
            if role and figure is not None and figure.kind is not Kind.ORDINAL:
                earlier = [i for i in near[:-1] if alike(line, i, last)]
                if earlier and marker(line, last)[0] == "against":
                    _bind(frame, "start", last)
                    last = earlier[-1]
                _bind(frame, role, last)


def _on_top(line: Line, index: int) -> bool:
    """Whether a figure comes on top of the one before it: "£298 plus a £6 fee, up from £275"."""
    return "plus" in line.words(index - 2, index)


def alike(line: Line, a: int, b: int) -> bool:
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
        if _own_subject(line, previous, index):
            break
        role = _role(line, frame, hit, index, figure, direct=previous == hit.end - 1)
        if role == "stop":
            break
        against = role == "start" and marker(line, index)[0] == "against"
        free = previous in levels and previous not in frame.roles.values()
        if against and free and alike(line, previous, index):
            if "end" in frame.roles:
                break  # "climbed to $318 after earnings of $3.07, compared with $2.71": of another thing
            _bind(frame, "end", previous)
        if role and not _bind(frame, role, index):
            break
        previous = index
    return frame


def _own_subject(line: Line, previous: int, index: int) -> bool:
    """Whether ", and" opens a statement of another thing before a figure: "shed 900 posts, and its share is 14 %"."""
    for at in range(previous + 1, index - 1):
        if line.word(at) == "," and line.word(at + 1) == "and":
            rest = range(at + 2, index)
            stop = next((i for i in rest if line.word(i) in known("connectors")), index)
            tags = [(i, token_tag(line, i)) for i in rest]
            verb = next((i for i, tag in tags if tag in ("VB", "VBD", "VBZ", "VBP", "MD")), index)
            noun = next((i for i, tag in tags if tag[:2] in ("NN", "PR") and tag != "PRP$"), index)
            return noun < min(stop, verb)
    return False


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
    if word == "on" and "with" in gap:
        return "stop"  # "down two, with the Conservatives on 34%"
    if word == "on":
        return "start" if hit.group in ADVERBS else "stop"  # a batsman "dropped on nine"
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
        if (
            start is None
            or start in frame.roles.values()
            or (hit.start < frame.first.start and hit.trigger.words[0] != "which")
        ):
            continue
        if _same_sort(line, frame, start):
            frame.roles["start"] = start
            frame.sure = min(frame.sure, LIKELY)
            return


def _once(line: Line, frame: Frame, levels: list[int]) -> None:
    """ "Enrolment, 12,400 in 2010, has dropped 20 percent to 9,920": what it was at an earlier time is the start."""
    if "start" in frame.roles or "end" not in frame.roles or not {"percent", "amount"} & set(frame.roles):
        return
    before = [i for i in levels if i < frame.first.start]
    if len(before) == 1 and before[0] not in frame.roles.values() and _same_sort(line, frame, before[0]):
        near = line.words(before[0] + 1, before[0] + 3)
        if (
            near[:1] == ("in",)
            and earlier_time(line, before[0])
            and line.word(before[0] - 1) in (",", "—", "–", "(")
        ):
            frame.roles["start"] = before[0]
            frame.sure = min(frame.sure, LIKELY)


def _same_sort(line: Line, frame: Frame, index: int) -> bool:
    figure, known = line.figure(index), frame.figure("end") or frame.figure("amount")
    return figure is not None and known is not None and ties.sort_of(figure) == ties.sort_of(known)


def _added(line: Line, frame: Frame, levels: list[int]) -> None:
    """ "Took on a net 1,200 people, lifting its headcount to 9,900 from 8,400": what was added is the amount."""
    if "amount" in frame.roles or not {"start", "end"} <= set(frame.roles) or not frame.way:
        return
    opening = next(
        (
            h.start
            for h in line.of("change.reach", "change.raise", "change.cut")
            if h.start <= frame.first.start
        ),
        -1,
    )
    participle = [
        h
        for h in line.of("change.reach", "change.raise", "change.cut")
        if h.trigger.words[0].endswith("ing") and line.word(h.start - 1) == ","
    ]
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
    if (
        set(before.roles) != {"percent"}
        or not {"start", "end"} <= set(frame.roles)
        or "percent" in frame.roles
    ):
        return
    gap = line.words(before.roles["percent"] + 1, min(frame.roles.values()))
    if before.way == frame.way and ":" in gap and len(gap) <= 16:
        frame.roles["percent"] = before.roles.pop("percent")
        frame.sure = min(frame.sure, LIKELY)
