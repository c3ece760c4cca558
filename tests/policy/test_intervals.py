"""Every row of the interval policy: what a printed figure may stand for, and what readers take it to say."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from numcheck.errors import RuleError
from numcheck.extractor import extract
from numcheck.model.article import Article, Block, BlockKind
from numcheck.model.interval import Interval
from numcheck.model.quantity import Measure, Modifier, Quantity
from numcheck.model.span import Span
from numcheck.resources.policy import Policy, last_place, load_policy

INFINITE = None


def article(text: str) -> Article:
    return Article("a.txt", text, text, (Block(Span(0, len(text)), BlockKind.BODY),))


def first(text: str, policy: Policy | None = None) -> Quantity:
    return extract(article(text), policy)[0]


def ends(interval: Interval) -> tuple[str, str]:
    """The interval as people write it, so that a failure can be read: "[14500", "15500)"."""
    low = "(-∞" if interval.low is None else f"{'(' if interval.low_open else '['}{_plain(interval.low)}"
    high = "∞)" if interval.high is None else f"{_plain(interval.high)}{')' if interval.high_open else ']'}"
    return low, high


def _plain(value: Fraction) -> str:
    return f"{float(value):.6g}"


EXACT = [
    "12 homes burnt", "three homes burnt", "14,872 homes burnt", "60 homes burnt", "the girl is aged 40",
    "lost by 20 votes", "a ban of 30 days", "10 goals", "£19 a ticket", "a couple of foxes",
    "a pair of shoes", "the trio of singers", "the quartet", "both sisters",
]  # fmt: skip


@pytest.mark.parametrize("text", EXACT)
def test_counts_ages_votes_and_named_days_are_meant_exactly(text: str) -> None:
    """Small counts, whole numbers without trailing zeros, ages and days stand for themselves."""
    measure = first(text).measure
    assert measure.possible.exact is not None
    assert measure.possible == measure.usual


ROUNDED = [
    ("15,000 marchers", ("[14500", "15500)"), ("[14625", "15375)")),
    ("600,000 trees", ("[550000", "650000)"), ("[585000", "615000)")),
    ("200 trees", ("[180", "220)"), ("[195", "205)")),
    ("£310m", ("[3.05e+08", "3.15e+08)"), ("[3.05e+08", "3.15e+08)")),
    ("five million trees", ("[4.5e+06", "5.5e+06)"), ("[4.875e+06", "5.125e+06)")),
    ("$1.2bn", ("[1.15e+09", "1.25e+09)"), ("[1.17e+09", "1.23e+09)")),
    ("30 miles", ("[27", "33)"), ("[29.25", "30.75)")),
    ("a gap of 4.1 seconds", ("[4.05", "4.15)"), ("[4.05", "4.15)")),
    ("2.0 metres", ("[1.95", "2.05)"), ("[1.95", "2.05)")),
    ("6 ft", ("[5.5", "6.5)"), ("[5.5", "6.5)")),
    ("16 km", ("[15.5", "16.5)"), ("[15.5", "16.5)")),
    ("six weeks", ("[5.5", "6.5)"), ("[5.5", "6.5)")),
    ("20 %", ("[19.5", "20.5)"), ("[19.5", "20.5)")),
    ("12.5 %", ("[12.45", "12.55)"), ("[12.45", "12.55)")),
]


@pytest.mark.parametrize(("text", "possible", "usual"), ROUNDED)
def test_round_figures_stand_for_what_rounds_to_them(
    text: str, possible: tuple[str, str], usual: tuple[str, str]
) -> None:
    """Half of the last place either way, half open, with the caps of the policy."""
    measure = first(text).measure
    assert (ends(measure.possible), ends(measure.usual)) == (possible, usual)


BOUNDED = [
    ("about 12,345 people", Modifier.APPROXIMATE, ("[11110.5", "13579.5]"), ("[11110.5", "13579.5]")),
    ("some 200 people", Modifier.APPROXIMATE, ("[180", "220]"), ("[180", "220]")),
    ("12,000 people or so", Modifier.APPROXIMATE, None, None),
    ("nearly 12,345 people", Modifier.APPROXIMATE, ("[11110.5", "12345]"), ("[11110.5", "12345]")),
    ("just under 12,345 people", Modifier.LESS_THAN, ("[11110.5", "12345]"), ("[11110.5", "12345]")),
    ("just over 12,345 people", Modifier.MORE_THAN, ("[12345", "13579.5]"), ("[12345", "13579.5]")),
    ("more than 15,000 people", Modifier.MORE_THAN, ("(15000", "∞)"), ("(15000", "19950]")),
    ("more than three people", Modifier.MORE_THAN, ("(3", "∞)"), ("(3", "4]")),
    ("at least 15,000 people", Modifier.AT_LEAST, ("[15000", "∞)"), ("[15000", "19950]")),
    ("200 or more people", Modifier.AT_LEAST, ("[200", "∞)"), ("[200", "300]")),
    ("fewer than 300 people", Modifier.LESS_THAN, ("[0", "300)"), ("[201", "300)")),
    ("up to 300 people", Modifier.AT_MOST, ("[0", "300]"), ("[201", "300]")),
    ("as many as 300 people", Modifier.AT_MOST, ("[0", "300]"), ("[201", "300]")),
    ("a maximum of 300 people", Modifier.AT_MOST, ("[300", "300]"), ("[300", "300]")),
]


@pytest.mark.parametrize(("text", "modifier", "possible", "usual"), BOUNDED)
def test_words_bound_or_soften(
    text: str, modifier: Modifier, possible: tuple[str, str] | None, usual: tuple[str, str] | None
) -> None:
    """A word before or behind a figure opens its interval on the side that the word means."""
    measure = first(text).measure
    assert measure.modifier is modifier
    if possible and usual:
        assert (ends(measure.possible), ends(measure.usual)) == (possible, usual)


VAGUE = [
    ("a handful of people", ("[3", "8]"), ("[3", "8]")),
    ("several people", ("[3", "12]"), ("[3", "12]")),
    ("a dozen people", ("[10", "14]"), ("[11", "13]")),
    ("dozens of people", ("[24", "∞)"), ("[24", "120]")),
    ("scores of people", ("[40", "∞)"), ("[40", "200]")),
    ("hundreds of people", ("[100", "∞)"), ("[200", "1000]")),
    ("thousands of people", ("[1000", "∞)"), ("[2000", "10000]")),
    ("tens of thousands of people", ("[10000", "∞)"), ("[20000", "100000]")),
    ("several thousand people", ("[3000", "12000]"), ("[3000", "12000]")),
]


@pytest.mark.parametrize(("text", "possible", "usual"), VAGUE)
def test_vague_words(text: str, possible: tuple[str, str], usual: tuple[str, str]) -> None:
    """A word that stands for a number has the numbers that the policy gives it."""
    measure = first(text).measure
    assert (ends(measure.possible), ends(measure.usual)) == (possible, usual)


SHARES = [
    ("half of them", ("[46", "54)"), ("[47.5", "52.5)")),
    ("one in five adults", ("[16", "24)"), ("[17.5", "22.5)")),
    ("most of them", ("(50", "100]"), ("(50", "100]")),
    ("a majority of them", ("(50", "100]"), ("(50", "100]")),
    ("nearly all of them", ("[85", "100]"), ("[85", "100]")),
    ("the vast majority of them", ("[66", "100]"), ("[66", "100]")),
    ("hardly any of them", ("[0", "25]"), ("[0", "25]")),
]


@pytest.mark.parametrize(("text", "possible", "usual"), SHARES)
def test_shares_in_words_are_loose(text: str, possible: tuple[str, str], usual: tuple[str, str]) -> None:
    """Shares in words are points of a hundred with room either side."""
    measure = first(text).measure
    assert (ends(measure.possible), ends(measure.usual)) == (possible, usual)


@pytest.mark.parametrize("text", ["half a million people", "a quarter of a million people"])
def test_half_a_million_is_a_number(text: str) -> None:
    """Parts of a magnitude are numbers, not shares."""
    assert first(text).unit.dimension == ""


@pytest.mark.parametrize(
    ("text", "factor"), [("output doubled", 2), ("output halved", Fraction(1, 2)), ("a threefold rise", 3)]
)
def test_factors_are_loose(text: str, factor: Fraction) -> None:
    """A factor in words allows 12 % either way, 8 % usually."""
    measure = first(text).measure
    assert measure.printed == factor
    assert measure.possible == Interval(
        factor * Fraction(88, 100), factor * Fraction(112, 100), high_open=True
    )
    assert measure.usual == Interval(factor * Fraction(92, 100), factor * Fraction(108, 100), high_open=True)


@pytest.mark.parametrize(
    "text", ["between 10,000 and 12,000 people", "10,000–12,000 people", "10,000 to 12,000 people"]
)
def test_a_range_is_its_ends(text: str) -> None:
    """A printed range stands for what lies between its ends, and for no one number."""
    measure = first(text).measure
    assert measure.possible == measure.usual == Interval(Fraction(10_000), Fraction(12_000))
    assert measure.printed is None


def test_two_per_cent_and_three_do_not_touch() -> None:
    """Rounding intervals are half open."""
    two, three = (first(text).measure.possible for text in ("2 %", "3 %"))
    assert not two.meets(three)


@pytest.mark.parametrize(
    ("value", "place"),
    [
        (15_000, 1000),
        (Fraction(41, 10), Fraction(1, 10)),
        (7, 1),
        (0, 1),
        (120, 10),
        (Fraction(1, 8), Fraction(1, 1000)),
    ],
)
def test_last_place(value: int | Fraction, place: int | Fraction) -> None:
    """The last non-zero place of a number, 1 for zero."""
    assert last_place(Fraction(value)) == place


def overlay(folder: Path, text: str) -> Policy:
    path = folder / "policy.toml"
    path.write_text(text, "utf-8")
    return load_policy((path,))


def test_a_newsroom_replaces_rows_by_key(tmp_path: Path) -> None:
    """An overlay changes the rows it names and leaves the others."""
    policy = overlay(tmp_path, "[word.several]\npossible = [5, 9]\n[zeros]\npossible = 0.05\n")
    assert ends(first("several people", policy).measure.possible) == ("[5", "9]")
    assert ends(first("several people", policy).measure.usual) == ("[3", "12]")
    assert ends(first("200 trees", policy).measure.possible) == ("[190", "210)")
    assert ends(first("200 trees").measure.possible) == ("[180", "220)")


@pytest.mark.parametrize(
    "text",
    [
        "[words.several]\npossible = [1, 2]\n",
        "[word.several]\npossible = [1]\n",
        "[word.several]\npossibly = [1, 2]\n",
        '[bound.about]\nmodifier = "sort-of"\n',
        '[zeros]\npossible = "much"\n',
    ],
)
def test_a_broken_overlay_says_where(tmp_path: Path, text: str) -> None:
    """An unknown table, key or value is an error that names the file."""
    with pytest.raises(RuleError) as caught:
        overlay(tmp_path, text)
    assert "policy.toml" in str(caught.value)


def test_measures_know_their_wording() -> None:
    """A bare figure is bare; a bounded or vague one is not."""
    bare: Measure = first("15,000 people").measure
    assert bare.bare
    assert bare.place == 1000
    assert not first("about 15,000 people").measure.bare
    assert not first("dozens of people").measure.bare
