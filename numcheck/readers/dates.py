"""The day on which an article appeared, where a line of its own says so."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from functools import cache

from numcheck.readers.words import word_set

_MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_LINE = 200  # a dateline or byline is short; longer blocks are not looked at


@cache
def _full_date() -> re.Pattern[str]:
    names = "|".join(f"{month[:3]}(?:{month[3:]})?" for month in _MONTHS if month != "september")
    month = rf"(?P<month{{}}>{names}|sept?(?:ember)?)\b\.?"
    day = r"(?P<day{}>\d{{1,2}})(?:st|nd|rd|th)?"
    forms = (
        r"(?P<year0>\d{4})-(?P<month0>\d{2})-(?P<day0>\d{2})(?!\d)",
        rf"{day.format(1)}\s(?:of\s)?{month.format(1)},?\s(?P<year1>\d{{4}})(?!\d)",
        rf"{month.format(2)}\s{day.format(2)},?\s(?P<year2>\d{{4}})(?!\d)",
    )
    return re.compile(r"(?<![\w.])(?:" + "|".join(forms) + ")", re.IGNORECASE)


@cache
def _surroundings() -> re.Pattern[str]:
    """What may stand around a date in a line of its own: a weekday, a clock time, a zone, marks."""
    weekdays = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?"
    clock = r"(?:at\s)?\d{1,2}[:.]\d{2}(?::\d{2})?\s?(?:[ap]\.?m\.?)?|\d{4}"
    zone = r"(?:UTC|GMT|BST|CET|CEST|Z|E[SD]?T|C[SD]T|M[SD]T|P[SD]?T)(?:[+-]\d{1,2}(?::?\d{2})?)?"
    return re.compile(
        rf"\s*(?:(?:{weekdays}|{clock}|{zone}|[,.;|·•–—-]|T\d\d:\d\d\S{{0,15}})\s*)*", re.IGNORECASE
    )


def full_date(text: str) -> date | None:
    """The first date with day, month and year in `text`, or None for none or one that never was."""
    found = _full_date().search(text)
    return _as_date(found) if found else None


def _as_date(found: re.Match[str]) -> date | None:
    for form in ("0", "1", "2"):
        month = found["month" + form]
        if month:
            number = int(month) if month.isdigit() else _month(month)
            try:
                return date(int(found["year" + form]), number, int(found["day" + form]))
            except ValueError:
                return None
    return None


def _month(name: str) -> int:
    return next(i for i, month in enumerate(_MONTHS, 1) if month.startswith(name[:3].lower()))


def is_dateline(text: str) -> bool:
    """Whether `text` is a date with day, month and year and nothing more than its weekday, time and label."""
    if len(text) > _LINE:
        return False
    found = _full_date().search(text)
    if not found:
        return False
    before, after = text[: found.start()], text[found.end() :]
    label = before.strip().rstrip(":").lower()
    if label in word_set("date-labels"):
        before = ""
    return bool(_surroundings().fullmatch(before) and _surroundings().fullmatch(after))


def published_in(blocks: Iterable[str]) -> date | None:
    """The day that a dateline or byline among an article's first `blocks` gives, or None."""
    for text in blocks:
        if len(text) > _LINE:
            continue
        opening = text.lstrip().lower()
        labelled = any(opening.startswith((label + " ", label + ":")) for label in word_set("date-labels"))
        if is_dateline(text) or ((labelled or opening.startswith("by ")) and _ends_early(text)):
            found = full_date(text)
            if found:
                return found
    return None


def _ends_early(text: str) -> bool:
    """Whether a line is a byline, not a sentence: it has no full stop at its end."""
    return not text.rstrip().endswith(".")
