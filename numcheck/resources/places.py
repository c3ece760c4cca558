"""Where in a TOML document a key or a character of its value stands, for errors: tomllib does not say."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Place:
    """A place by its names: the `index`-th table `name`, in it the key `within`, of its value a character."""

    name: str = ""
    index: int = 0
    within: str = ""
    column: int = 0

    def table(self, name: str, index: int = 0) -> Place:
        """The table of that name; `index` counts those of an array from 0."""
        return Place(name, index)

    def key(self, name: str) -> Place:
        """The key of that name in this table."""
        return replace(self, within=name, column=0)

    def inside(self, column: int) -> Place:
        """The character of this key's value."""
        return replace(self, column=column)

    def where(self, source: str, shown: str) -> str:
        """`shown:line`, or `shown:line:column` for a character; the table's line without the key."""
        lines = source.split("\n")
        first, last = self._table_lines(lines)
        if not self.within:
            return f"{shown}:{first + 1}"
        name = re.escape(self.within)
        key = re.compile(rf"[ \t]*[\"']?{name}[\"']?[ \t]*[=.]|[ \t]*\[+[ \t]*{name}\b")
        for number in range(first, last):
            found = key.match(lines[number])
            if found is None:
                continue
            if not self.column:
                return f"{shown}:{number + 1}"
            return self._character(lines, number, found.end(), shown)
        return f"{shown}:{first + 1}"

    def _table_lines(self, lines: list[str]) -> tuple[int, int]:
        """The first line of the table, and the one after its last."""
        header = re.compile(r"[ \t]*\[")
        wanted = re.compile(rf"[ \t]*\[+[ \t]*{re.escape(self.name)}[ \t]*\]+")
        if not self.name:
            return 0, len(lines)
        starts = [i for i, line in enumerate(lines) if wanted.match(line)]
        if self.index >= len(starts):
            return 0, len(lines)
        start = starts[self.index]
        end = next((i for i in range(start + 1, len(lines)) if header.match(lines[i])), len(lines))
        return start, end

    def _character(self, lines: list[str], number: int, after: int, shown: str) -> str:
        """Line and column of a character of a value without escapes; a text of many lines is counted
        through.
        """
        opening = re.compile(r"[ \t]*(\"\"\"|'''|\"|')")
        found = opening.match(lines[number], after)
        if found is None:
            return f"{shown}:{number + 1}"
        left = self.column - 1
        at = found.end()
        if len(found[1]) == 3 and at == len(lines[number]):
            number, at = number + 1, 0  # TOML drops the line end right after the three quotes
        while number < len(lines) - 1 and left > len(lines[number]) - at and len(found[1]) == 3:
            left -= len(lines[number]) - at + 1
            number, at = number + 1, 0
        return f"{shown}:{number + 1}:{at + left + 1}"
