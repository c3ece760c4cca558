"""What would mend a broken law, one offer for each side. None is applied, none is called the right one."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from numcheck.engine.breach import Breach
from numcheck.engine.evaluate import Evaluator
from numcheck.engine.figures import (
    PLAIN,
    WEEKDAYS,
    amount_words,
    holds_several,
    interval_words,
    quoted,
    style_of,
    styled,
    unit_style,
)
from numcheck.engine.values import Amount, Lens, Units, UnknownValue, as_result
from numcheck.engine.wording import distinct
from numcheck.model.interval import Interval
from numcheck.model.quantity import Kind, Measure
from numcheck.model.relation import Filler, Weekday
from numcheck.resources.laws.syntax import Call, Comparison, Minus, Operation, Role, Term, walk

MOST = 4


def repairs(breach: Breach, units: Units) -> tuple[str, ...]:
    """What to change, in words."""
    if breach.suspects:
        return _restated(breach)
    law = breach.law.test.law
    if not isinstance(law, Comparison) or len(law.terms) != 2 or law.operators[0] not in ("==", "<=", ">="):
        return ()
    found: list[str] = []
    for side, other in ((law.terms[0], law.terms[1]), (law.terms[1], law.terms[0])):
        found += _weekday(breach, side, other, units)
        for filler, amount in solutions(breach, side, other, units):
            found += _offer(filler, amount, units)
    return tuple(dict.fromkeys(found))[:MOST]


def _weekday(breach: Breach, side: Term, other: Term, units: Units) -> Iterator[str]:
    printed = Evaluator(breach.roles, Lens.PRINTED, units)
    if isinstance(side, Role) and printed.fillers(side.name):
        try:
            found = printed.value(other)
        except UnknownValue:
            return
        if isinstance(found, Weekday):
            yield f"{quoted(printed.fillers(side.name)[0].text)} would have to be {WEEKDAYS[found.number]}"


def _restated(breach: Breach) -> tuple[str, ...]:
    odd, rest = distinct(breach.odd), distinct(breach.rest)
    if not rest:
        return ()
    first = f"if {rest} is right, {odd} should agree with it"
    second = f"if {odd} is right, {rest} should agree with it"
    if " and " in rest:
        first = f"if {rest} are right, {odd} should agree with them"
    return (first, second)


def solutions(breach: Breach, side: Term, other: Term, units: Units) -> Iterator[tuple[Filler, Amount]]:
    """For each figure on a side, the amount with which it would equal the other side, as printed.

    It comes in the figure's own unit, but for times, which are told in days or years as they are counted.
    """
    printed = Evaluator(breach.roles, Lens.PRINTED, units)
    try:
        target = printed.amount(other)
    except UnknownValue:
        return
    for part in walk(side):
        fillers = printed.fillers(part.name) if isinstance(part, Role) else ()
        if len(fillers) != 1 or not isinstance(part, Role):
            continue
        try:
            found, mine = solve(side, part.name, target, printed), printed.amount(part)
            if found.unit != mine.unit and (found.unit is None or found.unit.dimension != "time"):
                found = units.into(found, mine.unit)
        except UnknownValue:
            continue
        if isinstance(fillers[0].value, Measure):
            yield fillers[0], found


def _offer(filler: Filler, found: Amount, units: Units) -> Iterator[str]:
    measure, value = filler.value, found.interval.exact
    if not isinstance(measure, Measure) or measure.printed is None or holds_several(filler):
        return
    if value is None:
        if found.interval.low is not None and found.interval.high is not None:
            words = interval_words(found.interval, style_of(filler))
            yield f"{quoted(filler.text)} would have to be {words}"
        return
    if found.unit is not None and found.unit.name != measure.unit.name and measure.unit.dimension:
        yield f"{quoted(filler.text)} would have to be {amount_words(found, unit_style(found.unit, PLAIN, None))}"
        return
    if measure.kind in (Kind.COUNT, Kind.AGE, Kind.ORDINAL) and value.denominator != 1:
        if measure.place is None or measure.place <= 1:
            return  # no other number of people would mend it
        value = Fraction(round(value))
    # A fall is held as a negative number but printed without its sign: a repair may not make it a rise.
    if value == measure.printed or (value < 0) != (measure.printed < 0):
        return
    wanted = styled(abs(value), style_of(filler), abs(measure.printed))
    yield f"{quoted(filler.text)} would have to be {wanted}"


def solve(term: Term, role: str, target: Amount, printed: Evaluator) -> Amount:
    """The amount of `role` with which `term` comes to `target`. Raises UnknownValue where it cannot be told.

    The role must stand once in the term, outside functions other than `sum`.
    """
    units = printed.units
    if isinstance(term, Role):
        if term.name != role:
            raise UnknownValue
        return target
    if isinstance(term, Minus):
        return solve(term.term, role, Amount(-target.interval, target.unit), printed)
    if isinstance(term, Operation):
        if apart := _distance(term, printed):
            term = apart
        on_left, on_right = _holds(term.left, role), _holds(term.right, role)
        if on_left == on_right:
            raise UnknownValue
        known = printed.amount(term.right if on_left else term.left)
        inner = term.left if on_left else term.right
        return solve(inner, role, _inverse(term.operator, on_left, target, known, printed), printed)
    if isinstance(term, Call) and term.function == "sum":
        rest = Interval.exactly(0)
        for argument in term.arguments:
            for filler in printed.fillers(argument.name) if isinstance(argument, Role) else ():
                if isinstance(argument, Role) and argument.name == role:
                    continue
                value = as_result(filler, Lens.PRINTED)
                if not isinstance(value, Amount):
                    raise UnknownValue
                rest = rest + units.into(value, target.unit).interval
        return Amount(target.interval - rest, target.unit)
    if isinstance(term, Call) and term.function == "convert":
        source = printed.amount(term.arguments[0]).unit
        return solve(term.arguments[0], role, units.exchanged(target, source), printed)
    raise UnknownValue


def _distance(term: Operation, printed: Evaluator) -> Operation | None:
    """ "greatest(a, b) - least(a, b)" as the greater less the smaller, by the figures as printed."""
    left, right = term.left, term.right
    if term.operator != "-" or not isinstance(left, Call) or not isinstance(right, Call):
        return None
    if (left.function, right.function) != ("greatest", "least") or len(left.arguments) != 2:
        return None
    one, other = left.arguments
    mine, theirs, _ = printed.units.joined(printed.amount(one), printed.amount(other))
    if mine.low is None or theirs.low is None:
        return None
    greater, smaller = (one, other) if mine.low >= theirs.low else (other, one)
    return Operation("-", greater, smaller, term.column)


def _inverse(operator: str, on_left: bool, target: Amount, known: Amount, printed: Evaluator) -> Amount:
    units = printed.units
    if operator in "+-":
        mine, theirs, unit = units.joined(target, known)
        if operator == "+":
            return Amount(mine - theirs, unit)
        return Amount(mine + theirs if on_left else theirs - mine, unit)
    if operator == "*":
        return units.quotient(target, known)
    return units.product(target, known) if on_left else units.quotient(known, target)


def _holds(term: Term, role: str) -> bool:
    return any(isinstance(part, Role) and part.name == role for part in walk(term))
