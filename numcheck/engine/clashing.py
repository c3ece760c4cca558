"""Why a law is broken, in words: which intervals do not meet, or what the print itself says."""

from __future__ import annotations

from numcheck.engine.breach import Breach, Level
from numcheck.engine.evaluate import Evaluator
from numcheck.engine.figures import interval_words, quoted, style_of
from numcheck.engine.showing import Side, in_like_units, result_words
from numcheck.engine.values import Amount, Lens, Units, UnknownValue
from numcheck.model.quantity import Measure

_COUNT = dict(enumerate(("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")))
_BEYOND = {"<=": "wholly above", "<": "nowhere below", ">=": "wholly below", ">": "nowhere above"}


def why_restated(breach: Breach, units: Units) -> str:
    """Why two figures of one thing cannot both stand."""
    odd, other = breach.odd[0], breach.rest[0]
    against = _against(breach)
    a, b = odd.value, other.value
    if not isinstance(a, Measure) or not isinstance(b, Measure):
        return f"the two are not the same{against}"
    left, right, usual = a.possible, b.possible, ""
    if breach.level is Level.USUAL or (breach.level is Level.VAGUE and left.meets(right)):
        left, right, usual = a.usual, b.usual, ", as readers take the words"
    if a.bare and b.bare and a.place == b.place and a.unit == b.unit:
        if left.exact is not None and right.exact is not None:
            return f"two exact figures that differ{against}"
        return f"both are printed to the same place and must be equal{against}"
    if a.modifier.bound and a.modifier.bound == b.modifier.bound and left.meets(right):
        bound = "lower" if a.modifier.bound > 0 else "upper"
        return f"two {bound} bounds of one thing that differ{against}"
    shown = f"{interval_words(left, style_of(odd))} against {interval_words(right, style_of(other))}"
    return f"the intervals do not meet: {shown}{usual}{against}"


def _against(breach: Breach) -> str:
    """How many figures stand on either side, where that says something."""
    odd, rest = len(breach.odd), len(breach.rest)
    if breach.tied:
        return f"; {_figures(odd)} stand against {_COUNT.get(rest, rest)}" if odd > 1 else ""
    return f"; {_figures(odd)} against {_COUNT.get(rest, rest)}" if rest > 1 or odd > 1 else ""


def _figures(count: int) -> str:
    return f"{_COUNT.get(count, count)} {'figure' if count == 1 else 'figures'}"


def why_law(breach: Breach, sides: tuple[str, Side, Side] | None, units: Units) -> str:
    """Why no values satisfy a law."""
    if sides is None:
        return _without_sides(breach)
    operator, left, right = sides
    lens = Lens.USUAL if breach.level is Level.USUAL else Lens.POSSIBLE
    evaluator = Evaluator(breach.roles, lens, units)
    try:
        a, b = evaluator.value(left.term), evaluator.value(right.term)
    except UnknownValue:
        return ""
    a, b = in_like_units(left.term, a, right.term, b, units)
    if not isinstance(a, Amount) or not isinstance(b, Amount):
        return f"{result_words(a, left.style, None)} is not {result_words(b, right.style, None)}"
    one, other = interval_words(a.interval, left.style), interval_words(b.interval, right.style)
    if operator == "==":
        usual = "" if lens is Lens.POSSIBLE else ", as readers take the words"
        return f"the intervals do not meet: {one} against {other}{usual}"
    return f"{one} lies {_BEYOND[operator]} {other}"


def _without_sides(breach: Breach) -> str:
    figures = [filler for _, filler in breach.figures]
    if breach.law.text.startswith("exists"):
        return "the calendar has no such day"
    if breach.law.text.startswith("attainable"):
        return f"no whole number out of {quoted(figures[-1].text)} gives {quoted(figures[0].text)}"
    return ""
