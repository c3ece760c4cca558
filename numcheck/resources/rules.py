"""Rule files to typed rules: which relation, which laws, which words, with docs and examples.

A rule's id is its file's name, its family the folder it lies in. A project's own rules are laid over the
shipped ones by id.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from numcheck.errors import RuleError, near
from numcheck.model.article import BlockKind
from numcheck.model.finding import Severity
from numcheck.model.quantity import Kind
from numcheck.model.relation import RelationKind
from numcheck.model.ruleinfo import RuleInfo
from numcheck.resources.files import rules_root
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


def load_rule(path: Path) -> Rule:
    """The rule in one file. Raises RuleError, naming path, line and cure, for a file that cannot be used."""
    from numcheck.resources.rule_files import read_rule

    return read_rule(path)


def families() -> tuple[str, ...]:
    """The folders that hold rules: one for each relation."""
    return tuple(kind.value for kind in RelationKind)


def load_rules(extra: Sequence[Path] = ()) -> tuple[Rule, ...]:
    """The shipped rules in order of id, with the rules of `extra` added or put in the place of one with
    their id.

    `extra` names rule files, or folders whose `FAMILY/RULE.toml` are read. Raises RuleError, naming path,
    line and cure, for a file that cannot be used. The answer is kept for the next call.
    """
    return _load(tuple(extra))


@cache
def _load(extra: tuple[Path, ...]) -> tuple[Rule, ...]:
    from numcheck.resources.rule_files import read_rule

    rules: dict[str, Rule] = {}
    root = rules_root()
    for path in _rule_files(root):
        rule = read_rule(path, shown=path.relative_to(root.parent).as_posix())
        if rule.id in rules:
            other = rules[rule.id].path
            raise RuleError(
                f"there is a second rule {rule.id}", where=rule.path, cure=f"rename it; the other is {other}"
            )
        rules[rule.id] = rule
    for place in extra:
        for path in _rule_files(place) if place.is_dir() else [place]:
            rule = read_rule(path, shown=str(path))
            rules[rule.id] = rule
    _check_names(rules)
    return tuple(rule for _, rule in sorted(rules.items()))


def _rule_files(folder: Path) -> list[Path]:
    """Rule files below a folder, in order; a folder that is itself a family counts too."""
    found = [path for family in families() for path in folder.glob(f"{family}/*.toml")]
    if folder.name in families():
        found += folder.glob("*.toml")
    return sorted(found)


def _check_names(rules: Mapping[str, Rule]) -> None:
    taken: dict[str, str] = {}
    for rule in rules.values():
        for name in rule.supersedes:
            if name not in rules:
                raise RuleError(
                    f"supersedes an unknown rule, {name}", where=rule.path, cure=near(name, rules)
                )
        for old in rule.formerly:
            if old in rules or old in taken:
                raise RuleError(
                    f"formerly names {old}, which is taken", where=rule.path, cure="ids are never used again"
                )
            taken[old] = rule.id


def rule_named(rules: Sequence[Rule], name: str) -> Rule | None:
    """The rule with that id or old id, or None."""
    found = [rule for rule in rules if rule.id == name] or [rule for rule in rules if name in rule.formerly]
    return found[0] if found else None
