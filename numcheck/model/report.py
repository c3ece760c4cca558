"""What a run found, what it saw and what it could not check."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from numcheck.model.article import Article, Suppression
from numcheck.model.claim import Claim
from numcheck.model.finding import Finding
from numcheck.model.quantity import Quantity
from numcheck.model.relation import Relation, Verdict
from numcheck.model.span import Span


@dataclass(frozen=True, slots=True)
class Skip:
    """A figure that no rule judged, and why."""

    span: Span
    reason: str


@dataclass(frozen=True, slots=True)
class Tally:
    """What became of an article's figures, counted: compared, without a counterpart, and skipped, by reason."""

    compared: int
    alone: int
    skipped: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class FileReport:
    """One article's findings and coverage. `capped` says in words what was left out of a very large article.

    `tally` is there once the figures were counted: a run of many articles does not look at each figure again.
    """

    article: Article
    quantities: Sequence[Quantity]
    claims: tuple[Claim, ...]
    relations: tuple[Relation, ...]
    verdicts: tuple[Verdict, ...]
    compared: tuple[int, ...]
    skipped: Sequence[Skip]
    findings: tuple[Finding, ...]
    suppressed: tuple[Finding, ...] = ()
    unused_suppressions: tuple[Suppression, ...] = ()
    capped: str = ""
    tally: Tally | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class NotChecked:
    """A file left unchecked for a reason that is no error (another language)."""

    path: str
    reason: str


@dataclass(frozen=True, slots=True)
class Failure:
    """A file that could not be read, and what to do about it. `where` is `path:line` where the line is known."""

    path: str
    error: str
    where: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """The whole run, in the order the files were named. Many `files` may be fetched anew at each look."""

    files: Sequence[FileReport]
    not_checked: tuple[NotChecked, ...] = ()
    failures: tuple[Failure, ...] = ()
    stale_baseline: tuple[str, ...] = ()
