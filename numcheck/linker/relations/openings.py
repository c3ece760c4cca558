"""What opens a change in a sentence: the words of change that speak of figures, and the figures they may speak of."""

from __future__ import annotations

from collections.abc import Iterator

from numcheck.linker.relations.known import known
from numcheck.linker.relations.lines import Hit, Line
from numcheck.linker.relations.markers import TIMES, is_level, is_time, marker, token_tag
from numcheck.model.quantity import Direction, Kind
from numcheck.resources.triggers import Trigger

VERBS = ("change.rise", "change.fall", "change.raise", "change.cut", "change.shift", "change.net")
ADVERBS = ("change.up", "change.down")
FACTORS = ("change.halve", "change.doubling", "change.tripling", "change.quadrupling", "change.halving")
TRIGGERS = (*VERBS, *ADVERBS, *FACTORS)


def may_be_bound(line: Line, index: int) -> bool:
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
    return is_level(figure) and not _clock(line, index) and line.word(index + 1) not in known("occasions")


def _clock(line: Line, index: int) -> bool:
    return line.word(index + 1) in ("gmt", "bst", "est", "hours", "local")


def openings(line: Line) -> list[Hit]:
    """The phrases that may state a change, without those that only look it ("a cut of meat" needs figures anyway)."""
    found: list[Hit] = []
    for hit in sorted((*line.of(*TRIGGERS), *multiples(line)), key=lambda hit: hit.start):
        if found and hit.start < found[-1].end:
            if (
                hit.start == found[-1].start
                and hit.end == found[-1].end
                and _fits(line, hit) > _fits(line, found[-1])
            ):
                found[-1] = hit
            continue
        if (hit.group in ADVERBS and not _adverb(line, hit)) or _is_thing(line, hit):
            continue
        if hit.group == "change.net" and not (
            line.word(hit.start - 1) == "a" and line.word(hit.start - 2) == ","
        ):
            continue
        if hit.trigger.part == "nouns" and line.word(hit.end) in known("compound-heads"):
            continue
        ranks = line.word(hit.end + 1) in known("rank-nouns")
        if (
            hit.group == "change.shift"
            and not ranks
            and line.word(hit.end) not in ("from", "by", "to", "up", "down")
        ):
            continue
        found.append(hit)
    return found


def _is_thing(line: Line, hit: Hit) -> bool:
    """Whether what looks a verb is a plural noun, no figure after it: "a count of the paper slips by hand"."""
    return (
        hit.group in VERBS
        and hit.trigger.part != "nouns"
        and token_tag(line, hit.start) == "NNS"
        and all(line.figure(i) is None for i in range(hit.end, hit.end + 3))
    )


def _fits(line: Line, hit: Hit) -> int:
    """How well a form that can be noun and verb fits its place: "the 40 per cent increase", "shares increase 40p"."""
    noun = hit.trigger.part == "nouns"
    if line.figure(hit.end) is not None:
        return int(not noun)
    if line.figure(hit.start - 1) is not None or line.word(hit.start - 1) in (
        "a",
        "an",
        "the",
        "this",
        "that",
    ):
        return int(noun)
    return int(noun == token_tag(line, hit.start).startswith("NN"))


def multiples(line: Line) -> Iterator[Hit]:
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
