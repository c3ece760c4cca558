"""Reads ordinals: "21st", "third", "twenty-first", "No 1"."""

from __future__ import annotations

from fractions import Fraction

from numcheck.extractor.draft import Draft
from numcheck.extractor.lexicon import Lexicon
from numcheck.extractor.tokens import NUMERAL, WORD, Tokens
from numcheck.model.quantity import Kind
from numcheck.resources.policy import Printed

_ENDS = ("st", "nd", "rd", "th")
_SHARING = ("a", "one", "top", "bottom", "richest", "poorest")
_MULTIPLIED = {
    "hundredth": 100,
    "thousandth": 1_000,
    "millionth": 1_000_000,
}  # "ten thousandth", "50 millionth"


def read_ordinal(tokens: Tokens, index: int, lexicon: Lexicon) -> Draft | None:
    """The ordinal that begins at token `index`; None if none begins there."""
    multiplied = _multiplied(tokens, index, lexicon)
    if multiplied is not None:
        return multiplied
    if tokens.kind(index) == NUMERAL:
        text = tokens.texts[index].replace(",", "")
        if not (
            tokens.glued(index + 1) and tokens.lower[index + 1] in _ENDS and text.isdigit() and len(text) < 8
        ):
            return None
        ending = (
            "th" if int(text) % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(int(text) % 10, "th")
        )
        if tokens.lower[index + 1] != ending:
            return None  # "11st" is a weight
        return _draft(tokens, index, index + 2, int(text), lexicon)
    if tokens.lower[index] == "second" and tokens.word(index - 1) == "per":
        return None
    if (
        tokens.word(index + 1) == "of"
        and tokens.word(index - 1) in _SHARING
        and tokens.lower[index] != "second"
    ):
        return None  # "a twelfth of all plants", "the top tenth of earners"
    value, last = lexicon.ordinals.get(tokens.lower[index], 0), index + 1
    if not value:
        tens = lexicon.cardinals.get(tokens.lower[index], 0)
        if (
            not 20 <= tens < 100
            or tens % 10
            or tokens.raw(index + 1) not in ("-", "‑")
            or not tokens.glued(index + 2)
        ):
            return None
        unit = lexicon.ordinals.get(tokens.word(index + 2), 0)
        if not 0 < unit < 10:
            return None
        value, last = tens + unit, index + 3
    if tokens.raw(last) in ("-", "‑") and tokens.glued(last) and tokens.word(last + 1) in lexicon.fractions:
        return None
    return _draft(tokens, index, last, value, lexicon)


def _multiplied(tokens: Tokens, index: int, lexicon: Lexicon) -> Draft | None:
    at = index + 2 if tokens.raw(index + 1) in ("-", "‑") else index + 1
    times = _MULTIPLIED.get(tokens.word(at), 0)
    if not times:
        return None
    text = tokens.texts[index].replace(",", "")
    count = int(text) if text.isascii() and text.isdigit() and len(text) < 4 else 0
    count = count or lexicon.cardinals.get(tokens.lower[index], 0)
    return _draft(tokens, index, at + 1, count * times, lexicon) if count else None


def read_rank(tokens: Tokens, index: int, lexicon: Lexicon) -> Draft | None:
    """ "No 1", "No. 3", "number one": a place in an order, read from its first word."""
    if tokens.lower[index] == "number":
        value = lexicon.cardinals.get(tokens.word(index + 1), 0)
        text = tokens.raw(index + 1)
        if tokens.kind(index + 1) == NUMERAL and text.isascii() and text.isdigit() and len(text) <= 3:
            value = int(text)
        if not value or tokens.word(index + 2) in lexicon.cardinals or tokens.raw(index + 2) == "-":
            return None
        return _draft(tokens, index, index + 2, value, lexicon)
    if tokens.lower[index] not in ("no", "no.", "nos") or not tokens.texts[index][0].isupper():
        return None
    at = index + 2 if tokens.raw(index + 1) == "." else index + 1
    text = tokens.raw(at)
    if tokens.kind(at) != NUMERAL or not text.isdigit() or len(text) > 3:
        return None
    return _draft(tokens, index, at + 1, int(text), lexicon)


def _draft(tokens: Tokens, first: int, last: int, value: int, lexicon: Lexicon) -> Draft:
    start, end = tokens.starts[first], tokens.ends[last - 1]
    draft = Draft(first, last, start, end, (start, end), kind=Kind.ORDINAL)
    draft.printed = Printed(Fraction(value), Fraction(1))
    follow = tokens.word(last)
    if follow == "-":
        follow = tokens.word(last + 1)
    follow = follow.removesuffix("'s").removesuffix("’s")  # "the third quarter's 5.1%"
    if follow in lexicon.contexts["periods"] and tokens.kind(last) == WORD:
        draft.status = "label"
    return draft
