"""Which files are checked: folders searched, files named, what is left out, and hostile trees."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from numcheck.project.discovery import Found, Problem, find_articles
from numcheck.project.settings import Settings


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def put(*names: str) -> None:
    """Writes an article under each name."""
    for name in names:
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text("Some 12 people.\n", encoding="utf-8")


def found(*paths: str, **settings: object) -> list[str]:
    """The articles found, as reports will name them."""
    return [item.shown for item in look(*paths, **settings) if isinstance(item, Found)]


def problems(*paths: str, **settings: object) -> list[tuple[str, str, bool]]:
    """The paths that lead to no article."""
    return [(p.shown, p.error, p.fatal) for p in look(*paths, **settings) if isinstance(p, Problem)]


def look(*paths: str, **settings: object) -> list[Found | Problem]:
    """All that `find_articles` yields under these settings."""
    return list(find_articles(paths, lambda _: Settings(Path.cwd(), **settings)))  # type: ignore[arg-type]


def test_a_folder_is_searched_for_the_suffixes_that_are_read_in_order_of_names() -> None:
    """Other files, hidden ones and other people's code are left alone."""
    put(
        "b.txt",
        "a.md",
        "c/x.html",
        "c.markdown",
        "d.HTM",
        "e.docx",
        "f.py",
        ".hidden.md",
        ".git/x.md",
        "~$e.docx",
    )
    put("node_modules/p/README.md", "sub/venv/x.txt")
    assert found(".") == ["a.md", "b.txt", "c/x.html", "c.markdown", "d.HTM", "e.docx"]


def test_paths_stand_as_the_user_named_them() -> None:
    """Relative to the working folder where they lie under it, else as written."""
    put("work/a.txt", "other/b.txt")
    os.chdir("work")
    whole = str(Path.cwd() / "a.txt")
    assert found("a.txt") == found("./a.txt") == found(whole) == found(".") == ["a.txt"]
    assert found("../other") == ["../other/b.txt"]


def test_an_article_named_twice_is_found_once() -> None:
    """By itself and through its folder."""
    put("a/x.txt", "a/y.txt")
    assert found("a/y.txt", "a", "./a/x.txt") == ["a/y.txt", "a/x.txt"]


def test_a_file_named_is_found_whatever_its_name_and_whoever_ignores_it() -> None:
    """Unless the configuration forces its exclusions, as hooks need that name every file."""
    put("notes", ".draft.md", "archive/a.md")
    Path(".gitignore").write_text("*.md\n", encoding="utf-8")
    assert found("notes", ".draft.md", "archive/a.md", exclude=("archive/",)) == [
        "notes",
        ".draft.md",
        "archive/a.md",
    ]
    assert found("archive/a.md", exclude=("archive/",), force_exclude=True) == []
    assert problems("archive/a.md", exclude=("archive/",), force_exclude=True)[0][2] is False


def test_standard_input_is_found_under_its_sign() -> None:
    """The caller reads it."""
    assert found("-") == ["-"]


def test_what_cannot_be_found_is_a_problem() -> None:
    """A missing path, an empty folder, a link to nowhere: each says so, and the rest is found."""
    put("a.txt")
    Path("empty").mkdir()
    Path("link.txt").symlink_to("nowhere.txt")
    assert found("none.txt", "empty", "link.txt", "a.txt") == ["a.txt"]
    reasons = {name: error for name, error, fatal in problems("none.txt", "empty", "link.txt") if fatal}
    assert "no such file" in reasons["none.txt"]
    assert "no articles" in reasons["empty"]
    assert "nowhere" in reasons["link.txt"]


def test_includes_and_excludes_of_the_configuration() -> None:
    """Globs as in .gitignore, from the configuration's folder; the last that matches decides."""
    put("a.txt", "b.draft.txt", "old/c.txt", "old/keep.txt", "d.rst")
    assert found(".", include=("*.rst",), exclude=("*.draft.txt", "old/*", "!old/keep.txt")) == [
        "a.txt",
        "d.rst",
        "old/keep.txt",
    ]


def test_gitignore_files_are_respected() -> None:
    """Those above and below in the repository, and git's own excludes; not when the configuration says so."""
    put(
        "repo/a.txt",
        "repo/build/b.txt",
        "repo/sub/c.txt",
        "repo/sub/d.txt",
        "repo/sub/deep/e.txt",
        "repo/f.txt",
    )
    Path("repo/.git/info").mkdir(parents=True)
    Path("repo/.git/info/exclude").write_text("f.txt\n", encoding="utf-8")
    Path("repo/.gitignore").write_text("build/\n*.txt\n!a.txt\n!/sub/*.txt\n", encoding="utf-8")
    Path("repo/sub/.gitignore").write_text("d.txt\n!deep/e.txt\n", encoding="utf-8")
    assert found("repo") == ["repo/a.txt", "repo/sub/c.txt", "repo/sub/deep/e.txt"]
    assert found("repo/sub") == ["repo/sub/c.txt", "repo/sub/deep/e.txt"]
    assert found("repo/build") == ["repo/build/b.txt"], "a folder named is searched though git ignores it"
    assert len(found("repo", respect_gitignore=False)) == 6


