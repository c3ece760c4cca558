"""Where a breach stands: a place for each figure, with its sentence."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from numcheck.engine.breach import Breach
from numcheck.model.article import Article
from numcheck.model.claim import Claim
from numcheck.model.finding import Place
from numcheck.model.relation import Filler
from numcheck.model.sentence import Sentence
from numcheck.model.span import Span
from numcheck.resources.laws.types import is_many


class Placing:
    """Knows the sentences of one article."""

    def __init__(self, article: Article, claims: Sequence[Claim], sentences: Sequence[Sentence]) -> None:
        self._article = article
        self._of_claim = {claim.quantity.index: claim.sentence_span for claim in claims}
        self._sentences = sorted(sentence.span for sentence in sentences)
        self._starts = [span.start for span in self._sentences]

    def places(self, breach: Breach) -> tuple[Place, ...]:
        """The places of a breach: the suspects first, else in text order; a span named twice stands once."""
        found: dict[Span, Place] = {}
        for role, filler in self._gathered(breach):
            found.setdefault(filler.span, self.place(role_label(breach, role), filler))
        return tuple(found.values())

    def _gathered(self, breach: Breach) -> Sequence[tuple[str, Filler]]:
        """The figures of a breach, the items of a list as one: what is counted is the list."""
        items = [filler for role, filler in breach.figures if role == "items"]
        if len(items) < 2:
            return breach.figures
        span = items[0].span
        for item in items[1:]:
            span = span.cover(item.span)
        whole = ("items", Filler(span, items[0].value, span.of(self._article.text)))
        rest = [figure for figure in breach.figures if figure[0] != "items"]
        return [*rest, whole] if not rest or rest[0][1].span <= span else [whole, *rest]

    def place(self, role: str, filler: Filler) -> Place:
        """The place of one figure; `role` is what it is called."""
        sentence = self._of_claim.get(filler.quantity) if filler.quantity is not None else None
        return Place(
            span=filler.span,
            role=role,
            text=filler.span.of(self._article.text),
            sentence=sentence or self.sentence(filler.span),
            quantity=filler.quantity,
        )

    def sentence(self, span: Span) -> Span:
        """The sentence that holds a span; without a parse its block, else its line."""
        at = bisect_right(self._starts, span.start) - 1
        if at >= 0 and self._sentences[at].contains(span):
            return self._sentences[at]
        block = self._article.block_at(span.start)
        if block is not None and self._article.blocks[block].span.contains(span):
            return self._article.blocks[block].span
        text = self._article.text
        start = text.rfind("\n", 0, span.start) + 1
        end = text.find("\n", span.end)
        return Span(start, len(text) if end < 0 else end)


def role_label(breach: Breach, role: str) -> str:
    """What one figure in a role is called: "value" for one of the values."""
    return role.removesuffix("s") if is_many(breach.relation.kind, role) else role
