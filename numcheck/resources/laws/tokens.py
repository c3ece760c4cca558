"""The marks and words of a law, each with its column."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from functools import cache

from numcheck.resources.laws.syntax import LawError

MAX_DIGITS = 40
MAX_LENGTH = 1_000  # the longest law of ours has under a hundred characters


class Mark(Enum):
    """What a token is."""

    NUMBER = "a number"
    NAME = "a name"
    SIGN = "a sign"
    END = "the end of the law"


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a law; `column` counts its characters from 1."""

    mark: Mark
    text: str
    column: int


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(
        r"(?P<space>[ \t\r\n]+)"
        r"|(?P<number>[0-9]+(?:\.[0-9]+)?)"
        r"|(?P<name>[a-z][a-z_]*)"
        r"|(?P<sign>==|<=|>=|[<>+\-*/(),])"
    )


def tokens(text: str) -> Iterator[Token]:
    """The tokens of a law, an END last. Raises LawError at the first character that belongs to none."""
    at = 0
    while at < len(text):
        if at > MAX_LENGTH:
            raise LawError("the law is too long", at + 1, f"use at most {MAX_LENGTH} characters")
        found = _pattern().match(text, at)
        if found is None:
            raise LawError(f"{text[at]!r} means nothing in a law", at + 1, _advice(text[at]))
        kind = found.lastgroup
        if kind == "number":
            _check_number(text, at, found[0])
        if kind != "space":
            mark = {"number": Mark.NUMBER, "name": Mark.NAME}.get(kind or "", Mark.SIGN)
            yield Token(mark, found[0], at + 1)
        at = found.end()
    yield Token(Mark.END, "", len(text) + 1)


def _check_number(text: str, at: int, number: str) -> None:
    after = text[at + len(number) : at + len(number) + 1]
    if len(number) > MAX_DIGITS:
        raise LawError("a number has too many digits", at + 1, f"use at most {MAX_DIGITS}")
    if after.isalpha() or after in (".", "_"):
        raise LawError("a number runs into a letter or point", at + 1, "write it out, without exponent")


def _advice(character: str) -> str:
    if character == "=":
        return "write == for equal"
    if character in "\"'":
        return "laws hold no words; let a role carry the value"
    if character in "&|!^%":
        return "a law is one comparison; write a second [[law]] or use `when`"
    return "a law holds roles, numbers, + - * /, brackets, functions and == <= < >= >"
