"""HTML into an article: what a page shows of it, without navigation, scripts and related links."""

from __future__ import annotations

import html
import re
from bisect import bisect_right
from datetime import date
from functools import partial

from numcheck.model.article import Article, BlockKind, Remark, line_starts
from numcheck.model.span import Span
from numcheck.readers.building import Edit, TextBuilder
from numcheck.readers.cells import read_table, tabular
from numcheck.readers.dates import full_date, published_in
from numcheck.readers.languages import declared
from numcheck.readers.limits import lines_reach
from numcheck.readers.markup import Sort, Token
from numcheck.readers.outline import BLOCKS, Element, Outline, choose_root, outline, posts, unread
from numcheck.readers.parts import refine
from numcheck.readers.scripts import raised
from numcheck.readers.seen import text_edits
from numcheck.readers.wishes import Comment, read_wishes
from numcheck.readers.words import word_set

_SITE_NAME = re.compile(r"\s+(?:[|•·–—]|-)\s+(?=[^|•·–—]*$)")
_ALT_WORDS = 4  # a shorter alternative text names a logo or a person
_LINK = (
    300  # characters; a longer paragraph inside a link is a mistake in the page, not another story's title
)


def read_html(source: str, path: str) -> Article:
    """The article in the page `source`. Never fails: browsers show any text, and so do we."""
    stop = lines_reach(source)
    page = outline(source, 0, stop)
    read_to = stop if page.read_to is None and stop < len(source) else page.read_to
    page.root = choose_root(page)
    builder = TextBuilder(source)
    walker = _Walker(page, builder)
    _headline(page, walker)
    walker.walk()
    text, offsets = builder.result()
    headed = any(block.kind is BlockKind.HEADLINE for block in builder.blocks)
    blocks = refine(text, builder.blocks, headline=not headed)
    starts = line_starts(source, read_to)
    lines = [source[a:b] for a, b in zip(starts, (*starts[1:], stop), strict=True)]
    wishes, remarks = read_wishes(_comments(page, starts), lines)
    remarks = (*_left_out(page, starts), *remarks)
    root = page.named("html")
    language = declared(html.unescape(page.value(root[0], "lang"))) if root else ""
    published = _published(page) or published_in(block.span.of(text) for block in blocks[:8])
    return Article(
        path,
        source,
        text,
        blocks,
        offsets,
        tuple(builder.tables),
        wishes,
        language,
        published,
        remarks=remarks,
        read_to=read_to,
    )


def read_fragment(
    source: str, span: Span, starts: tuple[int, ...], builder: TextBuilder, comments: list[Comment]
) -> None:
    """Hands `builder` what a piece of HTML inside another format says, and `comments` its comments.

    `starts` are the offsets at which the lines of `source` begin.
    """
    page = outline(source, span.start, span.end)
    _Walker(page, builder).walk()
    if any(event.token.sort is Sort.COMMENT for event in page.events):
        comments.extend(_comments(page, starts))


def _comments(page: Outline, starts: tuple[int, ...]) -> list[Comment]:
    found = []
    for event in page.events:
        token = event.token
        if token.sort is Sort.COMMENT and token.end - token.start < 4_000:
            words = page.source[token.start + 4 : token.end - 3]
            found.append(
                Comment(words, bisect_right(starts, token.start), bisect_right(starts, token.end - 1))
            )
    return found


def _left_out(page: Outline, starts: tuple[int, ...]) -> list[Remark]:
    """What the reader of a live page is to know: each post supersedes those before, so none is compared."""
    left = posts(page)
    if not left:
        return []
    line = bisect_right(starts, left[0].token.start)
    several = (
        f"{len(left)} posts inside the article are" if len(left) > 1 else "the post inside the article is"
    )
    return [Remark(line, f"{several} not read: later ones supersede earlier ones (check each by itself)")]


