"""Why figures were taken for one thing, in words a reader can weigh: what is alike first, nothing said twice."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from numcheck.linker.restated.mention import Mention
from numcheck.linker.restated.pairs import Pair

_ALIKE = " ≈ "
_MOST = 6  # what says more than this says nothing
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
# Words of our own in the reasons; the rest of a reason is the article's.
_OURS = frozenset(
    {"both", "near", "count", "measure", "say", "speak", "of", "in", "the", "same", "name", "subject"}
)
_VAGUE = "both speak of"  # a shared sense without a shared word: said last


def reasons(
    members: Sequence[Mention], telling: Pair, looked_at: Mapping[tuple[int, int], Pair]
) -> tuple[str, ...]:
    """The evidence on a group: how its suspect, the first member, is like the others, then what else is shared."""
    suspect = telling.a.index if members[0].index == telling.a.index else telling.b.index
    likenesses: list[tuple[str, str]] = []
    for other in sorted({member.index for member in members} - {suspect}):
        pair = looked_at.get((min(suspect, other), max(suspect, other)))
        # Likeness does not carry over: "free" may be like "jail" in one pair and "jail" like "hold" in another.
        if pair is not None and pair.open:
            likenesses += [
                (first, second)
                for reason in pair.because
                for first, _, second in [reason.partition(_ALIKE)]
                if second
            ]
    found = [_ALIKE.join(chain) for chain in _chains(likenesses)]
    said = {word for reason in found for word in _WORD.findall(reason.lower())}
    for reason in sorted(telling.because, key=lambda reason: reason.startswith(_VAGUE)):
        words = set(_WORD.findall(reason.lower()))
        if _ALIKE in reason or words <= said | _OURS or (reason.startswith(_VAGUE) and len(found) > 1):
            continue
        said |= words
        found.append(reason)
    return tuple(found[:_MOST])


def _chains(pairs: Iterable[tuple[str, str]]) -> list[list[str]]:
    """Words that are alike, joined where they share one, in the order in which they came."""
    chains: list[list[str]] = []
    for first, second in pairs:
        touched = [chain for chain in chains if first in chain or second in chain]
        merged = list(dict.fromkeys([*(word for chain in touched for word in chain), first, second]))
        place = chains.index(touched[0]) if touched else len(chains)
        chains = [chain for chain in chains if not any(chain is one for one in touched)]
        chains.insert(min(place, len(chains)), merged)
    return chains
