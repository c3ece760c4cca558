"""What a law is made of: numbers, roles, sums of terms, calls, comparisons."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction


class LawError(Exception):
    """A law cannot be read or makes no sense. `column` is its character, from 1; `cure` says what to do."""

    def __init__(self, what: str, column: int, cure: str = "") -> None:
        super().__init__(what)
        self.what = what
        self.column = column
        self.cure = cure


@dataclass(frozen=True, slots=True)
class Number:
    """A number written in the law."""

    value: Fraction
    text: str
    column: int


@dataclass(frozen=True, slots=True)
class Role:
    """What fills a role of the relation; `name` is without the mark of a role that holds many."""

    name: str
    column: int


@dataclass(frozen=True, slots=True)
class Call:
    """A function of the closed set, with its arguments."""

    function: str
    arguments: tuple[Term, ...]
    column: int


@dataclass(frozen=True, slots=True)
class Minus:
    """A term with its sign turned."""

    term: Term
    column: int


@dataclass(frozen=True, slots=True)
class Operation:
    """Two terms and `+`, `-`, `*` or `/` between them, at whose character `column` points."""

    operator: str
    left: Term
    right: Term
    column: int


@dataclass(frozen=True, slots=True)
class Comparison:
    """Terms with `==`, `<=`, `<`, `>=` or `>` between neighbours: "0 < a <= b" has three and two."""

    terms: tuple[Term, ...]
    operators: tuple[str, ...]
    column: int


Term = Number | Role | Call | Minus | Operation
# A law compares, or calls a function that is itself true or false.
Law = Comparison | Call


def walk(node: Law | Term) -> Iterator[Law | Term]:
    """The node and everything below it, from left to right."""
    yield node
    below: tuple[Term, ...] = ()
    if isinstance(node, Comparison):
        below = node.terms
    elif isinstance(node, Call):
        below = node.arguments
    elif isinstance(node, Minus):
        below = (node.term,)
    elif isinstance(node, Operation):
        below = (node.left, node.right)
    for child in below:
        yield from walk(child)


def roles_of(node: Law | Term) -> tuple[str, ...]:
    """The names of the roles that a law or term speaks of, each once, in the order written."""
    return tuple(dict.fromkeys(part.name for part in walk(node) if isinstance(part, Role)))
