"""What a figure counts: the noun beside it, whatever stands between."""

from __future__ import annotations

import pytest

from tests.linker.claims.telling import claim_of, claims_of

COUNTED = [
    ("Harbour police rescued 14 stranded kayakers on Friday.", "14", "kayaker"),
    ("The council cut down 230 healthy lime trees last winter.", "230", "tree"),
    ("Twelve of the choir's singers fell ill after the concert.", "Twelve", "singer"),
    ("The valley lost dozens of orchards to the frost.", "dozens", "orchard"),
    ("More than 4,000 newly hired nurses left within a year.", "4,000", "nurse"),
    ("He paid for 17 so-called comfort breaks.", "17", "break"),
    ("A 40-seat theatre opened in the old mill.", "40", "seat"),
]


@pytest.mark.parametrize(("text", "figure", "head"), COUNTED)
def test_the_counted_noun_is_the_head(text: str, figure: str, head: str) -> None:
    """Adjectives, adverbs, hyphens and "of" between figure and noun do not hide the noun."""
    assert claim_of(text, figure).head == head


def test_the_next_five_are_of_those_before() -> None:
    """A word of order before a bare figure leads over to what the last one counted; another word does not."""
    told = "Berg took the first four games but was shocked as Lund won {} five."
    assert claim_of(told.format("the next"), "five").head == "game"
    assert claim_of(told.format("nearly"), "five").head == ""


WITHOUT_PARSE = [
    ("Rangers counted 3,400 wild geese on the lake.", "3,400", "goose"),
    ("Rebels freed about 900 prisoners currently held in the fort.", "900", "prisoner"),
    ("Some 900 ARGO fighters are locked up in the fort.", "900", "fighter"),
]


@pytest.mark.parametrize(("text", "figure", "head"), WITHOUT_PARSE)
def test_a_sentence_without_a_parse_still_has_heads(text: str, figure: str, head: str) -> None:
    """Without tags the run of words to the figure's right is read by shape and lexicon."""
    assert claim_of(text, figure, parsed=False).head == head


MEASURED = [
    ("The brewer made a profit of £3m last year.", "£3m", "profit"),
    ("The brewer reported a £3m loss.", "£3m", "loss"),
    ("Revenue rose to $5bn in the quarter.", "$5bn", "revenue"),
    ("Unemployment stood at 5 per cent in March.", "5 per cent", "unemployment"),
    ("The chain raised its dividend to 12p.", "12p", "dividend"),
    ("The bank has left its interest rate unchanged at 3%.", "3%", "interest rate"),
    ("The treaty limits the size of a member's deficit to 5% of GDP.", "5%", "deficit"),
    ("The brewer saw its sales rise 4% to £61m.", "£61m", "sale"),
    ("Some 5% of GDP was spent on roads.", "5%", "gdp"),
]


@pytest.mark.parametrize(("text", "figure", "measured"), MEASURED)
def test_a_figure_in_a_unit_has_a_property(text: str, figure: str, measured: str) -> None:
    """The noun before it, beside it, its subject or its verb's object names what is measured."""
    assert claim_of(text, figure).property == measured


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("The winger was given a six-week ban.", "six-week"),
        ("The ban lasted six weeks.", "six weeks"),
        ("The trench is 12 metres deep.", "12 metres"),
        ("The firm owes £12m.", "£12m"),
    ],
)
def test_a_unit_is_never_a_head(text: str, figure: str) -> None:
    """Weeks, metres and pounds are how much, not what."""
    assert claim_of(text, figure).head in ("", "ban")


def test_a_mother_of_two_is_no_count_of_mothers() -> None:
    """A noun before "of" is measured only if it can be: a toll, a total, a price."""
    assert claim_of("The mother of two runs a bakery in the village.", "two").head != "mother"


def test_the_words_of_a_bound_do_not_narrow_the_noun() -> None:
    """ "More than" bounds the figure."""
    assert claim_of("More than 1,200 blue tents were put up.", "1,200").modifiers == ("blue",)


def test_every_figure_has_a_claim_in_order() -> None:
    """Claims stand in the order of the quantities, one each, also where nothing is known."""
    claims = claims_of("Room 12 held 30 guests in 1998. Ring 020 7946 0000 for 4 more.")
    assert [claim.quantity.index for claim in claims] == list(range(len(claims)))


def test_a_headline_s_verb_is_not_what_is_counted() -> None:
    """ "40,000 march against": a plural number counts no single march."""
    claim = claim_of("40,000 march against water charges in Carrow", "40,000")
    assert claim.head == ""
    assert claim.predicate == "march"
    assert "protest" in claim.predicate_concepts


def test_a_bare_count_is_of_those_its_verb_is_done_to() -> None:
    """ "injuring 12" speaks of the injured, though no noun stands there."""
    assert "injured" in claim_of("The blast destroyed a barn, injuring 12.", "12").concepts
