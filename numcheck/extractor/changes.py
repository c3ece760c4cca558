"""Finds which way a figure changes: "rose 19 cents", "up 12 %", "a 12 % fall"."""

from __future__ import annotations

from itertools import pairwise

from numcheck.extractor.draft import Draft
from numcheck.extractor.lexicon import Lexicon
from numcheck.extractor.tokens import WORD, Tokens
from numcheck.model.quantity import Direction, Kind

_REACH = 4
_OBJECT = 6  # tokens of an object between a verb and "by": "cut its own carbon emissions by"
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
            if word in ("up", "down") and tokens.word(back - 1) in lexicon.phrasal:
                return None
            if word in lexicon.change_only_shares and not _of_prices(draft):
                return None
            if word in lexicon.change_only_money and draft.kind not in (Kind.SHARE, Kind.MONEY):
                return None
            return Direction(found)
        if word not in lexicon.change_skips:
            break
    if tokens.word(at - 1) == "by":
        found = _verb_before_object(tokens, at - 1, lexicon)
        if found is not None:
            return Direction(found)
    if tokens.raw(draft.first - 1) == "+" or tokens.raw(draft.first) == "+":
        return Direction.UP if draft.kind is Kind.SHARE else None
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


def share_directions(tokens: Tokens, drafts: list[Draft]) -> None:
    """ "rose 1.2 points, or 0.3 percent": one change told twice has one direction."""
    for before, draft in pairwise(drafts):
        if (
            before.direction is not None
            and draft.direction is None
            and draft.kind in _CHANGING
            and draft.status == "quantity"
            and tokens.word(draft.first - 1) == "or"
            and draft.first - before.last <= 4
            and before.kind is not draft.kind
        ):
            draft.direction = before.direction


def _verb_before_object(tokens: Tokens, by: int, lexicon: Lexicon) -> str | None:
    """The direction of the verb before "by", over an object: "grow sales by 35 per cent"."""
    for back in range(by - 1, max(-1, by - 1 - _OBJECT), -1):
        if tokens.kinds[back] != WORD:
            return None
        found = lexicon.change_before.get(tokens.lower[back])
        if found is not None and tokens.lower[back] not in ("up", "down"):
            return found
    return None


def _of_prices(draft: Draft) -> bool:
    """Whether a figure is a share or a part of a currency, as prices and rates change by."""
    return draft.kind is Kind.SHARE or (draft.kind is Kind.MONEY and not draft.unit.currency)
