"""The JSON of `numcheck check`: the contract that programs read (reports/schema/check.schema.json)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from numcheck import __version__
from numcheck.model.article import Article
from numcheck.model.finding import Finding, Place
from numcheck.model.report import FileReport, Report
from numcheck.reporters.located import locate
from numcheck.reporters.options import RenderOptions
from numcheck.reporters.quoting import quote_around
from numcheck.reporters.visible import escape_json

FORMAT_VERSION = 1
_LONGEST_SENTENCE = 2000  # characters; what has no full stop for so long is a table or a list


def render_json(report: Report, options: RenderOptions) -> Iterator[str]:
    """One JSON document, one line break at its end; equal reports give equal bytes."""
    document: dict[str, Any] = {
        "version": FORMAT_VERSION,
        "tool": {"name": "numcheck", "version": __version__},
        "files": [],
        "not_checked": [{"path": item.path, "reason": item.reason} for item in report.not_checked],
        "failures": [{"path": item.path, "error": item.error} for item in report.failures],
    }
    if report.stale_baseline:
        document["stale_baseline"] = list(report.stale_baseline)
    yield from dump_around(document, "files", map(file_object, report.files))


def dump_around(document: dict[str, Any], key: str, items: Iterable[Any], depth: int = 1) -> Iterator[str]:
    """What `dump` makes of `document` with `items` in its empty list `key`, in pieces: each item is written out
    before the next is made, for a run may have thousands.

    `depth` is how deep in the document the key stands; it must stand there once.
    """
    indent = "\n" + " " * depth
    # A line break in a string is escaped, so that only the key itself can look like this.
    head, mark, tail = dump(document).partition(f'{indent}"{key}": [')
    yield head + mark
    yield from _listed(items, depth + 1)
    yield tail


def dump_list(items: Iterable[Any]) -> Iterator[str]:
    """What `dump` makes of a list, in pieces."""
    yield "["
    yield from _listed(items, 1)
    yield "]\n"


def _listed(items: Iterable[Any], depth: int) -> Iterator[str]:
    """The inside of a list at `depth`, an item a piece."""
    indent = "\n" + " " * depth
    between = indent
    for item in items:
        yield between + dump(item).rstrip("\n").replace("\n", indent)
        between = "," + indent
    if between != indent:
        yield indent[:-1]


def dump(document: Any) -> str:
    """A document as readable JSON in UTF-8, its control and bidi characters escaped."""
    return escape_json(json.dumps(document, ensure_ascii=False, indent=1)) + "\n"


def file_object(file: FileReport) -> dict[str, Any]:
    """One article's entry. Keys of rare events (`capped`, suppressions) stand only where there is something
    to say.
    """
    article = file.article
    entry: dict[str, Any] = {
        "path": article.path,
        "seen": len(file.quantities),
        "compared": len(file.compared),
        "skipped": [{**_span_object(article, skip.span), "reason": skip.reason} for skip in file.skipped],
        "findings": [finding_object(article, finding) for finding in file.findings],
    }
    if file.suppressed:
        entry["suppressed"] = [
            {"rule": finding.rule, "fingerprint": finding.fingerprint} for finding in file.suppressed
        ]
    if file.unused_suppressions:
        entry["unused_suppressions"] = [
            {"line": wish.line, "rules": list(wish.rules), "figure": wish.figure, "reason": wish.reason}
            for wish in file.unused_suppressions
        ]
    if file.capped:
        entry["capped"] = file.capped
    return entry


def finding_object(article: Article, finding: Finding) -> dict[str, Any]:
    """One finding with everything a reader needs to judge it."""
    return {
        "rule": finding.rule,
        "severity": finding.severity.label,
        "confidence": round(finding.confidence, 3),
        "message": finding.message,
        "hint": finding.hint,
        "computed": finding.computed,
        "why_linked": list(finding.why_linked),
        "why_clash": finding.why_clash,
        "repairs": list(finding.repairs),
        "also": [{"rule": also.rule, "message": also.message} for also in finding.also],
        "fingerprint": finding.fingerprint,
        "figures": [_figure_object(article, place) for place in finding.places],
    }


def _figure_object(article: Article, place: Place) -> dict[str, Any]:
    at = locate(article, place.span)
    sentence = quote_around(article, place, _LONGEST_SENTENCE)
    if article.paragraphs:
        return {"paragraph": at.line, "shown": at.shown, "role": place.role, "sentence": sentence}
    figure: dict[str, Any] = {"start": at.start, "end": at.end, "text": at.source}
    if at.shown != at.source:
        figure["shown"] = at.shown
    figure |= {"role": place.role, "line": at.line, "column": at.column, "sentence": sentence}
    return figure


def _span_object(article: Article, span: Any) -> dict[str, Any]:
    at = locate(article, span)
    if article.paragraphs:
        return {"paragraph": at.line, "shown": at.shown}
    return {"start": at.start, "end": at.end}
