"""Joins two figures that print one range: "10-12", "$26 to $31 million", "between 10 and 12"; keeps "from … to" open."""

from __future__ import annotations

from dataclasses import replace

from numcheck.extractor.draft import Draft
from numcheck.extractor.quantities import Setting, read_quantity
from numcheck.extractor.tokens import MARK, Tokens
from numcheck.model.quantity import Kind
from numcheck.resources.policy import Printed

_DASHES = ("-", "–", "—", "‑", "−")
_SOFTENERS = frozenset(["about", "around", "nearly", "almost", "some", "up", "a", "perhaps", "maybe", "roughly", "even", "as"])


def join_range(tokens: Tokens, first: Draft, setting: Setting) -> tuple[Draft, ...] | None:
    """The range that begins with `first`: one draft, or two partners where "from" leaves the reading open."""
    if first.printed is None or first.word:
        return None
    connector, at = _connector(tokens, first)
    if not connector:
        return None
    if tokens.kind(at) == MARK and tokens.raw(at) in ("-", "−", "–"):
        return None
    second = read_quantity(tokens, at, setting)
    if second is None or second.printed is None or not _compatible(first, second, connector):
        return None
    if connector == "to" and _is_change(tokens, first, setting):
        return None
    first_printed, second_printed = _levelled(first, second)
    unit, kind = (second.unit, second.kind) if second.kind is not Kind.COUNT else (first.unit, first.kind)
    if first.kind is Kind.MONEY:
        unit = (
            replace(first.unit, per=second.unit.per or first.unit.per) if second.kind is Kind.COUNT else unit
        )
    opener = _opener(tokens, first.first)
    if connector == "to" and opener == "from":
        first.printed, first.unit, first.kind = first_printed, unit, kind
        second.unit, second.kind = unit, kind
        first.partner, second.partner = second, first
        return first, second
    if first_printed.value >= second_printed.value:
        return None
    if connector == "and" and opener != "between":
        return None
    return (
        Draft(
            first=first.first,
            last=second.last,
            start=first.start,
            end=second.end,
            digits=(first.digits[0], second.digits[1]),
            kind=kind,
            unit=unit,
            low=first_printed,
            high=second_printed,
            magnitude=second.magnitude,
            in_digits=first.in_digits,
        ),
    )


def _connector(tokens: Tokens, first: Draft) -> tuple[str, int]:
    at = max(first.last, first.after)
    word = tokens.word(at)
    if word in _DASHES:
        if word == "-" and tokens.gaps[at] and tokens.glued(at + 1):
            return "", at  # "rose 3 -4": a sign
        if tokens.raw(at + 1) in ("to",) and tokens.glued(at + 1):  # "10-to-12"
            at += 2 if tokens.raw(at + 2) in _DASHES else 1
        return "dash", at + 1
    if word in ("to", "and", "or"):
        step = at + 1
        while step < at + 3 and tokens.word(step) in _SOFTENERS and word != "and":
            if tokens.word(step) == "a":
                break
            step += 1
        return word, step
    if word == "through" and first.kind is Kind.COUNT:
        return "to", at + 1
    return "", at


def _compatible(first: Draft, second: Draft, connector: str) -> bool:
    if first.kind is second.kind and first.unit.name == second.unit.name:
        return connector != "or" or first.kind is not Kind.COUNT or (first.in_digits == second.in_digits)
    if first.kind is Kind.COUNT and first.magnitude == 1 and second.kind is not Kind.COUNT:
        return not (connector == "dash" and second.first != second.digits[0] and False)
    if second.kind is Kind.COUNT and first.kind in (Kind.MONEY, Kind.SHARE, Kind.MEASURE):
        return connector in ("dash", "to") and first.kind is Kind.MONEY
    return False


def _levelled(first: Draft, second: Draft) -> tuple[Printed, Printed]:
    """Carries the second figure's magnitude back to a first one without ("$26 to $31 million")."""
    assert first.printed is not None and second.printed is not None
    a, b = first.printed, second.printed
    if first.magnitude == 1 and second.magnitude > 12 and a.value < 1000 and second.value is not None:
        scaled = a.value * second.magnitude
        if scaled <= b.value or a.value * 1000 < b.value:
            place = None if a.place is None else a.place * second.magnitude
            return Printed(scaled, place, True), b
    return a, b


def _opener(tokens: Tokens, first: int) -> str:
    for back in range(first - 1, max(-1, first - 5), -1):
        word = tokens.lower[back]
        if word in ("from", "between"):
            return word
        if word not in _SOFTENERS and word not in ("to", "the", "just", "in"):
            return ""
    return ""


def _is_change(tokens: Tokens, first: Draft, setting: Setting) -> bool:
    """Whether "rose 3 % to 5 %" says by how much and where to, which is no range."""
    if first.unit.name == "":
        return False
    for back in range(first.first - 1, max(-1, first.first - 4), -1):
        word = tokens.lower[back]
        if word in setting.lexicon.change_before or word == "by":
            return True
        if word not in setting.lexicon.change_skips:
            return False
    return False
