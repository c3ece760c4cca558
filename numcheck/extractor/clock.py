"""Reads clock times: "9.30am", "21:00", "5 p.m.", "half past nine", "10 o'clock"."""

from __future__ import annotations

from fractions import Fraction

from numcheck.extractor.draft import Draft
from numcheck.extractor.lexicon import Lexicon
from numcheck.extractor.tokens import NUMERAL, WORD, Tokens
from numcheck.model.quantity import Kind, Unit
from numcheck.resources.policy import Printed

_PARTS = {"five": 5, "ten": 10, "quarter": 15, "twenty": 20, "half": 30}  # minutes of an hour in words


def read_clock(tokens: Tokens, index: int, lexicon: Lexicon) -> Draft | None:
    """The clock time that begins at token `index`; its value is in minutes after midnight."""
    if tokens.kind(index) != NUMERAL:
        return _past(tokens, index, lexicon)
    text = tokens.texts[index]
    opening = _opening(tokens, index, lexicon)
    if opening is not None:
        return opening
    length = _length(tokens, index)
    if length is not None:
        return length
    four = len(text) == 4 and text.isascii() and text.isdigit()
    if four and tokens.word(index + 1) in lexicon.clock_zones and int(text[:2]) < 25 and int(text[2:]) < 60:
        return _draft(tokens, index, index + 1, int(text[:2]), int(text[2:]))
    hour, minute, at = _hour_minute(tokens, index, text)
    if hour is None or hour > 24 or minute > 59:
        return None
    meridiem, last = _meridiem(tokens, at, lexicon)
    if meridiem:
        if hour > 12 or hour == 0:
            return None
        hour = hour % 12 + (12 if meridiem == "p" else 0)
        return _draft(tokens, index, last, hour, minute)
    if (
        at == index + 3
    ):  # "21:00", or "4:32.5" and "3:51" of a race, which have a unit of time or no clock words
        if tokens.raw(at) in (":", ".") and tokens.kind(at + 1) == NUMERAL and tokens.glued(at + 1):
            return None
        return _draft(tokens, index, at, hour, minute)
    if "." in text and tokens.word(at) in lexicon.clock_after:
        return _draft(tokens, index, at, hour, minute)
    if tokens.word(at) in ("o'clock", "o’clock"):
        return _draft(tokens, index, at + 1, hour, minute)
    return None


def _opening(tokens: Tokens, index: int, lexicon: Lexicon) -> Draft | None:
    """The first hour of "8-10am", which takes its half of the day from the second."""
    if (
        tokens.raw(index + 1) not in ("-", "–")
        or not tokens.glued(index + 1)
        or tokens.kind(index + 2) != NUMERAL
    ):
        return None
    hour, minute, at = _hour_minute(tokens, index, tokens.texts[index])
    end_hour, _, end = _hour_minute(tokens, index + 2, tokens.texts[index + 2])
    if hour is None or end_hour is None or not 1 <= hour <= 12 or minute > 59 or at != index + 1:
        return None
    meridiem, _ = _meridiem(tokens, end, lexicon)
    if not meridiem or not 1 <= end_hour <= 12:
        return None
    earlier = hour % 12 <= end_hour % 12
    return _draft(tokens, index, index + 1, hour % 12 + (12 if meridiem == "p" and earlier else 0), minute)


def _length(tokens: Tokens, index: int) -> Draft | None:
    """A length of time printed with colons: "3:45.86", "2:06:15"; its value is in seconds."""
    parts, at = [tokens.texts[index]], index + 1
    while (
        tokens.raw(at) == ":"
        and tokens.glued(at)
        and tokens.glued(at + 1)
        and tokens.kind(at + 1) == NUMERAL
        and len(parts) < 4
    ):
        parts.append(tokens.texts[at + 1])
        at += 2
    whole, _, decimals = parts[-1].partition(".")
    if not (2 <= len(parts) <= 3 and (decimals or len(parts) == 3)):
        return None
    if not all(part.isascii() and part.isdigit() and len(part) <= 2 for part in [*parts[:-1], whole]):
        return None
    if decimals and not (decimals.isascii() and decimals.isdigit() and len(decimals) <= 3):
        return None
    seconds = Fraction(0)
    for part in [*parts[:-1], f"{whole}.{decimals or 0}"]:
        seconds = seconds * 60 + Fraction(part)
    draft = _draft(tokens, index, at, 0, 0)
    draft.kind, draft.status, draft.unit = Kind.DURATION, "quantity", Unit("second", "time")
    draft.printed = Printed(seconds, Fraction(1, 10 ** len(decimals)))
    return draft


def _hour_minute(tokens: Tokens, index: int, text: str) -> tuple[int | None, int, int]:
    if (
        text.isascii()
        and text.isdigit()
        and len(text) <= 2
        and tokens.raw(index + 1) == ":"
        and tokens.glued(index + 1)
        and tokens.glued(index + 2)
        and tokens.kind(index + 2) == NUMERAL
    ):
        minutes = tokens.raw(index + 2)
        if len(minutes) == 2 and minutes.isdigit():
            return int(text), int(minutes), index + 3
        return None, 0, index
    whole, _, minutes = text.partition(".")
    if not whole.isascii() or not whole.isdigit() or len(whole) > 2:
        return None, 0, index
    if minutes and (len(minutes) != 2 or not minutes.isdigit()):
        return None, 0, index
    return int(whole), int(minutes or 0), index + 1


def _meridiem(tokens: Tokens, at: int, lexicon: Lexicon) -> tuple[str, int]:
    word = tokens.word(at)
    if word in lexicon.meridiems and (
        tokens.raw(at) != "am" or tokens.glued(at) or tokens.word(at - 1) != "i"
    ):
        return word[0], at + 1
    if (
        word in ("a", "p")
        and tokens.raw(at + 1) == "."
        and tokens.word(at + 2) == "m"
        and tokens.glued(at + 2)
    ):
        return word, at + 3
    return "", at


def _minutes(tokens: Tokens, index: int) -> bool:
    """Whether a number word says minutes: "until twenty to twelve", not "from twenty to twelve people"."""
    return (
        tokens.word(index) in _PARTS
        and tokens.word(index - 1) in ("at", "until", "till", "before", "after")
        and tokens.kind(index + 3) != WORD
    )


def _past(tokens: Tokens, index: int, lexicon: Lexicon) -> Draft | None:
    """ "half past nine", "a quarter to five"."""
    word = tokens.word(index)
    if tokens.word(index + 1) not in ("past", "to") or not (
        word in ("half", "quarter") or _minutes(tokens, index)
    ):
        return None
    if word == "half" and tokens.word(index + 1) == "to":
        return None
    hour = lexicon.cardinals.get(tokens.word(index + 2))
    if hour is None and tokens.kind(index + 2) == NUMERAL and tokens.raw(index + 2).isdigit():
        hour = int(tokens.raw(index + 2)[:4])
    if hour is None or not 1 <= hour <= 12:
        return None
    minute = _PARTS[word]
    if tokens.word(index + 1) == "to":
        hour, minute = (hour - 1) % 12, 60 - minute
    meridiem, last = _meridiem(tokens, index + 3, lexicon)
    if meridiem == "p":
        hour = hour % 12 + 12
    return _draft(tokens, index, last, hour, minute)


def _draft(tokens: Tokens, first: int, last: int, hour: int, minute: int) -> Draft:
    start, end = tokens.starts[first], tokens.ends[last - 1]
    draft = Draft(first, last, start, end, (start, end), kind=Kind.CLOCK, status="date")
    draft.printed = Printed(Fraction(hour * 60 + minute), Fraction(1))
    return draft
