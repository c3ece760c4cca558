"""Reads shares in words: "two-thirds", "half of", "one in five", "3 out of 10", "most of", "nearly all"."""

from __future__ import annotations

from fractions import Fraction

from numcheck.extractor.draft import PERCENT, Draft
from numcheck.extractor.lexicon import Lexicon
from numcheck.extractor.numerals import Numeral, read_numeral
from numcheck.extractor.tokens import MARK, NUMERAL, WORD, Tokens
from numcheck.extractor.units import POINTS
from numcheck.model.quantity import Kind, Unit
from numcheck.resources.policy import Printed
from numcheck.resources.units import load_units

_SENTENCE_ENDS = (".", "!", "?", "”", '"')
_HYPHENS = ("-", "‑")
_CENT = ("percent", "per", "percentage")


def read_share(tokens: Tokens, index: int, lexicon: Lexicon) -> Draft | None:
    """The share in words, or the part of an hour, that begins at token `index`; None if none begins there."""
    words = lexicon.share_words.after(tokens, index)
    if words is not None:
        draft = _draft(tokens, index, words[1])
        draft.share = words[0]
        if tokens.word(words[1] - 1) == "of":
            draft.last, draft.end = words[1] - 1, tokens.ends[words[1] - 2]
            draft.phrase_end, draft.digits = draft.end, (draft.start, draft.end)
        return draft
    word = tokens.lower[index]
    if (
        word == "most"
        and _plural(tokens, index + 1)
        and tokens.word(index - 1) not in ("the", "at", "two", "three", "is", "was")
    ):
        draft = _draft(tokens, index, index + 1)
        draft.share = "most"
        return draft
    return (
        _one_in(tokens, index, lexicon)
        or _half_time(tokens, index, lexicon)
        or _fraction(tokens, index, lexicon)
    )


def _one_in(tokens: Tokens, index: int, lexicon: Lexicon) -> Draft | None:
    """ "one in five", "3 out of 10", "nine-in-10": of small whole numbers, the second the larger."""
    if tokens.kinds[index] == NUMERAL and tokens.lower[index + 1] not in ("in", "out", "of", "-", "‑"):
        return None
    if tokens.kinds[index] == WORD and tokens.lower[index] not in lexicon.cardinals:
        return None
    part = read_numeral(tokens, index, lexicon)
    if part is None or not part.whole or part.value > 99 or part.value < 1 or part.magnitude > 12:
        return None
    at = part.last + 1 if tokens.raw(part.last) in _HYPHENS and tokens.glued(part.last) else part.last
    if tokens.word(at) == "in":
        at += 1
        if tokens.word(at) == "every" or (tokens.raw(at) in _HYPHENS and tokens.glued(at)):
            at += 1
        strict = True
    elif tokens.word(at) == "of" and tokens.word(at + 1) == "every":
        at += 2
        strict = False
    elif tokens.word(at) == "out" and tokens.word(at + 1) == "of":
        at += 2
        if tokens.word(at) == "every":
            at += 1
        strict = False
    else:
        return None
    whole = read_numeral(tokens, at, lexicon)
    if whole is None or not whole.whole or whole.value <= part.value or whole.grouped:
        return None
    if strict and not _share_base(tokens, part, whole, lexicon):
        return None
    if tokens.raw(whole.last) in ("%", "$") or lexicon.percent.after(tokens, whole.last):
        return None
    draft = _draft(tokens, index, whole.last)
    draft.printed = Printed(part.value / whole.value * 100, None, fraction=True)
    draft.in_digits = part.in_digits
    if tokens.raw(whole.last) in _HYPHENS and tokens.word(whole.last + 1) == "year":
        draft.status = "label"  # "a 1-in-100-year flood"
    return draft


def _share_base(tokens: Tokens, part: Numeral, whole: Numeral, lexicon: Lexicon) -> bool:
    """Whether "in N" can be a base: not a year, a unit or a time ("one in 2018", "two in 10 days")."""
    if whole.value > 1000 and whole.value not in (10_000, 100_000, 1_000_000):
        return False
    follow = tokens.word(whole.last)
    if follow in lexicon.contexts["occasions"]:
        return False
    return not (part.in_digits and whole.value < 4 and part.value > 1)


