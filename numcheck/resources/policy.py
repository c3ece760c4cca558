"""What a printed figure may stand for: the interval policy of rules/policy/intervals.toml, read and applied."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

from numcheck.errors import RuleError, near
from numcheck.model.interval import Interval
from numcheck.model.quantity import Kind, Measure, Modifier, Unit
from numcheck.resources.files import line_of_key, read_text, read_toml, rules_root

_PLACES = tuple(Fraction(10**zeros) for zeros in range(20))


@dataclass(frozen=True, slots=True)
class Row:
    """One wording: its possible and usual interval, as factors of the printed value or as numbers."""

    possible: tuple[Fraction, Fraction | None]
    usual: tuple[Fraction, Fraction | None]
    modifier: Modifier = Modifier.EXACT
    value: Fraction | None = None
    open: bool = False
    place: bool = False
    vague: bool = False


@dataclass(frozen=True, slots=True)
class Printed:
    """A number as it stands in the text, before its wording is weighed.

    `place` is its last non-zero place, or its last printed decimal place; None where the words give none
    ("a third"). `fraction` says that a share was printed as one ("half", "one in five"), `zeros` that the place
    came from trailing zeros or a magnitude, not from a printed decimal point.
    """

    value: Fraction
    place: Fraction | None
    zeros: bool = False
    fraction: bool = False


@dataclass(frozen=True, slots=True)
class Policy:
    """The interval policy as typed values; `measure` and its kin apply it."""

    zeros: tuple[Fraction, Fraction]
    exact_below: Fraction
    exact_units: frozenset[str]
    bounds: Mapping[str, Row]
    words: Mapping[str, Row]
    shares: Mapping[str, Row]
    fraction: tuple[Fraction, Fraction]
    percent: Fraction
    multiple: tuple[Fraction, Fraction]

    def measure(self, printed: Printed, kind: Kind, unit: Unit, bound: str = "") -> Measure:
        """The measure of a printed number whose wording is `bound`, a row of [bound], or bare if empty."""
        value = printed.value
        possible, usual = self._rounding(printed, kind, unit)
        row = self.bounds.get(bound)
        if row is None:
            return Measure(possible, usual, value, printed.place, Modifier.EXACT, unit, kind)
        return Measure(
            _bounded(value, row.possible, row, possible),
            _bounded(value, row.usual, row, usual, step=printed.place if row.place else None),
            value,
            printed.place,
            row.modifier,
            unit,
            kind,
        )

    def span(self, low: Printed, high: Printed, kind: Kind, unit: Unit, bound: str = "") -> Measure:
        """The measure of a printed range; its ends are taken as printed."""
        ends = Interval(min(low.value, high.value), max(low.value, high.value))
        modifier = self.bounds[bound].modifier if bound in self.bounds else Modifier.EXACT
        return Measure(ends, ends, None, None, modifier, unit, kind)

    def word(self, row: str, scale: Fraction, kind: Kind, unit: Unit, bound: str = "") -> Measure:
        """The measure of a word that stands for a number ("dozens", "a handful"), `scale` times over."""
        said = self.words[row]
        possible, usual = _scaled(said.possible, scale), _scaled(said.usual, scale)
        value = None if said.value is None else said.value * scale
        limit = self.bounds.get(bound)
        modifier = limit.modifier if limit else Modifier.EXACT
        if limit and value is not None:
            possible = _bounded(value, limit.possible, limit, possible)
            usual = _bounded(value, limit.usual, limit, usual)
        exact = value is not None and possible.exact is not None
        return Measure(
            possible, usual, value, Fraction(1) if exact else None, modifier, unit, kind, said.vague
        )

    def share(self, row: str, unit: Unit) -> Measure:
        """The measure of a word for a share ("most", "nearly all"), in points of a hundred."""
        said = self.shares[row]
        return Measure(
            _interval(said.possible, said.open),
            _interval(said.usual, said.open),
            unit=unit,
            kind=Kind.SHARE,
            vague=True,
        )

    def _rounding(self, printed: Printed, kind: Kind, unit: Unit) -> tuple[Interval, Interval]:
        value, place = printed.value, printed.place
        if kind is Kind.MULTIPLE:
            wide, narrow = (abs(value) * part for part in self.multiple)
            return _around(value, wide), _around(value, narrow)
        if printed.fraction:
            wide, narrow = self.fraction
            return _around(value, wide), _around(value, narrow)
        if place is None or kind in (Kind.AGE, Kind.ORDINAL, Kind.SCORE, Kind.YEAR, Kind.CLOCK, Kind.WEEKDAY):
            return Interval.exactly(value), Interval.exactly(value)
        half = place / 2
        if kind is Kind.SHARE:
            # 20 % is printed to the point, its zero notwithstanding.
            half = min(place, Fraction(1)) * self.percent
            return _around(value, half), _around(value, half)
        if not printed.zeros or (kind in (Kind.MEASURE, Kind.DURATION) and place == 1):
            counted = place == 1 and (
                kind in (Kind.COUNT, Kind.MONEY) or (kind is Kind.DURATION and unit.name in self.exact_units)
            )
            if counted:
                return Interval.exactly(value), Interval.exactly(value)
            return _around(value, half), _around(value, half)
        if place <= 1 and value.denominator == 1:
            return Interval.exactly(value), Interval.exactly(value)
        if kind is Kind.COUNT and abs(value) < self.exact_below:
            return Interval.exactly(value), Interval.exactly(value)
        if kind is Kind.DURATION and unit.name in self.exact_units and value.denominator == 1:
            return Interval.exactly(value), Interval.exactly(value)
        wide, narrow = (min(half, abs(value) * part) for part in self.zeros)
        return _around(value, wide), _around(value, narrow)


def last_place(value: Fraction) -> Fraction:
    """The last non-zero place of a whole number or finite decimal: 1,000 for 15,000, 1/10 for 4.1, 1 for 0."""
    if value == 0:
        return Fraction(1)
    if value.denominator != 1:
        place = Fraction(1)
        for _ in range(12):
            place /= 10
            if (value / place).denominator == 1:
                return place
        return Fraction(1, value.denominator)
    digits = str(abs(value.numerator))
    zeros = len(digits) - len(digits.rstrip("0"))
    return _PLACES[zeros] if zeros < len(_PLACES) else Fraction(10**zeros)


def _around(value: Fraction, half: Fraction) -> Interval:
    if half == 0:
        return Interval.exactly(value)
    return Interval(value - half, value + half, high_open=True)


def _bounded(
    value: Fraction,
    factors: tuple[Fraction, Fraction | None],
    row: Row,
    bare: Interval,
    *,
    step: Fraction | None = None,
) -> Interval:
    """The interval of `value` under a wording, no narrower than the bare figure's on the sides it opens."""
    low_factor, high_factor = factors
    size = abs(value)
    low = value - size * (1 - low_factor)
    high = None if high_factor is None else value + size * (high_factor - 1)
    if row.possible[0] > 0 and row.possible[1] is not None:  # "about", "nearly": near the value
        if low_factor < 1 and bare.low is not None:
            low = min(low, bare.low)
        if high_factor is not None and high is not None and high_factor > 1 and bare.high is not None:
            high = max(high, bare.high)
    if step is not None and high is not None:
        high = max(high, value + step)
    if low == high:
        return Interval.exactly(value)
    return Interval(
        low, high, low_open=row.open and row.modifier.bound > 0, high_open=row.open and row.modifier.bound < 0
    )


