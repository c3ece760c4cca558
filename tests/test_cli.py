"""The command line as its users meet it: streams, exit statuses, bad input."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from numcheck.cli import FORMATS, commands
from numcheck.reporters import FORMATS as RENDERED

PLANTED = """Council fines quarry

The quarry was fined £310,000 on Friday after slurry ran into the river Ashe.

The £130,000 fine is the largest that the court has set.
"""


def call(*arguments: str, stdin: bytes | None = None) -> Result:
    return CliRunner().invoke(commands, list(arguments), input=stdin)


def program(*arguments: str, cwd: Path, **options: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "numcheck", *arguments],
        cwd=cwd,
        capture_output=True,
        text=True,
        encoding="utf-8",
        **options,
    )  # type: ignore[call-overload,no-any-return]


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    path = tmp_path / "draft.txt"
    path.write_text(PLANTED, encoding="utf-8")
    return path


def test_findings_end_with_one(draft: Path) -> None:
    """A conflict ends the run with 1 and is printed with both figures."""
    done = call("check", str(draft))
    assert done.exit_code == 1
    assert "£310,000" in done.stdout
    assert "£130,000" in done.stdout


def test_a_first_word_that_is_no_command_is_a_path(draft: Path) -> None:
    """`numcheck draft.txt` is `numcheck check draft.txt`."""
    assert call(str(draft)).stdout == call("check", str(draft)).stdout


def test_no_path_is_the_working_folder(draft: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a path the folder one stands in is checked."""
    monkeypatch.chdir(draft.parent)
    done = call("check", "--format", "json")
    assert [file["path"] for file in json.loads(done.stdout)["files"]] == ["draft.txt"]


def test_standard_input() -> None:
    """`-` reads standard input; --stdin-filename names it."""
    done = call("check", "-", "--format", "json", "--stdin-filename", "desk/draft.md", stdin=PLANTED.encode())
    report = json.loads(done.stdout)
    assert done.exit_code == 1
    assert report["files"][0]["path"] == "desk/draft.md"


@pytest.mark.parametrize(("threshold", "status"), [("error", 1), ("warning", 1), ("never", 0)])
def test_fail_on(draft: Path, threshold: str, status: int) -> None:
    """--fail-on sets what ends the run with 1."""
    assert call("check", str(draft), "--fail-on", threshold).exit_code == status


def test_select_and_ignore(draft: Path) -> None:
    """A rule or family can be chosen or left out; an unknown name is refused with the near ones."""
    assert call("check", str(draft), "--ignore", "figure-mismatch").exit_code == 0
    assert call("check", str(draft), "--select", "part").exit_code == 0
    done = program("check", str(draft), "--select", "figure-mismatsch", cwd=draft.parent)
    assert done.returncode == 2
    assert "figure-mismatch" in done.stderr


def test_unreadable_articles_end_with_two_and_the_rest_is_checked(draft: Path) -> None:
    """One bad file never hides another's findings, and never looks clean."""
    folder = draft.parent
    (folder / "binary.txt").write_bytes(b"\x00\x01\x02" * 100)
    (folder / "latin.txt").write_bytes("A caf\xe9 sold 12 cups.\n".encode("windows-1252"))
    (folder / "front.md").write_text("---\ntitle: [broken\n---\n\nText with 12 words.\n", encoding="utf-8")
    done = program("check", "--format", "json", ".", "missing.txt", cwd=folder)
    assert done.returncode == 2
    report = json.loads(done.stdout)
    assert {failure["path"] for failure in report["failures"]} == {
        "binary.txt",
        "latin.txt",
        "front.md",
        "missing.txt",
    }
    assert len(report["files"][0]["findings"]) == 1
    assert "latin.txt:1" in done.stderr
    assert "--encoding" in done.stderr
    assert "0xe9" in done.stderr


def test_other_encodings_are_named(tmp_path: Path) -> None:
    """--encoding reads what is not UTF-8."""
    (tmp_path / "latin.txt").write_bytes(PLANTED.encode("windows-1252"))
    done = program("check", "latin.txt", "--encoding", "windows-1252", cwd=tmp_path)
    assert done.returncode == 1
    assert "£310,000" in done.stdout


def test_a_folder_without_articles_is_an_error(tmp_path: Path) -> None:
    """An empty folder is a mistake in the command line more often than good news."""
    (tmp_path / "drafts").mkdir()
    done = program("check", "drafts", cwd=tmp_path)
    assert done.returncode == 2
    assert "drafts" in done.stderr


