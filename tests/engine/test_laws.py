"""The language of laws: how it is read, what it refuses, what it means over intervals."""

from __future__ import annotations

from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from numcheck.engine.evaluate import Evaluator
from numcheck.engine.values import Lens, Truth, Units, compared, extreme, sign_of
from numcheck.model.interval import Interval
from numcheck.model.quantity import Calendar, Direction, Kind, Measure, Modifier, Unit
from numcheck.model.relation import Filler, RelationKind, Value, Weekday, Word
from numcheck.model.span import Span
from numcheck.resources.laws import LawError, check_law, parse_law
from numcheck.resources.laws.syntax import Call, Comparison, Operation, Role
from numcheck.resources.units import load_units

from .hand import PERCENT, POUND, bound, exactly, percent, rounded

CHANGE = RelationKind.CHANGE


def truth(text: str, lens: Lens = Lens.POSSIBLE, **roles: Value | list[Value]) -> Truth:
    """What a law says of values."""
    filled = tuple(
        (name, tuple(Filler(Span(0, 1), v, "x") for v in (value if isinstance(value, list) else [value])))
        for name, value in roles.items()
    )
    return Evaluator(filled, lens, Units(load_units().convert)).truth(parse_law(text))


def between(low: int | None, high: int | None, unit: Unit = PERCENT) -> Value:
    """A figure between two numbers."""
    ends = Interval(None if low is None else Fraction(low), None if high is None else Fraction(high))
    return Measure(ends, ends, unit=unit)


# --- reading ---------------------------------------------------------------------------------------------


def test_operators_bind_as_in_arithmetic() -> None:
    """Times binds tighter than plus, and minus groups from the left."""
    law = parse_law("percent == 1 + 2 * 3 - 4")
    assert isinstance(law, Comparison)
    right = law.terms[1]
    assert isinstance(right, Operation)
    assert right.operator == "-"
    assert isinstance(right.left, Operation)
    assert right.left.operator == "+"


def test_a_comparison_may_be_a_chain() -> None:
    """A chain keeps all its terms and operators."""
    law = parse_law("low <= average <= high")
    assert isinstance(law, Comparison)
    assert law.operators == ("<=", "<=")
    assert law.terms[1] == Role("average", 8)


def test_a_role_may_be_called_as_a_function_is() -> None:
    """`count` is a role of a list, `count(…)` the function."""
    law = parse_law("count == count(items)")
    assert isinstance(law, Comparison)
    assert isinstance(law.terms[0], Role)
    assert isinstance(law.terms[1], Call)


