"""What keeps apart what comes on top of the rest, was done as well, or is told of another event of the sort; blockers."""

from __future__ import annotations

from numcheck.linker.restated.agreement import equal
from numcheck.linker.restated.mention import Mention, Scene
from numcheck.model.quantity import Kind


def further(scene: Scene, a: Mention, b: Mention) -> str:
    """Another, more, the other, "police also arrested": what comes on top of the rest is not the rest."""
    if _did_again(scene, a, b):
        return "one was done as well as the other"
    if a.other == b.other:
        return ""
    rest = (a if a.other else b).near_says(("the other",))  # they are never all, and "six other" may be
    if rest or not (a.summary or b.summary):  # a headline has no room for "another"
        return "one counts others, on top of the rest"
    return ""


def _did_again(scene: Scene, a: Mention, b: Mention) -> bool:
    """Whether the later sentence says of what the earlier tells that it was "also" done, and gives another figure."""
    shown = (a.summary or a.opening) and a.claim.quantity.kind is not Kind.DATE
    if shown or equal(a.claim.quantity, b.claim.quantity) or a.also:
        return False
    verb = b.also
    if not verb or (a.claim.quantity.kind is not Kind.DATE and verb != b.claim.predicate):
        return False
    return verb in a.lemmas or bool(scene.senses(verb, part="verb") & a.senses)


def another_event(scene: Scene, a: Mention, b: Mention) -> str:
    """ "In a separate attack", "a larger quake in May": what is told of something like it is not told of it."""
    if a.summary or b.summary or equal(a.claim.quantity, b.claim.quantity):
        return ""
    if scene.context.sentences_apart(a.claim, b.claim) <= 1 and b.definite:
        return ""  # "the two" of that attack
    if bool(a.other_event) == bool(b.other_event):
        return ""
    other, told = (b, a) if b.other_event else (a, b)
    sort = other.other_event.split()[-1]
    return f"one is of {other.other_event}" if _speaks_of_the_sort(scene, told, sort) else ""


def _speaks_of_the_sort(scene: Scene, mention: Mention, noun: str) -> bool:
    """Whether the sentence of a mention speaks of what the noun means, or the noun may mean anything that happens."""
    concepts = scene.context.lexicons.concepts
    return (
        noun in scene.context.lexicons.words("matter-words")
        or noun in scene.context.lexicons.words("any-event-nouns")
        or noun in mention.lemmas
        or bool(set(concepts(noun)) & {sense for word in mention.lemmas for sense in concepts(word)})
    )
