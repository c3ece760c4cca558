"""Which runs of * and _ in Markdown mark emphasis and which are seen: CommonMark's delimiter algorithm."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field


@dataclass(slots=True)
class Delimiter:
    """A run of one mark, `start` to `end`, and the characters around it. `used` is what became markup."""

    mark: str
    start: int
    end: int
    before: str
    after: str
    used: list[tuple[int, int]] = field(default_factory=list)
    original: int = 0

    def __post_init__(self) -> None:
        self.original = self.end - self.start

    @property
    def _left(self) -> bool:
        if self.after.isspace():
            return False
        return not _punctuation(self.after) or self.before.isspace() or _punctuation(self.before)

    @property
    def _right(self) -> bool:
        if self.before.isspace():
            return False
        return not _punctuation(self.before) or self.after.isspace() or _punctuation(self.after)

    @property
    def opens(self) -> bool:
        """Whether emphasis may begin here."""
        if self.mark == "_":
            return self._left and (not self._right or _punctuation(self.before))
        return self._left

    @property
    def closes(self) -> bool:
        """Whether emphasis may end here."""
        if self.mark == "_":
            return self._right and (not self._left or _punctuation(self.after))
        return self._right


def pair_delimiters(delimiters: list[Delimiter], bottom: int = 0) -> None:
    """Pairs the runs from index `bottom` on, and notes in each what was used.

    Follows https://spec.commonmark.org/0.31.2/#phase-2-inline-structure, with its table of bottoms that
    keeps the time linear.
    """
    stack: list[Delimiter] = []
    bottoms: dict[tuple[str, bool, int], int] = {}
    for run in delimiters[bottom:]:
        if run.start >= run.end:
            continue
        closes, opens = run.closes, run.opens
        if closes:
            _close(run, opens, stack, bottoms)
        if opens and run.start < run.end:
            stack.append(run)
    # What was inside a link and found no partner there must not pair with what stands outside.
    if bottom:
        for run in delimiters[bottom:]:
            run.start = run.end


def _close(
    run: Delimiter, opens: bool, stack: list[Delimiter], bottoms: dict[tuple[str, bool, int], int]
) -> None:
    key = (run.mark, opens, run.original % 3)
    while run.start < run.end:
        index = len(stack) - 1
        lowest = min(bottoms.get(key, 0), len(stack))
        while index >= lowest and not _fits(stack[index], run, opens):
            index -= 1
        if index < lowest:
            bottoms[key] = len(stack)
            return
        opener = stack[index]
        width = 2 if opener.end - opener.start >= 2 and run.end - run.start >= 2 else 1
        opener.used.append((opener.end - width, opener.end))
        opener.end -= width
        run.used.append((run.start, run.start + width))
        run.start += width
        del stack[index + (opener.start < opener.end) :]
        for known, depth in list(bottoms.items()):
            bottoms[known] = min(depth, len(stack))


def _fits(opener: Delimiter, closer: Delimiter, closer_opens: bool) -> bool:
    if opener.mark != closer.mark:
        return False
    both_ways = opener.closes or closer_opens
    third = (opener.original + closer.original) % 3 == 0
    return not (both_ways and third and not (opener.original % 3 == 0 and closer.original % 3 == 0))


def _punctuation(character: str) -> bool:
    return unicodedata.category(character)[0] in "PS"
