"""SARIF 2.1.0, as GitHub code scanning reads it: one alert a finding, its other figures as linked locations.

GitHub shows the first sentence of a message where space is tight, links a related location only where the
message embeds it, uses only the first location, and orders alerts by precision and severity.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from hashlib import sha256
from itertools import islice
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from numcheck import __version__
from numcheck.model.article import Article
from numcheck.model.finding import Finding, Severity
from numcheck.model.report import FileReport, Report
from numcheck.model.ruleinfo import RuleInfo
from numcheck.model.span import Span
from numcheck.reporters.json_report import dump_around
from numcheck.reporters.located import locate
from numcheck.reporters.options import RenderOptions
from numcheck.reporters.quoting import quote_around
from numcheck.reporters.telling import LEAST_FIRINGS, details, measured, ordered, stopped
from numcheck.reporters.totals import Totals
from numcheck.reporters.visible import one_line

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_PROBLEMS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "recommendation"}
_PRECISIONS = ((0.95, "very-high"), (0.85, "high"), (0.7, "medium"), (0.0, "low"))

# Limits of GitHub code scanning (docs.github.com, "SARIF support for code scanning").
_MOST_RESULTS = 25_000
_MOST_RELATED = 100
_LONGEST_DESCRIPTION = 1024

_QUOTE = 300  # characters of a sentence at a related location


def render_sarif(report: Report, options: RenderOptions) -> Iterator[str]:
    """One SARIF log with one run. Suppressed findings stay in it as such: left out, their alerts would
    reopen.
    """
    totals = Totals()
    known = dict(options.rules)
    found = 0
    for file in report.files:
        totals.add(file)
        for finding in (*file.findings, *file.suppressed):
            known.setdefault(finding.rule, RuleInfo(finding.rule, finding.severity))
            found += 1
    rules = [
        known[name] for name in sorted(known)
    ]  # every documented rule, and those that only findings name
    notifications = _notifications(report)
    if found > _MOST_RESULTS:
        notifications.append(_note("warning", f"only {_MOST_RESULTS:,} of {found:,} findings are listed"))
    driver: dict[str, Any] = {
        "name": "numcheck",
        "semanticVersion": __version__,
        "rules": [_rule(r) for r in rules],
    }
    run: dict[str, Any] = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "invocations": [
            {"executionSuccessful": not report.failures, "toolExecutionNotifications": notifications}
        ],
        "results": [],
        "properties": {"coverage": totals.coverage.sentence},
    }
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    index = {rule.id: number for number, rule in enumerate(rules)}
    results = _results(report, index, options, worst_first=found > _MOST_RESULTS)
    yield from dump_around(log, "results", islice(results, _MOST_RESULTS), depth=3)


def _results(
    report: Report, index: dict[str, int], options: RenderOptions, *, worst_first: bool
) -> Iterator[dict[str, Any]]:
    """A result for each finding, in the order of the files; of too many, those of the gravest level come first."""
    for levels in [[level] for level in _LEVELS] if worst_first else [list(_LEVELS)]:
        for file in report.files:
            for findings, suppressed in ((file.findings, False), (file.suppressed, True)):
                for finding in findings:
                    if finding.severity in levels:
                        yield _result(file, finding, index, options, suppressed=suppressed)


def _rule(rule: RuleInfo) -> dict[str, Any]:
    what = _capped(rule.what) or rule.id
    parts = [what, _capped(rule.why), f"Measured: {measured(rule)}."]
    if rule.known_limits:
        parts.append(f"Known limits: {one_line(rule.known_limits)}")
    parts.append(f"More: numcheck explain {rule.id}")
    parts = [part for part in parts if part]
    properties: dict[str, Any] = {
        "tags": [tag for tag in ("numbers", rule.family, rule.status) if tag],
        "problem.severity": _PROBLEMS[rule.severity],
    }
    if rule.fired is not None and rule.right is not None and rule.fired >= LEAST_FIRINGS:
        properties["precision"] = next(
            name for least, name in _PRECISIONS if rule.right / rule.fired >= least
        )
    described: dict[str, Any] = {
        "id": rule.id,
        "name": "".join(word.capitalize() for word in rule.id.split("-"))[:255],
        "shortDescription": {"text": what},
        "fullDescription": {"text": _capped(f"{what} {rule.why}")},
        "help": {"text": "\n\n".join(parts), "markdown": "\n\n".join(_markdown(part) for part in parts)},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": properties,
    }
    if rule.url:
        described["helpUri"] = rule.url
    return described


def _capped(text: str) -> str:
    shown = one_line(text).strip()
    return shown if len(shown) <= _LONGEST_DESCRIPTION else shown[: _LONGEST_DESCRIPTION - 1] + "…"


def _markdown(text: str) -> str:
    from numcheck.reporters.markdown import escaped

    return escaped(text)


def _result(
    file: FileReport, finding: Finding, index: dict[str, int], options: RenderOptions, *, suppressed: bool
) -> dict[str, Any]:
    first, *others = ordered(finding, changed_first=options.changed_first)
    others = others[:_MOST_RELATED]
    article = file.article
    result: dict[str, Any] = {
        "ruleId": finding.rule,
        "ruleIndex": index[finding.rule],
        "level": _LEVELS[finding.severity],
        "message": {"text": _message(file, finding, others)},
        "locations": [_location(article, finding.places[first].span)],
        "partialFingerprints": {
            "primaryLocationLineHash": f"{_line_hash(article, finding)}:1",
            "numcheck/v1": finding.fingerprint or _line_hash(article, finding),
        },
        "properties": {"confidence": round(finding.confidence, 3)},
    }
    if others:
        result["relatedLocations"] = [
            {"id": number, **_location(article, finding.places[other].span), "message": {"text": told}}
            for number, other in enumerate(others, start=1)
            for told in [_escaped(quote_around(article, finding.places[other], _QUOTE))]
        ]
    if suppressed:
        result["suppressions"] = [_suppression(article, finding)]
    return result


def _line_hash(article: Article, finding: Finding) -> str:
    """Our own in the place of GitHub's hash of the line: a paragraph with several findings is one line."""
    quoted = "\x00".join(place.span.of(article.text).casefold() for place in finding.bearing)
    return sha256(
        f"{finding.rule}\x00{finding.fingerprint}\x00{quoted}".encode("utf-8", "replace")
    ).hexdigest()[:16]


