"""Reads one number, in digits or words, with its magnitude: "1,234.5", "2½", "£3.4bn" after its sign, "half a million"."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction

from numcheck.extractor.lexicon import Lexicon
from numcheck.extractor.tokens import NUMERAL, WORD, Tokens
from numcheck.resources.policy import last_place

MAX_DIGITS = 30  # a longer run of digits is no figure that a reader could take in
_HALF = {"half": Fraction(1, 2), "quarter": Fraction(1, 4), "third": Fraction(1, 3)}
_WIDE_SPACES = "\u00a0\u2007\u2009\u202f"


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number as read from token `first` up to `last`, half open.

    `place` is its last printed place times its magnitude; `zeros` says that the place comes from trailing zeros or a
    magnitude. `whole` is False where digits stand behind a printed decimal point.
    """

    value: Fraction
    place: Fraction
    zeros: bool
    first: int
    last: int
    magnitude: int = 1
    in_digits: bool = True
    whole: bool = True
    suffix: str = ""
    grouped: bool = False


def read_numeral(tokens: Tokens, index: int, lexicon: Lexicon, *, money: bool = False) -> Numeral | None:
    """The number that begins at token `index`. `money` says that a currency sign stands before it."""
    kind = tokens.kind(index)
    if kind == NUMERAL:
        return _digits(tokens, index, lexicon, money)
    if kind == WORD:
        sign = lexicon.signs.get(tokens.texts[index])
        if sign is not None:
            return _magnified(tokens, _fraction(sign, index, index + 1), lexicon, Fraction(0), money)
        return _words(tokens, index, lexicon)
    return None


def too_long(tokens: Tokens, index: int) -> bool:
    """Whether the numeral at `index` has more digits than a figure can have."""
    return tokens.ends[index] - tokens.starts[index] > MAX_DIGITS + 10


def _digits(tokens: Tokens, index: int, lexicon: Lexicon, money: bool) -> Numeral | None:
    text = tokens.texts[index]
    if too_long(tokens, index) or text.count(".") > 1:
        return None
    plain = text.replace(",", "")
    grouped = plain != text
    last = index + 1
    if "." not in plain and len(plain) <= 3:
        plain, last = _spaced_groups(tokens, index, plain, lexicon)
    whole, point, behind = plain.partition(".")
    decimals = len(behind)
    value = Fraction(int(whole or 0)) if not point else Fraction(int(whole + behind or 0), 10**decimals)
    place = Fraction(1, 10**decimals) if decimals else last_place(value)
    numeral = Numeral(
        value,
        place,
        not decimals and place > 1,
        index,
        last,
        whole=not decimals,
        grouped=grouped or last > index + 1,
    )
    if not decimals:
        part, end = _printed_fraction(tokens, last, lexicon)
        if part is not None:
            numeral = replace(numeral, value=value + part, place=part, zeros=False, last=end, whole=False)
    return _magnified(tokens, numeral, lexicon, Fraction(decimals), money)


def _spaced_groups(tokens: Tokens, index: int, plain: str, lexicon: Lexicon) -> tuple[str, int]:
    """Joins "15 000", but not a day or a label before another number ("May 9 200 people")."""
    last = index + 1
    text = tokens.text
    before = tokens.word(index - 1)
    while (
        tokens.kind(last) == NUMERAL
        and tokens.starts[last] == tokens.ends[last - 1] + 1
        and len(tokens.texts[last]) == 3
        and tokens.texts[last].isdigit()
        and (
            text[tokens.ends[last - 1]] in _WIDE_SPACES
            or (
                text[tokens.ends[last - 1]] in " \n"
                and plain[0] != "0"
                and before not in lexicon.months
                and before not in lexicon.labels
                and not tokens.raw(index - 1)[:1].isupper()
                and (tokens.texts[last] == "000" or tokens.raw(index - 1) in "£$€" or last > index + 1)
            )
        )
    ):
        plain += tokens.texts[last]
        last += 1
    return plain, last


