"""The sentences that every format for people shares: counts, coverage, what was left out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from numcheck.model.finding import Severity
from numcheck.model.report import FileReport, Report
from numcheck.reporters.fates import Fate, outcomes
from numcheck.reporters.visible import visible

_SHOWN_REASONS = 5


def count(number: int, noun: str, plural: str = "") -> str:
    """ "1 error", "12,000 errors"."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def joined(parts: Iterable[str]) -> str:
    """ "a, b and c"."""
    items = list(parts)
    return " and ".join([", ".join(items[:-1]), items[-1]]) if len(items) > 1 else "".join(items)


def by_severity(files: Iterable[FileReport]) -> Counter[Severity]:
    """How many findings there are of each severity."""
    return Counter(finding.severity for file in files for finding in file.findings)


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


def coverage(files: Iterable[FileReport]) -> Coverage:
    """The coverage of all `files` together."""
    fates: Counter[Fate] = Counter()
    reasons: Counter[str] = Counter()
    for file in files:
        spans = {quantity.span for quantity in file.quantities}
        for outcome in outcomes(file).values():
            fates[outcome.fate] += 1
            if outcome.fate is Fate.SKIPPED:
                reasons[_sort(outcome.reason)] += 1
        for skip in file.skipped:
            if skip.span not in spans:  # seen by a stage that made no figure of it
                fates[Fate.SKIPPED] += 1
                reasons[_sort(skip.reason)] += 1
    return Coverage(
        seen=fates.total(),
        compared=fates[Fate.COMPARED],
        alone=fates[Fate.ALONE],
        skipped=fates[Fate.SKIPPED],
        reasons=tuple(sorted(reasons.items(), key=lambda item: (-item[1], item[0]))),
    )


def _sort(reason: str) -> str:
    """The sort of a reason, without the figure's own particulars after a colon."""
    return reason.partition(":")[0].replace("-", " ")


def verdict(report: Report) -> str:
    """The run in one sentence, without its full stop."""
    articles = len(report.files)
    found = sum(len(file.findings) for file in report.files)
    if not articles:
        return "no article was checked"
    if not found:
        return f"no conflicting figures found in {count(articles, 'article')}"
    touched = sum(bool(file.findings) for file in report.files)
    where = "1 article" if articles == 1 else f"{touched:,} of {articles:,} articles"
    return f"{count(found, 'finding')} ({severities(by_severity(report.files))}) in {where}"


def notes(report: Report) -> tuple[str, ...]:
    """What else a reader must know: suppressed findings, idle suppressions, stale baseline entries, caps."""
    lines = []
    suppressed = sum(len(file.suppressed) for file in report.files)
    if suppressed:
        lines.append(
            f"{count(suppressed, 'finding')} suppressed by the writer, the configuration or the baseline"
        )
    for file in report.files:
        for wish in file.unused_suppressions:
            what = ", ".join(wish.rules) or "every rule"
            lines.append(
                f"{visible(file.article.path)}:{wish.line}: this suppression of {what} silences nothing"
            )
        if file.capped:
            lines.append(f"{visible(file.article.path)}: {file.capped}")
    if report.stale_baseline:
        entries = count(len(report.stale_baseline), "entry", "entries")
        lines.append(f"{entries} of the baseline no longer found: write it anew to drop them")
    return tuple(lines)


SILENCE = "Silence is not approval: only figures that the text ties together are compared."
