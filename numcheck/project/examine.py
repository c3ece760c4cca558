"""One article, from bytes to its report: the work that a process of --jobs is handed."""

from __future__ import annotations

import os
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path

from numcheck.engine import EngineSettings
from numcheck.errors import ArticleError, NumcheckError
from numcheck.model.report import Failure, FileReport, NotChecked
from numcheck.pipeline import Checker, Parser
from numcheck.project.cache import ReportCache, slimmed
from numcheck.project.settings import Settings
from numcheck.readers import format_of, load, read_bytes
from numcheck.readers.languages import not_english
from numcheck.resources.knowledge import Knowledge, load_knowledge


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
    if cached is not None:
        cached.keep(data, format_of(task.shown), report)
    return report if task.detail else slimmed(report)


@cache
def cache_of(settings: Settings, model: str) -> ReportCache | None:
    """The user's cache for these settings, or None where there can be none."""
    return ReportCache.of_user(settings, model)


@cache
def knowledge_of(settings: Settings) -> Knowledge:
    """The shipped data with a project's own laid on top. Raises RuleError."""
    return load_knowledge(
        rules=settings.rules, lexicons=settings.lexicons, facts=settings.facts, policy=settings.policy
    )


@cache
def checker_for(settings: Settings, model: str) -> Checker:
    """The pipeline under these settings, made once a process."""
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
