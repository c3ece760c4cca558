"""Which figures are taken for the same thing, and which are kept apart, on stories told by hand."""

from __future__ import annotations

from restated_story import tell

from numcheck.linker import restated
from numcheck.linker.context import Context
from numcheck.model.relation import Verdict


def ties(context: Context) -> list[tuple[str, ...]]:
    """The printed forms of each tie's figures, in the order of its role."""
    relations, _ = restated.find(context)
    return [
        tuple(filler.text for filler in relation["values"])
        for relation in relations
        if relation.confidence >= 0.5
    ]


def verdict(context: Context, a: int, b: int) -> Verdict:
    """What became of two figures."""
    _, verdicts = restated.find(context)
    return next(v for v in verdicts if (v.a, v.b) == (a, b))


def test_headline_and_lead_that_differ_are_tied() -> None:
    """A headline's figure is held against the first of its kind in a story that shares its words."""
    context = tell(
        "# {Nine|head=pilgrim,predicate=kill} pilgrims killed as coach plunges into gorge",
        "A coach plunged into a gorge on Sunday, killing {seven|head=pilgrim,predicate=kill} pilgrims.",
    )
    relations, _ = restated.find(context)
    (tie,) = relations
    assert [f.text for f in tie["values"]] == ["Nine", "seven"]
    assert tie.summary
    assert any("pilgrim" in why for why in tie.because)
