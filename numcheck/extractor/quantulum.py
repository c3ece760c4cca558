"""The one door to quantulum3: its table of units, taken over once into rules/units/quantulum3.json.

quantulum3 (MIT licence) knows some 400 units and no conversion factors. Its parser is never used: it reads "£3m" as cubic
metres, and importing what it needs costs two seconds. Run `python -m numcheck.extractor.quantulum` to write the table again.
"""

from __future__ import annotations

import json
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from numcheck.resources.files import rules_root


def unit_table() -> dict[str, Any]:
    """Every unit of quantulum3 by name, sorted: its dimension, its words and symbols, its currency code."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # quantulum3 warns of its optional classifier at import
        with _without_typeguard():
            from quantulum3 import load

            known = load.units("en_US")
    rows: dict[str, Any] = {}
    for name, unit in sorted(known.names.items()):
        row: dict[str, Any] = {
            "dimension": unit.entity.name,
            "words": sorted({word.lower() for word in _surfaces(known, unit)}),
            "symbols": sorted(set(unit.symbols)),
        }
        if unit.currency_code:
            row["currency"] = unit.currency_code
        rows[name] = row
    return {"source": "quantulum3 0.10", "units": rows}


def _surfaces(known: Any, unit: Any) -> list[str]:
    """Singular and plural words: the loader keeps the plurals in its index of surfaces alone."""
    return [word for word, units in known.surfaces.items() if unit in units] or list(unit.surfaces)


@contextmanager
def _without_typeguard() -> Iterator[None]:
    """Imports inflect without typeguard, which would recompile it function by function for two seconds."""
    try:
        import typeguard
    except ImportError:
        yield
        return
    checked = typeguard.typechecked
    typeguard.typechecked = lambda target=None, **_: target if target else (lambda inner: inner)
    try:
        yield
    finally:
        typeguard.typechecked = checked


def main() -> None:
    """Writes the table into the checkout."""
    path = rules_root() / "units" / "quantulum3.json"
    path.write_text(json.dumps(unit_table(), ensure_ascii=False, indent=0, sort_keys=True) + "\n", "utf-8")


if __name__ == "__main__":
    main()
