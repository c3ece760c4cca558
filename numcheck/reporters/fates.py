"""What became of each figure: compared, left alone because nothing could be held against it, or skipped as
no amount.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from numcheck.model.report import FileReport
from numcheck.reporters.figures_json import status


class Fate(Enum):
    """The three fates; the values are also the classes of marks on the page."""

    COMPARED = "compared"
    ALONE = "alone"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True)
class Outcome:
    """A figure's fate, and why it was not compared, in words that may hold the article's own."""

    fate: Fate
    reason: str = ""

    @property
    def words(self) -> str:
        """ "compared", "not compared: two different places", "year"."""
        if self.fate is Fate.COMPARED:
            return "compared"
        if self.fate is Fate.ALONE:
            return f"not compared: {self.reason}" if self.reason else "not compared"
        return self.reason


def outcomes(file: FileReport) -> dict[int, Outcome]:
    """The outcome of every figure of an article, by its index."""
    compared = set(file.compared)
    reasons = {skip.span: skip.reason for skip in file.skipped}
    found = {}
    for quantity in file.quantities:
        if quantity.index in compared:
            found[quantity.index] = Outcome(Fate.COMPARED)
        elif quantity.judged:
            found[quantity.index] = Outcome(Fate.ALONE, reasons.get(quantity.span, ""))
        else:
            found[quantity.index] = Outcome(Fate.SKIPPED, reasons.get(quantity.span) or status(quantity))
    return found
