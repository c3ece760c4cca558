"""One article as the relations see it: its claims by quantity, sentence and block, with cheap look-ups."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import accumulate

from numcheck.model.article import Article, BlockKind
from numcheck.model.claim import Claim
from numcheck.model.quantity import Kind, Quantity
from numcheck.model.relation import Filler, Value, Word
from numcheck.model.sentence import Sentence
from numcheck.model.span import Span
from numcheck.resources.lexicons import Lexicons
from numcheck.resources.weights import Weights

CALENDAR_KINDS = frozenset({Kind.DATE, Kind.YEAR, Kind.WEEKDAY})


@dataclass(frozen=True, slots=True)
class Context:
    """What a relation's finder is given. All parts speak of one article.

    `quantities` stand in text order and carry their own index, `sentences` stand in text order, `claims`
    holds at most one claim a quantity. `tied` are pairs of quantities that an arithmetic statement holds, `starts`
    those that something changed from. Distances count sentences and blocks, the headline included.
    """

    article: Article
    quantities: tuple[Quantity, ...]
    sentences: tuple[Sentence, ...]
    claims: tuple[Claim, ...]
    lexicons: Lexicons
    weights: Weights
    tied: frozenset[tuple[int, int]] = frozenset()
    starts: frozenset[int] = frozenset()
    _claim: dict[int, Claim] = field(init=False, repr=False, compare=False)
    _in_sentence: dict[int, tuple[Claim, ...]] = field(init=False, repr=False, compare=False)
    _in_block: dict[int, tuple[Claim, ...]] = field(init=False, repr=False, compare=False)
    _starts: tuple[int, ...] = field(init=False, repr=False, compare=False)
    _unread: tuple[int, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        by_sentence: dict[int, list[Claim]] = {}
        by_block: dict[int, list[Claim]] = {}
        for claim in self.claims:
            by_sentence.setdefault(claim.sentence, []).append(claim)
            by_block.setdefault(claim.block, []).append(claim)
        object.__setattr__(self, "_claim", {claim.quantity.index: claim for claim in self.claims})
        object.__setattr__(self, "_in_sentence", {key: tuple(found) for key, found in by_sentence.items()})
        object.__setattr__(self, "_in_block", {key: tuple(found) for key, found in by_block.items()})
        object.__setattr__(self, "_starts", tuple(sentence.span.start for sentence in self.sentences))
        read = {sentence.block for sentence in self.sentences}
        unread = accumulate(block not in read for block in range(len(self.article.blocks)))
        object.__setattr__(self, "_unread", tuple(unread))

    def claim(self, quantity: int) -> Claim | None:
        """The claim made with the quantity of that index, or None if it makes none."""
        return self._claim.get(quantity)

    def claims_in(self, sentence: int) -> tuple[Claim, ...]:
        """The claims of the sentence of that index, in text order."""
        return self._in_sentence.get(sentence, ())

    def claims_of_block(self, block: int) -> tuple[Claim, ...]:
        """The claims of the block of that index, in text order."""
        return self._in_block.get(block, ())

    def sentence_at(self, offset: int) -> int | None:
        """Index of the sentence that holds text character `offset`, or None between sentences."""
        index = bisect_right(self._starts, offset) - 1
        return index if index >= 0 and offset < self.sentences[index].span.end else None

    def sentence_of(self, claim: Claim) -> Sentence | None:
        """The sentence that a claim stands in, or None where none was made for it."""
        return self.sentences[claim.sentence] if 0 <= claim.sentence < len(self.sentences) else None

    def block_kind(self, claim: Claim) -> BlockKind:
        """What part of the article a claim stands in."""
        blocks = self.article.blocks
        return blocks[claim.block].kind if 0 <= claim.block < len(blocks) else BlockKind.BODY

    def summary(self, claim: Claim) -> bool:
        """Whether a claim stands in a headline, standfirst or caption."""
        return self.block_kind(claim).summary

    def sentences_apart(self, a: Claim, b: Claim) -> int:
        """How many sentences lie from one claim to the other; 0 within a sentence.

        A paragraph without figures, which no sentences are made of, counts as one.
        """
        unread = 0
        if max(a.block, b.block) < len(self._unread):
            unread = abs(self._unread[a.block] - self._unread[b.block])
        return abs(a.sentence - b.sentence) + unread

    def blocks_apart(self, a: Claim, b: Claim) -> int:
        """How many blocks lie from one claim to the other; 0 within a paragraph."""
        return abs(a.block - b.block)

    def text(self, span: Span) -> str:
        """The article's characters that `span` covers."""
        return span.of(self.article.text)

    def between(self, a: Quantity, b: Quantity) -> str:
        """The text from the end of one figure's span to the start of the other's; empty if they touch."""
        first, second = (a, b) if a.span.start <= b.span.start else (b, a)
        return self.article.text[first.span.end : max(first.span.end, second.span.start)]

    def filler(self, quantity: Quantity) -> Filler:
        """What a quantity puts into a role: a calendar date, a score in words, else its measure."""
        return Filler(quantity.span, self.value(quantity), self.text(quantity.span), quantity.index)

    def value(self, quantity: Quantity) -> Value:
        """The value a law sees. A score is a word of its sides, the greater first: "2-3" is said of "3-2"."""
        if quantity.calendar is not None and quantity.kind in CALENDAR_KINDS:
            return quantity.calendar
        if quantity.kind is Kind.SCORE and quantity.score:
            return score_word(quantity.score)
        return quantity.measure


def score_word(score: Sequence[int]) -> Word:
    """A score as a word, the greater side first, whoever is named first."""
    return Word("-".join(str(side) for side in sorted(score, reverse=True)))