@pytest.mark.parametrize(
    ("text", "column", "words"),
    [
        ("", 1, "empty"),
        ("part <=", 8, "value is needed"),
        ("part", 1, "compares nothing"),
        ("part = whole", 6, "'='"),
        ("part <= whole and part > 1", 15, "'and'"),
        ("(part <= whole", 1, "not closed"),
        ("part <= whole)", 14, "not expected"),
        ("part <= 1e999999999", 9, "letter"),
        ("part <= 1_000", 9, "letter"),
        ("part <= 1.5.2", 9, "point"),
        ("part ** 2 == whole", 7, "value is needed"),
        ("meat(part)", 1, "meat"),
        ("part.low <= whole", 5, "'.'"),
        ('part <= "whole"', 9, "'\"'"),
        ("part <= whole + " + "9" * 60, 17, "digits"),
        ("sum(part, ) == whole", 11, "value is needed"),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_column(text: str, column: int, words: str) -> None:
    """An error points at the character that is wrong."""
    with pytest.raises(LawError) as caught:
        parse_law(text)
    assert caught.value.column == column
    assert words in caught.value.what


@pytest.mark.parametrize("text", ["(" * 100_000, "-" * 100_000, "sum(" * 100_000, "1 <= " + "1+" * 100_000])
def test_a_law_nested_without_end_is_refused_and_nothing_crashes(text: str) -> None:
    """Depth and length are capped before Python's own stack is."""
    with pytest.raises(LawError):
        parse_law(text)


@given(st.text(alphabet="ab ()<=>+-*/,.019summeet_", max_size=60))
def test_any_text_is_read_or_refused(text: str) -> None:
    """Nothing but LawError comes out of the parser, with a column inside the text or just behind it."""
    try:
        parse_law(text)
        column = 1
    except LawError as error:
        column = error.column
    assert 1 <= column <= len(text) + 1


# --- types -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("relation", "text"),
    [
        (CHANGE, "percent == 100 * (end / start - 1)"),
        (CHANGE, "start > 0"),
        (CHANGE, "sign(end - start) == sign(direction)"),
        (RelationKind.PARTITION, "sum(parts, rest) == whole"),
        (RelationKind.CALENDAR, "weekday == weekday(date)"),
        (RelationKind.CALENDAR, "age == years(birth, on)"),
        (RelationKind.CALENDAR, "duration == days(start, end)"),
        (RelationKind.CALENDAR, "duration == end - start"),
        (RelationKind.CALENDAR, "start <= end"),
        (RelationKind.PRODUCT, "distance == speed * time"),
        (RelationKind.PRODUCT, "total == unit * count"),
        (RelationKind.PRODUCT, "rate == count / base"),
        (RelationKind.CONVERSION, "convert(a, b) == b"),
        (RelationKind.CONVERSION, "0.97 <= (a / b) / (c / d) <= 1.03"),
        (RelationKind.FACT, "meet(claim, fact)"),
    ],
)
def test_a_law_that_makes_sense_is_accepted(relation: RelationKind, text: str) -> None:
    """Dimensions cancel where figures of one thing are divided."""
    assert check_law(parse_law(text), relation).plain == frozenset()


@pytest.mark.parametrize(
    ("relation", "text", "column", "words"),
    [
        (CHANGE, "strat > 0", 1, "no role strat"),
        (RelationKind.PARTITION, "parts == whole", 1, "many"),
        (CHANGE, "start == direction", 10, "a direction"),
        (RelationKind.CALENDAR, "weekday == date", 12, "a date"),
        (RelationKind.CALENDAR, "weekday < weekday(date)", 11, "no <"),
        (RelationKind.CALENDAR, "weekday(age) == weekday", 9, "not a number"),
        (RelationKind.CALENDAR, "age + 1 == years(birth, on)", 5, "time"),
        (RelationKind.CALENDAR, "years(birth) == age", 1, "takes 2"),
        (RelationKind.PART, "sum(part) ", 1, "no truth"),
        (RelationKind.RESTATED, "meet(sum(values))", 6, "takes roles"),
        (RelationKind.PART, "meet(part)", 1, "two figures"),
        (RelationKind.SHARE, "convert(part, 3) == whole", 15, "unit of a role"),
        (RelationKind.SHARE, "attainable(share)", 1, "takes 2 or 3"),
        (RelationKind.LIST, "count == sum(items)", 14, "a number is needed"),
    ],
)
def test_a_law_that_makes_no_sense_is_refused(
    relation: RelationKind, text: str, column: int, words: str
) -> None:
    """Sorts, dimensions, roles of many and arguments are checked when the rule is loaded."""
    with pytest.raises(LawError) as caught:
        check_law(parse_law(text), relation)
    assert words in caught.value.what
    assert caught.value.column == column


def test_a_number_held_against_figures_judges_only_plain_ones() -> None:
    """ "sum(parts) == 100" is a law of percentages and counts, not of pounds."""
    law = check_law(parse_law("sum(parts) == 100"), RelationKind.PARTITION)
    assert law.plain == {"parts"}


# --- meaning ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("start == 12", Truth.ALL),
        ("start == 13", Truth.NONE),
        ("start < 13", Truth.ALL),
        ("start <= 12", Truth.ALL),
        ("start < 12", Truth.NONE),
        ("end == 5", Truth.SOME),
        ("end >= 6", Truth.NONE),
        ("end > 6", Truth.NONE),
        ("end < 4", Truth.NONE),
        ("end <= 4", Truth.SOME),
        ("end < 6", Truth.ALL),
        ("0 < end < start", Truth.ALL),
        ("0 < start < end", Truth.NONE),
        ("start + end == 17", Truth.SOME),
        ("start - end == 9", Truth.NONE),
        ("start / end == 4", Truth.NONE),
        ("-start == 0 - 12", Truth.ALL),
        ("least(start, end) == 5", Truth.SOME),
        ("greatest(start, end) == 12", Truth.ALL),
        ("sum(start, end) <= 15", Truth.NONE),
    ],
)
def test_a_law_holds_for_all_some_or_no_values(text: str, expected: Truth) -> None:
    """start is 12 exactly, end lies in [4, 6)."""
    assert truth(text, start=exactly(12), end=rounded(5, 1)) is expected


def test_half_open_roundings_do_not_touch() -> None:
    """2 % and 3 % share no value."""
    assert truth("start == end", start=percent(2), end=percent(3)) is Truth.NONE


