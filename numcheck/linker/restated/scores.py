"""What keeps scores apart: another match, a moment on the way, a game within the match; blockers as those beside them."""

from __future__ import annotations

from numcheck.linker.restated.mention import Mention, Scene
from numcheck.linker.restated.times import names_a_time
from numcheck.model.quantity import Kind

_POINTS = frozenset({0, 15, 30, 40})  # of a game of tennis
_SIDES = 2


def other_score(scene: Scene, a: Mention, b: Mention) -> str:
    """A score on the way is not the score at the end, and two on the way are of two moments."""
    if a.claim.quantity.kind is not Kind.SCORE:
        return ""
    if _is_of_a_game(a) or _is_of_a_game(b):
        return "one is of a game, not of a match"
    if ("other-match-words" in a.signs) != ("other-match-words" in b.signs):
        return "one is of another match"
    if names_a_time(a.claim.periods) != names_a_time(b.claim.periods):
        return "one is of a match at another time"
    sets = scene.context.lexicons
    if a.near_says(sets.words("shoot-out-words")) != b.near_says(sets.words("shoot-out-words")):
        return "one is of the shoot-out, the other of the match"
    running = [m.near_says(sets.words("running-score-words")) for m in (a, b)]
    if running[0] != running[1]:
        way, end = (a, b) if running[0] else (b, a)
        if end.summary and (not _leads_to(way, end) or _falls(scene, way)):
            return ""
        return "one is a score on the way"
    if all(running) and any(_is_passed(scene, m) for m in (a, b) if not m.summary):
        return "one is a score on the way to a later one"
    final = [m.summary or "result-words" in m.signs for m in (a, b)]
    if all(final) and not (a.summary or b.summary) and _of_others(a, b) and _of_others(b, a):
        return "each names a side that the other does not"
    if all(final) or (all(running) and (a.summary or b.summary)):
        return ""
    return "nothing says that both are the score at the end"


def is_impossible(scene: Scene, a: Mention, b: Mention) -> bool:
    """Whether one is a score on the way, and the other, in the headline, cannot come after it."""
    words = scene.context.lexicons.words("running-score-words")
    way, end = (a, b) if a.near_says(words) else (b, a)
    if not end.summary or not way.near_says(words) or end.near_says(words):
        return False
    return not _leads_to(way, end) or _falls(scene, way)


def _is_of_a_game(mention: Mention) -> bool:
    """Whether a score is that of a game of tennis: 30-0, 15-40."""
    score = mention.claim.quantity.score
    return len(score) == _SIDES and set(score) <= _POINTS and max(score) > 0


def _leads_to(way: Mention, end: Mention) -> bool:
    """Whether a score can become the other: no side has more of its goals than either side has in the end."""
    mine, theirs = sorted(way.claim.quantity.score), sorted(end.claim.quantity.score)
    return len(mine) != len(theirs) or all(one <= other for one, other in zip(mine, theirs, strict=True))


def _falls(scene: Scene, way: Mention) -> bool:
    """Whether a side has fewer points than a score before it in the paragraph gave it: one of the two is wrong."""
    here = way.claim.block
    before = [m for m in _running(scene, way) if m.place < way.place and m.claim.block == here]
    return any(not _leads_to(earlier, way) for earlier in before)


def _is_passed(scene: Scene, way: Mention) -> bool:
    """Whether the story tells of a score on the way that this one led to: "1-0 up", where it is "2-0 up" in the end."""
    mine = way.claim.quantity.score
    return any(
        _leads_to(way, other) and sorted(other.claim.quantity.score) != sorted(mine)
        for other in _running(scene, way)
    )


def _running(scene: Scene, way: Mention) -> list[Mention]:
    """The other scores on the way that are told of: in the story, of matches with as many sides' points, no tennis."""
    words = scene.context.lexicons.words("running-score-words")
    return [
        m
        for m in scene.mentions
        if m.family == way.family
        and m is not way
        and not m.summary
        and m.near_says(words)
        and not _is_of_a_game(m)
    ]


def _of_others(mine: Mention, theirs: Mention) -> bool:
    """Whether one names somebody who is not spoken of beside the other."""
    return not all(map(theirs.speaks_of, mine.claim.names))
