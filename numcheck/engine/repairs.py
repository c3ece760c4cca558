"""What would mend a broken law, one offer for each side. None is applied, none is called the right one."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from numcheck.engine.breach import Breach
from numcheck.engine.evaluate import Evaluator
from numcheck.engine.figures import quoted, style_of, styled
from numcheck.engine.values import Amount, Lens, Units, UnknownValue, as_result
from numcheck.engine.wording import distinct
from numcheck.model.interval import Interval
from numcheck.model.quantity import Measure
from numcheck.model.relation import Filler
from numcheck.resources.laws.syntax import Call, Comparison, Minus, Operation, Role, Term, walk

MOST = 4


def repairs(breach: Breach, units: Units) -> tuple[str, ...]:
    """What to change, in words."""
    if breach.suspects:
        return _restated(breach)
    law = breach.law.test.law
    if not isinstance(law, Comparison) or len(law.terms) != 2 or law.operators[0] not in ("==", "<=", ">="):
        return ()
    found = []
    for side, other in ((law.terms[0], law.terms[1]), (law.terms[1], law.terms[0])):
        for filler, value in solutions(breach, side, other, units):
            found += list(_offer(filler, value))
    return tuple(found[:MOST])


def _restated(breach: Breach) -> tuple[str, ...]:
    odd, rest = distinct(breach.odd), distinct(breach.rest)
    if not rest:
        return ()
    first = f"if {rest} is right, {odd} should agree with it"
    second = f"if {odd} is right, {rest} should agree with it"
    if " and " in rest:
        first = f"if {rest} are right, {odd} should agree with them"
    return (first, second)


def solutions(breach: Breach, side: Term, other: Term, units: Units) -> Iterator[tuple[Filler, Fraction]]:
    """For each figure on a side, the value with which it would equal the other side, as printed."""
    printed = Evaluator(breach.roles, Lens.PRINTED, units)
    try:
        target = printed.amount(other)
    except UnknownValue:
        return
    for part in walk(side):
        fillers = printed.fillers(part.name) if isinstance(part, Role) else ()
        if len(fillers) != 1 or not isinstance(part, Role):
            continue
        mine = as_result(fillers[0], Lens.PRINTED)
        try:
            if not isinstance(mine, Amount):
                raise UnknownValue
            found = units.into(solve(side, part.name, target, printed), mine.unit).interval.exact
        except UnknownValue:
            continue
        if found is not None:
            yield fillers[0], found


def _offer(filler: Filler, value: Fraction) -> Iterator[str]:
    assert isinstance(filler.value, Measure), "only numbers are solved for"
    printed = filler.value.printed
    # A fall is held as a negative number but printed without its sign: a repair may not make it a rise.
    if printed is None or value == printed or (value < 0) != (printed < 0):
        return
    wanted = styled(abs(value), style_of(filler), abs(printed))
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
    raise UnknownValue


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
