"""Tells a year from a count: "in 2019", "the 1990s", "2004/05", "the 1914–18 war" against "2000 people"."""

from __future__ import annotations

from fractions import Fraction

from numcheck.extractor.dates import four_digits
from numcheck.extractor.draft import Draft
from numcheck.extractor.lexicon import Lexicon
from numcheck.extractor.tokens import NUMERAL, WORD, Tokens
from numcheck.model.quantity import Calendar, Kind
from numcheck.resources.policy import Printed

_NEAR = range(1900, 2036)


def read_year(tokens: Tokens, index: int, lexicon: Lexicon) -> Draft | None:
    """The year, decade or span of years that begins at token `index`; None if the number is no year."""
    year = four_digits(tokens, index)
    if year is None or not 1000 <= year <= 2199:
        return None
    follow, glued = tokens.raw(index + 1), tokens.glued(index + 1)
    if follow in ("s", "'s", "’s") and glued and year % 10 == 0:
        return _draft(tokens, index, index + 2, Calendar(year, decade=True))
    if follow in ("'", "’") and glued and tokens.raw(index + 2) == "s" and year % 10 == 0:
        return _draft(tokens, index, index + 3, Calendar(year, decade=True))
    if glued and tokens.kind(index + 1) == WORD:
        return None
    span = _span(tokens, index, year)
    if span is not None:
        return span
    before, after = tokens.word(index - 1), tokens.word(index + 1)
    if tokens.raw(index - 1) in ("#", "$", "£", "€") or follow in ("%", "°"):
        return None
    strong = before in lexicon.year_strong
    if strong:
        return (
            _draft(tokens, index, index + 1, Calendar(year))
            if not _counts(tokens, index, year, True)
            else None
        )
    if year in _NEAR:
        if _counts(tokens, index, year, False) or (
            lexicon.bounds_before.before(tokens, index) and year % 50 == 0
        ):
            return None
        return _draft(tokens, index, index + 1, Calendar(year))
    if before == "to" and tokens.word(index - 2) in ("back", "dating") and year >= 1100:
        return _draft(tokens, index, index + 1, Calendar(year))
    if (
        year > _NEAR[-1]
        and before in ("by", "until", "after", "before")
        and not _counts(tokens, index, year, False)
    ):
        return _draft(tokens, index, index + 1, Calendar(year))
    if before in lexicon.year_before and before in (
        "of",
        "from",
        "by",
        "to",
        "and",
        "between",
        "before",
        "after",
        "or",
    ):
        if (
            year < 2100
            and not _counts(tokens, index, year, False)
            and before not in ("of", "by", "to", "from")
        ):
            return _draft(tokens, index, index + 1, Calendar(year))
        other = four_digits(tokens, index + 2)
        if (
            before in ("from", "between")
            and after in ("to", "and", "until")
            and other
            and 1000 <= other <= 2199
        ):
            return _draft(tokens, index, index + 1, Calendar(year))
    return None


def _span(tokens: Tokens, index: int, year: int) -> Draft | None:
    """ "2004/05", "1914–18", "2018-2019"."""
    if (
        tokens.raw(index + 1) not in ("/", "-", "–", "—")
        or not tokens.glued(index + 1)
        or not tokens.glued(index + 2)
    ):
        return None
    end = tokens.raw(index + 2)
    if tokens.kind(index + 2) != NUMERAL or not end.isdigit() or tokens.raw(index + 3) in ("-", "%"):
        return None
    if len(end) == 1 and int(end) == (year + 1) % 10:
        return _draft(tokens, index, index + 3, Calendar(year))
    if (len(end) == 2 and year // 100 * 100 + int(end) > year) or (
        len(end) == 2 and int(end) == (year + 1) % 100
    ):
        return _draft(tokens, index, index + 3, Calendar(year))
    if len(end) == 4 and year < int(end) <= 2199 and year >= 1500:
        return _draft(tokens, index, index + 3, Calendar(year))
    return None


def _counts(tokens: Tokens, index: int, year: int, strong: bool) -> bool:
    """Whether a plural noun in lower case right behind it makes it a count ("2000 people")."""
    after = tokens.raw(index + 1)
    if tokens.kind(index + 1) != WORD or (after[0].isupper() and not tokens.titled):
        return False
    if after in (
        "people",
        "men",
        "women",
        "children",
        "mah",
        "mAh",
        "km",
        "rpm",
        "miles",
        "metres",
        "feet",
        "sq",
    ):
        return True
    after = after.lower()
    plural = len(after) > 3 and after.endswith("s") and not after.endswith(("ss", "us", "is", "’s", "'s"))
    return plural and year % 50 == 0 and not strong


def _draft(tokens: Tokens, first: int, last: int, calendar: Calendar) -> Draft:
    start, end = tokens.starts[first], tokens.ends[last - 1]
    draft = Draft(first, last, start, end, (start, end), kind=Kind.YEAR, status="year", calendar=calendar)
    draft.printed = Printed(Fraction(calendar.year or 0), Fraction(1))
    return draft
