"""Which parts of an article are parsed, and how the words found are laid back over its text."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache

from numcheck.language.canonical import Canonical, canonical, sentence_case
from numcheck.language.reading import Engine, Word
from numcheck.language.repairs import repaired
from numcheck.model.article import Article, Block, BlockKind
from numcheck.model.sentence import Sentence, Token
from numcheck.model.span import Span

# A hostile "paragraph" of megabytes is cut, for the time to parse one grows faster than its length.
_LONGEST = 20_000
# Passages to gather before parsing: larger batches are hardly faster.
_GROUP = 128
_DIGIT = re.compile(r"\d")
_HEADS = frozenset((BlockKind.HEADLINE, BlockKind.STANDFIRST, BlockKind.HEADING, BlockKind.CAPTION))


@cache
def load(model: str | None = None) -> EnglishParser:
    """A parser with numcheck's own pipeline, or with the user's spaCy pipeline `model` (a name or a path).

    Nothing is loaded before the first article is parsed; a process has one parser a model.
    """
    return EnglishParser(model)


class EnglishParser:
    """Parses the blocks of an article that hold figures, and its headlines."""

    def __init__(self, model: str | None = None) -> None:
        self._model = model
        self._engine: Engine | None = None

    def __call__(self, article: Article, wanted: Sequence[Span]) -> tuple[Sentence, ...]:
        """The sentences of each block that holds one of the spans `wanted`, and of the headline and the like.

        Spans are ranges of `article.text`, and so are those of the sentences, which stand in order and never
        reach over the end of a block. Other blocks give none, nor do the pieces without such a span of one
        that is far too long. Raises UsageError where the user's model cannot
        be used.
        """
        return next(iter(self.parse_many([(article, wanted)])))

    def parse_many(self, jobs: Iterable[tuple[Article, Sequence[Span]]]) -> Iterator[tuple[Sentence, ...]]:
        """The sentences of many articles, as by a call for each; texts go in batches.

        Articles are taken from `jobs` as they are needed: memory does not grow with their number.
        """
        engine = self.engine()
        group: list[list[_Passage]] = []
        waiting = 0
        for article, wanted in jobs:
            starts = sorted(span.start for span in wanted)
            group.append([p for i in _chosen(article, wanted) for p in _passages(article, i, engine, starts)])
            waiting += len(group[-1])
            if waiting >= _GROUP:
                yield from _read(group, engine)
                group, waiting = [], 0
        yield from _read(group, engine)

    def engine(self) -> Engine:
        """The engine, loaded on first use."""
        if self._engine is None:
            from numcheck.language.engines import open_engine

            self._engine = open_engine(self._model)
        return self._engine


class _Passage:
    """A stretch of one block as the engine is given it."""

    __slots__ = ("block", "headline", "plain", "reading", "text")

    def __init__(self, text: str, block: int, reading: Canonical, kind: BlockKind) -> None:
        self.text = text
        self.block = block
        self.reading = reading
        self.plain = kind is BlockKind.TABLE
        self.headline = kind in _HEADS


def _read(group: Sequence[Sequence[_Passage]], engine: Engine) -> Iterator[tuple[Sentence, ...]]:
    """The sentences of each article of a group, all texts of the group in one batch."""
    readings = iter(engine.analyse([p.reading.text for passages in group for p in passages if not p.plain]))
    for passages in group:
        sentences: list[Sentence] = []
        for passage in passages:
            words = engine.cut(passage.reading.text) if passage.plain else next(readings)
            sentences.extend(_sentences(passage, words, engine.parsed and not passage.plain))
        yield tuple(sentences)


def _chosen(article: Article, wanted: Sequence[Span]) -> list[int]:
    """Indices of the blocks to read, in order."""
    indices = {index for span in wanted if (index := article.block_at(span.start)) is not None}
    indices.update(index for index, block in enumerate(article.blocks) if block.kind.summary)
    return sorted(indices)


def _passages(article: Article, index: int, engine: Engine, wanted: Sequence[int]) -> Iterator[_Passage]:
    block = article.blocks[index]
    whole = len(block.span) <= _LONGEST or block.kind is BlockKind.TABLE
    for start, end in _stretches(article.text, block):
        if not whole and bisect_left(wanted, start) == bisect_left(wanted, end):
            continue  # of a book in one paragraph only the pages that hold figures are worth the time
        reading = canonical(article.text[start:end], start, digits=engine.digits)
        if block.kind in _HEADS:
            reading = replace(reading, text=sentence_case(reading.text, engine.names))
        if reading.text:
            yield _Passage(article.text, index, reading, block.kind)


def _stretches(text: str, block: Block) -> Iterator[tuple[int, int]]:
    """The whole block; a table line by line; anything too long in pieces, cut at spaces if there are any."""
    start, end = block.span.start, block.span.end
    if block.kind is BlockKind.TABLE:
        while 0 <= (stop := text.find("\n", start, end)) < end:
            yield start, stop
            start = stop + 1
    while end - start > _LONGEST:
        stop = text.rfind(" ", start + 1, start + _LONGEST)
        stop = start + _LONGEST if stop < 0 else stop
        yield start, stop
        start = stop
    yield start, end


def _sentences(passage: _Passage, words: Sequence[Word], parsed: bool) -> Iterator[Sentence]:
    starts = [i for i, word in enumerate(words) if word.opens or i == 0]
    for first, last in zip(starts, [*starts[1:], len(words)], strict=True):
        tokens = tuple(_token(passage, word, first, last) for word in words[first:last])
        span = Span(tokens[0].span.start, tokens[-1].span.end)
        sentence = Sentence(span, tokens, passage.block, parsed)
        yield repaired(sentence, headline=passage.headline) if parsed else sentence


def _token(passage: _Passage, word: Word, first: int, last: int) -> Token:
    start, end = passage.reading.source(word.start, word.end)
    text = passage.text[start:end]
    if not text.isalnum():  # as shown: white space inside as one space, soft hyphens gone
        text = canonical_text(text)
    # The engine may have read other digits and signs than are printed.
    lemma = text.lower() if word.pos in ("NUM", "SYM") or _DIGIT.search(word.lemma) else word.lemma
    head = word.head - first if first <= word.head < last else -1
    return Token(Span(start, end), text, lemma, word.tag, word.pos, head, word.label)


def canonical_text(text: str) -> str:
    """A token's own characters without what is never shown in it."""
    return " ".join(text.replace("\u00ad", "").replace("\u200b", "").split())
