"""The JSON of figures and links."""

from __future__ import annotations

import json
from fractions import Fraction

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from numcheck.errors import UsageError
from numcheck.model.claim import Claim
from numcheck.model.interval import Interval
from numcheck.model.quantity import Kind, Unit
from numcheck.model.report import FileReport
from numcheck.reporters import render_figures
from numcheck.reporters.options import RenderOptions
from numcheck.reporters.plain_numbers import grouped, interval_text, plain
from numcheck.reporters.said_of import said_of
from numcheck.resources.files import reports_root

from . import build


def load(report, **options):
    document = json.loads(render_figures(report, "json", RenderOptions(**options)))
    schema = json.loads((reports_root() / "schema" / "figures.schema.json").read_text("utf-8"))
    jsonschema.Draft202012Validator(schema).validate(document)
    return document


def test_figures_and_links_of_an_article():
    """Each figure has value, unit, modifier and source offsets; each link its roles in the singular."""
    file = load(build.report())["files"][0]
    first, _, about, _, fund, _ = file["figures"]
    assert (first["value"], first["unit"], first["modifier"]) == ("1200", "home", "exact")
    assert (about["value"], about["modifier"], about["possible"]) == ("900", "approximate", "[810, 990]")
    assert (fund["value"], fund["unit"], fund["kind"], fund["status"]) == (
        "40000",
        "pound",
        "money",
        "quantity",
    )
    assert all(build.TOWN[f["start"] : f["end"]] == f["text"] for f in file["figures"])
    (link,) = file["links"]
    assert link["kind"] == "restated"
    assert [role for role, _ in link["roles"]] == ["value"] * 3
    assert [build.TOWN[a:b] for _, (a, b) in link["roles"]] == ["1,200", "1,200", "900"]
    assert "verdicts" not in file


def test_words_come_back_as_they_are_printed():
    """A claim without words of its own is told by its lemmas, each in the form that the article prints."""
    of = build.article("Sheep\n\nFarms in Ash watched 12 miles of fences carried off.\n")
    miles = build.quantity(of, 0, "12 miles", 12, unit=Unit("mile", "length"))
    span = build.sentence(of.text, miles.span)
    claim = Claim(miles, 0, 0, span, head="fence", subject=("farm",), names=("ash",), property="carry price")
    assert said_of(claim, of.text) == "fences carried price farms ash"


def test_why_adds_the_pairs_that_were_not_compared():
    """With `why`, each pair that was looked at has its verdict and reason."""
    verdicts = load(build.report(), why=True)["files"][0]["verdicts"]
    assert [v["linked"] for v in verdicts] == [True, False]
    assert verdicts[1]["reason"] == "one is part of the other: 640 of them"


def test_ranges_vague_words_and_other_kinds():
    """A range has two ends; a vague word its usual ones; an ordinal is no amount."""
    of = build.article("Sheep\n\nFrom 10 to 12 of dozens of sheep came third.\n")
    span = build.quantity(of, 0, "10 to 12", 10, low=Fraction(10), high=Fraction(12))
    dozens = build.quantity(of, 1, "dozens", 24, possible=Interval(Fraction(24), None, high_open=True))
    measure = type(dozens.measure)(dozens.measure.possible, Interval(Fraction(48), Fraction(120)), vague=True)
    vague = type(dozens)(1, dozens.span, dozens.phrase, "dozens", Kind.COUNT, measure)
    third = build.quantity(of, 2, "third", 3, kind=Kind.ORDINAL)
    pace = build.quantity(of, 3, "10", 10, unit=Unit("mile", "length", "", "hour"))
    file = FileReport(of, (span, vague, third, pace), (), (), (), (), (), ())
    figures = load(build.report(file))["files"][0]["figures"]
    assert (figures[0]["low"], figures[0]["high"], "value" in figures[0]) == ("10", "12", False)
    assert (figures[1]["low"], figures[1]["high"]) == ("24", "120")
    assert figures[1]["possible"] == "[24, inf)"
    assert figures[2]["status"] == "ordinal"
    assert figures[3]["unit"] == "mile per hour"


@given(st.fractions())
def test_plain_has_no_exponent_and_keeps_finite_decimals(value: Fraction):
    """Printing loses nothing where a finite decimal exists, and never writes an exponent."""
    text = plain(value)
    assert set(text) <= set("-0123456789.")
    if Fraction(text) != value:
        assert abs(Fraction(text) - value) <= abs(value) / 10**11


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (15000, "15,000"),
        ("0.5", "0.5"),
        ("-1234.25", "-1,234.25"),
        ("2/3", "0.6667"),
        (999, "999"),
        (-1000, "-1,000"),
    ],
)
def test_grouped_numbers_are_for_people(value, text):
    """Thousands are parted, decimals rounded to four."""
    assert grouped(Fraction(value)) == text


def test_intervals_show_which_ends_are_left_out():
    """Rounding intervals are half open, bounds run to infinity."""
    assert interval_text(Interval(Fraction(29, 2), Fraction(31, 2), False, True)) == "[14.5, 15.5)"
    assert interval_text(Interval(None, Fraction(3), True, False)) == "(-inf, 3]"
    assert interval_text(Interval.exactly(7)) == "7"


def test_an_unknown_format_names_the_near_ones():
    """A misspelt format is a usage error with its cure."""
    with pytest.raises(UsageError, match="json"):
        render_figures(build.report(), "jsn")
