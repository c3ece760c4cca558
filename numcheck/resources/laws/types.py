"""Whether a law makes sense: which roles it may name, what each holds, and which dimensions meet.

A role's dimension is a product of base letters with exponents, one letter for each thing that may be
counted or measured in a relation: `start` and `end` of a change are both {x}, so `end / start` is a plain
number and may be compared with a percentage. A law that cannot be typed with the letters apart is tried
again with a letter taken for a plain number ("sum(parts) == 100"): it then judges only figures without a
unit of their own, counts and shares.

What the linker puts in the roles, beside the obvious: a share is in per cent (30 for "30 %", 50 for "half"),
a factor is a multiple (2 for "doubled"), changes are signed (-12 for "fell 12 %"), an ordinal is its
number, an outcome or winner is a Direction (up: carried, the home side) or a Word, a score is a Word
("3-1").
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import combinations, product

from numcheck.errors import near
from numcheck.model.relation import ROLES, RelationKind
from numcheck.resources.laws.syntax import (
    Call,
    Law,
    LawError,
    Minus,
    Number,
    Operation,
    Role,
    Term,
    roles_of,
    walk,
)


class Sort(Enum):
    """What a value is, leaving its dimension aside."""

    NUMBER = "a number"
    DATE = "a date"
    WEEKDAY = "a weekday"
    DIRECTION = "a direction"
    WORD = "a word"
    TRUTH = "true or false"
    ANY = "a value of any sort"


Dimension = tuple[tuple[str, int], ...]
PLAIN: Dimension = ()


@dataclass(frozen=True, slots=True)
class Type:
    """The sort of a value and, for a number, its dimension. `free` marks a zero, which fits any dimension."""

    sort: Sort
    dimension: Dimension = PLAIN
    many: bool = False
    free: bool = False


@dataclass(frozen=True, slots=True)
class TypedLaw:
    """A law that makes sense for a relation.

    `sorts` says what the law takes each of its roles to hold; `plain` names the roles whose figures must
    have no unit of their own for the law to judge them.
    """

    law: Law
    relation: RelationKind
    sorts: tuple[tuple[str, Sort], ...]
    plain: frozenset[str] = frozenset()


def _number(**exponents: int) -> Type:
    return Type(Sort.NUMBER, tuple(sorted(exponents.items())))


_X = _number(x=1)
_Y = _number(y=1)
_N = _number()
_TIME = _number(time=1)
_DATE = Type(Sort.DATE)
_ANY = Type(Sort.ANY)
_OUTCOME = (Type(Sort.DIRECTION), Type(Sort.WORD))

# What each role may hold. More than one type: the law decides which it judges.
_TYPES: dict[RelationKind, dict[str, tuple[Type, ...]]] = {
    RelationKind.RESTATED: {"values": (_ANY,)},
    RelationKind.PART: {"part": (_X,), "whole": (_X,)},
    RelationKind.PARTITION: {"parts": (_X,), "rest": (_X,), "whole": (_X,)},
    RelationKind.SHARE: {"part": (_X,), "whole": (_X,), "share": (_N,)},
    RelationKind.CHANGE: {
        "start": (_X,), "end": (_X,), "percent": (_N,), "points": (_X,), "amount": (_X,), "factor": (_N,),
        "direction": (Type(Sort.DIRECTION),),
    },
    RelationKind.DIFFERENCE: {"a": (_X,), "b": (_X,), "gap": (_X,)},
    RelationKind.CONVERSION: {"a": (_X,), "b": (_Y,), "c": (_X,), "d": (_Y,)},
    RelationKind.CALENDAR: {
        "weekday": (Type(Sort.WEEKDAY),), "date": (_DATE,), "birth": (_DATE,), "on": (_DATE,),
        "age": (_TIME,),
        "start": (_DATE, _TIME), "end": (_DATE, _TIME), "duration": (_TIME,),
    },
    RelationKind.TALLY: {
        "ayes": (_N,), "noes": (_N,), "abstentions": (_N,), "absent": (_N,), "total": (_N,),
        "threshold": (_N,), "margin": (_N,), "outcome": _OUTCOME,
        "home": (_N,), "away": (_N,), "winner": _OUTCOME,
    },
    RelationKind.RANGE: {"low": (_X,), "high": (_X,), "member": (_X,), "average": (_X,)},
    RelationKind.LIST: {"count": (_N,), "items": (_ANY,)},
    RelationKind.PRODUCT: {
        "unit": (_number(x=1, y=-1),), "count": (_Y,), "total": (_X,), "average": (_number(x=1, y=-1),),
        "speed": (_number(x=1, time=-1),), "time": (_TIME,), "distance": (_X,),
        "rate": (_number(y=1, z=-1),), "base": (_number(z=1),),
    },
    RelationKind.SEQUENCE: {
        "nth": (_N,), "previous": (_N,), "first": (_N,), "last": (_N,), "step": (_N,), "changes": (_X,),
    },
    RelationKind.FACT: {"claim": (_ANY,), "fact": (_ANY,)},
}  # fmt: skip


def is_many(relation: RelationKind, role: str) -> bool:
    """Whether a role holds many figures."""
    return f"{role}…" in ROLES[relation]


def role_names(relation: RelationKind) -> tuple[str, ...]:
    """The roles of a relation as laws name them, without the mark of those that hold many."""
    return tuple(name.rstrip("…") for name in ROLES[relation])


def check_law(law: Law, relation: RelationKind) -> TypedLaw:
    """The law with its types. Raises LawError with the column of the part that makes no sense."""
    known = role_names(relation)
    for part in _roles(law):
        if part.name not in known:
            raise LawError(f"{relation.value} has no role {part.name}", part.column, near(part.name, known))
    first: LawError | None = None
    names = roles_of(law)
    table = _TYPES[relation]
    for plain in _letters([table[name] for name in names]):
        for choice in product(*(table[name] for name in names)):
            types = {
                name: Type(t.sort, _without(t.dimension, plain), is_many(relation, name))
                for name, t in zip(names, choice, strict=True)
            }
            try:
                _truth(law, types)
            except LawError as error:
                first = first or error
                continue
            bare = frozenset(
                name
                for name, t in zip(names, choice, strict=True)
                if {letter for letter, _ in t.dimension} & plain
            )
            return TypedLaw(law, relation, tuple((n, types[n].sort) for n in names), bare)
    assert first is not None, "there is always one choice of types to try"
    raise first


def _roles(node: Law | Term) -> Iterator[Role]:
    return (part for part in walk(node) if isinstance(part, Role))


def _letters(types: Sequence[Sequence[Type]]) -> Iterator[frozenset[str]]:
    """Sets of letters to take for plain numbers, the empty set first. Time is never a plain number."""
    letters = sorted({letter for choice in types for t in choice for letter, _ in t.dimension} - {"time"})
    for size in range(len(letters) + 1):
        for chosen in combinations(letters, size):
            yield frozenset(chosen)


def _without(dimension: Dimension, letters: frozenset[str]) -> Dimension:
    return tuple((letter, power) for letter, power in dimension if letter not in letters)


def _truth(law: Law, types: Mapping[str, Type]) -> None:
    if isinstance(law, Call):
        if _typed(law, types).sort is not Sort.TRUTH:
            raise LawError(f"{law.function} gives no truth", law.column, "compare it with something")
        return
    sides = [_typed(term, types) for term in law.terms]
    for i, operator in enumerate(law.operators):
        left, right = sides[i], sides[i + 1]
        column = _column(law.terms[i + 1])
        if left.sort is not right.sort or left.sort in (Sort.TRUTH, Sort.ANY):
            raise LawError(f"{left.sort.value} cannot be compared with {right.sort.value}", column)
        if left.sort is Sort.NUMBER:
            _join(left, right, column, "compared with")
        elif operator != "==" and left.sort is not Sort.DATE:
            raise LawError(f"{left.sort.value} has no {operator}", column, "use ==")


def _typed(term: Term, types: Mapping[str, Type], *, inside: bool = False) -> Type:
    """The type of a term; `inside` a function that takes many, a role of many may stand."""
    if isinstance(term, Number):
        return Type(Sort.NUMBER, PLAIN, free=term.value == 0)
    if isinstance(term, Role):
        found = types[term.name]
        if found.many and not inside:
            raise LawError(
                f"{term.name} holds many figures",
                term.column,
                "put it inside sum, count, least, greatest or meet",
            )
        return found
    if isinstance(term, Minus):
        return _as_number(term.term, types)
    if isinstance(term, Operation):
        left, right = _as_number(term.left, types), _as_number(term.right, types)
        if term.operator in "+-":
            return _join(left, right, term.column, "added to" if term.operator == "+" else "taken from")
        power = 1 if term.operator == "*" else -1
        return Type(Sort.NUMBER, _multiplied(left.dimension, right.dimension, power))
    return _called(term, types)


def _called(call: Call, types: Mapping[str, Type]) -> Type:
    name = call.function
    if name in ("sum", "least", "greatest"):
        sides = [_as_number(term, types, inside=True) for term in call.arguments]
        joined = sides[0]
        for side, term in zip(sides[1:], call.arguments[1:], strict=True):
            joined = _join(joined, side, _column(term), "put with")
        return Type(Sort.NUMBER, joined.dimension)
    if name in ("count", "meet"):
        for term in call.arguments:
            if not isinstance(term, Role):
                raise LawError(f"{name} takes roles", _column(term), f"write {name}(role)")
            _typed(term, types, inside=True)
        if name == "count":
            return Type(Sort.NUMBER)
        if len(call.arguments) == 1 and not types[roles_of(call)[0]].many:
            raise LawError("meet needs two figures", call.column, "name a role of many, or two roles")
        return Type(Sort.TRUTH)
    if name == "convert":
        _arity(call, 2)
        _as_number(call.arguments[0], types)
        target = call.arguments[1]
        if not isinstance(target, Role):
            raise LawError("convert takes the unit of a role", _column(target), "write convert(a, b)")
        return Type(Sort.NUMBER, _as_number(target, types).dimension)
    if name == "attainable":
        _arity(call, 2, 3)
        share, *rest = [_as_number(term, types) for term in call.arguments]
        if share.dimension != PLAIN or len({side.dimension for side in rest}) > 1:
            raise LawError("attainable takes a share, perhaps its part, and a whole", call.column)
        return Type(Sort.TRUTH)
    if name == "sign":
        _arity(call, 1)
        found = _typed(call.arguments[0], types)
        if found.sort not in (Sort.NUMBER, Sort.DIRECTION):
            raise LawError(f"{found.sort.value} has no sign", _column(call.arguments[0]))
        return Type(Sort.NUMBER)
    return _dated(call, types)


def _dated(call: Call, types: Mapping[str, Type]) -> Type:
    _arity(call, 2 if call.function in ("years", "days") else 1)
    for term in call.arguments:
        found = _typed(term, types)
        if found.sort is not Sort.DATE:
            raise LawError(f"{call.function} takes dates, not {found.sort.value}", _column(term))
    if call.function == "weekday":
        return Type(Sort.WEEKDAY)
    return Type(Sort.TRUTH) if call.function == "exists" else _TIME


def _arity(call: Call, *allowed: int) -> None:
    if len(call.arguments) not in allowed:
        wanted = " or ".join(map(str, allowed))
        raise LawError(f"{call.function} takes {wanted} arguments, not {len(call.arguments)}", call.column)


def _as_number(term: Term, types: Mapping[str, Type], *, inside: bool = False) -> Type:
    found = _typed(term, types, inside=inside)
    if found.sort is not Sort.NUMBER:
        raise LawError(f"a number is needed, not {found.sort.value}", _column(term))
    return found


def _join(left: Type, right: Type, column: int, verb: str) -> Type:
    if left.dimension == right.dimension or right.free:
        return left
    if left.free:
        return right
    raise LawError(
        f"{_shown(left.dimension)} cannot be {verb} {_shown(right.dimension)}",
        column,
        "divide or convert first",
    )


def _multiplied(left: Dimension, right: Dimension, power: int) -> Dimension:
    powers = dict(left)
    for letter, exponent in right:
        powers[letter] = powers.get(letter, 0) + power * exponent
    return tuple(sorted((letter, exponent) for letter, exponent in powers.items() if exponent))


def _shown(dimension: Dimension) -> str:
    if not dimension:
        return "a plain number"
    return "a number in " + " ".join(
        letter if power == 1 else f"{letter}^{power}" for letter, power in dimension
    )


def _column(term: Term) -> int:
    return _column(term.left) if isinstance(term, Operation) else term.column
