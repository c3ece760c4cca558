"""Reads one number with its sign, currency and unit into a draft."""

from __future__ import annotations

from dataclasses import dataclass, replace

from numcheck.extractor.draft import NO_UNIT, Draft
from numcheck.extractor.lexicon import Lexicon
from numcheck.extractor.numerals import Numeral, read_numeral
from numcheck.extractor.tokens import MARK, NUMERAL, WORD, Tokens
from numcheck.extractor.units import Measured, read_sign, read_unit, with_per
from numcheck.model.quantity import Kind
from numcheck.resources.policy import Printed

_MINUS = "-−–"


@dataclass(frozen=True, slots=True)
class Setting:
    """What the whole article settles: its words, and whether it counts in dollars and not in sterling."""

    lexicon: Lexicon
    dollars: bool = False


def read_quantity(tokens: Tokens, index: int, setting: Setting) -> Draft | None:
    """The number that begins at token `index` with its sign, currency and unit; None if none begins there."""
    lexicon = setting.lexicon
    at, negative = _sign(tokens, index)
    currency = None
    if tokens.kind(at) in (MARK, WORD):
        found = read_sign(tokens, at, lexicon) if at < tokens.size else None
        if found is not None:
            currency, at = found
            if tokens.raw(at) in ("-", "−") and tokens.glued(at + 1):
                negative, at = True, at + 1
            if tokens.kind(at) != NUMERAL and not _spelt(tokens, at, lexicon):
                return None
    numeral = read_numeral(tokens, at, lexicon, money=currency is not None)
    if numeral is None:
        return None
    if negative and not numeral.in_digits and tokens.lower[index] not in ("minus", "negative"):
        return None
    measured: Measured | None = None
    if currency is not None:
        measured = _money_before(tokens, numeral, currency.unit.name, setting)
        unit = replace(currency.unit, per=measured.unit.per if measured else "")
        last = measured.last if measured and measured.unit.name == unit.name else numeral.last
        kind = Kind.MONEY
    else:
        numeral, measured = _suffix_or_unit(tokens, numeral, setting)
        unit = measured.unit if measured else NO_UNIT
        kind = measured.kind if measured else Kind.COUNT
        last = measured.last if measured else numeral.last
    if unit.dimension in ("temperature", "angle") and tokens.lower[last : last + 2] == ["below", "zero"]:
        negative, last = True, last + 2
    value = -numeral.value if negative else numeral.value
    draft = Draft(
        first=index,
        last=last,
        start=tokens.starts[index],
        end=tokens.ends[last - 1],
        digits=(tokens.starts[numeral.first], _digits_end(tokens, numeral)),
        kind=kind,
        printed=Printed(value, numeral.place, numeral.zeros),
        unit=unit,
        magnitude=numeral.magnitude,
        in_digits=numeral.in_digits,
    )
    draft.after = max(last, measured.after) if measured else last
    if tokens.word(numeral.last - 1) == "dozen":
        draft.word, draft.scale = "dozen", value / 12
    return draft


def _sign(tokens: Tokens, index: int) -> tuple[int, bool]:
    text = tokens.texts[index]
    if text in _MINUS and tokens.gaps[index] and tokens.glued(index + 1):
        # A dash between spaces is punctuation; one that touches only what follows is a sign, unless a figure ends before it.
        return index + 1, text != "–" or tokens.kind(index - 1) != NUMERAL
    if tokens.lower[index] == "minus":
        at = index + 1
        if tokens.raw(at) == "-":
            at += 1
        return at, True
    return index, False


def _spelt(tokens: Tokens, at: int, lexicon: Lexicon) -> bool:
    return tokens.word(at) in lexicon.cardinals


def _digits_end(tokens: Tokens, numeral: Numeral) -> int:
    """Where the numeral alone ends: digits without their magnitude, words with it."""
    if not numeral.in_digits:
        return tokens.ends[numeral.last - 1]
    at = numeral.first
    end = tokens.ends[at]
    while at + 1 < numeral.last and tokens.kind(at + 1) == NUMERAL:
        at += 1
        end = tokens.ends[at]
    return end


