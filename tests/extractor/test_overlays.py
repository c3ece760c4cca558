"""A newsroom's own figure words, laid over the shipped ones."""

from __future__ import annotations

from pathlib import Path

import pytest

from numcheck.errors import RuleError
from numcheck.extractor import extract

from .telling import article, tell


def told(text: str, *overlays: Path) -> list[str]:
    return [tell(quantity, text) for quantity in extract(article(text), words=tuple(overlays))]


def overlay(folder: Path, name: str, text: str) -> Path:
    path = folder / f"{name}.toml"
    path.write_text(text, "utf-8")
    return path


def test_a_magnitude_of_ones_own(tmp_path: Path) -> None:
    """A new magnitude is one line."""
    own = overlay(tmp_path, "numbers", "[magnitudes]\nmyriad = 10000\n")
    assert told("Some 3 myriad bees left.", own) == [
        "3 myriad | count, 30000, of bee, approximate | Some 3 myriad"
    ]
    assert told("Some 3 myriad bees left.") == ["3 | count, 3, of myriad bee, approximate | Some 3"]


def test_lists_are_added_to(tmp_path: Path) -> None:
    """A list in an overlay adds its words to the shipped list."""
    own = overlay(tmp_path, "bounds", '[before]\nabout = ["within a whisker of"]\n')
    assert told("Within a whisker of 90, or about 40.", own) == [
        "90 | count, 90, approximate | Within a whisker of 90",
        "40 | count, 40, approximate | about 40",
    ]


@pytest.mark.parametrize(
    ("name", "text", "says"),
    [
        ("number", "[magnitudes]\nmyriad = 10000\n", "no list of figure words is called number"),
        ("numbers", "magnitudes = 3\n", "another shape"),
        ("numbers", '[fractions]\nhalfling = ["one", "two"]\n', "cannot be used"),
    ],
)
def test_a_broken_overlay_says_where(tmp_path: Path, name: str, text: str, says: str) -> None:
    """An unknown name or shape is an error that names the file."""
    with pytest.raises(RuleError, match=says) as caught:
        told("Three bees.", overlay(tmp_path, name, text))
    assert f"{name}.toml" in str(caught.value)
