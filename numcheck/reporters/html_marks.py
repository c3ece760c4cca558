"""Cuts an article's text into parts that hold at most one figure each, with the findings that use it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from itertools import pairwise

from numcheck.model.finding import Severity
from numcheck.model.report import FileReport
from numcheck.model.span import Span
from numcheck.reporters.fates import Fate, outcomes
from numcheck.reporters.quoting import lit
from numcheck.reporters.sides import sides
from numcheck.reporters.visible import one_line

_MOST_SIDES = 3  # the highest number of a side that has a colour of its own


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a block: plain text, a figure (`status`), or a figure in findings, in the page's ids."""

    text: str
    id: str = ""
    status: str = ""
    label: str = ""
    severity: str = ""
    findings: tuple[str, ...] = ()
    sides: tuple[int, ...] = ()
    numbers: str = ""


class Marks:
    """The figures and places of one article, in text order, and the ids of their marks on the page."""

    def __init__(self, file: FileReport, name: str) -> None:
        self._file = file
        self._name = name
        self._text = file.article.text
        self._outcomes = outcomes(file)
        self._spans: list[tuple[Span, int | None, tuple[int, int] | None]] = []
        self._starts: dict[int, int] = {}  # of marks, by the index of their quantity
        for index, finding in enumerate(file.findings):
            for number, place in enumerate(finding.places):
                span = lit(file, place)
                self._spans.append((span, None, (index, number)))
                if place.quantity is not None:
                    self._starts.setdefault(place.quantity, span.start)
        for quantity in file.quantities:
            if quantity.index not in self._starts:  # else the mark of its finding shows it whole
                self._starts[quantity.index] = quantity.span.start
                self._spans.append((quantity.span, quantity.index, None))
        self._skips = {skip.span: skip.reason for skip in file.skipped}
        known = {span for span, _, _ in self._spans} | {quantity.span for quantity in file.quantities}
        self._spans += [(span, None, None) for span in self._skips if span not in known]
        self._spans.sort(key=lambda entry: (entry[0], entry[1] is None, entry[2] or (-1, -1)))
        self._sides = [sides(file, finding) for finding in file.findings]
        self._cuts = sorted({edge for span, _, _ in self._spans for edge in (span.start, span.end)})
        self._covers = self._cover()

    def _cover(self) -> dict[int, list[int]]:
        """For each stretch between two cuts, by its start, the spans that cover it."""
        covers: dict[int, list[int]] = {}
        for number, (span, _, _) in enumerate(self._spans):
            first = bisect_left(self._cuts, span.start)
            last = bisect_left(self._cuts, span.end)
            for cut in self._cuts[first:last]:
                covers.setdefault(cut, []).append(number)
        return covers

    def finding_id(self, index: int) -> str:
        """The id of the card of the finding at `index`."""
        return f"{self._name}-finding-{index + 1}"

    def target(self, index: int, number: int) -> str:
        """The id of the mark of a finding's place: the first stretch of it."""
        return self._mark_id(lit(self._file, self._file.findings[index].places[number]).start)

    def figure_id(self, index: int) -> str:
        """The id of the mark of the figure with the quantity index `index`."""
        return self._mark_id(self._starts[index]) if index in self._starts else ""

    def _mark_id(self, start: int) -> str:
        return f"{self._name}-at-{start}"

    def parts(self, span: Span) -> tuple[Part, ...]:
        """The text of `span` in parts, white space folded, hostile characters visible."""
        inside = self._cuts[bisect_right(self._cuts, span.start) : bisect_left(self._cuts, span.end)]
        edges = [span.start, *inside, span.end]
        parts: list[Part] = []
        ends_in_space = True
        for start, end in pairwise(edges):
            text = one_line(self._text[start:end])
            if ends_in_space and text.startswith(" "):
                text = text[1:]
            if not text:
                continue
            ends_in_space = text.endswith(" ")
            covering = self._covers.get(start) or self._covers_before(start)
            part = self._part(text, start, covering)
            parts.append(part)
        if parts and parts[-1].text.endswith(" ") and not parts[-1].findings:
            parts[-1] = replace(parts[-1], text=parts[-1].text[:-1])
        return tuple(parts)

    def _covers_before(self, start: int) -> list[int]:
        """The spans over a stretch that begins at a block's edge, not at a cut."""
        at = bisect_right(self._cuts, start) - 1
        if at < 0:
            return []
        return [n for n in self._covers.get(self._cuts[at], []) if self._spans[n][0].end > start]

    def _part(self, text: str, start: int, covering: list[int]) -> Part:
        if not covering:
            return Part(text)
        places = [self._spans[n][2] for n in covering]
        uses = list(dict.fromkeys(place for place in places if place is not None))
        figure = next((self._spans[n][1] for n in covering if self._spans[n][1] is not None), None)
        if not uses:
            fate, label = self._fate(figure, [self._spans[n][0] for n in covering])
            return Part(text, self._mark_id(start), fate, label)
        by_finding: dict[int, int] = {}
        for index, number in uses:
            by_finding.setdefault(index, min(self._sides[index][number], _MOST_SIDES))
        worst = max((self._file.findings[index].severity for index in by_finding), default=Severity.INFO)
        numbers = ",".join(str(index + 1) for index in by_finding)
        return Part(
            text=text,
            id=self._mark_id(start),
            status="conflict",
            label=f"{text}: {worst.label}, finding {numbers.replace(',', ' and ')}",
            severity=worst.label,
            findings=tuple(self.finding_id(index) for index in by_finding),
            sides=tuple(by_finding.values()),
            numbers=numbers,
        )

    def _fate(self, figure: int | None, spans: list[Span]) -> tuple[str, str]:
        """The class of a figure outside findings, and its words."""
        if figure is None:
            reason = next((self._skips[span] for span in spans if span in self._skips), "")
            return Fate.SKIPPED.value, f"skipped: {one_line(reason)}"
        outcome = self._outcomes[figure]
        words = one_line(outcome.words)
        return outcome.fate.value, f"skipped: {words}" if outcome.fate is Fate.SKIPPED else words
