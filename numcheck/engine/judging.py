"""Whether a relation breaks a rule: which law applies, in which readings, by which values."""

from __future__ import annotations

from collections.abc import Iterator

from numcheck.engine.breach import Breach, Level
from numcheck.engine.evaluate import Evaluator
from numcheck.engine.restated import clashes
from numcheck.engine.values import Lens, Truth, Units, is_plain, sort_of
from numcheck.model.quantity import Calendar, Kind, Measure
from numcheck.model.relation import Filler, Relation, Roles, Weekday, Word
from numcheck.resources.laws import TypedLaw
from numcheck.resources.laws.syntax import Call, roles_of
from numcheck.resources.laws.types import Sort
from numcheck.resources.rules import Rule, RuleHint, RuleLaw

# The kind of each figure, by its index.
Kinds = dict[int, Kind]


def breaches(rule: Rule, relation: Relation, kinds: Kinds, units: Units) -> Iterator[Breach]:
    """How the relation breaks the rule: once at most, but for restated values once for each suspect.

    A reading in which no law of the rule applies counts as one that breaks none.
    """
    judged = []
    for roles in relation.readings:
        law = applicable(rule, relation, roles, kinds)
        if law is None:
            return
        found = list(_broken(rule, law, relation, roles, units))
        if not found:
            return
        judged.append(found)
    if not judged:
        return
    mildest = min(max(breach.level for breach in found) for found in judged)
    for breach in judged[0]:
        level = min(breach.level, mildest)
        yield breach if level is breach.level else _milder(breach, level)


def applicable(rule: Rule, relation: Relation, roles: Roles, kinds: Kinds) -> RuleLaw | None:
    """The first law of the rule whose roles this reading fills with values that it can judge."""
    filled = {name.rstrip("…"): fillers for name, fillers in roles if fillers}
    for law in rule.laws:
        if law.relation is not relation.kind or not set(law.needs) <= filled.keys():
            continue
        if not set(law.traits) <= set(relation.traits) or set(law.unless) & set(relation.traits):
            continue
        used = {name: filled[name] for name in (*law.needs, *law.optional) if name in filled}
        if law.kinds and not all(
            kind_of(filler, kinds) in law.kinds for fillers in used.values() for filler in fillers
        ):
            continue
        if _fits(law.test, filled) and (law.when is None or _fits(law.when, filled)):
            return law
    return None


def hint_for(rule: Rule, breach: Breach, kinds: Kinds, units: Units) -> str:
    """The first of the rule's hints that holds for the figures as printed."""
    filled = {name.rstrip("…"): fillers for name, fillers in breach.roles if fillers}
    for hint in rule.hints:
        if hint.relation is breach.relation.kind and _hinted(hint, breach.roles, filled, kinds, units):
            return hint.text
    return ""


def _hinted(
    hint: RuleHint, roles: Roles, filled: dict[str, tuple[Filler, ...]], kinds: Kinds, units: Units
) -> bool:
    names = roles_of(hint.when.law)
    if not set(names) <= filled.keys() or not _fits(hint.when, filled):
        return False
    if hint.kinds and not all(kind_of(f, kinds) in hint.kinds for name in names for f in filled[name]):
        return False
    return Evaluator(roles, Lens.PRINTED, units).truth(hint.when.law) is Truth.ALL


def kind_of(filler: Filler, kinds: Kinds) -> Kind:
    """The kind of figure in a role: that of the article's quantity, else what the value says."""
    if filler.quantity is not None and filler.quantity in kinds:
        return kinds[filler.quantity]
    value = filler.value
    if isinstance(value, Measure):
        return value.kind
    if isinstance(value, Weekday):
        return Kind.WEEKDAY
    if isinstance(value, Calendar) and value.month is None and value.weekday is None:
        return Kind.YEAR
    return Kind.SCORE if isinstance(value, Word) else Kind.DATE


def _fits(law: TypedLaw, filled: dict[str, tuple[Filler, ...]]) -> bool:
    """Whether the roles hold the sorts of values that the law was typed for."""
    for name, sort in law.sorts:
        for filler in filled.get(name, ()):
            if sort is not Sort.ANY and sort_of(filler.value) is not sort:
                return False
            if name in law.plain and isinstance(filler.value, Measure) and not is_plain(filler.value.unit):
                return False
    return True


def _broken(rule: Rule, law: RuleLaw, relation: Relation, roles: Roles, units: Units) -> Iterator[Breach]:
    if isinstance(law.test.law, Call) and law.test.law.function == "meet":
        if (
            law.when is not None
            and Evaluator(roles, Lens.POSSIBLE, units).truth(law.when.law) is not Truth.ALL
        ):
            return
        yield from _apart(rule, law, relation, roles, units)
        return
    for lens, level in ((Lens.POSSIBLE, Level.POSSIBLE), (Lens.USUAL, Level.USUAL)):
        evaluator = Evaluator(roles, lens, units)
        if law.when is not None and evaluator.truth(law.when.law) is not Truth.ALL:
            continue
        if evaluator.truth(law.test.law) is not Truth.NONE:
            continue
        figures = figures_of(law, roles)
        if any(isinstance(f.value, Measure) and f.value.vague for _, f in figures):
            level = Level.VAGUE
        yield Breach(rule, law, relation, roles, level, figures)
        return


def _apart(rule: Rule, law: RuleLaw, relation: Relation, roles: Roles, units: Units) -> Iterator[Breach]:
    """Restated values that do not meet."""
    figures = figures_of(law, roles)
    role = {id(filler): name for name, filler in figures}
    for clash in clashes([filler for _, filler in figures], units):
        ordered = tuple((role[id(filler)], filler) for filler in (*clash.odd, *clash.others))
        yield Breach(rule, law, relation, roles, clash.level, ordered, len(clash.odd), clash.tied)


def figures_of(law: RuleLaw, roles: Roles) -> tuple[tuple[str, Filler], ...]:
    """What fills the roles that a law needs or may use, in text order."""
    wanted = (*law.needs, *law.optional)
    found = [(name.rstrip("…"), filler) for name, fillers in roles for filler in fillers]
    return tuple(sorted(((n, f) for n, f in found if n in wanted), key=lambda item: (item[1].span, item[0])))


def _milder(breach: Breach, level: Level) -> Breach:
    from dataclasses import replace

    return replace(breach, level=level)