def _scaled(ends: tuple[Fraction, Fraction | None], scale: Fraction) -> Interval:
    low, high = ends
    return Interval(low * scale, None if high is None else high * scale)


def _interval(ends: tuple[Fraction, Fraction | None], low_open: bool) -> Interval:
    return Interval(ends[0], ends[1], low_open=low_open)


def load_policy(overlays: tuple[Path, ...] = ()) -> Policy:
    """The shipped policy with the rows of `overlays`, TOML files of the same make, put in by key.

    Raises RuleError, naming file and key, for a row that cannot be used.
    """
    return _load(overlays)


@cache
def _load(overlays: tuple[Path, ...]) -> Policy:
    path = rules_root() / "policy" / "intervals.toml"
    data = read_toml(path, shown="rules/policy/intervals.toml")
    for overlay in overlays:
        _overlay(data, overlay)
    try:
        return Policy(
            zeros=(_number(data["zeros"]["possible"]), _number(data["zeros"]["usual"])),
            exact_below=_number(data["exact"]["below"]),
            exact_units=frozenset(data["exact"]["units"]),
            bounds={key: _row(row) for key, row in data["bound"].items()},
            words={key: _row(row) for key, row in data["word"].items()},
            shares={key: _row(row) for key, row in data["share"].items()},
            fraction=(_number(data["fraction"]["possible"]), _number(data["fraction"]["usual"])),
            percent=_number(data["percent"]["places"]),
            multiple=(_number(data["multiple"]["possible"]), _number(data["multiple"]["usual"])),
        )
    except (KeyError, TypeError, ValueError) as error:
        where = str(overlays[-1]) if overlays else "rules/policy/intervals.toml"
        raise RuleError(f"the policy row {error} cannot be used", where=where) from error


def _overlay(data: dict[str, Any], path: Path) -> None:
    text = read_text(path)

    def at(*keys: str) -> str:
        return f"{path}:{max(line_of_key(text, key) for key in keys)}"

    for key, rows in read_toml(path).items():
        if key not in data:
            first = next(iter(rows), "") if isinstance(rows, dict) else ""
            raise RuleError(
                f"there is no policy table {key!r}", where=at(key, f"{key}.{first}"), cure=near(key, data)
            )
        if not isinstance(rows, dict):
            raise RuleError(f"{key!r} is a table of rows", where=at(key))
        for name, row in rows.items():
            old = data[key].get(name)
            merged = {**old, **row} if isinstance(old, dict) and isinstance(row, dict) else row
            data[key][name] = merged
            if key not in _ROW_TABLES:
                continue
            column = next((c for c in row if c not in _COLUMNS), "") if isinstance(row, dict) else ""
            if column:
                raise RuleError(
                    f"{name} has an unknown column {column}", where=at(column), cure=near(column, _COLUMNS)
                )
            try:
                _row(merged)
            except (KeyError, TypeError, ValueError) as error:
                raise RuleError(
                    f"the row {name} of {key!r} cannot be used: {error}", where=at(f"{key}.{name}", name)
                ) from error


_ROW_TABLES = ("bound", "word", "share")
_COLUMNS = ("possible", "usual", "modifier", "value", "open", "place", "vague")


def _row(row: dict[str, Any]) -> Row:
    unknown = set(row) - set(_COLUMNS)
    if unknown:
        raise ValueError(sorted(unknown)[0])
    return Row(
        possible=_ends(row["possible"]),
        usual=_ends(row["usual"]),
        modifier=Modifier(row.get("modifier", "exact")),
        value=_number(row["value"]) if "value" in row else None,
        open=bool(row.get("open", False)),
        place=bool(row.get("place", False)),
        vague=bool(row.get("vague", False)),
    )


def _ends(ends: list[Any]) -> tuple[Fraction, Fraction | None]:
    low, high = ends
    return _number(low), None if high == "inf" else _number(high)


def _number(value: Any) -> Fraction:
    if isinstance(value, bool) or not isinstance(value, (int, Decimal)):
        raise ValueError(f"{value!r} is no number")
    return Fraction(value)
