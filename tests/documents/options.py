"""The README's table of options, made from the command line itself: `python -m tests.documents.options` writes it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from numcheck.cli import commands

README = Path(__file__).parents[2] / "README.md"
BEGIN, END = "<!-- options: begin -->\n", "<!-- options: end -->"


def options(command: click.Command) -> Iterator[click.Option]:
    """The options of a command, in order, `--help` left out."""
    for parameter in command.params:
        if isinstance(parameter, click.Option) and "--help" not in parameter.opts:
            yield parameter


def table() -> str:
    """A row for each option: how it is written, what it does, which commands have it."""
    rows: dict[tuple[str, str], list[str]] = {}
    for name, command in commands.commands.items():
        for option in options(command):
            rows.setdefault((_written(option), _does(option)), []).append(f"`{name}`")
    lines = ["| option | what it does | of |", "|---|---|---|"]
    lines += [f"| {written} | {does} | {', '.join(names)} |" for (written, does), names in rows.items()]
    return "\n".join(lines) + "\n"


def with_options(text: str) -> str:
    """The README with its table of options as it should stand."""
    head, rest = text.split(BEGIN)
    _, tail = rest.split(END)
    return head + BEGIN + table() + END + tail


def _written(option: click.Option) -> str:
    names = " ".join(f"`{name}`" for name in sorted(option.opts, key=len))
    if isinstance(option.type, click.Choice):
        return f"{names} " + " · ".join(f"`{choice}`" for choice in option.type.choices)
    metavar = option.metavar or ("FILE" if isinstance(option.type, click.Path) else "")
    return f"{names} {metavar}".strip()


def _does(option: click.Option) -> str:
    return " ".join((option.help or "").replace("  [", " (").replace("]", ")").split())


if __name__ == "__main__":
    README.write_text(with_options(README.read_text(encoding="utf-8")), encoding="utf-8", newline="\n")
