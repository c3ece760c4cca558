"""Tells captions, corrections and team sheets from body text by their words, where the format does not."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from numcheck.model.article import Block, BlockKind
from numcheck.model.span import Span
from numcheck.readers.dates import is_dateline
from numcheck.readers.words import word_set

HEADLINE_WORDS = 20
_OPENING = 120  # a label or an opening phrase stands within so many characters
_CLOSING = 300  # and a picture's credit within so many of the end
_POINTER = 300  # a label and the title of another story are no longer
_TEAM_SHEET = 3_000  # a team sheet is shorter; a longer block is prose or data
_POINTING = (BlockKind.BODY, BlockKind.LIST_ITEM, BlockKind.QUOTE)
_CLOSERS = "\"'”’»)]*_ \t\r\n\u00a0"


def refine(text: str, blocks: Sequence[Block], *, headline: bool) -> tuple[Block, ...]:
    """The same blocks with the kinds that their words give them; a correction note may split off one's end.

    A block that points to another story is left out, unless it is the first. Kinds are given only to blocks
    that the format left as body. With `headline`, the first block is one by its form: at most 20 words, no
    full stop at its end, and more text after it.
    """
    found: list[Block] = []
    noted = False
    for block in blocks:
        if block.kind is BlockKind.HEADING:
            noted = _titles_corrections(block.span.of(text))
            found.append(block)
        elif block.kind in (BlockKind.BODY, BlockKind.LIST_ITEM, BlockKind.QUOTE) and noted:
            found.append(replace(block, kind=BlockKind.CORRECTION))
        elif found and block.kind in _POINTING and is_pointer(block.span.of(text)):
            continue
        elif block.kind is BlockKind.BODY:
            found.extend(_by_words(text, block))
        else:
            found.append(block)
    if headline:
        _set_headline(text, found)
    return _with_team_sheets(text, found)


def _titles_corrections(heading: str) -> bool:
    return heading.strip().rstrip(":").lower() in word_set("correction-openings")


def _by_words(text: str, block: Block) -> list[Block]:
    span = block.span
    opening = text[span.start : min(span.end, span.start + _OPENING)]
    if is_correction_opening(opening):
        return [replace(block, kind=BlockKind.CORRECTION)]
    for kind, pattern in _labels():
        label = pattern.match(opening)
        if label and span.start + label.end() < span.end:
            return [replace(block, kind=kind, span=Span(span.start + label.end(), span.end))]
    note = _correction_phrase().search(text, span.start, span.end)
    if note:
        start = _sentence_start(text, span.start, note.start())
        parts = [] if start == span.start else [replace(block, span=_trimmed(text, span.start, start))]
        return [*parts, replace(block, kind=BlockKind.CORRECTION, span=Span(start, span.end))]
    if _ends_with_credit(text[max(span.start, span.end - _CLOSING) : span.end]):
        return [replace(block, kind=BlockKind.CAPTION)]
    return [block]


def is_correction_opening(opening: str) -> bool:
    """Whether a block that opens so is a note on what an earlier version had wrong."""
    words = opening.lstrip(" \t*_([")
    # "Correction officers" is no note; "Correction: " and "This story was corrected on Friday" are.
    return bool(_correction_opening().match(words))


@cache
def _correction_opening() -> re.Pattern[str]:
    done = rf"(?:was|has(?: since| now)? been|is being) (?:later |since |\w+ly )?(?:{_any('correction-doings')})\b"
    return re.compile(
        rf"(?:{_any('correction-openings')})[ \t*_]*(?:[:–—(\r\n-]|$)|this (?:{_any('correction-texts')}) {done}",
        re.IGNORECASE,
    )


def is_pointer(words: str) -> bool:
    """Whether a block points to another story: "Read more: The 12 worst storms". Its figures are that story's."""
    return len(words) <= _POINTER and bool(_pointer().match(words.lstrip(" \t*_([>»→•")))


@cache
def _pointer() -> re.Pattern[str]:
    return re.compile(rf"(?:{_any('pointer-labels')})[ \t*_]*(?:[:|–—>»→(\r\n-]|$)", re.IGNORECASE)


@cache
def _labels() -> tuple[tuple[BlockKind, re.Pattern[str]], ...]:
    kinds = {
        BlockKind.HEADLINE: "headline-labels",
        BlockKind.STANDFIRST: "standfirst-labels",
        BlockKind.CAPTION: "caption-labels",
    }
    found = [(kind, re.compile(rf"(?:{_any(name)}):\s*", re.IGNORECASE)) for kind, name in kinds.items()]
    dashed = rf"(?:{_any('file-picture-labels')})\s?[–—-]{{1,2}}\s+"
    return (*found, (BlockKind.CAPTION, re.compile(dashed, re.IGNORECASE)))


