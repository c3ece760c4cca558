"""What keeps a plan, a wish and a first account from what came of them; blockers."""

from __future__ import annotations

from numcheck.linker.restated.agreement import equal
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
    """Initially and now revised: two states of one account. What was "earlier confirmed" is an earlier one by itself."""
    superseded = scene.context.lexicons.words("superseded-words")
    if not equal(a.claim.quantity, b.claim.quantity) and a.near_says(superseded) != b.near_says(superseded):
        return "an earlier version and a later one"
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
    asking, phrases = (scene.context.lexicons.words(name) for name in ("asking-verbs", "asking-phrases"))
    if not equal(a.claim.quantity, b.claim.quantity) and a.near_says(phrases) != b.near_says(phrases):
        return "one was called for, the other is so"
    for wish, fact in ((a, b), (b, a)):
        wished = (
            wish.claim.predicate in asking
            and fact.claim.predicate not in {"", *asking}
            and _is_object(scene, wish)
        )
        if wished and fact.claim.modality is Modality.ACTUAL and not fact.summary and not fact.definite:
            return "one was asked for, the other is so"
    return ""


def _is_object(scene: Scene, mention: Mention) -> bool:
    """Whether its verb stands before a figure: "sue for 16", and not "sixteen states sue"."""
    around = scene.around(mention)
    return around is None or any(token.lemma.lower() == mention.claim.predicate for token in around[0])


def usual(scene: Scene, a: Mention, b: Mention) -> str:
    """What is usual is not what is so this time: "a missed test normally brings two years"."""
    norms = scene.context.lexicons.words("norm-words")
    return "one is what is usual" if a.near_says(norms) != b.near_says(norms) else ""


def required(scene: Scene, a: Mention, b: Mention) -> str:
    """A bound that the rules set is met or not, but no other account: "at least 20 years" by law, and a term of 40."""
    rules = "requirement-words"
    if equal(a.claim.quantity, b.claim.quantity):
        return ""
    for rule, fact in ((a, b), (b, a)):
        if rule.claim.quantity.measure.modifier.bound and rules in rule.signs and rules not in fact.signs:
            return "one is a bound that the rules set"
    return ""