@pytest.mark.parametrize(
    "text",
    ["percent == end / start", "percent == end / (start - start)", "percent == end / amount", "factor == 2"],
)
def test_division_by_what_may_be_zero_and_missing_roles_are_unknown(text: str) -> None:
    """Unknown is no conflict."""
    figures = {"start": between(0, 5), "end": exactly(5), "percent": percent(9)}
    assert truth(text, **figures) is Truth.UNKNOWN


def test_figures_of_units_that_do_not_convert_are_unknown() -> None:
    """Pounds are not miles, and pounds are no plain number."""
    mile = Unit("mile", "length")
    assert truth("part <= whole", part=exactly(9, POUND), whole=exactly(3, mile)) is Truth.UNKNOWN
    assert truth("part <= whole", part=exactly(9, POUND), whole=exactly(3)) is Truth.UNKNOWN


def test_units_of_one_dimension_convert_in_sums_and_comparisons() -> None:
    """Nine feet are less than three metres."""
    metre, foot = Unit("metre", "length"), Unit("foot", "length")
    assert truth("part <= whole", part=exactly(9, foot), whole=exactly(3, metre)) is Truth.ALL
    assert truth("part <= whole", part=exactly(10, foot), whole=exactly(3, metre)) is Truth.NONE


def test_an_optional_role_that_is_empty_is_left_out_of_a_sum() -> None:
    """A partition without a rest is the sum of its parts."""
    assert truth("sum(parts, rest) == whole", parts=[exactly(3), exactly(4)], whole=exactly(7)) is Truth.ALL


def test_usual_intervals_are_narrower_than_possible_ones() -> None:
    """ "More than 30" may be 100, but no reader takes it so."""
    more = bound(30, Modifier.MORE_THAN, 40)
    assert truth("part == whole", part=more, whole=exactly(100)) is Truth.SOME
    assert truth("part == whole", Lens.USUAL, part=more, whole=exactly(100)) is Truth.NONE


@pytest.mark.parametrize(
    ("share", "whole", "expected"),
    [
        (85, 24, Truth.NONE),
        (83, 24, Truth.SOME),
        (33, 3, Truth.SOME),
        (50, 3, Truth.NONE),
        (12, 1000, Truth.SOME),
    ],
)
def test_a_share_is_attainable_if_some_count_gives_it(share: int, whole: int, expected: Truth) -> None:
    """20 of 24 are 83 %, 21 are 88 %: nothing is 85 %."""
    assert truth("attainable(share, whole)", share=percent(share), whole=exactly(whole)) is expected


def test_a_share_of_a_whole_that_is_not_exact_is_unknown() -> None:
    """ "About 24" may be 20."""
    assert truth("attainable(share, whole)", share=percent(85), whole=rounded(24, 3)) is Truth.UNKNOWN


def test_directions_have_signs() -> None:
    """Up is 1, down is -1."""
    law = "sign(end - start) == sign(direction)"
    assert truth(law, start=exactly(3), end=exactly(5), direction=Direction.UP) is Truth.ALL
    assert truth(law, start=exactly(3), end=exactly(5), direction=Direction.DOWN) is Truth.NONE
    assert truth(law, start=exactly(3), end=rounded(3, 1), direction=Direction.DOWN) is Truth.SOME


def test_words_are_equal_without_regard_to_case() -> None:
    """A name at the start of a sentence is the same name."""
    assert truth("winner == outcome", winner=Word("Leeds"), outcome=Word("leeds")) is Truth.ALL
    assert truth("winner == outcome", winner=Word("Leeds"), outcome=Word("York")) is Truth.NONE


def test_meet_compares_as_printed_first() -> None:
    """Equal prints never clash; two bare figures of one precision must be equal."""
    assert truth("meet(values)", values=[rounded(1200, 50), rounded(1200, 5)]) is Truth.ALL
    assert truth("meet(values)", values=[rounded(1200, 50), rounded(1210, 50)]) is Truth.NONE


# --- dates -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        (Calendar(2024, 2, 29), Truth.ALL),
        (Calendar(2023, 2, 29), Truth.NONE),
        (Calendar(None, 2, 29), Truth.SOME),
        (Calendar(None, 2, 30), Truth.NONE),
        (Calendar(None, 4, 31), Truth.NONE),
        (Calendar(2024, 13, 1), Truth.NONE),
        (Calendar(2024, 4), Truth.UNKNOWN),
    ],
)
def test_some_dates_are_in_no_calendar(date: Calendar, expected: Truth) -> None:
    """A date without its year is judged by the longest year."""
    assert truth("exists(date)", date=date) is expected


