"""The course of a match: the scores on the way that a story tells, and which of them led to a later one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

Score = tuple[int, ...]

_POINTS = frozenset({0, 15, 30, 40})  # of a game of tennis
_SIDES = 2


@dataclass(frozen=True, slots=True)
class Course:
    """`told` are the scores on the way by block, each behind the place of its mention; `passed`, sides in order of size,
    are those that lead to another of them."""

    told: Mapping[int, tuple[tuple[int, Score], ...]]
    passed: frozenset[Score]


def read_course(found: Iterable[tuple[int, int, Score]]) -> Course:
    """The course that scores on the way make, each with its block and its place; a game of tennis is none."""
    told: dict[int, list[tuple[int, Score]]] = {}
    for block, place, score in found:
        if not is_of_a_game(score):
            told.setdefault(block, []).append((place, score))
    known = {tuple(sorted(score)) for scores in told.values() for _, score in scores}
    passed = frozenset(one for one in known if any(one != other and leads_to(one, other) for other in known))
    return Course({block: tuple(scores) for block, scores in told.items()}, passed)


def is_of_a_game(score: Score) -> bool:
    """Whether a score is that of a game of tennis: 30-0, 15-40."""
    return len(score) == _SIDES and set(score) <= _POINTS and max(score) > 0


def leads_to(way: Score, end: Score) -> bool:
    """Whether a score can become the other: no side has more of its goals than either side has in the end."""
    mine, theirs = sorted(way), sorted(end)
    return len(mine) != len(theirs) or all(one <= other for one, other in zip(mine, theirs, strict=True))
