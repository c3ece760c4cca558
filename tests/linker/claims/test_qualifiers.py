"""Where, when, who says so, how surely, on what basis."""

from __future__ import annotations

import pytest

from numcheck.model.claim import Aspect, Modality
from tests.linker.claims.telling import claim_of


def test_a_place_says_where_the_counted_are() -> None:
    """ "in Leeds" narrows the count; its name is kept as printed, in lower case."""
    assert claim_of("Thieves took 40 bicycles in Leeds.", "40").places == ("leeds",)


def test_a_far_place_does_not_narrow() -> None:
    """A place that hangs from another noun of the sentence says nothing of the count."""
    text = "A strike at the port of Genoa that began in spring has kept 40 crews at home."
    assert claim_of(text, "40").places == ()


@pytest.mark.parametrize(
    ("text", "figure", "period"),
    [
        ("The mill made 900 carts in 2019.", "900", "2019"),
        ("The mill made 900 carts last year.", "900", "last year"),
        ("Profit was £3m in the first quarter.", "£3m", "first quarter"),
        ("It sold 900 carts on Tuesday.", "900", "tuesday"),
    ],
)
def test_a_period_is_kept_in_its_own_words(text: str, figure: str, period: str) -> None:
    """Years, spans with a word that says which, and days."""
    assert period in claim_of(text, figure).periods


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("It was a sharp drop from 2003, when 1,310 seals died.", ("2003",)),
        ("It was a sharp drop from last year, when wardens found 1,310 seals.", ("last year",)),
        ("It was a sharp drop from 2003, when 1,310 seals died in May.", ("may",)),
        ("It was a sharp drop from 2003, though 1,310 seals died.", ()),
        ("In 2003 the wardens wept when 1,310 seals died.", ()),
    ],
)
def test_a_clause_with_when_is_of_the_time_before_it(text: str, periods: tuple[str, ...]) -> None:
    """Only of the time right before "when", and only if it names none of its own."""
    assert claim_of(text, "1,310").periods == periods


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Police said 12 drivers were fined.", "police"),
        ("Twelve drivers were fined, according to the ministry.", "ministry"),
        ("It is estimated that 12 drivers were fined.", ""),
    ],
)
def test_the_source_is_who_says_so(text: str, source: str) -> None:
    """A verb of saying with somebody before it, or "according to"; an empty "it" says nothing."""
    figure = "Twelve" if text.startswith("Twelve") else "12"
    assert claim_of(text, figure).source == source


MODALITIES = [
    ("The yard will build 12 ferries.", Modality.PLANNED),
    ("The yard could build 12 ferries.", Modality.POSSIBLE),
    ("The yard would build 12 ferries if it had the steel.", Modality.HYPOTHETICAL),
    ("The yard said it would build 12 ferries.", Modality.PLANNED),
    ("The yard built 12 ferries.", Modality.ACTUAL),
    ("The captain denied that 12 ferries were late.", Modality.DENIED),
]


@pytest.mark.parametrize(("text", "modality"), MODALITIES)
def test_modality_comes_from_what_governs_the_figure(text: str, modality: Modality) -> None:
    """A reported "would" is a plan; one with a condition is none."""
    assert claim_of(text, "12").modality is modality


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("Kerr Tin would lift its holding to 9m shares, giving it 31.5 per cent.", Modality.PLANNED),
        ("The brewer could shut its old plant, cutting 31.5 per cent of jobs.", Modality.POSSIBLE),
        ("Kerr Tin lifted its holding to 9m shares, giving it 31.5 per cent.", Modality.ACTUAL),
        ("The mill would close then, the owner already owing 31.5 per cent of its worth.", Modality.ACTUAL),
        ("Kerr Tin would lift its holding after losing 31.5 per cent.", Modality.ACTUAL),
        ("Kerr Tin would lift its holding, having been losing 31.5 per cent.", Modality.ACTUAL),
        ("Owning 31.5 per cent of the vote, Kerr Tin would lift its holding.", Modality.ACTUAL),
    ],
)
def test_what_follows_is_as_sure_as_what_it_follows_from(text: str, modality: Modality) -> None:
    """ "Would lift it, giving it 31.5 %" is planned too; what another does, or what was before, is not."""
    assert claim_of(text, "31.5").modality is modality


def test_negation_and_tense_are_noted() -> None:
    """ "did not sell" is negated and past; "will sell" is future."""
    claim = claim_of("The baker did not sell 300 loaves.", "300")
    assert claim.negated
    assert claim.tense == "past"
    assert claim_of("The baker will sell 300 loaves.", "300").tense == "future"


