"""Marks in the text of a labelled article: a letter for one thing, or for one conflict, and the figure itself."""

from __future__ import annotations

import re

ANGLED = re.compile(r"<<([A-Z]+):(.*?)>>", re.S)
SQUARE = re.compile(r"\[\[([A-Z]):(.*?)\]\]", re.S)

Spans = list[tuple[int, int]]


def unmark(text: str, mark: re.Pattern[str] = ANGLED) -> tuple[str, dict[str, Spans]]:
    """The text without its marks, and the spans of each letter."""
    found: dict[str, Spans] = {}
    out, at, size = [], 0, 0
    for match in mark.finditer(text):
        before = text[at : match.start()]
        out += [before, match[2]]
        size += len(before)
        for letter in match[1]:
            found.setdefault(letter, []).append((size, size + len(match[2])))
        size += len(match[2])
        at = match.end()
    return "".join([*out, text[at:]]), found
