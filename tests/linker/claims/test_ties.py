"""What claims say of each other: parts, mentions of the same set, shared nouns."""

from __future__ import annotations

from tests.linker.claims.telling import claim_of, claims_of


def test_of_them_is_a_part_of_the_last_count() -> None:
    """ "90 of them" are a part of the 400 before."""
    whole, part = claims_of("The ferry carried 400 pilgrims. Police say 90 of them had no ticket.")
    assert part.part_of == whole.quantity.index
    assert "pilgrim" in part.group


def test_a_fronted_of_phrase_is_the_whole() -> None:
    """ "Of the 400 pilgrims, 90 …": the figure after the comma is a part."""
    whole, part = claims_of("Of the 400 pilgrims, 90 had no ticket.")
    assert part.part_of == whole.quantity.index


def test_whom_and_including_point_back() -> None:
    """ "12 of whom" and "including 5 children" are parts of the count before them in the sentence."""
    first, second = claims_of("The camp housed 60 climbers, 12 of whom were ill.")
    assert second.part_of == first.quantity.index
    first, second = claims_of("The camp housed 60 climbers, including 5 teenagers.")
    assert second.part_of == first.quantity.index


def test_those_with_a_noun_is_no_pronoun() -> None:
    """ "One of those planks" is no part of the figures before it."""
    claims = claims_of("The shop sold 300 boards. It has put one of those planks in the window.")
    assert claims[-1].part_of is None


def test_a_vague_count_is_no_part_of_what_it_counts() -> None:
    """ "Dozens of swimmers" are swimmers; nothing says of what whole."""
    assert claim_of("Dozens of swimmers were stung.", "Dozens").group == ()


def test_a_definite_figure_finds_its_first_mention() -> None:
    """ "The 16" repeats an earlier 16 of the same people."""
    first, second = claims_of("Sixteen walkers set out. The 16 walkers were found at dawn.")
    assert second.refers_to == first.quantity.index


def test_a_definite_figure_with_another_value_finds_none() -> None:
    """What is not repeated is not resolved: others decide whether it clashes."""
    _, second = claims_of("Sixteen walkers set out. The 14 walkers were found at dawn.")
    assert second.refers_to is None


def test_a_bare_figure_after_from_counts_the_same() -> None:
    """ "Up from 9,000": the noun is the one before."""
    _, second = claims_of("The fort holds 12,000 captives, up from 9,000 last year.")
    assert second.head == "captive"


def test_words_of_one_concept_share_it() -> None:
    """Militants, fanatics and jihadists are fighters; jailed and detained are the same state."""
    first = claim_of("About 900 militants are jailed in the north.", "900")
    second = claim_of("The 900 fanatics detained in the north went on strike.", "900")
    assert "fighter" in first.concepts
    assert "fighter" in second.concepts
    assert "imprisonment" in set(first.predicate_concepts) & set(second.predicate_concepts)


def test_a_number_put_at_counts_what_was_counted_before() -> None:
    """ "police put the number at 20,000": of the marchers, and police say so."""
    first, second = claims_of("Organisers said 50,000 people marched; police put the number at 20,000.")
    assert second.head == first.head == "people"
    assert (first.source, second.source) == ("organisers", "police")


def test_a_hollow_noun_counts_what_its_subject_does() -> None:
    """ "broke the 100 million mark": users."""
    assert claim_of("The number of users broke the 100 million mark.", "100 million").head == "user"
