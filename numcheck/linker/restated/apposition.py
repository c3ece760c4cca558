"""Whether two figures of one sentence say the same thing twice: "two thirds (65%)", "a dozen, or 12"."""

from __future__ import annotations

import re
from functools import cache

from numcheck.linker.context import Context
from numcheck.model.claim import Claim

_LONGEST = 60  # characters between two figures in apposition; more is another clause


@cache
def _bridge() -> re.Pattern[str]:
    # Only words may stand between: another figure, a full clause or a list would not be an apposition.
    softened = "(?:about |around |some |roughly |nearly )?"
    joint = rf"\(|\[|,? or {softened}|,? that is,? | [-–—] |—|: "
    return re.compile(rf"[^\d;.!?]{{0,40}}?(?:{joint})[^\d;.!?]{{0,20}}")


def in_apposition(context: Context, a: Claim, b: Claim) -> bool:
    """Whether the words between two figures are a bracket, a dash, "or" or "that is"."""
    if a.sentence != b.sentence:
        return False
    between = context.between(a.quantity, b.quantity)
    return len(between) <= _LONGEST and _bridge().fullmatch(between) is not None
