"""One article, from bytes to its report: the work that a process of --jobs is handed."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, partial
from pathlib import Path

from numcheck.engine import EngineSettings
from numcheck.errors import ArticleError, NumcheckError, near
from numcheck.model.article import Article
from numcheck.model.finding import Severity
from numcheck.model.report import Failure, FileReport, NotChecked
from numcheck.pipeline import Checker, Parser
from numcheck.project.cache import ReportCache, slimmed
from numcheck.project.settings import Settings
from numcheck.project.shelf import packed
from numcheck.readers import format_of, load, read_bytes
from numcheck.readers.languages import not_english
from numcheck.reporters.totals import tally
from numcheck.resources.knowledge import Knowledge, load_knowledge
from numcheck.resources.rule import Rule


@dataclass(frozen=True, slots=True)
class Task:
    """One article to check, with the settings that hold for it. `data` stands in for the file where it is given.

    `cached` looks the answer up in the user's cache first, and keeps it there. Without `detail` the report comes
    without claims, relations and verdicts, which most reports do not show and many files cannot afford.
    """

    path: Path
    shown: str
    settings: Settings
    model: str = ""
    data: bytes | None = None
    cached: bool = False
    detail: bool = True


REPORT_IT = "please report it; NUMCHECK_DEBUG=1 shows where"

# What may become of a task.
Result = FileReport | NotChecked | Failure


@dataclass(frozen=True, slots=True)
class Packed:
    """A report as it travels between processes and lies on the shelf, and what a run asks of every report."""

    content: bytes
    worst: Severity | None
    remarks: tuple[str, ...]


def examine_and_pack(task: Task) -> Packed | NotChecked | Failure:
    """What becomes of one article, made small by the process that examines it: its parent has many to serve."""
    result = examine(task)
    if not isinstance(result, FileReport):
        return result
    return Packed(packed(result), worst(result), tuple(remarks(result.article, task.settings)))


def worst(report: FileReport) -> Severity | None:
    """The gravest severity of its findings, None without any."""
    return max((finding.severity for finding in report.findings), default=None)


def remarks(article: Article, settings: Settings) -> Iterator[str]:
    """What is wrong with an article's suppressions: those not understood, and rules that do not exist."""
    for remark in article.remarks:
        yield f"{article.path}:{remark.line}: {remark.text}"
    if article.suppressions:
        rules = knowledge_of(settings).rules
        for wish in article.suppressions:
            for name in wish.rules:
                cure = cure_of_name(rules, name)
                if cure is not None:
                    yield f"{article.path}:{wish.line}: there is no rule or family {name!r} ({cure})"


def cure_of_name(rules: Sequence[Rule], name: str) -> str | None:
    """What may have been meant by a name that no rule and no family has; None for one that some has."""
    if any(rule.is_named(name) for rule in rules):
        return None
    return near(name, {rule.id for rule in rules} | {rule.family for rule in rules})


def examine(task: Task) -> Result:
    """What becomes of one article. Raises RuleError for broken rules or words of its project."""
    try:
        data = load(task.path, task.shown) if task.data is None else task.data
        article = read_bytes(data, task.shown, encoding=task.settings.encoding or None)
    except ArticleError as error:
        return Failure(task.shown, error.message, error.where)
    cached = cache_of(task.settings, task.model) if task.cached and not task.detail else None
    known = cached.find(data, format_of(task.shown), article) if cached is not None else None
    if known is not None:
        return known
    reason = not_english(article)
    if reason:
        return NotChecked(task.shown, reason)
    checker = checker_for(task.settings, task.model)
    try:
        report = checker.check(article)
    except NumcheckError:
        raise
    except Exception as error:
        # A fault of ours in one article must neither look clean nor end the run for the others.
        if os.environ.get("NUMCHECK_DEBUG"):
            raise
        return Failure(task.shown, f"internal error: {type(error).__name__}: {error} ({REPORT_IT})")
    if not task.detail:
        report = replace(slimmed(report), tally=tally(report))
    if cached is not None:
        cached.keep(data, format_of(task.shown), report)
    return report


@cache
def cache_of(settings: Settings, model: str) -> ReportCache | None:
    """The user's cache for these settings, or None where there can be none."""
    return ReportCache.of_user(settings, model)


def knowledge_of(settings: Settings) -> Knowledge:
    """The shipped data with a project's own laid on top. Raises RuleError."""
    return _knowledge(settings.rules, settings.lexicons, settings.facts, settings.policy)


# Settings differ from folder to folder; what is read from files must not be read for each of them.
@cache
def _knowledge(
    rules: tuple[Path, ...], lexicons: tuple[Path, ...], facts: tuple[Path, ...], policy: tuple[Path, ...]
) -> Knowledge:
    return load_knowledge(rules=rules, lexicons=lexicons, facts=facts, policy=policy)


def checker_for(settings: Settings, model: str) -> Checker:
    """The pipeline under these settings, made once a process for all that check alike."""
    knowledge = knowledge_of(settings)
    engine = EngineSettings(
        select=settings.select,
        ignore=settings.ignore,
        extend_select=settings.extend_select,
        preview=settings.preview,
        severity=settings.severity,
        thresholds=knowledge.thresholds,
        exchange=knowledge.exchange,
    )
    return Checker(knowledge, engine, partial(parser_for, model))


@cache
def parser_for(model: str) -> Parser:
    """The language stage, loaded once a process; an empty name is the product's own pipeline."""
    from numcheck.language import load as load_parser  # spaCy takes a second: only where an article needs it

    return load_parser(model or None)
