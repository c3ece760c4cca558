"""What a number is measured in: a unit behind it, currency signs around it, and the unit that a rate is taken by."""

from __future__ import annotations

from dataclasses import dataclass, replace

from numcheck.extractor.draft import PERCENT
from numcheck.extractor.lexicon import Lexicon
from numcheck.extractor.numerals import Numeral
from numcheck.extractor.tokens import MARK, NUMERAL, WORD, Tokens
from numcheck.model.quantity import Kind, Unit
from numcheck.resources.units import CurrencyRow

POINTS = Unit("percentage point", "points")
BASIS = Unit("basis point", "points")


@dataclass(frozen=True, slots=True)
class Measured:
    """A unit as found: its kind, the token after it, and what the value is multiplied by (164p are 1.64 pounds)."""

    unit: Unit
    kind: Kind
    last: int
    after: int
    bonded: bool = False


def read_sign(tokens: Tokens, index: int, lexicon: Lexicon) -> tuple[CurrencyRow, int] | None:
    """A currency sign or code before a number: its currency and the number's first token."""
    if tokens.kinds[index] == NUMERAL:
        return None
    found = lexicon.money_signs.after(tokens, index)
    if found is None:
        return None
    row, at = found
    code = tokens.texts[index]
    if (
        code.isalpha()
        and len(code) < 3
        and code not in ("Rs", "RM", "Rp", "Y")
        and tokens.gaps[at : at + 1] != [False]
    ):
        return None
    if code == "p" or code == "c":
        return None
    if (
        code == "PS"
        and tokens.texts[at : at + 1]
        and tokens.texts[at].isdigit()
        and tokens.kind(at + 1) != WORD
    ):
        return None  # PS5 is a console
    if tokens.raw(at) == "." and code == "Rs":
        at += 1
    return row, at


def read_unit(tokens: Tokens, numeral: Numeral, lexicon: Lexicon, dollars: bool) -> Measured | None:
    """The unit behind `numeral`, or None. `dollars` says that the article counts in dollars and not in sterling."""
    at = numeral.last
    if at >= tokens.size:
        return None
    j = at + 1 if tokens.texts[at] in ("-", "‑") and tokens.glued(at) and tokens.glued(at + 1) else at
    hyphen = j > at
    share = lexicon.percent.after(tokens, j)
    if share is not None and _is_share(tokens, numeral, j, share[0]):
        return Measured(_share_unit(share[0]), Kind.SHARE, share[1], share[1])
    money = _money_behind(tokens, numeral, j, lexicon)
    longer = lexicon.unit_words.after(tokens, j) if money is not None else None
    if longer is not None and money is not None and longer[1] > money[1]:
        money = None
    if money is not None and _is_money(tokens, numeral, j, money, lexicon, dollars):
        row, last = money
        return with_per(tokens, row.unit, Kind.MONEY, last, lexicon)
    if tokens.kind(j) == WORD and tokens.lower[j] in lexicon.contexts["unit_adjectives"] and not hyphen:
        j += 1  # "three more years", "50 previous years"
    elif tokens.lower[j].endswith("ing") and not hyphen:
        gained = lexicon.unit_words.after(tokens, j + 1)
        if gained is not None and gained[0].unit.dimension == "length":
            j += 1  # "517 rushing yards"
    glued = not tokens.gaps[j] and j < tokens.size
    symbol = lexicon.unit_symbols.after(tokens, j) if (numeral.in_digits and not hyphen) else None
    if symbol is not None and not _stands_alone(tokens, numeral, j, symbol[1], glued):
        symbol = None
    word = lexicon.unit_words.after(tokens, j) if tokens.kind(j) in (WORD, MARK) else None
    if word is not None and not _is_unit_word(tokens, numeral, j, word[1], hyphen):
        word = None
    best = max((found for found in (symbol, word) if found), key=lambda found: found[1], default=None)
    if best is None:
        return _pounds(tokens, j, lexicon, dollars)
    row_unit, last = best[0].unit, best[1]
    if tokens.glued(last) and tokens.kind(last) in (WORD, NUMERAL) and tokens.raw(last) not in ("-",):
        return None
    kind = Kind.DURATION if row_unit.dimension == "time" else Kind.MEASURE
    if kind is Kind.DURATION:
        return Measured(row_unit, kind, last, last, hyphen)
    return replace(with_per(tokens, row_unit, kind, last, lexicon), bonded=hyphen)


def _share_unit(name: str) -> Unit:
    return {"percent": PERCENT, "percentage point": POINTS, "basis point": BASIS}[name]


def _is_share(tokens: Tokens, numeral: Numeral, at: int, name: str) -> bool:
    word = tokens.lower[at]
    if word in ("pc", "pp", "bp", "bps", "pct", "ppt"):
        return numeral.in_digits
    return word != "percentage" or name != "percent"


def _money_behind(
    tokens: Tokens, numeral: Numeral, at: int, lexicon: Lexicon
) -> tuple[CurrencyRow, int] | None:
    found = lexicon.money_words.after(tokens, at) if tokens.kind(at) == WORD else None
    if found is not None and len(tokens.texts[at]) > 1:
        return found
    sign = lexicon.money_signs.after(tokens, at)
    if sign is None:
        return found if found and not tokens.gaps[at] and numeral.in_digits else None
    text = tokens.texts[at]
    if text in ("p", "c"):
        return sign if numeral.in_digits and (not tokens.gaps[at] or text == "p") else None
    if text in ("$", "€", "£", "¢", "¥", "₹", "₽", "₺") and not tokens.gaps[at]:
        return sign
    return sign if len(text) == 3 and text.isupper() and text.isalpha() else found


