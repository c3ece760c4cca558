"""Hostile input through the whole program: nothing hangs, nothing is run, nothing but the paths named is read or written.

What one room does with such input is tested there: readers in tests/readers/test_hostile.py and test_limits.py, folders
in tests/project/test_discovery.py, trust in tests/project/test_trust.py, laws in tests/rules, output in tests/reporters.
"""

from __future__ import annotations

import io
import json
import os
import random
import subprocess
import time
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.child import command, taken
from tests.project.desk import call, write

DRAFT = "About 15,000 people marched in Leeds on Saturday.\n\nOf the 30 stewards, 45 wore vests.\n"
FORMATS = ("terminal", "json", "sarif", "github", "gitlab", "rdjsonl", "junit", "html", "markdown")
MB = 1_000_000
# Bounds on processor time and memory. They are wide: what they are to notice takes minutes and gigabytes.
SECONDS, MEGABYTES = 15, 600


@dataclass(frozen=True, slots=True)
class Ended:
    """How a run of the program ended: status, output, processor time, and the most memory it held, in MB."""

    status: int
    out: str
    err: str
    seconds: float
    memory: float


def run(folder: Path, *arguments: str) -> Ended:
    """`numcheck check --no-cache` in a process of its own."""
    environment = {**os.environ, "OMP_NUM_THREADS": "1", "COLUMNS": "120"}
    done = subprocess.run(
        command(folder / ".used", "check", "--no-cache", *arguments),
        cwd=folder,
        env=environment,
        capture_output=True,
        timeout=120,
    )
    seconds, peak = taken(folder / ".used")
    return Ended(done.returncode, done.stdout.decode(), done.stderr.decode(), seconds, peak)


def rows(count: int) -> list[list[str]]:
    """A table of towns and figures, its columns named."""
    figures = random.Random(1)
    head = ["Town", "Dead", "Hurt", "Missing", "Homes", "Roads", "Boats", "Pumps", "All"]
    return [
        head,
        *([f"Town {i}", *(f"{figures.randint(1, 99_999)}" for _ in head[1:])] for i in range(count)),
    ]


def tabbed(separator: str) -> str:
    """Two megabytes of such a table in plain text."""
    return "\n".join(separator.join(row) for row in rows(36_000))


def markdown_table() -> str:
    """The same in Markdown."""
    head, *others = rows(26_000)
    return "\n".join("| " + " | ".join(row) + " |" for row in [head, ["---"] * 9, *others])


def html_table() -> str:
    """The same in a page."""
    return "<table>" + "".join("<tr><td>" + "<td>".join(row) for row in rows(30_000)) + "</table>"


