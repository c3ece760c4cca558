"""Cuts a block into numerals, words and marks, each with its place in the text, and whether a space precedes it."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache, cached_property

NUMERAL, WORD, MARK, LINK = 1, 2, 3, 4
_BEYOND = 8


@cache
def _pattern() -> re.Pattern[str]:
    # Repeats are bounded, or can only give back one step, so that no text takes more than linear time.
    return re.compile(
        r"""
          (?P<link>(?:https?://|www\.)\S+)
        | (?P<numeral>
              (?: \d{1,2}(?:,\d\d){1,4},\d{3}(?![\d,])      # 1,00,000
                | \d{1,3}(?:,\d{3})+(?!\d)                  # 1,234,567
                | \d+
                | (?<![\w.,)])\.(?=\d) )                    # .5
              (?:(?<=\.)\d+)?
              (?:\.\d+)*
          )
        | (?P<word>(?:[A-Za-z]\.){2,4}(?:[A-Za-z](?![\w]))?  # a.m., U.S.
              | [^\W\d_]+(?:['’][^\W\d_]+)*+)
        | (?P<mark>([^\w\s])\5*|_+)
        """,
        re.VERBOSE,
    )


class Tokens:
    """The tokens of one block: parallel lists, offsets in the article's text."""

    def __init__(self, text: str, start: int, end: int) -> None:
        """Cut `text[start:end]`."""
        self.text = text
        self.start = start
        self.end = end
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.kinds: list[int] = []
        self.texts: list[str] = []
        self.gaps: list[bool] = []
        last = -1
        kinds = {"link": LINK, "numeral": NUMERAL, "word": WORD, "mark": MARK}
        for match in _pattern().finditer(text, start, end):
            begin, stop = match.span()
            self.starts.append(begin)
            self.ends.append(stop)
            self.kinds.append(kinds[match.lastgroup or "mark"])
            self.texts.append(match[0])
            self.gaps.append(begin != last)
            last = stop
        self.size = len(self.texts)
        # Empty tokens behind the last one: the grammar may look a few tokens ahead without asking for the end.
        self.starts += [end] * _BEYOND
        self.ends += [end] * _BEYOND
        self.kinds += [0] * _BEYOND
        self.texts += [""] * _BEYOND
        self.gaps += [True] * _BEYOND
        self.lower = [word.lower() for word in self.texts]

    @cached_property
    def titled(self) -> bool:
        """Whether its words stand in title case or capitals, as in a headline: capitals then name nothing."""
        words = [text for text in self.texts[: min(self.size, 60)] if len(text) > 3 and text[0].isalpha()]
        return len(words) > 2 and sum(text[0].isupper() for text in words) > 0.75 * len(words)

    def word(self, index: int) -> str:
        """The token at `index` in lower case; an empty string outside the block."""
        return self.lower[index] if 0 <= index < self.size else ""

    def raw(self, index: int) -> str:
        """The token at `index` as printed; an empty string outside the block."""
        return self.texts[index] if 0 <= index < self.size else ""

    def kind(self, index: int) -> int:
        """The kind of the token at `index`; 0 outside the block."""
        return self.kinds[index] if 0 <= index < self.size else 0

    def glued(self, index: int) -> bool:
        """Whether no space stands between the token at `index` and the one before it."""
        return 0 < index < self.size and not self.gaps[index]

    def at(self, offset: int) -> int:
        """Index of the first token that starts at or after text offset `offset`."""
        return bisect_left(self.starts, offset)
