"""Units: quantulum3's table taken over whole, our own words before it, and what converts into what."""

from __future__ import annotations

import json
from fractions import Fraction

import pytest

from numcheck.extractor import extract
from numcheck.extractor.quantulum import unit_table
from numcheck.model.interval import Interval
from numcheck.model.quantity import Kind, Unit
from numcheck.resources.files import rules_root
from numcheck.resources.units import load_units

from .telling import article, figures


def test_the_shipped_table_is_what_quantulum3_loads() -> None:
    """rules/units/quantulum3.json equals the loader's output, so it is never kept by hand."""
    shipped = json.loads((rules_root() / "units" / "quantulum3.json").read_text("utf-8"))
    assert shipped == unit_table()


def test_reading_an_article_imports_no_quantulum3() -> None:
    """The table is data: its loader costs too much for one draft."""
    import subprocess
    import sys

    script = (
        "import sys; from numcheck.extractor import extract; from numcheck.model.article import *; "
        "from numcheck.model.span import Span; t = '30 miles and £3m'; "
        "q = extract(Article('a', t, t, (Block(Span(0, len(t)), BlockKind.BODY),))); "
        "assert len(q) == 2; assert not {'quantulum3', 'spacy', 'inflect'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", script], check=True)


@pytest.mark.parametrize(
    ("value", "source", "target", "result"),
    [
        (30, "foot", "metre", "9.144"),
        (5, "mile", "kilometre", "8.04672"),
        (18, "celsius", "fahrenheit", "64.4"),
        (-40, "fahrenheit", "celsius", "-40"),
        (100, "acre", "hectare", "40.468564224"),
        (14, "stone", "kilogram", "88.90410452"),
        (60, "mile per hour", "kilometre per hour", "96.56064"),
        (2, "week", "day", "14"),
        (1, "barrel", "litre", "158.987294928"),
        (35, "gigawatt hour", "kilowatt hour", "35000000"),
    ],
)
def test_units_convert_by_exact_factors(value: int, source: str, target: str, result: str) -> None:
    """Factors are exact fractions, temperatures have their zero."""
    units = load_units()
    a, b = units.measures[source].unit, units.measures[target].unit
    assert units.convert(Interval.exactly(value), a, b) == Interval.exactly(Fraction(result))


def test_pence_convert_into_pounds_and_not_into_dollars() -> None:
    """A hundredth belongs to its own currency; two currencies have no fixed rate."""
    units = load_units()
    penny, cent = units.currencies["penny"].unit, units.currencies["cent"].unit
    pound, dollar, euro = (units.currencies[name].unit for name in ("pound sterling", "dollar", "euro"))
    assert units.convert(Interval.exactly(164), penny, pound) == Interval.exactly(Fraction(164, 100))
    assert units.convert(Interval.exactly(50), cent, euro) == Interval.exactly(Fraction(1, 2))
    assert units.convert(Interval.exactly(164), penny, dollar) is None
    assert units.convert(Interval.exactly(164), pound, dollar) is None


@pytest.mark.parametrize(
    "pair", [("gallon", "litre"), ("ton", "kilogram"), ("mile", "kilogram"), ("degree", "celsius")]
)
def test_units_of_no_agreed_size_do_not_convert(pair: tuple[str, str]) -> None:
    """A gallon is two things, a ton three: no factor is better than a wrong one."""
    units = load_units()
    a, b = (units.measures[name].unit for name in pair)
    assert units.convert(Interval.exactly(1), a, b) is None


def test_rates_convert_only_by_the_same_unit() -> None:
    """Miles a day are no kilometres a week."""
    units = load_units()
    mile, kilometre = Unit("mile", "length", per="day"), Unit("kilometre", "length", per="week")
    assert units.convert(Interval.exactly(1), mile, kilometre) is None


@pytest.mark.parametrize("name", sorted(load_units().measures))
def test_every_unit_is_read_by_its_first_word(name: str) -> None:
    """Each unit's own words lead to a unit of its dimension."""
    row = load_units().measures[name]
    if not row.words or row.unit.dimension == "time":
        return
    read = extract(article(f"It was 7.5 {row.words[-1]} in all."))
    assert [q.kind for q in read if q.judged][:1] == [Kind.MEASURE]
    assert read[0].unit.dimension == row.unit.dimension


INNOCENT = [
    "They won 3 at home.", "It has 2 in stock.", "She came 4 am I told.", "All 5 bars closed.", "He took 2 sets.",
    "They gave 3 turns each.", "It served 6 cups.", "The 4 drops fell.", "He has 2 links to it.", "We met 7 times.",
]  # fmt: skip


@pytest.mark.parametrize("text", INNOCENT)
def test_everyday_words_are_no_units(text: str) -> None:
    """What quantulum3 takes for ampere-turns, bars or cups is a word of everyday English."""
    assert [q.unit.name for q in extract(article(text)) if q.kind is Kind.MEASURE] == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The bill was £2bn.", "£2bn | money, 2000000000, pound sterling"),
        ("There were 2m people.", "2m | count, 2000000, of people"),
        ("It cost ¥500.", "¥500 | money, 500, japanese yen"),
        ("Rates rose 25bp.", "25bp | share, 25, basis point, up"),
        ("He weighs 208 pounds.", "208 pounds | measure, 208, pound-mass"),
        ("He was fined 208 pounds.", "208 pounds | money, 208, pound sterling"),
        ("It cost three million pounds.", "three million pounds | money, 3000000, pound sterling"),
        ("A 90-minute play.", "90-minute | duration, 90, minute"),
        ("It takes 1.5 TB.", "1.5 TB | measure, 3/2, terabyte"),
    ],
)
def test_our_grammar_goes_first(text: str, told: str) -> None:
    """Where quantulum3 errs, our own reading stands."""
    assert figures(text) == [told]