LARGE: dict[str, Callable[[], str]] = {
    "digits.txt": lambda: "9" * 50 * MB,
    "line-ends.txt": lambda: "\n" * 50 * MB + "12 people",
    "words.txt": lambda: "people left their homes on that day " * (50 * MB // 36),
    "brackets.md": lambda: "[" * 50 * MB,
    "tags.html": lambda: "<div>" * 10 * MB,
    "signs.html": lambda: "<" * 50 * MB,
    "entities.html": lambda: "&amp;" * 10 * MB,
    "script.html": lambda: "<p>Some 12 people left.</p><script>" + "var a = 12;\n" * 4 * MB,
}
TABLES: dict[str, Callable[[], str]] = {
    "table.txt": lambda: tabbed("\t"),
    "table.csv": lambda: tabbed(","),
    "table.md": markdown_table,
    "table.html": html_table,
}
MANY: dict[str, Callable[[], str]] = {
    "paragraphs.txt": lambda: "".join(f"Some {n:,} people marched there.\n\n" for n in range(100, 50_100)),
    "block.txt": lambda: "".join(f"Some {n:,} people marched there. " for n in range(100, 50_100)),
    "commas.txt": lambda: "1," * MB,
}


@pytest.mark.skipif(os.name == "nt", reason="measures a process as POSIX does")
@pytest.mark.parametrize("name", LARGE)
def test_fifty_megabytes_take_seconds_and_little_memory(tmp_path: Path, name: str) -> None:
    """The beginning is looked at, and the report says how much of how much."""
    (tmp_path / name).write_text(LARGE[name](), encoding="utf-8")
    ended = run(tmp_path, name)
    assert ended.status == 0, ended.err
    assert "only the first" in ended.out or name in ("digits.txt", "script.html")
    assert ended.seconds < SECONDS
    assert ended.memory < MEGABYTES


@pytest.mark.skipif(os.name == "nt", reason="measures a process as POSIX does")
@pytest.mark.parametrize("name", TABLES)
def test_a_table_of_two_megabytes_takes_seconds(tmp_path: Path, name: str) -> None:
    """In every form in which data come."""
    text = TABLES[name]()
    assert len(text) > 1.6 * MB
    (tmp_path / name).write_text(text, encoding="utf-8")
    ended = run(tmp_path, name)
    assert ended.status in (0, 1), ended.err
    assert "only the first" in ended.out
    assert ended.seconds < SECONDS
    assert ended.memory < MEGABYTES


@pytest.mark.skipif(os.name == "nt", reason="measures a process as POSIX does")
@pytest.mark.parametrize("name", MANY)
def test_fifty_thousand_figures_of_one_noun_take_seconds(tmp_path: Path, name: str) -> None:
    """The first are compared, and the report says so."""
    (tmp_path / name).write_text(MANY[name](), encoding="utf-8")
    ended = run(tmp_path, name)
    assert ended.status in (0, 1), ended.err
    assert "only the first 5,000 figures" in ended.out
    assert ended.seconds < 2 * SECONDS
    assert ended.memory < MEGABYTES


def test_a_file_larger_than_any_article_is_refused(tmp_path: Path) -> None:
    """By its size, in a line that says what to do."""
    with (tmp_path / "dump.txt").open("wb") as handle:
        handle.truncate(70 * MB)
    ended = run(tmp_path, "dump.txt")
    assert ended.status == 2
    assert "dump.txt: holds more than 64 MB (split it, or leave it out)" in ended.err


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.html", "<div>" * 100_000 + "Of the 30 stewards, 45 wore vests." + "</div>" * 100_000),
        ("b.html", "<p>" + "<b>" * 100_000 + "Of the 30 stewards, 45 wore vests."),
        ("c.html", "<table><tr><td>" * 20_000 + "Of the 30 stewards, 45 wore vests."),
        ("d.html", "<ul><li>" * 50_000 + "Of the 30 stewards, 45 wore vests."),
        ("e.md", "> " * 100_000 + "12\n\nOf the 30 stewards, 45 wore vests.\n"),
        ("f.md", "- " * 50_000 + "12\n\nOf the 30 stewards, 45 wore vests.\n"),
    ],
)
def test_what_is_nested_very_deep_is_read(tmp_path: Path, name: str, text: str) -> None:
    """And the conflict inside or behind it is found."""
    path = write(tmp_path / name, text)
    started = time.process_time()
    done = call("check", "--no-cache", str(path))
    assert done.exit_code == 1, done.stderr
    assert time.process_time() - started < SECONDS


