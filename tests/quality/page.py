"""reports/quality.md: what was measured of each rule, and the pass rate on our own cases, apart from each other."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path

from numcheck.project.settings import Settings
from numcheck.resources.rules import Rule, load_rules

PATH = Path(__file__).parents[2] / "reports" / "quality.md"
CASES = Path(__file__).parents[1] / "cases"
FEW = 10  # below this many firings a ratio says little

HEAD = """\
# How good the rules are

`python -m tests.quality` writes this page. Two things are kept apart: how the rules did on articles that are not ours, and whether they do
what our own cases say.

## On articles that are not ours

Counted by `python -m tests.quality.measure` on labelled articles that cannot be shipped: {sets}. A finding is right if it points at a planted
or published conflict; every other finding counts against its rule, read or not. Preview rules were asked, too. The sets were used in
development, so expect somewhat less on new articles.

| rule | status | right of fired | precision |
|---|---|--:|--:|
"""

TAIL = """
## On our own cases

Examples in the rule files and cases in `tests/cases`: each names the figures that must be flagged, or is an innocent twin. All of them are tests, so
anything below all of them is a failing build.

| rule | flagged | innocent |
|---|--:|--:|
"""


def page() -> str:
    """The page as it should stand."""
    rules = load_rules(Settings(Path.cwd()).rules)
    sets = sorted({rule.counts.on for rule in rules if rule.counts and rule.counts.on})
    lines = [HEAD.format(sets="; ".join(sets) or "none yet")]
    lines += [_measured(rule) + "\n" for rule in rules]
    lines.append(TAIL)
    for rule in rules:
        flagged, innocent = counts(rule)
        lines.append(f"| `{rule.id}` | {flagged} | {innocent} |\n")
    return "".join(lines)


def counts(rule: Rule) -> tuple[int, int]:
    """How many of our own texts a rule must flag, and how many it must leave alone."""
    examples = [not example.innocent for example in rule.examples] + list(_cases(rule))
    return sum(examples), len(examples) - sum(examples)


def _cases(rule: Rule) -> Iterator[bool]:
    """Whether each text of the rule's case file must be flagged: a pair is one that must and one that must not."""
    path = CASES / f"{rule.id}.toml"
    if path.is_file():
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        for _ in table.get("pair", []):
            yield from (True, False)
        yield from (False for _ in table.get("innocent", []))


def _measured(rule: Rule) -> str:
    status = "stable" if rule.stable else "preview"
    if rule.counts is None or not rule.counts.fired:
        return f"| `{rule.id}` | {status} | has not fired | |"
    share = f"{100 * rule.counts.right / rule.counts.fired:.0f} %" if rule.counts.fired >= FEW else "too few"
    return f"| `{rule.id}` | {status} | {rule.counts.right} of {rule.counts.fired} | {share} |"
