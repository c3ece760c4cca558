"""What several numbers or one name: "the third quarter", "the last 16", "16 to 20-year-olds", "4 or 5 April".

They count nothing and are held against nothing; two of one name are one thing, unless they are of two years.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import chain

from numcheck.linker.context import Context
from numcheck.linker.relations.ties import relate
from numcheck.model.quantity import Kind, Quantity
from numcheck.model.relation import Relation, RelationKind

_AFTER = re.compile(r"[\s-]+([a-z]+)(?:\s+(?:of\s+)?((?:19|20)\d\d))?")
_DAYS = re.compile(r"\d+\D+\d+")
_REACH = 30  # characters behind a number that name the stretch and its year
_STAGE = "last"
_CONFIDENCE = 0.9  # of nine such pairs in ninety-six labelled articles eight were one

_Name = tuple[str, str]


def named(context: Context) -> Iterator[Relation]:
    """A tie for each name that an article has more than once; names of two years are two."""
    found: dict[_Name, dict[str, list[Quantity]]] = defaultdict(lambda: defaultdict(list))
    for quantity in context.quantities:
        if name := _name(context, quantity):
            words, year = name
            found[words][year].append(quantity)
    for words, years in found.items():
        # Where one year alone is named, a stretch without one is of that year too.
        apart = len(years.keys() - {""}) > 1
        for lot in years.values() if apart else [list(chain.from_iterable(years.values()))]:
            if len(lot) > 1:
                yield _tie(context, " ".join(words), sorted(lot, key=lambda q: q.index))


def _name(context: Context, quantity: Quantity) -> tuple[_Name, str] | None:
    """What the number names, and the year of it if that is told."""
    text, digits = context.article.text, str(quantity.measure.printed)
    if quantity.kind is Kind.DATE:
        return (
            ((_text_of_days(context, quantity), "days"), "")
            if names_several_days(context, quantity)
            else None
        )
    if quantity.kind is Kind.AGE:
        low, high = quantity.low, quantity.high
        return ((f"{low} to {high}", "year olds"), "") if low is not None and high is not None else None
    if quantity.status != "label":
        return None
    if quantity.kind is Kind.ORDINAL:
        told = _AFTER.match(text[quantity.span.end : quantity.span.end + _REACH].lower())
        known = context.lexicons.words("numbered-stretches")
        return ((digits, told[1]), told[2] or "") if told and told[1] in known else None
    before = text[max(0, quantity.span.start - len(_STAGE) - 1) : quantity.span.start].lower()
    return ((_STAGE, digits), "") if before.split() == [_STAGE] else None


def names_several_days(context: Context, quantity: Quantity) -> bool:
    """Whether a date is more than one day of a month: "4 or 5 April", "4-6 March"."""
    day = quantity.calendar.day if quantity.calendar is not None else None
    return quantity.kind is Kind.DATE and day is None and bool(_DAYS.match(context.text(quantity.span)))


def _text_of_days(context: Context, quantity: Quantity) -> str:
    """The days as printed, in one way whatever stands between them."""
    return " ".join(re.findall(r"\d+|[a-z]+", context.text(quantity.span).lower()))


def _tie(context: Context, words: str, members: list[Quantity]) -> Relation:
    values = {"values": list(map(context.filler, members))}
    trigger = members[-1].phrase
    return relate(context, RelationKind.RESTATED, values, trigger, _CONFIDENCE, f"one name: {words}")
