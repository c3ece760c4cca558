"""A Word document into an article: its final text, one line of source for each paragraph.

Positions are paragraph numbers: the source is the paragraphs' text, one a line, tables' cells among them; text boxes
follow the paragraph that they hang from, footnotes and endnotes stand at the end. Headers, footers, margin comments,
tables of contents and descriptions of pictures are not read.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from numcheck.errors import ArticleError
from numcheck.model.article import Article, Block, BlockKind, Table
from numcheck.model.span import Span
from numcheck.readers.dates import published_in
from numcheck.readers.limits import MAX_TEXT
from numcheck.readers.parts import refine
from numcheck.readers.word_text import W, boxes, children, final_text, row_is_gone, runs_on
from numcheck.readers.words import word_set

MAX_UNPACKED = 200_000_000  # bytes; with all its pictures an article's document is far smaller
MAX_MARKUP = 50_000_000  # bytes of its XML, which takes ten times as much when it is read
MAX_ENTRIES = 10_000
_MAX_COLUMNS = 100  # a cell that claims more is broken
_MAX_STYLES = 10  # how far a style is followed back to the one it is based on

_FIGURE = re.compile(r"[^\w\n]{0,3}\d[\d.,\s]{0,20}(?:%|[a-z]{1,2})?")
_YEARS = re.compile(r"(?:19|20)\d\d(?:\s?[-–/]\s?\d{2,4})?")
_NOTES = ("/footnotes", "/endnotes")  # how the relations to the parts that hold them end


def read_docx(data: bytes, path: str) -> Article:
    """The article in the Word document `data`.

    Raises ArticleError for what is no Word document, for one that unpacks to more than `MAX_UNPACKED` or
    `MAX_MARKUP`, and where python-docx is not installed.
    """
    document = _open(data, path)
    reader = _Reader(document)
    for element in _parts(document, path):
        if reader.size > MAX_TEXT:
            break
        reader.read(element)
    reader.close()
    source = "\n".join(reader.lines)
    headed = any(block.kind is BlockKind.HEADLINE for block in reader.blocks)
    blocks = refine(source, reader.blocks, headline=not headed)
    published = published_in(block.span.of(source) for block in blocks[:6])
    return Article(
        path,
        source,
        source,
        blocks,
        tables=tuple(reader.tables),
        published=published,
        paragraphs=True,
        read_to=len(source) if reader.size > MAX_TEXT else None,
    )


def _open(data: bytes, path: str) -> Any:
    try:
        from docx import Document
    except ImportError as error:
        raise ArticleError(
            "Word documents need python-docx", where=path, cure='pip install "numcheck[docx]"'
        ) from error
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            entries = archive.infolist()
            unpacked = sum(entry.file_size for entry in entries)
            markup = sum(entry.file_size for entry in entries if _is_markup(entry))
        if unpacked > MAX_UNPACKED or markup > MAX_MARKUP or len(entries) > MAX_ENTRIES:
            raise ArticleError(
                f"unpacks to {unpacked // 1_000_000:,} MB in {len(entries):,} files",
                where=path,
                cure="save it without its pictures, if it is a Word document at all",
            )
        return Document(BytesIO(data))
    except ArticleError:
        raise
    # python-docx and lxml raise whatever the damage leads to, KeyError and ValueError among them.
    except Exception as error:
        raise _no_document(path) from error


def _no_document(path: str) -> ArticleError:
    return ArticleError("is no Word document (.docx)", where=path, cure="open it in Word and save it again")


def _is_markup(entry: zipfile.ZipInfo) -> bool:
    """Whether a part of the package may be XML, by its name or by how well it packs; photographs do not."""
    return entry.filename.lower().endswith((".xml", ".rels")) or entry.file_size > 2 * entry.compress_size


def _parts(document: Any, path: str) -> Iterator[Any]:
    """What is read, in order: the body's paragraphs and tables, then those of footnotes and endnotes."""
    from docx.oxml import parse_xml

    yield from children(document.element.body)
    for relation in document.part.rels.values():
        if relation.is_external or not relation.reltype.endswith(_NOTES):
            continue
        try:
            notes = parse_xml(relation.target_part.blob)
        except (SyntaxError, ValueError) as error:
            raise _no_document(path) from error
        for note in notes:
            if note.get(W + "type") in (None, "normal"):  # others draw the line above the notes
                yield from children(note)


