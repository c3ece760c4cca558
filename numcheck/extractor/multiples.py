"""Reads multiples: "doubled", "threefold", "three times as many", "twice the size", "10x"."""

from __future__ import annotations

from fractions import Fraction

from numcheck.extractor.draft import Draft
from numcheck.extractor.lexicon import Lexicon
from numcheck.extractor.numerals import read_numeral
from numcheck.extractor.tokens import NUMERAL, WORD, Tokens
from numcheck.model.quantity import Direction, Kind, Unit
from numcheck.resources.policy import Printed

TIMES = Unit("times", "multiple")


def read_multiple(tokens: Tokens, index: int, lexicon: Lexicon) -> Draft | None:
    """The multiple that begins at token `index`; None if none begins there."""
    word = tokens.lower[index] if tokens.kinds[index] == WORD else ""
    if word in lexicon.multiples:
        return _verb(tokens, index, lexicon)
    if word in ("twice", "thrice"):
        if tokens.word(index + 1) in lexicon.contexts["compared"]:
            return _draft(tokens, index, index + 1, Fraction(2 if word == "twice" else 3))
        return None
    if word and word not in lexicon.cardinals:
        return None
    follow = tokens.lower[index + 1]
    if (
        not word
        and follow not in ("x", "times", "fold", "-", "‑", "and")
        and follow not in lexicon.magnitudes
    ):
        return None
    numeral = read_numeral(tokens, index, lexicon)
    if numeral is None or numeral.value <= 0:
        return None
    at = numeral.last
    if tokens.kind(index) == NUMERAL and tokens.raw(at) in ("x", "X") and tokens.glued(at):
        if tokens.kind(at + 1) == NUMERAL:
            return None
        return _draft(tokens, index, at + 1, numeral.value)
    if tokens.raw(at) in ("-", "‑") and tokens.glued(at):
        at += 1
    if tokens.word(at) == "fold":
        return _draft(tokens, index, at + 1, numeral.value)
    over_a_limit = tokens.word(at + 1) == "over" and "limit" in map(tokens.word, range(at + 2, at + 5))
    if tokens.word(at) == "times" and (
        over_a_limit or tokens.word(at + 1) in lexicon.contexts["compared"] or numeral.value.denominator != 1
    ):
        once_as = tokens.word(at + 1) == "as" and "as" not in (tokens.word(at + 3), tokens.word(at + 4))
        if once_as and tokens.word(at + 2) not in ("many", "much", "likely"):
            return None
        if tokens.word(at + 1) == "the" and tokens.word(at + 2) in lexicon.contexts["titles"]:
            return None
        return _draft(tokens, index, at + 1, numeral.value)
    return None


def _verb(tokens: Tokens, index: int, lexicon: Lexicon) -> Draft | None:
    word = tokens.lower[index]
    if word in lexicon.doubtful_multiples:
        follow, before = tokens.word(index + 1), tokens.word(index - 1)
        related = (
            follow in ("the", "its", "their", "his", "her", "that", "those", "what", "in")
            or tokens.kind(index + 1) == NUMERAL
        )
        if not related and before not in lexicon.multiple_before:
            return None
        if before in ("the", "a", "an", "his", "her", "their", "its"):
            return None
        if follow not in (
            "the",
            "its",
            "their",
            "that",
            "those",
            "what",
            "in",
            "to",
            "from",
            "by",
            ".",
            ",",
            "last",
            "previous",
        ):
            return None
    if word in ("doubled", "doubling") and tokens.word(index + 1) in ("down", "up", "as", "over"):
        return None
    factor = lexicon.multiples[word]
    draft = _draft(tokens, index, index + 1, factor)
    draft.direction = Direction.UP if factor > 1 else Direction.DOWN
    return draft


def _draft(tokens: Tokens, first: int, last: int, factor: Fraction) -> Draft:
    start, end = tokens.starts[first], tokens.ends[last - 1]
    draft = Draft(first, last, start, end, (start, end), kind=Kind.MULTIPLE, unit=TIMES)
    draft.printed = Printed(factor, None)
    draft.in_digits = tokens.kinds[first] == NUMERAL
    return draft
