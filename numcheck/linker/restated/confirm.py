"""Which equal figures are one: that they are equal says much, and here alone it counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import log

from numcheck.linker.restated.pairs import Pair
from numcheck.model.quantity import Kind, Quantity
from numcheck.resources.weights import Weights

_CHANCE = 13  # below it two equal counts are often chance
_TIMES = frozenset({Kind.YEAR, Kind.DATE, Kind.CLOCK})
_TOLD = (
    "core-telling",
    "near-telling",
    "name-shared",
    "head-differs",
    "next-sentence",
    "same-paragraph",
    "small",
    "retold-in-quotes",
    "company-other",
)


@dataclass(frozen=True, slots=True)
class Tie:
    """A figure and its equal, or its rounding, and the log-odds that they are one."""

    pair: Pair
    odds: float


def agreements(pairs: Iterable[Pair]) -> Iterator[tuple[Pair, dict[str, float]]]:
    """Each open pair of equal figures, or of a figure and its rounding, with what speaks for its being one thing."""
    agreeing = [pair for pair in pairs if pair.open and (pair.equal or pair.close)]
    counts = Counter(index for pair in agreeing for index in pair.key)
    for pair in agreeing:
        first, second = pair.a.claim.quantity, pair.b.claim.quantity
        printed = first.measure.printed
        told = {name: value for name, value in pair.features if name in _TOLD}
        found = {
            "odds": pair.odds,
            f"kind-{first.kind.value}": 1.0,
            "rounding": float(pair.close),
            "nothing-ties": float(not pair.because),
            "definite-earlier": float(first.definite and not second.definite),
            "definite-later": float(second.definite),
            "definite-both": float(first.definite and second.definite),
            "one": float(printed == 1),
            "two": float(printed == 2 and first.kind is Kind.COUNT),
            "two-in-words": float(printed == 2 and first.word and second.word),  # both, the pair, the duo
            "of-amounts": float(pair.a.by_an_amount + pair.b.by_an_amount),
            "month": float(_is_month(first) and _is_month(second)),
            "large": float(printed is not None and printed >= _CHANCE and first.kind not in _TIMES),
            "distance": log(1 + abs(pair.a.claim.sentence - pair.b.claim.sentence)),
            "rivals": sum(log(counts[index]) for index in pair.key),
        }
        yield pair, {**told, **{name: value for name, value in found.items() if value}}


def _is_month(quantity: Quantity) -> bool:
    """Whether a date names no day: "in December"."""
    return quantity.kind is Kind.DATE and quantity.calendar is not None and quantity.calendar.day is None


def ties(pairs: Iterable[Pair], weights: Weights) -> tuple[Tie, ...]:
    """All ties of equal figures, the firmest first, however weak."""
    found = (Tie(pair, weights.odds(told, "agreement")) for pair, told in agreements(pairs))
    return tuple(sorted(found, key=lambda tie: (-tie.odds, tie.pair.key)))
