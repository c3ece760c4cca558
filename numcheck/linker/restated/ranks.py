"""What keeps ranks apart: whose they are, what they order, whether they are told for the first time; blockers."""

from __future__ import annotations

from numcheck.linker.restated.mention import Mention, Scene
from numcheck.linker.restated.persons import share_a_person
from numcheck.model.quantity import Kind

_REACH = 4  # words from "of" to its noun


def introduced_rank(scene: Scene, a: Mention, b: Mention) -> str:
    """What was told before is "the" or "her" fourth term: "a fourth term" is told for the first time."""
    if a.claim.quantity.kind is not Kind.ORDINAL:
        return ""
    if b.introduced and not a.summary and not b.summary:
        return "the later one is introduced as something new"
    if {a.claim.tense, b.claim.tense} == {"past", "future"}:
        return "one has been, the other is still to come"
    return ""


def other_order(scene: Scene, a: Mention, b: Mention) -> str:
    """Ranks of two things: a second round and a second term, the world's number two and a first final."""
    if a.claim.quantity.kind is not Kind.ORDINAL:
        return ""
    if _names_place(scene, a) != _names_place(scene, b):
        return "one is a place in an order, the other says which of several"
    if a.noun != b.noun:
        return f"one ranks a {a.noun}, the other a {b.noun}" if _nothing_in_common(scene, a, b) else ""
    if a.noun in scene.context.lexicons.words("match-deeds") and not a.summary and not b.summary:
        return f"one {a.noun} and a later one"
    mine, theirs = _of_what(scene, a), _of_what(scene, b)
    if mine and theirs and mine != theirs:
        return f"one is of the {mine}, the other of the {theirs}"
    if a.noun in scene.context.lexicons.words("ranked-people") and not share_a_person(a, b):
        return f"nothing says that one {a.noun} is the other"
    return ""


def _names_place(scene: Scene, mention: Mention) -> bool:
    """Whether it is told as "No 1", "number two" or "fifth-largest", not as "first" or "second"."""
    if mention.claim.quantity.span.of(scene.context.article.text).lower().startswith(("no", "number")):
        return True
    sentence = scene.context.sentence_of(mention.claim)
    inside = sentence.at(mention.claim.quantity.span) if sentence is not None else ()
    after = sentence.tokens[inside[-1] + 1 : inside[-1] + 3] if sentence is not None and inside else ()
    beside = next((token for token in after if token.text not in "-‑–"), None)
    return beside is not None and beside.tag in ("JJS", "RBS")


def _nothing_in_common(scene: Scene, a: Mention, b: Mention) -> bool:
    """Whether two nouns are known and have nothing to do with each other: a publisher, a game.

    A rank without a noun is a place or a round: "stopped in the seventh", not a third defence. But "the UK's
    1,000th" may well be its 1,000th number one.
    """
    if bool(a.noun) != bool(b.noun) and not (a.owned or b.owned):
        return (a.noun or b.noun) not in scene.context.lexicons.words("bare-ranks")
    if not a.noun or not b.noun or a.noun_word in b.wide or b.noun_word in a.wide:
        return False
    return not scene.context.lexicons.alike(a.claim.concepts, b.claim.concepts)


def _of_what(scene: Scene, mention: Mention) -> str:
    """The noun behind "of" after what is ranked: "the 60th anniversary of the fire"; empty if there is none."""
    sentence, head = scene.context.sentence_of(mention.claim), mention.claim.head_span
    inside = sentence.at(head) if sentence is not None and head is not None else ()
    if sentence is None or not inside:
        return ""
    after = sentence.tokens[inside[-1] + 1 : inside[-1] + 2 + _REACH]
    if not after or after[0].lower != "of":
        return ""
    return next((token.lemma.lower() for token in after[1:] if token.pos == "NOUN"), "")