def test_a_zip_bomb_is_an_article_that_cannot_be_read(tmp_path: Path) -> None:
    """The others of the run are checked all the same."""
    docx = pytest.importorskip("docx")
    made = io.BytesIO()
    docx.Document().save(made)
    with (
        zipfile.ZipFile(made) as old,
        zipfile.ZipFile(tmp_path / "bomb.docx", "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for entry in old.infolist():
            data = old.read(entry)
            padding = b" " * 60 * MB if entry.filename == "word/document.xml" else b""
            new.writestr(entry.filename, data + padding)
    write(tmp_path / "draft.md", DRAFT)
    assert (tmp_path / "bomb.docx").stat().st_size < MB
    done = call("check", "--no-cache", str(tmp_path))
    assert done.exit_code == 2
    assert "bomb.docx: unpacks to 60 MB" in done.stderr
    assert "30 stewards" in done.stdout


@pytest.mark.skipif(os.name == "nt", reason="Windows allows no such names")
@pytest.mark.parametrize("form", FORMATS)
def test_names_of_files_are_data_in_every_format(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, form: str
) -> None:
    """Line ends, quotes, escapes, markup and the marks that turn the direction of writing."""
    monkeypatch.chdir(tmp_path)
    names = [
        "a\nb.md", "a\r\nb.md", 'quote"d\'s.md', "esc\x1b[2J.md", "bidi\u202egnp.md", "<img src=x onerror=alert(1)>.md",
        "[red]x.md", "::error::x.md", "##[error]x.md", "]]>&amp;.md", "-->.md", "$(touch pwned).md", "--output=x.md",
        "{{ 7 * 7 }}.md", "line\u2028end.md", "`x`|y.md", "%0Ax.md",
    ]  # fmt: skip
    for name in names:
        write(tmp_path / name, DRAFT)
    done = call("check", "--no-cache", "--format", form, ".")
    assert done.exit_code == 1
    assert not any(ord(c) < 32 and c not in "\n\t" for c in done.stdout)
    assert not any(c in done.stdout for c in "\x1b\u202e\u2028") or form in (
        "json",
        "sarif",
        "gitlab",
        "rdjsonl",
    )
    assert "<img src=x" not in done.stdout or form not in ("html", "junit", "markdown")
    assert "49.md" not in done.stdout
    if form == "json":
        assert sorted(file["path"] for file in json.loads(done.stdout)["files"]) == sorted(names)
    if form == "rdjsonl":
        assert all(json.loads(line) for line in done.stdout.splitlines())
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(names)


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
def test_links_in_circles_end_and_lead_nowhere_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A loop of folders, a file that links to itself, and a link to a secret outside the folder named."""
    secret = write(tmp_path / "secret.md", "About 77,777 people.\n")
    desk = tmp_path / "desk"
    write(desk / "draft.md", DRAFT)
    (desk / "loop").symlink_to(desk, target_is_directory=True)
    (desk / "one").symlink_to(desk / "two", target_is_directory=True)
    (desk / "two").symlink_to(desk / "one", target_is_directory=True)
    (desk / "self.md").symlink_to(desk / "self.md")
    (desk / "leak.md").symlink_to(secret)
    monkeypatch.chdir(desk)
    done = call("check", "--no-cache", "--format", "json", ".")
    assert [file["path"] for file in json.loads(done.stdout)["files"]] == ["draft.md"]
    assert "77,777" not in done.stdout + done.stderr
    assert done.exit_code == 2  # the file that links to itself is an article that cannot be read


def test_what_may_not_be_read_is_said_and_the_rest_checked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A folder and a file without permission. The refusal is the system's own error: root is refused nothing."""
    write(tmp_path / "shut" / "draft.md", DRAFT)
    write(tmp_path / "shut.md", DRAFT)
    write(tmp_path / "open.md", DRAFT)
    listing, opening = os.scandir, io.open

    def refuse(path: object) -> None:
        if isinstance(path, str | os.PathLike) and Path(path).stem == "shut":
            raise PermissionError(13, "Permission denied", str(path))

    def scandir(path: str = ".") -> object:
        refuse(path)
        return listing(path)

    def open_(file: object, *arguments: object, **named: object) -> object:
        refuse(file)
        return opening(file, *arguments, **named)  # type: ignore[call-overload]

    monkeypatch.setattr(os, "scandir", scandir)
    monkeypatch.setattr(io, "open", open_)
    done = call("check", "--no-cache", str(tmp_path))
    assert done.exit_code == 2
    assert "30 stewards" in done.stdout
    assert done.stderr.count("shut") == 2


@pytest.mark.parametrize("form", FORMATS)
def test_words_of_an_article_are_data_in_every_format(tmp_path: Path, form: str) -> None:
    """Escapes, markup for the terminal, direction marks and script in the sentences that a report quotes."""
    evil = (
        "\x1b[31m [bold red]x[/] \u202e <script>alert(1)</script> ::error::x ##[error] {{ 7 * 7 }} ]]> &amp;"
    )
    path = write(tmp_path / "a.txt", f"Of the 30 stewards {evil}, 45 wore vests.\n")
    done = call("check", "--no-cache", "--format", form, str(path))
    assert done.exit_code == 1
    assert "\x1b" not in done.stdout
    assert "<script>alert" not in done.stdout or form not in ("html", "junit", "markdown")
    assert "\u202e" not in done.stdout or form in ("json", "sarif", "gitlab", "rdjsonl")
    assert not any(line.startswith("##[") for line in done.stdout.splitlines())


@pytest.mark.parametrize(
    "law",
    [
        "__import__('os').system('touch pwned') == 0",
        "open('pwned', 'w') == part",
        "(lambda: part)() == whole",
        "part.__class__.__mro__ == whole",
        "part if whole else part == 1",
        "exec(part) == whole",
        "part == whole; import os",
        "f'{part}' == whole",
        "part ** 9 ** 9 ** 9 == whole",
        "part == 9" + "9" * 5_000,
        "(" * 100_000 + "part" + ")" * 100_000 + " == whole",
        "-" * 100_000 + "part == whole",
        "part" + " + part" * 100_000 + " == whole",
    ],
    ids=range(13),
)
def test_a_law_that_tries_to_be_code_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, law: str
) -> None:
    """It names its line, nothing of it runs, and it takes no time."""
    rule = (
        'relation = "part"\nseverity = "error"\nstatus = "stable"\nmessage = "{part}"\n[[law]]\n'
        f"test = {json.dumps(law)}\n"
        '[docs]\nwhat = "x"\nwhy = "x"\nknown_limits = "x"\n'
        '[[example]]\ntext = "Of the 30, 45."\nflags = ["30", "45"]\n[[example]]\ntext = "None."\n'
    )
    write(tmp_path / "part" / "evil.toml", rule)
    monkeypatch.chdir(tmp_path)
    started = time.process_time()
    with pytest.raises(Exception, match=r"evil\.toml:6"):
        call("rules", "test", "part/evil.toml")
    assert time.process_time() - started < SECONDS
    assert [path.name for path in tmp_path.iterdir()] == ["part"]
