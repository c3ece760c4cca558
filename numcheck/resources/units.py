"""Units of measurement and currencies: rules/units/, read into typed values, and what converts into what."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from typing import Any

from numcheck.errors import RuleError
from numcheck.model.interval import Interval
from numcheck.model.quantity import Unit
from numcheck.resources.files import read_toml, rules_root


@dataclass(frozen=True, slots=True)
class UnitRow:
    """A unit: its model value, its printed forms, and how many base units of its dimension one of it is.

    `words` are lower case, `symbols` keep their case. `factor` is None where the unit has no agreed size (a gallon, a
    ton). `zero` is the base value at 0 (temperatures).
    """

    unit: Unit
    words: tuple[str, ...]
    symbols: tuple[str, ...]
    factor: Fraction | None = None
    zero: Fraction = Fraction(0)


@dataclass(frozen=True, slots=True)
class CurrencyRow:
    """A currency, or a hundredth of one: `part` is what one of it is in the currency itself.

    A hundredth has no currency of its own, so that 164p never meets £1.64 as a number; `codes` says which currencies it
    may be a part of.
    """

    unit: Unit
    words: tuple[str, ...]
    signs: tuple[str, ...]
    part: Fraction = Fraction(1)
    codes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Units:
    """Every unit that is known, by name."""

    measures: Mapping[str, UnitRow]
    currencies: Mapping[str, CurrencyRow]

    def convertible(self, a: Unit, b: Unit) -> bool:
        """Whether `a` converts into `b` by a fixed factor: same dimension, both of agreed size, same rate."""
        if a.dimension != b.dimension or a.per != b.per:
            return False
        if a.name == b.name:
            return True
        if a.dimension == "money":
            x_row, y_row = self.currencies.get(a.name), self.currencies.get(b.name)
            return x_row is not None and y_row is not None and not set(x_row.codes).isdisjoint(y_row.codes)
        x, y = self.measures.get(a.name), self.measures.get(b.name)
        return x is not None and y is not None and x.factor is not None and y.factor is not None

    def convert(self, values: Interval, a: Unit, b: Unit) -> Interval | None:
        """`values` in `a` as values in `b`; None where no fixed factor exists (currencies among them)."""
        if not self.convertible(a, b):
            return None
        if a.name == b.name:
            return values
        if a.dimension == "money":
            ratio = self.currencies[a.name].part / self.currencies[b.name].part
            return values * Interval.exactly(ratio)
        x, y = self.measures[a.name], self.measures[b.name]
        if x.factor is None or y.factor is None:
            return None
        base = values * Interval.exactly(x.factor) + Interval.exactly(x.zero)
        return (base - Interval.exactly(y.zero)) * Interval.exactly(1 / y.factor)


@cache
def load_units() -> Units:
    """The shipped units. Raises RuleError for a row that cannot be used."""
    folder = rules_root() / "units"
    measures: dict[str, UnitRow] = {}
    currencies: dict[str, CurrencyRow] = {}
    for path in (folder / "units.toml", folder / "currencies.toml"):
        shown = f"rules/units/{path.name}"
        data = read_toml(path, shown=shown)
        try:
            for row in data.get("unit", ()):
                measures[row["name"]] = _unit(row)
            for row in data.get("currency", ()):
                currencies[row["name"]] = _currency(row)
        except (KeyError, ValueError, ZeroDivisionError) as error:
            raise RuleError(f"a unit row cannot be used: {error}", where=shown) from error
    table = folder / "quantulum3.json"
    if table.is_file():
        collisions = read_toml(folder / "collisions.toml", shown="rules/units/collisions.toml")
        for name, row in json.loads(table.read_text("utf-8"))["units"].items():
            _add(name, row, measures, currencies, collisions)
    return Units(measures, currencies)


def _add(
    name: str,
    row: dict[str, Any],
    measures: dict[str, UnitRow],
    currencies: dict[str, CurrencyRow],
    collisions: dict[str, Any],
) -> None:
    """Takes over what quantulum3 knows, we do not say ourselves, and text does not use for something else."""
    if name in measures or name in currencies:
        return
    if row["dimension"] == "currency":
        code = row.get("currency", "")
        if not code or any(known.unit.currency == code for known in currencies.values()):
            return
        unit = Unit(name, "money", code)
        signs = tuple(sign for sign in row["symbols"] if sign == code)
        currencies[name] = CurrencyRow(unit, tuple(row["words"]), signs, codes=(code,))
        return
    if row["dimension"] in collisions["dimensions"] or name in collisions["names"]:
        return
    words = tuple(word for word in row["words"] if word not in collisions["words"] and len(word) > 2)
    symbols = [
        symbol for symbol in row["symbols"] if len(symbol) > 2 or symbol in collisions["short_symbols"]
    ]
    symbols += [symbol.replace("µ", "μ") for symbol in symbols if "µ" in symbol]
    measures[name] = UnitRow(Unit(name, row["dimension"]), words, tuple(symbols))


def _unit(row: dict[str, Any]) -> UnitRow:
    return UnitRow(
        unit=Unit(row["name"], row["dimension"]),
        words=tuple(row.get("words", ())),
        symbols=tuple(row.get("symbols", ())),
        factor=_fraction(row["factor"]) if "factor" in row else None,
        zero=_fraction(row.get("zero", "0")),
    )


def _currency(row: dict[str, Any]) -> CurrencyRow:
    return CurrencyRow(
        unit=Unit(row["name"], "money", row["code"]),
        words=tuple(row.get("words", ())),
        signs=tuple(row.get("signs", ())),
        part=_fraction(row.get("part", "1")),
        codes=tuple(row.get("codes", (row["code"],) if row["code"] else ())),
    )


def _fraction(text: str) -> Fraction:
    if not isinstance(text, str) or "e" in text.lower():
        raise ValueError(f"{text!r}: write a decimal or a fraction as text")
    return Fraction(text)
