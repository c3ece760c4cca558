"""Runs numcheck's own pipeline: tokens, tags, lemmas, heads and sentences of canonical text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import nullcontext
from pathlib import Path
from typing import Any

from numcheck.language.english.assembly import (
    Cutting,
    new_tokenizer,
    new_vocabulary,
    read_clusters,
    read_names,
    read_pipes,
    tokenized,
)
from numcheck.language.english.lemmas import Lemmas
from numcheck.language.reading import Word
from numcheck.language.tags import coarse

_BATCH = 16  # texts parsed together, fewer where they are long: memory grows with what they hold together
_LONG = 20_000  # characters
# With more known words than these, new ones are forgotten after each call, so that memory stays level.
_VOCABULARY = 40_000
_CLOSERS = frozenset("\"')]}”’»")


class EnglishEngine:
    """Our pipeline from a folder of weights."""

    parsed = True
    digits = True

    def __init__(self, folder: Path) -> None:
        self._vocabulary = new_vocabulary(read_clusters(folder / "clusters.txt"))
        self._tokenizer = new_tokenizer(self._vocabulary, Cutting.read(folder / "tokenizer.json"))
        self._pipes = read_pipes(self._vocabulary, folder)
        self._lemmas = Lemmas.read(folder / "lemmas.txt")
        self.names = read_names(folder / "names.txt")

    def analyse(self, texts: Sequence[str]) -> Iterator[tuple[Word, ...]]:
        """The words of each text, parsed."""
        for batch in _batches(texts):
            crowded = len(self._vocabulary) > _VOCABULARY
            with self._vocabulary.memory_zone() if crowded else nullcontext():
                read = [self._words(doc) for doc in self._batch(batch)]
            yield from read

    def docs(self, texts: Sequence[str]) -> Iterator[Any]:
        """Each text as a parsed spaCy `Doc`: for the recipe, which measures what the parser says."""
        for batch in _batches(texts):
            yield from self._batch(batch)

    def _batch(self, texts: Sequence[str]) -> list[Any]:
        docs = [tokenized(self._tokenizer, text) for text in texts]
        for pipe in self._pipes:
            pipe.set_annotations(docs, pipe.predict(docs))
        return docs

    def cut(self, text: str) -> tuple[Word, ...]:
        """The words of one text as one sentence, without a parse."""
        return plain_words(self._tokenizer, self._lemmas, text)

    def _words(self, doc: Any) -> tuple[Word, ...]:
        words = []
        lemmas = self._lemmas
        for token in doc:
            text, start, tag, label = token.text, token.idx, token.tag_, token.dep_
            label = "root" if label == "ROOT" else label
            words.append(
                Word(
                    start,
                    start + len(text),
                    lemmas(text, tag),
                    tag,
                    coarse(tag, label),
                    token.head.i,
                    label,
                    token.is_sent_start,
                )
            )
        return tuple(words)


class PlainEngine:
    """Tokens, lemmas and sentences by rule: what is left where no weights are."""

    parsed = False
    digits = False

    def __init__(self, folder: Path) -> None:
        cutting = Cutting.read(folder / "tokenizer.json")
        self._tokenizer = new_tokenizer(new_vocabulary({}), cutting)
        self._lemmas = Lemmas.read(folder / "lemmas.txt")
        self.names = read_names(folder / "names.txt")

    def analyse(self, texts: Sequence[str]) -> Iterator[tuple[Word, ...]]:
        """The words of each text; a sentence ends at a stop that a capital, a digit or a quote follows."""
        for text in texts:
            words = self.cut(text)
            opens = _sentence_starts(text, words)
            yield tuple(word._replace(opens=i in opens) for i, word in enumerate(words))

    def cut(self, text: str) -> tuple[Word, ...]:
        """The words of one text as one sentence."""
        return plain_words(self._tokenizer, self._lemmas, text)


def _batches(texts: Sequence[str]) -> Iterator[list[str]]:
    batch: list[str] = []
    size = 0
    for text in texts:
        if batch and (len(batch) == _BATCH or size + len(text) > _LONG):
            yield batch
            batch, size = [], 0
        batch.append(text)
        size += len(text)
    if batch:
        yield batch


def plain_words(tokenizer: Any, lemmas: Lemmas, text: str) -> tuple[Word, ...]:
    """The tokens of one text, with lemmas guessed from their form."""
    return tuple(
        Word(token.idx, token.idx + len(token), lemmas(token.text, ""), "", "", -1, "", token.i == 0)
        for token in tokenized(tokenizer, text)
    )


def _sentence_starts(text: str, words: Sequence[Word]) -> set[int]:
    starts = {0}
    ended = False
    for i, word in enumerate(words):
        form = text[word.start : word.end]
        if form in (".", "!", "?", "…", "..."):
            ended = True
        elif ended and form not in _CLOSERS:
            if not form[0].islower():
                starts.add(i)
            ended = False
        elif (
            ended and i + 1 < len(words) and word.end == words[i + 1].start and words[i - 1].end < word.start
        ):
            starts.add(i)  # a quotation mark that opens the next sentence
            ended = False
    return starts
