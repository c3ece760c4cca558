"""Shares told twice, in a word and in figures: "more than half (54%)", "one in five … The proportion, 20%, …"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from numcheck.linker.relations import ties
from numcheck.linker.relations.known import known
from numcheck.linker.relations.lines import Line, Page
from numcheck.linker.relations.markers import is_level, marker
from numcheck.model.quantity import Kind, Measure, Quantity
from numcheck.model.relation import Filler, Relation, RelationKind

SURE, LIKELY, HINTED = 0.9, 0.84, 0.81
OPENERS = {
    "(": (")",),
    ",": (",", ".", ";"),
    "-": ("-", ".", ","),
    "–": ("–", ".", ","),
    "—": ("—", ".", ","),
}
REACH = 9


def find(page: Page) -> Iterator[Relation]:
    """Each share in words with the percentage that tells it again."""
    for line in page.lines:
        for index in line.figures:
            word = line.figure(index)
            if not _in_words(word) or word is None:
                continue
            found = _beside(line, index) or _asked(line, index)
            if found is not None:
                yield _relation(page, word, *found)
                continue
            again = _named_again(page, line, index)
            if again is not None:
                yield _relation(page, word, *again)


def _in_words(figure: Quantity | None) -> bool:
    """Whether a figure is a share that is no percentage: half, a third, one in five, most."""
    return is_level(figure) and figure is not None and figure.kind is Kind.SHARE and not _percent(figure)


def _percent(figure: Quantity | None) -> bool:
    """Whether a figure is a share printed per cent, in digits or in words."""
    return (
        is_level(figure)
        and figure is not None
        and figure.kind is Kind.SHARE
        and figure.unit.dimension == "share"
        and figure.measure.place is not None
    )


def _beside(line: Line, index: int) -> tuple[Quantity, float, str] | None:
    """ "Nearly half (45%) of the voters", "two-thirds of those asked, 68%, said", "half — 48 percent — of them"."""
    at = next((i for i in line.figures if i > index), None)
    share = line.figure(at) if at is not None else None
    if at is None or share is None or not _percent(share) or at - index > REACH:
        return None
    gap = tuple(word for word in line.words(index + 1, at) if word not in known("softeners"))
    if not gap or gap[-1] not in OPENERS or set(gap[:-1]) & {",", ";", ":", "and", "but", "while", "(", ")"}:
        return None
    if line.word(at + 1) not in OPENERS[gap[-1]] or marker(line, at)[0] in ("from", "by", "against"):
        return None
    if any(at < i <= at + 4 and _percent(line.figure(i)) for i in line.figures):
        return None
    return share, SURE, "one stands beside the other, in other words"


def _asked(line: Line, index: int) -> tuple[Quantity, float, str] | None:
    """ "Nearly all plan to, says a survey in which 88% of them said so"."""
    at = next((i for i in line.figures if i > index), None)
    share = line.figure(at) if at is not None else None
    if at is None or share is None or not _percent(share) or index > 2:
        return None
    before, after = line.words(at - 3, at), line.words(at + 1, at + 3)
    asked = {"survey", "poll", "study"} & set(line.words(index, at))
    if asked and before[-2:] == ("in", "which") and after[:2] == ("of", "them"):
        return share, HINTED, "the survey that the words sum up gives the figure"
    return None


def _named_again(page: Page, line: Line, index: int) -> tuple[Quantity, float, str] | None:
    """ "One in five adults … The proportion, 20%, is the highest …"."""
    if sum(1 for i in line.figures if (q := line.figure(i)) is not None and q.kind is Kind.SHARE) != 1:
        return None
    for later in page.after(line, 1):
        head = later.words(0, 3)
        if (
            len(head) < 2
            or head[0] not in ("the", "that", "this")
            or not known("share-names") & set(head[1:3])
        ):
            return None
        at = next((i for i in later.figures if i <= 5), None)
        share = later.figure(at) if at is not None else None
        if (
            at is not None
            and share is not None
            and _percent(share)
            and later.word(at - 1) in (",", "—", "–", "-", "(")
        ):
            return share, LIKELY, f"“{head[0]} {head[1]}” names it again"
    return None


def _relation(page: Page, word: Quantity, share: Quantity, sure: float, because: str) -> Relation:
    values = [_firm(ties.fill(page.context, word)), ties.fill(page.context, share)]
    trigger = word.span.cover(share.span)
    return ties.relate(page.context, RelationKind.RESTATED, {"values": values}, trigger, sure, because)


def _firm(filler: Filler) -> Filler:
    """Beside its percentage, "most" is more than half by logic, and "almost a quarter" may be 22 % for all to see."""
    value = filler.value
    if isinstance(value, Measure):
        return replace(filler, value=replace(value, vague=False, usual=value.possible))
    return filler
