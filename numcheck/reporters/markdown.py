"""Markdown for a pull request's comment and for GitHub's step summary. The article's words are text there,
never markup: they mention nobody, link nowhere, load no image and close no comment.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice

from numcheck.model.finding import Finding
from numcheck.model.report import FileReport, Report
from numcheck.reporters.located import locate
from numcheck.reporters.options import RenderOptions
from numcheck.reporters.quoting import quotes
from numcheck.reporters.telling import details, where
from numcheck.reporters.totals import Totals
from numcheck.reporters.visible import log_safe, one_line, visible
from numcheck.reporters.wording import SILENCE, count

COMMENT_BYTES = (
    60_000  # GitHub takes 65,536 characters in a comment; some room is left for a caller's own words
)
SUMMARY_BYTES = 1_000_000  # GitHub takes 1 MiB in a step summary
_QUOTE = 400  # characters of a quoted sentence
_APART = "\u2060"  # a word joiner: invisible, and it breaks a mention, a reference or an address


def render_markdown(
    report: Report, options: RenderOptions, *, limit_bytes: int = COMMENT_BYTES
) -> Iterator[str]:
    """The report, cut between findings where it would pass `limit_bytes` or `options.limit`."""
    totals = Totals(report.files)
    tail = _tail(report, totals)
    parts = [f"### numcheck: {escaped(totals.verdict)}\n"]
    room = limit_bytes - len("".join([*parts, *tail]).encode()) - 200
    findings = ((file, finding) for file in report.files for finding in file.findings)
    told = 0
    for file, finding in islice(findings, options.limit):
        part = _finding(file, finding)
        room -= len(part.encode())
        if room < 0:
            break
        parts.append(part)
        told += 1
    if told < totals.findings:
        parts.append(f"… and {count(totals.findings - told, 'more finding')}, not shown here.\n")
    document = "\n".join([*parts, *tail])
    yield document if len(document.encode()) <= limit_bytes else _cut(document, limit_bytes)


def _cut(document: str, limit_bytes: int) -> str:
    """The last resort, where even the list of files is too long: whole lines that fit."""
    kept, size = [], 0
    for line in document.split("\n"):
        size += len(line.encode()) + 1
        if size > limit_bytes - 10:
            break
        kept.append(line)
    return "\n".join([*kept, "", "…", ""])


def _tail(report: Report, totals: Totals) -> list[str]:
    lines = [f"{totals.coverage.sentence.capitalize()}. {SILENCE}\n"]
    lines += [f"- {escaped(note)}" for note in totals.notes(report)]
    lines += [f"- not checked: {_path(item.path)}: {escaped(item.reason)}" for item in report.not_checked]
    lines += [f"- **failed**: {_path(item.path)}: {escaped(item.error)}" for item in report.failures]
    return lines if len(lines) == 1 else [*lines, ""]


def _finding(file: FileReport, finding: Finding) -> str:
    at = locate(file.article, finding.places[0].span)
    lines = [
        f"#### {finding.severity.label.capitalize()}: {escaped(finding.message)}",
        "",
        f"`{finding.rule}` in {escaped(where(file.article, at))}",
        "",
    ]
    for quote in quotes(file, finding, _QUOTE):
        words = "".join(
            escaped(segment.text) if segment.place is None else _bold(segment.text)
            for segment in quote.segments
        )
        lines += [f"> {quote.line}\\. {words}", ">"]
    lines[-1] = ""
    lines += [f"- {label}: {escaped(text)}" for label, text in details(finding)]
    return "\n".join([*lines, ""])


def _bold(text: str) -> str:
    """Bold by tag: asterisks beside a currency sign or a bracket are no emphasis in CommonMark."""
    return f"<b>{escaped(text)}</b>"


def _path(path: str) -> str:
    return escaped(visible(path))


def escaped(text: str) -> str:
    """`text` as literal text on one line of GitHub's or GitLab's Markdown."""
    shown = one_line(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    shown = _marks().sub(r"\\\g<0>", shown)
    return log_safe(_references().sub(lambda match: match[0] + _APART, shown))


@cache
def _marks() -> re.Pattern[str]:
    # Marks that mean something inside a line. Those of a line start (lists, headings) need no escape:
    # our own words always stand before.
    return re.compile(r"[\\`*_{}\[\]#|~$]")


@cache
def _references() -> re.Pattern[str]:
    # Mentions, references to issues and merge requests, and addresses are found after escapes are undone.
    return re.compile(r"[@#!](?=\w)|(?<=\w):(?=//)|\bwww(?=\.)|\bmailto:|\bxmpp:|\bGH-(?=\d)", re.IGNORECASE)
