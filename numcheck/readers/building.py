"""Builds an article's text out of stretches of its source, and keeps the way back."""

from __future__ import annotations

from dataclasses import dataclass

from numcheck.model.article import Block, BlockKind, OffsetMap, Piece, Table
from numcheck.model.span import Span

BETWEEN_BLOCKS = "\n\n"
BETWEEN_CELLS = "\t"
BETWEEN_ROWS = "\n"


@dataclass(frozen=True, slots=True)
class Edit:
    """One stretch of source, `start` to `end`, and what is read for it: itself (None), or other text."""

    start: int
    end: int
    text: str | None = None


class TextBuilder:
    """Takes a source's stretches in order and answers with text, blocks, tables and offset map.

    What is left out between two stretches is dropped markup.
    """

    def __init__(self, source: str) -> None:
        self._source = source
        self._parts: list[str] = []
        self._size = 0
        self._pieces: list[Piece] = []
        self._at = 0  # source offset behind the last stretch taken
        self.blocks: list[Block] = []
        self.tables: list[Table] = []

    @property
    def size(self) -> int:
        """How long the text is so far."""
        return self._size

    @property
    def at(self) -> int:
        """The source offset up to which the source has been read."""
        return self._at

    def take(self, edits: list[Edit]) -> None:
        """Appends stretches as they stand, without a block of their own."""
        for edit in edits:
            self._append(edit)

    def block(self, edits: list[Edit], kind: BlockKind, depth: int = 0) -> None:
        """Appends a block made of `edits` without blanks at either end; nothing if only blanks remain."""
        kept = self._trimmed(edits)
        if not kept:
            return
        self._separate(BETWEEN_BLOCKS, kept[0].start)
        start = self._size
        self.take(kept)
        self.blocks.append(Block(Span(start, self._size), kind, depth))

    def table(self, rows: list[list[list[Edit]]], *, header: bool) -> None:
        """Appends a table block; a cell is its edits, and a cell without text keeps its place in the row."""
        if not any(self._trimmed(cell) for row in rows for cell in row):
            return
        start = -1
        spans: list[tuple[Span, ...]] = []
        for row in rows:
            cells: list[Span] = []
            for number, cell in enumerate(row):
                kept = self._trimmed(cell)
                if start < 0 and kept:
                    self._separate(BETWEEN_BLOCKS, kept[0].start)
                    start = self._size
                elif start >= 0:
                    to = max(self._at, kept[0].start) if kept else self._at
                    self._separate(BETWEEN_CELLS if number else BETWEEN_ROWS, to)
                cell_start = self._size
                self.take(kept)
                cells.append(Span(cell_start, self._size))
            spans.append(tuple(cells))
        whole = Span(start, self._size)
        # Empty cells before the first text lie at the start of whatever stands there.
        rows_inside = tuple(tuple(Span(max(c.start, start), max(c.end, start)) for c in row) for row in spans)
        self.blocks.append(Block(whole, BlockKind.TABLE))
        self.tables.append(Table(whole, rows_inside, header))

    def result(self) -> tuple[str, OffsetMap]:
        """The whole text and the way from it to the source."""
        return "".join(self._parts), OffsetMap(tuple(self._pieces))

    def _separate(self, mark: str, to: int) -> None:
        if self._size:
            self._append(Edit(self._at, max(self._at, to), mark))

    def _append(self, edit: Edit) -> None:
        text = self._source[edit.start : edit.end] if edit.text is None else edit.text
        if not text:
            return
        span, source = Span(self._size, self._size + len(text)), Span(edit.start, edit.end)
        last = self._pieces[-1] if self._pieces else None
        if (
            last is not None
            and edit.text is None
            and last.source.end == edit.start
            and len(last.text) == len(last.source)
        ):
            self._pieces[-1] = Piece(last.text.cover(span), last.source.cover(source))
        else:
            self._pieces.append(Piece(span, source))
        self._parts.append(text)
        self._size += len(text)
        self._at = edit.end

    def _trimmed(self, edits: list[Edit]) -> list[Edit]:
        kept = [edit for edit in edits if edit.end > edit.start and edit.text != ""]
        while kept and self._blank(kept[0]):
            kept.pop(0)
        while kept and self._blank(kept[-1]):
            kept.pop()
        if kept and kept[0].text is None:
            text = self._source[kept[0].start : kept[0].end]
            kept[0] = Edit(kept[0].end - len(text.lstrip()), kept[0].end)
        if kept and kept[-1].text is None:
            text = self._source[kept[-1].start : kept[-1].end]
            kept[-1] = Edit(kept[-1].start, kept[-1].start + len(text.rstrip()))
        return kept

    def _blank(self, edit: Edit) -> bool:
        text = self._source[edit.start : edit.end] if edit.text is None else edit.text
        return not text.strip()
