"""Levels set side by side: "6.5m, against 5.2m the year before", "twice the £12m", "a third fewer than the 300,000"."""

from __future__ import annotations

from collections.abc import Iterator

from numcheck.linker.relations import ties
from numcheck.linker.relations.frames import LIKELY, Frame, alike, frames_of
from numcheck.linker.relations.lines import Hit, Line
from numcheck.linker.relations.markers import earlier_time, marker
from numcheck.linker.relations.openings import multiples
from numcheck.model.quantity import Kind
from numcheck.resources.triggers import Trigger

THAN = {"more": "up", "higher": "up", "greater": "up", "less": "down", "lower": "down", "fewer": "down"}


def all_frames(line: Line) -> list[Frame]:
    """Every change that a sentence tells: by words of change, then by levels set side by side."""
    frames, levels = frames_of(line)
    frames += compared(line, frames, levels)
    return [*frames, *times_the(line, levels), *percent_than(line, levels)]


def percent_than(line: Line, levels: list[int]) -> Iterator[Frame]:
    """ "200,000 jobs, 33 percent fewer than the 300,000 forecast": the words that seem to bound it compare."""
    for index in levels:
        words = line.items[index].span.of(line.text).lower().split()
        share = line.figure(index - 1)
        if (
            len(words) < 3
            or words[1] != "than"
            or words[0] not in THAN
            or share is None
            or share.kind is not Kind.SHARE
        ):
            continue
        before = [i for i in levels if i < index - 1 and alike(line, i, index)]
        if not before:
            continue
        gap = line.words(before[-1] + 1, index - 1)
        if (
            gap
            and gap[-1] in (",", "—", "–", "-", "or", "(", "is", "was")
            and len(gap) <= 8
            and "." not in gap
        ):
            trigger = Trigger("change.than", "words", words[0], (words[0],), THAN[words[0]])
            roles = {"start": index, "end": before[-1], "percent": index - 1}
            yield Frame(line, Hit(trigger, index, index + 1), THAN[words[0]], roles, sure=LIKELY)


def times_the(line: Line, levels: list[int]) -> Iterator[Frame]:
    """ "£30m, twice the £15m it owed in 2018": a multiple right before the level it multiplies."""
    for hit in multiples(line):
        after = next((i for i in levels if hit.end < i <= hit.end + 3), None)
        before = [i for i in levels if i < hit.start and after is not None and alike(line, i, after)]
        if after is None or not before or line.word(hit.end) not in ("the", "its", "his", "her", "their"):
            continue
        gap = line.words(before[-1] + 1, hit.start)
        if gap and gap[-1] in (",", "—", "–", "-", "or", "(") and len(gap) <= 8 and "." not in gap:
            roles = {"start": after, "end": before[-1], "factor": hit.start}
            yield Frame(line, hit, "", roles, sure=LIKELY)


def compared(line: Line, frames: list[Frame], levels: list[int]) -> list[Frame]:
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
        told = _told_in_percent(line, index)
        if (
            not (earlier_time(line, index) or told)
            or len(gap) > 20
            or line.between(before[-1], at, "clause.contrast")
        ):
            continue
        hit = next((h for h in line.hits if h.start == at), None)
        if hit is not None:
            frame = Frame(line, hit, "", {"start": index, "end": before[-1]}, sure=LIKELY)
            if told is not None:
                frame.roles["percent"], frame.way = told
            found.append(frame)
    return found


def _told_in_percent(line: Line, index: int) -> tuple[int, str] | None:
    """ "compared with an average of 64mm, or 28 percent more": the share after it, and which way it goes."""
    at = next((i for i in line.figures if i > index), None)
    share = line.figure(at) if at is not None else None
    if (
        at is None
        or share is None
        or share.kind is not Kind.SHARE
        or line.words(index + 1, at)[-2:] != (",", "or")
    ):
        return None
    way = THAN.get(line.word(at + 1), "")
    return (at, way) if way else None
