"""Where a part looks for its whole: by kind, by noun, by what was done to them, nearest first."""

from __future__ import annotations

from numcheck.linker.guess import guess_lemma
from numcheck.linker.relations import ties
from numcheck.linker.relations.known import known
from numcheck.linker.relations.lines import Line, Page
from numcheck.linker.relations.markers import is_level, is_time, token_tag
from numcheck.model.quantity import Kind, Quantity

BACK = 2  # sentences back in which "of them" looks for its whole
UNITS_OF_TIME = frozenset((Kind.DURATION, Kind.AGE))
NOBODY = "-"  # in place of the word that says which are meant, where none names a figure before


def is_part(figure: Quantity | None) -> bool:
    """Whether a figure can be a part: neither an ordinal nor an age."""
    return is_level(figure) and figure is not None and figure.kind not in (Kind.ORDINAL, Kind.AGE)


def may_hold(part: Quantity, whole: Quantity) -> bool:
    """Whether a figure can be the whole of another by its kind: a share is of anything countable."""
    if whole.measure.printed is None or whole.measure.vague:
        return False
    if whole.kind in UNITS_OF_TIME and part.kind is not Kind.DURATION:
        return False
    if part.kind is Kind.SHARE:
        return whole.kind in (Kind.COUNT, Kind.MONEY, Kind.MEASURE)
    if ties.sort_of(part) == ties.sort_of(whole):
        return True
    return part.kind is Kind.COUNT and not part.unit.name and whole.kind is Kind.MEASURE


def done_to(page: Page, line: Line, word: str) -> tuple[Quantity, ...]:
    """ "Of those convicted": the figure that was counted by that very word."""
    found = []
    for earlier in page.before(line, 6):
        for i in earlier.figures:
            figure = earlier.figure(i)
            near = (*earlier.words(i - 3, i), *earlier.words(i + 1, i + 5))
            if figure is not None and is_level(figure) and figure.kind is Kind.COUNT and word in near:
                found.append(figure)
    return tuple(sorted(found, key=lambda q: -(q.measure.printed or 0)))


def candidates(
    page: Page, line: Line, before: int, part: Quantity | None, *, here: bool = False
) -> tuple[Quantity, ...]:
    """Figures that a pronoun may stand for, the likeliest first: nearest in the sentence, first in an earlier one."""
    own = [
        q
        for i in line.figures
        if i < before
        and is_level(q := line.figure(i))
        and q is not None
        and not is_time(line, i)
        and holds(part, q)
    ]
    own = [q for q in own if q.measure.printed != 1] or own
    if own:
        return tuple(reversed(own)) if here else tuple(own)
    for earlier in page.before(line, BACK):
        found = [
            q
            for i in earlier.figures
            if is_level(q := earlier.figure(i))
            and q is not None
            and not is_time(earlier, i)
            and holds(part, q)
        ]
        found = [q for q in found if q.measure.printed != 1]
        if found:
            return tuple(sorted(found, key=lambda q: -(q.measure.printed or 0)))
    return ()


def holds(part: Quantity | None, whole: Quantity) -> bool:
    """Whether a pronoun may stand for a figure as the whole of the part, or of any."""
    return (
        whole.kind is not Kind.SHARE
        and (part is None or may_hold(part, whole))
        and whole.kind is not Kind.ORDINAL
    )


def meant(line: Line, index: int) -> str:
    """The word that says which are meant: "of those matches", "of those killed"; `NOBODY` where a phrase does."""
    if line.word(index) in known("restricting"):
        return NOBODY
    tag = token_tag(line, index) if index < len(line.items) else ""
    if tag in ("VBN", "VBG", "NNS", "NN"):
        return line.word(index)
    if tag in ("JJ", "JJS", "JJR", "NNP"):
        following = (i for i in range(index + 1, min(index + 4, len(line.items))) if line.word(i))
        return next((line.word(i) for i in following if token_tag(line, i) in ("NNS", "NN")), NOBODY)
    return ""


def participle(line: Line, index: int) -> bool:
    """Whether the word at an item is one: "those killed"."""
    return token_tag(line, index) in ("VBN", "VBG")


def counts_noun(page: Page, whole: Quantity, noun: str) -> bool:
    """Whether a figure counts what the noun after "those" names; a figure without a noun may."""
    claim = page.context.claim(whole.index)
    if claim is None or not claim.head:
        return True
    lexicons = page.context.lexicons
    lemma = guess_lemma(noun, "NOUN", lexicons)
    return lemma == claim.head or lexicons.alike(lexicons.concepts(lemma, "noun"), claim.concepts)


def same_noun(noun: str, words: tuple[str, ...]) -> bool:
    """Whether a noun is among the words, in either number."""
    return any(word.rstrip("s") == noun.rstrip("s") for word in words if len(word) > 3)


def says_before(line: Line, index: int) -> bool:
    """Whether an earlier figure of the sentence can be what the pronoun means."""
    return any(is_level(line.figure(i)) and not is_time(line, i) for i in line.figures if i < index)
