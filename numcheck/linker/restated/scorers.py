"""Lists of scorers below a match report: who scored in which minute, and to what result the lists add up.

"Arden 19, Bryce 29 pen, 41." is one side's. Only association football is reported so; where players are set apart by
semicolons, as in rugby, or nobody came on in a minute that is told, such a list means something else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from numcheck.model.article import Article, BlockKind
from numcheck.model.quantity import Quantity
from numcheck.model.span import Span

SIDES = 2
_NAME = r"[^\W\d_][\w'’-]*(?:[ .][^\W\d_][\w'’-]*){0,3}"
_MINUTE = r"\d{1,3}['’]?(?:\s?\(?(?:og|pens?)\b\)?)?"
_SCORER = rf"{_NAME}\s\(?{_MINUTE}(?:,\s*{_MINUTE})*\)?"
_LIST = re.compile(rf"[:\s]*((?:{_SCORER})(?:[,;]\s*{_SCORER})*)\.?\s*")
_LABELLED = re.compile(rf"\b(?:Goals|Scorers|Goalscorers):\s*((?:{_SCORER})(?:[,;]\s*{_SCORER})*)")
_ONE = re.compile(rf"({_NAME})\s\(?({_MINUTE}(?:,\s*{_MINUTE})*)")
_CAME_ON = re.compile(r"\([^\W\d_][\w'’ .-]* \d{1,3}\)")


@dataclass(frozen=True, slots=True)
class Goal:
    """A goal as a list has it: the scorer's surname, and the figure that is the minute."""

    name: str
    minute: int
    quantity: Quantity


@dataclass(frozen=True, slots=True)
class Scorers:
    """The lists of an article, one a side that scored, in text order."""

    sides: tuple[tuple[Goal, ...], ...] = ()

    @property
    def goals(self) -> tuple[Goal, ...]:
        """All goals, list by list."""
        return tuple(goal for side in self.sides for goal in side)

    @property
    def score(self) -> tuple[int, ...]:
        """What the lists add up to, side by side; a side without a list has scored nothing."""
        scored = tuple(map(len, self.sides))
        return scored + (0,) * (SIDES - len(scored))


def read_scorers(article: Article, quantities: Sequence[Quantity]) -> Scorers:
    """The lists of scorers of an article; none where it has more than two, for it then tells of several matches."""
    at = {quantity.span.start: quantity for quantity in quantities if not quantity.judged}
    sides = tuple(tuple(_goals(article.text, span, at)) for span in _lists(article))
    whole = 0 < len(sides) <= SIDES and all(sides)
    return Scorers(sides) if whole else Scorers()


def _lists(article: Article) -> Iterator[Span]:
    text = article.text
    for label in _LABELLED.finditer(text):
        yield Span(label.start(1), label.end(1))
    sheets = [block.span for block in article.blocks if block.kind is BlockKind.LINEUP]
    told = [span.of(text) for span in sheets]
    if any(";" in words for words in told) or not any(map(_CAME_ON.search, told)):
        return
    for span, words in zip(sheets, told, strict=True):
        if found := _LIST.fullmatch(words):
            yield Span(span.start + found.start(1), span.start + found.end(1))


def _goals(text: str, span: Span, at: dict[int, Quantity]) -> Iterator[Goal]:
    for scorer in _ONE.finditer(text, span.start, span.end):
        for number in re.finditer(r"\d+", scorer[2]):
            quantity = at.get(scorer.start(2) + number.start())
            if quantity is not None:
                yield Goal(scorer[1].split()[-1], int(number[0]), quantity)
