"""How the article vouches for a claim: as fact, plan, possibility, capacity, estimate, target, fear or denial."""

from __future__ import annotations

from numcheck.linker.claims.entity import Entity
from numcheck.linker.claims.figure import Figure
from numcheck.linker.claims.predicate import Predicate
from numcheck.linker.words import View
from numcheck.model.claim import Modality

# The strongest sign first: "would have cost" is a supposition before it is a cost.
_SETS = (
    ("modality-hypothetical", Modality.HYPOTHETICAL),
    ("modality-denied", Modality.DENIED),
    ("modality-target", Modality.TARGET),
    ("modality-feared", Modality.FEARED),
    ("modality-capacity", Modality.CAPACITY),
    ("modality-planned", Modality.PLANNED),
    ("modality-possible", Modality.POSSIBLE),
    ("modality-estimate", Modality.ESTIMATE),
)


_PERFECT = "have done"  # no word of any set: "would have cost" supposes what "would have to pay" does not


def find_modality(figure: Figure, entity: Entity, predicate: Predicate) -> Modality:
    """The modality of a claim, from the words that govern it."""
    view = figure.view
    words = _governing_words(view, figure, entity, predicate)
    if words & {"would", "'d"} and not words & {"if", "unless", _PERFECT}:
        return Modality.PLANNED  # "said it would cut 300 jobs", "the deal would create 300 jobs"
    for name, modality in _SETS:
        if words & view.lexicons.words(name):
            return modality
    return Modality.ACTUAL


def _follows(view: View, verb: int) -> bool:
    """Whether a participle without a subject says what follows from the verb before it: "would rise, giving it 28 %"."""
    up = view.head(verb)
    if view.lemmas[verb] in view.lexicons.words("reporting-verbs") | view.lexicons.words("citing-verbs"):
        return False  # "would shut its plant, blaming the loss of 310 jobs"
    alone = not any(view.label(kid) in ("nsubj", "aux", "mark") for kid in view.children(verb))
    return alone and view.tags[verb] == "VBG" and up is not None and up < verb and view.pos[up] == "VERB"


def _governing_words(view: View, figure: Figure, entity: Entity, predicate: Predicate) -> set[str]:
    """Auxiliaries and marks of the governing verbs, those verbs, and nouns that the figure's phrase hangs from."""
    if not view.parsed:
        anchor = figure.first
        clause = set(view.clause(anchor))
        near = [i for i in range(max(0, anchor - 6), min(view.count, figure.last + 5)) if i in clause]
        return {view.lowers[i] for i in near} | {view.lemmas[i] for i in near}
    anchor = entity.noun if entity.noun is not None else figure.top
    found: set[str] = set()
    if entity.noun is not None and not figure.counted:
        found.add(view.lemmas[entity.noun])  # "a £10m target", "a limit of 30 miles"
    at = anchor
    verbs = 0
    for up in (anchor, *view.up(anchor)):
        if up != anchor and view.label(at) in ("acl", "parataxis", "appos") and verbs:
            break
        if (
            up != anchor
            and verbs
            and view.label(at) == "advcl"
            and not _follows(view, at)
            and "if" not in found
            and "unless" not in found
        ):
            break
        if view.pos[up] in ("VERB", "AUX") or view.child(up, "cop") is not None:
            verbs += 1
            if view.tags[up] == "VBN" and any(view.lowers[kid] == "have" for kid in view.children(up, "aux")):
                found.add(_PERFECT)
            for kid in view.children(up, "advcl"):
                found.update(
                    view.lowers[mark] for mark in view.children(kid, "mark") if view.lowers[mark] != "to"
                )
            helpers = {view.lowers[kid] for kid in view.children(up, "aux", "mark")}
            found |= helpers if verbs == 1 else helpers - {"can"}  # "can be expected to save" can nothing
            leads = view.label(at) == "xcomp" or view.lemmas[up] not in ("set", "go")
            if leads and (up != anchor or not figure.counted):
                found.add(view.lemmas[up])  # "is set to rise", not "set a record"
        elif up != anchor and view.noun(up):
            found.add(view.lemmas[up])
        if verbs >= 3:
            break
        at = up
    for noun in dict.fromkeys((anchor, figure.top)):
        for kid in view.children(noun, "amod", "compound", "acl", "advmod"):
            found.update((view.lowers[kid], view.lemmas[kid]))
    if predicate.verb is not None:
        found.update(
            view.lowers[kid] for kid in view.children(predicate.verb, "advmod") if kid < figure.first
        )
    for i in range(max(0, figure.starts_phrase() - 2), figure.first):
        found.add(view.lowers[i])
    return found
