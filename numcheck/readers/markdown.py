"""Markdown into an article: block structure by markdown-it, all inside a block placed in the source."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from numcheck.model.article import Article, BlockKind, line_starts
from numcheck.model.span import Span
from numcheck.readers.building import Edit, TextBuilder
from numcheck.readers.dates import published_in
from numcheck.readers.frontmatter import read_front_matter
from numcheck.readers.html import read_fragment
from numcheck.readers.inline import SPECIAL, Inline, read_inline
from numcheck.readers.parts import refine
from numcheck.readers.stretches import Stretch
from numcheck.readers.wishes import Comment, read_wishes

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_DEEPEST = 50  # quotations and lists in each other; marks deeper inside are read as text
_PIPE = re.compile(r"(?<!\\)\|")


def read_markdown(source: str, path: str) -> Article:
    """The article in Markdown `source` (CommonMark with tables and front matter).

    Raises ArticleError for broken front matter; any other text is legal Markdown.
    """
    front = read_front_matter(source, path)
    builder = TextBuilder(source)
    for kind, edits in front.blocks:
        builder.block(list(edits), kind)
    reader = _Reader(source, front.end, builder)
    reader.read()
    text, offsets = builder.result()
    headed = any(block.kind is BlockKind.HEADLINE for block in builder.blocks)
    blocks = refine(text, builder.blocks, headline=not headed)
    wishes, remarks = read_wishes(reader.comments, reader.lines, front.suppressions)
    published = front.published or published_in(block.span.of(text) for block in blocks[:8])
    return Article(
        path, source, text, blocks, offsets, tuple(builder.tables), wishes, front.language, published,
        remarks=(*front.remarks, *remarks),
    )  # fmt: skip


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock, paragraph

    def flat(state: StateBlock, first: int, last: int, silent: bool) -> bool:
        # Deeper than its limit markdown-it passes over all the rest of a document.
        return state.level >= _DEEPEST and paragraph(state, first, last, silent)

    made = MarkdownIt("commonmark", {"maxNesting": 2 * _DEEPEST}).enable("table").disable("inline")
    made.block.ruler.before("table", "flat", flat)
    return made


class _Reader:
    """Walks over the block tokens of one document and hands the builder what each block says."""

    def __init__(self, source: str, start: int, builder: TextBuilder) -> None:
        self.source = source
        self.builder = builder
        self.starts = line_starts(source)
        bounds = (*self.starts[1:], len(source))
        self.lines = [source[a:b] for a, b in zip(self.starts, bounds, strict=True)]
        self.comments: list[Comment] = []
        self.start = start
        self.first = 0  # the line, from 0, on which the article itself begins
        self.references: frozenset[str] = frozenset()
        self.quotes = 0
        self.items = 0
        self.after_picture = False
        self.begun = False  # whether the article, not only its front matter, has said something

    def read(self) -> None:
        """Reads the whole document."""
        env: dict[str, dict[str, object]] = {}
        body = self.source[self.start :]
        self.first = len([s for s in self.starts if s <= self.start]) - 1
        tokens = _parser().parse(body, env)
        self.references = frozenset(env.get("references", {}))
        at = 0
        while at < len(tokens):
            at = self._token(tokens, at)

    def _token(self, tokens: list[Token], at: int) -> int:
        token = tokens[at]
        match token.type:
            case "blockquote_open" | "blockquote_close":
                self.quotes += token.nesting
            case "list_item_open" | "list_item_close":
                self.items += token.nesting
            case "heading_open":
                self._heading(tokens[at + 1], int(token.tag[1:]))
            case "paragraph_open":
                self._paragraph(tokens[at + 1])
            case "html_block":
                self._html(token)
            case "table_open":
                self._table(token)
                while tokens[at].type != "table_close":
                    at += 1
        return at + 1

    def _heading(self, token: Token, level: int) -> None:
        stretch = self._stretch(token)
        inline = self._inline(stretch)
        titled = level == 1 and not self.quotes and not self.begun
        kind = BlockKind.HEADLINE if titled else BlockKind.HEADING
        self._block(_edits(stretch, inline.cuts), kind, 0 if titled else level)

    def _paragraph(self, token: Token) -> None:
        stretch = self._stretch(token)
        inline = self._inline(stretch)
        start = 0
        captions = self.after_picture
        if inline.pictures and not stretch.text[: inline.pictures[0].start].strip(" \t\n["):
            start, captions = self._pictures(stretch, inline), True
        words = stretch.text[start:]
        kind = self._kind(words, captions=captions)
        edits = _edits(stretch, _without(inline), start)
        self._block(edits, kind, self.items if kind is BlockKind.LIST_ITEM else 0)
        if start and not words.strip("] \t\n"):
            self.after_picture = True

    def _pictures(self, stretch: Stretch, inline: Inline) -> int:
        """Reads the pictures that a paragraph begins with as captions; answers where the rest begins."""
        behind = 0
        for picture in inline.pictures:
            if stretch.text[behind : picture.start].strip(" \t\n[]"):
                break
            for start, end in (picture.alt, picture.title):
                self._block(_edits(stretch, _within(inline, start, end), start, end), BlockKind.CAPTION)
            behind = picture.end
        return behind

    def _kind(self, text: str, *, captions: bool) -> BlockKind:
        """What a paragraph is; one wholly in italics beside a picture describes the picture."""
        words = text.strip()
        if captions and len(words) > 2 and words[0] in "*_" and words[-1] == words[0]:
            return BlockKind.CAPTION
        if self.items:
            return BlockKind.LIST_ITEM
        return BlockKind.QUOTE if self.quotes else BlockKind.BODY

    def _block(self, edits: list[Edit], kind: BlockKind, depth: int = 0) -> None:
        count = len(self.builder.blocks)
        self.builder.block(edits, kind, depth)
        if len(self.builder.blocks) > count:
            self.begun = True
            self.after_picture = False

    def _html(self, token: Token) -> None:
        """Keeps of a block of HTML what a page would show of it."""
        first, last = token.map or (0, 0)
        start = self.starts[self.first + first]
        end = self.starts[self.first + last] if self.first + last < len(self.starts) else len(self.source)
        span = Span(max(start, self.start), end)
        read_fragment(self.source, span, self.starts, self.builder, self.comments)
        self.begun = True

    def _table(self, token: Token) -> None:
        first, last = token.map or (0, 0)
        rows = []
        for number in (first, *range(first + 2, last)):
            line = self.first + number
            if line < len(self.lines):
                rows.append(
                    [self._cell(start, end) for start, end in _cells(self.lines[line], self.starts[line])]
                )
        self.builder.table(rows, header=True)
        self.begun = True

    def _cell(self, start: int, end: int) -> list[Edit]:
        if not SPECIAL.search(self.source, start, end):
            return [Edit(start, end)]  # as nearly all cells of a large table
        stretch = Stretch(self.source, ((start, end),))
        return _edits(stretch, self._inline(stretch).cuts)

    def _inline(self, stretch: Stretch) -> Inline:
        inline = read_inline(stretch.text, self.references)
        for start, end in inline.comments:
            first = bisect_right(self.starts, stretch.source_at(start))
            last = bisect_right(self.starts, stretch.source_at(end - 1))
            self.comments.append(Comment(stretch.text[start + 4 : end - 3], first, last))
        return inline

    def _stretch(self, token: Token) -> Stretch:
        """Where the lines of a block's content stand in the source, without quote marks and indentation."""
        first = (token.map or [0])[0] + self.first
        spans = []
        for number, content in enumerate(token.content.split("\n"), first):
            words = content.strip()
            if number >= len(self.lines):
                break
            line = self.lines[number].rstrip()
            at = len(line) - len(words) if line.endswith(words) else line.find(words)
            if words and at >= 0:
                start = self.starts[number] + at
                spans.append((start, start + len(words)))
        return Stretch(self.source, tuple(spans))