ASPECTS = [
    ("Sales rose 12 per cent.", "12 per cent", Aspect.CHANGE),
    ("Sales rose to £12m.", "£12m", Aspect.LEVEL),
    ("Flour is 12 per cent cheaper than it was.", "12 per cent", Aspect.CHANGE),
    ("They are 12 per cent less likely to return.", "12 per cent", Aspect.CHANGE),
    ("The mill lost £12m last year.", "£12m", Aspect.LEVEL),
    ("The bridge is £12m over budget.", "£12m", Aspect.CHANGE),
    ("The bridge has a £12m budget.", "£12m", Aspect.LEVEL),
    ("The tickets cost £12 each.", "£12", Aspect.PER_UNIT),
    ("The fund has paid out £12m so far.", "£12m", Aspect.CUMULATIVE),
    ("The towns spent a total of £12m.", "£12m", Aspect.TOTAL),
]


ASPECTS += [
    ("The club raised £2m for the hospice.", "£2m", Aspect.LEVEL),
    ("The firm raised the price by £2m.", "£2m", Aspect.CHANGE),
    ("The town lost 12 shops last year.", "12", Aspect.LEVEL),
    ("Wales moved up four places in the rankings.", "four", Aspect.CHANGE),
    ("The council missed its target by 82.", "82", Aspect.CHANGE),
    ("The council missed it by 12.", "12", Aspect.CHANGE),
    ("Her party won the vote by 44.", "44", Aspect.LEVEL),  # a majority of 44
    ("Late votes left her ahead by 134.", "134", Aspect.LEVEL),
]


@pytest.mark.parametrize(("text", "figure", "aspect"), ASPECTS)
def test_aspect_tells_levels_from_changes(text: str, figure: str, aspect: Aspect) -> None:
    """ "rose 12" is a change, "rose to 12" a level."""
    assert claim_of(text, figure).aspect is aspect


def test_basis_is_named_by_its_set() -> None:
    """ "Pre-tax" and "net" are two bases."""
    assert "pre-tax" in claim_of("The pre-tax profit was £12m.", "£12m").basis
    assert "net" in claim_of("The net profit was £12m.", "£12m").basis


def test_a_subject_is_followed_through_a_pronoun() -> None:
    """ "Dellwood said it has 12 vans": Dellwood has them."""
    assert "dellwood" in claim_of("Dellwood said it has 12 vans.", "12").subject


def test_a_phrase_right_after_a_figure_is_its_own() -> None:
    """ "9 % in May from 12 % in April": each figure has the month that follows it, and towns likewise."""
    text = "The jobless rate fell to 9 per cent in May from 12 per cent in April."
    assert claim_of(text, "9 per cent").periods == ("may",)
    assert claim_of(text, "12 per cent").periods == ("april",)
    text = "Turnout was 61 per cent in Leeds and 47 per cent in Hull."
    assert claim_of(text, "61 per cent").places == ("leeds",)
    assert claim_of(text, "47 per cent").places == ("hull",)


def test_a_compared_figure_keeps_the_property() -> None:
    """ "compared with £4m": of the same thing, at another time."""
    claim = claim_of("Revenue was £5m, compared with £4m in 2003.", "£4m")
    assert claim.property == "revenue"
    assert claim.periods == ("2003",)
    assert claim_of("Revenue was £5m, compared with £4m in 2003.", "£5m").periods == ()


def test_may_is_a_month_only_with_a_capital() -> None:
    """A verb is no time."""
    assert claim_of("The mill may make 900 carts.", "900").periods == ()


def test_the_property_of_a_change_is_what_changed() -> None:
    """ "a 3 % rise in sales" is of sales; "sales rise 3 %" too, as a headline has it."""
    assert claim_of("The grocer reported a 3 per cent rise in sales.", "3 per cent").property == "sale"
    assert claim_of("The grocer saw its yearly sales rise 3 per cent.", "3 per cent").property == "sale"


@pytest.mark.parametrize(
    ("text", "figure", "name"),
    [
        ("The farmer Iain Reid, 61, of Hawick, lost his herd.", "61", "iain reid"),
        ("Mara Olsen, who won, beat 19-year-old Tess Ward.", "19-year-old", "tess ward"),
    ],
)
def test_an_age_is_one_person_s(text: str, figure: str, name: str) -> None:
    """The name it is set to, not another of the sentence."""
    assert claim_of(text, figure).names == (name,)
