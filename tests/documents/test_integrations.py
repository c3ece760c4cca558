"""Hooks and templates for CI: valid by the schemas of those who read them, and as the README shows them."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from ruamel.yaml import YAML

from numcheck import __version__
from numcheck.cli import commands

ROOT = Path(__file__).parents[2]
ACTION = ROOT / ".github" / "actions" / "numcheck" / "action.yml"
TEMPLATE = ROOT / ".gitlab" / "numcheck.yml"
HOOKS = ROOT / ".pre-commit-hooks.yaml"
PLANTED = "Of the 30 stewards, 45 wore vests.\n"


def read(text: str) -> Any:
    return YAML(typ="safe").load(text)


def shown(name: str) -> Any:
    """The README's snippet that begins with the word, read."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    section = re.search(rf"(?ms)^{name}.*?^```yaml\n(.*?)^```", readme)
    assert section
    assert len(section[1].splitlines()) <= 5, "five lines are enough"
    return read(section[1])


@pytest.mark.parametrize(
    ("schema", "path", "more"),
    [
        ("vendor.github-actions", ACTION, ()),
        ("vendor.gitlab-ci", TEMPLATE, ("--data-transform", "gitlab-ci")),
    ],
)
def test_files_are_valid_by_the_published_schemas(schema: str, path: Path, more: tuple[str, ...]) -> None:
    """Checked offline, with the copies of the schemas that check-jsonschema ships."""
    from check_jsonschema import main

    done = CliRunner().invoke(main, ["--builtin-schema", schema, *more, str(path)])
    assert done.exit_code == 0, done.output


@pytest.mark.parametrize("hook", read(HOOKS.read_text(encoding="utf-8")), ids=lambda hook: hook["id"])
def test_hooks_call_what_exists(hook: dict[str, Any]) -> None:
    """Each hook's entry is a call that the command line understands, in one process, safe from names like options."""
    words = [*hook["entry"].split(), *hook["args"], "--output=draft.md"]
    assert words[:2] == ["numcheck", "check"]
    assert hook["require_serial"]
    assert hook["language"] == "python"
    with commands.commands["check"].make_context("check", words[2:]) as context:
        assert context.params["paths"] == ("--output=draft.md",)
        assert context.params["staged"] == hook["id"].endswith("-diff")


def test_readme_shows_the_hooks() -> None:
    """The snippet names a hook that exists, at this version."""
    (snippet,) = shown("pre-commit")
    known = {hook["id"] for hook in read(HOOKS.read_text(encoding="utf-8"))}
    assert {hook["id"] for hook in snippet["hooks"]} <= known
    assert snippet["rev"] == f"v{__version__}"


def test_readme_shows_the_action() -> None:
    """The snippet names the action's own folder and inputs, at this version, and fetches the history that `diff` needs."""
    checkout, step = shown("GitHub")
    assert checkout["with"]["fetch-depth"] == 0
    folder, _, version = step["uses"].partition("@")
    assert folder.partition("/numcheck/")[2] == ACTION.parent.relative_to(ROOT).as_posix()
    assert version == f"v{__version__}"
    assert set(step["with"]) <= set(read(ACTION.read_text(encoding="utf-8"))["inputs"])


def test_readme_shows_the_template() -> None:
    """The snippet names the template's path and a variable of it."""
    snippet = shown("GitLab")
    assert snippet["include"][0]["file"] == TEMPLATE.relative_to(ROOT).as_posix()
    ((name, job),) = read(TEMPLATE.read_text(encoding="utf-8")).items()
    # On the job itself: a job's own variables go before those of the whole pipeline.
    assert set(snippet[name]["variables"]) <= set(job["variables"])


@pytest.mark.parametrize("path", [ACTION, TEMPLATE], ids=["action", "template"])
def test_ci_files_call_what_exists(path: Path) -> None:
    """Every option that the files give to numcheck is one of `check`."""
    known = {option for parameter in commands.commands["check"].params for option in parameter.opts}
    calls = [
        line
        for line in path.read_text(encoding="utf-8").splitlines()
        if re.search(r"\bnumcheck check ", line)
    ]
    assert calls
    for call in calls:
        assert set(re.findall(r"(?<=\s)--[a-z-]+", call)) <= known, call


def steps() -> dict[str, dict[str, Any]]:
    """The action's steps that run a script, by name."""
    runs = read(ACTION.read_text(encoding="utf-8"))["runs"]
    return {step["name"]: step for step in runs["steps"] if "run" in step}


def test_inputs_never_stand_in_a_script() -> None:
    """What a workflow passes may be a branch's name, which may hold code: scripts read it from the environment."""
    for step in steps().values():
        assert "${{" not in step["run"]


def run_step(name: str, folder: Path, **inputs: str) -> subprocess.CompletedProcess[str]:
    """Runs a step's script as a runner does."""
    env = {**os.environ, "PYTHON": sys.executable, "PYTHONPATH": str(ROOT), "ACTION_PATH": str(ACTION.parent)}
    env |= {
        "NUMCHECK_PATHS": ".",
        "NUMCHECK_FAIL_ON": "error",
        "NUMCHECK_DIFF": "",
        "NUMCHECK_SARIF": "",
        **inputs,
    }
    command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", steps()[name]["run"]]
    return subprocess.run(command, cwd=folder, env=env, capture_output=True, text=True, check=False)


@pytest.mark.skipif(shutil.which("bash") is None, reason="bash is not installed")
def test_the_action_checks(tmp_path: Path) -> None:
    """The script annotates all paths, of whichever line, writes the SARIF report, and ends as the check does."""
    for name in ("a.md", "b.md", "-c.md"):
        (tmp_path / name).write_text(PLANTED, encoding="utf-8")
    done = run_step("Check", tmp_path, NUMCHECK_PATHS="a.md\nb.md -c.md", NUMCHECK_SARIF="out.sarif")
    assert done.returncode == 1, done.stderr
    assert done.stdout.count("::error file=") == 3
    assert (tmp_path / "out.sarif").is_file()


@pytest.mark.skipif(shutil.which("bash") is None, reason="bash is not installed")
def test_the_action_runs_no_input(tmp_path: Path) -> None:
    """A revision that holds code is refused as a revision."""
    (tmp_path / "a.md").write_text(PLANTED, encoding="utf-8")
    subprocess.run(["git", "init", "-q"], cwd=tmp_path, check=True)
    done = run_step("Check", tmp_path, NUMCHECK_DIFF="$(touch pwned);`touch pwned`")
    assert done.returncode == 2
    assert "git knows no revision" in done.stderr
    assert not (tmp_path / "pwned").exists()


@pytest.mark.skipif(shutil.which("bash") is None, reason="bash is not installed")
def test_the_action_names_what_it_caches(tmp_path: Path) -> None:
    """The key of the kept install is made from the program's own files."""
    output = tmp_path / "output"
    done = run_step(
        "Name what is to be installed", tmp_path, GITHUB_OUTPUT=str(output), RUNNER_TEMP=str(tmp_path)
    )
    assert done.returncode == 0, done.stderr
    assert re.search(r"(?m)^digest=[0-9a-f]{40,64}$", output.read_text(encoding="utf-8"))
