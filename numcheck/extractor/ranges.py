"""Joins two figures that print one range: "10-12", "$26 to $31 million"; keeps "from … to" open: range or change."""

from __future__ import annotations

import itertools
from dataclasses import replace

from numcheck.extractor.draft import Draft
from numcheck.extractor.quantities import Setting, read_quantity
from numcheck.extractor.tokens import MARK, WORD, Tokens
from numcheck.model.quantity import Kind, Unit
from numcheck.resources.policy import Printed

_DASHES = ("-", "–", "—", "‑", "−")
_APART = 12  # tokens between the figures of "from $36,040 on Monday night to $34,935"
_MEASURED = (Kind.MONEY, Kind.SHARE, Kind.MEASURE, Kind.DURATION)


def join_range(tokens: Tokens, first: Draft, setting: Setting) -> tuple[Draft, ...] | None:
    """The range that begins with `first`, as one draft; two partners where "from" leaves the reading open."""
    if first.printed is None or first.word:
        return None
    connector, at = _connector(tokens, first, setting)
    if not connector or (tokens.kind(at) == MARK and tokens.raw(at) in _DASHES):
        return None
    second = read_quantity(tokens, at, setting)
    if second is None or second.printed is None or not _compatible(first, second, connector):
        return None
    if connector == "dash" and not first.in_digits and not second.in_digits and not second.unit.name:
        return None  # "a quick one-two"
    if connector == "to" and _is_change(tokens, first, second, setting):
        return None
    opener = _opener(tokens, first.first, setting)
    if connector == "to":
        later = join_range(tokens, second, setting) if _dash_follows(tokens, second) else None
        if later is not None and len(later) == 1 and opener == "from":
            _pair(first, later[0])
            return first, later[0]
        if opener == "from" and not _second_to(tokens, second):
            _pair(first, second)
            return first, second
    if connector == "and" and opener != "between":
        return None
    low, high = _levelled(first, second)
    if connector == "dash":
        low = _thousands(first, low, second, high)
    if low.value >= high.value:
        return None
    kind, unit = _shared(first, second)
    joined = replace(
        first,
        last=second.last,
        end=second.end,
        digits=(first.digits[0], second.digits[1]),
        kind=kind,
        unit=unit,
        printed=None,
        low=low,
        high=high,
        magnitude=second.magnitude,
    )
    joined.after = max(second.after, second.last)
    return (joined,)


def pair_openings(tokens: Tokens, drafts: list[Draft], setting: Setting) -> None:
    """Makes partners of "from A … to B" with other words between the figures."""
    for i, first in enumerate(drafts):
        if first.partner is not None or not _open(first) or _opener(tokens, first.first, setting) != "from":
            continue
        for second in drafts[i + 1 :]:
            if second.first - first.last > _APART or not _unbroken(tokens, first.last, second.first):
                break
            if second.status != "quantity" or second.kind in (Kind.CLOCK, Kind.YEAR, Kind.DATE):
                continue
            if _after_to(tokens, second, setting) and _open(second) and _alike(first, second):
                if first.low is not None and second.low is None:
                    second.kind, second.unit = (
                        first.kind,
                        first.unit,
                    )  # "from 14-18 mpg to 24": a range, then a figure
                else:
                    _pair(first, second)
            break


def share_units(tokens: Tokens, drafts: list[Draft]) -> None:
    """Gives a part the unit of the whole behind it: "280 million of the 1.5 billion shekels"."""
    for part, whole in itertools.pairwise(drafts):
        if (
            part.plain
            and whole.status == "quantity"
            and whole.kind in (Kind.MONEY, Kind.MEASURE)
            and tokens.word(part.last) == "of"
            and part.last < whole.first <= part.last + 2
        ):
            part.kind, part.unit = whole.kind, whole.unit


def _open(draft: Draft) -> bool:
    return (
        draft.status == "quantity" and (draft.printed is not None or draft.low is not None) and not draft.word
    )


def _alike(first: Draft, second: Draft) -> bool:
    if first.kind is second.kind and first.unit.name == second.unit.name:
        return first.kind is not Kind.COUNT or first.in_digits == second.in_digits
    return second.kind is Kind.COUNT and first.kind in _MEASURED and second.in_digits


def _unbroken(tokens: Tokens, start: int, end: int) -> bool:
    return all(tokens.texts[i] not in (".", ";", "!", "?", ":", "—") for i in range(start, end))


def _after_to(tokens: Tokens, draft: Draft, setting: Setting) -> bool:
    at = draft.first - 1
    while at >= 0 and tokens.lower[at] in setting.lexicon.contexts["softeners"]:
        at -= 1
    return tokens.word(at) == "to"


def _pair(first: Draft, second: Draft) -> None:
    """Partners share their unit, and the second's magnitude where the first has none."""
    if first.printed is not None and second.printed is not None:
        first.printed, second.printed = _levelled(first, second)
    elif first.printed is not None and second.high is not None:
        stand_in = replace(second, printed=second.high)
        first.printed, _ = _levelled(first, stand_in)
    first.kind, first.unit = second.kind, second.unit = _shared(first, second)
    first.partner, second.partner = second, first


