"""Relations × rules → findings: the engine's one public step."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property

from numcheck.engine.baseline import split_by_baseline
from numcheck.engine.breach import Breach, Level
from numcheck.engine.clashing import why_law, why_restated
from numcheck.engine.fingerprints import with_fingerprints
from numcheck.engine.judging import Kinds, breaches, hint_for
from numcheck.engine.merging import merge
from numcheck.engine.placing import Placing
from numcheck.engine.repairs import repairs, solutions
from numcheck.engine.settings import EngineSettings
from numcheck.engine.showing import Shown, Side
from numcheck.engine.slips import misprint, slip
from numcheck.engine.suppression import Suppressing
from numcheck.engine.values import Convert, Units, no_conversion
from numcheck.engine.witnesses import Comparable, comparable, told, witnesses
from numcheck.engine.wording import fill, restated_sides
from numcheck.model.article import Article, Suppression
from numcheck.model.claim import Claim
from numcheck.model.finding import WITNESS, Finding, Place, Severity
from numcheck.model.quantity import Measure, Quantity
from numcheck.model.relation import Filler, Relation, RelationKind, Verdict
from numcheck.model.sentence import Sentence
from numcheck.resources.exchange import load_exchange
from numcheck.resources.laws.syntax import Comparison
from numcheck.resources.rules import Rule
from numcheck.resources.thresholds import Thresholds, load_thresholds

_LONGEST_BOUND = 24  # characters that words such as "an estimated" or "no more than" add to a figure


@dataclass(frozen=True, slots=True)
class Judgement:
    """What became of an article's relations. `accepted` findings are those that the baseline lists."""

    findings: tuple[Finding, ...]
    suppressed: tuple[Finding, ...] = ()
    unused_suppressions: tuple[Suppression, ...] = ()
    accepted: tuple[Finding, ...] = ()


def judge(
    article: Article,
    quantities: Sequence[Quantity],
    claims: Sequence[Claim],
    sentences: Sequence[Sentence],
    relations: Sequence[Relation],
    rules: Sequence[Rule],
    settings: EngineSettings | None = None,
    *,
    convert: Convert = no_conversion,
    verdicts: Sequence[Verdict] = (),
) -> Judgement:
    """Every law that the article breaks, merged, suppressed, in order of position and rule.

    `convert` exchanges units; without it figures in different units are never held against each other. `verdicts` say
    which figures may restate each other: one may bear witness against the other.
    Never raises for what an article holds.
    """
    settings = settings or EngineSettings()
    judging = _Judging(article, quantities, claims, sentences, rules, settings, convert, verdicts)
    found = list(judging.findings(relations))
    suppressing = Suppressing(article, quantities, rules)
    silenced: list[Finding] = []
    heard: list[Finding] = []
    for finding in found:
        (silenced if suppressing.silences(finding) else heard).append(finding)
    spoken = merge(heard)
    new, accepted = split_by_baseline(with_fingerprints(spoken, article, quantities), settings.baseline)
    return Judgement(
        new,
        with_fingerprints(merge(silenced), article, quantities),
        suppressing.unused(settings),
        accepted,
    )