def _half_time(tokens: Tokens, index: int, lexicon: Lexicon) -> Draft | None:
    """ "half an hour", "half a century"."""
    if tokens.lower[index] != "half" or tokens.word(index + 1) not in ("a", "an", "-"):
        return None
    at = index + 2
    points = lexicon.percent.after(tokens, at)
    if points is not None and points[0] == "percentage point":
        draft = _draft(tokens, index, points[1])
        draft.unit, draft.printed = POINTS, Printed(Fraction(1, 2), Fraction(1, 10))
        return draft
    if tokens.raw(index + 1) == "-":
        at = index + 4 if tokens.word(index + 2) in ("a", "an") else index + 2
    cricket = tokens.lower[at] == "century" and tokens.raw(index + 1) == "-"  # fifty runs
    if tokens.lower[at] == "degree" or tokens.raw(at + 1) in _HYPHENS or cricket:
        return None
    found = _unit(tokens, at, lexicon)
    if found is None:
        return None
    return _of_unit(tokens, index, found[1], Fraction(1, 2), found[0])


def _unit(tokens: Tokens, at: int, lexicon: Lexicon) -> tuple[Unit, int] | None:
    """The unit of measurement at token `at` and the token after it."""
    if tokens.word(at) == "century":
        return load_units().measures["century"].unit, at + 1
    found = lexicon.unit_words.after(tokens, at)
    return None if found is None else (found[0].unit, found[1])


def _of_unit(tokens: Tokens, first: int, last: int, part: Fraction, unit: Unit) -> Draft:
    """ "half an hour", "a third of a mile": a part of a unit is a measure, not a share."""
    draft = _draft(tokens, first, last)
    draft.kind = Kind.DURATION if unit.dimension == "time" else Kind.MEASURE
    draft.unit = unit
    draft.printed = Printed(part, part / 5)
    return draft


def _one_of_a_unit(tokens: Tokens, first: int, last: int, part: Fraction, lexicon: Lexicon) -> Draft | None:
    """ "three-quarters of an hour", "1/16 of a mile"."""
    if tokens.word(last) != "of" or tokens.word(last + 1) not in ("a", "an"):
        return None
    at = last + 3 if tokens.raw(last + 2) in ("US", "UK", "UK's") else last + 2
    found = _unit(tokens, at, lexicon)
    return None if found is None else _of_unit(tokens, first, found[1], part, found[0])


def _fraction(tokens: Tokens, index: int, lexicon: Lexicon) -> Draft | None:
    """ "half of", "a third", "two-thirds", "three quarters", "1/3 of", "⅔ of"."""
    word = tokens.lower[index]
    if word == "half":
        return _half(tokens, index, lexicon)
    if word in ("a", "one") and tokens.raw(index + 1) and tokens.kind(index + 1) in (WORD, MARK):
        return _one_part(tokens, index, lexicon)
    if _leaves_out_its_article(tokens, index, lexicon):
        return _share(tokens, index, index + 1, lexicon.fractions[word], lexicon)
    sign = lexicon.signs.get(tokens.texts[index])
    if sign is not None and tokens.word(index + 1) in lexicon.share_after:
        return _share(tokens, index, index + 1, sign, lexicon)
    if (
        tokens.kind(index) == NUMERAL
        and tokens.raw(index + 1) in ("/", "⁄")
        and tokens.glued(index + 1)
        and tokens.glued(index + 2)
        and tokens.raw(index).isdigit()
        and tokens.raw(index + 2).isdigit()
        and len(tokens.raw(index)) <= 2
        and len(tokens.raw(index + 2)) <= 3
        and tokens.word(index + 3) in ("of", "the")
        and 0 < int(tokens.raw(index)) < int(tokens.raw(index + 2))
    ):
        return _share(
            tokens, index, index + 3, Fraction(int(tokens.raw(index)), int(tokens.raw(index + 2))), lexicon
        )
    count = lexicon.cardinals.get(word, 0)
    if tokens.kind(index) == NUMERAL and tokens.texts[index].isdigit() and len(tokens.texts[index]) == 1:
        count = int(tokens.texts[index])
    if count < 2:
        return None
    at = index + 2 if tokens.raw(index + 1) in _HYPHENS else index + 1
    part = tokens.word(at)
    if not part.endswith("s") or part not in lexicon.fractions or count * lexicon.fractions[part] >= 2:
        return None
    return _share(tokens, index, at + 1, count * lexicon.fractions[part], lexicon)


