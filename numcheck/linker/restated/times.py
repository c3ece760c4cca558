"""Whether two claims name times that cannot be one: two years, two months, two quarters, last and this."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

_MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


@cache
def _grains() -> tuple[tuple[str, re.Pattern[str]], ...]:
    months = "|".join(f"{month[:3]}(?:{month[3:]})?" if len(month) > 3 else month for month in _MONTHS)
    return (
        ("year", re.compile(r"\b(?:1[5-9]|20)\d\d\b")),
        ("month", re.compile(rf"\b(?:{months})\b")),
        ("quarter", re.compile(r"\b(?:first|second|third|fourth|final|last|latest)(?=[ -](?:quarter|half))")),
        ("length", re.compile(r"\b(?:quarter|half|year|month|week|day|weekend|decade)(?:ly)?\b")),
        (
            "shift",
            re.compile(
                r"\b(?:last|this|next|previous|past|current|ago|earlier|yesterday|today|tomorrow|now)\b"
            ),
        ),
        ("weekday", re.compile(rf"\b(?:{'|'.join(_DAYS)})\b")),
    )


_HARD = ("year", "month", "quarter", "shift")


@cache
def _lengths() -> tuple[tuple[str, re.Pattern[str]], ...]:
    # How long a flow was measured for. A bare "year" is none: "last year" is when, as often as how long.
    return (
        ("quarter", re.compile(r"quarter|three months")),
        ("half", re.compile(r"half|six months")),
        (
            "year",
            re.compile(
                r"full[ -]+year|whole year|year as a whole|annual|twelve months|12 months|calendar year"
            ),
        ),
        ("month", re.compile(r"\bmonthly\b|in a month|single month")),
        ("week", re.compile(r"\bweekend\b|in a week|weekly")),
    )


def clash_of_times(mine: Iterable[str], theirs: Iterable[str]) -> str:
    """Why the two sets of periods cannot be one time, or an empty string. Only shared grains count."""
    first, second = " ; ".join(mine).lower(), " ; ".join(theirs).lower()
    if not first or not second or first == second:
        return ""
    spans = [{name for name, pattern in _lengths() if pattern.search(text)} for text in (first, second)]
    if all(spans) and not spans[0] & spans[1]:
        return f"two lengths of time: {first}, {second}"
    for grain, pattern in _grains():
        if grain in _HARD:
            one, other = set(pattern.findall(first)), set(pattern.findall(second))
            if one and other and not one & other:
                return f"two different times: {first}, {second}"
    return ""
