"""Reads dates, weekdays, months with a year, decades and bare years."""

from __future__ import annotations

from numcheck.extractor.draft import Draft
from numcheck.extractor.lexicon import Lexicon
from numcheck.extractor.tokens import NUMERAL, WORD, Tokens
from numcheck.model.quantity import Calendar, Kind

_ORDINAL_ENDS = ("st", "nd", "rd", "th")


def read_date(tokens: Tokens, index: int, lexicon: Lexicon) -> Draft | None:
    """The date or weekday that begins at token `index`; None if none begins there."""
    kind = tokens.kind(index)
    if kind == WORD:
        word = tokens.lower[index]
        if word in lexicon.weekdays and _capital(tokens, index):
            return _weekday(tokens, index, lexicon)
        if word in lexicon.months and _capital(tokens, index):
            return _month_first(tokens, index, lexicon, None)
        if word in lexicon.ordinals and tokens.word(index + 1) == "of":
            return _named_day(tokens, index, lexicon)
    elif kind == NUMERAL:
        return (
            _days(tokens, index, lexicon)
            or _day_first(tokens, index, lexicon, None)
            or _numeric(tokens, index)
        )
    return None


def _capital(tokens: Tokens, index: int) -> bool:
    return tokens.texts[index][0].isupper()


def _weekday(tokens: Tokens, index: int, lexicon: Lexicon) -> Draft | None:
    word = tokens.lower[index]
    number = lexicon.weekdays[word]
    at = index + 1
    if tokens.raw(at) == "." and word in lexicon.short_dates:
        at += 1
    if tokens.raw(at) == ",":
        at += 1
    if tokens.word(at) in ("the", "on"):
        at += 1
    full: Draft | None = None
    if tokens.kind(at) == WORD and tokens.word(at) in lexicon.months and _capital(tokens, at):
        full = _month_first(tokens, at, lexicon, number)
    elif tokens.kind(at) == NUMERAL:
        full = _day_first(tokens, at, lexicon, number)
    if full is not None and full.calendar and full.calendar.day:
        return _draft(tokens, index, full.last, full.calendar)
    if word in lexicon.short_dates:
        return None
    draft = _draft(tokens, index, index + 1, Calendar(weekday=number))
    draft.kind = Kind.WEEKDAY
    return draft


def _month_first(tokens: Tokens, index: int, lexicon: Lexicon, weekday: int | None) -> Draft | None:
    """ "April 29, 2019", "April 29", "April 2019", "Oct. 18", a month's name alone."""
    word = tokens.lower[index]
    month = lexicon.months[word]
    at = index + 1
    if tokens.raw(at) == "." and len(word) <= 4:
        at += 1
    if tokens.word(at) == "the":
        at += 1
    day = _day(tokens, at)
    if day is not None:
        after = at + 1
        if tokens.lower[after : after + 1] and tokens.glued(after) and tokens.lower[after] in _ORDINAL_ENDS:
            after += 1
        if tokens.raw(after) in ("-", "–") and tokens.glued(after) and _day(tokens, after + 1) is not None:
            year, last = _year(tokens, after + 2)  # "March 4-6"
            return _draft(tokens, index, last if year else after + 2, Calendar(year, month))
        year, last = _year(tokens, after)
        return _draft(tokens, index, last if year else after, Calendar(year, month, day, weekday))
    year, last = _year(tokens, index + 1)
    if year is None and tokens.raw(index + 1) == ".":
        year, last = _year(tokens, index + 2)
    if year is not None:
        return _draft(tokens, index, last, Calendar(year, month, None, weekday))
    if word in lexicon.short_dates:
        before = tokens.word(index - 1)
        if word in ("may", "march") and before in (
            "in",
            "since",
            "last",
            "next",
            "this",
            "by",
            "until",
            "during",
        ):
            return _draft(tokens, index, index + 1, Calendar(None, month, None, weekday))
        return None
    return _draft(tokens, index, index + 1, Calendar(None, month, None, weekday))


def _day_first(tokens: Tokens, index: int, lexicon: Lexicon, weekday: int | None) -> Draft | None:
    """ "29 April 2019", "29th of April", "29 Apr."."""
    day = _day(tokens, index)
    if day is None:
        return None
    at = index + 1
    if tokens.glued(at) and tokens.lower[at] in _ORDINAL_ENDS:
        at += 1
    if tokens.word(at) == "of":
        at += 1
    if at == index + 1 and tokens.raw(at) == "-":
        at += 1
    if not (
        at < tokens.size
        and tokens.lower[at] in lexicon.months
        and _capital(tokens, at)
        and (tokens.texts[at] != "May" or tokens.word(at + 1) not in ("be", "have", "not"))
    ):
        return None
    month = lexicon.months[tokens.lower[at]]
    last = at + 1
    if tokens.raw(last) == "." and len(tokens.lower[at]) <= 4 and tokens.kind(last + 1) == NUMERAL:
        last += 1
    if tokens.raw(last) == "-" and tokens.glued(last):
        last += 1
    year, end = _year(tokens, last)
    return _draft(tokens, index, end if year else at + 1, Calendar(year, month, day, weekday))


