"""How much of a file is read: far more than any article holds, and little enough for every machine.

A dump of fifty megabytes is no article, and nobody waits for a minute to hear that. Its beginning is read, and the
report says how far.
"""

from __future__ import annotations

from bisect import bisect_left

MAX_TEXT = 1_000_000  # characters; a thick novel. Only the first 200,000 are looked at afterwards
MAX_LINES = 500_000  # an index of the lines is kept for each file
MAX_TOKENS = 200_000  # tags, comments and texts of a page; the longest encyclopedia pages have half as many
_BACK = 10_000  # how far before the limit a line's or a word's end is looked for


def reach(source: str) -> int:
    """The offset up to which a text of paragraphs is read: its end, or the end of a line or word before a limit."""
    end = min(len(source), MAX_TEXT, lines_reach(source))
    if end == len(source):
        return end
    for mark in ("\n", " "):
        found = source.rfind(mark, max(0, end - _BACK), end)
        if found >= 0:
            return found + 1
    return end


def lines_reach(source: str) -> int:
    """The offset at which line number `MAX_LINES` ends, or the end of `source`."""
    if _line_ends(source, len(source)) < MAX_LINES:
        return len(source)
    return bisect_left(range(len(source)), MAX_LINES, key=lambda offset: _line_ends(source, offset))


def _line_ends(source: str, stop: int) -> int:
    """How many lines end before `stop`, or a few more: "\\r\\n" counts twice."""
    return source.count("\n", 0, stop) + source.count("\r", 0, stop)
