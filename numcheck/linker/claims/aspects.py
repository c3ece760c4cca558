"""What the number is of its subject (level, change, rate, total …) and on what basis (net, pre-tax, per head)."""

from __future__ import annotations

from functools import cache

from numcheck.linker.claims.entity import Entity
from numcheck.linker.claims.figure import Figure
from numcheck.linker.claims.predicate import Predicate
from numcheck.model.claim import Aspect
from numcheck.model.quantity import Kind
from numcheck.resources.lexicons import Lexicons


def find_aspect(figure: Figure, entity: Entity, predicate: Predicate) -> Aspect:
    """The aspect of a claim."""
    view, quantity = figure.view, figure.quantity
    if not _led_to(figure) and (_is_directed(figure, entity) or _is_change(figure, entity, predicate)):
        return Aspect.CHANGE
    if quantity.unit.per:
        return Aspect.RATE
    after = [view.lowers[i] for i in range(figure.last + 1, min(view.count, figure.last + 5))]
    if set(after[:3]) & view.lexicons.words("each-words") or _phrase(
        after, view.lexicons.words("each-words")
    ):
        return Aspect.PER_UNIT
    before = set(view.lowers[max(0, figure.starts_phrase() - 2) : figure.first])
    if entity.noun is not None:
        before.update(view.lowers[i] for i in view.phrase(entity.noun))
    if before & view.lexicons.words("total-words") or _phrase(after, view.lexicons.words("total-words")):
        return Aspect.TOTAL
    clause = " ".join(view.lowers[i] for i in view.clause(figure.top))
    if any(f" {words} " in f" {clause} " for words in view.lexicons.words("cumulative-words")):
        return Aspect.CUMULATIVE
    return Aspect.LEVEL


def _is_directed(figure: Figure, entity: Entity) -> bool:
    """Whether a word of change tells of the figure: "up 12 %", but not "raised £2m for the hospice", "sat down eight months".

    What is counted is there or gone, and has not changed ("lost 12 jobs", "12 jobs"), but for steps: "up two places".
    """
    view, quantity = figure.view, figure.quantity
    if quantity.direction is None:
        return False
    start = figure.starts_phrase()
    if quantity.kind is Kind.SHARE or view.lowers[start - 1 : start] == ("by",):
        return True
    if quantity.kind is Kind.MONEY:
        return not set(view.lemmas[start - 1 : start]) & _AMOUNTED
    steps = entity.noun is not None and view.lemmas[entity.noun] in view.lexicons.words("rank-nouns")
    return quantity.kind is not Kind.DURATION and (steps or not figure.counted)


_AMOUNTED = frozenset({"raise", "lose"})  # verbs of change that money before them is the amount of
_LEVELS = frozenset({"to", "from", "at", "above", "below", "beyond", "past", "under"})


def _led_to(figure: Figure) -> bool:
    """Whether a preposition before the figure says where the change led: "rose to", "surged back above the"."""
    view = figure.view
    start = max(0, figure.starts_phrase() - 2)
    words = view.lowers[start : figure.first]
    if "by" in words or view.lowers[start - 1 : start] == ("by",):
        return False
    return any(
        word in _LEVELS and (i == 0 or words[i - 1] not in ("close", "up", "next"))
        for i, word in enumerate(words)
    )