@pytest.mark.parametrize("text", ["", "9" * 10_000, "Nine " * 10])
def test_odd_articles_are_no_errors(tmp_path: Path, text: str) -> None:
    """An empty file, a figure of 10,000 digits and a text without sense are checked like any other."""
    path = tmp_path / "odd.txt"
    path.write_text(text, encoding="utf-8")
    assert call("check", str(path)).exit_code == 0


def test_too_long_a_figure_is_skipped_with_its_reason(tmp_path: Path) -> None:
    """A figure of 10,000 digits is listed as skipped."""
    path = tmp_path / "odd.txt"
    path.write_text("The sum was " + "9" * 10_000 + " pounds.\n", encoding="utf-8")
    report = json.loads(call("check", str(path), "--format", "json").stdout)
    assert [skip["reason"] for skip in report["files"][0]["skipped"]] == ["too-long"]


def test_help_needs_no_spacy() -> None:
    """--help answers without loading the language stage."""
    code = "import sys, numcheck.cli as c\ntry: c.main(['--help'])\nexcept SystemExit: pass\nassert 'spacy' not in sys.modules\nassert 'rich' not in sys.modules"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert "check" in done.stdout


def test_closed_pipe_ends_without_a_traceback(draft: Path) -> None:
    """`numcheck | head` is not an error."""
    for index in range(40):
        (draft.parent / f"draft{index:02}.txt").write_text(PLANTED, encoding="utf-8")
    command = f"{sys.executable} -m numcheck check . | head -1"
    done = subprocess.run(command, shell=True, cwd=draft.parent, capture_output=True, text=True)
    assert "Traceback" not in done.stderr


def test_a_poor_console_gets_no_traceback(draft: Path) -> None:
    """A console that cannot print “≈” or “£” still gets the report."""
    env = {**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0", "LC_ALL": "C"}
    done = subprocess.run(
        [sys.executable, "-m", "numcheck", "check", "draft.txt"],
        cwd=draft.parent,
        capture_output=True,
        env=env,
    )
    assert done.returncode == 1, done.stderr
    assert b"Traceback" not in done.stderr
    assert b"310,000" in done.stdout


@pytest.mark.skipif(os.name == "nt", reason="POSIX signals")
def test_interrupt_ends_with_130(tmp_path: Path) -> None:
    """Ctrl-C ends at once, with the status shells expect."""
    for index in range(300):
        (tmp_path / f"{index}.txt").write_text(PLANTED * 20, encoding="utf-8")
    running = subprocess.Popen(
        [sys.executable, "-m", "numcheck", "check", "--no-cache", "."],
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    try:
        with pytest.raises(subprocess.TimeoutExpired):
            running.wait(timeout=4)
        running.send_signal(signal.SIGINT)
        _, said = running.communicate(timeout=20)
    finally:
        running.kill()
    assert running.returncode == 130
    assert b"Traceback" not in said


def test_formats_are_those_the_reporters_know() -> None:
    """The command line offers what there is, no more and no less."""
    assert FORMATS == RENDERED


def test_same_bytes_whatever_the_hash_seed(draft: Path) -> None:
    """Two runs under different hash seeds print the same bytes."""
    outputs = set()
    for seed in ("0", "1", "42"):
        env = {**os.environ, "PYTHONHASHSEED": seed}
        outputs.add(program("check", "--format", "json", "draft.txt", cwd=draft.parent, env=env).stdout)
    assert len(outputs) == 1


def test_rules_are_listed_and_explained() -> None:
    """`rules` lists every rule, `explain` has a page for each, an unknown one names the near."""
    listed = json.loads(call("rules", "--format", "json").stdout)["rules"]
    names = [rule["id"] for rule in listed]
    assert {"figure-mismatch", "headline-mismatch"} <= set(names)
    for name in names:
        done = call("explain", name)
        assert done.exit_code == 0
        assert name in done.stdout
    assert call("explain", "figure-mismatch").stdout == call("explain", "figure-mismatch").stdout


def test_init_writes_a_configuration_once(tmp_path: Path) -> None:
    """`init` writes numcheck.toml and never overwrites one."""
    assert program("init", cwd=tmp_path).returncode == 0
    assert (tmp_path / "numcheck.toml").is_file()
    assert program("init", cwd=tmp_path).returncode == 2
