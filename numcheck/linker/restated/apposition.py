"""Whether two figures of one sentence say the same thing twice: "two thirds (65%)", "a dozen, or 12"."""

from __future__ import annotations

import re
from functools import cache

from numcheck.linker.context import Context
from numcheck.model.claim import Claim
from numcheck.model.quantity import Kind

_RUNNING = frozenset(
    {Kind.CLOCK, Kind.DATE, Kind.YEAR, Kind.AGE, Kind.ORDINAL, Kind.MONEY}
)  # ranges, conversions
_LONGEST = 40  # characters between two figures in apposition; more is another clause


@cache
def _bridge() -> re.Pattern[str]:
    # Before the joint at most the counted noun: a comma, another figure or more words would begin another thing
    # ("34% chose price, followed by service (28%)"). A bare "or" joins alternatives: "a second or third person".
    softened = "(?:about |around |some |roughly |nearly |almost |exactly )"
    noun = r"[^\d,;:.!?()]{0,30}?"
    return re.compile(rf"{noun}(?:(?: ?[(\[]| [-–—] ?|—|, or |,? that is,? ){softened}?| or {softened})")


@cache
def _closing() -> re.Pattern[str]:
    # What stands in a bracket or between dashes must be the figure alone, with its noun at most.
    # "Or 740 too few" tells the gap.
    return re.compile(
        r"(?! too | short\b| more\b| fewer\b| less\b)[^\d,;:.!?()\[\]]{0,20}?(?:[)\]]| [-–—]|—|,|\.)"
    )


def in_apposition(context: Context, a: Claim, b: Claim) -> bool:
    """Whether the words between two figures are a bracket, a dash, "or" or "that is"."""
    if a.sentence != b.sentence or a.quantity.kind in _RUNNING or (a.head and b.head and a.head != b.head):
        return False
    between = context.between(a.quantity, b.quantity)
    if len(between) > _LONGEST or _bridge().fullmatch(between) is None:
        return False
    end = max(a.quantity.span.end, b.quantity.span.end)
    behind = context.article.text[end : end + _LONGEST]
    if _breaks_down(between, behind):
        return False
    return _closing().match(behind) is not None


def _breaks_down(between: str, behind: str) -> bool:
    """Whether a bracket holds other figures, too, and so says what a figure is made up of: "four lanes (2 north, 2 south)"."""
    inside = re.split(r"[)\]]", behind)[0]
    return between.rstrip()[-1:] in ("(", "[") and any(map(str.isdigit, inside.partition(", ")[2]))
