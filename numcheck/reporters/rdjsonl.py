"""reviewdog's Diagnostic JSON, one a line. Columns are 1-based counts of UTF-8 bytes, the end exclusive."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from numcheck.model.article import Article
from numcheck.model.finding import Finding, Severity
from numcheck.model.report import FileReport, Report
from numcheck.model.span import Span
from numcheck.reporters.located import byte_column, locate
from numcheck.reporters.options import RenderOptions
from numcheck.reporters.quoting import quote_around
from numcheck.reporters.telling import details, ordered
from numcheck.reporters.visible import escape_json, one_line

_SEVERITIES = {Severity.ERROR: "ERROR", Severity.WARNING: "WARNING", Severity.INFO: "INFO"}
_QUOTE = 300  # characters of a sentence at a related location


def render_rdjsonl(report: Report, options: RenderOptions) -> Iterator[str]:
    """A diagnostic for each finding, then for each article that could not be read. No findings, no lines."""
    for file in report.files:
        for finding in file.findings:
            yield _line(_diagnostic(file, finding, options))
    for failure in report.failures:
        yield _line(
            {
                "message": f"This article was not checked: {one_line(failure.error)}",
                "location": {"path": failure.path},
                "severity": "ERROR",
                "source": {"name": "numcheck"},
            }
        )


def _line(diagnostic: dict[str, Any]) -> str:
    return escape_json(json.dumps(diagnostic, ensure_ascii=False)) + "\n"


def _diagnostic(file: FileReport, finding: Finding, options: RenderOptions) -> dict[str, Any]:
    first, *others = ordered(finding, changed_first=options.changed_first)
    rule = options.rules.get(finding.rule)
    told = [one_line(finding.message), *(f"{label}: {one_line(text)}" for label, text in details(finding))]
    diagnostic: dict[str, Any] = {
        "message": "\n".join(told),
        "location": _location(file.article, finding.places[first].span),
        "severity": _SEVERITIES[finding.severity],
        "source": {"name": "numcheck"},
        "code": {"value": finding.rule, **({"url": rule.url} if rule and rule.url else {})},
    }
    if others:
        diagnostic["related_locations"] = [
            {
                "message": quote_around(file.article, finding.places[other], _QUOTE),
                "location": _location(file.article, finding.places[other].span),
            }
            for other in others
        ]
    return diagnostic


def _location(article: Article, span: Span) -> dict[str, Any]:
    at = locate(article, span)
    last = max(at.start, at.end - 1)
    width = len(article.source[last : at.end].encode("utf-8", "surrogatepass"))
    return {
        "path": article.path,
        "range": {
            "start": {"line": at.line, "column": byte_column(article, at.start)},
            "end": {"line": at.end_line, "column": byte_column(article, last) + width},
        },
    }
