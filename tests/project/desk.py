"""A desk to test at: a project folder, drafts in it, and the command line run in this process."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from click.testing import CliRunner, Result

from numcheck.cli import commands

# One conflict over two lines, and one within a line.
MARCH = "About 15,000 people marched in Leeds on Saturday, the council said."
AGAIN = "The council said 12,000 people marched in Leeds on Saturday."
VESTS = "Of the 30 stewards, 45 wore vests."


def call(*arguments: str, stdin: str | None = None) -> Result:
    """`numcheck` with these arguments; errors of the user's are raised."""
    return CliRunner().invoke(commands, list(arguments), input=stdin, catch_exceptions=False)


def check(*arguments: str, stdin: str | None = None) -> Result:
    """`numcheck check`, anew."""
    return call("check", "--no-cache", *arguments, stdin=stdin)


def report(*arguments: str) -> dict[str, Any]:
    """The report in JSON."""
    found: dict[str, Any] = json.loads(check("--format", "json", *arguments).stdout)
    return found


def rules_found(*arguments: str) -> list[str]:
    """The rules of all findings, in order."""
    return [finding["rule"] for file in report(*arguments)["files"] for finding in file["findings"]]


def write(path: Path, text: str) -> Path:
    """Writes a file, with the folders that it lies in."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path
