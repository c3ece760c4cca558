"""Templates of messages: text with `{name}` and `{name:format}`, filled by our own substitution.

Never `str.format`: its attribute look-ups and format minilanguage have no place in a data file.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from functools import cache

from numcheck.errors import near

FORMATS = ("number", "signed", "percent", "date")
SIDES = ("left", "right")
MAX_LENGTH = 400


@dataclass(frozen=True, slots=True)
class Slot:
    """A place in a template for a role's printed words or for a computed side of the law.

    `form` is one of FORMATS, or empty for the words as printed (for a side: the plain number).
    """

    name: str
    form: str


Template = tuple[str | Slot, ...]


class TemplateError(Exception):
    """A template names something that is no role, side or format. `column` counts from 1."""

    def __init__(self, what: str, column: int, cure: str = "") -> None:
        super().__init__(what)
        self.what = what
        self.column = column
        self.cure = cure


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(r"[{}]|[^{}]+")


def parse_template(text: str, names: Collection[str]) -> Template:
    """The pieces of a template. Raises TemplateError for a name that is not in `names` or a SIDE, an unknown
    format, or a stray brace.
    """
    if len(text) > MAX_LENGTH:
        raise TemplateError("is too long", MAX_LENGTH, f"use at most {MAX_LENGTH} characters")
    pieces: list[str | Slot] = []
    found = list(_pattern().finditer(text))
    at = 0
    while at < len(found):
        match = found[at]
        if match[0] == "}":
            raise TemplateError("has a } without its {", match.start() + 1)
        if match[0] != "{":
            pieces.append(match[0])
            at += 1
            continue
        if at + 2 >= len(found) or found[at + 2][0] != "}":
            raise TemplateError("has a { that is not closed around a name", match.start() + 1)
        name, _, form = found[at + 1][0].partition(":")
        known = (*names, *SIDES)
        if name not in known:
            raise TemplateError(
                f"{{{name}}} is no role of the law and no side", match.start() + 2, near(name, known)
            )
        if form and form not in FORMATS:
            raise TemplateError(f"no format is called {form}", match.start() + 2, near(form, FORMATS))
        pieces.append(Slot(name, form))
        at += 3
    return tuple(pieces)


def names_of(template: Template) -> tuple[str, ...]:
    """The names a template uses, in order."""
    return tuple(piece.name for piece in template if isinstance(piece, Slot))
