"""A run over many articles: its memory, and what the cache saves. `many.py` measures more of them, at leisure."""

from __future__ import annotations

import os

import pytest

from .articles import write_articles
from .many import Run, numcheck

pytestmark = pytest.mark.skipif(not hasattr(os, "wait4"), reason="asks Unix for the memory of a process")
FEW, MANY = 60, 180


@pytest.fixture(scope="module")
def runs(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Run]:
    """Runs over a few and over more articles, first and again."""
    found = {}
    for name, number in (("few", FEW), ("many", MANY)):
        home = tmp_path_factory.mktemp(name)
        write_articles(home / "articles", number)
        for turn in ("first", "again"):
            found[f"{name}, {turn}"] = numcheck(home / "articles", home)
    return found


@pytest.mark.parametrize("how", ["first", "again"])
def test_three_times_the_articles_take_no_more_memory(runs: dict[str, Run], how: str) -> None:
    """One is checked, written and forgotten before the next."""
    few, many = runs[f"few, {how}"].memory, runs[f"many, {how}"].memory
    assert many < 1.1 * few, f"{few:.1f} MB, then {many:.1f} MB"


def test_a_second_run_saves_most_of_the_time(runs: dict[str, Run]) -> None:
    """Of so few articles it is mostly the start; of thousands, reports/many.md says how much it saves."""
    assert runs["many, again"].seconds < runs["many, first"].seconds / 4
