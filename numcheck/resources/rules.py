"""The rules there are: the shipped ones, with a project's own laid over them by id."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

from numcheck.errors import RuleError, near
from numcheck.resources.files import rules_root
from numcheck.resources.rule import Counts, Example, Rule, RuleHint, RuleLaw, families
from numcheck.resources.rule_files import read_rule

__all__ = [
    "Counts", "Example", "Rule", "RuleHint", "RuleLaw", "families", "load_rule", "load_rules", "rule_named",
]  # fmt: skip


def load_rule(path: Path) -> Rule:
    """The rule in one file. Raises RuleError, naming path, line and cure, for a file that cannot be used."""
    return read_rule(path)


def load_rules(extra: Sequence[Path] = ()) -> tuple[Rule, ...]:
    """The shipped rules in order of id, with the rules of `extra` added or put in the place of one with
    their id.

    `extra` names rule files, or folders whose TOML files are all rules. Raises RuleError, naming path,
    line and cure, for a file that cannot be used. The answer is kept for the next call.
    """
    return _load(tuple(extra))


@cache
def _load(extra: tuple[Path, ...]) -> tuple[Rule, ...]:
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
        # All of a project's folder: a file left out because of the folder it lies in would be a check that never runs.
        for path in sorted(place.rglob("*.toml")) if place.is_dir() else [place]:
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
