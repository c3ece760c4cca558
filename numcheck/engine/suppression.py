"""A writer's wishes that findings be left out, applied: either figure of a finding silences it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from numcheck.engine.settings import EngineSettings
from numcheck.model.article import Article, Suppression
from numcheck.model.finding import Finding, Place
from numcheck.model.quantity import Quantity
from numcheck.resources.rules import Rule

_SHORT = 4  # lines


class Suppressing:
    """The suppressions of one article, and which of them have been of use."""

    def __init__(self, article: Article, quantities: Sequence[Quantity], rules: Sequence[Rule]) -> None:
        self._article = article
        self._quantities: Mapping[int, Quantity] = {quantity.index: quantity for quantity in quantities}
        self._rules = {rule.id: rule for rule in rules}
        self._used: set[int] = set()
        # Most wishes are of one line. Looking them up by line keeps an article of many of them linear.
        self._by_line: dict[int, list[int]] = {}
        self._wide: list[int] = []
        for index, wish in enumerate(article.suppressions):
            first, last = wish.lines
            if last - first < _SHORT:
                for line in range(first, last + 1):
                    self._by_line.setdefault(line, []).append(index)
            else:
                self._wide.append(index)

    def silences(self, finding: Finding) -> bool:
        """Whether a suppression covers the finding. All that do are noted as used."""
        found = False
        lines = [self._lines(place) for place in finding.bearing]
        for index, wish in self._near(lines):
            if self._named(wish, finding.rule) and any(
                self._covers(wish, place, at) for place, at in zip(finding.bearing, lines, strict=True)
            ):
                self._used.add(index)
                found = True
        return found

    def _near(self, lines: Sequence[tuple[int, int]]) -> Iterator[tuple[int, Suppression]]:
        """The suppressions that may cover one of these lines, each once."""
        wishes = self._article.suppressions
        yield from ((index, wishes[index]) for index in self._wide)
        short = {
            i for first, last in lines for line in range(first, last + 1) for i in self._by_line.get(line, ())
        }
        yield from ((index, wishes[index]) for index in sorted(short))

    def _lines(self, place: Place) -> tuple[int, int]:
        """The first and the last source line of a place."""
        source = self._article.offsets.source(place.span)
        first, _ = self._article.position(source.start)
        last, _ = self._article.position(max(source.start, source.end - 1))
        return first, last

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

    def _covers(self, wish: Suppression, place: Place, lines: tuple[int, int]) -> bool:
        if lines[1] < wish.lines[0] or lines[0] > wish.lines[1]:
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
