"""What a run adds up to, counted in one pass over its files: many files are fetched anew at each look."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from numcheck.model.finding import Severity
from numcheck.model.report import FileReport, Report, Tally
from numcheck.reporters.fates import Fate, outcomes
from numcheck.reporters.visible import visible
from numcheck.reporters.wording import Coverage, count, severities


def tally(file: FileReport) -> Tally:
    """What became of the figures of one article, and of what stages saw and made no figure of."""
    if file.tally is not None:
        return file.tally
    fates: Counter[Fate] = Counter()
    reasons: Counter[str] = Counter()
    spans = {quantity.span for quantity in file.quantities}
    for outcome in outcomes(file).values():
        fates[outcome.fate] += 1
        if outcome.fate is Fate.SKIPPED:
            reasons[_sort(outcome.reason)] += 1
    for skip in file.skipped:
        if skip.span not in spans:
            reasons[_sort(skip.reason)] += 1
    return Tally(fates[Fate.COMPARED], fates[Fate.ALONE], tuple(sorted(reasons.items())))


def _sort(reason: str) -> str:
    """The sort of a reason, without the figure's own particulars after a colon."""
    return reason.partition(":")[0].replace("-", " ")


def coverage(file: FileReport) -> Coverage:
    """The coverage of one article."""
    return Totals([file]).coverage


class Totals:
    """The sums of all files added so far. Its size does not grow with their number, but for what is to be told
    of single ones.
    """

    def __init__(self, files: Iterable[FileReport] = ()) -> None:
        self.articles = 0
        self.touched = 0
        self.severities: Counter[Severity] = Counter()
        self.rules: Counter[str] = Counter()
        self._compared = 0
        self._alone = 0
        self._reasons: Counter[str] = Counter()
        self._suppressed = 0
        self._notes: list[str] = []
        for file in files:
            self.add(file)

    def add(self, file: FileReport) -> None:
        """Counts one article in."""
        self.articles += 1
        self.touched += bool(file.findings)
        self.severities.update(finding.severity for finding in file.findings)
        self.rules.update(finding.rule for finding in file.findings)
        counted = tally(file)
        self._compared += counted.compared
        self._alone += counted.alone
        self._reasons.update(dict(counted.skipped))
        self._suppressed += len(file.suppressed)
        for wish in file.unused_suppressions:
            what = ", ".join(wish.rules) or "every rule"
            place = f"{visible(file.article.path)}:{wish.line}"
            self._notes.append(f"{place}: this suppression of {what} silences nothing")
        if file.capped:
            self._notes.append(f"{visible(file.article.path)}: {file.capped}")

    @property
    def findings(self) -> int:
        """How many findings there are."""
        return self.severities.total()

    @property
    def coverage(self) -> Coverage:
        """The coverage of all files together, the commonest reasons for a skip first."""
        skipped = self._reasons.total()
        return Coverage(
            seen=self._compared + self._alone + skipped,
            compared=self._compared,
            alone=self._alone,
            skipped=skipped,
            reasons=tuple(sorted(self._reasons.items(), key=lambda item: (-item[1], item[0]))),
        )

    @property
    def verdict(self) -> str:
        """The run in one sentence, without its full stop."""
        if not self.articles:
            return "no article was checked"
        if not self.findings:
            return f"no conflicting figures found in {count(self.articles, 'article')}"
        where = "1 article" if self.articles == 1 else f"{self.touched:,} of {self.articles:,} articles"
        return f"{count(self.findings, 'finding')} ({severities(self.severities)}) in {where}"

    def notes(self, report: Report) -> tuple[str, ...]:
        """What else a reader must know: suppressed findings, idle suppressions, stale baseline entries, caps."""
        lines = list(self._notes)
        if self._suppressed:
            found = count(self._suppressed, "finding")
            lines.insert(0, f"{found} suppressed by the writer, the configuration or the baseline")
        if report.stale_baseline:
            entries = count(len(report.stale_baseline), "entry", "entries")
            lines.append(f"{entries} of the baseline no longer found: write it anew to drop them")
        return tuple(lines)
