"""Plain text into an article: paragraphs, headline, lists; the text is the source itself."""

from __future__ import annotations

import re
from collections.abc import Iterator

from numcheck.model.article import Article, Block, BlockKind
from numcheck.model.span import Span
from numcheck.readers.dates import published_in
from numcheck.readers.languages import declared
from numcheck.readers.parts import is_headline, refine

_WRAPPED = 120  # nobody wraps wider by hand; longer lines are paragraphs that an editor left unwrapped
_LINE = re.compile(r"[^\r\n]+")
_ITEM = re.compile(r"[ \t]*(?:[-*•‣▪·–]|\d{1,3}[.)])[ \t]+")
_ENDED = re.compile(r"[.!?:…][\"'”’»)\]]*$")


def read_plain(source: str, path: str) -> Article:
    """The article in plain text `source`. Never fails: any text is an article, an empty one too."""
    blocks = refine(source, tuple(_blocks(source)), headline=True)
    published = published_in(block.span.of(source) for block in blocks[:6])
    return Article(path, source, source, blocks, language=declared(""), published=published)


def _blocks(source: str) -> Iterator[Block]:
    groups = list(_groups(source))
    lines = [line for group in groups for line in group]
    blanks = len(groups) > 1
    for number, group in enumerate(groups):
        width = max(len(line) for line in (group if blanks else lines))
        yield from _paragraphs(source, group, width, blanks=blanks, first=number == 0)


def _groups(source: str) -> Iterator[list[Span]]:
    """Runs of lines that no blank line parts, each line without the blanks around it."""
    group: list[Span] = []
    end = 0
    for found in _LINE.finditer(source):
        line = found[0]
        kept = line.strip()
        if not kept:
            continue
        start = found.start() + len(line) - len(line.lstrip())
        # A blank line, even one of spaces, shows as two line ends between lines that hold text.
        if group and _line_ends(source[end : found.start()]) > 1:
            yield group
            group = []
        group.append(Span(start, start + len(kept)))
        end = found.end()
    if group:
        yield group


def _line_ends(gap: str) -> int:
    return gap.count("\n") + gap.count("\r") - gap.count("\r\n")


def _paragraphs(source: str, group: list[Span], width: int, *, blanks: bool, first: bool) -> Iterator[Block]:
    """The blocks of one run of lines: wrapped lines make one, items and unwrapped paragraphs their own."""
    start = 0
    listing = bool(_ITEM.match(source, group[0].start))
    for at in range(1, len(group) + 1):
        item = False
        if at < len(group):
            item = bool(_ITEM.match(source, group[at].start)) and (listing or _leads(source, group, at))
            if not item and not _breaks(source, group, at, width, blanks=blanks, headline=first and at == 1):
                continue
        yield _block(source, Span(group[start].start, group[at - 1].end), listing=listing)
        start, listing = at, item


def _leads(source: str, group: list[Span], at: int) -> bool:
    """Whether the line before ends in a colon, as a list's lead-in does."""
    return at > 0 and source[group[at - 1].end - 1] == ":"


def _block(source: str, span: Span, *, listing: bool) -> Block:
    if not listing:
        return Block(span, BlockKind.BODY)
    mark = _ITEM.match(source, span.start)
    start = mark.end() if mark and mark.end() < span.end else span.start
    return Block(Span(start, span.end), BlockKind.LIST_ITEM, 1)


def _breaks(source: str, group: list[Span], at: int, width: int, *, blanks: bool, headline: bool) -> bool:
    """Whether a new paragraph begins with line `at`, though no blank line stands before it."""
    before, after = group[at - 1], group[at]
    if width > _WRAPPED:
        return True
    next_word = re.match(r"\S+", source[after.start : after.end])
    fitted = len(before) + 1 + (len(next_word[0]) if next_word else 0) <= width
    if headline and fitted and is_headline(before.of(source)) and not source[after.start].islower():
        return True
    # Without blank lines only a line that ends early, at a sentence's end, shows where a paragraph stops.
    return (
        not blanks and fitted and bool(_ENDED.search(source[max(before.start, before.end - 4) : before.end]))
    )
