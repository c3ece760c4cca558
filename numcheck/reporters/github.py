"""GitHub workflow commands: an annotation beside the line, the worst first because GitHub shows ten of a
level.

The rest goes to the step summary (`numcheck.reporters.step_summary`).
"""

from __future__ import annotations

from collections import Counter

from numcheck.model.finding import Finding, Severity
from numcheck.model.report import FileReport, Report
from numcheck.reporters.located import locate
from numcheck.reporters.options import RenderOptions
from numcheck.reporters.telling import details, other_places, primary
from numcheck.reporters.visible import log_safe, one_line, visible
from numcheck.reporters.wording import SILENCE, count, coverage, verdict

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
_MOST_PER_LEVEL = 10  # annotations of one level that GitHub keeps of a step


def render_github(report: Report, options: RenderOptions) -> str:
    """A command a line; failures first, for they mean that an article was not checked at all."""
    room = Counter(dict.fromkeys(_COMMANDS.values(), _MOST_PER_LEVEL))
    lines = []
    left_out = 0
    for failure in report.failures:
        if room["error"]:
            room["error"] -= 1
            lines.append(_command("error", {"file": failure.path, "title": "not read"}, failure.error))
        else:
            left_out += 1
    for file, finding in _worst_first(report):
        command = _COMMANDS[finding.severity]
        if room[command]:
            room[command] -= 1
            lines.append(_annotation(command, file, finding, options))
        else:
            left_out += 1
    lines.append(f"numcheck: {verdict(report)}; {coverage(report.files).sentence}. {SILENCE}")
    if left_out:
        lines.append(f"numcheck: {count(left_out, 'more finding')} without annotation: see the step summary")
    return "\n".join(lines) + "\n"


def _worst_first(report: Report) -> list[tuple[FileReport, Finding]]:
    pairs = [(file, finding) for file in report.files for finding in file.findings]
    return sorted(pairs, key=lambda pair: (-pair[1].severity, -pair[1].confidence))


def _annotation(command: str, file: FileReport, finding: Finding, options: RenderOptions) -> str:
    first = primary(finding, changed_first=options.changed_first)
    at = locate(file.article, finding.places[first].span)
    properties = {"file": file.article.path}
    if not at.paragraphs:  # a word processor's document has no lines that GitHub could show
        properties |= {"line": str(at.line), "endLine": str(at.end_line)}
        if at.line == at.end_line:
            properties |= {"col": str(at.column), "endColumn": str(at.end_column)}
    properties["title"] = f"numcheck {finding.rule}"
    told = [one_line(finding.message), *other_places(file, finding, -1 if at.paragraphs else first)]
    told += [f"{label}: {one_line(text)}" for label, text in details(finding)]
    return _command(command, properties, "\n".join(told))


def _command(command: str, properties: dict[str, str], message: str) -> str:
    fields = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    return f"::{command} {fields}::{_data(message)}"


def _data(text: str) -> str:
    lines = [log_safe(visible(line)) for line in text.split("\n")]
    return "\n".join(lines).replace("%", "%25").replace("\n", "%0A")


def _property(text: str) -> str:
    """A property keeps its characters, escaped: a file must be found by its name."""
    escaped = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return visible(escaped.replace(":", "%3A").replace(",", "%2C"))
