"""One suspect, one finding: a wrong figure breaks several laws, and an editor should read of it once."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import replace
from heapq import heapify, heappop, heappush

from numcheck.model.finding import Also, Finding, Place

# Places that the laws which do not speak may add: enough to see the other figures, not a list of all of them.
_MOST_PLACES = 6


def merge(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """Findings in order of position and rule, those that share a suspect as one.

    The suspect is the figure common to most findings; the best supported of them speaks, the rest become
    `also`.
    """
    ordered = sorted(findings, key=_support)
    holders: dict[Hashable, list[int]] = {}
    for number, finding in enumerate(ordered):
        # A witness breaks no law: two findings that call one are not of one suspect.
        for key in dict.fromkeys(map(_key, finding.bearing)):
            holders.setdefault(key, []).append(number)
    # Most findings first; of equals the figure of the best supported one. Counts only fall, so a stale one
    # is put back.
    heap = [(-len(found), order, key) for order, (key, found) in enumerate(holders.items()) if len(found) > 1]
    heapify(heap)
    left = dict(enumerate(ordered))
    merged: list[Finding] = []
    while heap:
        count, order, suspect = heappop(heap)
        together = [number for number in holders[suspect] if number in left]
        if len(together) < 2:
            continue
        if len(together) < -count:
            heappush(heap, (-len(together), order, suspect))
            continue
        merged.append(_one([left.pop(number) for number in together]))
    return tuple(sorted([*merged, *left.values()], key=_position))


def _one(findings: Sequence[Finding]) -> Finding:
    best, *rest = findings
    places = list(best.places)
    known = {_key(place) for place in places}
    also: dict[tuple[str, str], Also] = {}
    for finding in rest:
        if finding.message != best.message:
            also[finding.rule, finding.message] = Also(finding.rule, finding.message)
        if finding.severity is not best.severity:
            continue  # a figure that is only perhaps wrong does not stand among those that are
        for place in finding.places:
            if _key(place) not in known and len(places) < _MOST_PLACES:
                known.add(_key(place))
                places.append(place)
    return replace(best, places=tuple(places), also=(*best.also, *also.values()))


def _key(place: Place) -> Hashable:
    return place.quantity if place.quantity is not None else place.span


def _support(finding: Finding) -> tuple[object, ...]:
    """The best supported first."""
    return (-finding.severity, -finding.confidence, -len(finding.places), *_position(finding))


def _position(finding: Finding) -> tuple[object, ...]:
    return (finding.places[0].span, finding.rule, finding.message)
