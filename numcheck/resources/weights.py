"""How much each piece of evidence weighs that two figures are one thing: `rules/policy/restated.toml`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import exp
from pathlib import Path
from types import MappingProxyType

from numcheck.errors import RuleError, near
from numcheck.resources.files import line_of_key, read_toml, rules_root

_TABLES = ("weights", "standing", "agreement", "thresholds")
_FILE = "restated.toml"


@dataclass(frozen=True, slots=True)
class Weights:
    """Weights of named features in a logistic model, and the thresholds it is read with.

    `features` are log-odds a unit of the feature, "bias" among them; a feature without an entry weighs
    nothing. `standing` are those of a second model, of how a clash stands among its rivals,
    `agreement` of a third, of equal figures. `thresholds` are named numbers, in the unit that the file's own comments give.
    """

    features: Mapping[str, float]
    standing: Mapping[str, float]
    agreement: Mapping[str, float]
    thresholds: Mapping[str, float]

    def odds(self, evidence: Mapping[str, float], model: str = "features") -> float:
        """The log-odds that the evidence adds up to, the bias included; `model` names one of the three."""
        known = {"features": self.features, "standing": self.standing, "agreement": self.agreement}[model]
        return known.get("bias", 0.0) + sum(known.get(name, 0.0) * value for name, value in evidence.items())

    def threshold(self, name: str) -> float:
        """The threshold of that name. Raises RuleError for one that the file does not set."""
        try:
            return self.thresholds[name]
        except KeyError:
            raise RuleError(f"no threshold is called {name}", cure=near(name, self.thresholds)) from None


def confidence(odds: float) -> float:
    """The probability that log-odds stand for, between 0 and 1."""
    if odds < 0:
        ratio = exp(max(odds, -60.0))
        return ratio / (1.0 + ratio)
    return 1.0 / (1.0 + exp(-min(odds, 60.0)))


def load_weights(extra: Sequence[Path] = ()) -> Weights:
    """The shipped weights, with those of each `restated.toml` of `extra` laid over them by entry.

    `extra` holds files or folders; files of other names are not for here. Raises RuleError with path,
    line and cure for a file that cannot be used. The answer is kept for the next call.
    """
    files = (path / _FILE if path.is_dir() else path for path in extra)
    return _load(tuple(path for path in files if path.name == _FILE and path.is_file()))


@cache
def _load(extra: tuple[Path, ...]) -> Weights:
    tables: dict[str, dict[str, float]] = {name: {} for name in _TABLES}
    shipped = rules_root() / "policy" / _FILE
    for path in (shipped, *extra):
        shown = str(path.relative_to(rules_root().parent)) if path == shipped else str(path)
        for name, table in read_toml(path, shown=shown).items():
            if name not in tables or not isinstance(table, dict):
                raise _error(path, shown, name, f"{name} is not a table of weights", near(name, _TABLES))
            for key, value in table.items():
                if isinstance(value, (bool, str)) or not hasattr(value, "__float__"):
                    raise _error(path, shown, key, f"{key} is not a number", "write it as a number: 0.5")
                if path != shipped and key not in tables[name]:
                    raise _error(path, shown, key, f"no such entry: {key}", near(key, tables[name]))
                tables[name][key] = float(value)
    return Weights(*(MappingProxyType(tables[name]) for name in _TABLES))


def _error(path: Path, shown: str, key: str, what: str, cure: str) -> RuleError:
    line = line_of_key(path.read_text("utf-8"), key)
    return RuleError(what, where=f"{shown}:{line}", cure=cure)
