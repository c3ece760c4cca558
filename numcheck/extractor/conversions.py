"""Finds bracketed conversions: a figure in brackets, after a slash or after "or" that restates the one before it."""

from __future__ import annotations

from numcheck.extractor.draft import Draft
from numcheck.extractor.lexicon import Lexicon
from numcheck.extractor.tokens import Tokens
from numcheck.model.quantity import Kind

_REACH = 7  # tokens between a figure and its bracket: a unit's own word, a noun or two ("30 feet wide (10m)")


def link_faces(tokens: Tokens, drafts: list[Draft], lexicon: Lexicon) -> None:
    """Sets `face_of` of every draft that restates the one before it in another unit."""
    for i in range(1, len(drafts)):
        draft = drafts[i]
        before = drafts[i - 1]
        if before.face_of is not None and _same_kind(before.face_of, draft) and _slash(tokens, draft):
            draft.face_of = before.face_of
        elif _same_kind(before, draft) and _restates(tokens, before, draft, lexicon):
            draft.face_of = before
        if draft.face_of is not None:
            # A conversion restates the whole claim: "more than 7.5 million crowns ($1.1 million)".
            draft.bound = draft.bound or draft.face_of.bound
            draft.direction = draft.direction or draft.face_of.direction


def _same_kind(a: Draft, b: Draft) -> bool:
    if a.status != "quantity" or b.status != "quantity" or a.kind is not b.kind:
        return False
    if a.kind not in (Kind.MONEY, Kind.MEASURE, Kind.DURATION):
        return False
    return a.unit.dimension == b.unit.dimension and a.unit.name != b.unit.name


def _slash(tokens: Tokens, draft: Draft) -> bool:
    at = tokens.at(draft.phrase_start)
    return tokens.raw(at - 1) in ("/", ";", ",")


def _restates(tokens: Tokens, a: Draft, b: Draft, lexicon: Lexicon) -> bool:
    at = b.first
    while (
        at > a.last and tokens.lower[at - 1] in lexicon.contexts["restating"] and tokens.lower[at - 1] != "or"
    ):
        at -= 1
    opener = tokens.raw(at - 1)
    if at - 1 < a.last - 1:
        return False
    if opener in ("(", "["):
        return at - 1 - a.last <= _REACH
    if opener == "/":
        return at - 1 == a.last
    if opener == "or":
        return at - 1 - a.last <= 1 and a.in_digits and b.in_digits
    return False
