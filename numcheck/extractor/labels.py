"""Settles which numbers are no quantities: labels, models, indices, roads, phone numbers, addresses, pronouns."""

from __future__ import annotations

import itertools
import re

from numcheck.extractor.draft import Draft
from numcheck.extractor.lexicon import Lexicon
from numcheck.extractor.tokens import NUMERAL, WORD, Tokens
from numcheck.model.quantity import Kind

_NAME_REACH = 40  # characters before a number in which its name ends


def _is_named(tokens: Tokens, draft: Draft) -> bool:
    """Whether a length of time is a name's, by its capitals and those beside it: "the Ninety Day War"."""
    first, last = draft.first, draft.last
    if not _named(tokens, last - 1) or (not draft.in_digits and not _named(tokens, first)):
        return False
    if tokens.titled and tokens.word(first - 1) != "the":
        return False
    if _named(tokens, last) and not tokens.titled and tokens.raw(first - 1)[:1] in ("“", '"', "‘"):
        return True
    beside = _named(tokens, last) or _named(tokens, first - 1)
    return beside and not _starts_sentence(tokens, first)


def _ranked(tokens: Tokens, draft: Draft, lexicon: Lexicon) -> bool:
    """ "the top 40", "the last 16": a group's name, not a count of what follows."""
    before = tokens.word(draft.first - 1)
    noun = _noun_follows(tokens, draft.last, lexicon)
    if before in ("top", "bottom"):
        return not noun or (draft.in_digits and draft.value is not None and draft.value % 10 == 0)
    return (
        before == "last"
        and not noun
        and draft.value in (4, 8, 16, 32, 64)
        and tokens.word(draft.first - 2) in lexicon.contexts["before_rounds"]
    )


def read_label(tokens: Tokens, index: int, lexicon: Lexicon) -> Draft | None:
    """A name made of numbers that begins at token `index`: "9/11", "24/7"."""
    if tokens.raw(index + 1) != "/" or tokens.kind(index + 2) != NUMERAL:
        return None
    start, end = tokens.starts[index], tokens.ends[index + 2]
    if tokens.text[start:end] not in lexicon.slashed:
        return None
    return Draft(index, index + 3, start, end, (start, end), status="label")


def settle_list(tokens: Tokens, drafts: list[Draft], lexicon: Lexicon) -> None:
    """A bare number after a comma behind a label is one too: "Henry 2, 29.", "his number 7 and 8 shirts"."""
    for before, draft in itertools.pairwise(drafts):
        if not (draft.plain and draft.in_digits and draft.first == before.last + 1):
            continue
        mark = tokens.word(before.last)
        if (
            before.kind is Kind.ORDINAL
            and tokens.lower[before.first] in ("number", "numbers", "no", "nos")
            and mark in ("and", "or")
            and before.value is not None
            and draft.value == before.value + 1  # and not "number one and 11 rivals"
        ):
            draft.status = "label"
        elif (
            before.status in ("label", "road", "law-section")
            and mark in (",", "and", "or", "to")
            and not _noun_follows(tokens, draft.last, lexicon)
        ):
            draft.status = before.status


def settle_names(text: str, drafts: list[Draft], lexicon: Lexicon) -> None:
    """What is a name once is one throughout: "the Arden 64, built in 1982", "Arden 64 owners"; a model's bare number too.

    A house that is called by its number is one where its street is spoken of.
    """
    named = {name for draft in drafts if draft.status == "label" and (name := _name(text, draft))}
    models = {draft.value for draft in drafts if draft.status == "model-number"} & lexicon.model_numbers
    houses = {
        number
        for street, numbers in lexicon.houses.items()
        if re.search(street.replace(" ", r"\s+"), text)
        for number in numbers
    }
    for draft in drafts:
        if draft.status != "quantity":
            continue
        if (
            draft.kind is Kind.ORDINAL
            and draft.value in houses
            and text[draft.start : draft.start + 2] in ("No", "Nu")
        ) or (draft.kind is Kind.COUNT and draft.plain and _name(text, draft) in named):
            draft.status = "label"
        elif draft.kind is Kind.COUNT and draft.plain and draft.value in models and not _many(text, draft):
            draft.status = "model-number"


