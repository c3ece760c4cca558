"""The sentences that every format for people shares: counts, coverage, what was left out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from numcheck.model.finding import Severity

_SHOWN_REASONS = 5


def count(number: int, noun: str, plural: str = "") -> str:
    """ "1 error", "12,000 errors"."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def joined(parts: Iterable[str]) -> str:
    """ "a, b and c"."""
    items = list(parts)
    return " and ".join([", ".join(items[:-1]), items[-1]]) if len(items) > 1 else "".join(items)


def severities(counts: Counter[Severity]) -> str:
    """ "2 errors and 1 warning"; empty without findings."""
    nouns = {Severity.ERROR: "error", Severity.WARNING: "warning"}
    parts = [count(counts[s], noun) for s, noun in nouns.items() if counts[s]]
    if counts[Severity.INFO]:
        parts.append(f"{counts[Severity.INFO]:,} for information")
    return joined(parts)


@dataclass(frozen=True, slots=True)
class Coverage:
    """How far a check went. `alone` are amounts that nothing was held against, `skipped` figures that are
    none.

    `reasons` counts why figures were skipped, the commonest first.
    """

    seen: int
    compared: int
    alone: int
    skipped: int
    reasons: tuple[tuple[str, int], ...]

    @property
    def sentence(self) -> str:
        """ "42 figures seen: 31 compared, 6 without a counterpart, 5 skipped"."""
        if not self.seen:
            return "no figures seen"
        parts = [f"{self.compared:,} compared"]
        if self.alone:
            parts.append(f"{self.alone:,} without a counterpart")
        parts.append(f"{self.skipped:,} skipped")
        return f"{count(self.seen, 'figure')} seen: {', '.join(parts)}"

    @property
    def why_skipped(self) -> str:
        """The commonest reasons, "year 4, road 1", or an empty string."""
        shown = [f"{reason} {number:,}" for reason, number in self.reasons[:_SHOWN_REASONS]]
        rest = sum(number for _, number in self.reasons[_SHOWN_REASONS:])
        if rest:
            shown.append(f"other {rest:,}")
        return ", ".join(shown)


SILENCE = "Silence is not approval: only figures that the text ties together are compared."
