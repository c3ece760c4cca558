"""The noun of a bare figure: ", up from 9,000" counts what the figure before it counts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from numcheck.linker.claims.entity import filled
from numcheck.linker.claims.figure import Figure
from numcheck.linker.claims.predicate import Predicate
from numcheck.model.claim import Claim
from numcheck.model.quantity import Kind


def find_elided(
    figure: Figure, predicate: Predicate, earlier: Sequence[Claim]
) -> tuple[Claim | None, int | None]:
    """What a count without a noun shares its noun with: an earlier claim, or the subject token of its verb.

    "12,000 militants, up from 9,000": the claim before, if it is of the same kind in the same sentence and words
    of comparison or of order ("the next five") lead over. "Arrests rose to 300": the subject.
    """
    view = figure.view
    if not figure.counted or figure.quantity.kind is Kind.ORDINAL:
        return None, None
    start = figure.starts_phrase()
    lead = set(view.lowers[max(0, start - 4) : start])
    comparing = bool(lead & view.lexicons.words("comparing-words"))
    # "The first five games … won the next five": of the same, in their order.
    if comparing or (start and view.lowers[start - 1] in view.lexicons.words("introducing-words")):
        shared = next((claim for claim in _here(figure, earlier) if claim.head), None)
        if shared is not None:
            return shared, None
    subject = predicate.subject
    if subject is not None and view.noun(subject) and predicate.verb is not None:
        verb = view.lemmas[predicate.verb]
        verbs = view.lexicons.words("level-verbs") | view.lexicons.words("change-verbs")
        if verb in verbs and (
            lead & {"to", "at", "from", "by"} or verb in view.lexicons.words("level-verbs")
        ):
            given = view.child(predicate.verb, "obj") if view.parsed else None
            named = given is not None and view.noun(given) and not figure.inside(given)
            noun = filled(view, given if given is not None and named else subject)
            if view.lemmas[noun] not in view.lexicons.words("hollow-nouns"):
                return None, noun
            # "police put the number at 20,000": of what was counted before
            shared = next((claim for claim in _here(figure, earlier) if claim.head), None)
            return (shared, None) if shared is not None else (None, noun)
    # "Three men died and two were hurt": the figure heads its own clause after "and".
    if predicate.own_subject and start and view.lowers[start - 1] in ("and", "but", "while", ","):
        shared = next((claim for claim in _here(figure, earlier) if claim.head), None)
        if shared is not None:
            return shared, None
    return None, None


def _here(figure: Figure, earlier: Sequence[Claim]) -> Iterator[Claim]:
    """The claims of the kind before the figure in its sentence, nearest first."""
    for claim in reversed(earlier):
        if claim.sentence_span != figure.view.sentence.span:
            return
        if claim.quantity.kind is figure.quantity.kind:
            yield claim
