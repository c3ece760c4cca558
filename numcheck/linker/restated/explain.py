"""Explain away before accusing: how a pair that clashes stands among its rivals.

A figure that an equal one confirms as well is not held against third figures, each figure meets its best candidate,
and a headline's figure that nothing below confirms wants an explanation more than another.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from math import log

from numcheck.linker.restated.pairs import CLASHING, Pair
from numcheck.linker.restated.slips import far_apart
from numcheck.resources.weights import Weights

_NONE = float("-inf")
_POINTING = frozenset({"definite-head", "definite-bare", "definite-attributive"})
_AS_GOOD = 0.5  # log-odds by which a confirming pair may fall short of an accusing one and still explain it
_FEW = 3  # pairs that a figure may well be in; a text too short for them proves nothing by their absence
_BESIDE = frozenset({"sentence", "tied", "range"})  # what tells two figures of one sentence apart
_PARTED = frozenset(
    {"tied", "part"}
)  # what makes one a part or a sum of the other there, however faint its equal
_LEAST = -6.0  # log-odds below which an equal figure confirms nothing


@dataclass(frozen=True, slots=True)
class Accusation:
    """A clashing pair and the log-odds that it is a contradiction, its rivals considered."""

    pair: Pair
    odds: float


def standings(pairs: Iterable[Pair]) -> Iterator[tuple[Pair, dict[str, float]]]:
    """Each clashing pair, and how it stands among the pairs that its two figures are in, as named features.

    Yields nothing for a pair whose two figures are both confirmed elsewhere about as well.
    """
    confirmed: dict[int, float] = defaultdict(lambda: _NONE)
    odds: dict[int, list[tuple[float, tuple[int, int]]]] = defaultdict(list)
    beside: dict[int, set[int]] = defaultdict(set)  # what one sentence tells apart
    parts: dict[int, set[int]] = defaultdict(set)  # what is a part of what
    equals: dict[int, dict[int, float]] = defaultdict(dict)
    clashing = []
    for pair in pairs:
        if not pair.open:
            if pair.blocker in _BESIDE:
                _join(beside, pair)
            if pair.blocker in _PARTED and pair.a.claim.sentence == pair.b.claim.sentence:
                _join(parts, pair)
            continue
        if pair.equal or pair.close:
            first, second = pair.key
            equals[first][second] = equals[second][first] = pair.odds
        for index in pair.key:
            odds[index].append((pair.odds, pair.key))
            if pair.equal or pair.close:
                confirmed[index] = max(confirmed[index], pair.odds)
        if pair.agreement in CLASHING and pair.because:
            clashing.append(pair)  # where nothing ties two figures there is nothing to explain
    best: dict[int, tuple[int, int]] = {index: max(found)[1] for index, found in odds.items()}
    for pair in clashing:
        a, b = pair.key
        told = pair.odds - pair.slipped  # an equal figure is no slip: it is held against the words alone
        explained = [confirmed[i] >= max(_LEAST, told - _AS_GOOD) for i in (a, b)]
        # "17 of its 43 stores", and then "17 branches": what the 17 are, they are not the 43.
        # A headline stands first, which ties it to the first figure rather than to its equal.
        least = _NONE if pair.a.summary or pair.b.summary else told
        if all(explained) or any(
            _is_told_beside(one, other, beside, equals, least)
            or _is_told_beside(one, other, parts, equals, _NONE)
            for one, other in ((a, b), (b, a))
        ):
            continue
        pointing = best[b] == pair.key and bool(_POINTING & {name for name, _ in pair.features})
        # What a definite figure means is its own matter: its set may well be named often.
        sides = (b,) if pointing else (a, b)
        found = {
            "odds": pair.odds,
            "best-of-both": float(all(best[i] == pair.key for i in sides)),
            "best-of-one": float(len({best[i] == pair.key for i in sides}) > 1),
            "confirmed-one": float(any(explained)),
            "behind": min(4.0, sum(max(odds[i])[0] - pair.odds for i in sides)),
            "rivals": sum(log(max(_FEW, len(odds[index]))) for index in (a, b)),
            "apart": far_apart(pair.a.claim.quantity, pair.b.claim.quantity),
        }
        top = pair.a if pair.a.summary else pair.b if pair.b.summary else None
        if top is not None and confirmed[top.index] < _LEAST:
            found["summary-alone"] = 1.0
            found["summary-alone-best"] = float(best[top.index] == pair.key)
        if pointing:
            found["definite-best"] = 1.0
        yield pair, found


def _is_told_beside(
    a: int, b: int, beside: Mapping[int, set[int]], equals: Mapping[int, Mapping[int, float]], least: float
) -> bool:
    """Whether the sentence of one sets it apart from a figure that is the other told again, likely enough."""
    return any(other in beside[a] and odds >= least for other, odds in equals[b].items())


def _join(found: dict[int, set[int]], pair: Pair) -> None:
    a, b = pair.key
    found[a].add(b)
    found[b].add(a)


def accusing(pairs: Iterable[Pair], weights: Weights) -> tuple[Accusation, ...]:
    """The clashes that stand, the firmest first."""
    least = weights.threshold("accusation")
    found = [Accusation(pair, weights.odds(told, "standing")) for pair, told in standings(pairs)]
    return tuple(
        sorted(
            (accusation for accusation in found if accusation.odds >= least),
            key=lambda accusation: (-accusation.odds, accusation.pair.key),
        )
    )
