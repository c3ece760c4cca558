"""Measures weights: `python -m numcheck.language.english.recipe.evaluate TREEBANKS WEIGHTS [SET …]`.

Prints, as Markdown, what the model card states: per set tags, attachment and sentences; what figures count; F
per label. Sets are names of files without their ending; by default the development sets, for the test sets
are not there to choose by.
"""

from __future__ import annotations

import argparse
import sys
from dataclasses import dataclass
from pathlib import Path

from numcheck.language.english.engine import EnglishEngine
from numcheck.language.english.recipe.figures import Share, precision_of_counting, score_figures
from numcheck.language.english.recipe.scoring import Scores, parse, score_pairs
from numcheck.language.english.recipe.training import find
from numcheck.language.english.recipe.treebank import read


@dataclass(frozen=True, slots=True)
class Report:
    """All that is measured on one set."""

    name: str
    scores: Scores
    figures: dict[str, Share]


def measure(treebanks: Path, weights: Path, names: list[str]) -> list[Report]:
    """The scores of the weights in a folder on each set."""
    engine = EnglishEngine(weights)
    reports = []
    for name in names:
        bank, _, part = name.rpartition("-")
        pairs = list(parse(engine.docs, list(read(find(treebanks, bank, part)))))
        figures = score_figures(pairs)
        figures["precision of counted nouns"] = precision_of_counting(pairs)
        reports.append(Report(name, score_pairs(pairs), figures))
    return reports


def markdown(reports: list[Report]) -> str:
    """The tables of the model card."""
    lines = ["| set | TAG | UAS | LAS | sentences F |", "|---|--:|--:|--:|--:|"]
    for report in reports:
        s = report.scores
        lines.append(f"| {report.name} | {s.tag:.1f} | {s.uas:.1f} | {s.las:.1f} | {s.sentences:.1f} |")
    names = [report.name for report in reports]
    lines += ["", f"| figures | {' | '.join(names)} |", "|---|" + "--:|" * len(names)]
    for question in reports[0].figures:
        lines.append(f"| {question} | {' | '.join(str(r.figures[question]) for r in reports)} |")
    lines += ["", f"| label | {' | '.join(names)} |", "|---|" + "--:|" * len(names)]
    labels = {label for report in reports for label, (_, count) in report.scores.labels.items() if count}
    for label in sorted(labels):
        cells = []
        for report in reports:
            value, count = report.scores.labels.get(label, (0.0, 0))
            cells.append(f"{value:.1f} ({count})" if count else "–")
        lines.append(f"| {label} | {' | '.join(cells)} |")
    return "\n".join(lines) + "\n"


def main() -> None:
    """Prints the tables for the sets asked for."""
    parser = argparse.ArgumentParser(prog="numcheck.language.english.recipe.evaluate", description=__doc__)
    parser.add_argument("treebanks", type=Path)
    parser.add_argument("weights", type=Path)
    parser.add_argument("sets", nargs="*", default=["ewt-dev", "gum-free-dev"])
    options = parser.parse_args()
    sys.stdout.write(markdown(measure(options.treebanks, options.weights, options.sets)))


if __name__ == "__main__":
    main()