@cache
def _correction_phrase() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_any('correction-phrases')})\b", re.IGNORECASE)


@cache
def _credit() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_any('credit-words')})\b", re.IGNORECASE)


def _any(name: str) -> str:
    """An alternation of the words of a set, longest first."""
    words = sorted(word_set(name), key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace("'", "['’]") for word in words)


def _ends_with_credit(closing: str) -> bool:
    end = closing.rstrip(". \t\r\n*_")
    start = end.rfind("(")
    return end.endswith(")") and start > 0 and bool(_credit().search(end, start)) and "." not in end[start:-1]


def _sentence_start(text: str, start: int, at: int) -> int:
    """Where the sentence that holds offset `at` begins, no further back than `start`."""
    lowest = max(start, at - _CLOSING)
    for mark in reversed(list(re.finditer(r"[.!?][\"'”’)\]]*\s+[(\[*_]*", text[lowest:at]))):
        return lowest + mark.end()
    return start


def _trimmed(text: str, start: int, end: int) -> Span:
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def _set_headline(text: str, blocks: list[Block]) -> None:
    """Marks the first block as the headline, if it looks like one; a date above it is passed over."""
    for index, block in enumerate(blocks[:3]):
        if block.kind is not BlockKind.BODY or index + 1 == len(blocks):
            return
        words = block.span.of(text)
        if is_dateline(words):
            continue
        if is_headline(words):
            blocks[index] = replace(block, kind=BlockKind.HEADLINE)
        return


def is_headline(words: str) -> bool:
    """Whether a first block has the form of a headline: at most 20 words, no full stop at its end."""
    if len(words) > 400 or len(words.split()) > HEADLINE_WORDS:
        return False
    bare = words.rstrip(_CLOSERS)
    return bool(bare) and not bare.endswith(".")


@dataclass(frozen=True, slots=True)
class _Items:
    """How a block reads as a list of names: how many, how many with a bare number, and so on."""

    names: int
    numbered: int
    labelled: bool
    substitutes: int

    @property
    def team_sheet(self) -> bool:
        """Whether it is one on its own evidence: many names, few of them with a number of their own."""
        least = 2 if self.labelled else 3 if self.substitutes else 5
        return self.names >= least and (self.labelled or self.numbered * 2 < self.names)


_WORD = re.compile(r"[^\s,;:.()\[\]|/]+")
_NAME = re.compile(r"[^\W\d_][\w'’-]*")
_SUBSTITUTE = re.compile(r"\([^()\d]{2,40}\d{1,3}(?:['’+]\d?)?\)")
_NUMBER = re.compile(r"\d{1,3}['’]?")


def _with_team_sheets(text: str, blocks: list[Block]) -> tuple[Block, ...]:
    """Marks team sheets, and lists of scorers beside them ("Nunn 14, Aspey 80"), alone perhaps votes."""
    plain = (BlockKind.BODY, BlockKind.LIST_ITEM, BlockKind.HEADING)
    read = [
        _items(b.span.of(text)) if b.kind in plain and len(b.span) <= _TEAM_SHEET else None for b in blocks
    ]
    sheets = {i for i, items in enumerate(read) if items and items.team_sheet}
    for i, items in enumerate(read):
        if items and items.numbered and {i - 3, i - 2, i - 1, i + 1, i + 2} & sheets:
            sheets.add(i)
    return tuple(replace(b, kind=BlockKind.LINEUP) if i in sheets else b for i, b in enumerate(blocks))


def _items(words: str) -> _Items | None:
    """How `words` read as a list of names; None for prose, and for figures that no team sheet has."""
    if "," not in words and ":" not in words and ";" not in words and not words[-3:].strip(". ").isdigit():
        return None
    label, colon, rest = words.partition(":")
    labelled = bool(colon) and label.strip().lower() in word_set("line-up-labels")
    if colon and len(label.split()) <= 4:
        words = rest
    particles = word_set("line-up-words")
    for word in _WORD.findall(words):
        name = _NAME.fullmatch(word)
        known = (name and (not word[0].islower() or word in particles)) or _NUMBER.fullmatch(word)
        if not (known or word in "-–—*"):
            return None
    if any(int(number) > 130 for number in re.findall(r"\d{1,3}", words)):
        return None
    substitutes = len(_SUBSTITUTE.findall(words))
    outside = _SUBSTITUTE.sub("", words)
    items = [item for item in re.split(r"[,;.:]", outside) if item.strip()]
    names = [item for item in items if any(c.isalpha() for c in item)]
    if not names or max(len(item.split()) for item in names) > 5:
        return None
    numbered = sum(1 for item in items if any(c.isdigit() for c in item))
    return _Items(len(names), numbered, labelled, substitutes)
