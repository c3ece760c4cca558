"""The extractor's word lists as read: the shipped files of rules/lexicons/en/figures, a newsroom's laid over them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from numcheck.errors import RuleError, near
from numcheck.resources.files import read_toml, rules_root

NAMES = ("bounds", "calendar", "changes", "contexts", "kinds", "nouns", "numbers", "shares")


def read_words(name: str, overlays: tuple[Path, ...]) -> dict[str, Any]:
    """The tables of one word list. An overlay of the same name adds to its lists and replaces its other keys.

    Raises RuleError for a file that cannot be read, or whose name or shape is not that of a word list.
    """
    path = rules_root() / "lexicons" / "en" / "figures" / f"{name}.toml"
    data = read_toml(path, shown=f"rules/lexicons/en/figures/{name}.toml")
    for overlay in overlays:
        if overlay.stem not in NAMES:
            raise RuleError(
                f"no list of figure words is called {overlay.stem}",
                where=str(overlay),
                cure=near(overlay.stem, NAMES),
            )
        if overlay.stem == name:
            _lay_over(data, read_toml(overlay), str(overlay))
    return data


def _lay_over(data: dict[str, Any], added: dict[str, Any], where: str) -> None:
    for key, value in added.items():
        old = data.get(key)
        if isinstance(old, dict) != isinstance(value, dict) and old is not None:
            raise RuleError(f'"{key}" has another shape than in the shipped list', where=where)
        if isinstance(old, dict):
            _lay_over(old, value, where)
        elif isinstance(old, list) and isinstance(value, list) and all(isinstance(word, str) for word in old):
            data[key] = [*old, *(word for word in value if word not in old)]
        else:
            data[key] = value


@dataclass(frozen=True, slots=True)
class NounWords:
    """Words that end, or may stand inside, a counted noun phrase, and plurals that no rule makes singular."""

    stops: frozenset[str]
    skipped: frozenset[str]
    partitive: frozenset[str]
    singulars: Mapping[str, str]
    determiners: frozenset[str]
    numbers: frozenset[str]
    adjectives: frozenset[str]
    endings: tuple[str, ...]
    nouns: frozenset[str]
    bases: Mapping[str, str]


def noun_words(data: Mapping[str, Any]) -> NounWords:
    """The typed word list of counted nouns."""
    return NounWords(
        stops=frozenset(data["stops"]),
        skipped=frozenset(data["skipped"]),
        partitive=frozenset(data["partitive"]),
        singulars=data["singulars"],
        determiners=frozenset(data["determiners"]),
        numbers=frozenset(data["numbers"]),
        adjectives=frozenset(data["adjectives"]),
        endings=tuple(data["endings"]),
        nouns=frozenset(data["nouns"]),
        bases=data["bases"],
    )
