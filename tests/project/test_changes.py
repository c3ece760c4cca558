"""Which lines a change touched, as git tells."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from numcheck.errors import UsageError
from numcheck.project.changes import Change, ChangedLines, resolve

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")


def git(folder: Path, *arguments: str) -> str:
    identity = ("-c", "user.name=Desk", "-c", "user.email=desk@example.org", "-c", "commit.gpgsign=false")
    done = subprocess.run(
        ["git", *identity, *arguments], cwd=folder, capture_output=True, text=True, check=True
    )
    return done.stdout.strip()


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    git(tmp_path, "init", "-q")
    (tmp_path / "a.md").write_text("one\ntwo\nthree\nfour\n")
    (tmp_path / "b.md").write_text("one\n")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-q", "-m", "first")
    return tmp_path


def test_changed_and_added_lines(repository: Path) -> None:
    """Lines changed or added since the revision count; deleted ones leave no line."""
    (repository / "a.md").write_text("one\nTWO\nfour\nfive\n")
    changed = ChangedLines(Change("HEAD"), repository)
    lines = {line for found in changed.lines(repository / "a.md") for line in found}
    assert lines == {2, 4}
    assert not changed.touches(repository / "b.md")


def test_a_new_file_is_changed_throughout(repository: Path) -> None:
    """A file that git does not know yet is all new."""
    (repository / "new.md").write_text("x\n")
    changed = ChangedLines(Change("HEAD"), repository)
    assert any(7 in found for found in changed.lines(repository / "new.md"))


def test_staged_reads_the_index(repository: Path) -> None:
    """--staged looks at what will be committed, not at what lies in the working tree."""
    (repository / "a.md").write_text("one\ntwo\nthree\nFOUR\n")
    git(repository, "add", "a.md")
    (repository / "a.md").write_text("zero\none\ntwo\nthree\nFOUR\n")
    changed = ChangedLines(Change(staged=True), repository)
    assert changed.staged_bytes(repository / "a.md") == b"one\ntwo\nthree\nFOUR\n"
    assert [list(found) for found in changed.lines(repository / "a.md")] == [[4]]


def test_names_that_look_like_options_or_patterns(repository: Path) -> None:
    """A file named like an option, a pattern or a line break is only a file."""
    for name in ("--output=x", "*.md", "line\nbreak.md", "“quoted”.md"):
        (repository / name).write_text("one\n")
    git(repository, "add", "-A")
    git(repository, "commit", "-q", "-m", "names")
    for name in ("--output=x", "*.md", "line\nbreak.md", "“quoted”.md"):
        (repository / name).write_text("one\ntwo\n")
    changed = ChangedLines(Change("HEAD"), repository)
    for name in ("--output=x", "*.md", "line\nbreak.md", "“quoted”.md"):
        assert [list(found) for found in changed.lines(repository / name)] == [[2]], name
    assert not (repository / "x").exists()


@pytest.mark.parametrize("revision", ["--upload-pack=touch pwned", "-h", "no-such-branch", "HEAD:a.md"])
def test_revisions_are_verified_first(repository: Path, revision: str) -> None:
    """What is no commit never reaches another git command, least of all as an option."""
    with pytest.raises(UsageError, match="git knows no revision"):
        resolve(revision, repository)
    assert not (repository / "pwned").exists()


def test_no_external_diff_of_the_repository_is_run(repository: Path) -> None:
    """A repository's own diff driver is a program; it is not run."""
    (repository / ".gitattributes").write_text("*.md diff=evil\n")
    git(repository, "config", "diff.evil.command", "touch ran-external")
    git(repository, "config", "diff.evil.textconv", "touch ran-textconv;cat")
    git(repository, "config", "diff.external", "touch ran-diff")
    (repository / "a.md").write_text("changed\n")
    ChangedLines(Change("HEAD"), repository).lines(repository / "a.md")
    assert not list(repository.glob("ran-*"))


def test_outside_a_repository(tmp_path: Path) -> None:
    """Without git's help there is a clear error."""
    with pytest.raises(UsageError, match="git cannot tell what changed"):
        ChangedLines(Change("HEAD"), tmp_path)