def _printed_fraction(tokens: Tokens, at: int, lexicon: Lexicon) -> tuple[Fraction | None, int]:
    """A fraction sign, "1/2" or "-and-a-half" behind whole digits."""
    if (
        tokens.raw(at) == "-"
        and tokens.glued(at)
        and tokens.glued(at + 1)
        and tokens.raw(at + 2) in ("/", "⁄")
    ):
        at += 1  # "5-1/2 feet"
    sign = lexicon.signs.get(tokens.raw(at))
    if sign is not None:
        return sign, at + 1
    if (
        tokens.kind(at) == NUMERAL
        and tokens.raw(at + 1) in ("/", "⁄")
        and tokens.kind(at + 2) == NUMERAL
        and tokens.raw(at) in ("1", "2", "3", "5", "7")
        and tokens.raw(at + 2) in ("2", "3", "4", "8")
        and tokens.glued(at + 1)
        and tokens.glued(at + 2)
    ):
        return Fraction(int(tokens.raw(at)), int(tokens.raw(at + 2))), at + 3
    return _and_a_part(tokens, at, lexicon)


def _and_a_part(tokens: Tokens, at: int, lexicon: Lexicon) -> tuple[Fraction | None, int]:
    """ "and a half", "and three quarters", hyphens allowed."""
    words: list[tuple[str, int]] = []
    i = at
    while len(words) < 3 and i < tokens.size:
        if tokens.texts[i] in "-‑":
            i += 1
            continue
        words.append((tokens.lower[i], i))
        i += 1
    if len(words) == 3 and words[0][0] == "and":
        if words[1][0] in ("a", "one") and words[2][0] in ("half", "quarter", "third"):
            return _HALF[words[2][0]], words[2][1] + 1
        if words[1][0] == "three" and words[2][0] == "quarters":
            return Fraction(3, 4), words[2][1] + 1
    return None, at


def _magnified(
    tokens: Tokens, numeral: Numeral, lexicon: Lexicon, decimals: Fraction, money: bool
) -> Numeral:
    """`numeral` with the magnitude behind it: a glued suffix, or words ("million", "hundred thousand")."""
    at = numeral.last
    powered = tokens.kind(at + 1) == NUMERAL and tokens.glued(at + 1)  # "32m2", "5km2"
    if (
        tokens.kind(at) == WORD
        and not powered
        and (not tokens.gaps[at] or (money and len(tokens.texts[at]) <= 3))
    ):
        found = _suffix(tokens, at, lexicon, money)
        if found is not None:
            return _scaled(numeral, found, at + 1, decimals, tokens.lower[at])
    magnitude = 1
    while True:
        j = at + 1 if tokens.raw(at) in ("-", "‑") and tokens.glued(at) and tokens.glued(at + 1) else at
        if tokens.kind(j) != WORD:
            break
        step = lexicon.magnitudes.get(tokens.lower[j])
        if step is None or (magnitude > 1 and step < 1000):
            break
        magnitude *= step
        at = j + 1
    if magnitude == 1:
        return numeral
    return _scaled(numeral, magnitude, at, decimals, "")


def _suffix(tokens: Tokens, at: int, lexicon: Lexicon, money: bool) -> int | None:
    word = tokens.texts[at]
    step = lexicon.suffixes.get(word.lower())
    if step is None:
        return None
    if money:
        return step if not tokens.gaps[at] or word.lower() not in ("t", "b", "k") or word.isupper() else None
    if word in ("bn", "tn", "mn", "mln", "bln", "trn", "k", "m", "BN", "TN", "MN", "Bn", "Mn", "M"):
        return step
    return step if word == "K" and not tokens.gaps[at] else None


def _scaled(numeral: Numeral, magnitude: int, last: int, decimals: Fraction, suffix: str) -> Numeral:
    value = numeral.value * magnitude
    place = numeral.place * magnitude if decimals else last_place(value)
    if not decimals and not numeral.whole:
        place = numeral.place * magnitude
    return replace(
        numeral,
        value=value,
        place=place,
        zeros=True,
        last=last,
        magnitude=numeral.magnitude * magnitude,
        suffix=suffix,
    )


