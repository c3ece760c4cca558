"""Everything that is data, together: rules, words, weights, thresholds, facts, units, with a project's own on top."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from numcheck.errors import RuleError, near
from numcheck.model.interval import Interval
from numcheck.model.quantity import Unit
from numcheck.resources.exchange import Exchange, load_exchange
from numcheck.resources.facts import Fact, load_facts
from numcheck.resources.lexicons import Lexicons, load_lexicons
from numcheck.resources.policy import Policy, load_policy
from numcheck.resources.rules import Rule, load_rules
from numcheck.resources.thresholds import Thresholds, load_thresholds
from numcheck.resources.triggers import Triggers, load_triggers
from numcheck.resources.units import load_units
from numcheck.resources.weights import Weights, load_weights

# A policy file is known by its name, for each is read by a stage of its own.
POLICIES = ("exchange", "intervals", "restated", "thresholds")


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What one project's articles are checked with: the shipped data with the project's own laid on top."""

    rules: tuple[Rule, ...]
    lexicons: Lexicons
    triggers: Triggers
    facts: tuple[Fact, ...]
    policy: Policy
    weights: Weights
    thresholds: Thresholds
    exchange: Exchange
    figure_words: tuple[Path, ...] = ()

    def convert(self, values: Interval, source: Unit, target: Unit) -> Interval | None:
        """`values` in `source` as values in `target`, or None where the one cannot become the other."""
        return load_units().convert(values, source, target)


def load_knowledge(
    *,
    rules: Sequence[Path] = (),
    lexicons: Sequence[Path] = (),
    facts: Sequence[Path] = (),
    policy: Sequence[Path] = (),
) -> Knowledge:
    """Reads the shipped data and the given files or folders over it. Raises RuleError.

    A file of `lexicons` in a folder called `relations` holds trigger words, in one called `figures` words of figures,
    which the extractor lays over its own; files of `policy` are called
    exchange.toml, intervals.toml, restated.toml or thresholds.toml.
    """
    words = tuple(_files(lexicons))
    by_name: dict[str, list[Path]] = {name: [] for name in POLICIES}
    for path in _files(policy):
        if path.stem not in by_name:
            raise RuleError(
                f"no policy is called {path.stem}", where=str(path), cure=near(path.stem, POLICIES)
            )
        by_name[path.stem].append(path)
    return Knowledge(
        rules=load_rules(tuple(rules)),
        lexicons=load_lexicons(
            tuple(path for path in words if path.parent.name not in ("relations", "figures"))
        ),
        triggers=load_triggers(tuple(path for path in words if path.parent.name == "relations")),
        facts=load_facts(tuple(_files(facts))),
        policy=load_policy(tuple(by_name["intervals"])),
        weights=load_weights(tuple(by_name["restated"])),
        thresholds=load_thresholds(tuple(by_name["thresholds"])),
        exchange=load_exchange(tuple(by_name["exchange"])),
        figure_words=tuple(path for path in words if path.parent.name == "figures"),
    )


def _files(paths: Iterable[Path]) -> Iterable[Path]:
    """The TOML files that the paths name, folders searched through, in order."""
    for path in paths:
        if path.is_dir():
            yield from sorted(path.rglob("*.toml"))
        else:
            yield path
