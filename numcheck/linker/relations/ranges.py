"""Ranges: two ends in their order, and what is said to lie inside them or at one of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from numcheck.linker.relations import ties
from numcheck.linker.relations.lines import Line, Page
from numcheck.linker.relations.markers import is_level
from numcheck.model.quantity import Kind, Quantity
from numcheck.model.relation import Filler, Relation, RelationKind

SURE, LIKELY = 0.92, 0.82
LOOK_AHEAD = 2  # sentences after a range in which its youngest, dearest, average is looked for


def find(page: Page) -> Iterator[Relation]:
    """Each printed range by its ends, then each with the figures that the words put inside or at an end of it."""
    for line in page.lines:
        for index in line.figures:
            figure = line.figure(index)
            if figure is None or not figure.judged or figure.low is None or figure.high is None:
                continue
            low, high = _ends(page, figure)
            roles = {"low": [low], "high": [high]}
            yield ties.relate(
                page.context, RelationKind.RANGE, roles, figure.span, SURE, "the words print a range"
            )
            for member, kind, because in _members(page, line, index, figure):
                role = "average" if kind == "average" else "member"
                ends = {"low": [low], "high": [high], role: [ties.fill(page.context, member)]}
                if kind in ("lowest", "highest"):
                    traits = [kind]
                else:
                    traits = ["inside"]
                yield ties.relate(
                    page.context,
                    RelationKind.RANGE,
                    ends,
                    member.span,
                    LIKELY,
                    because,
                    traits=traits,
                )


def _ends(page: Page, figure: Quantity) -> tuple[Filler, Filler]:
    """The two ends as fillers, in the order printed, each on its own numeral where that can be told apart."""
    text = figure.span.of(page.context.article.text)
    unit, kind = figure.unit, figure.kind
    cut = max(text.find(mark) for mark in ("-", "–", "—", " to ", " and ", " or "))
    first, second = figure.low or Fraction(0), figure.high or Fraction(0)
    fillers = []
    for number, (value, start, end) in enumerate(((first, 0, cut), (second, cut, len(text)))):
        span = (
            figure.span
            if cut < 0
            else replace(figure.span, start=figure.span.start + start, end=figure.span.start + end)
        )
        measure = ties.exactly(value, kind, unit)
        fillers.append(
            Filler(
                span,
                measure,
                span.of(page.context.article.text).strip(" -–—"),
                figure.index if number == 0 else None,
            )
        )
    return fillers[0], fillers[1]


def _members(page: Page, line: Line, index: int, figure: Quantity) -> Iterator[tuple[Quantity, str, str]]:
    inside = line.of("range.inside")
    for hit in inside:
        for at in line.figures:
            member = line.figure(at)
            if member is None or at == index or not is_level(member) or not _same(member, figure):
                continue
            if at < hit.start < index and index - hit.end <= 4 and hit.start - at <= 10:
                yield member, "inside", f"“{hit.trigger.text}” puts it inside the range"
    for later in (line, *page.after(line, LOOK_AHEAD)):
        for hit in later.of("range.lowest", "range.highest", "range.average"):
            if later is line and hit.start < index:
                continue
            kind = hit.group.removeprefix("range.")
            near = [
                at for at in later.figures if hit.end <= at <= hit.end + 14 and is_level(later.figure(at))
            ]
            members = [m for at in near if (m := later.figure(at)) is not None and _same(m, figure)]
            if members and not later.between(hit.start, later.figures[-1], "clause.contrast"):
                yield members[0], kind, f"“{hit.trigger.text}” names one end of the range"


def _same(member: Quantity, figure: Quantity) -> bool:
    if member.low is not None:
        return False
    ages = {Kind.AGE, Kind.COUNT, Kind.DURATION}
    if Kind.AGE in (member.kind, figure.kind):
        return member.kind in ages and figure.kind in ages
    return ties.sort_of(member) == ties.sort_of(figure)
