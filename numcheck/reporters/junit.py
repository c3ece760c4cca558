"""JUnit XML: a suite for each article, a failed test for each finding, a passed one for an article without
any.
"""

from __future__ import annotations

from xml.etree import ElementTree

from numcheck.model.finding import Finding
from numcheck.model.report import FileReport, Report
from numcheck.reporters.located import locate
from numcheck.reporters.options import RenderOptions
from numcheck.reporters.quoting import quotes
from numcheck.reporters.telling import details, primary
from numcheck.reporters.visible import log_safe, one_line, visible
from numcheck.reporters.wording import coverage

_QUOTE = 400  # characters of a quoted sentence


def render_junit(report: Report, options: RenderOptions) -> str:
    """One document. It holds no time: a clock would make two runs differ."""
    found = sum(len(file.findings) for file in report.files)
    tests = sum(max(1, len(file.findings)) for file in report.files)
    root = ElementTree.Element(
        "testsuites",
        name="numcheck",
        tests=str(tests + len(report.not_checked) + len(report.failures)),
        failures=str(found),
        errors=str(len(report.failures)),
        skipped=str(len(report.not_checked)),
    )
    for file in report.files:
        _suite(root, file, options)
    for item in report.not_checked:
        _single(root, item.path, "skipped", one_line(item.reason))
    for failure in report.failures:
        _single(root, failure.path, "error", one_line(failure.error))
    ElementTree.indent(root)
    body = ElementTree.tostring(root, encoding="unicode").replace("##[", "#&#35;[")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{body}\n'


def _suite(root: ElementTree.Element, file: FileReport, options: RenderOptions) -> None:
    path = visible(file.article.path)
    suite = ElementTree.SubElement(
        root,
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
    ElementTree.SubElement(suite, "system-out").text = coverage([file]).sentence


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


def _single(root: ElementTree.Element, path: str, outcome: str, message: str) -> None:
    """A suite of one test for a file that has no findings because it was not checked."""
    name = visible(path)
    failed = outcome == "error"
    suite = ElementTree.SubElement(
        root,
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
