"""What each shipped law says of figures put into its roles by hand: without an article, an extractor or a linker."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction

import pytest

from numcheck.engine import EngineSettings, judge
from numcheck.model.article import Article, Block, BlockKind
from numcheck.model.quantity import Calendar, Direction, Kind, Measure, Unit
from numcheck.model.relation import ROLES, Filler, Relation, RelationKind, Value, Weekday, Word
from numcheck.model.span import Span
from numcheck.resources.rules import Rule, load_rules
from numcheck.resources.units import load_units
from tests.engine.hand import POUND, exactly, percent, rounded

RULES = {rule.id: rule for rule in load_rules()}
DOLLAR = Unit("dollar", "money", "USD")
MILE, KILOMETRE = Unit("mile", "length"), Unit("kilometre", "length")
Values = dict[str, Value | list[Value]]


def money(value: int, half: int = 0, unit: Unit = POUND) -> Measure:
    """A sum of money."""
    return rounded(value, half, unit, Kind.MONEY) if half else exactly(value, unit, Kind.MONEY)


def length(value: int, unit: Unit) -> Measure:
    """A distance, give or take one."""
    return rounded(value, 1, unit, Kind.MEASURE)


def time(value: int, unit: str) -> Measure:
    """A length of time."""
    return exactly(value, Unit(unit, "time"), Kind.DURATION)


def multiple(value: int | str) -> Measure:
    """A factor as words give it, by an eighth either way."""
    number = Fraction(value)
    return rounded(number, number / 8, Unit("", "multiple"), Kind.MULTIPLE)


def age(value: int) -> Measure:
    """An age."""
    return exactly(value, kind=Kind.AGE)


def nth(value: int) -> Measure:
    """An ordinal."""
    return exactly(value, kind=Kind.ORDINAL)


@dataclass(frozen=True)
class Case:
    """A rule, figures that break it, and the roles in which other ones make it hold."""

    rule: str
    kind: RelationKind
    broken: Values
    mended: Values
    traits: tuple[str, ...] = ()
    name: str = field(default="")

    def __str__(self) -> str:
        return f"{self.rule} {self.name}".strip()


K = RelationKind
UP, DOWN = Direction.UP, Direction.DOWN
CASES = [
    Case(
        "figure-mismatch",
        K.RESTATED,
        {"values": [exactly(34), exactly(43)]},
        {"values": [exactly(34), exactly(34)]},
    ),
    Case("ordinal-mismatch", K.RESTATED, {"values": [nth(3), nth(4)]}, {"values": [nth(3), nth(3)]}),
    Case(
        "date-mismatch",
        K.RESTATED,
        {"values": [Calendar(1934), Calendar(1943)]},
        {"values": [Calendar(1934), Calendar(1934, 5, 2)]},
    ),
    Case(
        "score-mismatch",
        K.RESTATED,
        {"values": [Word("3-1"), Word("3-2")]},
        {"values": [Word("3-1"), Word("3-1")]},
    ),
    Case(
        "score-mismatch",
        K.TALLY,
        {"home": exactly(27), "away": exactly(19), "margin": exactly(10)},
        {"margin": exactly(8)},
        name="margin",
    ),
    Case(
        "score-mismatch",
        K.TALLY,
        {"home": exactly(1), "away": exactly(3), "winner": UP},
        {"winner": DOWN},
        name="winner",
    ),
    Case(
        "headline-mismatch",
        K.RESTATED,
        {"values": [exactly(650), exactly(560)]},
        {"values": [rounded(600, 50), exactly(560)]},
    ),
    Case(
        "part-exceeds-whole",
        K.PART,
        {"part": exactly(52), "whole": exactly(48)},
        {"part": exactly(12)},
        ("of",),
    ),
    Case(
        "parts-sum-mismatch",
        K.PARTITION,
        {"parts": [exactly(14), exactly(9)], "rest": exactly(5), "whole": exactly(30)},
        {"whole": exactly(28)},
        ("exhaustive", "exclusive"),
    ),
    Case(
        "parts-sum-mismatch",
        K.PARTITION,
        {"parts": [exactly(14), exactly(9)], "whole": exactly(30)},
        {"whole": exactly(20)},
        ("exhaustive",),
        name="overlapping",
    ),
    Case(
        "parts-exceed-whole",
        K.PARTITION,
        {"parts": [exactly(28), exactly(25), exactly(12)], "whole": exactly(60)},
        {"whole": exactly(90)},
        ("exclusive",),
    ),
    Case(
        "percentages-sum-mismatch",
        K.PARTITION,
        {"parts": [percent(38), percent(47), percent(24)]},
        {"parts": [percent(38), percent(47), percent(14)]},
        ("exhaustive", "exclusive", "hundred"),
    ),
    Case(
        "percentages-sum-mismatch",
        K.PARTITION,
        {"parts": [percent(38), percent(47), percent(24)]},
        {"parts": [percent(38), percent(47)]},
        ("exclusive", "hundred"),
        name="exclusive",
    ),
    Case(
        "share-mismatch",
        K.SHARE,
        {"part": exactly(45), "whole": exactly(90), "share": percent(40)},
        {"share": percent(50)},
    ),
    Case(
        "impossible-percentage",
        K.SHARE,
        {"whole": exactly(24), "share": percent(85)},
        {"whole": exactly(20)},
        ("of",),
    ),
    Case(
        "percent-change-mismatch",
        K.CHANGE,
        {"start": exactly(22000), "end": exactly(28600), "percent": percent(40)},
        {"percent": percent(30)},
    ),
    Case(
        "percent-change-mismatch",
        K.CHANGE,
        {"start": exactly(200), "end": exactly(100), "percent": percent(-40)},
        {"percent": percent(-50)},
        name="fall",
    ),
    Case(
        "change-amount-mismatch",
        K.CHANGE,
        {"start": money(12), "end": money(20), "amount": money(6)},
        {"amount": money(8)},
    ),
    Case(
        "change-amount-mismatch",
        K.CHANGE,
        {
            "start": percent(40),
            "end": percent(45),
            "points": exactly(12, Unit("point", "points"), Kind.SHARE),
        },
        {"points": exactly(5, Unit("point", "points"), Kind.SHARE)},
        name="points",
    ),
    Case(
        "multiple-mismatch",
        K.CHANGE,
        {"start": exactly(4100), "end": exactly(6150), "factor": multiple(2)},
        {"end": exactly(8000)},
    ),
    Case(
        "change-direction-mismatch",
        K.CHANGE,
        {"start": percent(9), "end": percent(7), "direction": UP},
        {"direction": DOWN},
    ),
    Case(
        "gap-mismatch",
        K.DIFFERENCE,
        {"a": exactly(5460), "b": exactly(6200), "gap": exactly(640)},
        {"gap": exactly(740)},
    ),
    Case(
        "unit-conversion-mismatch",
        K.CONVERSION,
        {"a": length(30, MILE), "b": length(84, KILOMETRE)},
        {"b": length(48, KILOMETRE)},
    ),
    Case(
        "conversion-magnitude",
        K.CONVERSION,
        {"a": money(6, 0, DOLLAR), "b": money(3_350_000)},
        {"a": money(6_300_000, 0, DOLLAR)},
    ),
    Case(
        "currency-rate-mismatch",
        K.CONVERSION,
        {"a": money(4200, 0, DOLLAR), "b": money(3300), "c": money(2400, 0, DOLLAR), "d": money(2600)},
        {"d": money(1900)},
    ),
    Case(
        "weekday-mismatch",
        K.CALENDAR,
        {"weekday": Weekday(3), "date": Calendar(2024, 3, 12)},
        {"weekday": Weekday(1)},
    ),
    Case("impossible-date", K.CALENDAR, {"date": Calendar(2024, 4, 31)}, {"date": Calendar(2024, 4, 30)}),
    Case(
        "age-mismatch",
        K.CALENDAR,
        {"birth": Calendar(1931, 5, 4), "on": Calendar(2009, 6, 9), "age": age(87)},
        {"age": age(78)},
    ),
    Case(
        "duration-mismatch",
        K.CALENDAR,
        {"start": Calendar(2022, 5, 3), "end": Calendar(2022, 6, 13), "duration": time(61, "day")},
        {"duration": time(6, "week")},
        ("duration",),
    ),
    Case(
        "duration-mismatch",
        K.CALENDAR,
        {"start": time(9, "hour"), "end": time(17, "hour"), "duration": time(7, "hour")},
        {"duration": time(8, "hour")},
        ("duration",),
        name="clock",
    ),
    Case(
        "anniversary-mismatch",
        K.CALENDAR,
        {"start": Calendar(1974), "end": Calendar(2024), "duration": time(40, "year")},
        {"duration": time(50, "year")},
        ("anniversary",),
    ),
    Case(
        "vote-sum-mismatch",
        K.TALLY,
        {"ayes": exactly(38), "noes": exactly(29), "abstentions": exactly(3), "total": exactly(65)},
        {"total": exactly(75)},
    ),
    Case(
        "vote-sum-mismatch",
        K.TALLY,
        {"ayes": exactly(38), "noes": exactly(29), "absent": exactly(3), "total": exactly(75)},
        {"total": exactly(70)},
        ("exhaustive",),
        name="all voted",
    ),
    Case(
        "majority-mismatch",
        K.TALLY,
        {"ayes": exactly(94), "total": exactly(150), "threshold": exactly(Fraction(200, 3)), "outcome": UP},
        {"outcome": DOWN},
        ("passed",),
        name="threshold",
    ),
    Case(
        "majority-mismatch",
        K.TALLY,
        {"ayes": exactly(61), "noes": exactly(54), "margin": exactly(9)},
        {"margin": exactly(7)},
    ),
    Case(
        "majority-mismatch",
        K.TALLY,
        {"ayes": exactly(54), "noes": exactly(61), "outcome": UP},
        {"outcome": DOWN},
        name="outcome",
    ),
    Case(
        "majority-mismatch",
        K.TALLY,
        {"ayes": exactly(365), "total": exactly(650), "margin": exactly(40)},
        {"margin": exactly(80)},
        ("seats",),
        name="seats",
    ),
    Case("range-inverted", K.RANGE, {"low": money(45), "high": money(38)}, {"high": money(48)}),
    Case(
        "range-inverted",
        K.CALENDAR,
        {"start": Calendar(2000), "end": Calendar(1994)},
        {"end": Calendar(2004)},
        ("stretch",),
        name="time",
    ),
    Case(
        "outside-range",
        K.RANGE,
        {"low": age(18), "high": age(24), "member": [age(16)]},
        {"member": [age(20)]},
        ("inside",),
    ),
    Case(
        "outside-range",
        K.RANGE,
        {"low": age(18), "high": age(24), "member": [age(16)]},
        {"member": [age(18)]},
        ("lowest",),
        name="lowest",
    ),
    Case(
        "outside-range",
        K.RANGE,
        {"low": age(18), "high": age(24), "member": [age(26)]},
        {"member": [age(24)]},
        ("highest",),
        name="highest",
    ),
    Case(
        "outside-range",
        K.RANGE,
        {"low": age(18), "high": age(24), "average": age(26)},
        {"average": age(20)},
        ("inside",),
        name="average",
    ),
    Case(
        "list-count-mismatch",
        K.LIST,
        {"count": exactly(4), "items": [Word("Oslo"), Word("Porto"), Word("Turin")]},
        {"count": exactly(3)},
    ),
    Case(
        "product-mismatch",
        K.PRODUCT,
        {"unit": money(12), "count": exactly(400), "total": money(5800)},
        {"total": money(4800)},
    ),
    Case(
        "product-mismatch",
        K.PRODUCT,
        {
            "speed": exactly(60, Unit("mile per hour", "speed")),
            "time": time(2, "hour"),
            "distance": length(180, MILE),
        },
        {"distance": length(120, MILE)},
        name="speed",
    ),
    Case(
        "rate-mismatch",
        K.PRODUCT,
        {"rate": exactly(Fraction(50, 10_000)), "count": exactly(45), "base": exactly(90_000)},
        {"rate": exactly(Fraction(5, 10_000))},
    ),
    Case(
        "average-mismatch",
        K.PRODUCT,
        {"average": exactly(90), "total": exactly(2800), "count": exactly(40)},
        {"average": exactly(70)},
    ),
    Case(
        "sequence-mismatch",
        K.SEQUENCE,
        {"nth": nth(2), "previous": exactly(2)},
        {"nth": nth(3)},
        ("previous",),
    ),
    Case(
        "sequence-mismatch",
        K.SEQUENCE,
        {"nth": nth(36), "first": exactly(1990), "last": exactly(2024)},
        {"nth": nth(35)},
        ("yearly",),
        name="yearly",
    ),
    Case(
        "sequence-mismatch",
        K.SEQUENCE,
        {"nth": nth(9), "first": exactly(1990), "last": exactly(2022), "step": exactly(2)},
        {"step": exactly(4)},
        name="step",
    ),
    Case(
        "streak-mismatch",
        K.SEQUENCE,
        {"nth": nth(4), "changes": [percent(-1), percent(2)]},
        {"nth": nth(2)},
        ("streak",),
    ),
    Case(
        "house-fact-mismatch", K.FACT, {"claim": exactly(660), "fact": exactly(650)}, {"claim": exactly(650)}
    ),
]


def relation(case: Case, values: Values) -> Relation:
    """Figures in roles, each on a character of its own."""
    names = {name.rstrip("…"): name for name in ROLES[case.kind]}
    roles, at = [], 0
    for name, value in values.items():
        fillers = []
        for one in value if isinstance(value, list) else [value]:
            fillers.append(Filler(Span(at, at + 1), one, f"f{at}"))
            at += 2
        roles.append((names[name], tuple(fillers)))
    return Relation(case.kind, (tuple(roles),), Span(0, 1), 0.95, traits=case.traits)


def found(case: Case, values: Values, rule: Rule) -> list[str]:
    """The rules that speak of the figures, only this one switched on."""
    text = "x " * 20
    kind = BlockKind.HEADLINE if rule.between else BlockKind.BODY
    article = Article("hand.txt", text, text, (Block(Span(0, len(text)), kind),))
    settings = EngineSettings(select=(rule.id,), preview=True)
    ties = (relation(case, values),)
    judged = judge(article, (), (), (), ties, tuple(RULES.values()), settings, convert=load_units().convert)
    return [finding.rule for finding in judged.findings]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_rule_flags_what_breaks_its_law_and_leaves_alone_what_does_not(case: Case) -> None:
    """The two sets of figures differ in one role."""
    rule = RULES[case.rule]
    assert found(case, case.broken, rule) == [case.rule]
    assert found(case, {**case.broken, **case.mended}, rule) == []


def test_every_shipped_rule_is_tried() -> None:
    """A new rule brings its case."""
    assert {case.rule for case in CASES} == set(RULES)