def _is_money(
    tokens: Tokens,
    numeral: Numeral,
    at: int,
    money: tuple[CurrencyRow, int],
    lexicon: Lexicon,
    dollars: bool,
) -> bool:
    word = tokens.lower[at]
    if word in ("pound", "pounds") and money[1] == at + 1:
        return not _are_weights(tokens, numeral, at, lexicon, dollars)
    if word == "won":  # "two won medals" has no currency
        return numeral.magnitude >= 1000 or numeral.value >= 1000
    if word in ("rand", "real", "sen", "dong", "franc", "crown", "kn", "c", "p"):
        return True
    return True


def _are_weights(tokens: Tokens, numeral: Numeral, at: int, lexicon: Lexicon, dollars: bool) -> bool:
    if numeral.magnitude >= 1_000_000:
        return False
    follow = tokens.word(at + 1)
    if follow in ("sterling", "worth"):
        return False
    if follow == "of" or tokens.texts[at - 1] in "-‑":
        return dollars or tokens.word(at + 2) not in lexicon.contexts["owed"]
    for back in range(max(0, numeral.first - 6), numeral.first):
        if tokens.lower[back] in lexicon.contexts["weights"]:
            return True
        if tokens.lower[back] in lexicon.contexts["payments"]:
            return False
    # Sterling in digits is printed with its sign: digits before "pounds" without one in the text are a weight.
    return dollars or ("£" not in tokens.text and numeral.in_digits and numeral.value < 2000)


def _pounds(tokens: Tokens, at: int, lexicon: Lexicon, dollars: bool) -> Measured | None:
    if tokens.word(at) in ("pound", "pounds"):
        return Measured(Unit("pound-mass", "mass"), Kind.MEASURE, at + 1, at + 1)
    return None


def _stands_alone(tokens: Tokens, numeral: Numeral, at: int, last: int, glued: bool) -> bool:
    """Whether a symbol is one, and not a letter or word that happens to look like it."""
    text = tokens.texts[at]
    if glued:
        if text == "s" and numeral.whole:
            return False  # "Channel 5s news", "in her 60s", "under-18s"
        return not (len(text) == 1 and text in "st" and numeral.value >= 1000)
    if len(text) > 1 or not text.isalpha():
        return text not in ("in", "at", "as", "hr", "ha", "min", "st", "PS", "mm") or text in (
            "ha",
            "mm",
            "st",
        )
    if text in "WV":
        return True
    return (
        text in "mgCFLl"
        and (last >= tokens.size or not tokens.raw(last)[:1].isupper())
        and numeral.value != 1
    )


def _is_unit_word(tokens: Tokens, numeral: Numeral, at: int, last: int, hyphen: bool) -> bool:
    word = tokens.lower[at]
    if word in ("second", "minute") and tokens.raw(last) in ("-", "‑"):
        return False
    if word == "second" and not hyphen and numeral.value != 1 and numeral.whole:
        return False
    if (
        word == "stone"
        and not numeral.in_digits
        and tokens.kind(last) == WORD
        and tokens.word(last)[-1:] == "s"
    ):
        return False
    if word in ("ps", "s", "min", "sec") and not numeral.in_digits:
        return False
    return not (word == "foot" and tokens.word(last) in ("wrong", "forward", "soldiers"))


def with_per(tokens: Tokens, unit: Unit, kind: Kind, last: int, lexicon: Lexicon) -> Measured:
    """Adds what a rate is taken by: "a barrel", "per square foot", "/week"."""
    word = tokens.word(last)
    name, after = "", last
    if word == "/" and tokens.glued(last) and kind is not Kind.DURATION:
        found = lexicon.unit_symbols.after(tokens, last + 1) or lexicon.unit_words.after(tokens, last + 1)
        if found is not None:
            return Measured(replace(unit, per=found[0].unit.name), kind, found[1], found[1])
    if word in ("per", "a", "an", "each", "/", "every") or word == "-":
        at = last + 1
        if word == "-":
            if tokens.word(at) not in ("a", "an", "per") or not tokens.glued(at):
                return Measured(unit, kind, last, last)
            at += 2 if tokens.raw(at + 1) == "-" else 1
        name, after = per_name(tokens, at, lexicon, any_word=word == "per")
    if not name or (word in ("a", "an") and is_time_ago(tokens, after, lexicon)):
        return Measured(unit, kind, last, last)
    return Measured(replace(unit, per=name), kind, last, after)


def is_time_ago(tokens: Tokens, after: int, lexicon: Lexicon) -> bool:
    """Whether a unit of time before token `after` says when, not how often: "a year earlier", "a month ago"."""
    row = lexicon.unit_words.after(tokens, after - 1)
    timed = row is not None and row[0].unit.dimension == "time"
    return timed and tokens.word(after) in lexicon.contexts["rate_ends"]


def per_name(tokens: Tokens, at: int, lexicon: Lexicon, *, any_word: bool) -> tuple[str, int]:
    """The unit that a rate is taken by at token `at`, and the token after it; `any_word` behind "per"."""
    if tokens.kind(at) != WORD:
        return "", at
    found = lexicon.unit_words.after(tokens, at) or lexicon.unit_symbols.after(tokens, at)
    if found is not None and (any_word or tokens.lower[at] in lexicon.contexts["rates"] or found[1] > at + 1):
        return found[0].unit.name, found[1]
    word = tokens.lower[at]
    if any_word and word not in ("cent", "capita", "se"):
        return word, at + 1
    if word in lexicon.contexts["rates"]:
        return word, at + 1
    if word == "capita":
        return "person", at + 1
    return "", at
