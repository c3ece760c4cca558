"""What "of them" cannot mean: a part greater than its supposed whole is evidence that the pronoun means another.

"Cows were flown out, 52 of them" after "two bags": nothing is wrong with the figures. Only where nothing else near
by could be meant is the nearest figure held to be the whole. Asked for no other pair, so it costs nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from numcheck.linker.claims.reference import same_thing
from numcheck.linker.guess import guess_lemma
from numcheck.linker.relations import ties
from numcheck.linker.relations.known import known
from numcheck.linker.relations.lines import Line, Page
from numcheck.linker.relations.markers import is_level
from numcheck.linker.words import View
from numcheck.model.claim import Claim
from numcheck.model.quantity import Kind, Quantity
from numcheck.model.span import Span

SLIP = 2  # times the whole; more than that, and even a less likely noun is likelier meant
TENFOLD = 10  # a zero too many makes a part at most ten times its whole
FAR = 5  # sentences back in which a greater figure of the same things is looked for
EACH = (("every",), ("each",))
SUBJECT, OBJECT, OBLIQUE = 3, 2, 1
RANKS = {"nsubj": SUBJECT, "csubj": SUBJECT, "root": SUBJECT, "obj": OBJECT, "iobj": OBJECT, "ccomp": OBJECT}


def exceeds(part: Quantity, whole: Quantity) -> bool:
    """Whether what a reader takes the part to be is greater than what he takes the whole to be."""
    return ties.sort_of(part) == ties.sort_of(whole) and whole.measure.usual.below(part.measure.usual)


def may_mean(page: Page, line: Line, index: int, wholes: Sequence[Quantity]) -> bool:
    """Whether a pronoun beside the part at item `index` can only mean one of `wholes`, which are all before it.

    True wherever one of them can hold the part: then there is nothing to doubt.
    """
    part = line.figure(index)
    if part is None or not wholes or not all(exceeds(part, whole) for whole in wholes):
        return True
    whole = max(wholes, key=lambda figure: figure.measure.printed or 0)
    home = next((w for w in (line, *page.before(line, FAR)) if whole in _figures(w)), None)
    mine, theirs = page.context.claim(part.index), page.context.claim(whole.index)
    if home is None or mine is None or theirs is None or whole.unit.per:
        return False
    if mine.quoted != theirs.quoted:
        return False  # who is quoted answers what he was asked, which the article may not tell
    if home is not line and _times(part, whole) > TENFOLD:
        return False
    at = next(i for i in home.figures if home.figure(i) == whole)
    if set(home.words(at + 1, at + 5)) & known("offsets"):
        return False  # "two bags apiece", "three hours late"
    if _greater(page, line, part, theirs):
        return False
    return not _rivalled(page, home, line, part, whole, theirs)


def _figures(line: Line) -> tuple[Quantity | None, ...]:
    return tuple(line.figure(i) for i in line.figures)


def _times(part: Quantity, whole: Quantity) -> float:
    a, b = part.measure.printed, whole.measure.printed
    return float(a / b) if a is not None and b else float("inf")


def _greater(page: Page, line: Line, part: Quantity, whole: Claim) -> bool:
    """ "Found it in 320 schools. Essex has 40 of the schools. 96 of them": a greater number of the same things."""
    for earlier in (line, *page.before(line, FAR)):
        for figure in _figures(earlier):
            if (
                figure is None
                or figure.index >= part.index
                or not is_level(figure)
                or figure is whole.quantity
            ):
                continue
            claim = page.context.claim(figure.index)
            if claim is None or figure.kind is not whole.quantity.kind or exceeds(part, figure):
                continue
            if claim.head and whole.head and same_thing(claim, whole, page.context.lexicons):
                return True
    return False


def _rivalled(page: Page, home: Line, line: Line, part: Quantity, whole: Quantity, claim: Claim) -> bool:
    """Whether a noun in between, or the plural subject beside the whole, could be what the pronoun means."""
    if whole.kind is not Kind.COUNT:
        return False  # sums and measures are meant by "that", which no plural is
    slip = _times(part, whole) <= SLIP
    for place in range(home.place, line.place + 1):
        other = page.lines[place]
        view, several = _read(page, other)
        own = _rank(view, claim.head_span or whole.span) if other is home else 0
        for i in several:
            start = view.tokens[i].span.start
            if start >= part.span.start or whole.span.start <= start <= _end(claim):
                continue
            if view.lemmas[i] == claim.head or (_definite(view, i) and _alike(view, i, claim)):
                continue
            weaker = start < whole.span.start or _rank(view, view.tokens[i].span) < own
            weaker = weaker and other is home
            if not (slip and (weaker or _reports(view, i))):
                return True
    return False


def _read(page: Page, line: Line) -> tuple[View, tuple[int, ...]]:
    """A line's sentence and the nouns in it that several are meant by, worked out once a line."""
    key = f"several {line.place}"
    known_already = page.memo.get(key)
    if not isinstance(known_already, tuple):
        view = View(line.sentence, page.context.lexicons)
        known_already = page.memo[key] = (view, tuple(_several(view, _span(line))))
    return known_already