def _named_day(tokens: Tokens, index: int, lexicon: Lexicon) -> Draft | None:
    """ "the Fourth of July"."""
    month = lexicon.months.get(tokens.word(index + 2))
    day = lexicon.ordinals[tokens.lower[index]]
    if month is None or not _capital(tokens, index + 2) or day > 31:
        return None
    year, last = _year(tokens, index + 3)
    return _draft(tokens, index, last if year else index + 3, Calendar(year, month, day))


def _days(tokens: Tokens, index: int, lexicon: Lexicon) -> Draft | None:
    """ "4-6 March", "4 or 5 April", "6 to 9 January 2004": days of one month; no single day is read from them."""
    if _day(tokens, index) is None or tokens.word(index + 1) not in ("-", "–", "—", "to", "or", "and", "/"):
        return None
    if _day(tokens, index + 2) is None:
        return None
    full = _day_first(tokens, index + 2, lexicon, None)
    if full is None or full.calendar is None:
        return None
    return _draft(tokens, index, full.last, Calendar(full.calendar.year, full.calendar.month))


def _day(tokens: Tokens, index: int) -> int | None:
    text = tokens.raw(index)
    if tokens.kind(index) != NUMERAL or not text.isascii() or not text.isdigit() or len(text) > 2:
        return None
    if tokens.raw(index + 1) in (":", "%") or (
        tokens.glued(index + 1) and tokens.word(index + 1) in ("am", "pm", "m", "k")
    ):
        return None
    day = int(text)
    return day if 1 <= day <= 31 else None


def _year(tokens: Tokens, index: int) -> tuple[int | None, int]:
    at = index + 1 if tokens.raw(index) == "," else index
    if tokens.word(at) in ("in", "of"):
        at += 1
    year = four_digits(tokens, at)
    if year is None or not 1000 <= year <= 2199 or (tokens.raw(at - 1) == "of" and False):
        return None, index
    follow = tokens.word(at + 1)
    if follow in ("%",) or (tokens.glued(at + 1) and tokens.kind(at + 1) == WORD):
        return None, index
    return year, at + 1


def four_digits(tokens: Tokens, index: int) -> int | None:
    """The number at `index` if it is printed as four digits and nothing else."""
    text = tokens.raw(index)
    if tokens.kind(index) == NUMERAL and len(text) == 4 and text.isascii() and text.isdigit():
        return int(text)
    return None


def _numeric(tokens: Tokens, index: int) -> Draft | None:
    """ "2019-04-29", "29/04/2019", "29.04.2019"; a day and month that could be swapped stay open."""
    text = tokens.texts[index]
    if text.count(".") == 2 and len(text) <= 10:
        return _from_parts(tokens, index, index + 1, text.split("."))
    sign = tokens.raw(index + 1)
    if (
        sign in ("/", "-")
        and tokens.raw(index + 3) == sign
        and tokens.kind(index + 2) == NUMERAL
        and tokens.kind(index + 4) == NUMERAL
        and all(tokens.glued(index + step) for step in range(1, 5))
        and tokens.raw(index + 5) != sign
    ):
        return _from_parts(tokens, index, index + 5, [tokens.texts[index + step] for step in (0, 2, 4)])
    return None


def _from_parts(tokens: Tokens, first: int, last: int, parts: list[str]) -> Draft | None:
    if not all(part.isascii() and part.isdigit() for part in parts):
        return None
    sizes = [len(part) for part in parts]
    numbers = [int(part) for part in parts if len(part) <= 4]
    if len(numbers) != 3:
        return None
    if sizes[0] == 4 and sizes[1] <= 2 and sizes[2] <= 2:
        year, month, day = numbers
        if 1 <= month <= 12 and 1 <= day <= 31:
            return _draft(tokens, first, last, Calendar(year, month, day))
        return None
    if sizes[0] <= 2 and sizes[1] <= 2 and sizes[2] in (2, 4):
        a, b, year = numbers
        year += 2000 if sizes[2] == 2 and year < 50 else 1900 if sizes[2] == 2 else 0
        if a > 31 or b > 31 or not a or not b or not 1000 <= year <= 2199:
            return None
        if a > 12 >= b:
            return _draft(tokens, first, last, Calendar(year, b, a))
        if b > 12 >= a:
            return _draft(tokens, first, last, Calendar(year, a, b))
        return _draft(tokens, first, last, Calendar(year))
    return None


def _draft(tokens: Tokens, first: int, last: int, calendar: Calendar) -> Draft:
    start, end = tokens.starts[first], tokens.ends[last - 1]
    return Draft(first, last, start, end, (start, end), kind=Kind.DATE, status="date", calendar=calendar)
