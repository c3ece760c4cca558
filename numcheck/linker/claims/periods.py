"""The times that a claim holds for: the figure's own ("9.6 % in December"), else those of its clause."""

from __future__ import annotations

from collections.abc import Sequence

from numcheck.linker.claims.figure import Figure
from numcheck.linker.claims.locality import own_tail, rival_tails
from numcheck.linker.words import View

_PAUSES = frozenset({",", ";", "—", "–"})
_WHEN_REACH = 8  # tokens between "when" and a figure of its clause


def find_periods(figure: Figure) -> list[str]:
    """The times that the figure's clause names, each as its words: "2019", "last year", "the first quarter"."""
    view = figure.view
    tail = own_tail(figure)
    found = _periods_in(figure, tail) if tail else []
    if found:
        return found
    rivals = rival_tails(figure)
    clause = [i for i in view.clause(figure.top) if not figure.inside(i) and i not in rivals]
    return _periods_in(figure, clause) or _periods_in(figure, _when(figure))


def _when(figure: Figure) -> list[int]:
    """The time that a clause with "when" tells more of: "a drop from 2003, when 1,310 died"; none where it tells of none."""
    view = figure.view
    for i in range(figure.first - 1, max(0, figure.first - _WHEN_REACH), -1):
        if view.lowers[i] in _PAUSES:
            break
        if view.lowers[i] == "when":
            behind = i - 1 - (view.lowers[i - 1] == ",")
            return [behind] if behind >= 0 else []
    return []


def _periods_in(figure: Figure, tokens: Sequence[int]) -> list[str]:
    view = figure.view
    units = view.lexicons.words("time-spans")
    names, points = view.lexicons.words("time-names"), view.lexicons.words("time-points")
    found: list[str] = []
    used: set[int] = set()
    for i in tokens:
        word, lemma = view.lowers[i], view.lemmas[i]
        if i in used or view.lowers[i + 1 : i + 3] == ("-", "old"):
            continue
        if len(word) == 4 and word.isdigit() and 1500 <= int(word) < 2100:
            found.append(word)
        elif (word in names or word.rstrip(".") in names) and _is_time_name(view, i):
            day = [view.lowers[j] for j in (i - 1, i + 1) if 0 <= j < view.count and view.lowers[j].isdigit()]
            found.append(" ".join([word.rstrip("."), *day[:1]]))
        elif word in points or lemma in points:
            found.append(word)
        elif lemma in units or word in units:
            first = _shift_before(figure, i)
            last = i + 1 if i + 1 < view.count and view.lowers[i + 1] in ("ago", "earlier", "later") else i
            if first < i or last > i:
                found.append(view.text(first, last).lower())
            used.update(range(first, last + 1))
    return list(dict.fromkeys(found))


def _shift_before(figure: Figure, i: int) -> int:
    """The first of the words before span `i` that say which it is ("the first financial half"), or `i` for none.

    A number alone says how long, not when: "the last six months" is a period, "six months" is none.
    """
    view = figure.view
    shifts, kinds = view.lexicons.words("time-shifts"), view.lexicons.words("time-kinds")
    first = j = i
    while j > 0 and i - j < 4 and not figure.inside(j - 1):
        j -= 1
        if view.lowers[j] in shifts:
            first = j
        elif view.lowers[j] not in kinds and view.lowers[j] != "-" and view.pos[j] != "NUM":
            break
    return first


def _is_time_name(view: View, i: int) -> bool:
    """Whether a word that may be a month or day is one: "May", not "may", nor the "Sun" of a company's name."""
    if not view.tokens[i].text[0].isupper():
        return False
    if len(view.lowers[i]) > 3:
        return True
    names = view.lexicons.words("time-names")
    beside = [j for j in (i - 1, i + 1) if 0 <= j < view.count]
    return not any(view.pos[j] == "PROPN" and view.lowers[j] not in names for j in beside)
