"""What the little words before a figure make of it: "from 22,000" is a start, "over the last 12 months" a time."""

from __future__ import annotations

from numcheck.linker.relations.known import known
from numcheck.linker.relations.lines import Line
from numcheck.model.quantity import Kind, Quantity

STOPS = frozenset(';:()[]!?"“”')
REACH = 7  # words between a connector and its figure: "to a new all-time closing high of 232p"
TIMES = frozenset({Kind.DATE, Kind.YEAR, Kind.CLOCK, Kind.WEEKDAY})


def marker(line: Line, index: int) -> tuple[str, int]:
    """The connector that governs the figure at an item, and where it stands; empty and -1 if none does.

    "of" is passed over ("to an average of 22"), a comma, a verb and another figure are not.
    """
    passed_of = -1
    for at in range(index - 1, max(-1, index - 1 - REACH), -1):
        item = line.items[at]
        if item.figure is not None:
            if item.figure.kind in TIMES or item.figure.kind is Kind.ORDINAL:
                continue
            break
        word = item.lower
        if (
            word in STOPS
            or word in ",—–"
            or (word in ("and", "but", "or") and at < index - 1)
            or (word == "-" and item.span.start > line.items[at - 1].span.end)
        ):
            break
        if word == "with" and line.word(at - 1) in ("compared", "contrasted"):
            return "against", at - 1
        if word == "to" and line.word(at - 1) in ("compared", "according"):
            return ("against", at - 1) if line.word(at - 1) == "compared" else ("", -1)
        if word in ("against", "versus", "vs"):
            return "against", at
        if word == "of":
            passed_of = at if passed_of < 0 else passed_of
            continue
        if word in known("connectors"):
            if at != index - 1 and verb(line, at + 1):
                break
            return word, at
        if at != index - 1 and is_verb(line, at):
            break
    return ("of", passed_of) if passed_of >= 0 else ("", -1)


def token_tag(line: Line, index: int) -> str:
    """The Penn tag of an item, empty where no tagger ran."""
    span = line.items[index].span
    return next((token.tag for token in line.sentence.tokens if token.span.start == span.start), "")


def verb(line: Line, index: int) -> bool:
    """Whether the item is an infinitive after "to": "to cost £5m" has no end of a change in it."""
    return 0 <= index < len(line.items) and token_tag(line, index) in ("VB", "VBP")


def is_verb(line: Line, index: int) -> bool:
    """Whether the item is a finite verb."""
    return token_tag(line, index) in ("VBD", "VBZ", "VBP", "MD")


def is_time(line: Line, index: int) -> bool:
    """Whether the figure at an item says when or for how long: it is no level, start, end or amount."""
    figure = line.figure(index)
    if figure is None:
        return False
    if figure.kind in TIMES:
        return True
    if figure.kind is not Kind.DURATION:
        return False
    words = line.words(index - 3, index)
    return bool(
        words and (words[-1] in known("time-words") or (len(words) > 1 and words[-2] in known("time-words")))
    )


def is_level(figure: Quantity | None) -> bool:
    """Whether a figure is a number of its own that rules may reckon with, no face of another and no label."""
    return (
        figure is not None
        and figure.status == "quantity"
        and figure.face_of is None
        and figure.kind
        in (Kind.COUNT, Kind.MONEY, Kind.MEASURE, Kind.SHARE, Kind.DURATION, Kind.AGE, Kind.ORDINAL)
    )


def earlier_time(line: Line, index: int) -> bool:
    """Whether the words around a figure put it at an earlier time."""
    for hit in line.of("change.earlier"):
        if index < hit.start <= index + 9 or index - 5 <= hit.start < index:
            return True
    dates = [line.figure(i) for i in range(index + 1, min(index + 7, len(line.items)))]
    return any(figure is not None and figure.kind in (Kind.YEAR, Kind.DATE) for figure in dates)
