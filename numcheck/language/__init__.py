"""Article to sentences: tokens, lemmas, tags and dependency parse, as model types.

The only folder that imports spaCy, and no spaCy object leaves it. `load` gives a parser; nothing is read or
imported before the first text is parsed.
"""

from numcheck.language.parser import EnglishParser, load

__all__ = ["EnglishParser", "load"]
