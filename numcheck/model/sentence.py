"""A sentence and its parse, free of the parser that made it.

Labels are Universal Dependencies v2 relations (https://universaldependencies.org/en/dep/), whichever
pipeline made them; tags are Penn Treebank tags; coarse classes are UD's universal parts of speech.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from numcheck.model.span import Span


@dataclass(frozen=True, slots=True)
class Token:
    """One word or mark. `head` is an index into `Sentence.tokens`: its own for a root, -1 without a parse."""

    span: Span
    text: str
    lemma: str
    tag: str = ""
    pos: str = ""
    head: int = -1
    label: str = ""

    @property
    def lower(self) -> str:
        """The token's text in lower case."""
        return self.text.lower()


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of one block. `parsed` is False where no parser ran: heads are then -1, labels empty."""

    span: Span
    tokens: tuple[Token, ...]
    block: int
    parsed: bool = False

    def head(self, index: int) -> int | None:
        """Index of the token that governs `index`, or None for a root or an unparsed sentence."""
        head = self.tokens[index].head
        return None if head in (-1, index) else head

    def children(self, index: int, *labels: str) -> Iterator[int]:
        """Indices governed by `index`, left to right; only those with one of `labels`, if any are given.

        A label without a subtype matches its subtypes: `nsubj` matches `nsubj:pass`.
        """
        for i, token in enumerate(self.tokens):
            if token.head == index and i != index and (not labels or matches(token.label, labels)):
                yield i

    def ancestors(self, index: int) -> Iterator[int]:
        """Governors of `index`, nearest first; stops at the root, and at a loop in a damaged parse."""
        seen = {index}
        head = self.head(index)
        while head is not None and head not in seen:
            yield head
            seen.add(head)
            head = self.head(head)

    def at(self, span: Span) -> tuple[int, ...]:
        """Indices of the tokens that overlap `span`."""
        return tuple(i for i, token in enumerate(self.tokens) if token.span.overlaps(span))


def matches(label: str, wanted: tuple[str, ...]) -> bool:
    """Whether `label` is one of `wanted` or a subtype of one of them."""
    return label in wanted or label.partition(":")[0] in wanted
