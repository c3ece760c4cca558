"""A user's own spaCy pipeline."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from numcheck.errors import UsageError
from numcheck.language.reading import Word


class StockEngine:
    """The spaCy pipeline that a name or a path stands for."""

    parsed = True
    digits = False

    def __init__(self, model: str) -> None:
        raise UsageError(f"the model {model} cannot be loaded")

    def analyse(self, texts: Sequence[str]) -> Iterator[tuple[Word, ...]]:
        """The words of each text, parsed."""
        raise NotImplementedError

    def cut(self, text: str) -> tuple[Word, ...]:
        """The words of one text as one sentence, without a parse."""
        raise NotImplementedError
