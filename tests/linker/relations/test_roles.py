"""What the words tie, in which roles, whether the figures agree or not: laws judge later."""

from __future__ import annotations

import pytest

from tests.linker.relations.reading import page, relations, ties

CHANGES = [
    ("Rents rose from $64 to $80.", {"start": ["$64"], "end": ["$80"], "direction": ["rose"]}),
    (
        "Rents fell by $5, to $59 from $64.",
        {"start": ["$64"], "end": ["$59"], "amount": ["$5"], "direction": ["fell"]},
    ),
    ("Sales were up 8% at £4.2m.", {"end": ["£4.2m"], "percent": ["8%"]}),
    ("There was a 5.5% rise to £18.3bn.", {"end": ["£18.3bn"], "percent": ["5.5%"]}),
    ("Turnout was 61%, up from 55%.", {"start": ["55%"], "end": ["61%"], "direction": ["up"]}),
    ("The toll has doubled to 40.", {"end": ["40"], "factor": ["doubled"]}),
    ("There was a $2 rally to $18.", {"end": ["$18"], "amount": ["$2"]}),
]


@pytest.mark.parametrize(("text", "roles"), CHANGES, ids=[text for text, _ in CHANGES])
def test_a_change_has_its_roles_in_any_order(text: str, roles: dict[str, list[str]]) -> None:
    """ "from", "to", "by", "at" and "up" say what each figure is to the change."""
    assert ties(text, "change") == [roles]


OTHERS = [
    ("share", "The guard sank 18 of 24 throws, or 75 percent.", {"part": ["18"], "whole": ["24"], "share": ["75 percent"]}),
    ("share", "They did not hope to keep all 86 on, or even half of them.", {"whole": ["86"], "share": ["half"]}),
    ("share", "Of the 240 ballots, 60 were void.", {"part": ["60"], "whole": ["240"]}),
    ("share", "The bus held 44 people, nine of whom were hurt.", {"part": ["nine"], "whole": ["44"]}),
    (
        "partition",
        "The raids killed 29 people: 14 in Orm, nine in Pell and six in Dane.",
        {"parts": ["14", "nine", "six"], "whole": ["29"]},
    ),
    ("partition", "He spent £4m, of which £3m went on roads and the other £1m on rail.", {"parts": ["£3m"], "rest": ["£1m"], "whole": ["£4m"]}),
    ("conversion", "The path is 30 miles (48km) long.", {"a": ["30 miles"], "b": ["48km"]}),
    ("conversion", "It burnt 500 acres, or 202 hectares.", {"a": ["500 acres"], "b": ["202 hectares"]}),
    ("tally", "They won 27-19, an eight-point win.", {"margin": ["eight"], "home": ["27-19"], "away": ["27-19"]}),
    ("list", "Three towns won: Hay, Deal and Rye.", {"count": ["Three"], "items": ["Hay", "Deal", "Rye"]}),
    ("range", "It costs between £5 and £9.", {"low": ["£5"], "high": ["£9"]}),
    ("difference", "It drew 512 guests, or 12 more than the 500 it hoped for.", {"a": ["512"], "b": ["500"], "gap": ["12"]}),
    ("product", "The 12 players were paid $2,000 each, or $24,000 in all.", {"unit": ["$2,000"], "count": ["12"], "total": ["$24,000"]}),
    ("calendar", "He led it from 1983 until 1992.", {"start": ["1983"], "end": ["1992"]}),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "text", "roles"), OTHERS, ids=[text for _, text, _ in OTHERS])
def test_a_tie_has_its_roles(kind: str, text: str, roles: dict[str, list[str]]) -> None:
    """Each kind of tie fills its roles with the figures as printed."""
    assert roles in ties(text, kind)


APART = [
    "Sales rose 8% in the north and 40 people moved to the south.",
    "It grew 5% while the price of 12 eggs went from bad to worse.",
    "The A46 and the M34 meet at junction 9.",
    "He was 12 of clubs and 5 of hearts short.",
    "The bus to the rally cost $2, and $18 at night.",
]


@pytest.mark.parametrize("text", APART)
def test_figures_that_no_words_tie_stay_apart(text: str) -> None:
    """A figure of another thing is not drawn into a change."""
    assert ties(text, "change") == []
    assert ties(text, "share") == []


def test_a_fall_is_signed() -> None:
    """What fell by 12 is −12 to a law."""
    (change,) = (r for r in relations("The price fell by 12p to 80p.") if r.kind.value == "change")
    (amount,) = change["amount"]
    assert amount.text == "12p"
    assert amount.value.printed == -12  # type: ignore[union-attr]


def test_an_ambiguous_pronoun_gives_readings() -> None:
    """ "of them" after two candidates is read both ways, so that only what neither explains is a conflict."""
    text = "The company built 92,000 homes. It has passed 46,000 of the 92,000 homes, and 18,400 of them signed up."
    found = [r for r in relations(text) if [f.text for f in r["part"]] == ["18,400"]]
    assert len(found) == 1
    assert len(found[0].readings) == 2


def test_degrees_of_difference_are_a_reading_of_their_own() -> None:
    """ "9F (5C) above the average" is a difference, "50F (10C)" a temperature: the words allow both."""
    (found,) = (r for r in relations("It was 9F (5C) warmer than usual.") if r.kind.value == "conversion")
    assert len(found.readings) == 2


def test_conversions_of_money_are_held_against_the_rate_that_most_share() -> None:
    """The odd one of three meets one of the two that agree."""
    text = "It paid $20m (£10m) in May, $40m (£20m) in June and $60m (£50m) in July."
    odd = next(r for r in relations(text) if r.kind.value == "conversion" and r["a"][0].text == "$60m")
    assert [f.text for f in (*odd["c"], *odd["d"])] in (["$20m", "£10m"], ["$40m", "£20m"])


def test_a_sentence_cut_after_a_title_is_one() -> None:
    """ "Ms. Diaz" ends no sentence."""
    assert len(page("Voters gave Ms. Diaz 52 votes. Her rival had 44.").lines) == 2


def test_without_a_parser_sentences_are_cut_by_their_marks() -> None:
    """A block that holds years alone is not parsed, and its stretches of time are still read."""
    assert ties("The club won between 1994 and 2000. It lost in 2001.", "calendar") == [
        {"start": ["1994"], "end": ["2000"]}
    ]


def test_a_very_long_sentence_ties_nothing() -> None:
    """A table read as one sentence is left alone, in no time."""
    assert relations("from 5 to 6 of 7 and " * 400) == ()
