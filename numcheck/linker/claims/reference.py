"""Definite mentions: "the 12", "both", "all three families", "the $3.4m deal" point at an earlier figure."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from numcheck.model.claim import Claim
from numcheck.model.quantity import Quantity
from numcheck.resources.lexicons import Lexicons

_LOOKS_BACK = 300  # figures; more than a long article holds, and hostile ones are no longer quadratic


def resolve(quantity: Quantity, claim: Claim, earlier: Sequence[Claim], lexicons: Lexicons) -> int | None:
    """The index of the nearest earlier quantity that a definite one repeats: the same value, kind and unit, and
    nouns that may mean the same, or no noun on one side.
    """
    if not quantity.definite or quantity.measure.printed is None:
        return None
    for other in islice(reversed(earlier), _LOOKS_BACK):
        theirs = other.quantity
        if (
            theirs.kind is not quantity.kind
            or theirs.measure.printed != quantity.measure.printed
            or theirs.unit != quantity.unit
            or not theirs.judged
        ):
            continue
        if not claim.head or not other.head or same_thing(claim, other, lexicons):
            return theirs.index
    return None


def same_thing(a: Claim, b: Claim, lexicons: Lexicons) -> bool:
    """Whether two heads are one noun or of one concept."""
    return a.head == b.head or bool(a.concepts and b.concepts and lexicons.alike(a.concepts, b.concepts))
