"""Whether two claims name times that cannot be one: two years, two months, last year and this, a quarter and a half."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

_MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_SPANS = "year|month|quarter|week|season|summer|winter|spring|autumn|term|decade|century"


_COUNTED = "two|three|four|five|six|seven|eight|nine|ten|few|several"
_PAST = re.compile(  # "in the last six years" is up to now
    rf"\b(?:1[5-9]|20)\d\d\b|\b(?:previous|ago|earlier)\b|\blast\b(?! (?:\d|{_COUNTED}))"
)


@cache
def _grains() -> tuple[re.Pattern[str], ...]:
    # Weekdays are none of them: "arrested on Friday" and "police said on Saturday" are one story.
    months = "|".join(f"{month[:3]}(?:{month[3:]})?" if len(month) > 3 else month for month in _MONTHS)
    return (
        re.compile(r"\b(?:1[5-9]|20)\d\d\b"),
        re.compile(rf"\b(?:{months})\b"),
        re.compile(r"\b(?:first|second|third|fourth|final)(?=[ -](?:quarter|half)\b)"),
        re.compile(rf"\b(?:last|this|next|previous) (?:{_SPANS})\b"),
    )


@cache
def _lengths() -> tuple[tuple[str, re.Pattern[str]], ...]:
    # How long a flow was measured for. "Last year" is none: it is when, as often as how long.
    ended = "(?:to|ended|ending)"
    quarters = "first|second|third|fourth|last|final|latest|previous"
    return (
        (
            "quarter",
            re.compile(rf"\b(?:{quarters}) quarter\b|-quarter\b|\bquarterly\b|\bthree months {ended}\b"),
        ),
        (
            "half",
            re.compile(rf"\b(?:first|second) half\b|\bhalf-year\b|\bsix months {ended}\b|\bthe six months\b"),
        ),
        (
            "year",
            re.compile(
                r"\b(?:full[ -]+|whole |calendar )year\b|\byear as a whole\b|\b(?:twelve|12) months to\b"
            ),
        ),
        ("month", re.compile(r"\bmonthly\b|\bin a month\b|\bsingle month\b")),
        ("week", re.compile(r"\bweekend\b|\bin a week\b|\bweekly\b")),
    )


def clash_of_times(mine: Iterable[str], theirs: Iterable[str]) -> str:
    """Why the two sets of periods cannot be one time, or an empty string. Only grains that both name count."""
    # "The least since March" is told of another time than March.
    first, second = (
        " ; ".join(p for p in said if not p.lower().startswith("since")).lower() for said in (mine, theirs)
    )
    if not first or not second or first == second:
        return ""
    for pattern in _grains():
        one, other = set(pattern.findall(first)), set(pattern.findall(second))
        if one and other and not one & other:
            return f"two different times: {first}, {second}"
    return ""


def names_a_time(periods: Iterable[str]) -> bool:
    """Whether they name a year, a month or a season, not a day of the week alone."""
    said = " ; ".join(periods).lower()
    return any(pattern.search(said) for pattern in _grains())


def in_the_past(periods: Iterable[str]) -> bool:
    """Whether they name a year or a time gone by: in 2002, last year, three months ago."""
    return any(_PAST.search(period) for period in periods)


def lengths_in(text: str) -> tuple[str, ...]:
    """The lengths of time that flows are told over in a sentence, given in lower case."""
    return tuple(name for name, pattern in _lengths() if pattern.search(text))


def clash_of_lengths(mine: tuple[str, ...], theirs: tuple[str, ...]) -> str:
    """Why two sentences tell of flows over different lengths of time, or an empty string.

    A sentence that names two lengths says nothing of which is meant.
    """
    if len(mine) == 1 and len(theirs) == 1 and mine != theirs:
        return f"one is by the {mine[0]}, the other by the {theirs[0]}"
    return ""
