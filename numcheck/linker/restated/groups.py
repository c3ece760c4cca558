"""From pairs to groups: figures of one thing, every clashing pair of which is itself comparable."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from numcheck.linker.restated.agreement import equal
from numcheck.linker.restated.confirm import Tie
from numcheck.linker.restated.explain import Accusation
from numcheck.linker.restated.mention import Mention
from numcheck.linker.restated.pairs import CLASHING, Pair

_NEARLY = 1.5  # log-odds by which a further mention may be less firm than the one that is reported


@dataclass(frozen=True, slots=True)
class Group:
    """Mentions of one thing in text order, the pairs that tie them, and the firmest pair that clashes."""

    members: tuple[Mention, ...]
    ties: tuple[Tie, ...]
    clash: Accusation | None

    @property
    def ordered(self) -> tuple[Mention, ...]:
        """The members, those whose value is rarer in the group first; else in text order."""
        counts = Counter(
            {
                m.index: sum(equal(m.claim.quantity, o.claim.quantity) for o in self.members)
                for m in self.members
            }
        )
        return tuple(sorted(self.members, key=lambda m: (counts[m.index], m.place)))


def group(
    equals: Sequence[Tie],
    accused: Iterable[Accusation],
    looked_at: Mapping[tuple[int, int], Pair],
    least: float,
) -> list[Group]:
    """Groups from the ties, the firmest first: consistent clusters, then what clashes around its suspect.

    `least` are the log-odds from which a tie of equal figures counts; of all that it brings together, the ties must
    be likelier than not on the average.
    """
    clusters: dict[int, list[Mention]] = {}
    ties: dict[int, list[Tie]] = {}
    odds = {tie.pair.key: tie.odds for tie in equals}
    for tie in equals:
        if tie.odds >= least:
            _merge(tie, clusters, ties, looked_at, odds)
    groups: list[Group] = []
    used: set[int] = set()
    for accusation in accused:
        pair = accusation.pair
        if pair.a.index in used or pair.b.index in used:
            continue  # each figure meets its best candidate
        members = list(clusters.get(pair.a.index, [pair.a]))
        for other in clusters.get(pair.b.index, [pair.b]):
            if all(
                m.index != other.index and (_alike(m, other) or _comparable(m, other, looked_at))
                for m in members
            ):
                members.append(other)
        if pair.b.index not in {m.index for m in members}:
            members = [pair.a, pair.b]
        members += _mates(pair, {m.index for m in members}, looked_at)
        members = [m for m in members if m.index not in used]
        inside = {m.index for m in members}
        used |= inside
        found = [tie for m in members for tie in ties.get(m.index, []) if {*tie.pair.key} <= inside]
        groups.append(_group(members, found, accusation))
    seen: set[int] = set()
    for index, members in clusters.items():
        if id(members) in seen or {m.index for m in members} <= used:
            continue
        seen.add(id(members))
        groups.append(_group(members, ties[index], None))
    return sorted(groups, key=lambda g: g.members[0].place)


def _mates(pair: Pair, inside: set[int], looked_at: Mapping[tuple[int, int], Pair]) -> list[Mention]:
    """Other mentions of either value that clash with the other side nearly as firmly."""
    found: dict[int, Mention] = {}
    for other in looked_at.values():
        if not other.open or other.agreement not in CLASHING or other.odds < pair.odds - _NEARLY:
            continue
        for side, far in ((pair.a, pair.b), (pair.b, pair.a)):
            for mine, mate in ((other.a, other.b), (other.b, other.a)):
                if (
                    mine.index == side.index
                    and mate.index not in inside
                    and equal(mate.claim.quantity, far.claim.quantity)
                ):
                    found[mate.index] = mate
    return [
        mate
        for mate in found.values()
        if all(_comparable(mate, o, looked_at) for o in found.values() if o.index != mate.index)
    ]


def _group(members: Iterable[Mention], ties: Iterable[Tie], clash: Accusation | None) -> Group:
    return Group(
        tuple(sorted(members, key=lambda m: m.place)),
        tuple({tie.pair.key: tie for tie in ties}.values()),
        clash,
    )


def _merge(
    tie: Tie,
    clusters: dict[int, list[Mention]],
    ties: dict[int, list[Tie]],
    looked_at: Mapping[tuple[int, int], Pair],
    odds: Mapping[tuple[int, int], float],
) -> None:
    pair = tie.pair
    left = clusters.get(pair.a.index, [pair.a])
    right = clusters.get(pair.b.index, [pair.b])
    if left is right:
        ties[pair.a.index].append(tie)
        return
    if not all(_alike(m, n) or _agree(m, n, looked_at) for m in left for n in right):
        return  # "7,200" and "6,700" may each be "seven thousand": what nobody accused is no clash
    told = [odds[key] for m in left for n in right if (key := _key(m, n)) in odds]
    if sum(told) < 0:
        return  # each year of a chain may be told of beside the next, and the first not beside the last
    merged = [*left, *right]
    kept = [*ties.get(pair.a.index, []), *ties.get(pair.b.index, []), tie]
    for member in merged:
        clusters[member.index] = merged
        ties[member.index] = kept


def _alike(a: Mention, b: Mention) -> bool:
    return equal(a.claim.quantity, b.claim.quantity)


def _agree(a: Mention, b: Mention, looked_at: Mapping[tuple[int, int], Pair]) -> bool:
    return _comparable(a, b, looked_at) and looked_at[_key(a, b)].agreement not in CLASHING


def _key(a: Mention, b: Mention) -> tuple[int, int]:
    return min(a.index, b.index), max(a.index, b.index)


def _comparable(a: Mention, b: Mention, looked_at: Mapping[tuple[int, int], Pair]) -> bool:
    pair = looked_at.get(_key(a, b))
    # A definite mention that an equal one explains goes where that one goes.
    return pair is not None and (pair.open or pair.blocker == "definite")
