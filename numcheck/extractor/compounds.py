"""Joins measures printed in two units: "5 ft 6 in", "6lb 4oz", "2 hours 15 minutes", 5'6"."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from numcheck.extractor.draft import Draft
from numcheck.extractor.lexicon import Lexicon
from numcheck.extractor.quantities import Setting, read_quantity
from numcheck.extractor.tokens import NUMERAL, WORD, Tokens
from numcheck.model.quantity import Kind
from numcheck.resources.policy import Printed
from numcheck.resources.units import load_units

_FEET = ("'", "′", "’", "ft")
_INCHES = ('"', "″", "”", "''", "’’", "in")
_SIXTY = 60
_LED = ["an", "hour", "and"]
# The smaller unit of a bare second number: "5ft 6", "11st 4".
_UNDER = {"foot": "inch", "stone": "pound-mass"}


def join_compound(tokens: Tokens, first: Draft, setting: Setting) -> Draft | None:
    """One measure of `first` and the smaller unit right behind it; None if none stands there."""
    if first.printed is None or first.kind not in (Kind.MEASURE, Kind.DURATION) or first.unit.per:
        return None
    at = first.last
    if tokens.word(at) == "and" or (tokens.raw(at) == "," and first.unit.dimension in ("time", "mass")):
        at += 1
    joined = at > first.last
    hyphened = (
        tokens.raw(at) == "-" and tokens.glued(at) and tokens.glued(at + 1) and first.unit.name == "foot"
    )
    if hyphened:  # "6-foot-5", "5-foot-10-inch"
        at += 1
    if tokens.kind(at) != NUMERAL and tokens.word(at) not in setting.lexicon.cardinals:
        return None
    second = read_quantity(tokens, at, setting)
    if second is None or second.printed is None or second.magnitude > 1:
        return None
    if second.kind is Kind.COUNT and not joined and first.in_digits and second.in_digits:
        name = _UNDER.get(first.unit.name, "")
        row = load_units().measures.get(name)
        if row is None or tokens.raw(first.last - 1) not in ("ft", "st", "feet", "stone", "foot"):
            return None
        if name == "inch" and tokens.word(second.last) == "in" and _closes(tokens, second.last):
            second.last, second.end = second.last + 1, tokens.ends[second.last]
            second.after = second.last
        elif tokens.glued(second.last) and tokens.kind(second.last) == WORD:
            return None
        second.unit = row.unit
    elif second.kind is not first.kind:
        return None
    ratio = _ratio(second, first)
    most = 1 if first.printed.value.denominator == 1 else _third(tokens, first, second)
    if ratio is None or not 0 < second.printed.value * ratio < most:
        return None
    if first.unit.name in ("year", "month", "week") and joined and tokens.raw(first.last) == ",":
        return None
    place = (second.printed.place or Fraction(1)) * ratio
    whole = replace(first, last=second.last, end=second.end, digits=(first.digits[0], second.digits[1]))
    whole.printed = Printed(first.printed.value + second.printed.value * ratio, place)
    whole.after = max(second.after, second.last)
    return whole


def _third(tokens: Tokens, first: Draft, second: Draft) -> Fraction:
    """Below how many hours the seconds behind hours and minutes must be: "2hr 5min 38sec"; nought for any other unit."""
    printed_whole = "." not in tokens.text[first.start : first.end]
    three = (first.unit.name, second.unit.name) == ("hour", "second") and printed_whole
    return Fraction(1, _SIXTY) if three else Fraction(0)


def lead_hour(tokens: Tokens, draft: Draft) -> None:
    """Widens "52 minutes" to "an hour and 52 minutes" where it stands so."""
    first = draft.first - len(_LED)
    if draft.kind is not Kind.DURATION or draft.unit.name != "minute" or draft.printed is None or first < 0:
        return
    if list(map(tokens.word, range(first, draft.first))) != _LED or draft.printed.value >= _SIXTY:
        return
    place = (draft.printed.place or Fraction(1)) / _SIXTY
    draft.printed = Printed(1 + draft.printed.value / _SIXTY, place)
    draft.unit = load_units().measures["hour"].unit
    draft.first, draft.start = first, tokens.starts[first]
    draft.phrase_start, draft.digits = draft.start, (draft.start, draft.digits[1])


def _closes(tokens: Tokens, at: int) -> bool:
    """Whether "in" at `at` is a unit, not a preposition: glued to its number, or nothing but a size behind it."""
    return (
        tokens.glued(at)
        or tokens.kind(at + 1) != WORD
        or tokens.word(at + 1) in ("tall", "high", "long", "wide", "deep")
    )


def read_feet_and_inches(tokens: Tokens, index: int, lexicon: Lexicon) -> Draft | None:
    """The height 5'6" that begins at token `index`."""
    feet, inches = tokens.raw(index), tokens.raw(index + 2)
    if not (
        tokens.raw(index + 1) in _FEET
        and tokens.kind(index + 2) == NUMERAL
        and tokens.raw(index + 3) in _INCHES
        and all(tokens.glued(index + step) for step in (1, 2, 3))
        and feet.isascii()
        and feet.isdigit()
        and inches.isascii()
        and inches.isdigit()
        and len(feet) <= 2
        and len(inches) <= 2
        and int(inches) < 12
    ):
        return None
    start, end = tokens.starts[index], tokens.ends[index + 3]
    unit = load_units().measures["foot"].unit
    draft = Draft(index, index + 4, start, end, (start, tokens.ends[index + 2]), kind=Kind.MEASURE, unit=unit)
    draft.printed = Printed(Fraction(int(feet)) + Fraction(int(inches), 12), Fraction(1, 12))
    return draft


def _ratio(small: Draft, large: Draft) -> Fraction | None:
    """How many of the larger unit one of the smaller is; None where they do not convert."""
    if small.unit.name == large.unit.name or small.unit.dimension != large.unit.dimension or small.unit.per:
        return None
    measures = load_units().measures
    a, b = measures.get(small.unit.name), measures.get(large.unit.name)
    if (
        a is None
        or b is None
        or a.factor is None
        or b.factor is None
        or large.unit.dimension == "temperature"
    ):
        return None
    ratio = a.factor / b.factor
    # Months and years have a mean length only; in print a year is twelve months.
    return {("month", "year"): Fraction(1, 12)}.get((small.unit.name, large.unit.name), ratio)
