"""A whole number may stand for one with decimals, as a headline rounds."""

from __future__ import annotations

import pytest

from numcheck.extractor import extract
from numcheck.model.printed import Agreement, compare
from numcheck.readers import read_bytes


@pytest.mark.parametrize(
    ("a", "b", "agreement"),
    [
        ("$56", "$55.94", Agreement.AGREE),
        ("$56", "$56.51", Agreement.CLASH),
        ("$55.94", "$55.49", Agreement.CLASH),
        ("56 people", "57 people", Agreement.CLASH),
    ],
)
def test_rounding(a: str, b: str, agreement: Agreement) -> None:
    """Half a unit either way, and two whole numbers must be equal."""
    article = read_bytes(f"It was {a} there.\n\nIt was {b} here.\n".encode(), "story.txt")
    first, second = extract(article)
    assert compare(first.measure, second.measure) is agreement
