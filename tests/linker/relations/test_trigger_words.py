"""Trigger words and house facts as data: bending, overlays, and what a bad file says."""

from __future__ import annotations

from pathlib import Path

import pytest

from numcheck.errors import RuleError
from numcheck.linker.relations import find_all
from numcheck.resources.facts import load_facts
from numcheck.resources.triggers import forms, load_triggers, plural
from tests.linker.relations.reading import context


@pytest.mark.parametrize(
    ("verb", "expected"),
    [
        ("climb", {"climb", "climbs", "climbing", "climbed"}),
        ("drop", {"drop", "drops", "dropping", "dropped"}),
        ("carry", {"carry", "carries", "carrying", "carried"}),
        ("reach", {"reach", "reaches", "reaching", "reached"}),
        ("decline", {"decline", "declines", "declining", "declined"}),
        ("rise/rose/risen", {"rise", "rises", "rising", "rose", "risen"}),
    ],
)
def test_verbs_bend_by_rule(verb: str, expected: set[str]) -> None:
    """A base form gives all its forms; past forms after slashes take the place of the regular one."""
    assert set(forms(verb)) == expected


def test_nouns_have_their_plural() -> None:
    """By the regular rules."""
    assert [plural(noun) for noun in ("rise", "majority", "loss")] == ["rises", "majorities", "losses"]


def test_every_shipped_word_belongs_to_a_group_of_its_file() -> None:
    """Groups are named after the file they stand in."""
    assert {"change.rise", "part.including", "partition.rest", "tally.margin"} <= load_triggers().groups


def test_a_newsroom_adds_a_word(tmp_path: Path) -> None:
    """A word of its own opens a change as a shipped one does."""
    own = tmp_path / "change.toml"
    own.write_text('lexicon = "triggers"\n[rise]\nverbs = "yomp"\n', "utf-8")
    text = "Rents yomped from $64 to $80."
    assert find_all(context(text)) == ()
    (found,) = find_all(context(text), load_triggers((own,)))
    assert [filler.text for filler in found["end"]] == ["$80"]


def test_a_newsroom_takes_a_word_out(tmp_path: Path) -> None:
    """ "never compare": a word under `without` ties nothing any more."""
    own = tmp_path / "change.toml"
    own.write_text('lexicon = "triggers"\n[rise]\nwithout = "rose, rise"\n', "utf-8")
    text = "Rents rose from $64 to $80."
    assert find_all(context(text), load_triggers((own,))) == ()


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ('[rise]\nverb = "go"\n', "unknown column verb"),
        ('[rise]\ndirection = "left"\n', "direction of rise"),
        ("[rise]\nwords = 5\n", "words of rise is no text"),
        ("rise = 5\n", "rise is not a table"),
    ],
)
def test_a_bad_trigger_file_is_named_with_its_line(tmp_path: Path, source: str, said: str) -> None:
    """Path, line and cure, as for every data file."""
    own = tmp_path / "change.toml"
    own.write_text('lexicon = "triggers"\n' + source, "utf-8")
    with pytest.raises(RuleError, match=said) as error:
        load_triggers((own,))
    assert str(own) in str(error.value)


FACT = """
[seats-harbour-board]
text   = "the harbour board has 12 seats"
value  = 12
of     = "harbour board"
counts = "seats, members"
source = "its statute"
"""


def test_a_newsroom_adds_a_fact(tmp_path: Path) -> None:
    """An article's figure is tied to the fact on file."""
    own = tmp_path / "house.toml"
    own.write_text(FACT, "utf-8")
    facts = load_facts((own,))
    text = "All 14 seats on the harbour board are up for election."
    (found,) = (r for r in find_all(context(text), facts=facts) if r.kind.value == "fact")
    assert found["fact"][0].text == "the harbour board has 12 seats"


def test_a_fact_holds_from_its_year_on() -> None:
    """A fact with a year is not held against an article of before it, or of no known year."""
    fact = next(fact for fact in load_facts() if fact.id == "seats-house-of-commons")
    assert fact.holds_in(2019)
    assert not fact.holds_in(1997)
    assert not fact.holds_in(None)


@pytest.mark.parametrize(
    ("source", "said"),
    [
        (FACT.replace("12\n", '"12"\n', 1), "value of seats-harbour-board"),
        (FACT.replace("source", "sauce"), "unknown column sauce"),
        (FACT.replace('"its statute"', '""'), "source of seats-harbour-board"),
        (FACT + 'since = "2001"\n', "since and until"),
    ],
)
def test_a_bad_fact_is_named_with_its_line(tmp_path: Path, source: str, said: str) -> None:
    """Path, line and cure, as for every data file."""
    own = tmp_path / "house.toml"
    own.write_text(source, "utf-8")
    with pytest.raises(RuleError, match=said):
        load_facts((own,))
