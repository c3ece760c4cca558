"""A rule as loaded: which relation, which laws, which words, with docs and examples.

A rule's id is its file's name, its family the folder it lies in.
"""

from __future__ import annotations

from dataclasses import dataclass

from numcheck.model.article import BlockKind
from numcheck.model.finding import Severity
from numcheck.model.quantity import Kind
from numcheck.model.relation import RelationKind
from numcheck.model.ruleinfo import RuleInfo
from numcheck.resources.laws import TypedLaw
from numcheck.resources.messages import Template


@dataclass(frozen=True, slots=True)
class RuleLaw:
    """One law of a rule, for one relation.

    It judges a reading whose `needs` are all filled, whose relation has all `traits` and none of
    `unless`, and whose figures in the law are all of one of `kinds` (empty: of any). `optional` roles
    count where they are filled and are left out of a `sum` where they are not. `when` must hold for all
    values before `test` is asked.
    """

    relation: RelationKind
    test: TypedLaw
    text: str
    needs: tuple[str, ...]
    optional: tuple[str, ...] = ()
    traits: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    kinds: frozenset[Kind] = frozenset()
    when: TypedLaw | None = None
    when_text: str = ""
    message: Template = ()
    computed: Template | None = None


@dataclass(frozen=True, slots=True)
class RuleHint:
    """Words to add where `when` holds: it names a slip that can be recognised."""

    relation: RelationKind
    when: TypedLaw
    text: str
    kinds: frozenset[Kind] = frozenset()


@dataclass(frozen=True, slots=True)
class Example:
    """A text with the words the rule must flag in it; without any, one that it must leave alone."""

    text: str
    flags: tuple[str, ...] = ()

    @property
    def innocent(self) -> bool:
        """Whether nothing may be flagged."""
        return not self.flags


@dataclass(frozen=True, slots=True)
class Counts:
    """How often a rule fired on articles that are not our own, and how often rightly."""

    fired: int
    right: int
    on: str = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule as loaded.

    `supersedes` names rules that stay silent about a relation this one speaks of; `formerly` its old ids;
    `between` the kinds of block of which one must hold a figure of the finding (empty: any).
    """

    id: str
    family: str
    relations: tuple[RelationKind, ...]
    severity: Severity
    stable: bool
    laws: tuple[RuleLaw, ...]
    what: str
    why: str
    known_limits: str
    examples: tuple[Example, ...]
    hints: tuple[RuleHint, ...] = ()
    supersedes: tuple[str, ...] = ()
    formerly: tuple[str, ...] = ()
    between: frozenset[BlockKind] = frozenset()
    counts: Counts | None = None
    path: str = ""

    def is_named(self, name: str) -> bool:
        """Whether `name` is the rule's id, an old id of it, or its family."""
        return name in (self.id, self.family) or name in self.formerly

    @property
    def info(self) -> RuleInfo:
        """What a report tells its readers about the rule."""
        return RuleInfo(
            self.id, self.severity, self.family, "stable" if self.stable else "preview",
            self.what, self.why, self.known_limits,
            self.counts.fired if self.counts else None, self.counts.right if self.counts else None,
        )  # fmt: skip


def families() -> tuple[str, ...]:
    """The folders that hold rules: one for each relation."""
    return tuple(kind.value for kind in RelationKind)