def _is_change(figure: Figure, entity: Entity, predicate: Predicate) -> bool:
    """ "rose 12 %", "a 12 % rise", "an increase of 12", "cut by 12": but not "rose to 12", "up from 12"."""
    view = figure.view
    nouns = view.lexicons.words("change-nouns")
    start = figure.starts_phrase()
    lead = view.lowers[start - 1] if start else ""
    if entity.noun is not None and view.lemmas[entity.noun] in nouns and not figure.counted:
        return True
    if lead in ("of", "by") and start > 1 and view.lemmas[start - 2] in nouns:
        return True
    if figure.quantity.kind is Kind.SHARE and _compared(figure):
        return True
    if lead == "by" and figure.quantity.kind is Kind.COUNT and entity.noun is None:
        # "missed it by 12": by how much, and not how many there are; but "won by 44" has a majority of 44.
        leads = view.lexicons.words("leading-words")
        return not (
            view.lemmas[start - 2] in leads
            or (predicate.verb is not None and view.lemmas[predicate.verb] in leads)
        )
    after = " ".join(view.lowers[figure.last + 1 : figure.last + 3])
    if not figure.counted and after in view.lexicons.words("margin-words"):
        return True  # "£94m over budget"
    verbs = view.lexicons.words("change-verbs") - view.lexicons.words("light-verbs")
    if predicate.verb is None or view.lemmas[predicate.verb] not in verbs or predicate.own_subject:
        return False
    if lead == "by":
        return True
    if figure.quantity.kind is Kind.MONEY and view.lemmas[predicate.verb] in _AMOUNTED:
        return False  # "the mill lost £14m": so great is its loss
    if figure.counted or figure.quantity.kind in (Kind.DURATION, Kind.AGE):
        return False
    return start - 1 == predicate.verb or (
        start - 2 == predicate.verb and view.pos[start - 1] in ("ADV", "ADP")
    )


def _compared(figure: Figure) -> bool:
    """Whether a share says how much more or less: "40 % cheaper", "12 % less likely"."""
    view = figure.view
    after = figure.last + 1
    if after >= view.count or view.tags[after] not in ("JJR", "RBR"):
        return False
    return view.lowers[after] not in ("more", "less") or view.pos[after + 1 : after + 2] == ("ADJ",)


def _phrase(words: list[str], phrases: frozenset[str]) -> bool:
    """Whether the words begin with one of the phrases, one word let by."""
    text = " ".join(words)
    return any(text.startswith(phrase) or f" {phrase}" in text[:24] for phrase in phrases if " " in phrase)


def find_basis(figure: Figure, entity: Entity, measured: int | None) -> tuple[str, ...]:
    """The words that say how the figure was reckoned, by the sets whose names begin with "basis-"."""
    view = figure.view
    near = set(range(max(0, figure.first - 5), min(view.count, figure.last + 6)))
    for noun in (entity.noun, measured):
        if noun is not None:
            near.update(view.phrase(noun))
            near.update(range(max(0, noun - 3), min(view.count, noun + 4)))
    clause = set(view.clause(figure.top))
    text = " " + " ".join(view.lowers[i] if i in clause else "|" for i in sorted(near)) + " "
    text = text.replace(" - ", "-")
    plain = {view.lowers[i] for i in near & clause if _describes(figure, i)}
    single, phrases = _bases(view.lexicons)
    found = {single[word] for word in plain if word in single}
    found.update(name for phrase, name in phrases if phrase in text)
    return tuple(sorted(found))


@cache
def _bases(lexicons: Lexicons) -> tuple[dict[str, str], tuple[tuple[str, str], ...]]:
    """Word → basis, and the phrases of each basis between spaces."""
    single: dict[str, str] = {}
    phrases: list[tuple[str, str]] = []
    for name, words in sorted(lexicons.sets.items()):
        if name.startswith("basis-"):
            basis = name.removeprefix("basis-")
            single.update((word, basis) for word in words if word.isalpha())
            phrases.extend((f" {word} ", basis) for word in sorted(words) if not word.isalpha())
    return single, tuple(phrases)


def _describes(figure: Figure, i: int) -> bool:
    """Whether word `i` qualifies a noun or the figure: "net profit", "£3m net", not "browse the net"."""
    view = figure.view
    if (
        view.lowers[i] == "each"
        and i + 1 < view.count
        and view.lemmas[i + 1] in view.lexicons.words("time-spans")
    ):
        return False
    if i == figure.last + 1 or i + 1 == figure.first:
        return True
    if i + 1 >= view.count or view.pos[i] not in ("ADJ", "NOUN", "ADV", "VERB", "PROPN"):
        return False
    return view.pos[i + 1] in ("NOUN", "ADJ", "PROPN") or view.lowers[i + 1] == "-"