class _Judging:
    """One article with all that its relations are judged by."""

    def __init__(
        self,
        article: Article,
        quantities: Sequence[Quantity],
        claims: Sequence[Claim],
        sentences: Sequence[Sentence],
        rules: Sequence[Rule],
        settings: EngineSettings,
        convert: Convert,
        verdicts: Sequence[Verdict],
    ) -> None:
        self._article = article
        self._settings = settings
        self._thresholds: Thresholds = settings.thresholds or load_thresholds()
        self._kinds: Kinds = {quantity.index: quantity.kind for quantity in quantities}
        self._quantities = {quantity.index: quantity for quantity in quantities}
        self._verdicts = verdicts
        self._placing = Placing(article, claims, sentences)
        self._units = Units(
            convert, settings.exchange.convert if settings.exchange else load_exchange().convert
        )
        self._rules: dict[RelationKind, list[Rule]] = {}
        for rule in rules:
            if settings.available(rule):
                for kind in rule.relations:
                    self._rules.setdefault(kind, []).append(rule)

    def findings(self, relations: Sequence[Relation]) -> Iterator[Finding]:
        """What each relation breaks, told apart by figures: two relations of the same figures give one
        finding.
        """
        told: set[tuple[object, ...]] = set()
        for relation in relations:
            if relation.confidence < self._thresholds.silent_below:
                continue
            for breach, places in self._spoken(relation):
                key = (breach.rule.id, frozenset(place.span for place in places))
                if key not in told:
                    told.add(key)
                    yield self._finding(breach, places)

    def _spoken(self, relation: Relation) -> list[tuple[Breach, tuple[Place, ...]]]:
        """The breaches of one relation that no rule of more to say supersedes.

        A rule that is ignored still silences those it supersedes: to ignore it is not to ask for them.
        """
        found = []
        for rule in self._rules.get(relation.kind, ()):
            for breach in breaches(rule, relation, self._kinds, self._units):
                places = self._placing.places(breach)
                if self._between(rule, places):
                    found.append((breach, places))
        superseded = {(old, spans) for b, ps in found for old in b.rule.supersedes for spans in [_spans(ps)]}
        return [
            (breach, places)
            for breach, places in found
            if self._settings.reports(breach.rule)
            and not any(old == breach.rule.id and spans & _spans(places) for old, spans in superseded)
        ]

    @cached_property
    def _partners(self) -> Comparable:
        """Made with the first broken law: most articles break none."""
        return comparable(self._verdicts, self._quantities, self._thresholds.witness_from)

    def _between(self, rule: Rule, places: Sequence[Place]) -> bool:
        if not rule.between:
            return True
        blocks = [self._article.block_at(place.span.start) for place in places]
        return any(at is not None and self._article.blocks[at].kind in rule.between for at in blocks)

    def _finding(self, breach: Breach, places: tuple[Place, ...]) -> Finding:
        called = witnesses(breach, self._partners, self._units, self._article.text)
        breach = self._phrased(breach)
        shown = Shown(breach.roles, self._units)
        law = breach.law.test.law
        sides = None if breach.suspects else shown.sides(law)
        named: dict[str, Side | str] = {}
        if breach.suspects:
            named = restated_sides(breach.odd, breach.rest)
        elif sides is not None:
            named = {"left": sides[1], "right": sides[2]}
        computed = fill(breach.law.computed, breach.roles, named) if breach.law.computed else ""
        if breach.suspects:
            clash = why_restated(breach, self._units)
        else:
            computed = computed or shown.computed(law)
            clash = why_law(breach, sides, self._units)
        return Finding(
            rule=breach.rule.id,
            severity=self._severity(breach),
            confidence=round(breach.relation.confidence, 4),
            message=fill(breach.law.message, breach.roles, named),
            places=(*places, *(self._placing.place(WITNESS, witness) for witness in called)),
            hint=hint_for(breach.rule, breach, self._kinds, self._units) or self._slip(breach),
            computed=computed,
            why_linked=self._linked(breach.relation),
            why_clash=clash,
            repairs=(*repairs(breach, self._units), *told(called)),
        )

    def _phrased(self, breach: Breach) -> Breach:
        """The breach with its figures in the words that bound them: "more than 15,000", not "15,000"."""
        words = {id(filler): self._with_phrase(filler) for _, fillers in breach.roles for filler in fillers}
        return replace(
            breach,
            roles=tuple((name, tuple(words[id(f)] for f in fillers)) for name, fillers in breach.roles),
            figures=tuple((name, words.get(id(f), f)) for name, f in breach.figures),
        )

    def _with_phrase(self, filler: Filler) -> Filler:
        figure = self._quantities.get(filler.quantity) if filler.quantity is not None else None
        # A filler that is not the whole figure (the weekday of a date, one end of a range) keeps its own
        # words.
        if figure is None or figure.span != filler.span or filler.text != figure.span.of(self._article.text):
            return filler
        if len(figure.phrase) > len(figure.span) + _LONGEST_BOUND:
            return filler
        # "lower than the 300,000" compares: the tie took the figure without the words that seem to bound it.
        if isinstance(filler.value, Measure) and filler.value.modifier is not figure.measure.modifier:
            return filler
        return replace(filler, text=figure.phrase.of(self._article.text))

    def _severity(self, breach: Breach) -> Severity:
        severity = self._settings.severity_of(breach.rule)
        if breach.level is Level.VAGUE or breach.relation.disputed:
            return Severity.INFO
        sure = breach.relation.confidence >= self._thresholds.warning_below
        if breach.level is Level.USUAL or not sure:
            return min(severity, Severity.WARNING)
        return severity

    def _linked(self, relation: Relation) -> tuple[str, ...]:
        if not relation.disputed:
            return relation.because
        return (*relation.because, f"disputed between {' and '.join(relation.disputed)}")

    def _slip(self, breach: Breach) -> str:
        """A recognisable slip: between the suspect and what it stands against, or a figure and what it
        should be.
        """
        for _, filler in breach.figures:
            if odd := misprint(filler):
                return odd
        if breach.suspects:
            a, b = breach.odd[0].value, breach.rest[0].value
            if isinstance(a, Measure) and isinstance(b, Measure) and a.printed and b.printed:
                return slip(a.printed, b.printed)
            return ""
        law = breach.law.test.law
        if not isinstance(law, Comparison) or len(law.terms) != 2 or law.operators != ("==",):
            return ""
        for side, other in ((law.terms[0], law.terms[1]), (law.terms[1], law.terms[0])):
            for filler, amount in solutions(breach, side, other, self._units):
                value = amount.interval.exact
                if isinstance(filler.value, Measure) and filler.value.printed and value is not None:
                    place = filler.value.place or Fraction(1)
                    found = slip(abs(filler.value.printed), round(abs(value) / place) * place)
                    if found and "digit" not in found:
                        return f"“{filler.text}” and what the others give {found.removeprefix('the two ')}"
        return ""


def _spans(places: Sequence[Place]) -> frozenset[object]:
    return frozenset(place.span for place in places)
