"""GitHub workflow commands: an annotation beside the line, the worst first because GitHub shows ten of a
level.

The rest goes to the step summary (`numcheck.reporters.step_summary`).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from numcheck.model.finding import Finding, Severity
from numcheck.model.report import FileReport, Report
from numcheck.reporters.located import locate
from numcheck.reporters.options import RenderOptions
from numcheck.reporters.telling import details, other_places, primary
from numcheck.reporters.totals import Totals
from numcheck.reporters.visible import log_safe, one_line, visible
from numcheck.reporters.wording import SILENCE, count

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
_MOST_PER_LEVEL = 10  # annotations of one level that GitHub keeps of a step


def render_github(report: Report, options: RenderOptions) -> Iterator[str]:
    """A command a line; failures first, for they mean that an article was not checked at all."""
    failures = report.failures[:_MOST_PER_LEVEL]
    for failure in failures:
        yield _command("error", {"file": failure.path, "title": "not read"}, failure.error) + "\n"
    room = dict.fromkeys(_COMMANDS, _MOST_PER_LEVEL) | {Severity.ERROR: _MOST_PER_LEVEL - len(failures)}
    totals = Totals()
    surest: dict[Severity, list[tuple[float, str]]] = {severity: [] for severity in _COMMANDS}
    for file in report.files:
        for finding in file.findings:
            _rank(surest[finding.severity], room[finding.severity], file, finding, options)
        totals.add(file)
    for severity in sorted(surest, reverse=True):
        for _, annotation in surest[severity]:
            yield annotation + "\n"
    yield f"numcheck: {totals.verdict}; {totals.coverage.sentence}. {SILENCE}\n"
    left_out = len(report.failures) - len(failures) + totals.findings - sum(map(len, surest.values()))
    if left_out:
        yield f"numcheck: {count(left_out, 'more finding')} without annotation: see the step summary\n"


def _rank(
    surest: list[tuple[float, str]], room: int, file: FileReport, finding: Finding, options: RenderOptions
) -> None:
    """Puts a finding behind those at least as sure, and what there is no room for falls out: what is annotated is
    few, however many findings there are.
    """
    if room and (len(surest) < room or -finding.confidence < surest[-1][0]):
        place = bisect_right(surest, -finding.confidence, key=lambda ranked: ranked[0])
        surest.insert(place, (-finding.confidence, _annotation(file, finding, options)))
        del surest[room:]


def _annotation(file: FileReport, finding: Finding, options: RenderOptions) -> str:
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
    return _command(_COMMANDS[finding.severity], properties, "\n".join(told))


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
