"""JUnit XML: a suite for each article, a failed test for each finding, a passed one for an article without
any.
"""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree import ElementTree

from numcheck.model.finding import Finding
from numcheck.model.report import FileReport, Report
from numcheck.reporters.located import locate
from numcheck.reporters.options import RenderOptions
from numcheck.reporters.quoting import quotes
from numcheck.reporters.telling import details, primary
from numcheck.reporters.totals import Totals, coverage
from numcheck.reporters.visible import log_safe, one_line, visible

_QUOTE = 400  # characters of a quoted sentence


def render_junit(report: Report, options: RenderOptions) -> Iterator[str]:
    """One document. It holds no time: a clock would make two runs differ."""
    totals = Totals(report.files)
    passed = totals.articles - totals.touched  # each counts as a test
    root = ElementTree.Element(
        "testsuites",
        name="numcheck",
        tests=str(totals.findings + passed + len(report.not_checked) + len(report.failures)),
        failures=str(totals.findings),
        errors=str(len(report.failures)),
        skipped=str(len(report.not_checked)),
    )
    empty = _written(root)
    begun = False
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    for suite in _suites(report, options):
        if not begun:
            yield empty.removesuffix(" />") + ">"
            begun = True
        ElementTree.indent(suite, level=1)
        yield "\n  " + _written(suite)
    yield "\n</testsuites>\n" if begun else empty + "\n"


def _written(element: ElementTree.Element) -> str:
    return ElementTree.tostring(element, encoding="unicode").replace("##[", "#&#35;[")


def _suites(report: Report, options: RenderOptions) -> Iterator[ElementTree.Element]:
    """A suite for each file, whatever became of it."""
    for file in report.files:
        yield _suite(file, options)
    for item in report.not_checked:
        yield _single(item.path, "skipped", one_line(item.reason))
    for failure in report.failures:
        yield _single(failure.path, "error", one_line(failure.error))


def _suite(file: FileReport, options: RenderOptions) -> ElementTree.Element:
    path = visible(file.article.path)
    suite = ElementTree.Element(
        "testsuite",
        name=path,
        tests=str(max(1, len(file.findings))),
        failures=str(len(file.findings)),
        errors="0",
        skipped="0",
        file=path,
    )
    if not file.findings:
        ElementTree.SubElement(suite, "testcase", name="figures agree", classname=path, file=path)
    for finding in file.findings:
        _case(suite, file, finding, options)
    ElementTree.SubElement(suite, "system-out").text = coverage(file).sentence
    return suite


def _case(suite: ElementTree.Element, file: FileReport, finding: Finding, options: RenderOptions) -> None:
    path = visible(file.article.path)
    first = primary(finding, changed_first=options.changed_first)
    at = locate(file.article, finding.places[first].span)
    case = ElementTree.SubElement(
        suite,
        "testcase",
        name=f"{finding.rule} in {at.where}",
        classname=path,
        file=path,
        line=str(at.line),
    )
    failure = ElementTree.SubElement(
        case, "failure", message=one_line(finding.message), type=finding.severity.label
    )
    told = [log_safe(f"{path}:{quote.line}: {quote.text}") for quote in quotes(file, finding, _QUOTE)]
    told += [f"{label}: {one_line(text)}" for label, text in details(finding)]
    failure.text = "\n" + "\n".join(told) + "\n"


def _single(path: str, outcome: str, message: str) -> ElementTree.Element:
    """A suite of one test for a file that has no findings because it was not checked."""
    name = visible(path)
    failed = outcome == "error"
    suite = ElementTree.Element(
        "testsuite",
        name=name,
        tests="1",
        failures="0",
        errors=str(int(failed)),
        skipped=str(int(not failed)),
        file=name,
    )
    case = ElementTree.SubElement(suite, "testcase", name="article is checked", classname=name, file=name)
    attributes = {"message": message} | ({"type": "not read"} if failed else {})
    ElementTree.SubElement(case, outcome, attributes)
    return suite
