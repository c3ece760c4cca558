"""Which figures the words before them point back to."""

from __future__ import annotations

import pytest

from numcheck.extractor import extract

from .telling import article


@pytest.mark.parametrize(
    ("text", "definite"),
    [
        ("The shock came close to the 9 January quake.", True),
        ("The shock came close to 9 January.", False),
        ("The harvest came close to the 9,000 mark.", False),  # a bound that is told now
    ],
)
def test_a_bound_before_a_day_leaves_it_definite(text: str, definite: bool) -> None:
    """ "Close to the 9 January quake" is close to a day that was told of."""
    (found,) = extract(article(text))
    assert found.definite is definite
