"""What a match report says of its goals, and what the lists of scorers below it do: the minute of each, and the result.

A report tells minutes as the clock was seen, a list as the goal was given: they may lie two apart. A goal that no list
has is held against the minutes of the scorer who is spoken of beside it, and of nobody else.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import groupby, pairwise

from numcheck.linker.context import Context, score_word
from numcheck.linker.relations.ties import exactly, relate
from numcheck.linker.restated.beside import says, spoken
from numcheck.linker.restated.scorers import SIDES, Goal, Scorers, read_scorers
from numcheck.model.claim import Claim
from numcheck.model.quantity import Kind, Measure, Quantity, Unit
from numcheck.model.relation import Filler, Relation, RelationKind
from numcheck.model.sentence import Sentence
from numcheck.model.span import Span

_APART = 2  # minutes by which a report and a list tell of one goal
_LAST = 120  # minute of a match with extra time, stoppages not counted
_SURE, _LIKELY = 0.92, 0.85
_SECONDS = 60
_BEHIND = 3  # tokens after a figure among which something may say that it is no minute of the match


@dataclass(frozen=True, slots=True)
class _Told:
    """A minute of the match as the report tells it, beside a goal."""

    claim: Claim
    sentence: Sentence
    minute: int


def goals(context: Context) -> Iterator[Relation]:
    """The result in the headline with what the scorers make it, and each goal's minute with that of the list."""
    scorers = read_scorers(context.article, context.quantities)
    if not scorers.sides:
        return
    yield from _results(context, scorers)
    told = [minute for claim in context.claims if (minute := _minute(context, claim)) is not None]
    ties: dict[int, list[_Told]] = {}
    alone = []
    for minute in told:
        goal = _same_goal(minute, scorers)
        if goal is not None:
            ties.setdefault(goal.quantity.index, []).append(minute)
        else:
            alone.append(minute)
    for minute in alone:
        if suspect := _told_otherwise(context, minute, scorers, ties.keys()):
            because = f"the goal of {suspect.name} as told, and in the list of scorers"
            yield _tie(context, [_printed(context, minute), _listed(context, suspect)], because, _LIKELY)
    for goal in scorers.goals:
        if found := ties.get(goal.quantity.index):
            same = _listed(context, goal)
            fillers = [replace(_printed(context, minute), value=same.value) for minute in found]
            yield _tie(context, [*fillers, same], f"a goal of {goal.name}", _SURE)


def _results(context: Context, scorers: Scorers) -> Iterator[Relation]:
    """The score in the headline with what the lists add up to, if each side's list is there."""
    score = next((c.quantity for c in context.claims if c.quantity.score and context.summary(c)), None)
    if score is None or len(score.score) != SIDES:
        return
    if len(scorers.sides) < sum(side > 0 for side in score.score):
        return  # a side that scored has no list
    value = score_word(scorers.score)
    ends = scorers.sides[0][0].quantity.span, scorers.sides[0][-1].quantity.span
    listed = Filler(Span(ends[0].start, ends[1].end), value, _names(scorers))
    same = [
        context.filler(c.quantity)
        for c in context.claims
        if c.quantity is not score and c.quantity.score and context.value(c.quantity) == value
    ]
    agreed = context.value(score) == value
    yield _tie(
        context,
        [context.filler(score), *([] if agreed else same[-1:]), listed],
        f"the scorers listed below make it {value.text}",
        _SURE,
    )


def _names(scorers: Scorers) -> str:
    """The lists as a reader would print them: "Lindqvist 45, 52; Renn 66"."""
    sides = []
    for side in scorers.sides:
        told = (
            f"{name} {', '.join(str(g.minute) for g in goals)}"
            for name, goals in groupby(side, lambda g: g.name)
        )
        sides.append(", ".join(told))
    return "; ".join(sides)


