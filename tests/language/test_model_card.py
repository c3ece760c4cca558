"""The model card's figures are those that the evaluation gives."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from numcheck.language.english import WEIGHTS

CARD = WEIGHTS.with_name("MODEL_CARD.md")
TREEBANKS = os.environ.get("NUMCHECK_TREEBANKS")
_ROW = re.compile(r"^\| ([a-z-]+-(?:dev|test)) \|(.+)\|$", re.MULTILINE)


def measured() -> dict[str, list[str]]:
    """Set to its row of scores, from the card's first table."""
    table = CARD.read_text(encoding="utf-8").partition("<!-- scores -->")[2].partition("<!-- end -->")[0]
    return {name: [cell.strip() for cell in cells.split("|")] for name, cells in _ROW.findall(table)}


def test_the_card_has_scores_for_every_set() -> None:
    """Development and test sets of both treebanks, and PUD."""
    assert {"ewt-dev", "ewt-test", "gum-free-dev", "gum-free-test", "pud-test"} <= set(measured())


def test_the_weights_are_small() -> None:
    """Under 10 MB, as an editor's install should be."""
    assert sum(path.stat().st_size for path in WEIGHTS.rglob("*") if path.is_file()) < 10_000_000


@pytest.mark.skipif(
    not TREEBANKS, reason="the treebanks are not part of the repository: NUMCHECK_TREEBANKS names them"
)
@pytest.mark.parametrize("name", sorted(set(measured()) - {"pud-test"}) if CARD.exists() else [])
def test_the_cards_figures_are_reproduced(name: str) -> None:
    """The evaluation command gives what the card states. PUD is left out: it is measured once per release."""
    from numcheck.language.english.recipe.evaluate import markdown, measure

    assert TREEBANKS is not None
    row = _ROW.search(markdown(measure(Path(TREEBANKS), WEIGHTS, [name])))
    assert row is not None
    assert [cell.strip() for cell in row[2].split("|")] == measured()[name]