def _many(text: str, draft: Draft) -> bool:
    """Whether a noun in the plural stands behind a number: "777 guests", not "the 777 line"."""
    return draft.noun_span is not None and draft.noun_span.of(text).endswith("s")


def _name(text: str, draft: Draft) -> tuple[str, str] | None:
    """The capitalised word right before a number and the number, or None."""
    before = text[max(0, draft.start - _NAME_REACH) : draft.start]
    word = before.split()[-1] if before[-1:].isspace() and before.split() else ""
    digits = text[draft.start : draft.end]
    return (word, digits) if word[:1].isupper() and word.isalpha() and digits.isdigit() else None


def settle_pronouns(tokens: Tokens, drafts: list[Draft]) -> None:
    """ "Ten are bakers and one is a smith": "one" counts where a figure stands before it in its sentence."""
    for before, draft in itertools.pairwise(drafts):
        if (
            draft.status == "pronoun"
            and before.status == "quantity"
            and before.kind is Kind.COUNT
            and tokens.word(draft.first - 1) in ("and", ",", "but")
            and draft.first - before.last < 16
            and all(tokens.texts[i] not in (".", "!", "?") for i in range(before.last, draft.first))
        ):
            draft.status = "quantity"


def settle_status(tokens: Tokens, draft: Draft, lexicon: Lexicon) -> str:
    """The status of a draft: "quantity", or the reason why its number measures nothing."""
    if draft.status == "quantity" and draft.kind is Kind.DURATION and _is_named(tokens, draft):
        return "label"  # "the Ninety Day War"
    if draft.status != "quantity" or draft.kind is not Kind.COUNT or draft.word:
        return draft.status
    if draft.low is not None:
        if tokens.glued(draft.last) and tokens.word(draft.last) == "s":
            return "age-band"
        if draft.low.value in lexicon.model_numbers and draft.in_digits:
            return "model-number"
        return "address" if is_address(tokens, draft.last, lexicon) else draft.status
    first, last = draft.first, draft.last
    if tokens.glued(first) and tokens.raw(first - 1) in ("'", "’") and draft.in_digits:
        return "year"  # "the class of '68"
    if tokens.glued(last) and tokens.word(last) in lexicon.contexts["endings"]:
        return "quantity"  # "30ish"
    if _ranked(tokens, draft, lexicon):
        return "label"
    if tokens.word(draft.first - 1) == "or" and tokens.word(draft.first - 2) == "plus":
        return "label"  # "plus or minus three": how far a survey may be out
    if not draft.in_digits:
        return _word_status(tokens, draft, lexicon)
    if _paired(tokens, last, 1) and tokens.word(last + 1) == "to":
        return "label"  # "a 40-to-1 ratio"
    if tokens.glued(first) and tokens.kind(first - 1) == WORD:
        return "model-number"
    if tokens.glued(first) and tokens.raw(first - 1) == "-" and tokens.word(first - 2) in lexicon.prefixes:
        return "quantity"
    if (
        tokens.glued(first)
        and tokens.raw(first - 1) == "-"
        and tokens.glued(first - 1)
        and tokens.kind(first - 2) == WORD
    ):
        return _label_of(tokens, first - 2, lexicon) or "label"
    if (
        tokens.glued(last)
        and tokens.kind(last) == WORD
        and tokens.lower[last] not in ("th", "st", "nd", "rd")
    ):
        return (
            "age-band"
            if tokens.lower[last] == "s" and draft.magnitude == 1 and (draft.value or 0) <= 90
            else "label"
        )
    if tokens.raw(first - 1) == "#":
        return "label"
    if tokens.raw(first - 1) == "+" or _phone(tokens, first, last):
        return "phone"
    if tokens.raw(first - 1) == "[" and tokens.raw(last) == "]":
        return "footnote"
    if draft.value is not None and draft.value < 0 and _named(tokens, first - 1):
        return "label"  # a hyphen astray: "Covid -19"
    if (
        draft.value in lexicon.model_numbers
        and "," not in tokens.texts[first]
        and (_named(tokens, last) or tokens.word(last) in lexicon.craft or tokens.raw(last) == "-")
    ):
        return "model-number"
    if draft.magnitude == 1 and is_address(tokens, last, lexicon):
        return "address"
    if draft.magnitude > 1 or _noun_follows(tokens, last, lexicon):
        return _strong_label(tokens, draft, lexicon) or "quantity"
    return _label(tokens, draft, lexicon)