def test_weekdays_come_from_the_calendar() -> None:
    """12 March 2024 was a Tuesday; without a year nothing is known."""
    assert truth("weekday == weekday(date)", weekday=Weekday(1), date=Calendar(2024, 3, 12)) is Truth.ALL
    assert truth("weekday == weekday(date)", weekday=Weekday(3), date=Calendar(2024, 3, 12)) is Truth.NONE
    assert truth("weekday == weekday(date)", weekday=Weekday(3), date=Calendar(None, 3, 12)) is Truth.UNKNOWN


@pytest.mark.parametrize(
    ("birth", "on", "age", "expected"),
    [
        (Calendar(1931, 5, 4), Calendar(2009, 6, 9), 78, Truth.SOME),
        (Calendar(1931, 5, 4), Calendar(2009, 5, 3), 77, Truth.SOME),
        (Calendar(1931, 5, 4), Calendar(2009, 5, 3), 78, Truth.NONE),
        (Calendar(1931), Calendar(2009), 77, Truth.SOME),
        (Calendar(1931), Calendar(2009), 78, Truth.SOME),
        (Calendar(1931), Calendar(2009), 79, Truth.NONE),
        (Calendar(1931), Calendar(2009), 76, Truth.NONE),
    ],
)
def test_ages_count_birthdays(birth: Calendar, on: Calendar, age: int, expected: Truth) -> None:
    """Where only years are printed, both ages that they allow are right."""
    value = exactly(age, kind=Kind.AGE)
    assert truth("age == years(birth, on)", birth=birth, on=on, age=value) is expected


@pytest.mark.parametrize(
    ("number", "unit", "expected"),
    [
        (41, "day", Truth.SOME),
        (42, "day", Truth.SOME),
        (40, "day", Truth.NONE),
        (6, "week", Truth.SOME),
        (5, "week", Truth.NONE),
        (1, "month", Truth.NONE),
    ],
)
def test_a_stretch_of_days_may_count_its_last(number: int, unit: str, expected: Truth) -> None:
    """From 3 May to 13 June are 41 days, or 42 with both ends."""
    length = exactly(number, Unit(unit, "time"), Kind.DURATION)
    dates = {"start": Calendar(2022, 5, 3), "end": Calendar(2022, 6, 13)}
    assert truth("duration == days(start, end)", duration=length, **dates) is expected


# --- intervals -------------------------------------------------------------------------------------------

ENDS = st.integers(-20, 20)
INTERVALS = st.builds(
    lambda a, b, x, y: Interval(
        Fraction(min(a, b)), Fraction(max(a, b)), x and a != b, y and a != b
    ),
    ENDS, ENDS, st.booleans(), st.booleans(),
)  # fmt: skip


def points(interval: Interval) -> list[Fraction]:
    """Some values of an interval, its ends among them where they belong to it."""
    assert interval.low is not None
    assert interval.high is not None
    steps = [interval.low + (interval.high - interval.low) * Fraction(i, 4) for i in range(5)]
    return [value for value in steps if value in interval]


@given(INTERVALS, INTERVALS, st.sampled_from(["==", "<=", "<", ">=", ">"]))
def test_a_comparison_says_no_more_than_its_values(a: Interval, b: Interval, operator: str) -> None:
    """ALL and NONE are borne out by every pair of values."""
    holds = {
        "==": lambda x, y: x == y, "<=": lambda x, y: x <= y, "<": lambda x, y: x < y,
        ">=": lambda x, y: x >= y, ">": lambda x, y: x > y,
    }[operator]  # fmt: skip
    found = {holds(x, y) for x in points(a) for y in points(b)}
    verdict = compared(a, operator, b)
    if verdict is Truth.ALL:
        assert found == {True}
    if verdict is Truth.NONE:
        assert found == {False}


@given(INTERVALS)
def test_signs_are_those_of_the_values(interval: Interval) -> None:
    """No value has a sign that the interval of signs leaves out."""
    signs = sign_of(interval)
    assert all(((v > 0) - (v < 0)) in signs for v in points(interval))


@given(st.lists(INTERVALS, min_size=1, max_size=4), st.booleans())
def test_least_and_greatest_enclose(intervals: list[Interval], greatest: bool) -> None:
    """The least of some values lies in the interval that `least` gives."""
    found = extreme(intervals, greatest=greatest)
    for values in product(*(points(interval)[:3] for interval in intervals)):
        assert (max(values) if greatest else min(values)) in found