def _leaves_out_its_article(tokens: Tokens, index: int, lexicon: Lexicon) -> bool:
    """Whether a headline says "shed third of staff" where a sentence would say "a third"; no rank is "of staff".

    "Finish third of 20" is a rank, and so is "third of four".
    """
    if tokens.lower[index] not in ("third", "quarter", "fifth", "tenth") or tokens.word(index + 1) != "of":
        return False
    follow, before = index + 2, tokens.word(index - 1)
    whole = tokens.kind(follow) == WORD and not lexicon.cardinals.get(tokens.word(follow), 0)
    return (
        whole
        and tokens.raw(tokens.size - 1) not in _SENTENCE_ENDS
        and before not in lexicon.contexts["before_ranks"]
    )


def _half(tokens: Tokens, index: int, lexicon: Lexicon) -> Draft | None:
    follow, before = tokens.word(index + 1), tokens.word(index - 1)
    if follow == "a" and tokens.word(index + 2) in lexicon.magnitudes:
        return None  # "about half a million" is a number
    if follow in ("-", "past", "time", "term") or before in (
        "first",
        "second",
        "other",
        "opening",
        "and",
        "final",
        "-",
        "better",
    ):
        if before == "and" and follow in ("of", "the"):
            return _share(tokens, index, index + 1, Fraction(1, 2), lexicon)
        return None
    bounded = lexicon.bounds_before.before(tokens, index) is not None
    if (
        follow in ("of", "the", "its", "their", "his", "her", "our", "all", "those", "these")
        or bounded
        or before == "by"
    ):
        return _share(tokens, index, index + 1, Fraction(1, 2), lexicon)
    return None


def _one_part(tokens: Tokens, index: int, lexicon: Lexicon) -> Draft | None:
    at = index + 2 if tokens.raw(index + 1) in _HYPHENS else index + 1
    word = tokens.word(at)
    if (
        tokens.word(at + 1) == "of"
        and tokens.word(at + 2) in ("a", "one")
        and tokens.word(at + 3) in lexicon.magnitudes
    ):
        return None  # "a quarter of a million" is a number
    part = lexicon.fractions.get(word)
    if (
        part is None
        or word.endswith("s")
        or word == "half"
        or (tokens.word(index) == "a" and at == index + 2)
    ):
        return None
    follow = tokens.raw(at + 1)
    if word == "quarter" and follow in ("-", "‑"):
        return None
    closes = (
        tokens.kind(at + 1) != WORD
        or follow.lower() in lexicon.share_after
        or follow.lower() in ("more", "less", "fewer", "higher", "lower")
    )
    if not closes or follow in _HYPHENS:
        return None
    if follow.lower() != "of" and tokens.word(index) == "a":
        before = tokens.word(index - 1)
        if before not in lexicon.share_before and lexicon.bounds_before.before(tokens, index) is None:
            return None
    return _share(tokens, index, at + 1, part, lexicon)


def _share(tokens: Tokens, first: int, last: int, part: Fraction, lexicon: Lexicon) -> Draft | None:
    if (
        tokens.word(last) == "of"
        and tokens.word(last + 1) == "a"
        and tokens.word(last + 2) in lexicon.magnitudes
    ):
        return None  # "three-quarters of a million" is a number
    if tokens.word(last) == "of" and tokens.word(last + 1) in ("a", "one") and tokens.word(last + 2) in _CENT:
        return _of_a_percent(tokens, first, last + 2, part)
    measure = _one_of_a_unit(tokens, first, last, part, lexicon)
    if measure is not None:
        return measure
    draft = _draft(tokens, first, last)
    draft.printed = Printed(part * 100, None, fraction=True)
    return draft


def _of_a_percent(tokens: Tokens, first: int, cent: int, part: Fraction) -> Draft:
    """ "Four-tenths of a percent", "three-quarters of a percentage point"; `cent` is the token after "a"."""
    last = cent + 2 if tokens.word(cent) == "per" else cent + 1
    point = tokens.word(last) == "point"
    draft = _draft(tokens, first, last + point)
    draft.printed = Printed(part, None, fraction=True)
    if point:
        draft.unit = POINTS
    return draft


def _draft(tokens: Tokens, first: int, last: int) -> Draft:
    start, end = tokens.starts[first], tokens.ends[last - 1]
    return Draft(first, last, start, end, (start, end), kind=Kind.SHARE, unit=PERCENT, in_digits=False)


def _plural(tokens: Tokens, index: int) -> bool:
    word = tokens.raw(index)
    if tokens.kind(index) != WORD or not word.isalpha():
        return False
    return word == "people" or (
        len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is"))
    )
