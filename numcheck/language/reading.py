"""What an engine says of one text, before it is laid back over the article."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple, Protocol


class Word(NamedTuple):
    """One token of an engine's text. `head` counts tokens of the text: its own for a root, -1 unparsed."""

    start: int
    end: int
    lemma: str
    tag: str
    pos: str
    head: int
    label: str
    opens: bool  # begins a sentence


class Engine(Protocol):
    """Something that cuts texts into words and sentences, and parses them if `parsed`.

    `digits` says whether texts should be given with digits made alike (see `canonical`); `names` are the
    words that keep a capital in a headline (see `sentence_case`).
    """

    parsed: bool
    digits: bool
    names: frozenset[str]

    def analyse(self, texts: Sequence[str]) -> Iterable[Sequence[Word]]:
        """The words of each text, in order."""
        ...

    def cut(self, text: str) -> Sequence[Word]:
        """The words of one text, without a parse; it is one sentence."""
        ...