def _message(file: FileReport, finding: Finding, others: list[int]) -> str:
    """The message, each other figure in it a link to its place; those it does not name follow at the end."""
    message = _escaped(stopped(finding.message))
    links: dict[int, tuple[int, str]] = {}  # start in the message → its end there, and the link
    missing = []
    for number, other in enumerate(others, start=1):
        figure = _escaped(one_line(finding.places[other].span.of(file.article.text)))
        pattern = rf"(?<![\w.,]){re.escape(figure)}(?!\w|[.,]\d)"
        found = next((m for m in re.finditer(pattern, message) if not _taken(m, links)), None)
        if found:
            links[found.start()] = (found.end(), f"[{figure}]({number})")
        else:
            missing.append(f"[{figure}]({number})")
    text, at = "", 0
    for start, (end, link) in sorted(links.items()):
        text, at = text + message[at:start] + link, end
    text += message[at:]
    sentences = [text]
    if missing:
        sentences.append(f"The other {'figures' if len(missing) > 1 else 'figure'}: {', '.join(missing)}.")
    sentences += [f"{label.capitalize()}: {_escaped(stopped(told))}" for label, told in details(finding)]
    return " ".join(sentences)


def _taken(found: re.Match[str], links: dict[int, tuple[int, str]]) -> bool:
    return any(found.start() < end and start < found.end() for start, (end, _) in links.items())


def _escaped(text: str) -> str:
    """Text in a SARIF message (§3.11.5, §3.11.6): brackets make links, braces placeholders, else."""
    return re.sub(r"([\\\[\]])", r"\\\1", text).replace("{", "{{").replace("}", "}}")


def _location(article: Article, span: Span) -> dict[str, Any]:
    at = locate(article, span)
    region: dict[str, Any] = {
        "startLine": at.line,
        "startColumn": at.column,
        "endLine": at.end_line,
        "endColumn": max(at.end_column, at.column + 1 if at.line == at.end_line else 1),
    }
    if at.source:
        region["snippet"] = {"text": at.source}
    return {"physicalLocation": {"artifactLocation": _artifact(article.path), "region": region}}


def _artifact(path: str) -> dict[str, Any]:
    """A relative path as a URI under the repository; an absolute one as it is."""
    if PurePath(path).is_absolute():
        return {"uri": "file://" + quote(PurePath(path).as_posix().encode("utf-8", "surrogateescape"))}
    named = PurePath(path).as_posix() if path else "-"
    return {"uri": quote(named.encode("utf-8", "surrogateescape")), "uriBaseId": "%SRCROOT%"}


def _suppression(article: Article, finding: Finding) -> dict[str, Any]:
    """In the source where a wish of the writer covers one of the lines, else external (baseline,
    configuration).
    """
    lines = [locate(article, place.span).line for place in finding.bearing]
    for wish in article.suppressions:
        if any(wish.lines[0] <= line <= wish.lines[1] for line in lines):
            return {"kind": "inSource", **({"justification": one_line(wish.reason)} if wish.reason else {})}
    return {"kind": "external"}


def _notifications(report: Report) -> list[dict[str, Any]]:
    failed = [_note("error", failure.error, failure.path) for failure in report.failures]
    return failed + [_note("note", f"not checked: {item.reason}", item.path) for item in report.not_checked]


def _note(level: str, text: str, path: str = "") -> dict[str, Any]:
    note: dict[str, Any] = {"level": level, "message": {"text": _escaped(one_line(text))}}
    if path:
        note["locations"] = [{"physicalLocation": {"artifactLocation": _artifact(path)}}]
    return note
