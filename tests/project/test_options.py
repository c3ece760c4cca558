"""Options of `check` that change what is shown and where it is written."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from numcheck.engine import rule_infos
from numcheck.errors import ConfigError, UsageError
from numcheck.project.run import RunOptions, run
from numcheck.project.settings import setting_names
from numcheck.reporters import FORMATS, RenderOptions, render
from numcheck.resources.rules import load_rules
from tests.project.desk import AGAIN, MARCH, VESTS, call, check, report, write

DRAFT = f"{MARCH}\n\n{AGAIN}\n\n{VESTS}\n"


@pytest.fixture(autouse=True)
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / ".git").mkdir()
    write(tmp_path / "draft.md", DRAFT)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_why_says_what_became_of_other_pairs(desk: Path) -> None:
    """--why names pairs that were looked at and left alone, with the reason."""
    write(
        desk / "draft.md",
        "In Leeds 340 homes lost power on Monday.\n\nIn Hull 430 homes lost power on Monday.\n",
    )
    plain, full = check("draft.md"), check("draft.md", "--why")
    assert "two different places" not in plain.stdout
    assert "two different places" in full.stdout
    assert plain.exit_code == full.exit_code == 0


def test_information_is_shown_when_asked_for(desk: Path) -> None:
    """A rule set to info is silent but for a count of what is hidden, until --show info; it fails no run."""
    write(desk / "numcheck.toml", '[severity]\npart = "info"\nrestated = "info"\n')
    plain, full = check("draft.md"), check("draft.md", "--show", "info")
    assert plain.exit_code == full.exit_code == 0
    assert "45 wore vests" not in plain.stdout
    assert "2 findings for information not shown (--show info)" in plain.stdout
    assert "45 wore vests" in full.stdout
    assert report("draft.md")["files"][0]["findings"] == []
    assert len(report("draft.md", "--show", "info")["files"][0]["findings"]) == 2


def test_limit_cuts_what_people_read(desk: Path) -> None:
    """--limit shows so many findings, says how many it left out, and changes neither the status nor formats for programs."""
    done = check("draft.md", "--limit", "1")
    assert done.exit_code == 1
    assert "and 1 more finding, not shown (limit 1)" in done.stdout
    assert "45 wore vests" not in done.stdout
    assert len(report("draft.md", "--limit", "1")["files"][0]["findings"]) == 2


def test_limit_hides_no_failure(desk: Path) -> None:
    """What decides the status is every finding, not those shown: the warning that comes first hides no error."""
    write(desk / "numcheck.toml", '[severity]\nrestated = "warning"\n')
    assert check("draft.md", "--limit", "1").exit_code == 1


def test_settings_are_shown_without_a_check(desk: Path) -> None:
    """--show-settings prints the file that holds and every setting in force, and stops."""
    write(desk / "numcheck.toml", 'fail-on = "warning"\n')
    done = check("--show-settings", "draft.md")
    assert done.exit_code == 0
    lines = done.stdout.splitlines()
    assert lines[0] == f"configuration = {desk / 'numcheck.toml'}"
    assert [line.partition(" = ")[0] for line in lines[1:]] == list(setting_names())
    assert 'fail-on = "warning"' in lines


@pytest.mark.parametrize(
    "form", ["terminal", "json", "sarif", "github", "gitlab", "rdjsonl", "junit", "html", "markdown"]
)
def test_a_report_in_a_file(desk: Path, form: str) -> None:
    """-o writes what would have been printed, byte for byte, and prints nothing."""
    printed = check("--format", form, "draft.md")
    written = check("--format", form, "-o", "report.out", "draft.md")
    assert written.stdout == ""
    assert written.exit_code == 1
    text = (desk / "report.out").read_bytes()
    if form != "terminal":  # a terminal's width is its own
        assert text == printed.stdout_bytes
    assert b"\r" not in text
    assert not text.startswith(b"\xef\xbb\xbf")


@pytest.mark.parametrize("target", ["missing/report.json", "draft.md/report.json"])
def test_a_report_that_cannot_be_written(desk: Path, target: str) -> None:
    """It is an error with the path, never a run that looks clean."""
    with pytest.raises(UsageError, match="cannot write the report") as caught:
        check("--format", "json", "-o", target, "draft.md")
    assert caught.value.where == target
    with pytest.raises(UsageError, match="cannot write the report"):
        call("figures", "--format", "json", "-o", target, "draft.md")
    with pytest.raises(ConfigError, match="cannot be written"):
        check("--write-baseline", target, "draft.md")


def test_github_actions_choose_the_format(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Under GITHUB_ACTIONS=true annotations are printed unless a format is named, and the step summary is added to."""
    summary = write(desk / "summary.md", "Before.\n")
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    done = check("draft.md")
    assert done.exit_code == 1
    assert done.stdout.startswith("::error file=draft.md,line=")
    text = summary.read_text(encoding="utf-8")
    assert text.startswith("Before.\n### numcheck: 2 findings")
    assert "Of the 30 stewards" not in text.partition("\n")[0]
    named = check("draft.md", "--format", "terminal")
    assert "::error" not in named.stdout
    assert summary.read_text(encoding="utf-8") == text


