"""The design's paragraph on trust, sentence by sentence, end to end through the command line.

Where each sentence is held:

- No markup, escape or control character of an article reaches
  a terminal: `test_names_do_not_act_on_a_terminal` here, tests/reporters/test_terminal.py;
  a log line (`::`, `##[`): `test_names_do_not_command_a_runner` here, tests/reporters/test_ci_formats.py;
  XML and a Markdown comment: tests/reporters/test_ci_formats.py; SARIF: tests/reporters/test_sarif.py;
  the page: tests/reporters/test_html_page.py and test_html_browser.py.
- A repository's configuration is data: `test_no_configuration_of_a_repository_names_a_model` here, what else it says in
  tests/project/test_config.py; what it and its rules show on screen: `test_a_strangers_configuration_does_not_act` here.
- The model comes only from command line, environment or the user's own configuration: `test_where_a_model_may_come_from`.
- Paths stay inside the project, links resolved: tests/project/test_config.py, `test_a_link_to_an_overlay_…` and
  `test_a_configuration_from_elsewhere_…` here; articles behind links: tests/project/test_discovery.py.
- Templates are ours alone: `test_no_setting_names_a_template` here.
- Revisions go through `git rev-parse --verify --end-of-options`: tests/project/test_changes.py, and
  `test_a_revision_that_looks_like_an_option` here.
- Rule and fact files are capped: tests/project/test_overlay.py; configuration files: `test_a_configuration_is_capped` here.
- The cache is private to the user: tests/project/test_cache.py, and `test_the_cache_is_private` here.
- Nothing leaves the machine: pytest closes sockets in every test; `test_no_command_opens_a_socket` closes them harder.
"""

from __future__ import annotations

import os
import shutil
import socket
import stat
import subprocess
import time
from pathlib import Path

import pytest

from numcheck.cli import main
from numcheck.errors import ConfigError
from numcheck.project import config
from numcheck.project.cache import user_folder
from numcheck.project.settings import setting_names
from tests.project.desk import AGAIN, MARCH, VESTS, call, check, rules_found, write

DRAFT = f"{MARCH}\n\n{AGAIN}\n\n{VESTS}\n"
# A name that would clear the screen, one that would start a command of a runner, one with both and a bidi override.
HOSTILE = ("\x1b[2Jgone.md", "a\n::error::forged.md", "##[error]x\r\u202eback.md", "::add-mask::secret.md")


