"""Reads ages: "23-year-old", "aged 23", "Kim, 23,", "18 months old", "she is 23", "at 23, he", "a man of 23"."""

from __future__ import annotations

from numcheck.extractor.draft import Draft
from numcheck.extractor.lexicon import Lexicon
from numcheck.extractor.tokens import NUMERAL, WORD, Tokens
from numcheck.model.quantity import Kind, Unit

_HYPHENS = ("-", "‑")
_FEWEST_WORDS = 3  # of a headline before an age at its end
_GROWING = 10  # years; below it a number at a headline's end may be a clock's


def as_age(tokens: Tokens, draft: Draft, lexicon: Lexicon) -> bool:
    """Turns a duration with "old" behind it, or a number where an age stands, into an age."""
    if draft.printed is None and draft.low is None:
        return False
    if draft.kind is Kind.DURATION:
        return _years_old(tokens, draft, lexicon)
    if draft.kind is not Kind.COUNT or draft.magnitude > 1 or draft.unit.name:
        return False
    end = draft.printed or draft.high
    value = end.value if end else None
    if value is None or not 0 < value < 120 or value.denominator not in (1, 2):
        return False
    back = draft.first - 1
    while draft.first - back < 4 and tokens.word(back) in lexicon.contexts["age_fillers"]:
        back -= 1
    if tokens.word(back) in ("aged", "ages", "age") and (
        back < draft.first - 1 or tokens.word(back) != "age" or tokens.word(back - 1) == "at"
    ):
        _set(draft, "year")
        return True
    if tokens.word(draft.first - 1) in ("turned", "turns", "turning", "age") and _ends_clause(
        tokens, draft.last, lexicon
    ):
        _set(draft, "year")
        return True
    if (
        (_is_person(tokens, back, lexicon) or _at_an_age(tokens, draft, lexicon))
        and _ends_clause(tokens, draft.last, lexicon)
        and (draft.in_digits or value > 12)
    ):
        _set(draft, "year")
        return True
    if _of_that_age(tokens, draft, lexicon) or _between_commas(tokens, draft, lexicon):
        _set(draft, "year")
        return True
    if tokens.word(draft.last) in ("years", "year") and tokens.word(draft.last + 1) == "old":
        _set(draft, "year")
        return True
    return False


def _years_old(tokens: Tokens, draft: Draft, lexicon: Lexicon) -> bool:
    at = draft.last
    if tokens.raw(at) in _HYPHENS:
        at += 1
    unit = lexicon.age_units.get(tokens.word(draft.last - 1))
    if (
        unit
        and tokens.word(at) in ("old", "olds")
        and not (tokens.gaps[at] and tokens.raw(at - 1) in _HYPHENS)
    ):
        draft.last = at + 1
        draft.end = tokens.ends[at]
        _set(draft, unit)
        return True
    if unit and tokens.word(at) == "of" and tokens.word(at + 1) == "age":
        draft.last = at + 2
        draft.end = tokens.ends[at + 1]
        _set(draft, unit)
        return True
    return False


def _set(draft: Draft, unit: str) -> None:
    draft.kind = Kind.AGE
    draft.unit = Unit(unit, "time")
    draft.after = max(draft.after, draft.last)
    draft.phrase_end = max(draft.phrase_end, draft.end)


def _of_that_age(tokens: Tokens, draft: Draft, lexicon: Lexicon) -> bool:
    """ "A girl of nine, it had no effect": a word for one person before "of", and nothing that is counted behind."""
    return (
        tokens.word(draft.first - 1) == "of"
        and tokens.word(draft.first - 2) in lexicon.contexts["of_an_age"]
        and _ends_clause(tokens, draft.last, lexicon)
    )


def _between_commas(tokens: Tokens, draft: Draft, lexicon: Lexicon) -> bool:
    """ "Kim, 23, said" and "Ann Reid (54)": a name before, and the number between two commas or in brackets."""
    if draft.value is None or draft.value < 2 or draft.value.denominator != 1:
        return False
    opening, closing = tokens.raw(draft.first - 1), tokens.raw(draft.last)
    name = tokens.raw(draft.first - 2)
    person = (name[:1].isupper() and draft.in_digits) or name in lexicon.contexts["people"]
    if not person or tokens.kind(draft.first - 2) != WORD or len(name) < 2:
        return False
    if opening == ",":
        if closing == "and" and draft.in_digits:  # "Ann and Joe Reid, 27 and 24, set out"
            return tokens.kind(draft.last + 1) == NUMERAL and tokens.raw(draft.last + 2) == ","
        return closing in (",", ".", ";") and not (
            tokens.kind(draft.last + 1) == NUMERAL or tokens.lower[draft.first - 2] in lexicon.months
        )
    return opening == "(" and closing == ")" and 16 <= draft.value < 105


def chain_ages(tokens: Tokens, before: Draft, draft: Draft) -> bool:
    """ "twins aged 4 and 6": a bare number joined to an age is one."""
    if (
        before.kind is not Kind.AGE
        or not draft.plain
        or (tokens.kind(draft.last) == WORD and draft.in_digits is False)
    ):
        return False
    joined = draft.first - before.last <= 2 and tokens.word(draft.first - 1) in ("and", "or", ",")
    bare = before.last == before.first + 1 and tokens.kind(before.last - 1) == NUMERAL
    value = draft.value
    closed = tokens.kind(draft.last) != WORD or tokens.word(draft.last) in (
        "and",
        "or",
        "who",
        "were",
        "are",
        "when",
        "in",
    )
    if joined and bare and closed and value is not None and 0 < value < 110 and value.denominator == 1:
        _set(draft, "year")
        return True
    return False


def _is_person(tokens: Tokens, at: int, lexicon: Lexicon) -> bool:
    """Whether "she is", "he will be", "I'm" stands before: a bare number after it is an age."""
    if tokens.word(at).replace("’", "'") in lexicon.contexts["being_short"]:
        return True
    if tokens.word(at) not in lexicon.contexts["being"]:
        return False
    if tokens.word(at) == "be" and tokens.word(at - 1) in ("will", "would"):
        at -= 1
    return tokens.word(at - 1) in ("he", "she")


def _at_an_age(tokens: Tokens, draft: Draft, lexicon: Lexicon) -> bool:
    """ "At 83, he has no wish to move": between a comma or a full stop and a comma, and somebody follows; or at the end of
    a headline, which has no full stop: "Author wins prize at 79"."""
    if tokens.word(draft.first - 1) == "at" and draft.last >= tokens.size and draft.in_digits:
        if tokens.word(draft.first - 2) in lexicon.contexts["levels_at"]:
            return False  # "Toll put at 34"
        return draft.first > _FEWEST_WORDS and (draft.value or 0) >= _GROWING
    return (
        tokens.word(draft.first - 1) == "at"
        and (draft.first < 2 or tokens.kind(draft.first - 2) != WORD)
        and tokens.raw(draft.last) == ","
        and tokens.word(draft.last + 1) in lexicon.contexts["somebody"]
    )


def _ends_clause(tokens: Tokens, at: int, lexicon: Lexicon) -> bool:
    return at >= tokens.size or tokens.kinds[at] != WORD or tokens.lower[at] in lexicon.contexts["age_ends"]
