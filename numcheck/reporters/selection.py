"""Which findings a report shows: the same choice for every format."""

from __future__ import annotations

from dataclasses import replace

from numcheck.model.finding import Severity
from numcheck.model.report import FileReport, Report
from numcheck.reporters.options import RenderOptions


def select(report: Report, options: RenderOptions) -> Report:
    """`report` without the findings of severity info, unless they were asked for."""
    if options.show_info:
        return report
    return replace(report, files=tuple(_without_info(file) for file in report.files))


def _without_info(file: FileReport) -> FileReport:
    if all(finding.severity > Severity.INFO for finding in file.findings):
        return file
    return replace(file, findings=tuple(f for f in file.findings if f.severity > Severity.INFO))


def hidden_info(report: Report) -> int:
    """How many findings of severity info `select` leaves out of `report`."""
    return sum(finding.severity is Severity.INFO for file in report.files for finding in file.findings)
