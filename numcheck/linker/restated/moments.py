"""What keeps figures of time apart: dates, ages, moments and stretches of time; blockers as those beside them."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from numcheck.linker.restated.agreement import close, equal
from numcheck.linker.restated.mention import Mention, Scene
from numcheck.linker.restated.persons import one_person, person_at, share_a_person
from numcheck.linker.restated.times import clash_of_lengths, clash_of_times, in_the_past
from numcheck.model.quantity import Calendar, Kind
from numcheck.model.sentence import Token

_WHEN, _WHICH, _HOW_LONG, _SINCE = "when", "which stretch of time", "how long", "since when"
_BEFORE = 3  # tokens before a length of time among which something is called the first or the highest of it
_BESIDE = 40  # characters before a year that say which part of it is meant
_AT_ONCE = 4  # tokens of a sentence before an age that are about nobody else
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
    if _is_timed(a) and _is_timed(b):
        if _is_of_another(a, b) or _is_of_another(b, a):
            return "nothing says that the times are of one person"
        if in_the_past(a.claim.periods) != in_the_past(b.claim.periods):
            return "one is the time of an earlier race"
    if a.claim.quantity.kind is not Kind.DURATION:
        return ""
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


def _is_record(tokens: Sequence[Token]) -> bool:
    """Whether the words call something the most or the first of a time: "the lowest level in", "the first time for"."""
    return any(token.tag in ("JJS", "RBS") or token.lower == "first" for token in tokens)


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
    if first.kind is Kind.CLOCK:
        return "" if _one_event(a, b) else "two times of day, and nothing says that they are of one event"
    if first.calendar is not None and second.calendar is not None:
        if {a.claim.tense, b.claim.tense} == {"past", "future"} and None in (
            first.calendar.year,
            second.calendar.year,
        ):
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


def _names_an_edition(scene: Scene, mention: Mention) -> bool:
    """Whether a year stands beside what is held or made in a year: the 2016 election, a 1978 film, Anime North 2019."""
    around = scene.around(mention)
    if around is None:
        return False
    named = any(token.pos == "PROPN" for token in around[0][-1:])
    return named or any(token.pos in ("NOUN", "PROPN", "ADJ") for token in around[1][:1])


def _one_event(a: Mention, b: Mention) -> bool:
    """Whether two dates have enough words around them in common to date one thing."""
    verbs = _did_one_thing(a, b)
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


def own_age(scene: Scene, a: Mention, b: Mention) -> str:
    """Two people of different names have each their own age."""
    if a.claim.quantity.kind is not Kind.AGE:
        return ""
    if _of_a_thing(scene, a) or _of_a_thing(scene, b):
        return "one is the age of a thing"
    mine, theirs = person_at(scene, a), person_at(scene, b)
    if not mine or not theirs:
        if not _is_who_died(scene, a, b):
            return "nothing says whose ages they are"
    elif not one_person(mine, theirs) and not (_did_one_thing(a, b) and share_a_person(a, b)):
        return "the ages of two people"
    if (_at_that_age(a) or _at_that_age(b)) and not _did_one_thing(a, b):
        return "one person's ages at two times"
    if a.claim.predicate == b.claim.predicate or a.summary or b.summary:
        return ""
    return "one person's ages at two times"


def _at_that_age(mention: Mention) -> bool:
    """Whether it says at which age something happened: "at age 10", "when she was 19"."""
    return mention.near_says(("at age", "at the age of", "when he was", "when she was", "when i was"))


def _did_one_thing(a: Mention, b: Mention) -> bool:
    return a.claim.predicate == b.claim.predicate or bool(
        set(a.claim.predicate_concepts) & set(b.claim.predicate_concepts)
    )


def _is_who_died(scene: Scene, a: Mention, b: Mention) -> bool:
    """Whether the headline says at what age somebody died, and "he" or "she" is of an age below it: "He was 46."."""
    top, told = (a, b) if a.summary else (b, a)
    around = scene.around(told)
    if not top.summary or around is None or "dying" not in top.claim.predicate_concepts:
        return False  # nor is she 78 whose "Fringe turns 50"
    before, behind = around
    if len(before) > _AT_ONCE or any(token.pos != "PUNCT" for token in behind[:1]):
        return False  # "He was 46 when he won"
    return any(token.lower in ("he", "she") for token in before[:1])


def _of_a_thing(scene: Scene, mention: Mention) -> bool:
    """Whether an age stands before a noun that is no person: a 20-year-old record, a two-year-old law."""
    if not mention.describes or mention.noun != mention.claim.head:
        return False  # "the minister died aged 78"
    known = scene.context.lexicons.by_id
    fields = {known[name].field for name in mention.claim.concepts if name in known}
    return bool(fields) and "people" not in fields