def _published(page: Outline) -> date | None:
    """The day that a page's own data give: its metadata, else the first <time> of the article."""
    wanted = (
        "article:published_time",
        "date",
        "pubdate",
        "publishdate",
        "dc.date",
        "datepublished",
        "parsely-pub-date",
    )
    for meta in page.named("meta"):
        name = page.value(meta, "property") or page.value(meta, "name") or page.value(meta, "itemprop")
        if name.lower() in wanted:
            found = full_date(page.value(meta, "content")[:40])
            if found:
                return found
    for time in page.named("time"):
        inside = page.root is None or page.root.first < time.first <= page.root.last
        found = full_date(page.value(time, "datetime")[:40]) if inside else None
        if found:
            return found
    return None


def _headline(page: Outline, walker: _Walker) -> None:
    """Reads the headline where it stands before the article: a first-level heading, else the page's title."""
    root = page.root
    headings = [h for h in page.named("h1") if h.said]
    if any(root is None or root.first < h.first <= root.last for h in headings):
        return
    before = [h for h in headings if root is None or h.last < root.first]
    if before:
        walker.part(before[-1], BlockKind.HEADLINE)
        return
    title = next((title for title in page.named("title") if title.said), None)
    if title is not None and root is not None and title.last < root.first:
        walker.page_title(title)
    elif root is None and not headings:
        walker.title = title


