"""What keeps scores apart: another match, a moment on the way, a game within the match; blockers as those beside them."""

from __future__ import annotations

from numcheck.linker.restated.beside import says, spoken
from numcheck.linker.restated.course import is_of_a_game, leads_to
from numcheck.linker.restated.mention import Mention, Scene
from numcheck.linker.restated.times import in_the_past, names_a_time
from numcheck.model.quantity import Kind


def other_score(scene: Scene, a: Mention, b: Mention) -> str:
    """A score on the way is not the score at the end, and two on the way are of two moments."""
    if a.claim.quantity.kind is not Kind.SCORE:
        return ""
    if is_of_a_game(a.claim.quantity.score) or is_of_a_game(b.claim.quantity.score):
        return "one is of a game, not of a match"
    if ("other-match-words" in a.signs) != ("other-match-words" in b.signs):
        return "one is of another match"
    if _is_a_record(scene, a) != _is_a_record(scene, b):
        return "one is how often a side has won"
    if _at_another_time(a, b):
        return "one is of a match at another time"
    if is_of_a_shoot_out(scene, a) != is_of_a_shoot_out(scene, b):
        return "one is of the shoot-out, the other of the match"
    running = [_is_on_the_way(scene, m) for m in (a, b)]
    if running[0] != running[1]:
        return "" if is_impossible(scene, a, b) else "one is a score on the way"
    if all(running) and any(_is_passed(scene, m) for m in (a, b) if not m.summary):
        return "one is a score on the way to a later one"
    final = [m.summary or "result-words" in m.signs for m in (a, b)]
    if all(final) and not (a.summary or b.summary) and _of_others(a, b) and _of_others(b, a):
        return "each names a side that the other does not"
    if all(final) or (all(running) and (a.summary or b.summary)):
        return ""
    return "nothing says that both are the score at the end"


def _is_a_record(scene: Scene, mention: Mention) -> bool:
    """Whether a score stands alone in brackets behind a name, as a side's games won and lost do: "the Hawks (33-20)".

    "Rovers beat the Hawks (102-98)" is the result.
    """
    span, text = mention.claim.quantity.span, scene.context.article.text
    if text[max(0, span.start - 2) : span.start] != " (" or text[span.end : span.end + 1] != ")":
        return False
    around = scene.around(mention)
    return around is None or not says(spoken(around[0]), scene.context.lexicons.words("result-words"))


def _at_another_time(a: Mention, b: Mention) -> bool:
    """Whether one is of a time that the other does not name: of 2003, of last week, of "a fortnight ago"."""
    mine, theirs = a.claim.periods, b.claim.periods
    return names_a_time(mine) != names_a_time(theirs) or in_the_past(mine) != in_the_past(theirs)


def is_impossible(scene: Scene, a: Mention, b: Mention) -> bool:
    """Whether one is a score on the way, and the other, in the headline, cannot come after it."""
    way, end = (a, b) if _is_on_the_way(scene, a) else (b, a)
    if not end.summary or not _is_on_the_way(scene, way) or _is_on_the_way(scene, end):
        return False
    return not leads_to(way.claim.quantity.score, end.claim.quantity.score) or _falls(scene, way)


def is_of_a_shoot_out(scene: Scene, mention: Mention) -> bool:
    """Whether a score is that of the penalties, "4-2 on penalties", not of the match."""
    return mention.near_says(scene.context.lexicons.words("shoot-out-words"))


def _is_on_the_way(scene: Scene, mention: Mention) -> bool:
    """Whether the words beside a score say that it is not the last: "made it 2-1"."""
    return mention.near_says(scene.context.lexicons.words("running-score-words"))


def _falls(scene: Scene, way: Mention) -> bool:
    """Whether a side has fewer points than a score before it in the paragraph gave it: one of the two is wrong."""
    told = scene.course.told.get(way.claim.block, ())
    return any(place < way.place and not leads_to(score, way.claim.quantity.score) for place, score in told)


def _is_passed(scene: Scene, way: Mention) -> bool:
    """Whether the story tells of a score on the way that this one led to: "1-0 up", where it is "2-0 up" in the end."""
    return tuple(sorted(way.claim.quantity.score)) in scene.course.passed


def _of_others(mine: Mention, theirs: Mention) -> bool:
    """Whether one names somebody who is not spoken of beside the other."""
    return not all(map(theirs.speaks_of, mine.claim.names))
