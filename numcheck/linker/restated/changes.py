"""What keeps a level, a change, a rate and an amount each from one another; blockers."""

from __future__ import annotations

from numcheck.linker.restated.apposition import in_apposition
from numcheck.linker.restated.mention import Mention, Scene
from numcheck.model.claim import Aspect
from numcheck.model.quantity import Kind

_SAME_ASPECT = frozenset({Aspect.LEVEL, Aspect.TOTAL, Aspect.CUMULATIVE, Aspect.RATE})
_ASPECTLESS = frozenset({Kind.SCORE, Kind.ORDINAL, Kind.DATE, Kind.YEAR, Kind.CLOCK, Kind.AGE})


def rate(scene: Scene, a: Mention, b: Mention) -> str:
    """So much a day and so much a year."""
    mine, theirs = a.claim.quantity.unit.per, b.claim.quantity.unit.per
    return f"one is by the {mine}, the other by the {theirs}" if mine and theirs and mine != theirs else ""


def aspect(scene: Scene, a: Mention, b: Mention) -> str:
    """A level, a change, a rate and an amount each are four different things."""
    first, second = a.aspect, b.aspect
    if (
        a.claim.quantity.kind in _ASPECTLESS
        or first is second
        or (first in _SAME_ASPECT and second in _SAME_ASPECT)
    ):
        return ""
    if b.definite and Aspect.LEVEL in (first, second):
        return ""  # "the 0.4 %", "that 0.4 % growth": what it is of was said where it was named first
    return f"one is a {first.value}, the other a {second.value}"


def change_of_other_things(scene: Scene, a: Mention, b: Mention) -> str:
    """Two rates of change are one only if something says so: many things rise in one article."""
    if a.aspect is not Aspect.CHANGE or b.aspect is not Aspect.CHANGE:
        return ""
    if a.summary or b.summary or b.definite:
        return ""
    if in_apposition(scene.context, a.claim, b.claim) or (
        a.noun and a.noun == b.noun and len(a.near & b.near) > 2
    ):
        return ""
    return "two changes, and nothing says that they are one"


def start_of_change(scene: Scene, a: Mention, b: Mention) -> str:
    """What something rose from is not what it is."""
    if a.baseline != b.baseline:
        return "one is what the other is compared with, at another time"
    return ""
