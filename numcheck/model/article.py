"""An article as read: its text, its blocks, and the way back to the source."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from datetime import date
from enum import Enum

from numcheck.model.span import Span

_LINE_END = re.compile(r"\r\n?|\n")


class BlockKind(Enum):
    """What part of an article a block is."""

    HEADLINE = "headline"
    STANDFIRST = "standfirst"
    BODY = "body"
    HEADING = "heading"
    CAPTION = "caption"
    TABLE = "table"
    QUOTE = "quote"
    LIST_ITEM = "list-item"
    LINEUP = "line-up"
    CORRECTION = "correction"

    @property
    def summary(self) -> bool:
        """Whether the block sums up the story: a figure in it restates one in the body."""
        return self in (BlockKind.HEADLINE, BlockKind.STANDFIRST, BlockKind.CAPTION)


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph or like unit. `depth` is a heading's or list item's level, 0 elsewhere."""

    span: Span
    kind: BlockKind
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Table:
    """A table's cells, row by row, as spans of the text (empty spans for empty cells)."""

    span: Span
    rows: tuple[tuple[Span, ...], ...]
    header: bool = False


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text and the source it was read from. Of equal length: character by character."""

    text: Span
    source: Span


@dataclass(frozen=True, slots=True)
class OffsetMap:
    """The way from text offsets to source offsets; no pieces means the two are the same.

    Pieces stand in order and cover the text without gaps. Characters dropped from the source (markup) lie
    between pieces; a piece of unequal lengths (an entity) maps as a whole.
    """

    pieces: tuple[Piece, ...] = ()
    _starts: tuple[int, ...] = field(init=False, repr=False, compare=False, default=())

    def __post_init__(self) -> None:
        object.__setattr__(self, "_starts", tuple(piece.text.start for piece in self.pieces))

    def source(self, span: Span) -> Span:
        """The source range that `span` of the text was read from, dropped markup inside it included."""
        if not self.pieces:
            return span
        if not len(span):
            at = self._edge(span.start, last=False)
            return Span(at, at)
        start = self._edge(span.start, last=False)
        end = self._edge(span.end - 1, last=True)
        return Span(start, max(start, end))

    def _edge(self, offset: int, *, last: bool) -> int:
        """Source offset where text character `offset` begins, or ends if `last`."""
        piece = self.pieces[max(0, bisect_right(self._starts, offset) - 1)]
        if len(piece.text) == len(piece.source):
            at = piece.source.start + min(offset - piece.text.start, len(piece.text))
            return min(at + 1, piece.source.end) if last else at
        return piece.source.end if last else piece.source.start


@dataclass(frozen=True, slots=True)
class Suppression:
    """A writer's wish that findings be left out, as a reader found it.

    `lines` are 1-based source lines, first and last included, that it covers; `figure` narrows it to one
    printed figure; `rules` are rule ids or families, empty for all; `line` is where the wish itself stands.
    """

    rules: tuple[str, ...]
    reason: str
    lines: tuple[int, int]
    line: int
    figure: str = ""


@dataclass(frozen=True, slots=True)
class Remark:
    """Something on source line `line` that the reader passed over, and what would mend it."""

    line: int
    text: str


@dataclass(frozen=True, slots=True)
class Article:
    """The reader's text, never edited after it was read.

    `path` stands as the user named it. `source` is the decoded file (BOM left out, line ends
    untouched); `text` is what is read of it. `published` is the article's own date, from its front matter.
    `paragraphs` is True where positions are paragraph numbers, not lines (docx). `remarks` tell of
    suppression comments that are malformed and therefore silence nothing. Of a file too large to be an article
    only the beginning is read: `read_to` is then the source offset where reading ended, else None.
    """

    path: str
    source: str
    text: str
    blocks: tuple[Block, ...]
    offsets: OffsetMap = OffsetMap()
    tables: tuple[Table, ...] = ()
    suppressions: tuple[Suppression, ...] = ()
    language: str = ""
    published: date | None = None
    paragraphs: bool = False
    remarks: tuple[Remark, ...] = ()
    read_to: int | None = None
    _starts: tuple[int, ...] = field(init=False, repr=False, compare=False, default=())
    _lines: tuple[int, ...] = field(init=False, repr=False, compare=False, default=())

    def __post_init__(self) -> None:
        object.__setattr__(self, "_starts", tuple(block.span.start for block in self.blocks))
        object.__setattr__(self, "_lines", line_starts(self.source, self.read_to))

    def block_at(self, offset: int) -> int | None:
        """Index of the block that holds text character `offset`, or None between blocks."""
        index = bisect_right(self._starts, offset) - 1
        return index if index >= 0 and offset < self.blocks[index].span.end else None

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column, both from 1, of source character `offset`; columns count code points."""
        line = bisect_right(self._lines, offset)
        return line, offset - self._lines[line - 1] + 1

    @property
    def headline(self) -> str:
        """The headline's text, or an empty string."""
        for block in self.blocks:
            if block.kind is BlockKind.HEADLINE:
                return block.span.of(self.text)
        return ""


def line_starts(source: str, stop: int | None = None) -> tuple[int, ...]:
    """Offsets at which the lines of `source[:stop]` begin. A line ends with LF, CRLF or a lone CR."""
    end = len(source) if stop is None else stop
    return (0, *(found.end() for found in _LINE_END.finditer(source, 0, end)))
