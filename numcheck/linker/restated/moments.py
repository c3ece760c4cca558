"""What keeps lengths of time apart: how long, when, which stretch, how often; a blocker."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise, takewhile

from numcheck.linker.restated.agreement import close, equal
from numcheck.linker.restated.mention import Mention, Scene
from numcheck.linker.restated.persons import share_a_person
from numcheck.linker.restated.times import in_the_past
from numcheck.model.quantity import Kind
from numcheck.model.sentence import Token

_WHEN, _WHICH, _HOW_LONG, _SINCE = "when", "which stretch of time", "how long", "since when"
_PLACED = 5  # words before a result among which somebody is second in it
_RESULTS = frozenset({Kind.DURATION, Kind.MEASURE, Kind.COUNT})
_LATER = 4  # words behind a count that say how much later
_BEFORE = 3  # tokens before a length of time among which something is called the first or the highest of it
_HUNDREDTH = Fraction(1, 100)
_SECONDS = {"second": 1, "minute": 60, "hour": 3600}


def moment_or_stretch(scene: Scene, a: Mention, b: Mention) -> str:
    """How long something takes is neither when it happens nor which stretch is meant; two moments are two.

    "Two minutes later" and "with seven minutes left" say when, "the last three months" which, "three months" how long.
    """
    if a.claim.quantity.kind is Kind.ORDINAL and a.noun in scene.context.lexicons.words("moments"):
        # the 71st minute
        return (
            ""
            if a.summary or b.summary or _one_deed(a, b)
            else "two moments, and nothing says that they are one"
        )
    if _is_of_the_next(scene, a) != _is_of_the_next(scene, b) and not equal(
        a.claim.quantity, b.claim.quantity
    ):
        return "one is of who came second or later"
    if _is_timed(a) and _is_timed(b):
        if _is_of_another(a, b) or _is_of_another(b, a):
            return "nothing says that the times are of one person"
        if in_the_past(a.claim.periods) != in_the_past(b.claim.periods):
            return "one is the time of an earlier race"
    if a.claim.quantity.kind is Kind.COUNT and (_is_so_much_later(scene, a) or _is_so_much_later(scene, b)):
        return "one says how much later something happened"
    if a.claim.quantity.kind is not Kind.DURATION:
        return ""
    if _says_how_often(scene, a) != _says_how_often(scene, b) and not equal(
        a.claim.quantity, b.claim.quantity
    ):
        return "one says how often something happens"
    if (":" in a.claim.quantity.digits) != (":" in b.claim.quantity.digits) and not close(
        a.claim.quantity, b.claim.quantity
    ):
        return "one is a result by the clock, the other a length of time"
    mine, theirs = _use_of_time(scene, a), _use_of_time(scene, b)
    if mine != theirs:
        # A headline says in two words how long, where the story says when: "two-year ban", "four years away".
        short = (a.summary and mine == _HOW_LONG) or (b.summary and theirs == _HOW_LONG)
        return "" if short else f"one says {mine}, the other {theirs}"
    if mine == _WHEN and not a.summary and not b.summary and not _one_deed(a, b):
        return "two moments, and nothing says that they are one"
    return ""


def _is_of_the_next(scene: Scene, mention: Mention) -> bool:
    """Whether it is what somebody came second with, or third: "second in 29:40.02", "Second was Holm with 802kg"."""
    around = scene.around(mention)
    quantity = mention.claim.quantity
    if around is None or quantity.kind not in _RESULTS:
        return False
    if quantity.kind is Kind.DURATION and ":" not in quantity.digits and not _is_timed(mention):
        return False  # "the second in nine days"
    places = scene.context.lexicons.words("next-places")
    near, opening = around[0][-_PLACED:], [token.lower for token in around[0][:2]]
    if any(one.lower in places and two.lower in ("in", "with", "on", "at") for one, two in pairwise(near)):
        return True
    return len(opening) > 1 and opening[0] in places and opening[1] in ("was", "came", "were")


def _is_timed(mention: Mention) -> bool:
    """Whether it is a result by the clock, in hundredths or to the second of minutes: everybody in a race has his own."""
    quantity = mention.claim.quantity
    place = quantity.measure.place
    if place is None:
        return False
    if quantity.kind is Kind.COUNT:
        return place == _HUNDREDTH
    seconds = _SECONDS.get(quantity.unit.name, 0)
    if quantity.kind is not Kind.DURATION or not seconds:
        return False
    return place * seconds == _HUNDREDTH or (seconds > 1 and place * seconds <= 1)


def _is_of_another(mine: Mention, theirs: Mention) -> bool:
    """Whether one is of somebody named, and the other of one of another name, or told of where he is not spoken of."""
    if not mine.claim.names:
        return False
    if theirs.claim.names:
        return not share_a_person(mine, theirs)
    return not any(map(theirs.speaks_of, mine.claim.names))


def _one_deed(a: Mention, b: Mention) -> bool:
    """Whether both say what somebody of one name did, and neither that he did it more than once."""
    return share_a_person(a, b) and "repeating-words" not in a.signs | b.signs


def _use_of_time(scene: Scene, mention: Mention) -> str:
    around = scene.around(mention)
    if around is None:
        return _HOW_LONG
    words = scene.context.lexicons.words
    after = [token.lower for token in around[1][:2]]
    last = around[0][-1] if around[0] else None
    before = last.lower if last is not None else ""
    if before in ("in", "for") and _is_record(around[0][-1 - _BEFORE : -1]):
        return _SINCE
    if before in words("lasting-words"):
        return _HOW_LONG
    if after and (after[0] in words("moment-words") or " ".join(after) in words("moment-words")):
        return _WHEN
    if before in words("moment-prepositions") and mention.claim.quantity.unit.name in words("moments"):
        return _WHEN
    if last is not None and before in words("stretch-words") and not last.tag.startswith("V"):
        return _WHICH  # and not "expected to last two weeks"
    return _HOW_LONG


def _is_so_much_later(scene: Scene, mention: Mention) -> bool:
    """Whether a count says when, by what it counts: "three balls later"."""
    around = scene.around(mention)
    behind = around[1] if around is not None else ()
    phrase = list(takewhile(lambda token: token.pos != "PUNCT", behind[: _LATER + 1]))
    if len(phrase) < 2 or len(phrase) > _LATER:
        return False  # "three men earlier this week"
    return phrase[-2].pos == "NOUN" and phrase[-1].lower in ("later", "earlier")


def _says_how_often(scene: Scene, mention: Mention) -> bool:
    """Whether "every" stands right before a length of time: "every 12 days"."""
    around = scene.around(mention)
    return around is not None and any(token.lower in ("every", "each") for token in around[0][-1:])


def _is_record(tokens: Sequence[Token]) -> bool:
    """Whether the words call something the most or the first of a time: "the lowest level in", "the first time for"."""
    return any(token.tag in ("JJS", "RBS") or token.lower == "first" for token in tokens)
