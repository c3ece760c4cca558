"""A block's content as one string, though its lines stand apart in the source."""

from __future__ import annotations

from bisect import bisect_right

from numcheck.readers.building import Edit


class Stretch:
    """Lines of source joined by "\\n", and where each of their characters stands.

    Between the lines of a quotation or a list item stand marks and blanks that are no content.
    """

    def __init__(self, source: str, spans: tuple[tuple[int, int], ...]) -> None:
        self._spans = spans
        self._starts: list[int] = []
        at = 0
        for start, end in spans:
            self._starts.append(at)
            at += end - start + 1
        self.text = "\n".join(source[start:end] for start, end in spans)

    def source_at(self, offset: int) -> int:
        """The source offset of the content's character `offset`; for a line's end, where the line ends."""
        if not self._spans:
            return 0
        index = bisect_right(self._starts, offset) - 1
        return self._spans[index][0] + offset - self._starts[index]

    def edits(self, start: int, end: int) -> list[Edit]:
        """The content from `start` to `end` as stretches of the source."""
        found: list[Edit] = []
        index = bisect_right(self._starts, start) - 1
        while start < end and index < len(self._spans):
            line_start, (source_start, source_end) = self._starts[index], self._spans[index]
            line_end = line_start + source_end - source_start
            stop = min(end, line_end)
            if stop > start:
                found.append(Edit(source_start + start - line_start, source_start + stop - line_start))
            if end > line_end and index + 1 < len(self._spans):
                found.append(Edit(source_end, self._spans[index + 1][0], "\n"))
            start = line_end + 1
            index += 1
        return found
