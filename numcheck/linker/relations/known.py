"""The small words that ties are read by, from rules/lexicons/en/sums.toml."""

from __future__ import annotations

from functools import cache

from numcheck.resources.lexicons import load_lexicons


@cache
def known(name: str) -> frozenset[str]:
    """The set of words called `name`. Raises RuleError for a name that no lexicon file has."""
    return load_lexicons().words(name)
