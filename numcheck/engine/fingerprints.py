"""What a finding is known by when lines move: its rule, its figures as printed, their sentences without
other figures.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from hashlib import sha256

from numcheck.model.article import Article
from numcheck.model.finding import Finding, Place
from numcheck.model.quantity import Quantity
from numcheck.model.span import Span

_AROUND = (
    1_000  # characters of a sentence either side of its figure: an unbroken line of 10 MB is one sentence
)


def with_fingerprints(
    findings: Sequence[Finding], article: Article, quantities: Sequence[Quantity]
) -> tuple[Finding, ...]:
    """The findings with their fingerprints; equal ones are told apart by their order in the article."""
    spans = sorted(quantity.span for quantity in quantities)
    seen: Counter[str] = Counter()
    found = []
    for finding in findings:
        base = _base(finding, article, spans)
        ordinal = seen[base]
        seen[base] += 1
        digest = sha256(f"{base}\n{ordinal}".encode("utf-8", "surrogatepass")).hexdigest()
        found.append(replace(finding, fingerprint=digest))
    return tuple(found)


def _base(finding: Finding, article: Article, spans: Sequence[Span]) -> str:
    # A witness is no part of what is broken: whether one is found may change with what else an article holds.
    figures = sorted(_figure(place, article, spans) for place in finding.bearing)
    return "\n".join([finding.rule, *figures])


def _figure(place: Place, article: Article, spans: Sequence[Span]) -> str:
    start = max(place.sentence.start, place.span.start - _AROUND)
    end = min(place.sentence.end, place.span.end + _AROUND)
    pieces, at = [], start
    for index in range(bisect_left(spans, Span(start, start)), len(spans)):
        span = spans[index]
        if span.start >= end:
            break
        if span.start < at:
            continue
        pieces += [article.text[at : span.start], "#"]
        at = span.end
    pieces.append(article.text[at:end] if at < end else "")
    return f"{' '.join(place.text.split())}\t{' '.join(''.join(pieces).split())}"
