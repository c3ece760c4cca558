"""One finding on a terminal: the verdict, the article's sentences with their figures lit up, the reasons,
the repairs.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.text import Text

from numcheck.model.article import BlockKind
from numcheck.model.finding import Finding
from numcheck.model.report import FileReport
from numcheck.reporters.ink import FAINT, HEADING, LABEL, SEVERITY_STYLES, SUM, Ink, side_style, wrapped
from numcheck.reporters.located import locate
from numcheck.reporters.quoting import Quote, quotes
from numcheck.reporters.sides import sides
from numcheck.reporters.telling import details, where

if TYPE_CHECKING:
    from rich.console import Console

_ROWS = 3  # a quoted sentence takes about so many rows before it is shortened
_LABELS = 9  # cells of the column of labels
_NAMED_BLOCKS = {
    BlockKind.HEADLINE: "headline",
    BlockKind.STANDFIRST: "standfirst",
    BlockKind.CAPTION: "caption",
    BlockKind.TABLE: "table",
}


def finding_lines(
    file: FileReport, finding: Finding, console: Console, ink: Ink, width: int, *, every: bool
) -> Iterator[Text]:
    """The lines of one finding, each at most `width` cells; `every` piece of evidence or the first ones."""
    yield from _verdict(file, finding, console, ink, width)
    yield Text()
    yield from _sentences(file, finding, console, ink, width)
    reasons = list(_reasons(finding, console, ink, width, every=every))
    if reasons:
        yield Text()
    yield from reasons


def _verdict(file: FileReport, finding: Finding, console: Console, ink: Ink, width: int) -> Iterator[Text]:
    severity = finding.severity.label
    badge = f" {severity:<{_LABELS - 2}} " if ink.colour else f" {severity:<{_LABELS - 1}}"
    head = Text(" ").append(badge, SEVERITY_STYLES[finding.severity]).append(" ")
    indent = " " * cell_len(head.plain)
    message = Text().append(ink.safe(finding.message), HEADING)
    for number, line in enumerate(wrapped(message, console, max(20, width - len(indent)))):
        yield (head if number == 0 else Text(indent)).append_text(line)
    yield from _location(file, finding, ink, indent, width)


def _location(file: FileReport, finding: Finding, ink: Ink, indent: str, width: int) -> Iterator[Text]:
    """Rule and place on one line if they fit. A path is never broken: a broken one cannot be clicked."""
    line = Text(indent).append(ink.safe(finding.rule), LABEL)
    place = ink.safe(where(file.article, locate(file.article, finding.places[0].span)))
    if cell_len(line.plain) + cell_len(place) + len(ink.glyphs.dot) <= width:
        yield line.append(ink.glyphs.dot + place, FAINT)
    else:
        yield line
        yield Text(indent).append(place, FAINT)


def _sentences(file: FileReport, finding: Finding, console: Console, ink: Ink, width: int) -> Iterator[Text]:
    """The quoted sentences in text order, joined by a rule in the margin that starts and ends with them."""
    glyphs = ink.glyphs
    numbers = _LABELS - 2
    room = max(20, width - _LABELS - 2)
    found = quotes(file, finding, _ROWS * room)
    of_place = sides(file, finding)
    last = len(found) - 1
    for index, quote in enumerate(found):
        edge = glyphs.top if index == 0 else glyphs.bottom if index == last else glyphs.middle
        if last == 0:
            edge = glyphs.only
        carry = "  " if index == last else glyphs.bar
        body = _sentence(quote, of_place, ink)
        for row, line in enumerate(wrapped(body, console, room)):
            number = f"{quote.line:>{numbers}} " if row == 0 else " " * (numbers + 1)
            margin = (
                Text()
                .append(number, FAINT)
                .append((edge if row == 0 else carry) + " ", _edge_style(quote, of_place))
            )
            yield margin.append_text(line)
            if not ink.colour:
                under = _underline(line, ink)
                if under:
                    yield Text(" " * (numbers + 1) + carry + " " + under)


def _edge_style(quote: Quote, of_place: tuple[int, ...]) -> str:
    """The margin beside the suspect's sentence has its colour."""
    suspect = any(of_place[place] == 0 for place in quote.places)
    return side_style(0).replace("bold underline ", "") if suspect else FAINT


def _sentence(quote: Quote, of_place: tuple[int, ...], ink: Ink) -> Text:
    body = Text()
    if quote.kind in _NAMED_BLOCKS:
        body.append(f"{_NAMED_BLOCKS[quote.kind]}: ", FAINT)
    for segment in quote.segments:
        style = "" if segment.place is None else side_style(of_place[segment.place])
        body.append(ink.safe(segment.text), style)
    return body


def _underline(line: Text, ink: Ink) -> str:
    """Marks under the figures of a line, one kind for each side, for those who see no colours."""
    marks = [" "] * cell_len(line.plain)
    for side, mark in enumerate(ink.glyphs.under):
        for span in line.spans:
            if span.style == side_style(side):
                start = cell_len(line.plain[: span.start])
                end = cell_len(line.plain[: span.end].rstrip())
                marks[start:end] = [mark] * (end - start)
    return "".join(marks).rstrip()


def _reasons(finding: Finding, console: Console, ink: Ink, width: int, *, every: bool) -> Iterator[Text]:
    for label, text in details(finding, every=every):
        style = SUM if label == "sum" else FAINT if label == "also" else ""
        yield from _row(label, Text(ink.safe(text), style), console, width)


def _row(label: str, body: Text, console: Console, width: int) -> Iterator[Text]:
    for number, line in enumerate(wrapped(body, console, max(20, width - _LABELS - 2))):
        yield Text().append(f"  {label if number == 0 else '':<{_LABELS}}", LABEL).append_text(line)
