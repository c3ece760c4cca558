"""Templates filled: a role's printed words or its value in one of our formats, or a computed side of
the law.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from fractions import Fraction

from numcheck.engine.figures import PLAIN, WEEKDAYS, date_words, listed, number, quoted, shortened, styled
from numcheck.engine.showing import Side, result_words
from numcheck.engine.values import Amount
from numcheck.model.quantity import Calendar, Measure
from numcheck.model.relation import Filler, Roles, Value, Weekday
from numcheck.resources.messages import Slot, Template


def fill(template: Template, roles: Roles, sides: Mapping[str, Side | str]) -> str:
    """The text of a template. A side that has no value leaves a question mark: a message never fails."""
    pieces = [piece if isinstance(piece, str) else _slot(piece, roles, sides) for piece in template]
    return "".join(pieces)


def _slot(slot: Slot, roles: Roles, sides: Mapping[str, Side | str]) -> str:
    fillers = next((found for name, found in roles if name.rstrip("…") == slot.name), ())
    if fillers:
        return listed([_filler(filler, slot.form) for filler in fillers])
    side = sides.get(slot.name)
    if side is None:
        return "?"
    if isinstance(side, str):
        return side
    if slot.form and isinstance(side.value, Amount):
        exact = side.value.interval.exact
        if exact is None:
            return "?"
        if slot.form == "signed":
            other = side.other.interval.exact if isinstance(side.other, Amount) else None
            return styled(exact, side.style, other, signed=True)
        return _number(exact, slot.form)
    if slot.form == "date" and not isinstance(side.value, Amount):
        return result_words(side.value, PLAIN, None)
    return side.words or "?"


def _filler(filler: Filler, form: str) -> str:
    value: Value = filler.value
    if form == "date":
        if isinstance(value, Weekday):
            return WEEKDAYS[value.number]
        if isinstance(value, date):
            value = Calendar(value.year, value.month, value.day)
        return date_words(value) if isinstance(value, Calendar) else shortened(filler.text)
    if form and isinstance(value, Measure) and value.printed is not None:
        return _number(value.printed, form)
    return shortened(filler.text)


def _number(value: Fraction, form: str) -> str:
    decimals = (
        0 if value.denominator == 1 else 1 if abs(value) >= 1 else 2 if abs(value) > Fraction(1, 10) else 4
    )
    if form == "percent":
        return f"{number(value, decimals)} %"
    return number(value, decimals, signed=form == "signed")


def restated_sides(odd: tuple[Filler, ...], others: tuple[Filler, ...]) -> dict[str, Side | str]:
    """The sides of values that do not meet: the words of the suspect, and of what stands against it."""
    return {"left": distinct(odd), "right": distinct(others)}


def distinct(fillers: tuple[Filler, ...]) -> str:
    """The different words of figures, each once, in quotation marks."""
    return listed(list(dict.fromkeys(quoted(filler.text) for filler in fillers)))
