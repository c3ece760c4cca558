"""The JSON of `numcheck figures`: every figure as it was read, and what the linker tied
(reports/schema/figures.schema.json).
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Any

from numcheck import __version__
from numcheck.model.claim import Claim
from numcheck.model.quantity import Kind, Quantity
from numcheck.model.relation import Relation
from numcheck.model.report import FileReport, Report
from numcheck.model.span import Span
from numcheck.reporters.json_report import FORMAT_VERSION, dump_around
from numcheck.reporters.located import locate
from numcheck.reporters.options import RenderOptions
from numcheck.reporters.plain_numbers import interval_text, plain
from numcheck.reporters.said_of import said_of

# Kinds whose figures are no amounts: readers of the JSON that want amounts filter on status alone.
_OWN_STATUS = frozenset({Kind.ORDINAL, Kind.SCORE, Kind.CLOCK})

_CLOSE = 40  # characters between a figure and the head noun that it counts

# A role that holds many has a plural name; one figure in it has the singular.
_SINGULAR = {"values": "value", "parts": "part", "changes": "change"}


def render_figures_json(report: Report, options: RenderOptions) -> Iterator[str]:
    """One JSON document. With `options.why`, each file also has the verdict on every pair that was looked
    at.
    """
    yield from dump_around(
        {
            "version": FORMAT_VERSION,
            "tool": {"name": "numcheck", "version": __version__},
            "files": [],
            "not_checked": [{"path": item.path, "reason": item.reason} for item in report.not_checked],
            "failures": [{"path": item.path, "error": item.error} for item in report.failures],
        },
        "files",
        (_file_object(file, options) for file in report.files),
    )


def _file_object(file: FileReport, options: RenderOptions) -> dict[str, Any]:
    claims = {claim.quantity.index: claim for claim in file.claims}
    compared = set(file.compared)
    entry: dict[str, Any] = {
        "path": file.article.path,
        "figures": [
            _figure_object(file, quantity, claims.get(quantity.index), quantity.index in compared)
            for quantity in file.quantities
        ],
        "links": [_link_object(file, relation) for relation in file.relations],
    }
    if options.why:
        spans = {quantity.index: _source(file, quantity.span) for quantity in file.quantities}
        entry["verdicts"] = [
            {
                "a": spans.get(verdict.a),
                "b": spans.get(verdict.b),
                "linked": verdict.linked,
                "confidence": round(verdict.confidence, 3),
                "blocker": verdict.blocker,
                "reason": verdict.reason,
            }
            for verdict in file.verdicts
        ]
    return entry


def _figure_object(
    file: FileReport, quantity: Quantity, claim: Claim | None, compared: bool
) -> dict[str, Any]:
    at = locate(file.article, quantity.span)
    measure = quantity.measure
    figure: dict[str, Any] = {"start": at.start, "end": at.end, "text": at.source}
    if at.shown != at.source:
        figure["shown"] = at.shown
    figure |= _value(quantity, _partner(file, quantity))
    figure |= {
        "unit": unit_name(quantity, claim),
        "modifier": measure.modifier.value,
        "direction": quantity.direction.value if quantity.direction else None,
        "entity": said_of(claim, file.article.text) if claim else "",
        "kind": quantity.kind.value,
        "status": status(quantity),
        "line": at.line,
        "column": at.column,
        "possible": interval_text(measure.possible),
        "usual": interval_text(measure.usual),
        "compared": compared,
    }
    return figure


def status(quantity: Quantity) -> str:
    """ "quantity" for an amount, else what the figure is instead: "date", "score", or why it was skipped."""
    if quantity.judged and quantity.kind in _OWN_STATUS:
        return quantity.kind.value
    if quantity.word and quantity.status == "quantity":
        return "word"
    if quantity.partner is not None and quantity.partner < quantity.index and quantity.low is None:
        return "range-end"
    return quantity.status


def _partner(file: FileReport, quantity: Quantity) -> Quantity | None:
    """The second figure of "from 18 to 23" for its first; None for any other figure."""
    if quantity.partner is None or quantity.partner < quantity.index or quantity.low is not None:
        return None
    return file.quantities[quantity.partner]


def _value(quantity: Quantity, partner: Quantity | None = None) -> dict[str, str]:
    """ "value" as a plain decimal, or "low" and "high" for a printed range or a vague word.

    "from 18 to 23" is one range from its first figure's value to its second's. A share printed as a fraction
    ("a third") is a part of one, a percentage of a hundred.
    """
    if quantity.low is not None and quantity.high is not None:
        return {"low": plain(quantity.low), "high": plain(quantity.high)}
    printed = quantity.measure.printed
    if printed is not None and partner is not None:
        end = _first(partner.measure.printed, partner.high)
        return {"low": plain(printed), "high": plain(printed if end is None else end)}
    if printed is not None:
        return {"value": plain(printed / 100 if _as_fraction(quantity) else printed)}
    low = _first(quantity.measure.possible.low, quantity.measure.usual.low)
    high = _first(quantity.measure.usual.high, quantity.measure.possible.high)
    if low is None and high is None:
        return {}
    if low is None or high is None or low == high:
        return {"value": plain(_first(low, high) or Fraction(0))}
    return {"low": plain(low), "high": plain(high)}


def _as_fraction(quantity: Quantity) -> bool:
    """Whether it is a share printed as a fraction: "a third", "one in five"."""
    return (
        quantity.kind is Kind.SHARE
        and quantity.measure.printed is not None
        and quantity.measure.place is None
        and quantity.unit.dimension == "share"
    )


def _first(*values: Fraction | None) -> Fraction | None:
    return next((value for value in values if value is not None), None)


def unit_name(quantity: Quantity, claim: Claim | None) -> str:
    """The canonical unit, or the counted noun in the singular, or nothing."""
    unit = quantity.unit
    if unit.dimension == "multiple":
        return "count"  # quantulum3's name for "times"
    if _as_fraction(quantity):
        return f"% {quantity.noun or '-'}"  # a part of one of what it is a share of, not of a hundred
    if unit.name:
        name = f"{unit.name} of age" if quantity.kind is Kind.AGE else unit.name
        return f"{name} per {unit.per}" if unit.per and " per " not in name else name
    noun = _noun(quantity, claim)
    return f"{noun} per {unit.per}" if noun and unit.per else noun


def _noun(quantity: Quantity, claim: Claim | None) -> str:
    """The counted noun read from the words behind the figure, else the parser's if it stands close behind it."""
    if quantity.noun or claim is None:
        return quantity.noun
    at = claim.head_span
    return claim.noun_phrase if at is None or 0 <= at.start - quantity.span.end <= _CLOSE else ""


def _link_object(file: FileReport, relation: Relation) -> dict[str, Any]:
    roles = [
        [_SINGULAR.get(role, role), _source(file, filler.span)]
        for role, fillers in relation.roles
        for filler in fillers
    ]
    return {"kind": relation.kind.value, "confidence": round(relation.confidence, 3), "roles": roles}


def _source(file: FileReport, span: Span) -> list[int]:
    at = file.article.offsets.source(span)
    return [at.start, at.end]
