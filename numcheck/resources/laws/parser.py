"""Text of a law to its tree: comparisons of sums of terms, by precedence climbing, with a cap on depth."""

from __future__ import annotations

from fractions import Fraction

from numcheck.errors import near
from numcheck.resources.laws.syntax import (
    Call,
    Comparison,
    Law,
    LawError,
    Minus,
    Number,
    Operation,
    Role,
    Term,
)
from numcheck.resources.laws.tokens import Mark, Token, tokens

FUNCTIONS = (
    "sum", "count", "least", "greatest", "meet", "convert", "attainable",
    "sign", "weekday", "exists", "years", "days",
)  # fmt: skip

MAX_DEPTH = 40  # a law nests three or four deep; the walkers of the tree recurse once a level
MAX_PARTS = 100  # and a chain of plus signs is as deep as it is long

_COMPARISONS = ("==", "<=", "<", ">=", ">")
_BINDING = {"+": 1, "-": 1, "*": 2, "/": 2}


def parse_law(text: str) -> Law:
    """The tree of one law. Raises LawError with the column of what cannot be read."""
    return _Parser(text).law()


class _Parser:
    def __init__(self, text: str) -> None:
        self._tokens = tokens(text)
        self._next = next(self._tokens)
        self._depth = 0
        self._parts = 0

    def law(self) -> Law:
        if self._next.mark is Mark.END:
            raise LawError("the law is empty", 1, 'write a comparison, for example "part <= whole"')
        start = self._next.column
        terms = [self._sum(0)]
        operators = []
        while self._next.text in _COMPARISONS:
            operators.append(self._take().text)
            terms.append(self._sum(0))
        if self._next.text:
            raise LawError(
                f"{self._next.text!r} is not expected here", self._next.column, _expected(self._next)
            )
        if operators:
            return Comparison(tuple(terms), tuple(operators), start)
        (only,) = terms
        if isinstance(only, Call):
            return only
        raise LawError("the law compares nothing", start, "write a comparison with == <= < >= or >")

    def _take(self) -> Token:
        taken = self._next
        self._next = next(self._tokens, taken)  # nothing follows the end but the end
        return taken

    def _sum(self, least: int) -> Term:
        """A term and the operators after it that bind tighter than `least`."""
        left = self._operand()
        while (binding := _BINDING.get(self._next.text, 0)) > least:
            operator = self._take()
            right = self._sum(binding)
            left = Operation(operator.text, left, right, operator.column)
        return left

    def _operand(self) -> Term:
        token = self._take()
        self._parts += 1
        if self._parts > MAX_PARTS:
            raise LawError("the law has too many parts", token.column, f"use at most {MAX_PARTS}")
        if token.mark is Mark.NUMBER:
            return Number(Fraction(token.text), token.text, token.column)
        if token.mark is Mark.NAME:
            return self._call(token) if self._next.text == "(" else Role(token.text, token.column)
        if token.text == "-":
            self._enter(token)
            term = self._operand()
            self._depth -= 1
            return Minus(term, token.column)
        if token.text == "(":
            self._enter(token)
            inner = self._sum(0)
            self._close(token)
            return inner
        shown = token.mark.value if token.mark is Mark.END else repr(token.text)
        raise LawError(
            f"{shown} stands where a value is needed", token.column, "write a role, a number or a function"
        )

    def _call(self, name: Token) -> Call:
        if name.text not in FUNCTIONS:
            raise LawError(f"no function is called {name.text}", name.column, near(name.text, FUNCTIONS))
        bracket = self._take()
        self._enter(bracket)
        arguments = [self._sum(0)]
        while self._next.text == ",":
            self._take()
            arguments.append(self._sum(0))
        self._close(bracket)
        return Call(name.text, tuple(arguments), name.column)

    def _enter(self, token: Token) -> None:
        self._depth += 1
        if self._depth > MAX_DEPTH:
            raise LawError("the law is nested too deep", token.column, f"nest at most {MAX_DEPTH} brackets")

    def _close(self, bracket: Token) -> None:
        if self._next.text != ")":
            raise LawError(
                "a bracket is not closed", bracket.column, _expected(self._next) or "close it with )"
            )
        self._take()
        self._depth -= 1


def _expected(token: Token) -> str:
    if token.text in _COMPARISONS:
        return "comparisons stand only at the top of a law"
    if token.text in ("and", "or", "not", "if"):
        return "a law is one comparison; write a second [[law]] or use `when`"
    if token.text == ")":
        return "it closes no bracket"
    return "put an operator before it" if token.mark in (Mark.NAME, Mark.NUMBER) else ""