def _strong_label(tokens: Tokens, draft: Draft, lexicon: Lexicon) -> str:
    """An index or a model is one whatever follows ("the FTSE 100 companies")."""
    status = _label_of(tokens, draft.first - 1, lexicon)
    if tokens.word(draft.first - 1) in lexicon.strong_labels and "," not in tokens.texts[draft.first]:
        return status
    named = _named(tokens, draft.first - 1) or status == "index"
    return status if status in ("index", "model-number", "road", "law-section", "flight") and named else ""


def _label(tokens: Tokens, draft: Draft, lexicon: Lexicon) -> str:
    first, last = draft.first, draft.last
    if tokens.word(first - 1) == "no" and tokens.texts[first - 1] == "No":
        return "label"
    if tokens.raw(first - 1) == "." and tokens.word(first - 2) in ("no", "nos", "tel"):
        return "label" if tokens.word(first - 2) != "tel" else "phone"
    bracketed = tokens.raw(first - 1) == "(" and tokens.raw(last) == ")"
    if bracketed and _named(tokens, first - 2) and draft.value is not None and draft.value < 16:
        return "label"  # a seed or a number of goals behind a name
    status = _label_of(tokens, first - 1, lexicon)
    if status and (
        _named(tokens, first - 1)
        or tokens.word(first - 1) in lexicon.strong_labels
        or status in ("label", "law-section", "phone", "version", "index", "flight")
    ):
        return status
    if tokens.raw(first - 2) == "&" and tokens.raw(first - 1) == "P":
        return "index"
    if tokens.word(last) in lexicon.label_after:
        return "label"
    if (
        (not tokens.titled or _names_on(tokens, last, lexicon))
        and _named(tokens, first - 1)
        and tokens.word(first - 1) not in lexicon.contexts["functions"]
        and (not _starts_sentence(tokens, first - 1) or tokens.raw(last)[:1] in (",", ".", ";", "("))
    ):
        plain = draft.value is not None and draft.value.denominator == 1
        if plain and tokens.word(first - 1) not in lexicon.months and "," not in tokens.texts[first]:
            return "label"
    return "quantity"


def is_address(tokens: Tokens, last: int, lexicon: Lexicon) -> bool:
    """Whether a street's name follows: capitalised words, one of the first four of them a kind of street."""
    for at in range(last, min(last + 4, tokens.size)):
        if tokens.glued(at) and tokens.lower[at] in ("th", "st", "nd", "rd"):
            continue
        if tokens.kinds[at] != WORD or not tokens.texts[at][0].isupper():
            return tokens.kinds[at] == NUMERAL and at > last and _is_street(tokens, at + 1, lexicon)
        if tokens.lower[at] in lexicon.address_after:
            return not tokens.titled or (at > last and tokens.kinds[at + 1] != WORD)
    return False


def _is_street(tokens: Tokens, at: int, lexicon: Lexicon) -> bool:
    if tokens.word(at) in ("th", "st", "nd", "rd"):
        at += 1
    return tokens.word(at) in lexicon.address_after and tokens.texts[at][0].isupper()


