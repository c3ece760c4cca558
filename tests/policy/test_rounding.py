"""What may stand for what: a whole number for one with decimals, a bound for a finer figure and no other."""

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
        ("up to five years", "four years", Agreement.UNUSUAL),
        ("more than 5,200 people", "5,300 people", Agreement.UNUSUAL),
        ("more than 5,200 people", "5,216 people", Agreement.AGREE),
        ("more than 5,200 people", "5,621 people", Agreement.UNUSUAL),
        ("more than 5,000 people", "5,621 people", Agreement.AGREE),
        ("more than $2.30", "$2.34", Agreement.AGREE),  # pence are printed whether they count or not
        ("more than $2.30", "$2.40", Agreement.UNUSUAL),
        ("more than $2.35", "$2.41", Agreement.UNUSUAL),
        ("under $2.30", "$2.24", Agreement.AGREE),
        ("under $2.36", "$2.34", Agreement.UNUSUAL),
        ("17,600 people", "seventeen and a half thousand people", Agreement.AGREE),
        ("18,600 people", "seventeen and a half thousand people", Agreement.CLASH),
        ("about 50 people", "52 people", Agreement.AGREE),
    ],
)
def test_rounding(a: str, b: str, agreement: Agreement) -> None:
    """Half a unit either way; figures as coarse as each other must be equal, a word that bounds one of them or none."""
    article = read_bytes(f"It was {a} there.\n\nIt was {b} here.\n".encode(), "story.txt")
    first, second = extract(article)
    assert compare(first.measure, second.measure) is agreement