def test_a_step_summary_that_cannot_be_written(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The annotations are printed all the same, and stderr says what is missing."""
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(desk / "missing" / "summary.md"))
    done = check("draft.md")
    assert done.exit_code == 1
    assert done.stdout.startswith("::error")
    assert "step summary cannot be written" in done.stderr


def test_misspelt_rules_are_named_with_their_line(desk: Path) -> None:
    """Wherever a configuration names a rule, for whichever files; on the command line there is no line to name."""
    for text in (
        'preview = true\nselect = ["part-exceed"]\n',
        '[per-file-ignores]\n"x/**" = ["part-exceed"]\n',
    ):
        path = write(desk / "numcheck.toml", text)
        with pytest.raises(UsageError, match="did you mean") as caught:
            check("draft.md")
        assert caught.value.where == f"{path}:2"
    (desk / "numcheck.toml").unlink()
    with pytest.raises(UsageError) as caught:
        check("draft.md", "--ignore", "part-exceed")
    assert caught.value.where == ""


def test_any_number_of_processes_gives_the_same_report_in_every_format(desk: Path) -> None:
    """--jobs and the cache change the time a run takes, and no byte of what it says."""
    for number in range(4):
        write(desk / "more" / f"{number}.md", DRAFT.replace("30", f"3{number}"))
    (desk / "more" / "bad.md").write_bytes(b"\xff\xfe\xfd")

    def reports(**more: Any) -> list[str]:
        outcome = run(RunOptions(**more), read_stdin=lambda: b"", progress=lambda _done, _of: None)
        options = RenderOptions(rules=rule_infos(load_rules()))
        return [render(outcome.report, form, options) for form in FORMATS]

    alone = reports(cached=False)
    assert reports(cached=False, jobs=3) == alone
    assert reports(cached=True) == reports(cached=True) == alone


def test_stale_baseline_entries_are_in_the_report(desk: Path) -> None:
    """The report counts entries that nothing matches any more, and stderr names them."""
    check("--write-baseline", "accepted.json", "draft.md")
    write(desk / "draft.md", f"{MARCH}\n\n{AGAIN}\n")
    done = check("--baseline", "accepted.json", "draft.md")
    assert done.exit_code == 0
    assert "1 entry of the baseline no longer found" in done.stdout
    assert "part-exceeds-whole" in done.stderr


def test_a_baseline_holds_each_fingerprint_once(desk: Path) -> None:
    """Equal sentences in one article are told apart, so that accepting one accepts no other."""
    write(desk / "draft.md", f"{VESTS}\n\n{VESTS}\n")
    prints = [finding["fingerprint"] for finding in report("draft.md")["files"][0]["findings"]]
    assert len(prints) == len(set(prints)) == 2
    check("--write-baseline", "accepted.json", "draft.md")
    assert len(json.loads((desk / "accepted.json").read_text(encoding="utf-8"))["findings"]) == 2
