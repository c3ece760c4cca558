"""GitLab Code Quality: a JSON array that a merge request compares with its target by fingerprint."""

from __future__ import annotations

from collections import Counter
from hashlib import sha256
from pathlib import PurePath
from typing import Any

from numcheck.model.finding import Finding, Severity
from numcheck.model.report import FileReport, Report
from numcheck.reporters.json_report import dump
from numcheck.reporters.located import locate
from numcheck.reporters.options import RenderOptions
from numcheck.reporters.telling import other_places, primary, stopped
from numcheck.reporters.visible import one_line

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


def render_gitlab(report: Report, options: RenderOptions) -> str:
    """One JSON array. Entries of equal fingerprint would be shown as one, so none are equal."""
    seen: Counter[str] = Counter()
    entries = [_entry(file, finding, seen, options) for file in report.files for finding in file.findings]
    for failure in report.failures:
        entries.append(
            {
                "description": f"This article was not checked: {one_line(failure.error)}",
                "check_name": "article-not-read",
                "fingerprint": _fingerprint(failure.path, "article-not-read", seen),
                "severity": "critical",
                "location": {"path": _path(failure.path), "lines": {"begin": 1}},
            }
        )
    return dump(entries)


def _entry(file: FileReport, finding: Finding, seen: Counter[str], options: RenderOptions) -> dict[str, Any]:
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


def _fingerprint(path: str, own: str, seen: Counter[str]) -> str:
    """Of the path and the finding's own, which leaves out both path and line; an ordinal parts equals."""
    base = f"{_path(path)}\x00{own}"
    seen[base] += 1
    return sha256(f"{base}\x00{seen[base]}".encode("utf-8", "backslashreplace")).hexdigest()
