"""One suspect, one finding: a wrong figure breaks several laws, and an editor should read of it once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Sequence
from dataclasses import replace

from numcheck.model.finding import Also, Finding, Place

# Places that the laws which do not speak may add: enough to see the other figures, not a list of all of them.
_MOST_PLACES = 6


def merge(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """Findings in order of position and rule, those that share a suspect as one.

    The suspect is the figure common to most findings; the best supported of them speaks, the rest become
    `also`.
    """
    left = sorted(findings, key=_support)
    merged = []
    while left:
        counts = Counter(key for finding in left for key in dict.fromkeys(map(_key, finding.places)))
        suspect, most = max(
            counts.items(), key=lambda item: item[1]
        )  # of equals the first: the best supported
        if most < 2:
            merged += left
            break
        together = [finding for finding in left if any(_key(place) == suspect for place in finding.places)]
        left = [finding for finding in left if all(finding is not one for one in together)]
        merged.append(_one(together))
    return tuple(sorted(merged, key=_position))


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
