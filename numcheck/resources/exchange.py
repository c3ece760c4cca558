"""What one currency has been worth in another over the decades, in wide bands:
`rules/policy/exchange.toml`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from numcheck.errors import RuleError
from numcheck.model.interval import Interval
from numcheck.model.quantity import Unit
from numcheck.resources.files import line_of_key, read_text, read_toml, rules_root
from numcheck.resources.units import load_units

NAME = "exchange.toml"
_TABLE = "per_dollar"


@dataclass(frozen=True, slots=True)
class Exchange:
    """Bands by ISO 4217 code: how many of a currency a US dollar may have bought."""

    per_dollar: Mapping[str, Interval]

    def convert(self, values: Interval, source: Unit, target: Unit) -> Interval | None:
        """What sums in one currency may have been worth in another; None for a currency without a band."""
        have, want = self.per_dollar.get(source.currency), self.per_dollar.get(target.currency)
        if have is None or want is None or source.dimension != "money" or target.dimension != "money":
            return None
        return values * (want / have) * Interval.exactly(_part(source) / _part(target))


def _part(unit: Unit) -> Fraction:
    """How much of its currency one of the unit is: a hundredth for pence."""
    row = load_units().currencies.get(unit.name)
    return Fraction(1) if row is None else row.part


def load_exchange(extra: Sequence[Path] = ()) -> Exchange:
    """The shipped bands, with those of `extra` laid over them: files called `exchange.toml`, or folders
    that hold one.

    Raises RuleError with path, line and cure for a file that cannot be used. The answer is kept for the
    next call.
    """
    return _load(tuple(extra))


@cache
def _load(extra: tuple[Path, ...]) -> Exchange:
    shipped = rules_root() / "policy" / NAME
    own = [place / NAME if place.is_dir() else place for place in extra]
    bands: dict[str, Interval] = {}
    for path in (shipped, *(place for place in own if place.name == NAME and place.is_file())):
        shown = f"rules/policy/{NAME}" if path == shipped else str(path)
        tables = read_toml(path, shown=shown)
        rows = tables.get(_TABLE, {})
        unknown = next((key for key in tables if key != _TABLE), None)
        if unknown is not None or not isinstance(rows, dict):
            raise _error(path, shown, unknown or _TABLE, f"holds no table [{_TABLE}] alone")
        for code, row in rows.items():
            bands[code] = _band(row, path, shown, code)
    return Exchange(MappingProxyType(bands))


def _band(row: Any, path: Path, shown: str, code: str) -> Interval:
    numbers = row if isinstance(row, list) else []
    if len(numbers) == 2 and all(isinstance(n, (int, Decimal)) and not isinstance(n, bool) for n in numbers):
        low, high = Fraction(numbers[0]), Fraction(numbers[1])
        if 0 < low <= high:
            return Interval(low, high)
    raise _error(path, shown, code, f"{code} must be two numbers, the least and the most")


def _error(path: Path, shown: str, key: str, what: str) -> RuleError:
    return RuleError(
        what, where=f"{shown}:{line_of_key(read_text(path), key)}", cure="for example GBP = [0.46, 0.98]"
    )