def _alike(view: View, i: int, claim: Claim) -> bool:
    return view.lexicons.alike(view.lexicons.concepts(view.lemmas[i], "noun"), claim.concepts)


def _definite(view: View, i: int) -> bool:
    """Whether a noun points back: "the travellers" may be the passengers, bare "travellers" are others."""
    return view.child(i, "det", "nmod:poss") is not None or view.pos[i - 1 : i] == ("DET",)


def _reports(view: View, i: int) -> bool:
    """Whether a noun is who says so: "residents said that 27 of them were empty"."""
    verb = view.head(i)
    told = verb is not None and view.lemmas[verb] in view.lexicons.words("reporting-verbs")
    return told and view.label(i) == "nsubj" and view.labels[i] != "nsubj:pass"


def _span(line: Line) -> Span:
    return line.span(0, len(line.items) - 1)


def _end(claim: Claim) -> int:
    return max(claim.quantity.phrase.end, claim.head_span.end if claim.head_span is not None else 0)


def _several(view: View, inside: Span) -> Iterator[int]:
    """The nouns that "them" may mean: plurals, groups, and "the dead"; no units, no times, no parts of a compound."""
    lexicons = view.lexicons
    passed = lexicons.words("unit-nouns") | lexicons.words("time-spans") | lexicons.words("time-names")
    for i, token in enumerate(view.tokens):
        if not (inside.start <= token.span.start < inside.end) or view.lemmas[i] in passed:
            continue
        if view.noun(i):
            several = _plural(view, i) or _group(view, i) or view.lowers[i - 1 : i] in EACH
            if several and view.label(i) != "compound":
                yield i
        elif view.pos[i] == "ADJ" and view.lowers[i - 1 : i] == ("the",) and not _noun_next(view, i):
            yield i


def _plural(view: View, i: int) -> bool:
    """Whether a noun is one; a tagger takes many that open a sentence for names ("Ramblers were queuing")."""
    tag = view.tags[i]
    if tag and not (tag == "NNP" and view.tokens[i].span.start == view.tokens[0].span.start):
        return tag in ("NNS", "NNPS")
    return guess_lemma(view.lowers[i], "NOUN", view.lexicons) != view.lowers[i]


def _group(view: View, i: int) -> bool:
    """Whether a singular noun names several: "the board", but not "on board"; "police" needs no article."""
    if view.lemmas[i] in view.lexicons.words("same-plurals"):
        return view.lemmas[i] in known("groups")
    if view.lemmas[i] not in known("groups"):
        return False
    return _definite(view, i)


def _noun_next(view: View, i: int) -> bool:
    """Whether an adjective stands before a noun of its own: "the dead", but not "the dead fish"."""
    after = i + 1
    while after < view.count and view.pos[after] in ("ADJ", "NUM"):
        after += 1
    return (after < view.count and view.noun(after)) or view.tags[i] in ("JJS", "RBS", "JJR")


def _rank(view: View, span: Span) -> int:
    """How prominent a noun is in its sentence: the subject before the object before the rest."""
    at = next(iter(view.at(span)), None)
    if at is None or not view.parsed:
        return OBJECT
    for i in (at, *view.up(at)):
        label = view.label(i)
        if (
            label in ("conj", "nummod", "compound", "amod", "appos", "flat", "det")
            and view.head(i) is not None
        ):
            continue
        return RANKS.get(label, OBLIQUE)
    return OBLIQUE
