"""Stretches of time and stages that a number names: "the third quarter", "the last 16".

They count nothing and are held against nothing; two of one name are one thing, unless they are of two years.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import chain

from numcheck.linker.context import Context
from numcheck.model.quantity import Kind, Quantity
from numcheck.model.relation import Relation, RelationKind

_AFTER = re.compile(r"[\s-]+([a-z]+)(?:\s+(?:of\s+)?((?:19|20)\d\d))?")
_REACH = 30  # characters behind a number that name the stretch and its year
_STAGE = "last"
_CONFIDENCE = 0.9  # of seven such pairs in ninety-six labelled articles six were one

_Name = tuple[str, str]


def named(context: Context) -> Iterator[Relation]:
    """A tie for each name that an article has more than once; names of two years are two."""
    found: dict[_Name, dict[str, list[Quantity]]] = defaultdict(lambda: defaultdict(list))
    for quantity in context.quantities:
        if quantity.status == "label" and (name := _name(context, quantity)):
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
    if quantity.kind is Kind.ORDINAL:
        told = _AFTER.match(text[quantity.span.end : quantity.span.end + _REACH].lower())
        known = context.lexicons.words("numbered-stretches")
        return ((digits, told[1]), told[2] or "") if told and told[1] in known else None
    before = text[max(0, quantity.span.start - len(_STAGE) - 1) : quantity.span.start].lower()
    return ((_STAGE, digits), "") if before.split() == [_STAGE] else None


def _tie(context: Context, words: str, members: list[Quantity]) -> Relation:
    return Relation(
        RelationKind.RESTATED,
        ((("values", tuple(map(context.filler, members))),),),
        trigger=members[-1].phrase,
        confidence=_CONFIDENCE,
        because=(f"one name: {words}",),
    )
