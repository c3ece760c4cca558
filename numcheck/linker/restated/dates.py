"""What keeps dates apart: two times, parts of a year, days of two events; blockers."""

from __future__ import annotations

from itertools import pairwise

from numcheck.linker.restated.agreement import equal
from numcheck.linker.restated.mention import Mention, Scene, past_and_to_come, share_a_deed
from numcheck.linker.restated.times import clash_of_lengths, clash_of_times
from numcheck.model.article import BlockKind
from numcheck.model.quantity import Calendar, Kind

_BESIDE = 40  # characters before a year that say which part of it is meant
_RECKONED = 9  # tokens before a date that may say how long before or after something it was


def other_time(scene: Scene, a: Mention, b: Mention) -> str:
    """Two explicit times of one grain: two years, two months, two quarters."""
    if a.claim.quantity.kind is Kind.YEAR:
        return ""  # it is its own time
    return clash_of_times(a.claim.periods, b.claim.periods) or clash_of_lengths(a.lengths, b.lengths)


def part_of_a_year(scene: Scene, a: Mention, b: Mention) -> str:
    """The end of a year is not the year, nor its third quarter the fourth."""
    if a.claim.quantity.kind is not Kind.YEAR:
        return ""
    mine, theirs = _part(scene, a), _part(scene, b)
    return f"one is of {mine or theirs}, the other is not" if mine != theirs else ""


def _part(scene: Scene, mention: Mention) -> str:
    """Which part of a year is told of: "the third quarter of 2004", "late 2004"; empty for all of it."""
    at = mention.claim.quantity.span.start
    before = scene.context.article.text[max(0, at - _BESIDE) : at].lower().split()
    if before[-1:] and before[-1] in ("late", "early", "mid"):
        return before[-1]
    if before[-1:] == ["of"] and before[-2:-1] and before[-2] in scene.context.lexicons.words("year-parts"):
        return " ".join(before[-3:-1]).replace("last ", "final ")
    return ""


def other_date(scene: Scene, a: Mention, b: Mention) -> str:
    """Dates are when things happen: two of them are two times, unless the very same event is told twice."""
    first, second = a.claim.quantity, b.claim.quantity
    if first.kind not in (Kind.YEAR, Kind.DATE, Kind.CLOCK) or equal(first, second):
        return ""
    if first.kind is Kind.YEAR and (_names_an_edition(scene, a) or _names_an_edition(scene, b)):
        return "one is the year of an edition, which has others"
    if all(scene.context.block_kind(m.claim) is BlockKind.CAPTION for m in (a, b)):
        return "each picture has a date of its own"
    if _is_reckoned(scene, a) != _is_reckoned(scene, b):
        return "one is told as so long before or after another time"
    if first.kind is Kind.CLOCK:
        if past_and_to_come(a, b):
            return "one has been, the other is still to come"
        return "" if _one_event(a, b) else "two times of day, and nothing says that they are of one event"
    if first.calendar is not None and second.calendar is not None:
        if past_and_to_come(a, b) and None in (first.calendar.year, second.calendar.year):
            return "one has been, the other is still to come"
        if _one_slip(first.calendar, second.calendar):
            if b.definite:
                return ""  # "the 19 March game" was named before
            told = _one_event(a, b) or _named_by_both_alone(scene, a, b)
            return "" if told else "two days, and nothing says that they are of one event"
        if first.kind is Kind.DATE and None in (first.calendar.day, second.calendar.day):
            return "two times of the year"
    if (a.summary or b.summary) and _one_event(a, b):
        return ""
    return "two dates, and nothing says that they are of one event"


def _is_reckoned(scene: Scene, mention: Mention) -> bool:
    """Whether the words before a date say how long before or after something it was: "two days after the vote, on 9 May"."""
    around = scene.around(mention)
    words = [token.lower for token in around[0][-_RECKONED:]] if around is not None else []
    spans = scene.context.lexicons.words("time-spans")
    return any(
        two in ("after", "before", "later", "earlier") and one.removesuffix("s") in spans
        for one, two in pairwise(words)
    )


def _names_an_edition(scene: Scene, mention: Mention) -> bool:
    """Whether a year stands beside what is held or made in a year: the 2016 election, a 1978 film, Anime North 2019."""
    around = scene.around(mention)
    if around is None:
        return False
    named = any(token.pos == "PROPN" for token in around[0][-1:])
    return named or any(token.pos in ("NOUN", "PROPN", "ADJ") for token in around[1][:1])


def _one_event(a: Mention, b: Mention) -> bool:
    """Whether two dates have enough words around them in common to date one thing."""
    verbs = share_a_deed(a, b)
    shared = (a.near & b.wide) | (a.wide & b.near)
    subjects = set(a.claim.subject) & set(b.claim.subject)
    return (
        len(a.near & b.near) > 1
        or len(shared) > 2
        or bool(a.claim.predicate and verbs and shared)
        or bool(subjects and a.near & b.near and a.claim.quantity.kind is Kind.CLOCK)
    )


def _named_by_both_alone(scene: Scene, a: Mention, b: Mention) -> bool:
    """Whether both dates stand by a name that no third date stands by: two days of one match."""
    words = scene.wording
    mine, theirs = (words.name_words((*m.claim.names, *m.claim.places)) for m in (a, b))
    return any(scene.telling(a.family, (word,)) == 1.0 for word in mine & theirs & a.near & b.near)


def _one_slip(a: Calendar, b: Calendar) -> bool:
    """Whether two days of the calendar agree in the month, and differ in the day alone, or the other way round."""
    if a.day is None or b.day is None or a.month is None or b.month is None:
        return False
    years = a.year is None or b.year is None or a.year == b.year
    return years and (a.month == b.month) != (a.day == b.day)
