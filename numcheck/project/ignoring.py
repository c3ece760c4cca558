"""What .gitignore files and a configuration's globs leave out, by git's own rules for patterns."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

_MAX_BYTES = 1_000_000
_MAX_PATTERN = 500
# More stars between two slashes would take a regular expression minutes on a long name; no real pattern has
# them.
_MANY_STARS = re.compile(r"(?:\*+[^*/]+){4}")


class GlobList:
    """Patterns as a .gitignore file has them, relative to one folder; the last that matches decides."""

    def __init__(self, lines: Sequence[str]) -> None:
        kept = [
            line
            for line in lines
            if line.strip() and len(line) <= _MAX_PATTERN and not _MANY_STARS.search(line)
        ]
        self._spec: GitIgnoreSpec | None = None
        if kept:
            # Only a folder or an exclusion needs pathspec; a single named file must not wait for it.
            from pathspec import GitIgnoreSpec

            self._spec = GitIgnoreSpec.from_lines(kept)

    def __bool__(self) -> bool:
        return self._spec is not None

    def decide(self, path: str, *, folder: bool) -> bool | None:
        """Whether `path`, with slashes, is matched, or taken back by a later "!"; None if by neither."""
        if self._spec is None:
            return None
        return self._spec.check_file(path + "/" if folder else path).include

    def matches(self, path: str, *, folder: bool) -> bool:
        """Whether `path` is matched in the end."""
        return bool(self.decide(path, folder=folder))


@cache
def globs(patterns: tuple[str, ...]) -> GlobList:
    """The globs of a configuration."""
    return GlobList(patterns)


class IgnoreFiles:
    """The .gitignore files that hold in a folder: its own, those above it in its repository, those below it.

    A folder that git itself ignores is searched all the same once it is named: then only its own files hold.
    """

    def __init__(self, root: Path) -> None:
        self._top = absolute(root)
        self._lists: dict[Path, GlobList] = {}
        self._outermost = self._top
        repository = next((at for at in (self._top, *self._top.parents) if (at / ".git").exists()), None)
        if repository and not self._ignored_above(repository):
            self._outermost = repository

    def ignored(self, path: Path, *, folder: bool) -> bool:
        """Whether git would ignore `path`, under the root; folders above it were looked at before."""
        return bool(self._decide(absolute(path), self._outermost, folder=folder))

    def _ignored_above(self, repository: Path) -> bool:
        above = (
            at for at in (self._top, *self._top.parents) if at != repository and at.is_relative_to(repository)
        )
        return any(self._decide(at, repository, folder=True) for at in above)

    def _decide(self, path: Path, outermost: Path, *, folder: bool) -> bool | None:
        for at in path.parents:
            decision = self._list(at).decide(path.relative_to(at).as_posix(), folder=folder)
            if decision is not None or at == outermost:
                return decision
        return None

    def _list(self, folder: Path) -> GlobList:
        if folder not in self._lists:
            lines = _lines(folder / ".gitignore")
            if (folder / ".git").is_dir():
                lines = [*_lines(folder / ".git" / "info" / "exclude"), *lines]
            self._lists[folder] = GlobList(lines)
        return self._lists[folder]


def absolute(path: Path) -> Path:
    """The whole path without dots, links left as they are: a link is its own name, not what it leads to."""
    return Path(os.path.normpath(path.absolute()))


def _lines(path: Path) -> list[str]:
    try:
        # Not through a link: git does not follow one either.
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))
        with os.fdopen(descriptor, "rb") as handle:
            return handle.read(_MAX_BYTES).decode("utf-8", "replace").splitlines()
    except OSError:
        return []
