"""Which rules judge, and how gravely: what a project or a command line asks of the engine."""

from __future__ import annotations

from dataclasses import dataclass

from numcheck.engine.baseline import Baseline
from numcheck.model.finding import Severity
from numcheck.resources.exchange import Exchange
from numcheck.resources.rules import Rule
from numcheck.resources.thresholds import Thresholds


@dataclass(frozen=True, slots=True)
class EngineSettings:
    """Names are rule ids, old ids or families. `select` empty means every stable rule; `extend_select`
    adds to it.

    A preview rule runs with `preview`, or where its own id is selected. `severity` replaces that of a rule or
    family, the rule's own id first. `thresholds` and `exchange` None mean the shipped ones.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    preview: bool = False
    severity: tuple[tuple[str, Severity], ...] = ()
    baseline: Baseline | None = None
    thresholds: Thresholds | None = None
    exchange: Exchange | None = None

    def available(self, rule: Rule) -> bool:
        """Whether the rule may judge at all: it is stable, or was asked for."""
        return rule.stable or self.preview or rule.id in (*self.select, *self.extend_select)

    def reports(self, rule: Rule) -> bool:
        """Whether the rule's findings are wanted. An id selected outweighs a family ignored."""
        if not self.available(rule):
            return False
        if rule.id in self.ignore or any(old in self.ignore for old in rule.formerly):
            return False
        wanted = (*self.select, *self.extend_select)
        if rule.family in self.ignore and rule.id not in wanted:
            return False
        return not self.select or any(rule.is_named(name) for name in wanted)

    def severity_of(self, rule: Rule) -> Severity:
        """The rule's severity, or what was asked for it."""
        own = dict(self.severity)
        for name in (rule.id, *rule.formerly, rule.family):
            if name in own:
                return own[name]
        return rule.severity
