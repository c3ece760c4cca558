"""Finds the words that bound or soften a figure, and those that point ("the", "another"), and widens its phrase by them."""

from __future__ import annotations

from numcheck.extractor.draft import Draft
from numcheck.extractor.lexicon import Lexicon
from numcheck.extractor.tokens import NUMERAL, WORD, Tokens
from numcheck.model.quantity import Kind

_WEAK = ("about", "")


def read_bounds(tokens: Tokens, draft: Draft, lexicon: Lexicon, floor: int) -> None:
    """Sets bound, phrase, `other` and `definite` of `draft`, looking left no further than token `floor`."""
    first, bound = _before(tokens, draft, lexicon, floor)
    if tokens.glued(draft.first) and tokens.raw(draft.first - 1) == "-" and draft.first - 2 >= floor:
        bound = lexicon.prefixes.get(tokens.word(draft.first - 2), "") or bound  # "sub-7 nanometre"
    last, behind = _after(tokens, draft, lexicon)
    if bound in _WEAK and behind:
        bound = behind
    if first < draft.first:
        draft.phrase_start = tokens.starts[first]
    if last > draft.last:
        draft.phrase_end = tokens.ends[last - 1]
    if bound and draft.status == "quantity" and draft.kind is not Kind.ORDINAL:
        draft.bound = bound
    before = tokens.word(first - 1)
    draft.other = (
        (
            draft.kind not in (Kind.MULTIPLE, Kind.SHARE)
            and any(
                tokens.lower[i] in lexicon.other or tokens.lower[i] in lexicon.other_after
                for i in range(draft.first, draft.last)
            )
        )
        or before in lexicon.other
        or any(tokens.lower[i] in lexicon.other for i in range(max(first, 0), draft.first))
        or (tokens.word(last) in lexicon.other_after and draft.kind not in (Kind.MULTIPLE, Kind.SHARE))
        or (before == "other" and tokens.word(first - 2) in ("the", "all"))
    )
    bounded = bound and draft.kind is not Kind.DATE  # and not "close to the 9 January quake"
    draft.definite = before in lexicon.definite or any(
        tokens.lower[i] in lexicon.definite and not (bounded and tokens.lower[i] == "the")
        for i in range(max(first, 0), draft.first)
    )


def _before(tokens: Tokens, draft: Draft, lexicon: Lexicon, floor: int) -> tuple[int, str]:
    """The first token of the words that bound the figure, and the bound; the strongest word wins."""
    at, start, bound = draft.first, draft.first, ""
    skipped = 0
    while at > floor:
        found = lexicon.bounds_before.before(tokens, at)
        pointed = skipped and found is not None and found[0] == "about"  # "about the 12 men" names a topic
        if (
            found is not None
            and found[1] >= floor
            and not pointed
            and not _other_sense(tokens, found[1], at, draft, lexicon)
        ):
            if bound in _WEAK or found[0] not in _WEAK:
                bound = found[0] if not bound or bound in _WEAK else bound
            at = start = found[1]
            continue
        if skipped < 2 and tokens.lower[at - 1] in lexicon.bound_skips:
            skipped += 1
            at -= 1
            continue
        break
    return start, bound


def _other_sense(tokens: Tokens, first: int, at: int, draft: Draft, lexicon: Lexicon) -> bool:
    """Words that bound elsewhere: "up to" after "from", "over" and "under" of a deal, "about" of a topic."""
    phrase = tokens.lower[first:at]
    if phrase[-1] == "the":  # "broke the 1,000 mark"
        mark = draft.last + 1 if tokens.raw(draft.last) in ("-", "‑") else draft.last
        return tokens.word(mark) not in lexicon.marks
    if draft.score:
        return True
    if phrase == ["about"] and tokens.word(first - 1) in lexicon.contexts["topics"]:
        return True
    if phrase in (["some"], ["past"]) and draft.kind in (Kind.DATE, Kind.YEAR, Kind.ORDINAL):
        return True
    if phrase == ["within"] and draft.kind not in (Kind.DURATION, Kind.MEASURE, Kind.SHARE, Kind.MONEY):
        return True
    if phrase in (["passed"], ["passing"], ["passes"], ["tops"], ["estimated"], ["beyond"], ["inside"]):
        return draft.magnitude == 1 and (draft.value or 0) < 100 and draft.kind is Kind.COUNT
    return False


def _after(tokens: Tokens, draft: Draft, lexicon: Lexicon) -> tuple[int, str]:
    if tokens.raw(draft.last) == "+" and tokens.kind(draft.last + 1) == NUMERAL:
        return draft.last, ""  # "2+2"
    found = lexicon.bounds_after.after(tokens, draft.last)
    if found is not None:
        word = tokens.lower[draft.last]
        if (
            word in ("plus", "tops", "maximum", "max", "roughly", "approximately", "odd", "upwards")
            and tokens.gaps[draft.last]
        ):
            if word in ("odd", "upwards", "maximum"):
                return found[1], found[0]
        else:
            return found[1], found[0]
    if tokens.kind(draft.last) == WORD and tokens.word(draft.last + 1) == "or":
        behind = lexicon.bounds_after.after(tokens, draft.last + 1)  # "12,000 people or so"
        if behind is not None:
            return draft.last, behind[0]
    return draft.last, ""
