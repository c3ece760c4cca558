"""For how many of the values that the figures may have a law holds: three-valued, over intervals."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from numcheck.engine.agreement import agreement
from numcheck.engine.attainable import attainable
from numcheck.engine.dates import days_between, exists, in_days, weekday_of, years_between
from numcheck.engine.values import (
    DAY,
    YEAR,
    Amount,
    Lens,
    Result,
    Truth,
    Units,
    UnknownValue,
    all_of,
    as_result,
    compared,
    extreme,
    sign_of,
)
from numcheck.model.interval import Interval
from numcheck.model.printed import Agreement
from numcheck.model.quantity import Calendar, Direction
from numcheck.model.relation import Filler, Roles, Weekday, Word
from numcheck.resources.laws.syntax import Call, Comparison, Law, Minus, Number, Operation, Role, Term


@dataclass(frozen=True, slots=True)
class Evaluator:
    """Reads laws over one way of filling the roles, through one lens."""

    roles: Roles
    lens: Lens
    units: Units

    def truth(self, law: Law) -> Truth:
        """For how many values the law holds; UNKNOWN where a term has no value."""
        try:
            if isinstance(law, Comparison):
                return self._chain(law)
            found = self._call(law)
        except UnknownValue:
            return Truth.UNKNOWN
        assert isinstance(found, Truth), "laws are typed when they are loaded"
        return found

    def value(self, term: Term) -> Result:
        """What a term comes to. Raises UnknownValue."""
        if isinstance(term, Number):
            return Amount(Interval.exactly(term.value))
        if isinstance(term, Role):
            (only, *more) = self._fillers(term.name)
            if more:
                raise UnknownValue
            found = as_result(only, self.lens)
            if term.name == "age" and isinstance(found, Amount) and found.unit is None:
                return Amount(found.interval, YEAR)  # "he was 58"
            return found
        if isinstance(term, Minus):
            amount = self.amount(term.term)
            return Amount(-amount.interval, amount.unit)
        if isinstance(term, Operation):
            return self._operation(term)
        return self._call(term)

    def amount(self, term: Term) -> Amount:
        """What a term that is a number comes to. Raises UnknownValue."""
        found = self.value(term)
        if not isinstance(found, Amount):
            raise UnknownValue
        return found

    def fillers(self, name: str) -> tuple[Filler, ...]:
        """What fills a role, nothing if nothing does."""
        return next((fillers for role, fillers in self.roles if role.rstrip("…") == name), ())

    def _fillers(self, name: str) -> tuple[Filler, ...]:
        found = self.fillers(name)
        if not found:
            raise UnknownValue
        return found

    def _chain(self, law: Comparison) -> Truth:
        sides = [self.value(term) for term in law.terms]
        return all_of([self.link(sides[i], op, sides[i + 1]) for i, op in enumerate(law.operators)])

    def link(self, left: Result, operator: str, right: Result) -> Truth:
        """For how many values two sides compare so. Raises UnknownValue."""
        if isinstance(left, Amount) and isinstance(right, Amount):
            if left.unit != right.unit and {DAY, YEAR} & {left.unit, right.unit}:
                left, right = self._days(left), self._days(right)
            mine, theirs, _ = self.units.joined(left, right)
            return compared(mine, operator, theirs)
        if isinstance(left, (Weekday, Direction)) and operator == "==":
            return Truth.ALL if left == right else Truth.NONE
        if isinstance(left, Word) and isinstance(right, Word):
            return Truth.ALL if left.text.casefold() == right.text.casefold() else Truth.NONE
        if isinstance(left, Calendar) and isinstance(right, Calendar):
            return compared(_ordinals(left), operator, _ordinals(right))
        raise UnknownValue

    def _days(self, amount: Amount) -> Amount:
        """Time in days, months and years as the calendar has them; an amount of anything else as it is."""
        if amount.unit is None or amount.unit.dimension != "time":
            return amount
        found = in_days(amount.interval, amount.unit.name)
        return Amount(found, DAY) if found is not None else amount

    def _operation(self, term: Operation) -> Amount:
        left, right = self.amount(term.left), self.amount(term.right)
        if term.operator == "*":
            return self.units.product(left, right)
        if term.operator == "/":
            return self.units.quotient(left, right)
        mine, theirs, unit = self.units.joined(left, right)
        return Amount(mine + theirs if term.operator == "+" else mine - theirs, unit)

    def _call(self, call: Call) -> Result:
        name, arguments = call.function, call.arguments
        if name in ("sum", "least", "greatest"):
            return self._gathered(name, arguments)
        if name == "count":
            number = sum(len(self.fillers(term.name)) for term in arguments if isinstance(term, Role))
            return Amount(Interval.exactly(number))
        if name == "meet":
            return self._meet(arguments)
        if name == "convert":
            return self.units.exchanged(self.amount(arguments[0]), self.amount(arguments[1]).unit)
        if name == "attainable":
            share, *rest = [self.amount(term).interval for term in arguments]
            return attainable(share, rest[0] if len(rest) == 2 else None, rest[-1])
        if name == "sign":
            found = self.value(arguments[0])
            if isinstance(found, Direction):
                return Amount(Interval.exactly(1 if found is Direction.UP else -1))
            return Amount(sign_of(self.amount(arguments[0]).interval))
        return self._dated(name, [self._calendar(term) for term in arguments])

    def _dated(self, name: str, dates: Sequence[Calendar]) -> Result:
        if name == "exists":
            return exists(dates[0])
        if name == "weekday":
            return Weekday(weekday_of(dates[0]))
        between = years_between if name == "years" else days_between
        found = between(dates[0], dates[1])
        least = found.low
        if self.lens is Lens.PRINTED and least is not None:
            start, end = dates[0], dates[1]
            if name == "years" and start.month is None and start.year is not None and end.year is not None:
                found = Interval.exactly(end.year - start.year)  # as a reader subtracts two years
            else:
                found = Interval.exactly(least)
        return Amount(found, YEAR if name == "years" else DAY)

    def _gathered(self, name: str, arguments: Sequence[Term]) -> Amount:
        """Sum, least or greatest of all that fills the arguments; roles left empty are left out."""
        amounts: list[Amount] = []
        for term in arguments:
            if isinstance(term, Role):
                for filler in self.fillers(term.name):
                    found = as_result(filler, self.lens)
                    if not isinstance(found, Amount):
                        raise UnknownValue
                    amounts.append(found)
            else:
                amounts.append(self.amount(term))
        if not amounts:
            raise UnknownValue
        unit = amounts[0].unit
        intervals = [self.units.into(amount, unit).interval for amount in amounts]
        if name == "sum":
            total = intervals[0]
            for interval in intervals[1:]:
                total = total + interval
            return Amount(total, unit)
        return Amount(extreme(intervals, greatest=name == "greatest"), unit)

    def _meet(self, arguments: Sequence[Term]) -> Truth:
        fillers = [f for term in arguments if isinstance(term, Role) for f in self._fillers(term.name)]
        worst = Truth.ALL
        for i, one in enumerate(fillers):
            for other in fillers[i + 1 :]:
                found = agreement(one.value, other.value, self.units)
                if found is Agreement.CLASH or (found is not Agreement.AGREE and self.lens is Lens.USUAL):
                    return Truth.NONE
                if found is not Agreement.AGREE:
                    worst = Truth.SOME
        return worst

    def _calendar(self, term: Term) -> Calendar:
        found = self.value(term)
        if not isinstance(found, Calendar):
            raise UnknownValue
        return found


def _ordinals(when: Calendar) -> Interval:
    from numcheck.engine.dates import first_and_last

    first, last = first_and_last(when)
    return Interval.exactly(first.toordinal()).hull(Interval.exactly(last.toordinal()))
