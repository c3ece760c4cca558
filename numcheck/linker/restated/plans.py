"""What keeps a plan, a wish and a first account from what came of them; blockers."""

from __future__ import annotations

from numcheck.linker.restated.mention import Mention, Scene
from numcheck.model.claim import Modality
from numcheck.model.quantity import Kind

_AHEAD = frozenset(
    {
        Modality.TARGET,
        Modality.POSSIBLE,
        Modality.CAPACITY,
        Modality.FEARED,
        Modality.PLANNED,
        Modality.HYPOTHETICAL,
    }
)


def version(scene: Scene, a: Mention, b: Mention) -> str:
    """Initially and now revised: two states of one account."""
    for first, second in ((a, b), (b, a)):
        if (
            "version-early" in first.signs
            and "version-early" not in second.signs
            and "version-late" in second.signs
        ):
            return "an earlier version and a later one"
    return ""


def contrast_of_modality(scene: Scene, a: Mention, b: Mention) -> str:
    """A target against what was reached, feared against confirmed: the words must say that they contrast."""
    if a.claim.quantity.kind is Kind.ORDINAL and a.noun == b.noun and a.owned and b.owned:
        return ""  # "his third cap" is his third, won already or not
    done = "achieved-words"
    for plan, fact in ((a, b), (b, a)):
        ahead = plan.claim.modality in _AHEAD
        if ahead and fact.claim.modality is Modality.ACTUAL and done in fact.signs and done not in plan.signs:
            return f"one is {plan.claim.modality.value}, the other a fact so far"
    return ""


def asked_for(scene: Scene, a: Mention, b: Mention) -> str:
    """What somebody asked for is not what came of it."""
    asking = scene.context.lexicons.words("asking-verbs")
    for wish, fact in ((a, b), (b, a)):
        wished = wish.claim.predicate in asking and fact.claim.predicate not in {"", *asking}
        if wished and fact.claim.modality is Modality.ACTUAL and not fact.summary and not fact.definite:
            return "one was asked for, the other is so"
    return ""
