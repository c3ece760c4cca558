"""Keeps what was found in an article, so that an unchanged one is not checked again.

An entry is found by everything its answer depends on: the article's bytes, the program and its data, the
rules and words a project adds, the settings and the model. Entries are JSON under the user's cache folder,
readable by the user alone; one that does not match its own checksum is not used. The article's text is not
kept, it is read again from the file.
"""

from __future__ import annotations

import hashlib
import json
import os
import stat
import time
from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from pathlib import Path

import numcheck
from numcheck.model.article import Article
from numcheck.model.report import FileReport
from numcheck.project.codec import decode, encode
from numcheck.project.settings import Settings
from numcheck.resources.files import reports_root, rules_root

KEPT_DAYS = 30  # entries of another version or other data go after so long
_NOTHING = Article("", "", "", ())


class ReportCache:
    """Reports by article, for one set of settings and one model."""

    def __init__(self, folder: Path, settings: Settings, model: str = "") -> None:
        self._folder = folder / program_stamp()
        self._settings = settings_stamp(settings, model)

    @staticmethod
    def of_user(settings: Settings, model: str = "") -> ReportCache | None:
        """The user's own cache, or None where there can be no private one."""
        folder = user_folder()
        return None if folder is None else ReportCache(folder, settings, model)

    def find(self, data: bytes, form: str, article: Article) -> FileReport | None:
        """The report on the article read from `data` in the format `form`, or None if it was not checked yet."""
        path = self._path(data, form)
        try:
            checksum, _, payload = path.read_bytes().partition(b"\n")
            if hashlib.sha256(payload).hexdigest().encode() != checksum:
                return None
            report = decode(json.loads(payload), FileReport)
        # Damage shows in many ways; whatever it is, the article is checked anew.
        except (OSError, ValueError, TypeError, LookupError, ArithmeticError, RecursionError):
            return None
        return replace(report, article=article)

    def keep(self, data: bytes, form: str, report: FileReport) -> None:
        """Keeps a report, without its article and the pairs looked at. Does nothing where it cannot write."""
        slim = replace(slimmed(report), article=_NOTHING)
        payload = json.dumps(encode(slim, FileReport), separators=(",", ":")).encode()
        path = self._path(data, form)
        try:
            if not path.parent.is_dir():
                _make_private(path.parent)
                _forget_old(self._folder)
            _write(path, hashlib.sha256(payload).hexdigest().encode() + b"\n" + payload)
        except OSError:
            return

    def _path(self, data: bytes, form: str) -> Path:
        digest = hashlib.sha256(b"\0".join((self._settings.encode(), form.encode(), data))).hexdigest()
        return self._folder / digest[:2] / f"{digest[2:]}.json"


def slimmed(report: FileReport) -> FileReport:
    """The report without what only `--why` and `numcheck figures` show: claims, relations, verdicts."""
    return replace(report, claims=(), relations=(), verdicts=())


@cache
def user_folder() -> Path | None:
    """The folder for reports in the user's cache folder, made private if need be; None if it is another's."""
    from platformdirs import user_cache_path

    folder = user_cache_path("numcheck", appauthor=False) / "reports"
    try:
        _make_private(folder)
        found = folder.lstat()
    except OSError:
        return None
    if not stat.S_ISDIR(found.st_mode):
        return None
    if hasattr(os, "getuid") and (found.st_uid != os.getuid() or found.st_mode & 0o077):
        return None
    return folder


@cache
def program_stamp() -> str:
    """A name for this very program with its data: an edit of either makes another."""
    package = Path(numcheck.__file__).resolve().parent
    digest = hashlib.sha256(numcheck.__version__.encode())
    for root in (package, rules_root(), reports_root()):
        for path in sorted(_files(root)):
            found = path.stat()
            digest.update(f"{path.relative_to(root)}\0{found.st_size}\0{found.st_mtime_ns}\n".encode())
    return digest.hexdigest()[:32]


def settings_stamp(settings: Settings, model: str) -> str:
    """A name for what a project's settings and the model make of an article."""
    digest = hashlib.sha256()
    chosen = (
        settings.select,
        settings.ignore,
        settings.extend_select,
        settings.preview,
        tuple((rule, severity.label) for rule, severity in settings.severity),
        settings.encoding,
        model,
        _model_stamp(model),
    )
    digest.update(repr(chosen).encode())
    for group in (settings.rules, settings.lexicons, settings.facts, settings.policy):
        digest.update(b"\0")
        for root in group:
            for path in sorted(_files(root)) if root.is_dir() else (root,):
                digest.update(f"{path}\0".encode("utf-8", "surrogateescape"))
                digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def _model_stamp(model: str) -> str:
    """What changes when a user's model does: an installed package's version, a folder's newest file."""
    if not model:
        return ""
    folder = Path(model)
    if folder.is_dir():
        return str(max((path.stat().st_mtime_ns for path in _files(folder)), default=0))
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version(model)
    except (PackageNotFoundError, ValueError):
        return ""


def _files(root: Path) -> Iterable[Path]:
    for folder, folders, names in os.walk(root):
        folders[:] = [name for name in folders if name not in ("__pycache__", "recipe")]
        yield from (Path(folder, name) for name in names)


def _make_private(folder: Path) -> None:
    """Makes the folder and what is missing above it, for the user alone."""
    missing = []
    while not folder.exists():
        missing.append(folder)
        folder = folder.parent
    for each in reversed(missing):
        each.mkdir(mode=0o700, exist_ok=True)


def _write(path: Path, content: bytes) -> None:
    """Writes the whole file or nothing of it: two runs at once, or Ctrl-C, leave no half."""
    draft = path.with_suffix(f".{os.getpid()}.part")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_NOFOLLOW", 0), 0o600)
    try:
        with os.fdopen(descriptor, "wb") as handle:
            handle.write(content)
        draft.replace(path)
    except BaseException:
        draft.unlink(missing_ok=True)
        raise


def _forget_old(current: Path) -> None:
    """Removes what other versions and other data left, once it is old."""
    import shutil

    oldest = time.time() - KEPT_DAYS * 86_400
    for folder in current.parent.iterdir():
        if (
            folder != current
            and folder.is_dir()
            and not folder.is_symlink()
            and folder.stat().st_mtime < oldest
        ):
            shutil.rmtree(folder, ignore_errors=True)
