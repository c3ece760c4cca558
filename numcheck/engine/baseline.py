"""Findings that a project has seen and accepted: matched by fingerprint, so that moved lines do not
revive them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from numcheck.model.finding import Finding


@dataclass(frozen=True, slots=True)
class BaselineEntry:
    """One accepted finding. `verdict` and `note` are an editor's, `rule` is there for people to read."""

    fingerprint: str
    rule: str = ""
    verdict: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Baseline:
    """What was accepted. It holds no sentence of any article."""

    entries: tuple[BaselineEntry, ...] = ()

    @property
    def fingerprints(self) -> frozenset[str]:
        """The fingerprints of all entries."""
        return frozenset(entry.fingerprint for entry in self.entries)


def split_by_baseline(
    findings: Iterable[Finding], baseline: Baseline | None
) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
    """The findings that are new, and those that the baseline lists, both in the order given."""
    if baseline is None:
        return tuple(findings), ()
    known = baseline.fingerprints
    new: list[Finding] = []
    accepted: list[Finding] = []
    for finding in findings:
        (accepted if finding.fingerprint in known else new).append(finding)
    return tuple(new), tuple(accepted)


def stale_entries(baseline: Baseline, findings: Iterable[Finding]) -> tuple[BaselineEntry, ...]:
    """Entries that no finding of a whole run, accepted ones included, matches any more."""
    seen = {finding.fingerprint for finding in findings}
    return tuple(entry for entry in baseline.entries if entry.fingerprint not in seen)


def make_baseline(findings: Iterable[Finding], base: Baseline | None = None) -> Baseline:
    """A baseline that accepts these findings; verdicts and notes of `base` are kept for those it knows."""
    known = {entry.fingerprint: entry for entry in (base.entries if base else ())}
    entries = {
        f.fingerprint: known.get(f.fingerprint, BaselineEntry(f.fingerprint, f.rule)) for f in findings
    }
    return Baseline(tuple(entry for _, entry in sorted(entries.items())))
