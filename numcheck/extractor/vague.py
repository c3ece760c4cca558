"""Reads words that stand for a number: "dozens", "tens of thousands", "a couple of hundred", "several", "both"."""

from __future__ import annotations

from fractions import Fraction

from numcheck.extractor.draft import Draft
from numcheck.extractor.lexicon import Lexicon
from numcheck.extractor.numerals import Numeral
from numcheck.extractor.quantities import Setting
from numcheck.extractor.tokens import WORD, Tokens
from numcheck.extractor.units import read_unit
from numcheck.model.quantity import Kind
from numcheck.resources.units import load_units


def read_vague(tokens: Tokens, index: int, setting: Setting) -> Draft | None:
    """The number word without a number that begins at token `index`; None if none begins there."""
    lexicon = setting.lexicon
    word = tokens.lower[index]
    draft: Draft | None = None
    if word in lexicon.steps and not tokens.glued(index):
        draft = _steps(tokens, index, lexicon)
    elif word in ("a", "the") and tokens.word(index + 1) in ("couple", "handful", "few", "pair", "dozen"):
        draft = _few(tokens, index, index + 1, lexicon)
    elif word in lexicon.spans_of_time and tokens.word(index - 1) in ("past", "last", "next", "coming"):
        draft = _draft(tokens, index, index + 1, "single")
        draft.kind, draft.unit = Kind.DURATION, load_units().measures[word].unit
        return draft
    elif word in ("a", "the") and tokens.word(index + 1) in lexicon.spans_of_time:
        draft = _span_of_time(tokens, index, lexicon)
    elif word in lexicon.collectives or word == "few":
        draft = _few(tokens, index, index, lexicon)
    if draft is None:
        return None
    _measured(tokens, draft, setting)
    return draft


def _steps(tokens: Tokens, index: int, lexicon: Lexicon) -> Draft:
    """ "thousands", "tens of thousands", "hundreds of millions"."""
    scale = lexicon.steps[tokens.lower[index]]
    last = index + 1
    while tokens.word(last) == "of" and tokens.word(last + 1) in lexicon.steps:
        scale *= lexicon.steps[tokens.word(last + 1)]
        last += 2
    draft = _draft(tokens, index, last, "step")
    draft.scale = Fraction(scale)
    draft.magnitude = scale
    return draft


def _span_of_time(tokens: Tokens, index: int, lexicon: Lexicon) -> Draft | None:
    """ "a fortnight", "a decade": one of a unit that is itself several of another."""
    if tokens.word(index) == "the" or tokens.word(index - 1) == "half" or tokens.raw(index + 2) in ("-", "‑"):
        return None
    draft = _draft(tokens, index, index + 2, "single")
    unit = load_units().measures[tokens.lower[index + 1]].unit
    draft.kind, draft.unit = Kind.DURATION, unit
    return draft


def _few(tokens: Tokens, first: int, index: int, lexicon: Lexicon) -> Draft | None:
    """ "a couple", "a couple of hundred", "several thousand", "a few dozen", "both"."""
    word = tokens.lower[index]
    if word == "few":
        if first == index and tokens.word(index - 1) not in ("the", "past", "last", "next", "first"):
            return None
        if tokens.word(index - 1) == "quite" or tokens.word(index + 1) in ("and",):
            return None
        row = "few"
    elif word == "dozen":
        return None
    else:
        row = lexicon.collectives[word]
    if word == "scores" and tokens.word(index + 1) != "of":
        return None
    if (
        word in ("couple", "pair")
        and tokens.word(index + 1) != "of"
        and first == index
        and tokens.word(index - 1) != "the"
    ):
        return None
    if word == "both" and tokens.word(index + 1) in (
        "in",
        "by",
        "from",
        "at",
        "on",
        "to",
        "for",
        "with",
        "a",
        "an",
    ):
        return None
    if word == "both" and _correlative(tokens, index):
        return None
    at = index + 1
    if tokens.word(at) == "of" and lexicon.magnitudes.get(tokens.word(at + 1), 0) >= 12:
        at += 1
    scale, magnitude = Fraction(1), 1
    while (step := lexicon.magnitudes.get(tokens.word(at), 0)) >= 12:
        scale, magnitude, at = scale * step, magnitude * step, at + 1
    last = at if magnitude > 1 else index + 1
    draft = _draft(tokens, first, last, row)
    draft.scale, draft.magnitude = scale, magnitude
    return draft


def _correlative(tokens: Tokens, index: int) -> bool:
    """Whether "both" opens "both … and …", which counts nothing."""
    after = tokens.lower[index + 1]
    if after[-1:] == "s" and len(after) > 3 and tokens.lower[index + 2] != "and":
        return False  # "both screens are crisp and clear"
    for at in range(index + 1, min(index + 9, tokens.size)):
        if tokens.lower[at] == "and":
            return True
        if tokens.kinds[at] != WORD and tokens.texts[at] not in ("-", "'", "’"):
            return False
    return False


def _measured(tokens: Tokens, draft: Draft, setting: Setting) -> None:
    """Adds a unit or currency: "several weeks", "millions of dollars", "a couple of miles"."""
    at = draft.last + 1 if tokens.word(draft.last) == "of" else draft.last
    stand_in = Numeral(draft.scale, Fraction(1), False, draft.first, at, draft.magnitude, in_digits=False)
    found = read_unit(tokens, stand_in, setting.lexicon, setting.dollars)
    if found is None or found.kind is Kind.SHARE:
        return
    draft.kind, draft.unit = found.kind, found.unit
    draft.last, draft.end = found.last, tokens.ends[found.last - 1]
    draft.phrase_end, draft.after = draft.end, found.after


def _draft(tokens: Tokens, first: int, last: int, row: str) -> Draft:
    start, end = tokens.starts[first], tokens.ends[last - 1]
    return Draft(first, last, start, end, (start, end), word=row, in_digits=False)
