"""The README's table of rules, made from the rule files."""

from __future__ import annotations

from pathlib import Path

from numcheck.resources.rules import load_rules

README = Path(__file__).parents[2] / "README.md"
BEGIN, END = "<!-- rules: begin -->\n", "<!-- rules: end -->"


def with_table(text: str) -> str:
    """The README with its table of rules as it should stand."""
    head, rest = text.split(BEGIN)
    _, tail = rest.split(END)
    rows = ["| rule | what it finds | |\n|---|---|---|\n"]
    for rule in sorted(load_rules(), key=lambda rule: (rule.family, rule.id)):
        what = " ".join(rule.what.split())
        rows.append(f"| `{rule.id}` | {what} | {'' if rule.stable else 'preview'} |\n")
    return head + BEGIN + "".join(rows) + END + tail
