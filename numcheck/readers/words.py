"""The few words that readers need, from their own two lexicon files; the many others are not needed yet."""

from __future__ import annotations

from functools import cache
from types import MappingProxyType

from numcheck.errors import RuleError, near
from numcheck.resources.files import read_toml, rules_root

_FILES = ("blocks.toml", "languages.toml")


@cache
def word_sets() -> MappingProxyType[str, frozenset[str]]:
    """All sets by name, their words in lower case. Raises RuleError for a file that cannot be used."""
    found: dict[str, frozenset[str]] = {}
    for name in _FILES:
        path = rules_root() / "lexicons" / "en" / name
        for key, row in read_toml(path, shown=f"rules/lexicons/en/{name}").items():
            if isinstance(row, dict):
                parts = (" ".join(part.split()) for part in str(row.get("words", "")).lower().split(","))
                found[key] = frozenset(part for part in parts if part)
    return MappingProxyType(found)


def word_set(name: str) -> frozenset[str]:
    """The set called `name`. Raises RuleError for one that neither file has."""
    try:
        return word_sets()[name]
    except KeyError:
        raise RuleError(f"no set of words is called {name}", cure=near(name, word_sets())) from None
