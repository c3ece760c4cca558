"""Whatever a linker puts into the roles of a relation, the shipped rules judge it or stay silent; none crashes."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from numcheck.engine import EngineSettings, judge
from numcheck.model.article import Article, Block, BlockKind
from numcheck.model.interval import Interval
from numcheck.model.quantity import Calendar, Direction, Kind, Measure, Modifier, Unit
from numcheck.model.relation import ROLES, Filler, Relation, RelationKind, Value, Weekday, Word
from numcheck.model.span import Span
from numcheck.resources.rules import load_rules
from numcheck.resources.units import load_units

EXAMPLES = 60
RULES = load_rules()
TEXT = (
    "About £3.4bn or 12 per cent, 27-19, the 3rd of six on 31 April 2024, {left} and $110,00.\n\nMore of it."
)
TRAITS = sorted({trait for rule in RULES for law in rule.laws for trait in (*law.traits, *law.unless)})
UNITS = [
    Unit(), Unit("percent", "share"), Unit("pound", "money", "GBP"), Unit("dollar", "money", "USD"),
    Unit("mile", "length"), Unit("kilometre", "length"), Unit("mile", "length", "", "hour"),
    Unit("mile per hour", "speed"), Unit("hour", "time"), Unit("day", "time"), Unit("month", "time"),
    Unit("year", "time"), Unit("", "multiple"), Unit("point", "points"), Unit("gallon", "volume"), Unit("?", "odd"),
]  # fmt: skip

numbers = st.one_of(st.integers(-100, 100), st.fractions(-10, 10), st.integers(-(10**18), 10**18)).map(
    Fraction
)


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    """Any interval, with open or infinite ends."""
    low, high = sorted((draw(numbers), draw(numbers)))
    ends = draw(st.sampled_from(["both", "up", "down", "none"]))
    wide = low != high
    return Interval(
        low if ends in ("both", "up") else None,
        high if ends in ("both", "down") else None,
        draw(st.booleans()) and wide,
        draw(st.booleans()) and wide,
    )


measures = st.builds(
    Measure, intervals(), intervals(), st.none() | numbers, st.none() | st.sampled_from([Fraction(1), Fraction(1, 10)]),
    st.sampled_from(Modifier), st.sampled_from(UNITS), st.sampled_from(Kind), st.booleans(),
)  # fmt: skip
calendars = st.builds(
    Calendar, st.none() | st.integers(-5, 12_000), st.none() | st.integers(-1, 15), st.none() | st.integers(-1, 40),
    st.none() | st.integers(0, 6), st.booleans(),
)  # fmt: skip
values: st.SearchStrategy[Value] = st.one_of(
    measures, measures, calendars, st.dates(date(1, 1, 1)), st.builds(Weekday, st.integers(0, 6)),
    st.sampled_from(Direction), st.sampled_from(["3-1", "carried", "", "{left}"]).map(Word),
)  # fmt: skip


@st.composite
def fillers(draw: st.DrawFn, held: st.SearchStrategy[Value]) -> Filler:
    """Any stretch of the text with a value."""
    start = draw(st.integers(0, len(TEXT) - 1))
    span = Span(start, draw(st.integers(start + 1, min(len(TEXT), start + 20))))
    return Filler(span, draw(held), span.of(TEXT))


@st.composite
def relations(draw: st.DrawFn) -> Relation:
    """Any relation, its roles filled with what may not belong there."""
    kind = draw(st.sampled_from(RelationKind))
    # Mostly numbers, so that laws are reached; now and then anything.
    held = draw(st.sampled_from([measures, measures, st.one_of(measures, calendars), values]))
    readings = []
    for _ in range(draw(st.integers(1, 2))):
        roles = []
        for name in ROLES[kind]:
            most = 4 if name.endswith("…") else 1
            roles.append(
                (name, tuple(draw(st.lists(fillers(held), min_size=draw(st.integers(0, 1)), max_size=most))))
            )
        readings.append(tuple((name, found) for name, found in roles if found))
    return Relation(
        kind,
        tuple(readings),
        Span(0, 1),
        draw(st.floats(0, 1)),
        traits=tuple(draw(st.sets(st.sampled_from(TRAITS)))),
    )


@settings(max_examples=EXAMPLES, deadline=None)
@given(st.lists(relations(), min_size=1, max_size=4))
def test_no_figures_make_a_rule_crash(ties: list[Relation]) -> None:
    """And every finding says something and stands somewhere."""
    article = Article(
        "any.txt",
        TEXT,
        TEXT,
        (Block(Span(0, 88), BlockKind.HEADLINE), Block(Span(90, len(TEXT)), BlockKind.BODY)),
    )
    wishes = EngineSettings(preview=True)
    found = judge(article, (), (), (), ties, RULES, wishes, convert=load_units().convert)
    again = judge(article, (), (), (), ties[::-1], RULES[::-1], wishes, convert=load_units().convert)
    assert {finding.fingerprint for finding in found.findings} == {f.fingerprint for f in again.findings}
    for finding in found.findings:
        assert finding.message
        assert finding.places
        assert all(
            place.sentence.contains(place.span) or place.sentence.overlaps(place.span)
            for place in finding.places
        )
