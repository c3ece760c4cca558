"""The printed words of what a figure is said of, beside the noun that it counts: for people who read the figures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from numcheck.linker.claims.entity import Entity
from numcheck.linker.claims.figure import CALENDAR, Figure
from numcheck.linker.claims.predicate import Predicate
from numcheck.linker.words import View
from numcheck.model.claim import Claim

_NAMING = frozenset({"NOUN", "PROPN", "ADJ", "VERB", "NUM", "X"})
_INNER = ("compound", "amod", "flat", "nmod:poss", "goeswith", "nummod")


def entity_words(
    figure: Figure, entity: Entity, measured: int | None, predicate: Predicate, earlier: Sequence[Claim]
) -> tuple[str, ...]:
    """In lower case, in the order of their weight; none where the figure is said of nothing but what it counts.

    A figure in a unit is said of its property, its noun and who has it; a count, whose noun stands for its
    unit, of the noun that its phrase belongs to, or else of its verb's subject. A conversion in brackets is
    said of what the figure before it is said of.
    """
    face = figure.quantity.face_of
    if face is not None and face < len(earlier) and earlier[face].entity_words:
        return earlier[face].entity_words
    view = figure.view
    if not view.parsed or figure.quantity.kind in CALENDAR:
        return ()
    if figure.counted:
        anchors = list(_above(view, entity.noun if entity.noun is not None else figure.top))
        wide = False
        if not anchors and predicate.subject is not None and not predicate.own_subject:
            anchors = [predicate.subject]
    else:
        anchors = [i for i in (measured, entity.noun) if i is not None]
        if entity.how != "of":
            anchors.extend(_above(view, entity.noun if entity.noun is not None else figure.top))
        if predicate.subject is not None:
            anchors.append(predicate.subject)
        if not anchors:
            anchors = _beside(figure, predicate)
        wide = True
    words: dict[str, None] = {}
    for anchor in dict.fromkeys(anchors):
        for i in _phrase(view, anchor, figure, wide=wide):
            words[view.tokens[i].text.lower()] = None
    return tuple(words)


def _above(view: View, at: int) -> Iterator[int]:
    """The nouns that the phrase of `at` hangs from, up to the verb."""
    for up in view.up(at):
        if view.pos[up] in ("VERB", "AUX") or view.label(at) in ("nsubj", "acl", "parataxis"):
            return
        if view.noun(up) and view.label(at) in ("nmod", "appos", "compound", "nummod", "dep"):
            yield up
        at = up


def _beside(figure: Figure, predicate: Predicate) -> list[int]:
    """The other nouns of the figure's verb, its objects first; of a passive participle, what it describes."""
    view, verb = figure.view, predicate.verb
    if verb is None:
        return [i for i in range(figure.first - 1, max(-1, figure.first - 6), -1) if view.noun(i)][:1]
    found = [i for i in view.children(verb, "obj", "nsubj", "iobj") if view.noun(i) and not figure.inside(i)]
    up = view.head(verb)
    if not found and up is not None and view.noun(up):
        found = [up]
    if not found:
        found = [i for i in view.children(verb, "obl", "xcomp") if view.noun(i) and not figure.inside(i)]
    return found


def _phrase(view: View, noun: int, figure: Figure, *, wide: bool) -> list[int]:
    """The naming words of a noun's phrase, possessors included; with `wide` the nouns after "of", "in", "for" too."""
    if view.pos[noun] == "PRON":
        return []
    found = [noun]
    for kid in view.children(noun):
        label = view.label(kid)
        if label in _INNER or view.labels[kid] == "nmod:poss":
            found.extend(view.subtree(kid))
        elif (
            wide
            and label == "nmod"
            and view.noun(kid)
            and not figure.inside(kid)
            and figure.top not in view.subtree(kid)
        ):
            found.extend(i for i in (kid, *view.children(kid, "compound", "flat", "amod")))
        elif label == "conj" and view.noun(kid) and wide and view.pos[noun] == "PROPN":
            found.extend(view.phrase(kid))
    return [
        i
        for i in sorted(set(found))
        if not figure.inside(i) and view.pos[i] in _NAMING and view.tokens[i].text[:1].isalnum()
    ]
