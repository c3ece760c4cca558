"""The record behind the silence: which pairs of figures were looked at, and why they were compared or not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from numcheck.model.relation import Verdict
from numcheck.model.report import FileReport
from numcheck.reporters.quoting import shortened
from numcheck.reporters.wording import count

_TOO_MANY = 12  # pairs with one and the same reason say no more than their number
_LIKELY = 0.5  # a pair likelier one thing than not that is not linked: each figure meets its best candidate
_WEAK = "evidence"  # the blocker of a pair whose evidence was too little; its reason is that evidence


def pair_lines(file: FileReport, *, linked: bool) -> Iterator[str]:
    """A line for each pair, in the article's order, and one for each reason that many pairs share.

    `linked` also gives the pairs that were compared. The lines hold the article's words, not yet made safe.
    """
    wanted = [verdict for verdict in file.verdicts if linked or not verdict.linked]
    alike = Counter(_why(verdict) for verdict in wanted)
    figures = {
        quantity.index: shortened(quantity.phrase.of(file.article.text)) for quantity in file.quantities
    }
    for verdict in wanted:
        if alike[_why(verdict)] <= _TOO_MANY:
            names = " and ".join(f"“{figures[i]}”" for i in (verdict.a, verdict.b) if i in figures)
            yield f"{names}: {_why(verdict)}"
    for why, number in alike.most_common():
        if number > _TOO_MANY:
            yield f"{count(number, 'pair')}: {why}"


def _why(verdict: Verdict) -> str:
    if verdict.linked:
        return f"compared, {verdict.reason}"
    if verdict.blocker == _WEAK and verdict.confidence > 0:
        short = "too little ties them" if verdict.confidence < _LIKELY else "another figure is likelier"
        return f"not compared, {short} ({verdict.confidence:.2f}): {verdict.reason}"
    return f"not compared, {verdict.reason}"
