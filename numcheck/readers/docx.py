"""A Word document into an article: its final text, one line of source for each paragraph.

Positions are paragraph numbers: the source is the paragraphs' text, one a line, tables' cells among them. Tracked
insertions and moves count as done, deletions too; struck-out and hidden words are not read.
"""

from __future__ import annotations

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
from numcheck.readers.scripts import raised
from numcheck.readers.words import word_set

MAX_UNPACKED = 200_000_000  # bytes; with all its pictures an article's document is far smaller
MAX_MARKUP = 50_000_000  # bytes of its XML, which takes ten times as much when it is read
MAX_ENTRIES = 10_000
_MAX_COLUMNS = 100  # a cell that claims more is broken
_MAX_STYLES = 10  # how far a style is followed back to the one it is based on

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_UNREAD = frozenset({_W + "del", _W + "moveFrom", _W + "txbxContent", _W + "pPr", _W + "rPr", _FALLBACK})


def read_docx(data: bytes, path: str) -> Article:
    """The article in the Word document `data`.

    Raises ArticleError for what is no Word document, for one that unpacks to more than `MAX_UNPACKED` or
    `MAX_MARKUP`, and where python-docx is not installed.
    """
    document = _open(data, path)
    reader = _Reader(document)
    for element in document.element.body:
        if reader.size > MAX_TEXT:
            break
        reader.read(element)
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
        raise ArticleError(
            "is no Word document (.docx)", where=path, cure="open it in Word and save it again"
        ) from error


def _is_markup(entry: zipfile.ZipInfo) -> bool:
    """Whether a part of the package may be XML, by its name or by how well it packs; photographs do not."""
    return entry.filename.lower().endswith((".xml", ".rels")) or entry.file_size > 2 * entry.compress_size


class _Reader:
    """Takes a document's paragraphs and tables in order."""

    def __init__(self, document: Any) -> None:
        self.styles = {style.style_id: _names(style) for style in document.styles}
        self.lines: list[str] = []
        self.blocks: list[Block] = []
        self.tables: list[Table] = []
        self.size = 0

    def read(self, element: Any) -> None:
        """Reads one child of the body; content controls and the like are looked into."""
        if element.tag == _W + "p":
            span = self._line(_text(element))
            if len(span):
                kind, depth = self._kind(element)
                self.blocks.append(Block(span, kind, depth))
        elif element.tag == _W + "tbl":
            self._table(element)
        elif element.tag in (_W + "sdt", _W + "sdtContent", _W + "ins", _W + "customXml", _W + "moveTo"):
            for child in element:
                self.read(child)

    def _line(self, text: str) -> Span:
        """Appends a paragraph; answers with where its words stand."""
        start = self.size + len(text) - len(text.lstrip())
        self.lines.append(text)
        end = max(start, self.size + len(text.rstrip()))
        self.size += len(text) + 1
        return Span(start, end)

    def _kind(self, paragraph: Any) -> tuple[BlockKind, int]:
        properties = paragraph.find(_W + "pPr")
        style = properties.find(_W + "pStyle") if properties is not None else None
        names = self.styles.get(style.get(_W + "val"), ()) if style is not None else ()
        for name in names:
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
        numbering = properties.find(_W + "numPr") if properties is not None else None
        if numbering is not None:
            level = numbering.find(_W + "ilvl")
            value = level.get(_W + "val", "0") if level is not None else "0"
            return BlockKind.LIST_ITEM, 1 + (int(value) if value.isdecimal() and len(value) < 3 else 0)
        return BlockKind.BODY, 0

    def _table(self, table: Any) -> None:
        start = self.size
        rows: list[tuple[Span, ...]] = []
        header = False
        for row in table.findall(_W + "tr"):
            header |= not rows and row.find(f"{_W}trPr/{_W}tblHeader") is not None
            cells = tuple(span for cell in row.findall(_W + "tc") for span in self._cell(cell))
            if cells:
                rows.append(cells)
        end = max((cell.end for row in rows for cell in row if len(cell)), default=start)
        if end > start:
            span = Span(start, end)
            self.blocks.append(Block(span, BlockKind.TABLE))
            clipped = tuple(tuple(Span(min(c.start, end), min(c.end, end)) for c in row) for row in rows)
            self.tables.append(Table(span, clipped, header or len(rows) > 1))

    def _cell(self, cell: Any) -> Iterator[Span]:
        """The cell's words, then an empty span for each further column that it covers."""
        spans = [self._line(_text(paragraph)) for paragraph in cell.iter(_W + "p")]
        said = [span for span in spans if len(span)]
        here = spans[0].start if spans else self.size
        yield Span(said[0].start, said[-1].end) if said else Span(here, here)
        wide = cell.find(f"{_W}tcPr/{_W}gridSpan")
        columns = wide.get(_W + "val", "1") if wide is not None else "1"
        for _ in range(
            min(int(columns), _MAX_COLUMNS) - 1 if columns.isdecimal() and len(columns) < 4 else 0
        ):
            yield Span(here, here)


def _names(style: Any) -> tuple[str, ...]:
    """A style's name and those it is based on, nearest first, in lower case."""
    found: list[str] = []
    for _ in range(_MAX_STYLES):
        if style is None:
            break
        found.append((style.name or "").lower())
        style = getattr(style, "base_style", None)
    return tuple(found)


def _text(paragraph: Any) -> str:
    """A paragraph's final text on one line."""
    return "".join(_pieces(paragraph)).replace("\r", " ").replace("\n", " ")


def _pieces(paragraph: Any) -> Iterator[str]:
    stack = list(reversed(paragraph))
    while stack:
        element = stack.pop()
        if element.tag in _UNREAD or not isinstance(element.tag, str):
            continue
        if element.tag == _W + "r":
            yield _run(element)
        else:
            stack.extend(reversed(element))


def _run(run: Any) -> str:
    properties = run.find(_W + "rPr")
    if any(_on(properties, name) for name in ("strike", "dstrike", "vanish")):
        return ""
    parts: list[str] = []
    for child in run:
        if child.tag == _W + "t":
            parts.append(child.text or "")
        elif child.tag == _W + "tab":
            parts.append("\t")
        elif child.tag in (_W + "br", _W + "cr"):
            parts.append(" ")
        elif child.tag == _W + "noBreakHyphen":
            parts.append("\u2011")
    text = "".join(parts)
    align = properties.find(_W + "vertAlign") if properties is not None else None
    place = align.get(_W + "val") if align is not None else ""
    if place in ("superscript", "subscript") and len(text) <= 12:
        return raised(text, lowered=place == "subscript") or text
    return text


def _on(properties: Any, name: str) -> bool:
    """Whether a run has a property that is either there or not; "0" and "false" take it back."""
    found = properties.find(_W + name) if properties is not None else None
    return found is not None and found.get(_W + "val", "1") not in ("0", "false", "off", "none")
