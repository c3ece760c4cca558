"""Restated figures: which of an article's figures speak of the same thing, whatever their values."""

from __future__ import annotations

from collections.abc import Mapping

from numcheck.linker.context import Context
from numcheck.linker.restated.confirm import ties
from numcheck.linker.restated.explain import accusing
from numcheck.linker.restated.goals import goals
from numcheck.linker.restated.groups import Group, group
from numcheck.linker.restated.named import named
from numcheck.linker.restated.observe import observe
from numcheck.linker.restated.pairs import Pair, look_at_pairs
from numcheck.linker.restated.reasons import reasons
from numcheck.linker.restated.slips import Slip, slip
from numcheck.model.relation import Relation, RelationKind, Verdict
from numcheck.resources.weights import confidence

__all__ = ["MAX_MENTIONS", "find", "left_out"]

MAX_MENTIONS = (
    2_000  # figures compared in one article; the longest newspaper features hold some three hundred
)


def left_out(context: Context) -> str:
    """What was not compared in a very large article, in words; empty if everything was."""
    if len(context.claims) <= MAX_MENTIONS:
        return ""
    return f"only the first {MAX_MENTIONS:,} of {len(context.claims):,} figures were compared with each other"


_MISPRINTS = frozenset({Slip.TRANSPOSED, Slip.TRANSPOSED_TWO, Slip.MAGNITUDE})


def find(context: Context) -> tuple[tuple[Relation, ...], tuple[Verdict, ...]]:
    """Figures of the same thing as relations, consistent ones too, and a verdict for each pair looked at.

    Relations have one role, "values", the odd figure first; their confidence is that of the clash, where
    there is one, else of the firmest tie. Verdicts stand in order of their quantities and name the blocker.
    """
    scene = observe(context, MAX_MENTIONS)
    looked_at = {pair.key: pair for pair in look_at_pairs(scene)}
    pairs = tuple(looked_at.values())
    equals = ties(pairs, context.weights)
    accused = accusing(pairs, context.weights)
    groups = group(equals, accused, looked_at, context.weights.threshold("confirmation"))
    linked = {
        (a.index, b.index)
        for found in groups
        for i, a in enumerate(found.members)
        for b in found.members[i + 1 :]
    }
    verdicts = tuple(_verdict(pair, pair.key in linked) for _, pair in sorted(looked_at.items()))
    told = (_relation(context, found, looked_at) for found in groups)
    return (*told, *named(context), *goals(context)), verdicts


def _relation(context: Context, found: Group, looked_at: Mapping[tuple[int, int], Pair]) -> Relation:
    if found.clash is not None:
        odds, telling = found.clash.odds, found.clash.pair
    else:
        best = max(found.ties, key=lambda tie: tie.odds)
        odds, telling = best.odds, best.pair
    return Relation(
        RelationKind.RESTATED,
        ((("values", tuple(context.filler(m.claim.quantity) for m in found.ordered)),),),
        trigger=telling.b.claim.quantity.phrase,
        confidence=round(confidence(odds), 3),
        because=reasons(found.ordered, telling, looked_at),
        summary=any(m.summary for m in found.members),
        disputed=_disputed(context, found),
    )


def _disputed(context: Context, found: Group) -> tuple[str, ...]:
    """The rival sources of a clash: two that differ, within two sentences of each other.

    Digits that change places, or the same digits in another magnitude, are no dispute, whoever says them.
    """
    if found.clash is None:
        return ()
    a, b = found.clash.pair.a.claim, found.clash.pair.b.claim
    if slip(a.quantity, b.quantity) in _MISPRINTS:
        return ()
    if b.quantity.definite:
        return ()  # “the 15%” is no rival account, but what was told before
    if a.source and b.source and a.source != b.source and context.sentences_apart(a, b) <= 2:
        return (a.source, b.source)
    return ()


def _verdict(pair: Pair, linked: bool) -> Verdict:
    a, b = pair.key
    if not pair.open:
        return Verdict(a, b, False, pair.reason, blocker=pair.blocker)
    reason = "; ".join(pair.because) or "nothing ties them"
    return Verdict(a, b, linked, reason, round(pair.confidence, 3), "" if linked else "evidence")
