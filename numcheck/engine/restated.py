"""Values of one thing that do not agree: which of them stand against which."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from numcheck.engine.agreement import agreement
from numcheck.engine.breach import Level
from numcheck.engine.values import Units
from numcheck.model.printed import Agreement
from numcheck.model.quantity import Measure
from numcheck.model.relation import Filler

# Different values of one thing that are held against each other; pairs of them are counted once for each
# suspect. No article tells one thing in more ways; one that seems to was made to take long.
_MOST = 50
_LEVELS = {Agreement.CLASH: Level.POSSIBLE, Agreement.UNUSUAL: Level.USUAL, Agreement.VAGUE: Level.VAGUE}


@dataclass(frozen=True, slots=True)
class Clash:
    """Fillers that stand against others. `tied`: as many on either side, so neither is the odd one."""

    odd: tuple[Filler, ...]
    others: tuple[Filler, ...]
    level: Level
    tied: bool


def clashes(fillers: Sequence[Filler], units: Units) -> Iterator[Clash]:
    """One clash for each suspect value, the one that most others contradict first; nothing if all agree.

    Equal values stand together. A value that agrees with all others is in no clash.
    """
    groups = _equal_groups(fillers)[:_MOST]
    levels: dict[tuple[int, int], Level] = {}
    for i, one in enumerate(groups):
        for j in range(i + 1, len(groups)):
            found = agreement(one[0].value, groups[j][0].value, units)
            if found is not Agreement.AGREE:
                levels[i, j] = levels[j, i] = _LEVELS[found]
    left = set(range(len(groups)))
    while True:
        against = {i: [j for j in sorted(left) if (i, j) in levels] for i in sorted(left)}
        against = {i: others for i, others in against.items() if others}
        if not against:
            return
        # The suspect is the value that most figures contradict, of those the rarest, of those the last to
        # be read.
        suspect = max(
            against,
            key=lambda i: (
                max(levels[i, j] for j in against[i]),
                sum(len(groups[j]) for j in against[i]),
                -len(groups[i]),
                groups[i][0].span,
            ),
        )
        others = tuple(sorted((f for j in against[suspect] for f in groups[j]), key=lambda f: f.span))
        odd = groups[suspect]
        tied = (
            len(against[suspect]) == 1 and len(odd) == len(others) and len(against[against[suspect][0]]) == 1
        )
        level = max(levels[suspect, j] for j in against[suspect])
        if tied and others[0].span < odd[0].span:
            odd, others = others, odd
        yield Clash(odd, others, level, tied)
        left.discard(suspect)


def _equal_groups(fillers: Sequence[Filler]) -> list[tuple[Filler, ...]]:
    """Fillers by printed value, in text order; each group too, without a figure named twice."""
    groups: dict[object, list[Filler]] = {}
    for filler in sorted(fillers, key=lambda f: (f.span, f.text)):
        mates = groups.setdefault(_key(filler), [])
        if all(mate.span != filler.span for mate in mates):
            mates.append(filler)
    return [tuple(group) for group in groups.values()]


def _key(filler: Filler) -> object:
    """What equal values share. Modifiers are part of it: "up to 30" and "30" may clash differently with
    a third.
    """
    value = filler.value
    if isinstance(value, Measure):
        return (
            value.possible,
            value.usual,
            value.printed,
            value.modifier,
            value.place,
            value.unit,
            value.vague,
        )
    return value
