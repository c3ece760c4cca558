"""Finds which way a figure changes: "rose 19 cents", "up 12 %", "a 12 % fall"."""

from __future__ import annotations

from numcheck.extractor.draft import Draft
from numcheck.extractor.lexicon import Lexicon
from numcheck.extractor.tokens import WORD, Tokens
from numcheck.model.quantity import Direction, Kind

_REACH = 4
_CHANGING = (Kind.COUNT, Kind.MONEY, Kind.MEASURE, Kind.SHARE, Kind.MULTIPLE, Kind.DURATION)


def read_direction(tokens: Tokens, draft: Draft, lexicon: Lexicon) -> Direction | None:
    """The direction that a word of change near `draft` gives it; None where none does."""
    if draft.direction is not None:
        return draft.direction
    if draft.kind not in _CHANGING or draft.status != "quantity":
        return None
    at = tokens.at(draft.phrase_start)
    # "up to 30" and "over 30" bound the figure; their words are already part of its phrase.
    for back in range(at - 1, max(-1, at - 1 - _REACH), -1):
        word = tokens.lower[back]
        found = lexicon.change_before.get(word)
        if found is not None:
            if draft.kind is Kind.COUNT and word in (
                "lost",
                "cut",
                "lower",
                "cuts",
                "contract",
                "raise",
                "added",
                "losing",
            ):
                return None
            return Direction(found)
        if word not in lexicon.change_skips:
            break
    ahead = draft.after
    if tokens.raw(ahead) == "-":
        ahead += 1
    for step in range(ahead, min(ahead + 2, tokens.size)):
        if tokens.kinds[step] != WORD:
            break
        found = lexicon.change_after.get(tokens.lower[step])
        if found is not None:
            return Direction(found) if draft.kind is not Kind.COUNT else None
        if step == ahead and tokens.lower[step] in ("a", "of", "in", "to", "on", "the", "and", "at"):
            break
    return None
