"""The README says what there is: its commands, options, tables and links."""

from __future__ import annotations

import re
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from numcheck import cli
from numcheck.cli import FORMATS, commands
from numcheck.resources.rules import load_rules
from tests.documents.options import options, with_options

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
PAGES = (
    "README.md",
    "numcheck/README.md",
    "rules/README.md",
    "rules/WRITING.md",
    "reports/README.md",
    "CHANGELOG.md",
)


def block(language: str, number: int = 0) -> str:
    """The README's block of code in that language, counted from 0."""
    return re.findall(rf"(?ms)^```{language}\n(.*?)^```", README)[number]


def invocations() -> list[list[str]]:
    """Each numcheck command that the README shows, as words."""
    lines = [line.split("   ")[0] for line in block("text").splitlines()]
    return [line.split()[1:] for line in lines if line.startswith("numcheck ")]


def test_table_of_options_is_up_to_date() -> None:
    """`python -m tests.documents.options` would change nothing, so every option of every command is documented."""
    assert with_options(README) == README


def test_every_command_is_shown() -> None:
    """The README shows a call of each command there is, and `check` also by its short form."""
    shown = {words[0] for words in invocations()}
    assert set(commands.commands) <= shown
    assert "draft.md" in shown


@pytest.mark.parametrize("words", invocations(), ids=" ".join)
def test_commands_shown_exist(words: list[str]) -> None:
    """Each call shown names a command, options and choices that exist."""
    name = words[0] if words[0] in commands.commands else "check"
    command = commands.commands[name]
    arguments = words[1:] if words[0] == name else words
    with command.make_context(name, list(arguments), resilient_parsing=False) as context:
        assert set(context.params) == {
            parameter.name for parameter in command.params if parameter.expose_value
        }
    known = {option for each in options(command) for option in each.opts}
    assert {word for word in arguments if word.startswith("--")} <= known


def test_every_command_has_help() -> None:
    """Every command and every option says in its help what it is for."""
    for name, command in commands.commands.items():
        assert command.help, name
        for option in options(command):
            assert option.help, f"{name} {option.opts}"
        assert CliRunner().invoke(commands, [name, "--help"]).exit_code == 0


def test_first_commands_do_what_they_say() -> None:
    """The first two shell lines install and check a sample with planted conflicts, and install and run the tests."""
    first, second = block("sh", 0).strip(), block("sh", 1).strip()
    assert second == "pip install -e '.[test]' && pytest"
    install, _, check = first.partition(" && ")
    assert install == "pip install ."
    path = check.removeprefix("numcheck check ")
    done = CliRunner().invoke(commands, ["check", "--no-cache", str(ROOT / path)])
    assert done.exit_code == 1


def test_exit_statuses() -> None:
    """The statuses in the table are those that the command line's own page tells of."""
    statuses = re.findall(r"(?m)^\| (\d) \| ", README)
    assert statuses == ["0", "1", "2"]
    assert cli.__doc__ is not None
    for status in statuses:
        assert re.search(rf"\b{status} ", cli.__doc__)


def test_formats_are_named() -> None:
    """The formats named are those there are, each with a sample."""
    named = re.search(r"(?s)^Formats: (.*?); ", README, re.M)
    assert named
    assert re.findall(r"`([a-z]+)`", named[1]) == list(FORMATS)


@pytest.mark.parametrize("page", PAGES)
def test_links_lead_somewhere(page: str) -> None:
    """Every link into the repository leads to a file or folder that is there."""
    text = (ROOT / page).read_text(encoding="utf-8")
    for target in re.findall(r"\]\(([^)\s]+)\)", text):
        if not target.startswith(("http:", "https:", "#", "mailto:")):
            assert (ROOT / page).parent.joinpath(target.partition("#")[0]).exists(), target


def test_the_design_names_every_room_and_rule() -> None:
    """numcheck/README.md knows every folder of the package, every rule, every command, and no rule that is gone."""
    text = (ROOT / "numcheck" / "README.md").read_text(encoding="utf-8")
    for folder in (ROOT / "numcheck").iterdir():
        if (folder / "__init__.py").is_file():
            assert f"`{folder.name}/`" in text, folder.name
    rules = {rule.id for rule in load_rules()}
    for rule in rules:
        assert f"`{rule}`" in text, rule
    shown = set(
        re.findall(
            r"`([a-z]+(?:-[a-z]+)*-(?:mismatch|inverted|magnitude|range|whole|date|percentage))`", text
        )
    )
    assert shown <= rules
    for name in commands.commands:
        assert f"`{name}" in text, name


def test_changelog_has_unreleased_changes() -> None:
    """The changelog opens with what is not yet released, and has a line there."""
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    first = re.findall(r"(?m)^## (.*)$", text)[0]
    assert first == "[Unreleased]"
    assert re.search(r"(?m)^- ", text.partition("## [Unreleased]")[2])


def test_suppressions_shown_are_understood() -> None:
    """The comments that the README shows are read without a remark."""
    from numcheck.readers import read_bytes

    shown = "\n\n".join(re.findall(r"(?m)^<!-- numcheck-.*-->$", README))
    article = read_bytes(shown.encode(), "draft.md")
    assert len(article.suppressions) == 2
    assert not article.remarks
    front = re.search(r"(?s)`(numcheck: \{ignore:.*?\})`", README)
    assert front
    article = read_bytes(f"---\n{' '.join(front[1].split())}\n---\n\nText.\n".encode(), "draft.md")
    assert article.suppressions[0].rules == ("figure-mismatch",)


def test_help_is_not_wider_than_a_terminal() -> None:
    """Help fits into 100 columns."""
    for command in (commands, *commands.commands.values()):
        text = command.get_help(click.Context(command, max_content_width=100, terminal_width=100))
        assert max(map(len, text.splitlines())) <= 100
