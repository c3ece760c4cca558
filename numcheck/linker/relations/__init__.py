"""Arithmetic ties between figures: one file a relation, each fills roles and judges nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from numcheck.linker.context import Context
from numcheck.linker.relations import (
    calendar,
    change,
    conversion,
    difference,
    facts,
    lists,
    partition,
    product,
    ranges,
    sequence,
    share,
    tables,
    tally,
    told_twice,
)
from numcheck.linker.relations.lines import Page, read_page
from numcheck.model.relation import Filler, Relation, RelationKind
from numcheck.resources.facts import Fact
from numcheck.resources.triggers import Triggers

__all__ = ["FINDERS", "Page", "find_all", "read_page", "with_ties"]

SILENT = 0.5  # a tie less sure than this is no evidence against another one

FINDERS = (
    calendar.find,
    change.find,
    conversion.find,
    difference.find,
    facts.find,
    lists.find,
    partition.find,
    product.find,
    ranges.find,
    sequence.find,
    share.find,
    tables.find,
    tally.find,
    told_twice.find,
)


def with_ties(context: Context, found: Sequence[Relation]) -> Context:
    """The context, with what the relations found in it say of pairs that are two, and of what is past."""
    return replace(context, tied=_tied_pairs(found), starts=_starts_of_changes(found))


def _tied_pairs(found: Sequence[Relation]) -> frozenset[tuple[int, int]]:
    """Pairs of quantities, the earlier first, that a relation ties: each has a role of its own, so they are two."""
    pairs: set[tuple[int, int]] = set()
    for relation in found:
        if (
            relation.confidence < SILENT
            or relation.kind in (RelationKind.FACT, RelationKind.RESTATED)
            or "loose" in relation.traits
        ):
            continue
        for together in _stated_together(relation):
            held = sorted({filler.quantity for filler in together if filler.quantity is not None})
            pairs.update((a, b) for i, a in enumerate(held) for b in held[i + 1 :])
    return frozenset(pairs)


def _starts_of_changes(found: Sequence[Relation]) -> frozenset[int]:
    """Quantities that something changed from: what they tell is of an earlier time."""
    return frozenset(
        filler.quantity
        for relation in found
        if relation.kind is RelationKind.CHANGE
        and relation.confidence >= SILENT
        and "loose" not in relation.traits
        for filler in relation["start"]
        if filler.quantity is not None
    )


def _stated_together(relation: Relation) -> Iterator[tuple[Filler, ...]]:
    """The fillers that the words tie: all of them, but of two conversions at one rate each by itself."""
    if relation.kind is RelationKind.CONVERSION:
        yield (*relation["a"], *relation["b"])
        yield (*relation["c"], *relation["d"])
    else:
        yield tuple(relation.fillers)


def find_all(
    context: Context, triggers: Triggers | None = None, facts: Sequence[Fact] | None = None
) -> tuple[Relation, ...]:
    """Every arithmetic tie of an article, in the order of `FINDERS` and then of the text.

    `triggers` and `facts` are the shipped ones with a project's own laid over; the shipped ones by default.
    """
    page = read_page(context, triggers, facts)
    return tuple(relation for finder in FINDERS for relation in finder(page))
