"""Counts, on labelled articles, how often each rule fired and how often rightly, and records it in the rule's file.

    python -m tests.quality.measure --name "mutants (121 articles)" mutants.jsonl --name "clean (120 articles)" clean.jsonl

A set holds one JSON object a line: {"text", "figures": [[start, end, surface], …]} with the planted figure first and what it
contradicts after it, or no figures for an article believed consistent; or {"text"} with every figure of a planted conflict marked as
<<A:15,000>>. A finding is right if it lists the planted figure, or, where it is not known which of them that is, two figures of one conflict.
Preview rules are asked, too. The sets are not part of this repository.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from numcheck import check_text
from numcheck.model.finding import Finding, Severity
from numcheck.resources.files import rules_root
from tests.marks import Spans, unmark


def conflicts(row: dict[str, Any]) -> tuple[str, list[Spans], bool]:
    """An article's text, the figures of each planted conflict, and whether the first of them is the planted one."""
    if "figures" in row:
        spans = [(start, end) for start, end, *_ in row["figures"]]
        return row["text"], [spans] if spans else [], True
    text, groups = unmark(row["text"])
    return text, list(groups.values()), False


def right(finding: Finding, planted: list[Spans], anchored: bool) -> bool:
    """Whether a finding points at one of the planted conflicts."""
    mine = [(place.span.start, place.span.end) for place in finding.places]
    for spans in planted:
        touched = {span for span in spans if any(span[0] < end and start < span[1] for start, end in mine)}
        if len(mine) <= 2 * len(spans) + 2 and (spans[0] in touched if anchored else len(touched) >= 2):
            return True
    return False


def firings(path: Path) -> Iterator[tuple[str, bool]]:
    """Every finding that counts on one set: its rule, and whether it is right."""
    for line in path.read_text(encoding="utf-8").splitlines():
        text, planted, anchored = conflicts(json.loads(line))
        for file in check_text(text, preview=True).files:
            for finding in file.findings:
                if finding.severity > Severity.INFO:
                    yield finding.rule, right(finding, planted, anchored)


def record(rule: str, fired: int, was_right: int, names: str) -> None:
    """Writes the counts into the rule's own file."""
    path = next(rules_root().glob(f"*/{rule}.toml"))
    text = path.read_text(encoding="utf-8")
    table = f'[counts]\nfired = {fired}\nright = {was_right}\non = "{names}"\n'
    found = re.search(r"(?m)^\[counts\]\n(?:[a-z]+ *=.*\n)+", text)
    if found:
        text = text[: found.start()] + table + text[found.end() :]
    else:
        at = re.search(r"(?m)^\[\[example\]\]", text)
        assert at is not None
        text = text[: at.start()] + table + "\n" + text[at.start() :]
    path.write_text(text, encoding="utf-8", newline="\n")


def main() -> None:
    """Measures the sets named on the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("sets", nargs="+", type=Path)
    parser.add_argument(
        "--name", action="append", default=[], help="What a set is called in the counts, in order."
    )
    parser.add_argument("--write", action="store_true", help="Record the counts in the rule files.")
    args = parser.parse_args()
    fired: Counter[str] = Counter()
    hits: Counter[str] = Counter()
    for path in args.sets:
        for rule, ok in firings(path):
            fired[rule] += 1
            hits[rule] += ok
    names = ", ".join(args.name or [path.stem for path in args.sets])
    for path in sorted(rules_root().glob("*/*.toml")):
        if path.parent.name in ("policy", "facts", "units"):
            continue
        rule = path.stem
        print(f"{rule:28} {hits[rule]:3} of {fired[rule]:3}")
        if args.write:
            record(rule, fired[rule], hits[rule], names)


if __name__ == "__main__":
    main()