def _names_on(tokens: Tokens, at: int, lexicon: Lexicon) -> bool:
    """Whether a name seems to go on behind a number in a headline ("Note 20 Ultra"), and no noun or verb follows."""
    word = tokens.word(at)
    counted = (
        word.endswith(("s", "ed"))
        or word in lexicon.contexts["states"]
        or word in lexicon.contexts["functions"]
    )
    return _named(tokens, at) and not counted


def _label_of(tokens: Tokens, index: int, lexicon: Lexicon) -> str:
    return lexicon.labels.get(tokens.word(index), "")


def _named(tokens: Tokens, index: int) -> bool:
    return tokens.kind(index) == WORD and tokens.raw(index) != tokens.word(index)


def _starts_sentence(tokens: Tokens, index: int) -> bool:
    return index <= 0 or tokens.raw(index - 1)[:1] in '.!?:;“"‘' or tokens.raw(index - 1) == ""


def _noun_follows(tokens: Tokens, at: int, lexicon: Lexicon) -> bool:
    """Whether a word in lower case that may be counted stands right behind."""
    word = tokens.raw(at)
    if word == "-" and tokens.glued(at) and tokens.glued(at + 1):
        return tokens.kind(at + 1) == WORD
    return (
        tokens.kind(at) == WORD
        and (word[0].islower() or tokens.titled)
        and word.lower() not in lexicon.contexts["after_label"]
    )


def _phone(tokens: Tokens, first: int, last: int) -> bool:
    """Digit groups in a row, or one long group that begins with 0."""
    text = tokens.texts[first]
    if text[0] == "0" and len(text) >= 3 and text.isdigit():
        return True
    if "," in text or "." in text:
        return False
    before = tokens.kind(first - 1) == NUMERAL and tokens.raw(first - 1).isdigit()
    after = tokens.kind(last) == NUMERAL and tokens.raw(last).isdigit()
    return (before and len(tokens.raw(first - 1)) >= 3 and len(text) >= 3) or (
        after and len(text) >= 3 and len(tokens.raw(last)) >= 3
    )


def _paired(tokens: Tokens, at: int, step: int) -> bool:
    """Whether a hyphen at `at` joins a number word to "on", "to" or "by" beside it."""
    joined = (
        tokens.raw(at) == "-"
        and tokens.word(at + step) in ("on", "to", "by")
        and tokens.raw(at + 2 * step) == "-"
    )
    return joined and tokens.glued(max(at, at + step))


def _word_status(tokens: Tokens, draft: Draft, lexicon: Lexicon) -> str:
    """ "one" as a pronoun, and number words inside names ("Big Four", "Seven Sisters")."""
    word = tokens.lower[draft.first]
    if _paired(tokens, draft.last, 1) or _paired(tokens, draft.first - 1, -1):
        return "label"  # "one-on-one", "two-by-four"
    before, after = tokens.word(draft.first - 1), tokens.word(draft.last)
    if word == "one" and draft.last == draft.first + 1:
        if after in lexicon.pronoun_counts:
            return "quantity"
        described = tokens.word(draft.first - 2) in lexicon.contexts["articles"] and before.isalpha()
        if described and before not in lexicon.contexts["functions"] and before not in lexicon.cardinals:
            return "pronoun"  # "a smaller one near the mill"
        if (
            before in lexicon.pronoun_before
            or after in lexicon.pronoun_after
            or tokens.kind(draft.last) != WORD
        ):
            return "pronoun"
    inside = _named(tokens, draft.first) and not tokens.titled and not _starts_sentence(tokens, draft.first)
    if inside and (_named(tokens, draft.last) or _named(tokens, draft.first - 1)):
        return "label"
    if lexicon.labels.get(before) and _named(tokens, draft.first - 1):
        return "label"
    return "quantity"