def test_gitignore_agrees_with_git_itself() -> None:
    """The same files as `git ls-files` lists as neither tracked nor ignored."""
    put("a.txt", "b/a.txt", "b/c/a.txt", "b/c/z.md", "logs/x.txt", "b/logs/y.txt", "w x.txt", "f[1].txt")
    try:
        subprocess.run(["git", "init", "-q", "."], check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("git is not installed")
    for patterns in (
        "logs/",
        "/logs/",
        "b/**/a.txt",
        "a.txt\n!b/a.txt",
        "*.md",
        "b/*\n!b/c/",
        "w\\ x.txt",
        "f\\[1].txt",
    ):
        Path(".gitignore").write_text(patterns + "\n", encoding="utf-8")
        listed = subprocess.run(
            ["git", "ls-files", "--others", "--exclude-standard", "-z"], check=True, capture_output=True
        ).stdout.decode()
        expected = sorted(name for name in listed.split("\0") if name.endswith((".txt", ".md")))
        assert sorted(found(".")) == expected, patterns


def test_links_to_folders_are_not_followed_and_links_to_files_stay_inside() -> None:
    """No loop forms, and nothing outside the folder named is read."""
    put("in/a.txt", "in/sub/b.txt", "out/secret.txt")
    Path("in/loop").symlink_to("..", target_is_directory=True)
    Path("in/sub/self").symlink_to(".", target_is_directory=True)
    Path("in/link.txt").symlink_to("a.txt")
    Path("in/leak.txt").symlink_to("../out/secret.txt")
    assert found("in") == ["in/a.txt", "in/link.txt", "in/sub/b.txt"]
    assert [(name, fatal) for name, _, fatal in problems("in")] == [("in/leak.txt", False)]


def test_a_folder_that_may_not_be_read_is_a_problem(monkeypatch: pytest.MonkeyPatch) -> None:
    """The others are searched all the same. The refusal is the system's own error: root is refused nothing."""
    put("a/x.txt", "b/y.txt")
    listing = os.scandir

    def refused(path: str | os.PathLike[str]) -> object:
        if Path(path).name == "a":
            raise PermissionError(13, "Permission denied", str(path))
        return listing(path)

    monkeypatch.setattr(os, "scandir", refused)
    assert found(".") == ["b/y.txt"]
    assert "cannot be read" in problems(".")[0][1]


@pytest.mark.skipif(os.name == "nt", reason="names that Windows does not allow")
def test_names_with_anything_in_them_are_found() -> None:
    """Line ends, quotes, escapes, and bytes that are no text, which are written out."""
    names = ["a\nb.txt", "q\"uo'te.txt", "esc\x1b[31m.txt", "-dash.txt", "%s{0}.txt"]
    put(*(f"d/{name}" for name in names))
    with open(b"d/\xff.txt", "wb") as handle:  # noqa: PTH123 - a Path takes no bytes
        handle.write(b"12\n")
    assert sorted(found("d")) == sorted([*(f"d/{name}" for name in names), "d/\\xff.txt"])


def test_sockets_pipes_and_folders_called_like_articles_are_passed_over() -> None:
    """Only regular files are read from a folder: opening a pipe would wait for ever."""
    put("a.txt")
    os.mkfifo("pipe.txt")
    Path("folder.txt").mkdir()
    put("folder.txt/b.txt")
    assert found(".") == ["a.txt", "folder.txt/b.txt"]


def test_a_deep_tree_is_walked() -> None:
    """Deeper than Python recurses."""
    at = Path("deep")
    at.mkdir()
    os.chdir(at)
    for _ in range(300):
        Path("abcdefgh").mkdir()
        os.chdir("abcdefgh")
    Path("x.txt").write_text("12", encoding="utf-8")
    os.chdir("../" * 301)
    assert len(found("deep")) == 1


def test_a_pattern_made_to_be_slow_is_not_used() -> None:
    """A .gitignore from a stranger costs no minutes."""
    put("a" * 200 + ".txt")
    Path(".gitignore").write_text("*a" * 60 + "b\n", encoding="utf-8")
    assert len(found(".")) == 1