def _fraction(part: Fraction, first: int, last: int) -> Numeral:
    return Numeral(part, part, False, first, last, whole=False)


def _words(tokens: Tokens, index: int, lexicon: Lexicon) -> Numeral | None:
    word = tokens.lower[index]
    if word in ("a", "an"):
        return _a_magnitude(tokens, index, lexicon)
    if word == "half":
        return _half_a(tokens, index, lexicon)
    part_of = _part_of_magnitude(tokens, index, lexicon)
    if part_of is not None or word not in lexicon.cardinals:
        return part_of
    total, current, step_limit, at = 0, lexicon.cardinals[word], 10**19, index + 1
    magnitude = 1
    part: Fraction | None = None
    half: Fraction | None = None  # of a magnitude: "seventeen and a half thousand" is as coarse as 500
    last_small = current
    while at < tokens.size:
        j = at + 1 if tokens.texts[at] in ("-", "‑") and tokens.glued(at) and tokens.glued(at + 1) else at
        if tokens.kind(j) != WORD:
            break
        next_word = tokens.lower[j]
        if next_word == "point" and part is None and magnitude == 1:
            decimals, end = _spoken_decimals(tokens, j + 1, lexicon)
            if decimals is None:
                break
            return _magnified_words(tokens, index, Fraction(total + current), decimals, end, lexicon)
        if next_word == "and":
            found, end = _and_a_part(tokens, at, lexicon)
            if found is not None and part is None and magnitude == 1:
                part, at = found, end
                continue
            small = lexicon.cardinals.get(tokens.word(j + 1))
            if current and (current % 100 == 0) and small and small < 100:
                current, last_small, at = current + small, small, j + 2
                continue
            if not current and total and small:
                current, last_small, at = small, small, j + 2
                continue
            break
        if next_word in lexicon.magnitudes:
            step = lexicon.magnitudes[next_word]
            if step == 12 and (total or current > 12):
                break
            if step < 1000:
                if not current or current >= 100 or part is not None:
                    break
                current *= step
            elif step < step_limit and (current or part is not None):
                scaled = (Fraction(current) + (part or 0)) * step
                if scaled.denominator != 1:
                    break
                half = part * step if part is not None else None
                total, current, step_limit, part = total + int(scaled), 0, step, None
            elif total and not current:
                total, step_limit = total * step, step  # "two hundred thousand million"
            else:
                break
            magnitude = max(magnitude, step)
            at = j + 1
            continue
        small = lexicon.cardinals.get(next_word, -1)
        if small < 0 or part is not None:
            break
        fits = (
            (last_small in range(20, 100, 10) and current % 100 == last_small and 0 < small < 10)
            or (current and current % 100 == 0 and 0 < small < 100)
            or (not current and total and small)
        )
        if not fits:
            break
        current, last_small, at = current + small, small, j + 1
    value = Fraction(total + current) + (part or 0)
    place = part if part is not None else half if half is not None and not current else last_place(value)
    return Numeral(
        value, place, place > 1, index, at, magnitude=magnitude, in_digits=False, whole=part is None
    )


def _spoken_decimals(tokens: Tokens, at: int, lexicon: Lexicon) -> tuple[str | None, int]:
    """The digits behind a spoken point, "two" of "one point two"; not the time of "lost by one point two weeks ago"."""
    digits = ""
    while tokens.kind(at) == WORD and (
        tokens.lower[at] == "zero" or 0 < lexicon.cardinals.get(tokens.lower[at], 10) < 10
    ):
        digits += str(lexicon.cardinals.get(tokens.lower[at], 0))
        at += 1
    elsewhen = tokens.word(at + 1) in ("ago", "later", "before", "earlier", "after")
    return (digits, at) if digits and not elsewhen else (None, at)


