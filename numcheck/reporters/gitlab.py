"""GitLab Code Quality: a JSON array that a merge request compares with its target by fingerprint."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from hashlib import sha256
from pathlib import PurePath
from typing import Any

from numcheck.model.finding import Finding, Severity
from numcheck.model.report import FileReport, Report
from numcheck.reporters.json_report import dump_list
from numcheck.reporters.located import locate
from numcheck.reporters.options import RenderOptions
from numcheck.reporters.telling import other_places, primary, stopped
from numcheck.reporters.visible import one_line

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}
_SEEN_BYTES = 12  # of a hash: thousands of findings are remembered, and no two of them are alike in so many


def render_gitlab(report: Report, options: RenderOptions) -> Iterator[str]:
    """One JSON array. Entries of equal fingerprint would be shown as one, so none are equal."""
    yield from dump_list(_entries(report, options))


def _entries(report: Report, options: RenderOptions) -> Iterator[dict[str, Any]]:
    seen: Counter[bytes] = Counter()
    for file in report.files:
        for finding in file.findings:
            yield _entry(file, finding, seen, options)
    for failure in report.failures:
        yield {
            "description": f"This article was not checked: {one_line(failure.error)}",
            "check_name": "article-not-read",
            "fingerprint": _fingerprint(failure.path, "article-not-read", seen),
            "severity": "critical",
            "location": {"path": _path(failure.path), "lines": {"begin": 1}},
        }


def _entry(
    file: FileReport, finding: Finding, seen: Counter[bytes], options: RenderOptions
) -> dict[str, Any]:
    first = primary(finding, changed_first=options.changed_first)
    told = [stopped(finding.message)]
    others = other_places(file, finding, first)
    if others:
        told.append(f"See {'; '.join(others)}.")
    return {
        "description": " ".join(told),
        "check_name": finding.rule,
        "fingerprint": _fingerprint(file.article.path, finding.fingerprint or finding.message, seen),
        "severity": _SEVERITIES[finding.severity],
        "location": {
            "path": _path(file.article.path),
            "lines": {"begin": locate(file.article, finding.places[first].span).line},
        },
    }


def _path(path: str) -> str:
    """Relative, with forward slashes, without a leading "./"."""
    return PurePath(path).as_posix()


def _fingerprint(path: str, own: str, seen: Counter[bytes]) -> str:
    """Of the path and the finding's own, which leaves out both path and line; an ordinal parts equals."""
    base = sha256(f"{_path(path)}\x00{own}".encode("utf-8", "backslashreplace"))
    known = base.digest()[:_SEEN_BYTES]
    seen[known] += 1
    base.update(f"\x00{seen[known]}".encode())
    return base.hexdigest()
