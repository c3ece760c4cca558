"""Turns a draft into a quantity: its intervals by the policy, its links by index."""

from __future__ import annotations

from collections.abc import Mapping

from numcheck.extractor.draft import Draft
from numcheck.model.interval import Interval
from numcheck.model.quantity import Measure, Quantity
from numcheck.model.span import Span
from numcheck.resources.policy import Policy

_ANY = Interval(None, None)


def quantity_of(draft: Draft, index: int, text: str, policy: Policy, places: Mapping[int, int]) -> Quantity:
    """The quantity of `draft` at `index`; `places` gives the index of each draft by its id."""
    return Quantity(
        index=index,
        span=Span(draft.start, draft.end),
        phrase=Span(min(draft.phrase_start, draft.start), max(draft.phrase_end, draft.end)),
        digits=text[draft.digits[0] : draft.digits[1]],
        kind=draft.kind,
        measure=_measure(draft, policy),
        status=draft.status,
        low=draft.low.value if draft.low else None,
        high=draft.high.value if draft.high else None,
        score=draft.score,
        calendar=draft.calendar,
        direction=draft.direction,
        partner=None if draft.partner is None else places.get(id(draft.partner)),
        face_of=None if draft.face_of is None else places.get(id(draft.face_of)),
        other=draft.other,
        definite=draft.definite,
        word=draft.worded,
        noun=draft.noun,
        noun_span=draft.noun_span,
    )


def _measure(draft: Draft, policy: Policy) -> Measure:
    if draft.share:
        return policy.share(draft.share, draft.unit)
    if draft.word:
        return policy.word(draft.word, draft.scale, draft.kind, draft.unit, draft.bound)
    if draft.low is not None and draft.high is not None:
        return policy.span(draft.low, draft.high, draft.kind, draft.unit, draft.bound)
    if draft.printed is not None:
        return policy.measure(draft.printed, draft.kind, draft.unit, draft.bound)
    return Measure(_ANY, _ANY, unit=draft.unit, kind=draft.kind)
