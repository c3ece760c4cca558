"""What a figure is a part of: "2,500 of them", "12 of the 50", "of whom 12", "30 people, including 12 children"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from numcheck.linker.claims.entity import after_asides
from numcheck.linker.claims.figure import COUNTED, Figure
from numcheck.linker.words import View
from numcheck.model.claim import Claim
from numcheck.model.quantity import Kind, Quantity

_LOOKS_BACK = 12  # figures before this one that "them" may mean


@dataclass(frozen=True, slots=True)
class Part:
    """`group` are the content lemmas of the whole, `whole` the index of its quantity where it is a figure."""

    group: tuple[str, ...] = ()
    whole: int | None = None


def find_part(figure: Figure, earlier: Sequence[Claim], here: Sequence[Quantity]) -> Part:
    """The whole of a figure. `earlier` are the claims before it, `here` the quantities of its sentence."""
    view = figure.view
    if figure.quantity.kind not in (*COUNTED, Kind.SHARE, Kind.MONEY):
        return Part()
    return (
        _of_phrase(figure, earlier, here)
        or _fronted(view, figure, earlier, here)
        or _of_whom(view, figure, earlier)
        or _including(view, figure, earlier)
        or Part()
    )


def _of_phrase(figure: Figure, earlier: Sequence[Claim], here: Sequence[Quantity]) -> Part | None:
    """What follows with "of": a figure, a noun, or a pronoun."""
    view = figure.view
    i = after_asides(figure)
    if i < view.count and view.lowers[i] == "out":
        i += 1
    if i + 1 >= view.count or view.lowers[i] != "of":
        return None
    after = view.tokens[i].span.end
    for other in here:
        if other.index > figure.quantity.index and other.judged and 0 <= other.phrase.start - after <= 12:
            if other.kind is figure.quantity.kind or figure.quantity.kind is Kind.SHARE:
                return Part(_following(view, view.at(other.span)), other.index)
            break
    if _pronoun(view, i + 1):
        whole = _antecedent(figure, earlier)
        return Part(_words(whole), whole.quantity.index) if whole is not None else Part(("they",))
    vague = figure.quantity.measure.printed is None or figure.quantity.measure.vague
    if figure.quantity.kind is Kind.COUNT and vague and view.noun(i + 1):
        return None  # "dozens of people" counts the people; "dozens of the people" are a part of them
    noun = next((j for j in range(i + 1, min(i + 7, view.count)) if view.noun(j)), None)
    return (
        Part(view.content(view.subtree(noun) if view.parsed else (noun,))[:6]) if noun is not None else None
    )


def _pronoun(view: View, i: int) -> bool:
    """Whether token `i` is a plural pronoun with no noun of its own: "them", but not "those planks"."""
    if view.lowers[i] not in view.lexicons.words("plural-pronouns"):
        return False
    if view.lowers[i] not in ("these", "those"):
        return True
    return i + 1 >= view.count or not (view.noun(i + 1) or view.pos[i + 1] in ("ADJ", "VERB", "NUM"))


def _following(view: View, own: tuple[int, ...]) -> tuple[str, ...]:
    """The content lemmas of the noun phrase right of the whole's figure."""
    if not own:
        return ()
    return view.content(tuple(range(own[-1] + 1, min(view.count, own[-1] + 5))))[:4]


def _fronted(view: View, figure: Figure, earlier: Sequence[Claim], here: Sequence[Quantity]) -> Part | None:
    """ "Of the 15,000 held, 2,500 are foreign": the sentence opens with its whole."""
    for i in (0, 1):
        if i + 1 < view.count and view.lowers[i] == "of" and (i == 0 or view.pos[0] == "PUNCT"):
            break
    else:
        return None
    if view.lowers[i + 1] in ("course", "all"):
        return None
    comma = next((j for j in range(i, view.count) if view.lowers[j] == ","), None)
    if comma is None or comma > figure.first:
        return None
    for other in here:
        if other.index < figure.quantity.index and other.judged and other.kind in COUNTED:
            own = view.at(other.span)
            if own and own[-1] < comma:
                claim = earlier[other.index]
                return Part(_words(claim), other.index)
            break
    if _pronoun(view, i + 1):
        whole = _antecedent(figure, earlier)
        return Part(_words(whole), whole.quantity.index) if whole is not None else None
    return Part(view.content(tuple(range(i + 1, comma)))[:4])


def _of_whom(view: View, figure: Figure, earlier: Sequence[Claim]) -> Part | None:
    """ "50 pupils, 12 of whom", "50 pupils, of whom 12"."""
    after = view.lowers[figure.last + 1 : figure.last + 3]
    start = figure.starts_phrase()
    before = view.lowers[max(0, start - 2) : start]
    if not (after in (("of", "whom"), ("of", "which")) or before in (("of", "whom"), ("of", "which"))):
        return None
    return _same_sentence(figure, earlier)


def _including(view: View, figure: Figure, earlier: Sequence[Claim]) -> Part | None:
    """ "30 people, including 12 children": a word of including between whole and part, no verb between."""
    words = view.lexicons.words("including-words")
    start = figure.starts_phrase()
    for i in range(start - 1, max(-1, start - 8), -1):
        if view.lowers[i] in words or " ".join(view.lowers[max(0, i - 1) : i + 1]) in words:
            return _same_sentence(figure, earlier)
        if view.pos[i] in ("VERB", "AUX") or view.lowers[i] in (";", ":", "."):
            return None
    return None


def _same_sentence(figure: Figure, earlier: Sequence[Claim]) -> Part | None:
    """The nearest greater figure of the kind before this one in its sentence."""
    mine = figure.quantity
    for claim in reversed(earlier):
        if claim.sentence_span != figure.view.sentence.span:
            return None
        if claim.quantity.kind is mine.kind and claim.quantity.judged and not _smaller(claim.quantity, mine):
            return Part(_words(claim), claim.quantity.index)
    return None


def _antecedent(figure: Figure, earlier: Sequence[Claim]) -> Claim | None:
    """The claim that "them" means: the nearest earlier count, not smaller, in this sentence or a near one."""
    mine = figure.quantity
    for claim in islice(reversed(earlier), _LOOKS_BACK):
        if claim.quantity.kind is Kind.COUNT and claim.quantity.judged and claim.head:
            if mine.kind is Kind.COUNT and _smaller(claim.quantity, mine):
                continue
            return claim
    return None


def _smaller(a: Quantity, b: Quantity) -> bool:
    one, other = a.measure.possible.high, b.measure.possible.low
    return one is not None and other is not None and one < other


def _words(claim: Claim) -> tuple[str, ...]:
    return tuple(word for word in (*claim.modifiers, claim.head) if word)
