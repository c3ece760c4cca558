"""One figure in its sentence: which tokens are its own, and which of them hangs from the rest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from numcheck.linker.words import View
from numcheck.model.quantity import Kind, Quantity

# Figures that count what the noun beside them names; all others carry their unit themselves.
COUNTED = frozenset({Kind.COUNT, Kind.ORDINAL})
CALENDAR = frozenset({Kind.DATE, Kind.YEAR, Kind.WEEKDAY, Kind.CLOCK})


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity's tokens: `first` to `last`, both included; `top` is the one that hangs from the others' words.

    `taken` are the tokens of the sentence's other figures, `rivals` the first and last token of those that are no
    dates.
    """

    quantity: Quantity
    view: View
    first: int
    last: int
    top: int
    taken: frozenset[int] = frozenset()
    rivals: tuple[tuple[int, int], ...] = ()

    @property
    def counted(self) -> bool:
        """Whether it counts things rather than measures them in a unit."""
        return self.quantity.kind in COUNTED and not self.quantity.unit.name

    def inside(self, i: int) -> bool:
        """Whether token `i` is the figure's own."""
        return self.first <= i <= self.last

    def starts_phrase(self) -> int:
        """The first token of the words that bound it ("more than")."""
        own = self.view.at(self.quantity.phrase)
        return own[0] if own and own[0] < self.first else self.first


def verb_beside(figure: Figure) -> int | None:
    """ "40,000 march": a singular noun right after a plural number is a verb that the tagger missed, if the lexicons
    know it for one and no noun follows.
    """
    view, printed, i = figure.view, figure.quantity.measure.printed, figure.last + 1
    if figure.quantity.kind is not Kind.COUNT or printed is None or printed < 2 or i >= view.count:
        return None
    if view.tags[i] != "NN" or view.lemmas[i] not in view.lexicons.verbs or not view.lowers[i].isalpha():
        return None
    after = i + 1 < view.count and (view.noun(i + 1) or view.lowers[i + 1] == "-")
    unchanged = view.lemmas[i] in view.lexicons.words("same-plurals")
    return None if after or unchanged else i


def locate(quantity: Quantity, view: View, here: Sequence[Quantity] = ()) -> Figure | None:
    """The figure of `quantity` in the sentence of `view`, or None if it has no token there; `here` are all
    quantities of the sentence.
    """
    own = view.at(quantity.span)
    if not own:
        return None
    first, last = own[0], own[-1]
    top = last
    for i in own:
        head = view.head(i)
        if (head is None or not first <= head <= last) and view.pos[i] != "PUNCT":
            top = i
            if view.labels[i] not in ("advmod", "punct", "case", "det"):
                break
    taken: set[int] = set()
    rivals: list[tuple[int, int]] = []
    for other in here:
        theirs = view.at(other.span) if other.index != quantity.index and other.judged else ()
        if theirs and theirs[0] not in own:
            taken.update(theirs)
            if other.kind not in CALENDAR:
                rivals.append((theirs[0], theirs[-1]))
    return Figure(quantity, view, first, last, top, frozenset(taken) - set(own), tuple(rivals))
