"""A writer's wishes that findings be left out, applied: either figure of a finding silences it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from numcheck.engine.settings import EngineSettings
from numcheck.model.article import Article, Suppression
from numcheck.model.finding import Finding, Place
from numcheck.model.quantity import Quantity
from numcheck.resources.rules import Rule


class Suppressing:
    """The suppressions of one article, and which of them have been of use."""

    def __init__(self, article: Article, quantities: Sequence[Quantity], rules: Sequence[Rule]) -> None:
        self._article = article
        self._quantities: Mapping[int, Quantity] = {quantity.index: quantity for quantity in quantities}
        self._rules = {rule.id: rule for rule in rules}
        self._used: set[int] = set()

    def silences(self, finding: Finding) -> bool:
        """Whether a suppression covers the finding. All that do are noted as used."""
        found = False
        for index, wish in enumerate(self._article.suppressions):
            if self._named(wish, finding.rule) and any(self._covers(wish, place) for place in finding.places):
                self._used.add(index)
                found = True
        return found

    def unused(self, settings: EngineSettings) -> tuple[Suppression, ...]:
        """Suppressions that silenced nothing, but for those of rules that do not run at all."""
        return tuple(
            wish
            for index, wish in enumerate(self._article.suppressions)
            if index not in self._used and self._could_be_used(wish, settings)
        )

    def _could_be_used(self, wish: Suppression, settings: EngineSettings) -> bool:
        named = [rule for rule in self._rules.values() if any(rule.is_named(name) for name in wish.rules)]
        return not named or any(settings.reports(rule) for rule in named)

    def _named(self, wish: Suppression, rule: str) -> bool:
        if not wish.rules:
            return True
        known = self._rules.get(rule)
        return any(name == rule or (known is not None and known.is_named(name)) for name in wish.rules)

    def _covers(self, wish: Suppression, place: Place) -> bool:
        source = self._article.offsets.source(place.span)
        first, last = wish.lines
        begins, _ = self._article.position(source.start)
        ends, _ = self._article.position(max(source.start, source.end - 1))
        if ends < first or begins > last:
            return False
        return not wish.figure or self._is_figure(wish.figure, place)

    def _is_figure(self, figure: str, place: Place) -> bool:
        wanted = " ".join(figure.split())
        printed = [place.text]
        quantity = self._quantities.get(place.quantity) if place.quantity is not None else None
        if quantity is not None:
            text = self._article.text
            printed += [quantity.digits, quantity.span.of(text), quantity.phrase.of(text)]
        return any(wanted == " ".join(words.split()) for words in printed)
