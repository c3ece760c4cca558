"""The article's own words around a finding's figures: whole sentences, or the stretches that matter of long
ones.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from numcheck.model.article import Article, BlockKind
from numcheck.model.finding import Finding, Place
from numcheck.model.report import FileReport
from numcheck.model.span import Span
from numcheck.reporters.located import locate
from numcheck.reporters.visible import one_line

ELLIPSIS = "…"
_LEAST_CONTEXT = 24  # characters on each side of a figure that say at least what is counted
_BOUNDING = 40  # characters of the words that bound a figure; more are a clause, not a bound
_LONGEST_FIGURE = 60
_WORD = 16  # how far a cut moves to end at a space; longer words are cut


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of a quoted sentence, made safe to show. `place` indexes `Finding.places`, None between
    figures.
    """

    text: str
    place: int | None = None


@dataclass(frozen=True, slots=True)
class Quote:
    """A sentence that holds figures of a finding. `line` counts from 1; `kind` is the block it stands in."""

    span: Span
    line: int
    segments: tuple[Segment, ...]
    kind: BlockKind | None = None

    @property
    def text(self) -> str:
        """The words without marks."""
        return "".join(segment.text for segment in self.segments)

    @property
    def places(self) -> tuple[int, ...]:
        """The places lit up in it, in text order, each once."""
        return tuple(dict.fromkeys(s.place for s in self.segments if s.place is not None))


def shortened(text: str, longest: int = _LONGEST_FIGURE) -> str:
    """A figure's text for a line of a list: a list of a page and a number of 10,000 digits are figures too."""
    return text if len(text) <= longest else f"{text[: longest - 20]} … {text[-15:]}"


def lit(file: FileReport, place: Place) -> Span:
    """What to light up of a place: a whole figure with the words that bound it ("more than 15,000")."""
    if place.quantity is None or not 0 <= place.quantity < len(file.quantities):
        return place.span
    quantity = file.quantities[place.quantity]
    bounded = len(quantity.phrase) - len(place.span) <= _BOUNDING
    return quantity.phrase if quantity.span == place.span and bounded else place.span


def quotes(file: FileReport, finding: Finding, budget: int) -> tuple[Quote, ...]:
    """The sentences of a finding in the article's order, each once with all its figures, about `budget`
    long.
    """
    article = file.article
    sentences: dict[Span, list[int]] = {}
    for index, place in enumerate(finding.places):
        sentences.setdefault(_around(place), []).append(index)
    found = []
    for sentence in sorted(sentences):
        marks = {index: lit(file, finding.places[index]) for index in sentences[sentence]}
        first = min(marks.values())
        block = article.block_at(first.start)
        found.append(
            Quote(
                sentence,
                locate(article, first).line,
                excerpt(article.text, sentence, marks, budget),
                None if block is None else article.blocks[block].kind,
            )
        )
    return tuple(found)


def _around(place: Place) -> Span:
    return place.sentence.cover(place.span) if len(place.sentence) else place.span


def quote_around(article: Article, place: Place, budget: int) -> str:
    """The sentence of one place on one line, shortened around it to about `budget` characters, never empty."""
    segments = excerpt(article.text, _around(place), {0: place.span}, budget)
    return "".join(segment.text for segment in segments).strip() or "-"


def excerpt(text: str, sentence: Span, marks: dict[int, Span], budget: int) -> tuple[Segment, ...]:
    """The words of `sentence`, with `marks` lit up, shortened around them to about `budget` characters.

    Where marks overlap, the shorter one has the characters. Takes time in the length of what is shown, not of
    the sentence: a sentence may be a file of 10 MB.
    """
    windows = [sentence] if len(sentence) <= budget else _windows(text, sentence, marks.values(), budget)
    segments: list[Segment] = []
    for window in windows:
        if window.start > sentence.start:
            segments.append(Segment(f" {ELLIPSIS} " if segments else f"{ELLIPSIS} "))
        segments += _segments(text, window, marks)
    if windows[-1].end < sentence.end:
        segments.append(Segment(f" {ELLIPSIS}"))
    return tuple(segments)


def _windows(text: str, sentence: Span, marks: Iterable[Span], budget: int) -> list[Span]:
    """Stretches to show of a long sentence, in order, none touching another."""
    spans = sorted(marks)
    context = max(_LEAST_CONTEXT, (budget // max(1, len(spans)) - 12) // 2)
    wanted: list[Span] = []
    for mark in spans or [Span(sentence.start, sentence.start)]:
        if len(mark) <= budget:
            wanted.append(
                Span(max(sentence.start, mark.start - context), min(sentence.end, mark.end + context))
            )
        else:  # a list of a page: its two ends
            wanted.append(Span(max(sentence.start, mark.start - context), mark.start + budget // 2))
            wanted.append(Span(mark.end - budget // 4, min(sentence.end, mark.end + context)))
    merged: list[Span] = []
    for window in sorted(wanted):  # a list's end may stand behind the figures inside it
        snapped = Span(_snap(text, sentence, window.start, -1), _snap(text, sentence, window.end, 1))
        if merged and snapped.start <= merged[-1].end + 3:
            merged[-1] = merged[-1].cover(snapped)
        else:
            merged.append(snapped)
    return merged


def _snap(text: str, sentence: Span, at: int, step: int) -> int:
    """Moves a cut outwards to the nearest space, not further than a word."""
    if at in (sentence.start, sentence.end):
        return at
    for offset in range(at, at + step * _WORD, step):
        if not sentence.start < offset < sentence.end:
            return sentence.start if step < 0 else sentence.end
        if text[offset].isspace():
            return offset + 1 if step < 0 else offset
    return at


def _segments(text: str, window: Span, marks: dict[int, Span]) -> list[Segment]:
    inside = {index: mark for index, mark in marks.items() if mark.overlaps(window)}
    cuts = {window.start, window.end}
    for mark in inside.values():
        cuts |= {max(mark.start, window.start), min(mark.end, window.end)}
    edges = sorted(cuts)
    segments: list[Segment] = []
    for start, end in pairwise(edges):
        holders = [(len(m), i) for i, m in inside.items() if m.start <= start and end <= m.end]
        place = min(holders)[1] if holders else None
        shown = one_line(text[start:end])
        if segments and segments[-1].text.endswith(" ") and shown.startswith(" "):
            shown = shown[1:]
        if segments and segments[-1].place == place:
            segments[-1] = Segment(segments[-1].text + shown, place)
        elif shown:
            segments.append(Segment(shown, place))
    return segments