def _money_before(tokens: Tokens, numeral: Numeral, name: str, setting: Setting) -> Measured | None:
    """What follows a figure with its sign in front: a rate, or the currency named again ("$76 US a barrel")."""
    at = numeral.last
    again = setting.lexicon.money_words.after(tokens, at)
    if (
        again is not None
        and again[0].unit.name == name
        and tokens.kind(at) == WORD
        and len(tokens.texts[at]) > 1
    ):
        at = again[1]
    elif tokens.raw(at) in ("US", "U.S.", "AUD", "CAD", "USD") and name in (
        "dollar",
        "australian dollar",
        "canadian dollar",
    ):
        at += 1
    unit = replace(NO_UNIT, name=name, dimension="money")
    return with_per(tokens, unit, Kind.MONEY, at, setting.lexicon)


def _suffix_or_unit(tokens: Tokens, numeral: Numeral, setting: Setting) -> tuple[Numeral, Measured | None]:
    """Settles "m" behind digits: millions, or metres."""
    if numeral.suffix == "m" and _metres(tokens, numeral, setting.lexicon):
        bare = _without_suffix(tokens, numeral, setting.lexicon)
        row = setting.lexicon.unit_symbols.after(tokens, numeral.last - 1)
        if row is not None:
            return bare, Measured(row[0].unit, Kind.MEASURE, row[1], row[1])
    return numeral, read_unit(tokens, numeral, setting.lexicon, setting.dollars)


def _without_suffix(tokens: Tokens, numeral: Numeral, lexicon: Lexicon) -> Numeral:
    value = numeral.value / numeral.magnitude
    place = numeral.place / numeral.magnitude
    return replace(
        numeral,
        value=value,
        place=place,
        zeros=numeral.whole and place > 1,
        last=numeral.last - 1,
        magnitude=1,
        suffix="",
    )


def _is_length(tokens: Tokens, index: int, lexicon: Lexicon) -> bool:
    """Whether the token at `index` is a unit of length, as before the bracket of "30ft (10m)"."""
    row = lexicon.unit_words.after(tokens, index) or lexicon.unit_symbols.after(tokens, index)
    return row is not None and row[0].unit.dimension == "length"


def _metres(tokens: Tokens, numeral: Numeral, lexicon: Lexicon) -> bool:
    """Whether "100m" is a length. Millions count things; lengths stand before a race, a size or a bracket."""
    follow = tokens.word(numeral.last)
    amount = numeral.value / numeral.magnitude
    if lexicon.money_words.after(tokens, numeral.last) is not None and len(follow) > 1:
        return False
    lengths = lexicon.contexts["lengths"]
    if tokens.raw(numeral.first - 1) in ("(", "/", "[") and _is_length(tokens, numeral.first - 2, lexicon):
        return True
    if follow == "(" and _is_length(tokens, numeral.last + 2, lexicon):
        return True
    if tokens.raw(numeral.last) in ("-", "‑") and tokens.glued(numeral.last):
        return tokens.word(numeral.last + 1) in lengths
    if follow == "x" or tokens.raw(numeral.first - 1) in ("x", "×"):
        return True
    if follow in ("high", "deep", "tall", "wide", "long", "away", "below", "above", "thick"):
        return True
    if numeral.grouped or amount >= 1000:
        return True  # nobody counts in thousands of millions
    before = numeral.first - 1 - (tokens.word(numeral.first - 1) == "of")
    if tokens.word(before) in lexicon.contexts["measured"]:
        return True
    if not numeral.whole or str(amount) not in lexicon.contexts["distances"]:
        return False
    # "the 800m in a best of …", "women's 1500m": races, unless a plural follows that millions could count.
    races = lexicon.contexts["races"]
    named = tokens.word(numeral.first - 1) in races
    described = follow in races and tokens.word(numeral.last + 1) in lengths  # "the 800m indoor title"
    return follow in lengths or described or (named and follow[-1:] != "s")
