"""How sure one must be before a finding is made: `rules/policy/thresholds.toml`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from decimal import Decimal
from functools import cache
from pathlib import Path

from numcheck.errors import RuleError, near
from numcheck.resources.files import line_of_key, read_text, read_toml, rules_root

NAME = "thresholds.toml"


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Confidences from 0 to 1: below the first nothing is said, below the second nothing graver than a
    warning; from the third a figure that may restate another bears witness against it.
    """

    silent_below: float = 0.5
    warning_below: float = 0.8
    witness_from: float = 0.1


def load_thresholds(extra: Sequence[Path] = ()) -> Thresholds:
    """The shipped thresholds, with those of `extra` laid over them entry by entry.

    `extra` names files or folders; only files called `thresholds.toml` are read. Raises RuleError with path,
    line and cure for a file that cannot be used. The answer is kept for the next call.
    """
    return _load(tuple(extra))


@cache
def _load(extra: tuple[Path, ...]) -> Thresholds:
    values: dict[str, float] = {}
    shipped = rules_root() / "policy" / NAME
    own = [place / NAME if place.is_dir() else place for place in extra]
    known = [field.name for field in fields(Thresholds)]
    for path in (shipped, *(place for place in own if place.name == NAME and place.is_file())):
        shown = f"rules/policy/{NAME}" if path == shipped else str(path)
        for key, value in read_toml(path, shown=shown).items():
            where = f"{shown}:{line_of_key(read_text(path), key)}"
            if key not in known:
                raise RuleError(f"unknown key {key!r}", where=where, cure=near(key, known))
            if isinstance(value, bool) or not isinstance(value, (int, Decimal)) or not 0 <= value <= 1:
                raise RuleError(f"{key} must be a number from 0 to 1", where=where, cure="for example 0.8")
            values[key] = float(value)
    return Thresholds(**values)
