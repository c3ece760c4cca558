"""What is measured: "a profit of £3m", "revenue rose to $5bn", "£12 a head for the meal", "unemployment at 5 %"."""

from __future__ import annotations

from numcheck.linker.claims.entity import Entity, filled
from numcheck.linker.claims.figure import CALENDAR, Figure
from numcheck.linker.claims.predicate import Predicate
from numcheck.linker.words import View
from numcheck.model.quantity import Kind


def find_property(figure: Figure, entity: Entity, predicate: Predicate) -> int | None:
    """The token that names the measured property, or None.

    A noun that the lexicons know for a measure wins wherever it stands: beside the figure, before it, as the
    subject of a verb of change or being, as the verb's other noun. Else, for a figure with a unit, its own noun.
    """
    view, kind = figure.view, figure.quantity.kind
    if kind in CALENDAR or kind in (Kind.SCORE, Kind.AGE):
        return None
    changes = view.lexicons.words("change-nouns")
    known = view.lexicons.words("measure-nouns") - view.lexicons.words("hollow-nouns")
    if entity.noun is not None and not figure.counted and view.lemmas[entity.noun] in changes:
        changed = _changed(figure, entity.noun, predicate)
        if changed is not None:
            return changed
    base = kind is Kind.SHARE and entity.noun is not None and entity.noun > figure.last and not figure.counted
    if entity.noun is not None and view.lemmas[entity.noun] in known and not base:
        return entity.noun
    start = figure.starts_phrase()
    led = bool(start) and view.lowers[start - 1] in ("to", "at", "from", "by")
    candidates = _before(figure)
    if led or level_verb(view, predicate):
        candidates += _subjects(view, predicate)
    if led:
        candidates += _objects(figure, predicate)
    for i in candidates:
        if view.lemmas[i] in known:
            return i
        if view.lemmas[i] in changes and (changed := _changed(figure, i, predicate)) is not None:
            return changed
    if base and entity.noun is not None and view.lemmas[entity.noun] in known:
        return entity.noun  # what it is a share of, where nothing else is said to be measured
    hollow = view.lexicons.words("measure-nouns") & view.lexicons.words("hollow-nouns")
    for i in candidates:
        if view.lemmas[i] in hollow:
            return filled(view, i)
    if figure.counted:
        return None
    if kind is Kind.SHARE and entity.noun is not None and view.tags[entity.noun] == "NNS":
        return None  # "eight in ten drivers": a share of them, no measure
    if entity.noun is not None and entity.how in ("noun", "before"):
        return entity.noun
    if kind is Kind.DURATION:
        return None  # "on 53 minutes", "for ten years" say when, "took nine hours" how long
    subject = predicate.subject
    if (
        entity.noun is None
        and subject is not None
        and view.pos[subject] == "NOUN"
        and level_verb(view, predicate)
    ):
        return subject
    return None


def _changed(figure: Figure, change: int, predicate: Predicate) -> int | None:
    """What a noun of change is the change of: "a rise in sales", "the pay rise", "sales saw a rise"."""
    view = figure.view
    if not view.parsed:
        return None
    for kid in view.children(change, "nmod"):
        unit = view.lemmas[kid] in view.lexicons.words("unit-nouns") or not view.lemmas[kid][:1].isalpha()
        if view.noun(kid) and not unit and view.case(kid) in ("in", "of", "on"):
            return filled(view, kid)
    for kid in view.children(change, "compound"):
        if (
            view.pos[kid] == "NOUN"
            and not figure.inside(kid)
            and view.lemmas[kid] not in view.lexicons.words("time-spans")
        ):
            return kid
    subject = predicate.subject
    known = view.lexicons.words("measure-nouns") - view.lexicons.words("hollow-nouns")
    return subject if subject is not None and view.lemmas[subject] in known else None


def _before(figure: Figure) -> list[int]:
    """Nouns that the figure's phrase hangs from: "the cost of building it of £3m"."""
    view = figure.view
    if not view.parsed:
        start = figure.starts_phrase()
        return [i for i in range(start - 2, max(-1, start - 4), -1) if view.noun(i)]
    found = []
    for up in view.up(figure.top):
        if view.pos[up] in ("VERB", "AUX") and (view.tags[up] != "VBN" or view.label(up) != "acl"):
            break  # and not at "a rate left unchanged at 2 %"
        if view.noun(up) and not figure.inside(up):
            found.append(up)
    return found


def _subjects(view: View, predicate: Predicate) -> list[int]:
    subject = predicate.subject
    if subject is None:
        return []
    found = [subject]
    found.extend(view.children(subject, "compound", "nmod"))
    return [i for i in found if view.noun(i)]


def _objects(figure: Figure, predicate: Predicate) -> list[int]:
    """The other nouns of the figure's verb: "lifted its dividend to 12p", "cut the budget by £3m"."""
    view = figure.view
    if predicate.verb is None or not view.parsed:
        return []
    return [i for i in view.children(predicate.verb, "obj") if view.noun(i) and not figure.inside(i)]


def level_verb(view: View, predicate: Predicate) -> bool:
    """Whether the verb says how much its subject is, or how it changed: "is", "rose", "reached", "stood at"."""
    verb = predicate.verb
    if verb is None:
        return False
    if view.child(verb, "cop") is not None or view.lemmas[verb] == "be":
        return True
    return view.lemmas[verb] in view.lexicons.words("level-verbs") or view.lemmas[
        verb
    ] in view.lexicons.words("change-verbs")


def owner(figure: Figure, entity: Entity, measured: int | None, predicate: Predicate) -> int | None:
    """Who or what has it: the possessor of the noun, "of" it, the noun it stands in front of, else the subject."""
    view = figure.view
    if not view.parsed:
        return None
    for noun in dict.fromkeys(i for i in (measured, entity.noun) if i is not None):
        found = view.child(noun, "nmod:poss")
        if found is not None and view.pos[found] != "PRON":
            return found
        for kid in view.children(noun, "nmod"):
            if view.case(kid) in ("of", "for", "at") and view.noun(kid) and not figure.inside(kid):
                return kid
        up = view.head(noun)
        if noun > figure.last and up is not None and view.label(noun) == "compound" and view.noun(up):
            return up  # "the 40-seat theatre"
    if predicate.subject is not None and predicate.subject != measured:
        return predicate.subject
    return None