class _Reader:
    """Takes a document's paragraphs and tables in order."""

    def __init__(self, document: Any) -> None:
        self.styles = {style.style_id: _names(style) for style in document.styles}
        self.lines: list[str] = []
        self.blocks: list[Block] = []
        self.tables: list[Table] = []
        self.size = 0
        self.begun = ""  # the text of paragraphs that run on, for their ends were deleted

    def read(self, element: Any) -> None:
        """Reads a paragraph, then the text boxes that hang from it, or a table."""
        if element.tag == W + "tbl":
            self._table(element)
            return
        if element.tag != W + "p":
            return
        text = self.begun + final_text(element)
        self.begun = text if runs_on(element) else ""
        if not self.begun:
            self._paragraph(text, element)
        for box in boxes(element):
            for child in children(box):
                self.read(child)

    def close(self) -> None:
        """Reads what ran on to the document's end."""
        if self.begun:
            span = self._line(self.begun)
            if len(span):
                self.blocks.append(Block(span, BlockKind.BODY))

    def _paragraph(self, text: str, element: Any) -> None:
        kind, depth = self._kind(element)
        if kind is None:
            return
        span = self._line(text)
        if len(span):
            self.blocks.append(Block(span, kind, depth))

    def _line(self, text: str) -> Span:
        """Appends a paragraph; answers with where its words stand."""
        start = self.size + len(text) - len(text.lstrip())
        self.lines.append(text)
        end = max(start, self.size + len(text.rstrip()))
        self.size += len(text) + 1
        return Span(start, end)

    def _kind(self, paragraph: Any) -> tuple[BlockKind | None, int]:
        """What a paragraph is, and how deep it stands in lists or headings; None for a line of the contents."""
        properties = paragraph.find(W + "pPr")
        style = properties.find(W + "pStyle") if properties is not None else None
        names = self.styles.get(style.get(W + "val"), ()) if style is not None else ()
        for name in names:
            if name.startswith("toc "):
                return None, 0
            if name == "title" or name in word_set("headline-labels"):
                return BlockKind.HEADLINE, 0
            if name in word_set("standfirst-labels"):
                return BlockKind.STANDFIRST, 0
            if name.startswith("heading ") and name[8:].isdecimal():
                first = int(name[8:]) == 1 and not self.blocks
                return (BlockKind.HEADLINE, 0) if first else (BlockKind.HEADING, int(name[8:]))
            if name in word_set("caption-labels"):
                return BlockKind.CAPTION, 0
            if name in ("quote", "intense quote", "block text"):
                return BlockKind.QUOTE, 0
            if name.startswith(("list bullet", "list number")):
                return BlockKind.LIST_ITEM, 1
        numbering = properties.find(W + "numPr") if properties is not None else None
        if numbering is not None:
            level = numbering.find(W + "ilvl")
            value = level.get(W + "val", "0") if level is not None else "0"
            return BlockKind.LIST_ITEM, 1 + (int(value) if value.isdecimal() and len(value) < 3 else 0)
        return BlockKind.BODY, 0

    def _table(self, table: Any) -> None:
        wanted = [row for row in children(table) if row.tag == W + "tr" and not row_is_gone(row)]
        if _lays_out(table, wanted):
            for row in wanted:
                for cell in _cells(row):
                    for child in children(cell):
                        self.read(child)
            return
        start = self.size
        rows: list[tuple[Span, ...]] = []
        header = False
        opening: list[str] = []  # the paragraphs of the first row
        for row in wanted:
            before = len(self.lines)
            header |= not rows and row.find(f"{W}trPr/{W}tblHeader") is not None
            cells = tuple(span for cell in _cells(row) for span in self._cell(cell))
            if cells:
                rows.append(cells)
                opening = opening or self.lines[before:]
        end = max((cell.end for row in rows for cell in row if len(cell)), default=start)
        if end > start:
            span = Span(start, end)
            self.blocks.append(Block(span, BlockKind.TABLE))
            clipped = tuple(tuple(Span(min(c.start, end), min(c.end, end)) for c in row) for row in rows)
            self.tables.append(Table(span, clipped, header or (len(rows) > 1 and _names_columns(opening))))

    def _cell(self, cell: Any) -> Iterator[Span]:
        """The cell's words, then an empty span for each further column that it covers."""
        spans = [self._line(final_text(child)) for child in children(cell) if child.tag == W + "p"]
        said = [span for span in spans if len(span)]
        here = spans[0].start if spans else self.size
        yield Span(said[0].start, said[-1].end) if said else Span(here, here)
        wide = cell.find(f"{W}tcPr/{W}gridSpan")
        columns = wide.get(W + "val", "1") if wide is not None else "1"
        for _ in range(
            min(int(columns), _MAX_COLUMNS) - 1 if columns.isdecimal() and len(columns) < 4 else 0
        ):
            yield Span(here, here)


def _cells(row: Any) -> list[Any]:
    return [cell for cell in children(row) if cell.tag == W + "tc"]


def _names_columns(opening: list[str]) -> bool:
    """Whether a first row names the columns, though most documents do not mark it: none of its cells is a figure."""
    said = [words.strip() for words in opening]
    return not any(_FIGURE.fullmatch(words) and not _YEARS.fullmatch(words) for words in said)


def _lays_out(table: Any, rows: list[Any]) -> bool:
    """Whether a table only places what it holds on the page: tables, or the text of a single cell."""
    return (len(rows) == 1 and len(_cells(rows[0])) == 1) or table.find(f".//{W}tbl") is not None


def _names(style: Any) -> tuple[str, ...]:
    """A style's name and those it is based on, nearest first, in lower case."""
    found: list[str] = []
    for _ in range(_MAX_STYLES):
        if style is None:
            break
        found.append((style.name or "").lower())
        style = getattr(style, "base_style", None)
    return tuple(found)
