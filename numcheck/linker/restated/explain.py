"""Explain away before accusing: a figure that an equal one confirms is not held against third figures."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from numcheck.linker.restated.pairs import Pair
from numcheck.model.printed import Agreement
from numcheck.resources.weights import Weights


def confirming(pairs: Iterable[Pair], weights: Weights) -> tuple[Pair, ...]:
    """The pairs that tie equal figures, or a figure and its rounding, firmly enough; the firmest first.

    That two figures are equal says much about whether they are one; this is the only place where it counts.
    """
    least = weights.threshold("confirmation")
    rounded = weights.threshold("rounding")
    found = [
        pair
        for pair in pairs
        if pair.open and ((pair.equal and pair.odds >= least) or (pair.close and pair.odds >= rounded))
    ]
    return tuple(sorted(found, key=lambda pair: (-pair.odds, pair.key)))


def accusing(pairs: Iterable[Pair], confirmed: Iterable[Pair], weights: Weights) -> tuple[Pair, ...]:
    """The pairs of clashing figures that nothing explains away, the firmest first.

    A pair falls if both its figures are confirmed elsewhere about as well, or if neither is the best match
    that the other has: each figure meets its best candidate, not all.
    """
    margin = weights.threshold("margin")
    best_equal: dict[int, float] = defaultdict(lambda: float("-inf"))
    for pair in confirmed:
        for index in pair.key:
            best_equal[index] = max(best_equal[index], pair.odds)
    clashing = [pair for pair in pairs if pair.open and pair.agreement is not Agreement.AGREE]
    best: dict[int, float] = defaultdict(lambda: float("-inf"))
    for pair in clashing:
        for index in pair.key:
            best[index] = max(best[index], pair.odds)
    least = weights.threshold("accusation")
    found = []
    for pair in clashing:
        if pair.odds < least:
            continue
        a, b = pair.key
        free_a, free_b = (best_equal[i] < pair.odds + margin for i in (a, b))
        if not (free_a or free_b):
            continue
        suspects = [i for i, free in ((a, free_a), (b, free_b)) if free]
        if any(pair.odds >= best[i] - weights.threshold("tie") for i in suspects):
            found.append(pair)
    return tuple(sorted(found, key=lambda pair: (-pair.odds, pair.key)))
