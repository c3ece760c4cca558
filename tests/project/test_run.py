"""Whole runs: baselines, changed lines, ignores, processes, and the same bytes each time."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from numcheck.cli import FORMATS, commands
from numcheck.model.article import Article
from numcheck.model.report import FileReport

PLANTED = "School results\n\nThe exams were held in May.\n\nOf the 30 pupils in the top class, 45 passed with honours.\n"
OTHER = "Council vote\n\nThe hall was full.\n\nOf the 20 councillors in the hall, 26 voted for the bridge.\n"


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / ".git").mkdir()
    (tmp_path / "school.md").write_text(PLANTED, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def call(*arguments: str) -> Result:
    return CliRunner().invoke(commands, ["check", "--no-cache", *arguments])


def findings(*arguments: str) -> list[dict[str, object]]:
    done = call("--format", "json", *arguments)
    assert done.exit_code in (0, 1), done.output
    return [finding for file in json.loads(done.stdout)["files"] for finding in file["findings"]]


def test_a_baseline_accepts_todays_findings(desk: Path) -> None:
    """What --write-baseline lists is silent later; what is new is not."""
    assert call("--write-baseline", "accepted.json").exit_code == 0
    assert findings("--baseline", "accepted.json") == []
    (desk / "council.md").write_text(OTHER, encoding="utf-8")
    assert len(findings("--baseline", "accepted.json")) == 1


def test_a_baseline_survives_edits_elsewhere(desk: Path) -> None:
    """Moved lines and new paragraphs do not revive an accepted finding; a changed figure does."""
    call("--write-baseline", "accepted.json")
    moved = PLANTED.replace("The exams", "A note for all 12 readers.\n\nThe  exams")
    (desk / "school.md").write_text(moved, encoding="utf-8")
    assert findings("--baseline", "accepted.json") == []
    (desk / "school.md").write_text(PLANTED.replace("45", "46"), encoding="utf-8")
    assert len(findings("--baseline", "accepted.json")) == 1


def test_a_baseline_holds_no_sentence(desk: Path) -> None:
    """Drafts are confidential: the file that goes under version control holds fingerprints."""
    call("--write-baseline", "accepted.json")
    text = (desk / "accepted.json").read_text(encoding="utf-8")
    assert "pupils" not in text
    assert "45" not in json.loads(text)["findings"][0]["rule"]


def test_stale_entries_and_verdicts(desk: Path) -> None:
    """An entry that matches nothing is reported; a verdict and a note are kept when the file is written anew."""
    call("--write-baseline", "accepted.json")
    path = desk / "accepted.json"
    document = json.loads(path.read_text(encoding="utf-8"))
    document["findings"][0] |= {"verdict": "false alarm", "note": "two classes"}
    path.write_text(json.dumps(document), encoding="utf-8")
    call("--baseline", "accepted.json", "--write-baseline", "accepted.json")
    assert json.loads(path.read_text(encoding="utf-8"))["findings"][0]["note"] == "two classes"
    (desk / "school.md").write_text("Nothing to see here, said the head.\n", encoding="utf-8")
    assert "matches nothing any more" in call("--baseline", "accepted.json").stderr


@pytest.mark.parametrize(
    "text", ["{", "[]", '{"version": 2}', '{"version": 1, "findings": [{"fingerprint": "x"}]}']
)
def test_a_broken_baseline_is_refused(desk: Path, text: str) -> None:
    """A baseline that cannot be used is an error with its name, never an empty one."""
    (desk / "broken.json").write_text(text, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "numcheck", "check", "--baseline", "broken.json"],
        capture_output=True,
        text=True,
    )
    assert done.returncode == 2
    assert "broken.json" in done.stderr


def test_per_file_ignores(desk: Path) -> None:
    """A rule can be left out for some files only."""
    (desk / "council.md").write_text(OTHER, encoding="utf-8")
    (desk / "numcheck.toml").write_text('[per-file-ignores]\n"school.*" = ["part"]\n', encoding="utf-8")
    done = json.loads(call("--format", "json").stdout)
    assert {file["path"]: len(file["findings"]) for file in done["files"]} == {
        "council.md": 1,
        "school.md": 0,
    }


def test_settings_set_severity_and_threshold(desk: Path) -> None:
    """A rule's severity and what fails a run are the project's to set."""
    (desk / "numcheck.toml").write_text('[severity]\npart-exceeds-whole = "warning"\n', encoding="utf-8")
    assert call().exit_code == 0
    assert call("--fail-on", "warning").exit_code == 1


def test_unknown_rules_in_settings_are_refused(desk: Path) -> None:
    """A misspelt rule would silently switch nothing off."""
    (desk / "numcheck.toml").write_text('ignore = ["part-exceed-whole"]\n', encoding="utf-8")
    done = subprocess.run([sys.executable, "-m", "numcheck"], capture_output=True, text=True)
    assert done.returncode == 2
    assert "part-exceeds-whole" in done.stderr


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
def test_only_changed_lines(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """--diff and --staged report findings with a figure on a changed line, that figure first."""
    monkeypatch.chdir(tmp_path)

    def git(*arguments: str) -> None:
        identity = ("-c", "user.name=Desk", "-c", "user.email=desk@example.org")
        subprocess.run(["git", *identity, *arguments], check=True, capture_output=True)

    git("init", "-q")
    (tmp_path / "old.md").write_text(OTHER, encoding="utf-8")
    fixed = "School results\n\nThe top class has 30 pupils.\n\nOf them, 15 passed with honours.\n"
    (tmp_path / "school.md").write_text(PLANTED.replace("45", "15") + "\n" + fixed, encoding="utf-8")
    git("add", ".")
    git("commit", "-q", "-m", "first")
    (tmp_path / "school.md").write_text(PLANTED + "\n" + fixed, encoding="utf-8")
    found = findings("--diff", "HEAD")
    assert len(found) == 1
    git("add", ".")
    (tmp_path / "school.md").write_text(fixed, encoding="utf-8")
    assert findings("--staged") == found
    assert findings("--diff", "HEAD") == []


def test_processes_give_the_same_report(desk: Path) -> None:
    """--jobs changes the time a run takes, and nothing else."""
    for index in range(6):
        (desk / f"{index}.md").write_text(PLANTED.replace("30", f"3{index}"), encoding="utf-8")
    assert call("--format", "json", "--jobs", "2").stdout == call("--format", "json").stdout


@pytest.mark.parametrize("form", FORMATS)
def test_same_bytes_in_every_format(desk: Path, form: str) -> None:
    """The same articles give the same bytes whatever the hash seed and the hour."""
    outputs = set()
    for seed, zone in (("1", "UTC"), ("77", "Asia/Tokyo")):
        env = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone}
        command = [sys.executable, "-m", "numcheck", "check", "--no-cache", "--format", form]
        outputs.add(subprocess.run(command, capture_output=True, env=env, check=False).stdout)
    assert len(outputs) == 1
    assert next(iter(outputs))


def test_a_fault_of_ours_fails_closed(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An internal error in one article is reported with exit status 2, and the others are still checked."""
    from numcheck.pipeline import Checker

    (desk / "council.md").write_text(OTHER, encoding="utf-8")
    sound = Checker.check

    def broken(self: Checker, article: Article) -> FileReport:
        if article.path == "council.md":
            raise ZeroDivisionError("a fault")
        return sound(self, article)

    monkeypatch.setattr(Checker, "check", broken)
    done = call("--format", "json")
    report = json.loads(done.stdout)
    assert done.exit_code == 2
    assert [file["path"] for file in report["files"]] == ["school.md"]
    assert "internal error: ZeroDivisionError" in report["failures"][0]["error"]


def test_nothing_else_is_written(desk: Path) -> None:
    """A check leaves no file behind in the project."""
    before = sorted(desk.rglob("*"))
    call()
    assert sorted(desk.rglob("*")) == before
