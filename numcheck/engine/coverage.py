"""Which figures were held against others, and why the rest were not. Silence is not approval."""

from __future__ import annotations

from collections.abc import Sequence

from numcheck.model.quantity import Quantity
from numcheck.model.relation import Relation, Verdict
from numcheck.model.report import Skip
from numcheck.resources.thresholds import Thresholds, load_thresholds

NOTHING = "nothing in the article to hold it against"


def coverage(
    quantities: Sequence[Quantity],
    relations: Sequence[Relation],
    verdicts: Sequence[Verdict],
    thresholds: Thresholds | None = None,
) -> tuple[tuple[int, ...], tuple[Skip, ...]]:
    """Indices of the figures that a rule could judge, and each other figure with the reason it was not
    compared.

    A figure is compared if it fills a role of a relation sure enough to speak of. Every figure is in one
    of the two.
    """
    limits = thresholds or load_thresholds()
    compared: set[int] = set()
    for relation in relations:
        if relation.confidence >= limits.silent_below:
            for reading in relation.readings:
                compared |= {f.quantity for _, fillers in reading for f in fillers if f.quantity is not None}
    nearest: dict[int, Verdict] = {}
    for verdict in verdicts:
        for index in (verdict.a, verdict.b):
            known = nearest.get(index)
            if known is None or verdict.confidence > known.confidence:
                nearest[index] = verdict
    skipped = tuple(
        Skip(quantity.span, _reason(quantity, nearest.get(quantity.index)))
        for quantity in quantities
        if quantity.index not in compared
    )
    return tuple(q.index for q in quantities if q.index in compared), skipped


def _reason(quantity: Quantity, verdict: Verdict | None) -> str:
    if not quantity.judged:
        return quantity.status
    return NOTHING if verdict is None or not verdict.reason else verdict.reason