def _minute(context: Context, claim: Claim) -> _Told | None:
    """The minute of a goal that a claim tells, or None where it tells something else."""
    sentence = context.sentence_of(claim)
    at = sentence.at(claim.quantity.span) if sentence is not None else ()
    number = _clock(context, claim.quantity, sentence, at) if sentence is not None and at else 0
    if sentence is None or not 0 < number <= _LAST:
        return None
    words = {token.lower for token in sentence.tokens} | {token.lemma.lower() for token in sentence.tokens}
    if not words & context.lexicons.words("goal-words"):
        return None
    if says(spoken(sentence.tokens), context.lexicons.words("other-match-words")):
        return None
    return _Told(claim, sentence, number)


def _clock(context: Context, quantity: Quantity, sentence: Sentence, at: tuple[int, ...]) -> int:
    """Which minute of the match a figure names: "the 79th minute", "after 45 seconds"; 0 if none."""
    printed = quantity.measure.printed
    words = context.lexicons.words
    if printed is None or printed.denominator != 1:
        return 0
    after = [token.lower for token in sentence.tokens[at[-1] + 1 : at[-1] + 1 + _BEHIND]]
    if quantity.kind is Kind.ORDINAL:
        return int(printed) if "minute" in after[:2] else 0
    unit = quantity.unit.name
    before = sentence.tokens[at[0] - 1].lower if at[0] else ""
    if quantity.kind is not Kind.DURATION or unit not in ("minute", "second"):
        return 0
    if before not in words("moment-prepositions") | {"in"} or set(after) & (
        words("moment-words") | {"into", "of"}
    ):
        return 0
    return int(printed) if unit == "minute" else -(-int(printed) // _SECONDS)


def _same_goal(told: _Told, scorers: Scorers) -> Goal | None:
    """The goal of the lists that is told of, the nearest in time, or None."""
    near = [goal for goal in scorers.goals if abs(goal.minute - told.minute) <= _APART]
    return min(near, key=lambda goal: abs(goal.minute - told.minute), default=None)


def _told_otherwise(context: Context, told: _Told, scorers: Scorers, known: Collection[int]) -> Goal | None:
    """The one goal of a scorer spoken of beside a minute that no list has, but for those `known` by it, or None."""
    if _is_no_goal(context, told.sentence) or len(scorers.sides) < SIDES:
        return None
    here = told.claim.sentence
    for at in (here, here + 1):
        if not 0 <= at < len(context.sentences) or context.sentences[at].block != told.sentence.block:
            continue
        named = {token.text for token in context.sentences[at].tokens}
        found = [g for g in scorers.goals if g.name in named and g.quantity.index not in known]
        if found:
            return found[0] if len(found) == 1 else None
    return None


def _is_no_goal(context: Context, sentence: Sentence) -> bool:
    """Whether a sentence tells of a chance that was missed: saved, wide, "nearly levelled", not "almost out of nothing"."""
    words = context.lexicons.words
    if {token.lower for token in sentence.tokens} & words("no-goal-words"):
        return True
    return any(
        one.lower in words("all-but-words") and other.pos == "VERB"
        for one, other in pairwise(sentence.tokens)
    )


def _printed(context: Context, told: _Told) -> Filler:
    """What the report's minute puts into a tie: as a length of time, whatever its words."""
    filler = context.filler(told.claim.quantity)
    ordinal = told.claim.quantity.kind is Kind.ORDINAL
    return replace(filler, value=_of_minutes(told.minute), quantity=None if ordinal else filler.quantity)


def _listed(context: Context, goal: Goal) -> Filler:
    return replace(context.filler(goal.quantity), value=_of_minutes(goal.minute))


def _of_minutes(number: int) -> Measure:
    return exactly(Fraction(number), Kind.DURATION, Unit("minute", "time"))


def _tie(context: Context, fillers: list[Filler], because: str, confidence: float) -> Relation:
    return relate(context, RelationKind.RESTATED, {"values": fillers}, fillers[0].span, confidence, because)
