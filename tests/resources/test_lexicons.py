"""Lexicon files: what loads, what is laid over, what is refused and how it is said."""

from __future__ import annotations

from pathlib import Path

import pytest

from numcheck.errors import RuleError
from numcheck.resources.files import read_toml, rules_root
from numcheck.resources.lexicons import load_lexicons


def test_near_misses_are_kept_apart() -> None:
    """Profit is not revenue, the dead are not the injured, though words of one name the other's neighbours."""
    lexicons = load_lexicons()
    assert lexicons.apart("profit", "revenue")
    assert lexicons.apart("dead", "injured")
    assert not lexicons.apart("fighter", "person")


def test_a_wider_concept_is_alike() -> None:
    """A fighter is a person; a tree is none."""
    lexicons = load_lexicons()
    assert lexicons.alike(lexicons.concepts("militant"), ("person",))
    assert not lexicons.alike(lexicons.concepts("oak"), ("person",))


def test_every_concept_names_only_concepts_and_has_members() -> None:
    """`wider` and `apart` point somewhere, and no concept is empty."""
    for concept in load_lexicons().by_id.values():
        assert concept.gloss, concept.id
        assert concept.nouns or concept.verbs or concept.adjectives, concept.id


def test_no_shipped_file_replaces_a_row_of_another() -> None:
    """Only a project's own files may: between ours, a key stands once."""
    seen: dict[str, str] = {}
    for path in sorted((rules_root() / "lexicons" / "en").glob("*.toml")):
        for key in read_toml(path):
            if key != "lexicon":
                assert key not in seen, f"{key} stands in {seen.get(key)} and {path.name}"
                seen[key] = path.name


def test_places_are_found_by_any_name_and_by_their_people() -> None:
    """Towns lie within their countries, by as many steps as it takes."""
    lexicons = load_lexicons()
    leeds = lexicons.place("Leeds")
    assert leeds is not None
    england = lexicons.place(leeds.within)
    assert england is not None
    assert england.within == "United Kingdom"
    britons, britain = lexicons.place("Britons"), lexicons.place("UK")
    assert britons is not None
    assert britons == britain


def test_every_place_lies_within_one_that_is_known() -> None:
    """No `within` points nowhere, and none goes round in a circle."""
    lexicons = load_lexicons()
    for place in lexicons.places.values():
        seen = set()
        at = place
        while at.within:
            assert at.name not in seen
            seen.add(at.name)
            wider = lexicons.place(at.within)
            assert wider is not None, at
            at = wider


def test_a_project_adds_and_replaces_by_key(tmp_path: Path) -> None:
    """A new concept is added; one of a known id takes the shipped one's place."""
    own = tmp_path / "own.toml"
    own.write_text(
        'lexicon = "concepts"\n[kite]\ngloss = "a toy"\nnouns = "kite, stunt kite"\n'
        '[miner]\ngloss = "ours"\nnouns = "collier"\n',
        "utf-8",
    )
    lexicons = load_lexicons([own])
    assert lexicons.concepts("stunt kite", "noun") == ("kite",)
    assert lexicons.by_id["miner"].nouns == ("collier",)
    assert "miner" not in lexicons.concepts("pitman")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('lexicon = "concept"\n', "own.toml:1"),
        ('lexicon = "concepts"\n\n[kite]\ngloss = "a toy"\nnoun = "kite"\n', "own.toml:3"),
        ('lexicon = "concepts"\n[kite]\ngloss = "a toy"\nnouns = "kite"\nwider = "perzon"\n', "person"),
        ('lexicon = "sets"\nkites = "a, b"\n', "kites"),
        ('lexicon = "sets"\n[kites]\nwords = 3\n', "quotes"),
    ],
)
def test_what_cannot_be_used_is_said_with_its_line_and_cure(tmp_path: Path, text: str, said: str) -> None:
    """Unknown kinds, columns and concepts name their place and what is near."""
    own = tmp_path / "own.toml"
    own.write_text(text, "utf-8")
    with pytest.raises(RuleError) as error:
        load_lexicons([own])
    assert said in str(error.value)


def test_an_unknown_set_names_the_near_ones() -> None:
    """A slip in a set's name is a mistake of ours, and said as such."""
    with pytest.raises(RuleError, match="reporting-verbs"):
        load_lexicons().words("reporting-verb")
