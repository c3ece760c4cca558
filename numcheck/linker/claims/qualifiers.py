"""Names, places and times that narrow a claim, taken from what hangs near the figure, not from the whole sentence."""

from __future__ import annotations

from dataclasses import dataclass

from numcheck.linker.claims.figure import Figure
from numcheck.linker.claims.locality import own_tail, rival_tails
from numcheck.linker.claims.periods import find_periods
from numcheck.linker.claims.predicate import Predicate
from numcheck.linker.words import View
from numcheck.model.quantity import Kind

_WHERE = frozenset(
    {"in", "at", "across", "near", "throughout", "around", "outside", "from", "within", "inside", "of"}
)
_LOCATIVE = frozenset({"in", "near", "outside", "across", "throughout"})
_DEPTH = 2  # a place two phrases down no longer says where the counted are


@dataclass(frozen=True, slots=True)
class Qualifiers:
    """In their own words, lower case."""

    places: tuple[str, ...]
    names: tuple[str, ...]
    periods: tuple[str, ...]


def find_qualifiers(figure: Figure, anchor: int, predicate: Predicate, extra: tuple[int, ...]) -> Qualifiers:
    """The qualifiers of the claim of `figure`, whose head noun (or top token) is `anchor`; `extra` are further
    tokens that belong to it: its property, its owner.
    """
    view = figure.view
    if figure.quantity.kind is Kind.AGE:
        return _of_person(figure, anchor, predicate)
    near = (
        set(range(view.count))
        if figure.quantity.kind is Kind.SCORE
        else _near(figure, anchor, predicate, extra)
    )
    tail = own_tail(figure)
    times = view.lexicons.words("time-names")
    if (
        any(view.lowers[first] not in times for first, _ in name_spans(view, set(tail)))
        and figure.quantity.kind is not Kind.SCORE
    ):
        near = set(tail) | _of_subject(figure, predicate, extra)
    near -= rival_tails(figure)
    places: dict[str, None] = {}
    names: dict[str, None] = {}
    for first, last in name_spans(view, near):
        text = view.text(first, last).lower()
        if text in times or figure.inside(first) or figure.inside(last):
            continue
        if first == anchor == last and figure.counted and view.lexicons.place(text) is None:
            continue  # "12 MPs": what is counted is no name
        if view.lexicons.place(text) is not None:
            if first == anchor == last or _says_where(view, first, last, figure):
                places[text] = None
            else:
                names[text] = None
        else:
            names[text] = None
            if _stands_in(view, first):
                places[text] = None  # a village that no list of places knows
    for i in sorted(near):
        if view.pos[i] == "ADJ" and view.tokens[i].text[:1].isupper() and view.lexicons.place(view.lowers[i]):
            places[view.lowers[i]] = None
    return Qualifiers(tuple(places), tuple(names), tuple(find_periods(figure)))


def _of_subject(figure: Figure, predicate: Predicate, extra: tuple[int, ...]) -> set[int]:
    """The phrases of who has it, their own names included, nothing that hangs from them after a preposition."""
    roots = [*extra, *([predicate.subject] if predicate.subject is not None else [])]
    return {i for root in roots for i in figure.view.phrase(root)}


def _of_person(figure: Figure, anchor: int, predicate: Predicate) -> Qualifiers:
    """An age is one person's: the name it is set to, the noun it hangs from, or its verb's subject."""
    view = figure.view
    left = figure.first - 1
    while left > 0 and view.lowers[left] in (",", "(", "aged", "now"):
        left -= 1
    beside = [left] if left >= 0 and view.pos[left] == "PROPN" else []  # "Iain Reid, 61, of Hawick"
    head = view.head(figure.top)
    candidates = [*beside, anchor, *([head] if head is not None else [])]
    if predicate.subject is not None:
        candidates.append(predicate.subject)
    for i in candidates:
        spans = name_spans(view, {i, *(view.phrase(i))}) if view.noun(i) else []
        if spans:
            return Qualifiers((), tuple(view.text(first, last).lower() for first, last in spans), ())
    return Qualifiers((), (), ())


def _near(figure: Figure, anchor: int, predicate: Predicate, extra: tuple[int, ...]) -> set[int]:
    """Tokens that hang from the claim's own words, at most a few phrases down, other clauses left out."""
    view = figure.view
    if not view.parsed:
        clause = view.clause(anchor)
        return {i for i in clause if abs(i - anchor) <= 10}
    found: set[int] = set()
    roots = [(i, 0) for i in (anchor, *extra)]
    for verb in (predicate.verb, *predicate.states):
        if verb is not None:
            roots.extend((kid, 0) for kid in view.children(verb, "obl", "nsubj", "obj", "nmod", "iobj"))
    if predicate.subject is not None:
        roots.append((predicate.subject, _DEPTH - 1))
    while roots:
        at, depth = roots.pop()
        if at in found:
            continue
        found.add(at)
        for kid in view.children(at):
            label = view.label(kid)
            if (
                label in ("compound", "flat", "amod", "det", "case", "goeswith")
                or view.labels[kid] == "nmod:poss"
            ):
                roots.append((kid, depth))
            elif label in ("nmod", "appos", "obl") and depth < _DEPTH:
                roots.append((kid, depth + 1))
    return found


def name_spans(view: View, near: set[int]) -> list[tuple[int, int]]:
    """Runs of proper nouns that touch `near`, first and last token, "of" and "the" inside a name allowed."""
    spans: list[tuple[int, int]] = []
    i = 0
    while i < view.count:
        if view.pos[i] != "PROPN" or not view.tokens[i].text[:1].isupper():
            i += 1
            continue
        last = i
        while last + 1 < view.count:
            if view.pos[last + 1] == "PROPN" and view.tokens[last + 1].text[:1].isupper():
                last += 1
            elif (
                view.lowers[last + 1] in ("of", "the", "&", "de", "al", "-")
                and last + 2 < view.count
                and view.pos[last + 2] == "PROPN"
                and view.lexicons.place(view.lowers[last]) is None
                and view.lexicons.place(view.lowers[last + 2]) is None
                and view.tokens[last + 2].text[:1].isupper()
            ):
                last += 2
            else:
                break
        first = i
        while (
            first > 1 and view.tokens[first - 1].text[:1].isupper() and view.pos[first - 1] in ("ADJ", "NOUN")
        ):
            first -= 1  # "the National Audit Office"
        if any(j in near for j in range(i, last + 1)):
            spans.append((first, last))
        i = last + 1
    return spans


def _stands_in(view: View, first: int) -> bool:
    """Whether a name that is no known place is used as one: "in Wexcombe", "near Corrie Bridge"."""
    return first > 0 and view.lowers[first - 1] in _LOCATIVE


def _says_where(view: View, first: int, last: int, figure: Figure) -> bool:
    """Whether a place's name says where, and not who: "in Leeds", "Syria's camps", "the Leeds branch"."""
    before = view.lowers[first - 1] if first else ""
    if before in ("the", "north", "south", "east", "west", "northern", "southern", "eastern", "western", "central",
                  "northeast", "northwest", "southeast", "southwest") and first > 1:  # fmt: skip
        before = view.lowers[first - 2]
    if before in _WHERE or not view.parsed:
        return before in _WHERE
    label = view.labels[last]
    return label in ("nmod:poss", "compound", "amod", "nmod", "obl")
