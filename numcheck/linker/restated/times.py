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


def clash_of_times(mine: Iterable[str], theirs: Iterable[str]) -> str:
    """Why the two sets of periods cannot be one time, or an empty string. Only shared grains count."""
    first, second = " ; ".join(mine).lower(), " ; ".join(theirs).lower()
    if not first or not second or first == second:
        return ""
    for grain, pattern in _grains():
        if grain in _HARD:
            one, other = set(pattern.findall(first)), set(pattern.findall(second))
            if one and other and not one & other:
                return f"two different times: {first}, {second}"
    return ""