class _Walker:
    """Goes over a page's events once and cuts its text into blocks."""

    def __init__(self, page: Outline, builder: TextBuilder) -> None:
        self.page = page
        self.builder = builder
        self.edits: list[Edit] = []
        self.kinds: list[tuple[Element, BlockKind, int]] = []
        self.lists = 0
        self.breaks = 0
        self.links = 0  # how many links that lead elsewhere are open
        self.said = 0  # characters of the block being read,
        self.linked = 0  # and how many of them stand in such links
        self.raised: list[tuple[str, int]] = []
        self.titled = False
        self.title: Element | None = None  # the page's title, where it is to be read in its place

    def walk(self) -> None:
        """Reads the article, or the whole fragment where none was chosen."""
        root = self.page.root
        first, last = (root.first, root.last) if root is not None else (0, len(self.page.events) - 1)
        self._events(first, last)
        self.flush()

    def part(self, element: Element, kind: BlockKind) -> None:
        """Reads one element as a block of its own."""
        self.flush()
        around, self.kinds = self.kinds, [(element, kind, 0)]
        self._events(element.first + 1, element.last - 1)
        self.flush()
        self.kinds = around
        self.titled |= kind is BlockKind.HEADLINE

    def page_title(self, title: Element) -> None:
        """Reads the page's title as the headline, up to the mark that sets off the site's name."""
        self.flush()
        self._events(title.first + 1, title.last - 1)
        if len(self.edits) == 1 and self.edits[0].text is None:
            edit = self.edits[0]
            mark = _SITE_NAME.search(self.page.source[edit.start : min(edit.end, edit.start + 500)])
            if mark and mark.start():
                self.edits = [Edit(edit.start, edit.start + mark.start())]
        around, self.kinds = self.kinds, [(title, BlockKind.HEADLINE, 0)]
        self.flush()
        self.kinds = around
        self.titled = True

    def _events(self, first: int, last: int) -> None:
        at = first
        while at <= last:
            event = self.page.events[at]
            element = event.element
            if element is None:
                if event.token.sort is Sort.TEXT:
                    self._text(event.token)
            elif not event.opens:
                self._leave(element)
            elif element is not self.page.root and unread(self.page, element, self.page.root):
                if element.name in BLOCKS:
                    self.flush()
                at = element.last
            elif element.name == "table" and tabular(self.page, element):
                self.flush()
                rows, header = read_table(self.page, element, partial(self.part, kind=BlockKind.CAPTION))
                self.builder.table(rows, header=header)
                at = element.last
            elif element.name == "title":
                if element is self.title:
                    self.page_title(element)
                at = element.last
            else:
                self._enter(element)
            at += 1

    def flush(self) -> None:
        """Ends the block being read."""
        kind, depth = (self.kinds[-1][1], self.kinds[-1][2]) if self.kinds else (BlockKind.BODY, 0)
        edits, self.edits = self.edits, []
        # A paragraph that is nothing but a link leads to another story, whose title it holds.
        elsewhere = kind is BlockKind.BODY and 0 < self.said == self.linked <= _LINK
        if not (elsewhere and self.builder.blocks):
            self.builder.block(edits, kind, depth)
        self.breaks = self.said = self.linked = 0
        self.raised.clear()

    def _text(self, token: Token) -> None:
        edits = text_edits(self.page.source, token.start, token.end)
        said = len(self.page.source[token.start : token.end].strip())
        if said:
            self.breaks = 0
        self.said += said
        self.linked += said if self.links else 0
        self.edits.extend(edits)

    def _enter(self, element: Element) -> None:
        name = element.name
        if name == "br":
            self.breaks += 1
            if self.breaks > 1:
                self.flush()
            else:
                self.edits.append(Edit(element.token.start, element.token.end, "\n"))
        elif name == "img":
            self._picture(element)
        elif name in ("sup", "sub"):
            self.raised.append((name, len(self.edits)))
        elif name == "a":
            self.links += self._leads_away(element)
        elif name in BLOCKS:
            self.flush()
            self.lists += name in ("ul", "ol")
            kind = self._kind(element)
            if kind is not None:
                self.kinds.append((element, kind, self._depth(element, kind)))

    def _leave(self, element: Element) -> None:
        name = element.name
        if name in ("sup", "sub") and self.raised and self.raised[-1][0] == name:
            _, at = self.raised.pop()
            self._raise(at, lowered=name == "sub")
        if name == "a":
            self.links -= self._leads_away(element)
        if name in BLOCKS:
            self.flush()
            self.lists -= name in ("ul", "ol")
            if self.kinds and self.kinds[-1][0] is element:
                self.kinds.pop()

    def _leads_away(self, element: Element) -> bool:
        return self.page.value(element, "href")[:1] not in ("", "#")

    def _raise(self, at: int, *, lowered: bool) -> None:
        """Sets the digits read since edit `at` above or below the line, apart from the number before them."""
        if len(self.edits) - at != 1 or self.edits[at].text is not None:
            return
        edit = self.edits[at]
        words = self.page.source[edit.start : edit.end]
        seen = raised(words, lowered=lowered) if len(words) <= 12 else ""
        if seen:
            self.edits[at] = Edit(edit.start, edit.end, seen)

    def _kind(self, element: Element) -> BlockKind | None:
        """What an element makes of the text inside it; None leaves it what it is."""
        words = element.words
        outer = self.kinds[-1][1] if self.kinds else BlockKind.BODY
        if element.name == "h1" and not self.titled:
            self.titled = True
            return BlockKind.HEADLINE
        if re.fullmatch(r"h[1-6]", element.name):
            return BlockKind.HEADING
        if element.name in ("figcaption", "caption") or "caption" in words:
            return BlockKind.CAPTION
        if words & word_set("standfirst-labels"):
            return BlockKind.STANDFIRST
        if self.page.value(element, "itemprop") in ("description", "alternativeHeadline"):
            return BlockKind.STANDFIRST
        if element.name == "blockquote":
            return BlockKind.QUOTE
        if element.name in ("li", "dt", "dd") and outer is not BlockKind.CAPTION:
            return BlockKind.LIST_ITEM
        return None

    def _depth(self, element: Element, kind: BlockKind) -> int:
        if kind is BlockKind.HEADING:
            return int(element.name[1])
        return max(1, self.lists) if kind is BlockKind.LIST_ITEM else 0

    def _picture(self, element: Element) -> None:
        start, end = (element.token.attributes or {}).get("alt", (0, 0))
        if len(self.page.source[start:end].split()) < _ALT_WORDS or end - start > 1_000:
            return
        if self.edits and any(
            self.page.source[e.start : e.end].strip() for e in self.edits if e.text is None
        ):
            return  # a picture inside a sentence: an icon
        self.flush()
        self.builder.block(text_edits(self.page.source, start, end), BlockKind.CAPTION)
