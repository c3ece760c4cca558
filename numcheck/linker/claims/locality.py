"""What stands right after a figure belongs to it alone: "69 % in Leeds, 65 % in York", "9.6 % in May from 10 % in April"."""

from __future__ import annotations

from numcheck.linker.claims.figure import Figure
from numcheck.linker.words import View

_LEADS = frozenset(
    {"in", "for", "at", "during", "on", "across", "among", "by", "since", "of", "throughout", "over"}
)
_STOPS = frozenset(
    {",", ";", ":", ".", "-", "–", "—", "(", ")", "and", "but", "or", "while", "whereas", "compared", "against", "from",
     "to", "up", "down", "with", "versus", "than"}
)  # fmt: skip
_LONGEST = 10  # tokens; a longer phrase says more than where and when


def own_tail(figure: Figure) -> list[int]:
    """The tokens of the phrase right after a figure (and its noun) that a preposition leads in, none if there is none."""
    return _tail(figure.view, figure.last, figure.rivals)


def rival_tails(figure: Figure) -> set[int]:
    """The tokens that stand so after the sentence's other figures."""
    ends = [last for first, last in figure.rivals if last not in range(figure.first, figure.last + 1)]
    return {
        i for last in ends for i in _tail(figure.view, last, (*figure.rivals, (figure.first, figure.last)))
    }


def _tail(view: View, last: int, others: tuple[tuple[int, int], ...]) -> list[int]:
    starts = {first for first, _ in others}
    i = last + 1
    while i < view.count and i <= last + 3 and view.pos[i] in ("NOUN", "ADJ") and i not in starts:
        i += 1
    if (
        i + 2 < view.count
        and view.lowers[i] in ("a", "an")
        and view.lowers[i + 2] in ("ago", "earlier", "later", "before")
    ):
        return [i, i + 1, i + 2]  # "from £54m a year earlier"
    if i >= view.count or view.lowers[i] not in _LEADS or i in starts:
        return []
    found = []
    for j in range(i, min(view.count, i + _LONGEST)):
        if (
            view.lowers[j] == "to"
            and j + 1 < view.count
            and view.lowers[j + 1] in view.lexicons.words("time-names")
        ):
            found.append(j)  # "in the six months to June"
            continue
        joins = (
            view.lowers[j] == "and" and j + 1 < view.count and view.pos[j - 1] == view.pos[j + 1] == "PROPN"
        )
        if (
            j in starts
            or (view.lowers[j] in _STOPS and not joins)
            or (j > i and view.pos[j] in ("VERB", "AUX"))
        ):
            break
        found.append(j)
    return found
