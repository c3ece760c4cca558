"""Figures in tables: a cell is read by itself."""

from __future__ import annotations

import pytest

from numcheck.extractor import extract
from numcheck.readers import read_bytes


@pytest.mark.parametrize(
    "row",
    [
        "| North | 400 | 12 |",  # a direction before a number is no address
        "| Selby | 430 | 421 |",  # nor are two numbers side by side one for the telephone
        "| Boats | 12 | Leeds |",  # nor does the next cell say what the figure counts
        "| Group | 12 | May |",
        "| Spain | 3 | 4 |",
    ],
)
def test_what_stands_in_the_next_cell_says_nothing_of_a_figure(row: str) -> None:
    """Each is a plain count."""
    article = read_bytes(f"| a | b | c |\n|---|---|---|\n{row}\n".encode(), "a.md")
    found = extract(article)
    assert [q.span.of(article.text) for q in found] == [
        cell for cell in row.strip("| ").split(" | ") if cell.isdigit()
    ]
    assert all(q.judged and q.kind.value == "count" and not q.noun for q in found)


def test_cells_keep_their_units_and_years() -> None:
    """What stands in the cell itself says all."""
    article = read_bytes(b"| Town | 2024 | Cost |\n|---|---|---|\n| York | 12% | 4.2m pounds |\n", "a.md")
    assert [(q.kind.value, q.status) for q in extract(article)] == [
        ("year", "year"),
        ("share", "quantity"),
        ("money", "quantity"),
    ]