def _magnified_words(
    tokens: Tokens, first: int, whole: Fraction, digits: str, at: int, lexicon: Lexicon
) -> Numeral:
    """ "One point two million": a number with spoken `digits` behind the point, and the magnitude at `at` if there is one."""
    step = lexicon.magnitudes.get(tokens.word(at), 1)
    if step < 1000:  # "one point two dozen" is nothing that is said
        step = 1
    place = Fraction(step, 10 ** len(digits))
    value = whole * step + int(digits) * place
    last = at + 1 if step > 1 else at
    return Numeral(value, place, step > 1, first, last, magnitude=step, in_digits=False, whole=False)


def _part_of_magnitude(tokens: Tokens, index: int, lexicon: Lexicon) -> Numeral | None:
    """ "quarter of a million" in a headline, "three-quarters of a million"."""
    word, at = tokens.lower[index], index + 1
    part = _HALF.get(word)
    if word in ("two", "three"):
        at += tokens.raw(at) in ("-", "‑")
        part = {("three", "quarters"): Fraction(3, 4), ("two", "thirds"): Fraction(2, 3)}.get(
            (word, tokens.word(at))
        )
        at += 1
    if part is None or tokens.word(at) != "of" or tokens.word(at + 1) != "a":
        return None
    step = lexicon.magnitudes.get(tokens.word(at + 2), 0)
    return _part_of(part, step, index, at + 3) if step >= 1000 else None


def _a_magnitude(tokens: Tokens, index: int, lexicon: Lexicon) -> Numeral | None:
    """ "a hundred", "a million", "a dozen", "a quarter of a million", "a hundred and fifty thousand"."""
    word = tokens.word(index + 1)
    if word in ("quarter", "third") and tokens.word(index + 2) == "of" and tokens.word(index + 3) == "a":
        step = lexicon.magnitudes.get(tokens.word(index + 4), 0)
        if step >= 1000:
            return _part_of(_HALF[word], step, index, index + 5)
        return None
    if word == "half" and lexicon.magnitudes.get(tokens.word(index + 2), 0) >= 12:
        return _part_of(Fraction(1, 2), lexicon.magnitudes[tokens.word(index + 2)], index, index + 3)
    step = lexicon.magnitudes.get(word, 0)
    if step < 12 or len(word) <= 3:
        return None
    last = index + 2
    value = step
    while True:
        follow = lexicon.magnitudes.get(tokens.word(last), 0)
        if follow >= 1000:
            value, last = value * follow, last + 1
            continue
        if tokens.word(last) == "and" and step == 100 and value == 100:
            rest = _words(tokens, last + 1, lexicon) if tokens.kind(last + 1) == WORD else None
            if rest is not None and rest.whole and rest.value < 100 * max(1, rest.magnitude):
                value = 100 * rest.magnitude + int(rest.value)
                last = rest.last
        break
    place = last_place(Fraction(value))
    return Numeral(Fraction(value), place, place > 1, index, last, magnitude=value, in_digits=False)


def _half_a(tokens: Tokens, index: int, lexicon: Lexicon) -> Numeral | None:
    """ "half a million", "half a dozen", "half-a-million"."""
    words = [i for i in range(index + 1, min(index + 5, tokens.size)) if tokens.texts[i] not in "-‑"]
    if words and lexicon.magnitudes.get(tokens.lower[words[0]], 0) >= 1000:  # "half million" in a headline
        return _part_of(Fraction(1, 2), lexicon.magnitudes[tokens.lower[words[0]]], index, words[0] + 1)
    if len(words) < 2 or tokens.lower[words[0]] != "a":
        return None
    step = lexicon.magnitudes.get(tokens.lower[words[1]], 0)
    if step < 12:
        return None
    return _part_of(Fraction(1, 2), step, index, words[1] + 1)


def _part_of(part: Fraction, step: int, first: int, last: int) -> Numeral:
    value = part * step
    place = last_place(value) if value.denominator == 1 else value
    return Numeral(value, place, place > 1, first, last, magnitude=step, in_digits=False)