@pytest.fixture(autouse=True)
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def own_config(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A configuration file of the user's own, still to be written."""
    path = tmp_path_factory.mktemp("user") / "numcheck.toml"
    monkeypatch.setattr(config, "user_file", lambda: path)
    return path


def run_main(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    """Status, stdout and stderr of the whole program, errors of the user's turned into words."""
    with pytest.raises(SystemExit) as ended:
        main(list(arguments))
    out, err = capsys.readouterr()
    return int(ended.value.code or 0), out, err


def acts(text: str) -> bool:
    """Whether anything in the text could act on a terminal or in a runner's log."""
    controls = any(
        (ord(c) < 32 and c != "\n") or 127 <= ord(c) < 160 or c in "\u202e\u2028\u2029" for c in text
    )
    return controls or "##[" in text or any(line.lstrip().startswith("::") for line in text.split("\n"))


@pytest.mark.skipif(os.name == "nt", reason="Windows allows no such names")
@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("form", ["terminal", "markdown", "gitlab", "junit"])
def test_names_do_not_act_on_a_terminal(
    desk: Path, capsys: pytest.CaptureFixture[str], name: str, form: str
) -> None:
    """A file's name is printed with its control characters spelled out, on stdout and on stderr."""
    write(desk / name, DRAFT)
    (desk / f"bad{name}").write_bytes(b"\xff\xfe\xfd" * 9)
    status, out, err = run_main(capsys, "check", "--no-cache", "--format", form, ".")
    assert status == 2
    assert "numcheck: bad" in err
    assert not acts(err)
    assert not acts(out)


@pytest.mark.skipif(os.name == "nt", reason="Windows allows no such names")
@pytest.mark.parametrize("name", HOSTILE)
def test_names_do_not_command_a_runner(desk: Path, capsys: pytest.CaptureFixture[str], name: str) -> None:
    """In the format for GitHub every command is ours, and stands on a line of its own."""
    write(desk / name, f"{DRAFT}\n<!-- numcheck-disable -->\n")
    (desk / f"bad{name}").write_bytes(b"\xff\xfe\xfd" * 9)
    _, out, err = run_main(capsys, "check", "--no-cache", "--format", "github", ".")
    commands = [line for line in out.splitlines() if line.startswith("::")]
    assert len(commands) == 3
    assert all(line.startswith("::error file=") for line in commands)
    assert all(line.count("::") == 2 for line in commands)
    assert not any(ord(c) < 32 and c != "\n" for c in out)
    assert not acts(err)


@pytest.mark.skipif(os.name == "nt", reason="Windows allows no such names")
@pytest.mark.parametrize("name", HOSTILE)
def test_what_the_command_line_names_is_spelled_out(
    desk: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    """So is a name in an error: of a missing file, a configuration, an option, a rule."""
    for arguments in (
        [name],
        ["--config", name, "."],
        [f"--{name}"],
        ["--select", name, "."],
        ["-o", f"no/{name}", "a.md"],
    ):
        write(desk / "a.md", DRAFT)
        status, out, err = run_main(capsys, "check", *arguments)
        assert status == 2, arguments
        assert err
        assert not acts(out + err), arguments


def test_a_strangers_configuration_does_not_act(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nor do words of a project's settings and rules, wherever they are shown."""
    evil = r"\u001b[2J\n::error::forged ##[error]"
    rule = (
        f'relation = "part"\nseverity = "error"\nstatus = "stable"\nmessage = "{{part}} {evil}"\n[[law]]\ntest = "part <= whole"\n'
        f'[docs]\nwhat = "{evil}"\nwhy = "{evil}"\nknown_limits = "{evil}"\n'
        f'[[example]]\ntext = "Of the 30, 45. {evil}"\nflags = ["30", "45"]\n[[example]]\ntext = "None. {evil}"\n'
    )
    write(desk / "house" / "part" / "evil-rule.toml", rule)
    write(desk / "numcheck.toml", f'rules = ["house"]\nexclude = ["{evil}"]\n')
    write(desk / "a.md", DRAFT)
    for arguments in (
        ["check", "--no-cache"],
        ["check", "--show-settings"],
        ["rules"],
        ["rules", "--format", "json"],
        ["rules", "test", "house/part/evil-rule.toml"],
        ["explain", "evil-rule"],
    ):
        _, out, err = run_main(capsys, *arguments)
        assert out, err
        assert not acts(out + err), arguments
    write(desk / "numcheck.toml", f'"{evil}" = 1\n')
    status, out, err = run_main(capsys, "check")
    assert status == 2
    assert not acts(out + err)


@pytest.mark.parametrize("name", ["numcheck.toml", ".numcheck.toml", "pyproject.toml"])
def test_no_configuration_of_a_repository_names_a_model(
    desk: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    """Loading a pipeline runs its code; a pull request could bring one. The error names the line."""
    write(desk / "a.md", DRAFT)
    head = "[tool.other]\nmodel = 1\n\n[tool.numcheck]\n" if name == "pyproject.toml" else "\n"
    write(desk / name, head + 'model = "./evil"\n')
    status, _, err = run_main(capsys, "check")
    assert status == 2
    assert err.startswith(f"numcheck: {name}:{head.count(chr(10)) + 1}: unknown key 'model'")


def test_where_a_model_may_come_from(
    desk: Path, own_config: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The user's own file, NUMCHECK_MODEL above it, --model above both: the error names the one that was taken."""
    write(desk / "a.md", DRAFT)
    write(own_config, 'model = "no_such_of_mine"\n')
    assert "no_such_of_mine" in run_main(capsys, "check", "--no-cache")[2]
    monkeypatch.setenv("NUMCHECK_MODEL", "no_such_in_env")
    assert "no_such_in_env" in run_main(capsys, "check", "--no-cache")[2]
    status, _, err = run_main(capsys, "check", "--no-cache", "--model", "no_such_named")
    assert status == 2
    assert "no_such_named" in err


def test_the_users_own_settings_hold_where_no_project_has_any(desk: Path, own_config: Path) -> None:
    """A project's configuration replaces the user's whole; without one the user's holds."""
    write(desk / "a.md", DRAFT)
    write(own_config, 'ignore = ["part"]\nexclude = ["drafts/"]\n')
    write(desk / "drafts" / "b.md", DRAFT)
    assert rules_found() == ["figure-mismatch"]
    write(desk / "numcheck.toml", 'ignore = ["restated"]\nexclude = ["drafts"]\n')
    assert rules_found() == ["part-exceeds-whole"]
    write(own_config, "model = 3\n")
    with pytest.raises(ConfigError, match="must be a string"):
        config.user_model()


@pytest.mark.parametrize("key", ["rules", "lexicons", "facts", "policy"])
def test_a_link_to_an_overlay_outside_is_refused(desk: Path, key: str) -> None:
    """A repository can hold a link to any file of the machine; what it leads to decides."""
    secret = write(desk.parent / f"{desk.name}-secret" / "thresholds.toml", "silent_below = 0.4\n")
    (desk / "house").mkdir()
    (desk / "house" / "thresholds.toml").symlink_to(secret)
    write(desk / "a.md", DRAFT)
    write(desk / "numcheck.toml", f'{key} = ["house/thresholds.toml"]\n')
    with pytest.raises(ConfigError, match="leads out of the project"):
        check()
    write(desk / "numcheck.toml", f'{key} = ["house"]\n')
    with pytest.raises(ConfigError, match="leads out of the project"):
        check()


def test_a_configuration_that_is_a_link_outside_is_refused(desk: Path) -> None:
    """A repository's configuration file itself may be no link to a file elsewhere on the machine."""
    other = write(desk.parent / f"{desk.name}-other" / "numcheck.toml", "preview = true\n")
    (desk / "numcheck.toml").symlink_to(other)
    write(desk / "a.md", DRAFT)
    with pytest.raises(ConfigError, match="leads out of the project"):
        check()
    assert check("--config", str(other)).exit_code == 1


def test_a_configuration_from_elsewhere_keeps_to_its_own_folder(desk: Path) -> None:
    """--config may lie anywhere: its files are its own project's, its globs are those of the working folder."""
    house = desk.parent / f"{desk.name}-house"
    write(house / "own" / "thresholds.toml", "warning_below = 1\n")
    write(
        house / "ci.toml",
        'policy = ["own"]\nexclude = ["archive/"]\n[per-file-ignores]\n"sport/**" = ["part"]\n',
    )
    write(desk / "archive" / "old.md", DRAFT)
    write(desk / "sport" / "derby.md", DRAFT)
    assert rules_found("--config", str(house / "ci.toml")) == ["figure-mismatch"]
    write(house / "ci.toml", f'policy = ["../{desk.name}"]\n')
    with pytest.raises(ConfigError, match="leads out of the project"):
        check("--config", str(house / "ci.toml"))


def test_no_setting_names_a_template() -> None:
    """Templates are programs: there is no key and no option for one."""
    assert not [name for name in setting_names() if "template" in name or "model" in name or "plugin" in name]
    assert "template" not in call("check", "--help").stdout


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
@pytest.mark.parametrize(
    "revision", ["--output=pwned", "-O pwned", "--upload-pack=touch pwned", "\x1b[2J::error::"]
)
def test_a_revision_that_looks_like_an_option(
    desk: Path, capsys: pytest.CaptureFixture[str], revision: str
) -> None:
    """It is refused as a revision, and its characters are spelled out."""
    (desk / ".git").rmdir()
    subprocess.run(["git", "init", "-q"], cwd=desk, check=True)
    write(desk / "a.md", DRAFT)
    status, out, err = run_main(capsys, "check", f"--diff={revision}")
    assert status == 2
    assert "git knows no revision" in err
    assert not acts(out + err)
    assert not (desk / "pwned").exists()


@pytest.mark.parametrize(
    "text",
    ["# " + "x" * 1_000_000, "a" + ".a" * 50_000 + " = 1", "a = " + "[" * 50_000, "a = " + "9" * 5_000],
)
@pytest.mark.parametrize("name", ["numcheck.toml", "pyproject.toml"])
def test_a_configuration_is_capped(desk: Path, name: str, text: str) -> None:
    """Size, nesting and digits of a configuration end in an error, at once."""
    write(desk / name, text)
    started = time.monotonic()
    with pytest.raises(ConfigError):
        check()
    assert time.monotonic() - started < 5


def test_front_matter_is_capped(desk: Path) -> None:
    """So does front matter: a key of very many parts would take the square of their number."""
    write(desk / "a.md", "+++\na" + ".a" * 40_000 + " = 1\n+++\n\n" + DRAFT)
    started = time.monotonic()
    done = check("a.md")
    assert time.monotonic() - started < 5
    assert done.exit_code == 2
    assert "a.md:2: front matter has a key of too many parts" in done.stderr


@pytest.mark.skipif(os.name == "nt", reason="POSIX modes")
def test_the_cache_is_private(desk: Path) -> None:
    """Folders of the cache are the user's alone, and so is every file in them, whatever the umask."""
    user_folder.cache_clear()
    before = os.umask(0)
    try:
        write(desk / "a.md", DRAFT)
        call("check", "a.md")
    finally:
        os.umask(before)
    folder = user_folder()
    assert folder is not None
    inside = list(folder.rglob("*"))
    assert any(path.is_file() for path in inside)
    for path in (folder, *inside):
        assert stat.S_IMODE(path.stat().st_mode) == (0o700 if path.is_dir() else 0o600), path


def test_no_command_opens_a_socket(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Drafts are confidential: a check, its page and a rule's explanation open no connection of any sort."""

    def refuse(*_arguments: object, **_options: object) -> None:
        raise AssertionError("a socket was opened")

    monkeypatch.setattr(socket.socket, "__init__", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    write(desk / "a.md", DRAFT)
    assert check("a.md").exit_code == 1
    assert check("a.md", "--format", "html").exit_code == 1
    assert call("explain", "figure-mismatch").exit_code == 0
