"""Finds the articles that the paths of a command line name.

A file named is always found, whatever its suffix. A folder is searched for the suffixes that readers know,
without hidden folders, folders of other people's code, and what .gitignore files or the settings exclude.
Symbolic links to folders are not followed, so no loop can form; one to a file counts only if it stays
inside the folder named, for a repository may come from a stranger.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from numcheck.project.ignoring import GlobList, IgnoreFiles, absolute, globs
from numcheck.project.settings import Settings
from numcheck.readers import FORMATS, format_of

STDIN = "-"

# Folders that hold what others wrote: dependencies and environments.
_VENDORED = frozenset(
    {"node_modules", "bower_components", "vendor", "site-packages", "venv", "__pycache__", "__pypackages__"}
)


@dataclass(frozen=True, slots=True)
class Found:
    """An article to check. `shown` is its name in reports: the user's own, relative to the working folder."""

    path: Path
    shown: str


@dataclass(frozen=True, slots=True)
class Problem:
    """A path that leads to no article, and why. `fatal` is False where that is no error."""

    shown: str
    error: str
    fatal: bool = True


def find_articles(
    paths: tuple[str, ...], settings_of: Callable[[Path], Settings]
) -> Iterator[Found | Problem]:
    """The articles that `paths` name, each once, in the order of `paths`, within a folder by name.

    `settings_of` tells which settings hold for a path. "-" is standard input, found under that name.
    """
    seen: set[str] = set()
    for name in paths:
        for found in _search(name, settings_of):
            key = found.shown if isinstance(found, Problem) else str(absolute(found.path))
            if key not in seen:
                seen.add(key)
                yield found


def _search(name: str, settings_of: Callable[[Path], Settings]) -> Iterator[Found | Problem]:
    if name == STDIN:
        yield Found(Path(STDIN), STDIN)
        return
    path = Path(name)
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        dangling = "a symbolic link that leads nowhere" if path.is_symlink() else "no such file or folder"
        yield Problem(shown(path), dangling)
        return
    except (OSError, ValueError) as error:
        yield Problem(shown(path), f"cannot be read: {getattr(error, 'strerror', None) or error}")
        return
    if not stat.S_ISDIR(mode):
        settings = settings_of(path)
        if settings.force_exclude and _excluded(path, settings, folder=False):
            yield Problem(shown(path), "excluded by the configuration", fatal=False)
        else:
            yield Found(path, shown(path))
        return
    empty = True
    for found in _walk(path, settings_of):
        empty &= isinstance(found, Problem) and not found.fatal
        yield found
    if empty:
        yield Problem(shown(path) or ".", f"no articles in this folder ({', '.join(FORMATS)})")


def _walk(root: Path, settings_of: Callable[[Path], Settings]) -> Iterator[Found | Problem]:
    """The articles under `root`, depth first, names in order of their code points."""
    inside = Path(os.path.realpath(root))
    ignores = IgnoreFiles(root)
    # The stack holds entries still to be looked at, the next on top; recursion would end at a depth of a
    # thousand.
    stack: list[tuple[Path, bool]] = [(root, True)]
    while stack:
        path, is_folder = stack.pop()
        if not is_folder:
            yield from _file(path, inside)
            continue
        try:
            with os.scandir(path) as listing:
                entries = sorted(listing, key=lambda entry: entry.name, reverse=True)
        except OSError as error:
            yield Problem(shown(path), f"folder cannot be read: {error.strerror}")
            continue
        settings = settings_of(path)
        for entry in entries:
            child = path / entry.name
            folder = entry.is_dir(follow_symlinks=False)
            if _wanted(entry, child, settings, folder=folder) and not (
                settings.respect_gitignore and ignores.ignored(child, folder=folder)
            ):
                stack.append((child, folder))


def _wanted(entry: os.DirEntry[str], path: Path, settings: Settings, *, folder: bool) -> bool:
    if entry.name.startswith((".", "~$")):  # hidden, and the locks that Word leaves beside open files
        return False
    if folder:
        return entry.name not in _VENDORED and not _excluded(path, settings, folder=True)
    known = Path(entry.name).suffix.lower() in FORMATS
    return (known or _included(path, settings)) and not _excluded(path, settings, folder=False)


def _file(path: Path, inside: Path) -> Iterator[Found | Problem]:
    try:
        if path.is_symlink() and not Path(os.path.realpath(path)).is_relative_to(inside):
            yield Problem(shown(path), "a symbolic link that leads out of the folder", fatal=False)
        elif not path.exists():
            yield Problem(shown(path), "a symbolic link that leads nowhere")
        elif not path.is_file():
            return  # a folder behind a link, a socket, a device
        elif format_of(path.name) == "docx" and not _reads_docx():
            yield Problem(shown(path), 'Word files need pip install "numcheck[docx]"', fatal=False)
        else:
            yield Found(path, shown(path))
    except OSError as error:
        yield Problem(shown(path), f"cannot be read: {error.strerror}")


@cache
def _reads_docx() -> bool:
    return find_spec("docx") is not None


def _excluded(path: Path, settings: Settings, *, folder: bool) -> bool:
    return _matches(globs(settings.exclude), path, settings, folder=folder)


def _included(path: Path, settings: Settings) -> bool:
    return _matches(globs(settings.include), path, settings, folder=False)


def _matches(patterns: GlobList, path: Path, settings: Settings, *, folder: bool) -> bool:
    if not patterns:
        return False
    # Resolve the folder, never the last name: a link is excluded by its own name.
    whole = Path(os.path.realpath(path.parent)) / path.name
    root = Path(os.path.realpath(settings.root))
    return whole.is_relative_to(root) and patterns.matches(whole.relative_to(root).as_posix(), folder=folder)


def matched(patterns: tuple[str, ...], path: Path, settings: Settings) -> bool:
    """Whether globs of the configuration match a file."""
    return _matches(globs(patterns), path, settings, folder=False)


def shown(path: Path) -> str:
    """How reports name `path`: relative to the working folder if it lies under it, else as the user wrote it.

    Bytes of a name that are not UTF-8 are written out as \\xff.
    """
    whole, here = absolute(path), Path.cwd()
    name = whole.relative_to(here) if whole.is_relative_to(here) else path
    return os.fsencode(name).decode("utf-8", "backslashreplace").replace(os.sep, "/")
