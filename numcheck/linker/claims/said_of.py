"""The printed words of what a figure is said of, beside the noun that it counts: for people who read the figures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from numcheck.linker.claims.entity import Entity
from numcheck.linker.claims.figure import CALENDAR, Figure
from numcheck.linker.claims.predicate import Predicate
from numcheck.linker.words import View
from numcheck.model.claim import Claim
from numcheck.model.quantity import Kind

_NAMING = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "X"})
_TIMING = frozenset(
    {"for", "in", "over", "during", "after", "within", "every", "last", "past", "next", "the"}
)
_AWAY = frozenset({"for", "from", "at", "within", "over"})
_NEAR = 12
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
    groups = (
        _of_count(figure, entity, predicate)
        if figure.counted
        else _of_unit(figure, entity, measured, predicate)
    )
    for anchors in groups:
        found = [
            i
            for anchor in dict.fromkeys(anchors)
            for i in _phrase(view, anchor, figure, wide=not figure.counted)
        ]
        if any(view.pos[i] != "ADJ" and not view.tags[i].startswith("VB") for i in found):
            return tuple(dict.fromkeys(_printed(view, i) for i in found))
    return ()


def _printed(view: View, i: int) -> str:
    """The whole printed word that token `i` is a part of, in lower case: "Jones" in "Smith-Jones"."""
    first = last = i
    while first > 1 and view.lowers[first - 1] == "-" and _touch(view, first - 2, first):
        first -= 2
    while last + 2 < view.count and view.lowers[last + 1] == "-" and _touch(view, last, last + 2):
        last += 2
    return view.text(first, last).lower()


def _touch(view: View, left: int, right: int) -> bool:
    """Whether no space stands between the two words and the mark between them."""
    middle = view.tokens[left + 1].span
    return view.tokens[left].span.end == middle.start and middle.end == view.tokens[right].span.start


def _of_count(figure: Figure, entity: Entity, predicate: Predicate) -> Iterator[list[int]]:
    """ "five seasons of the series": the series; "the brains of 13 people": the brains; else the subject."""
    view, noun = figure.view, entity.noun
    if entity.how == "of" and view.lowers[figure.last] == "one":
        return
    if noun is not None and entity.how == "noun" and view.lowers[noun + 1 : noun + 2] == ("of",):
        yield [i for i in view.children(noun, "nmod") if view.case(i) == "of" and view.noun(i)][:1]
    above = list(_above(view, noun if noun is not None else figure.top))
    if above and predicate.verb in above and predicate.subject is not None:
        above.append(predicate.subject)  # "the bay is the home port for 60 boats"
    yield above
    if predicate.subject is not None and not predicate.own_subject:
        yield [predicate.subject]


def _of_unit(
    figure: Figure, entity: Entity, measured: int | None, predicate: Predicate
) -> Iterator[list[int]]:
    """The property and the noun, what they belong to, and the subject or, after a preposition, the object; else
    the verb's other nouns; else the nearest noun.
    """
    view, verb = figure.view, predicate.verb
    start = figure.starts_phrase()
    lead = view.lowers[start - 1] if start else ""
    anchors = [i for i in (measured, entity.noun) if i is not None]
    if entity.how != "of":
        anchors.extend(_above(view, entity.noun if entity.noun is not None else figure.top))
    if figure.quantity.kind is Kind.DURATION and (lead in _TIMING or _shifted(figure)):
        yield anchors  # "for fifty years" says when, and of nothing how long
        return
    if verb is not None:
        anchors.extend(i for i in view.children(verb, "obj") if view.noun(i) and not figure.inside(i))
    if predicate.subject is not None and (lead not in _AWAY or not anchors):
        anchors.append(predicate.subject)
    yield anchors
    yield [i for i in view.children(figure.top, "nmod") if view.noun(i)]
    yield _beside(figure, predicate)
    left = (i for i in range(start - 1, max(-1, start - _NEAR), -1) if view.noun(i))
    yield list(left)[:1]
    yield [i for i in range(figure.first) if view.label(i) == "nsubj"][:1]
    yield [i for i in range(figure.first) if view.noun(i)][:1]


def _shifted(figure: Figure) -> bool:
    """ "two years later": a point in time, not a length."""
    after = figure.view.lowers[figure.last + 1 : figure.last + 2]
    return after in (("later",), ("ago",), ("earlier",), ("after",), ("before",), ("on",))


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
        return []
    found = [i for i in view.children(verb, "obj", "nsubj", "iobj") if view.noun(i) and not figure.inside(i)]
    up = view.head(verb)
    if not found and up is not None and view.noun(up):
        found = [up]
    if not found:
        found = [i for i in view.children(verb, "obl", "xcomp") if view.noun(i) and not figure.inside(i)]
    return found


def _phrase(view: View, noun: int, figure: Figure, *, wide: bool) -> list[int]:
    """The naming words of a noun's phrase, possessors included; with `wide` the nouns after "of", "in", "for" too."""
    vague = view.lexicons.words("time-spans") | view.lexicons.words("unit-nouns")
    if view.pos[noun] == "PRON":
        return []
    hollow = view.lemmas[noun] in vague
    bounds = view.at(figure.quantity.phrase)
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
        if not figure.inside(i)
        and i not in figure.taken
        and i not in bounds
        and view.lemmas[i] not in vague
        and not (hollow and view.pos[i] in ("ADJ", "VERB"))
        and (view.pos[i] in _NAMING or view.tags[i] in ("VBN", "VBG"))
        and view.tokens[i].text[:1].isalnum()
    ]
