"""The parser's reading of a text: look-alikes made one, every character mapped back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from numcheck.language.canonical import canonical, sentence_case

NAMES = frozenset(("florida", "leeds", "london", "england", "wednesday"))
ARTICLE_TEXT = st.text(
    st.one_of(
        st.sampled_from("abcXYZ019 \t\n.,-–—£€$%’“”\u00a0\u00ad\u200b\u2009"),
        st.characters(exclude_categories=("Cs",)),
    ),
    max_size=80,
)


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("“It’s £3m”", '"It\'s $5m"'),
        ("14,872 homes", "55,555 homes"),
        ("1 home in 1998", "1 home in 1955"),
        ("2.5 per cent of 2,001", "5.5 percent of 5,555"),
        ("a\u00a0 wide\n  gap", "a wide gap"),
        ("co\u00adop\u200bted", "coopted"),
        ("10–12 men – all armed", "55-55 men - all armed"),
        ("one—or two", "one—or two"),
        (" \n ", ""),
    ],
)
def test_look_alikes_are_read_alike(printed: str, read: str) -> None:
    """Quotes, currencies, dashes, gaps, "per cent" and digits get one form."""
    assert canonical(printed).text == read


def test_digits_stay_where_a_pipeline_was_trained_on_them() -> None:
    """A user's pipeline is given the digits as printed."""
    assert canonical("14,872 homes", digits=False).text == "14,872 homes"


@given(ARTICLE_TEXT, st.integers(0, 1000))
def test_every_character_comes_from_one_of_the_text(text: str, offset: int) -> None:
    """Origins rise, lie in the text, and a character that is left as it is stands at its origin."""
    read = canonical(text, offset)
    assert len(read.origin) == len(read.text) + 1
    assert list(read.origin) == sorted(set(read.origin))
    for character, origin in zip(read.text, read.origin, strict=False):
        assert 0 <= origin - offset < len(text)
        if character.isalpha():
            assert text[origin - offset] == character
        if character.isspace():
            assert not text[origin - offset].isalnum()
    assert "  " not in read.text
    assert read.text == read.text.strip(" ")


@given(ARTICLE_TEXT)
def test_reading_twice_changes_nothing(text: str) -> None:
    """What was made canonical once is canonical."""
    once = canonical(text).text
    assert canonical(once).text == once


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("Storm Kills 12 In Florida", "Storm kills 12 in Florida"),
        ("POLICE ARREST 12 AFTER LEEDS MARCH", "Police arrest 12 after Leeds march"),
        ("NHS Trust To Cut 300 Jobs", "NHS trust to cut 300 jobs"),
        ("Storm kills 12 in Florida", "Storm kills 12 in Florida"),
        ("London, England", "London, England"),
    ],
)
def test_headlines_are_read_in_sentence_case(printed: str, read: str) -> None:
    """Title case and capitals go, names and acronyms keep theirs."""
    assert sentence_case(printed, NAMES) == read


@given(ARTICLE_TEXT)
def test_sentence_case_keeps_lengths(text: str) -> None:
    """Offsets outlive the change of case."""
    assert len(sentence_case(text, NAMES)) == len(text)