def _within(inline: Inline, start: int, end: int) -> list[tuple[int, int, str]]:
    """The cuts between `start` and `end`."""
    first = bisect_left(inline.cuts, (start, start, ""))
    last = bisect_left(inline.cuts, (end, end, ""))
    return [cut for cut in inline.cuts[first:last] if cut[1] <= end]


def _without(inline: Inline) -> list[tuple[int, int, str]]:
    """The cuts of a paragraph whose pictures are cut out whole."""
    cuts = [(picture.start, picture.end, "") for picture in inline.pictures]
    for cut in inline.cuts:
        index = bisect_right(inline.pictures, cut[0], key=lambda picture: picture.start) - 1
        if index < 0 or cut[0] >= inline.pictures[index].end:
            cuts.append(cut)
    return sorted(cuts)


def _edits(
    stretch: Stretch, cuts: list[tuple[int, int, str]], start: int = 0, end: int | None = None
) -> list[Edit]:
    """The stretch from `start` to `end` as edits of the source, with `cuts` read as they say."""
    edits: list[Edit] = []
    at = start
    for cut_start, cut_end, seen in cuts:
        if cut_start < at:
            continue
        if cut_start > at:
            edits.extend(stretch.edits(at, cut_start))
        if seen:
            edits.append(Edit(stretch.source_at(cut_start), stretch.source_at(cut_end - 1) + 1, seen))
        at = max(at, cut_end)
    edits.extend(stretch.edits(at, len(stretch.text) if end is None else end))
    return edits


def _cells(line: str, offset: int) -> Iterator[tuple[int, int]]:
    """The source stretches between the unescaped bars of a table's row."""
    kept = line.strip()
    start = offset + len(line) - len(line.lstrip())
    bars = [found.start() for found in _PIPE.finditer(kept)]
    edges = [-1, *bars, len(kept)]
    cells = list(pairwise(edges))
    if bars and bars[0] == 0:
        cells = cells[1:]
    if bars and bars[-1] == len(kept) - 1:
        cells = cells[:-1]
    for left, right in cells:
        yield start + left + 1, start + right
