"""Figures elsewhere in an article with which a broken law would hold: where a copy editor looks next."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from numcheck.engine.breach import Breach
from numcheck.engine.evaluate import Evaluator
from numcheck.engine.values import Lens, Truth, Units
from numcheck.model.quantity import Kind, Measure, Quantity
from numcheck.model.relation import Filler, Roles, Verdict

MOST = 2  # witnesses of one finding
_CHANCE = 13  # a count below it fits many a sum by chance

# The figures that each figure may restate, by its index.
Comparable = Mapping[int, Sequence[Quantity]]


def comparable(verdicts: Sequence[Verdict], quantities: Mapping[int, Quantity], least: float) -> Comparable:
    """The figures that each may restate with a confidence of `least` or more, in text order."""
    found: dict[int, list[Quantity]] = {}
    for verdict in verdicts:
        if verdict.confidence < least:
            continue  # kept apart, or nothing much ties them
        for mine, theirs in ((verdict.a, verdict.b), (verdict.b, verdict.a)):
            if theirs in quantities:
                found.setdefault(mine, []).append(quantities[theirs])
    return found


def witnesses(breach: Breach, partners: Comparable, units: Units, text: str) -> tuple[Filler, ...]:
    """Figures of `text` outside the law with which, in the place of one of its own, it would hold."""
    if breach.suspects:
        return ()
    held = {filler.quantity for _, filler in breach.figures}
    found: dict[int, Filler] = {}
    for role, fillers in breach.roles:
        if len(fillers) != 1 or fillers[0].quantity is None or not isinstance(fillers[0].value, Measure):
            continue
        for other in partners.get(fillers[0].quantity, ()):
            if (
                other.index not in held
                and _telling(other)
                and other.measure.printed != fillers[0].value.printed
            ):
                witness = Filler(other.span, other.measure, other.span.of(text), other.index)
                if _holds(breach, _instead(breach.roles, role, witness), units):
                    found.setdefault(other.index, witness)
    return tuple(found[index] for index in sorted(found))[:MOST]


def _telling(figure: Quantity) -> bool:
    """Whether it would hardly fit by chance; a conversion of another figure bears out nothing."""
    printed = figure.measure.printed
    return (
        printed is not None
        and figure.face_of is None
        and not figure.measure.vague
        and (figure.kind is not Kind.COUNT or printed >= _CHANCE)
    )


def _instead(roles: Roles, role: str, witness: Filler) -> Roles:
    return tuple((name, (witness,) if name == role else fillers) for name, fillers in roles)


def _holds(breach: Breach, roles: Roles, units: Units) -> bool:
    for lens in (Lens.POSSIBLE, Lens.USUAL):
        evaluator = Evaluator(roles, lens, units)
        law = breach.law
        if law.when is not None and evaluator.truth(law.when.law) is not Truth.ALL:
            return False
        if evaluator.truth(law.test.law) not in (Truth.ALL, Truth.SOME):
            return False
    return True


def told(found: Sequence[Filler]) -> Iterator[str]:
    """What the witnesses say, for people."""
    for witness in found:
        yield f"with “{witness.text}”, which stands elsewhere, it would hold"
