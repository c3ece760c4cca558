"""Which lines a change touched, asked of git, and the findings that concern them.

Revisions come from the command line and file names from a repository, so git never sees either where it could take it for an
option: a revision is first resolved to a commit id, names follow `--` as literal paths, and no external diff or text
conversion that a repository configures is run.
"""

from __future__ import annotations

import re
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from numcheck.errors import UsageError
from numcheck.model.finding import Finding
from numcheck.model.report import FileReport

_HUNK = re.compile(rb"^@@ -\S+ \+(\d+)(?:,(\d+))? @@", re.M)
_GIT = (
    "git",
    "-c",
    "core.fsmonitor=false",
    "-c",
    "core.quotepath=false",
    "--literal-pathspecs",
    "--no-pager",
)


@dataclass(frozen=True, slots=True)
class Change:
    """What to compare with: a revision against the working tree, or the index against HEAD."""

    revision: str = ""
    staged: bool = False


class ChangedLines:
    """The lines each file has that its base has not. Raises UsageError where git cannot tell."""

    def __init__(self, change: Change, folder: Path) -> None:
        self._change = change
        self._root = Path(_git(folder, "rev-parse", "--show-toplevel").decode().rstrip("\n")).resolve()
        self._base = () if change.staged else (resolve(change.revision, folder),)
        names = _git(
            self._root, "diff", *self._options(), "--name-only", "--diff-filter=d", "-z", *self._base, "--"
        )
        self._changed = {self._root / name for name in _names(names)}
        self._new: frozenset[Path] = frozenset()
        if not change.staged:
            fresh = _git(self._root, "ls-files", "--others", "--exclude-standard", "-z")
            self._new = frozenset(self._root / name for name in _names(fresh))

    def _options(self) -> tuple[str, ...]:
        common = ("--no-ext-diff", "--no-textconv", "--no-color", "--no-renames")
        return (*common, "--cached") if self._change.staged else common

    def touches(self, path: Path) -> bool:
        """Whether any line of the file changed."""
        found = path.resolve()
        return found in self._changed or found in self._new

    def lines(self, path: Path) -> tuple[range, ...]:
        """Ranges of changed lines, from 1; a new file is one endless range."""
        found = path.resolve()
        if found in self._new:
            return (range(1, 1 << 60),)
        if found not in self._changed:
            return ()
        name = found.relative_to(self._root).as_posix()
        diff = _git(self._root, "diff", *self._options(), "--unified=0", *self._base, "--", name)
        ranges = []
        for match in _HUNK.finditer(diff):
            first, count = int(match[1]), int(match[2]) if match[2] is not None else 1
            if count:
                ranges.append(range(first, first + count))
        return tuple(ranges)

    def staged_bytes(self, path: Path) -> bytes:
        """The file as it stands in the index."""
        name = path.resolve().relative_to(self._root).as_posix()
        return _git(self._root, "cat-file", "blob", f":{name}")


def resolve(revision: str, folder: Path) -> str:
    """The commit id that `revision` names. Raises UsageError if it names none."""
    try:
        found = _git(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    except UsageError as error:
        raise UsageError(
            f"git knows no revision {revision!r}",
            cure="name a commit, branch or tag; fetch it first if it is remote",
        ) from error
    return found.decode("ascii", "replace").strip()


def only_changed(report: FileReport, lines: Sequence[range]) -> FileReport:
    """The report with only the findings that have a figure on one of `lines`, that figure first."""
    kept = []
    for finding in report.findings:
        turned = _changed_first(finding, report, lines)
        if turned is not None:
            kept.append(turned)
    return replace(report, findings=tuple(kept))


def _changed_first(finding: Finding, report: FileReport, lines: Sequence[range]) -> Finding | None:
    article = report.article
    on_changed = []
    for place in finding.places:
        source = article.offsets.source(place.span)
        first, _ = article.position(source.start)
        last, _ = article.position(max(source.start, source.end - 1))
        on_changed.append(place in finding.bearing and any(first < r.stop and last >= r.start for r in lines))
    if not any(on_changed):
        return None
    ordered = sorted(zip(on_changed, finding.places, strict=True), key=lambda pair: not pair[0])
    return replace(finding, places=tuple(place for _, place in ordered))


def _git(folder: Path, *arguments: str) -> bytes:
    try:
        done = subprocess.run([*_GIT, *arguments], cwd=folder, capture_output=True, check=False)
    except OSError as error:
        raise UsageError("git cannot be run", cure="install git, or leave out --diff and --staged") from error
    if done.returncode != 0:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise UsageError(f"git cannot tell what changed: {said[0] if said else 'it gave no reason'}")
    return done.stdout


def _names(output: bytes) -> list[str]:
    import os

    return [os.fsdecode(name) for name in output.split(b"\0") if name]
