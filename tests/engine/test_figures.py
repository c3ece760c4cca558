"""Numbers, styles, intervals and dates as people read them; messages filled by our own substitution."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from numcheck.engine.figures import date_words, interval_words, number, shortened, style_of, styled
from numcheck.engine.wording import fill
from numcheck.model.interval import Interval
from numcheck.model.quantity import Calendar, Kind, Measure, Unit
from numcheck.model.relation import Filler, Roles, Value
from numcheck.model.span import Span
from numcheck.resources.messages import MAX_LENGTH, TemplateError, parse_template

from .hand import POUND, exactly, percent


def filler(text: str, value: Value) -> Filler:
    """A figure with its words."""
    return Filler(Span(0, len(text)), value, text)


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [
        (Fraction(15000), 4, "15,000"),
        (Fraction(1, 3), 2, "0.33"),
        (Fraction(5, 2), 4, "2.5"),
        (Fraction(-1234567, 100), 1, "−12,345.7"),
        (Fraction(0), 2, "0"),
        (Fraction(-1, 1000), 1, "0"),
    ],
)
def test_numbers_have_commas_and_a_minus_sign_that_is_one(value: Fraction, decimals: int, text: str) -> None:
    """And no sign where nothing is left after rounding."""
    assert number(value, decimals) == text


@pytest.mark.parametrize(
    ("printed", "measure", "value", "text"),
    [
        ("£3.4bn", exactly(3_400_000_000, POUND, Kind.MONEY), 3_600_000_000, "£3.6bn"),
        ("£3.4bn", exactly(3_400_000_000, POUND, Kind.MONEY), 400, "£400"),
        ("US$40 million", exactly(40_000_000, POUND, Kind.MONEY), 52_500_000, "US$52.5 million"),
        ("more than 40 per cent", percent(40), Fraction(126, 4), "31.5 per cent"),
        ("12 percentage points", exactly(12, Unit("point", "points")), 5, "5 percentage points"),
        ("40-acre", exactly(40, Unit("acre", "area")), 1, "1 acre"),
        ("40-acre", exactly(40, Unit("acre", "area")), 16, "16 acres"),
        ("six feet", exactly(6, Unit("foot", "length")), 7, "7 feet"),
        ("halved", exactly(Fraction(1, 2), Unit("", "multiple"), Kind.MULTIPLE), Fraction(3, 4), "0.8 times"),
        ("30th", exactly(30, kind=Kind.ORDINAL), 31, "31st"),
        ("30th", exactly(30, kind=Kind.ORDINAL), 13, "13th"),
        ("third", exactly(3, kind=Kind.ORDINAL), 2, "2nd"),
        ("2024", exactly(2024), 1990, "1990"),
        ("27-19", exactly(27), 8, "8"),
        ("14,872", exactly(14872), 2000, "2,000"),
        ("208p", exactly(208, Unit("penny", "money", "GBP"), Kind.MONEY), 24, "24p"),
    ],
)
def test_a_computed_value_is_written_as_the_figure_beside_it(
    printed: str, measure: Measure, value: int | Fraction, text: str
) -> None:
    """Sign, magnitude, unit and decimals are the article's own."""
    assert styled(Fraction(value), style_of(filler(printed, measure))) == text


@given(st.fractions(-(10**6), 10**6), st.fractions(-(10**6), 10**6))
def test_two_values_that_differ_are_told_apart(a: Fraction, b: Fraction) -> None:
    """Rounding never makes a sum look right that is not, but for differences beyond six decimals."""
    style = style_of(filler("12", exactly(12)))
    if round(a, 6) != round(b, 6):
        assert styled(a, style, b) != number(b, 6)


@pytest.mark.parametrize(
    ("interval", "text"),
    [
        (Interval.exactly(22), "22"),
        (Interval(Fraction(14500), Fraction(15500), False, True), "14,500 to 15,500"),
        (Interval(Fraction(24), None), "24 or more"),
        (Interval(Fraction(24), None, True), "more than 24"),
        (Interval(None, Fraction(24)), "24 or less"),
        (Interval(None, Fraction(24), False, True), "less than 24"),
        (Interval(None, None), "any number"),
        (Interval(Fraction(127001, 100000), Fraction(127002, 100000)), "about 1.27"),
    ],
)
def test_intervals_are_told_in_words(interval: Interval, text: str) -> None:
    """Without brackets or signs of infinity."""
    assert interval_words(interval) == text


@pytest.mark.parametrize(
    ("when", "text"),
    [
        (Calendar(2019, 4, 29, 0), "Monday 29 April 2019"),
        (Calendar(1968, 5), "May 1968"),
        (Calendar(1990, decade=True), "1990s"),
        (Calendar(None, 13, 1), "1"),
    ],
)
def test_dates_are_told_with_what_is_printed_of_them(when: Calendar, text: str) -> None:
    """Missing parts are left out."""
    assert date_words(when) == text


def test_a_figure_of_ten_thousand_digits_is_cut_in_a_message() -> None:
    """And white space becomes one space."""
    assert len(shortened("9" * 10_000)) == 40
    assert shortened("two  \n million") == "two million"


# --- templates -------------------------------------------------------------------------------------------

ROLES: Roles = (
    ("parts…", (filler("12", exactly(12)), filler("five", exactly(5)), filler("3", exactly(3)))),
    ("whole", (filler("22,000", exactly(22000)),)),
    ("share", (filler("a third", exactly(Fraction(100, 3))),)),
    ("date", (filler("29 April", Calendar(2019, 4, 29)),)),
)


@pytest.mark.parametrize(
    ("template", "text"),
    [
        ("{parts} of {whole}", "12, five and 3 of 22,000"),
        ("{parts:number}", "12, 5 and 3"),
        ("{whole:signed}", "+22,000"),
        ("{share:percent}", "33.3 %"),
        ("{date:date}", "29 April 2019"),
        ("{date:number}", "29 April"),
        ("no names, 100 %", "no names, 100 %"),
        ("{left}", "?"),
    ],
)
def test_a_template_is_filled_from_roles(template: str, text: str) -> None:
    """A side without a value leaves a question mark: a message never fails."""
    assert fill(parse_template(template, ("parts", "whole", "share", "date")), ROLES, {}) == text


@pytest.mark.parametrize(
    "template",
    [
        "{whole",
        "whole}",
        "{}",
        "{{whole}}",
        "{whole:}x{",
        "{whole.text}",
        "{whole!r}",
        "{whole:>10}",
        "x" * (MAX_LENGTH + 1),
    ],
)
def test_a_template_that_asks_for_more_than_roles_is_refused(template: str) -> None:
    """No attributes, conversions or width: it is data from a stranger."""
    with pytest.raises(TemplateError):
        parse_template(template, ("whole",))


def test_an_articles_own_braces_are_only_text() -> None:
    """What a figure's words hold is never read as a template."""
    roles: Roles = (("whole", (filler("{whole:number}", exactly(3)),)),)
    assert fill(parse_template("{whole}", ("whole",)), roles, {}) == "{whole:number}"
