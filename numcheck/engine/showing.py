"""A broken law in figures: the sum it comes to, with every figure as the article prints it."""

from __future__ import annotations

from dataclasses import dataclass

from numcheck.engine.evaluate import Evaluator
from numcheck.engine.figures import (
    MINUS,
    PLAIN,
    WEEKDAYS,
    Style,
    amount_words,
    date_words,
    holds_several,
    number,
    shortened,
    style_of,
    unit_style,
)
from numcheck.engine.values import Amount, Lens, Result, Truth, Units, UnknownValue, as_result
from numcheck.model.quantity import Calendar, Direction, Measure, Unit
from numcheck.model.relation import Filler, Roles, Weekday, Word
from numcheck.resources.laws.syntax import Call, Comparison, Law, Minus, Number, Operation, Role, Term

# How the words go on after "12 + 9 = 21, …" where the comparison fails.
_FAILED = {"==": "not", "<=": "more than", "<": "not less than", ">=": "less than", ">": "not more than"}
_TURNED = {"==": "==", "<=": ">=", "<": ">", ">=": "<=", ">": "<"}
_SIGNS = {"+": "+", "-": MINUS, "*": "×", "/": "÷"}
_BINDING = {"+": 1, "-": 1, "*": 2, "/": 2}


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a broken comparison: its term, what it comes to as printed, and how that is written."""

    term: Term
    value: Result
    style: Style
    other: Result | None

    @property
    def words(self) -> str:
        """The value in words, in the style of the figure it is held against."""
        return result_words(self.value, self.style, self.other)


class Shown:
    """A law over one reading, as printed."""

    def __init__(self, roles: Roles, units: Units) -> None:
        self._printed = Evaluator(roles, Lens.PRINTED, units)
        self._units = units

    def sides(self, law: Law) -> tuple[str, Side, Side] | None:
        """The first failing link of a comparison, its operator and its two sides; None if they have no
        value.
        """
        if not isinstance(law, Comparison):
            return None
        try:
            values = [self._printed.value(term) for term in law.terms]
            links = list(zip(law.operators, range(len(values)), strict=False))
            truths = [self._printed.link(values[i], op, values[i + 1]) for op, i in links]
        except UnknownValue:
            return None
        at = next((i for i, truth in enumerate(truths) if truth is Truth.NONE), 0)
        left, right = law.terms[at], law.terms[at + 1]
        one, other = in_like_units(left, values[at], right, values[at + 1], self._units)
        return (
            law.operators[at],
            Side(left, one, self._style(left, right, one), other),
            Side(right, other, self._style(right, left, other), one),
        )

    def computed(self, law: Law) -> str:
        """The law as a sum that fails: "12 + 5 + 3 = 20, not 22"; empty where it cannot be shown."""
        found = self.sides(law)
        if found is None:
            return ""
        operator, left, right = found
        if isinstance(left.term, Role) and not isinstance(right.term, (Role, Number)):
            operator, left, right = _TURNED[operator], right, left
        first = self.term(left.term)
        if not isinstance(left.term, Role) and first != left.words:
            first = f"{first} = {left.words}"
        second = right.words if isinstance(right.term, Number) else self.term(right.term)
        if isinstance(right.term, (Role, Number)):
            return (
                f"{first}, {_FAILED[operator]} {second}"
                if " = " in first
                else f"{first} is {_FAILED[operator]} {second}"
            )
        return f"{first}, {second} = {right.words}" if second != right.words else f"{first}, not {second}"

    def term(self, term: Term, within: int = 0) -> str:
        """A term with its figures as printed; `within` is how tightly the operator around it binds."""
        if isinstance(term, Number):
            return number(term.value)
        if isinstance(term, Role):
            return " + ".join(figure_words(filler) for filler in self._printed.fillers(term.name))
        if isinstance(term, Minus):
            return f"{MINUS}{self.term(term.term, 3)}"
        if isinstance(term, Operation):
            binding = _BINDING[term.operator]
            right = self.term(term.right, binding + (term.operator in "-/"))
            text = f"{self.term(term.left, binding)} {_SIGNS[term.operator]} {right}"
            return f"({text})" if binding < within else text
        return self._call(term, within)

    def _call(self, call: Call, within: int) -> str:
        name = call.function
        if name == "sum":
            parts = [self.term(argument) for argument in call.arguments]
            text = " + ".join(part for part in parts if part)
            return f"({text})" if within > 1 and " + " in text else text
        if name in ("least", "greatest"):
            return self._extreme(call)
        if name in ("years", "days"):
            start, end = (self.term(argument) for argument in call.arguments)
            return f"{start} to {end}"
        try:
            value = self._printed.value(call)
        except UnknownValue:
            return name
        if name == "convert":
            return self.term(call.arguments[0], within)
        if name in ("weekday", "exists") and name == "weekday":
            return self.term(call.arguments[0])
        return result_words(value, PLAIN, None)

    def _extreme(self, call: Call) -> str:
        """The printed form of the least or greatest figure."""
        found: list[tuple[Amount, str]] = []
        for argument in call.arguments:
            if isinstance(argument, Role):
                for filler in self._printed.fillers(argument.name):
                    value = as_result(filler, Lens.PRINTED)
                    if isinstance(value, Amount) and value.interval.low is not None:
                        found.append((value, figure_words(filler)))
        if not found:
            return call.function
        pick = max if call.function == "greatest" else min
        return pick(found, key=lambda item: item[0].interval.low or 0)[1]

    def _style(self, term: Term, other: Term, value: Result) -> Style:
        """How to write a side's value: as the figure it is held against, else as one of its own, if
        units agree.
        """
        unit = value.unit if isinstance(value, Amount) else None
        for side in (term, other) if isinstance(term, Role) else (other, term):
            for filler in self._candidates(side):
                if isinstance(filler.value, Measure):
                    style = style_of(filler)
                    theirs = as_result(filler, Lens.PRINTED)
                    their_unit = theirs.unit if isinstance(theirs, Amount) else None
                    if unit is None and their_unit is None:
                        return (
                            style
                            if side is other or isinstance(term, (Role, Call)) or style.scale == 1
                            else PLAIN
                        )
                    if unit is not None:
                        return unit_style(unit, style, their_unit)
        return unit_style(unit, PLAIN, None) if unit is not None else PLAIN

    def _candidates(self, term: Term) -> tuple[Filler, ...]:
        """The fillers whose style a value may borrow: of a single role, or of those that a sum adds up."""
        if isinstance(term, Role):
            return self._printed.fillers(term.name)
        if isinstance(term, Call) and term.function in ("sum", "least", "greatest"):
            return tuple(f for a in term.arguments for f in self._candidates(a))
        if isinstance(term, Operation) and term.operator in "+-":
            return self._candidates(term.left)
        return ()


def in_like_units(left: Term, one: Result, right: Term, other: Result, units: Units) -> tuple[Result, Result]:
    """Two sides with the computed one in the unit of the printed one; times stay in the units they come
    in.
    """
    if not isinstance(one, Amount) or not isinstance(other, Amount) or not one.unit or not other.unit:
        return one, other
    if one.unit == other.unit or "time" in (one.unit.dimension, other.unit.dimension):
        return one, other
    try:
        if isinstance(right, Role):
            return units.into(one, other.unit), other
        return one, units.into(other, one.unit)
    except UnknownValue:
        return one, other


def figure_words(filler: Filler) -> str:
    """A figure in a sum: as printed, or its number where the print holds more than that."""
    if isinstance(filler.value, Measure) and filler.value.printed is not None and holds_several(filler):
        return number(filler.value.printed)
    return shortened(filler.text)


def result_words(value: Result, style: Style, other: Result | None) -> str:
    """A computed value in words."""
    if isinstance(value, Amount):
        against = None
        if isinstance(other, Amount) and _unit_name(other.unit) == _unit_name(value.unit):
            against = other.interval.exact
        return amount_words(value, style, against)
    if isinstance(value, Weekday):
        return WEEKDAYS[value.number]
    if isinstance(value, Calendar):
        return date_words(value)
    if isinstance(value, Direction):
        return value.value
    return value.text if isinstance(value, Word) else ""


def _unit_name(unit: Unit | None) -> str:
    return "" if unit is None else unit.name or unit.currency
