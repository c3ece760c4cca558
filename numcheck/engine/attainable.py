"""Whether a printed percentage of a small whole can come from counting at all (the GRIM test).

N. Brown and J. Heathers, "The GRIM Test", Social Psychological and Personality Science 8(4), 2017: of 24
people, 85 % is no number of people.
"""

from __future__ import annotations

from math import ceil, floor

from numcheck.engine.values import Truth
from numcheck.model.interval import Interval


def attainable(share: Interval, part: Interval | None, whole: Interval) -> Truth:
    """NONE if no whole number of parts of an exact whole gives a share, in per cent, that the print
    allows.
    """
    total = whole.exact
    if total is None or total <= 0 or total.denominator != 1 or share.low is None or share.high is None:
        return Truth.UNKNOWN
    least = ceil(share.low * total / 100)
    most = floor(share.high * total / 100)
    if share.low_open and least * 100 == share.low * total:
        least += 1
    if share.high_open and most * 100 == share.high * total:
        most -= 1
    if part is not None:
        if part.low is not None:
            least = max(least, ceil(part.low))
        if part.high is not None:
            most = min(most, floor(part.high))
    return Truth.SOME if least <= most else Truth.NONE
