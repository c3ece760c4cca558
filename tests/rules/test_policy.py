"""Numbers of policy that the engine reads: thresholds, and what currencies have been worth."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from numcheck.errors import RuleError
from numcheck.model.interval import Interval
from numcheck.model.quantity import Unit
from numcheck.resources.exchange import load_exchange
from numcheck.resources.thresholds import Thresholds, load_thresholds


def test_the_shipped_thresholds_are_those_of_the_design() -> None:
    """Below a half silent, below four fifths at most a warning."""
    assert load_thresholds() == Thresholds(0.5, 0.8)


def test_a_newsroom_replaces_one_threshold_and_keeps_the_other(tmp_path: Path) -> None:
    """By a file of the same name, named itself or by its folder; files of other names are not ours to read."""
    (tmp_path / "thresholds.toml").write_text("silent_below = 0.7\n", "utf-8")
    other = tmp_path / "weights.toml"
    other.write_text("anything = 1\n", "utf-8")
    assert load_thresholds((tmp_path, other)) == Thresholds(0.7, 0.8)
    assert load_thresholds((tmp_path / "thresholds.toml",)) == Thresholds(0.7, 0.8)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("silent_bellow = 0.7", "silent_bellow"),
        ("\nsilent_below = 2", "from 0 to 1"),
        ("silent_below = true", "0 to 1"),
    ],
)
def test_a_wrong_threshold_is_refused(tmp_path: Path, text: str, words: str) -> None:
    """With the key and its line."""
    path = tmp_path / "thresholds.toml"
    path.write_text(text, "utf-8")
    with pytest.raises(RuleError, match=words) as caught:
        load_thresholds((path,))
    assert caught.value.where == f"{path}:{text.count(chr(10)) + 1}"


def dollars_in(code: str, name: str = "", amount: int = 100) -> Interval | None:
    """What a sum of dollars may have been in another currency."""
    return load_exchange().convert(
        Interval.exactly(amount), Unit("dollar", "money", "USD"), Unit(name, "money", code)
    )


def test_a_currency_is_worth_a_wide_band_of_another() -> None:
    """A hundred dollars have been 60 pounds, never 6 or 600; what has no band is not converted."""
    pounds = dollars_in("GBP")
    assert pounds is not None
    assert Fraction(60) in pounds
    assert Fraction(6) not in pounds
    assert Fraction(600) not in pounds
    assert dollars_in("XAU") is None


def test_a_newsroom_adds_a_currency(tmp_path: Path) -> None:
    """By a file of the same name."""
    path = tmp_path / "exchange.toml"
    path.write_text("[per_dollar]\nXAU = [0.0002, 0.005]\n", "utf-8")
    assert load_exchange((path,)).per_dollar["XAU"] == Interval(Fraction(1, 5000), Fraction(1, 200))


@pytest.mark.parametrize("row", ["[2, 1]", "[0, 1]", "1", '["1", "2"]', "[1, 2, 3]"])
def test_a_band_has_two_ends_in_order(tmp_path: Path, row: str) -> None:
    """Anything else is refused with its line."""
    path = tmp_path / "exchange.toml"
    path.write_text(f"[per_dollar]\nXAU = {row}\n", "utf-8")
    with pytest.raises(RuleError, match="XAU") as caught:
        load_exchange((path,))
    assert caught.value.where == f"{path}:2"
