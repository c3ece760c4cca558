"""House facts: figures that hold for every article, from `rules/facts` and a project's own files.

```toml
[seats-house-of-commons]
text   = "the House of Commons has 650 seats"
value  = 650
of     = "house of commons, commons"      # the article's sentence names one of these
counts = "seats, seat, members, mps"      # and the figure counts one of these
since  = 2010                             # from this year on
source = "https://…"
```
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

from numcheck.errors import RuleError, near
from numcheck.resources.files import line_of_key, read_toml, rules_root

_TEXTS = ("text", "of", "counts", "source")
_COLUMNS = frozenset({*_TEXTS, "value", "since", "until"})


@dataclass(frozen=True, slots=True)
class Fact:
    """One figure on file. `of` and `counts` are words in lower case; `since` and `until` are years, both included."""

    id: str
    text: str
    value: Fraction
    of: tuple[str, ...]
    counts: tuple[str, ...]
    source: str
    since: int | None = None
    until: int | None = None

    def holds_in(self, year: int | None) -> bool:
        """Whether the fact holds in a year; a fact without an end holds where the year is not known."""
        if year is None:
            return self.until is None and self.since is None
        return (self.since is None or self.since <= year) and (self.until is None or year <= self.until)


def load_facts(extra: Sequence[Path] = ()) -> tuple[Fact, ...]:
    """The shipped facts in order of id, those of `extra` (files or folders) added or put in their place.

    Raises RuleError with path, line and cure for a file that cannot be used. The answer is kept for the next call.
    """
    return _load(tuple(extra))


@cache
def _load(extra: tuple[Path, ...]) -> tuple[Fact, ...]:
    found: dict[str, Fact] = {}
    root = rules_root() / "facts"
    for path in _files((root, *extra)):
        shown = path.relative_to(root.parent.parent).as_posix() if path.is_relative_to(root) else str(path)
        for key, row in read_toml(path, shown=shown).items():
            found[key] = _fact(key, row, path, shown)
    return tuple(fact for _, fact in sorted(found.items()))


def _files(roots: Iterable[Path]) -> Iterator[Path]:
    for root in roots:
        if root.is_dir():
            yield from sorted(root.glob("*.toml"))
        else:
            yield root


def _fact(key: str, row: Any, path: Path, shown: str) -> Fact:
    def error(what: str, cure: str = "") -> RuleError:
        return RuleError(what, where=f"{shown}:{line_of_key(path.read_text('utf-8'), key)}", cure=cure)

    if not isinstance(row, Mapping):
        raise error(f"{key} is not a table", f"write it as [{key}]")
    for column in row:
        if column not in _COLUMNS:
            raise error(f"{key} has an unknown column {column}", near(column, _COLUMNS))
    for column in _TEXTS:
        if not isinstance(row.get(column), str) or not row[column].strip():
            raise error(f"{column} of {key} is missing", "facts need text, value, of, counts and source")
    value = row.get("value")
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        raise error(f"value of {key} is not a number", "write a number without quotes")
    years = [row.get("since"), row.get("until")]
    if any(year is not None and (isinstance(year, bool) or not isinstance(year, int)) for year in years):
        raise error(f"since and until of {key} are years", "write a year without quotes")
    return Fact(
        key,
        row["text"],
        Fraction(value),
        _words(row["of"]),
        _words(row["counts"]),
        row["source"],
        years[0],
        years[1],
    )


def _words(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(" ".join(part.split()) for part in text.lower().split(",") if part.strip()))
