"""Which findings a report shows: the same choice for every format."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import overload

from numcheck.model.finding import Severity
from numcheck.model.report import FileReport, Report
from numcheck.reporters.options import RenderOptions


def select(report: Report, options: RenderOptions) -> Report:
    """`report` without the findings of severity info, unless they were asked for."""
    if options.show_info:
        return report
    return replace(report, files=_Shown(report.files))


class _Shown(Sequence[FileReport]):
    """The files without findings of severity info, each made when it is asked for: there may be many."""

    def __init__(self, files: Sequence[FileReport]) -> None:
        self._files = files

    def __len__(self) -> int:
        return len(self._files)

    def __iter__(self) -> Iterator[FileReport]:
        return map(_without_info, self._files)

    @overload
    def __getitem__(self, index: int) -> FileReport: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[FileReport]: ...
    def __getitem__(self, index: int | slice) -> FileReport | Sequence[FileReport]:
        found = self._files[index]
        return _without_info(found) if isinstance(found, FileReport) else [_without_info(f) for f in found]


def without_info(file: FileReport, options: RenderOptions) -> FileReport:
    """`file` without its findings of severity info, unless they were asked for."""
    return file if options.show_info else _without_info(file)


def _without_info(file: FileReport) -> FileReport:
    if all(finding.severity > Severity.INFO for finding in file.findings):
        return file
    return replace(file, findings=tuple(f for f in file.findings if f.severity > Severity.INFO))