def _shared(first: Draft, second: Draft) -> tuple[Kind, Unit]:
    """The kind and unit that both figures take: the second's, or the first's where only it has one."""
    if second.kind is Kind.COUNT:
        return first.kind, replace(first.unit, per=second.unit.per or first.unit.per)
    if first.kind is Kind.MONEY:
        return first.kind, replace(second.unit, per=second.unit.per or first.unit.per)
    return second.kind, second.unit


def _connector(tokens: Tokens, first: Draft, setting: Setting) -> tuple[str, int]:
    at = max(first.last, first.after)
    word = tokens.word(at)
    if word in _DASHES:
        if not tokens.gaps[at] and tokens.gaps[at + 1] and tokens.word(at + 1) in ("to", "or"):
            return tokens.word(at + 1), at + 2  # "10- to 15-minute"
        if tokens.gaps[at] and (tokens.glued(at + 1) or word in ("-", "—") or first.kind is not Kind.COUNT):
            return "", at  # "rose 3 -4" has a sign, "the 12 - 4 of them" a dash
        if tokens.word(at + 1) == "to" and tokens.glued(at + 1):  # "10-to-12"
            at += 2 if tokens.raw(at + 2) in _DASHES else 1
        return "dash", at + 1
    if word in ("to", "and", "or", "through"):
        step = at + 1
        while (
            step < at + 3
            and word != "and"
            and tokens.word(step) in setting.lexicon.contexts["softeners"]
            and tokens.word(step) != "a"
        ):
            step += 1
        return ("to" if word == "through" else word), step
    return "", at


def _compatible(first: Draft, second: Draft, connector: str) -> bool:
    if first.kind is second.kind and first.unit.name == second.unit.name:
        return connector != "or" or first.kind is not Kind.COUNT or first.in_digits == second.in_digits
    if first.kind is Kind.COUNT and first.magnitude == 1:
        return True
    return second.kind is Kind.COUNT and first.kind is Kind.MONEY and connector in ("dash", "to")


def _levelled(first: Draft, second: Draft) -> tuple[Printed, Printed]:
    """Carries the second figure's magnitude back to a first one without ("$26 to $31 million")."""
    a, b = first.printed, second.printed
    if a is None or b is None:
        raise ValueError("only printed numbers can be levelled")
    if first.magnitude == 1 and second.magnitude > 12 and a.value < 1000:
        scaled = a.value * second.magnitude
        if scaled <= b.value or (scaled <= 10 * b.value and first.kind is not Kind.MONEY):
            place = None if a.place is None else a.place * second.magnitude
            return Printed(scaled, place, True), b
    return a, b


def _thousands(first: Draft, low: Printed, second: Draft, high: Printed) -> Printed:
    """ "5-10,000 people" are five to ten thousand."""
    carried = low.value * 1000
    if (
        first.in_digits
        and second.in_digits
        and low.value < 1000
        and high.value >= 1000
        and high.value % 1000 == 0
        and 0 < carried <= high.value
        and second.magnitude == 1
    ):
        return Printed(carried, None if low.place is None else low.place * 1000, True)
    return low


def _opener(tokens: Tokens, first: int, setting: Setting) -> str:
    for back in range(first - 1, max(-1, first - 5), -1):
        word = tokens.lower[back]
        if word in ("from", "between"):
            return word
        if (
            word not in setting.lexicon.contexts["softeners"]
            and word not in setting.lexicon.contexts["fillers"]
        ):
            return ""
    return ""


def _dash_follows(tokens: Tokens, draft: Draft) -> bool:
    return tokens.raw(draft.after) in _DASHES and tokens.glued(draft.after) and tokens.glued(draft.after + 1)


def _second_to(tokens: Tokens, second: Draft) -> bool:
    """Whether another "to" and figure follow: "from 5 to 7 per cent to 3 to 5 per cent"."""
    at = max(second.last, second.after)
    return tokens.word(at) == "to" and tokens.kind(at + 1) not in (0, WORD)


def _is_change(tokens: Tokens, first: Draft, second: Draft, setting: Setting) -> bool:
    """Whether "rose 3 % to 5 %" says by how much and where to, which is no range."""
    if not first.unit.name:
        own = first.magnitude > 1 or (second.value or 0) > 2 * (first.value or 0)
        if second.unit.name or not own:
            return False
    if tokens.word(first.first - 1) == "of":
        return False  # "growth of 3% to 3.5%"
    far = first.value is not None and second.value is not None and second.value > 3 * first.value > 0
    for back in range(first.first - 1, max(-1, first.first - (7 if far else 4)), -1):
        word = tokens.lower[back]
        if word in setting.lexicon.change_before or word == "by":
            return True
        if (word not in setting.lexicon.change_skips and not far) or tokens.kinds[back] != WORD:
            return False
    return False
