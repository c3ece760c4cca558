"""Carries a treebank's annotation over to the tokens our tokenizer cuts."""

from __future__ import annotations

from dataclasses import dataclass

from numcheck.language.canonical import Canonical, canonical
from numcheck.language.english.recipe.treebank import Paragraph


@dataclass(frozen=True, slots=True)
class Gold:
    """A paragraph's words and their places in its text; `heads` count words of it, a root's is its own."""

    text: str
    spans: tuple[tuple[int, int], ...]
    tags: tuple[str, ...]
    heads: tuple[int, ...]
    labels: tuple[str, ...]
    lemmas: tuple[str, ...]
    starts: frozenset[int]  # words that begin a sentence

    @classmethod
    def of(cls, paragraph: Paragraph) -> Gold:
        """The annotation of `paragraph`, over `paragraph.text()`."""
        text = paragraph.text()
        spans: list[tuple[int, int]] = []
        heads: list[int] = []
        starts: set[int] = set()
        at = 0
        for sentence in paragraph.sentences:
            first = len(spans)
            starts.add(first)
            for place, word in enumerate(sentence):
                at = text.index(word.form, at)
                spans.append((at, at + len(word.form)))
                heads.append(first + (word.head if word.head >= 0 else place))
                at += len(word.form)
        words = [word for sentence in paragraph.sentences for word in sentence]
        return cls(
            text,
            tuple(spans),
            tuple(word.tag for word in words),
            tuple(heads),
            tuple(word.label for word in words),
            tuple(word.lemma for word in words),
            frozenset(starts),
        )


@dataclass(frozen=True, slots=True)
class Annotation:
    """What a parser should say of each token: tag, head (an index into the tokens), label."""

    tags: tuple[str, ...]
    heads: tuple[int, ...]
    labels: tuple[str, ...]


def source_spans(read: Canonical, tokens: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The ranges in the paragraph's text of tokens that are given as ranges of the canonical text."""
    return [read.source(start, end) for start, end in tokens]


def carry(gold: Gold, spans: list[tuple[int, int]]) -> Annotation:
    """The annotation of `gold` for tokens that cover `spans` of its text.

    Of several words in one token, the one that governs the others speaks. Of several tokens in one word, the
    last speaks and the others hang from it as `goeswith`.
    """
    of_word: list[int] = [-1] * len(gold.spans)
    of_token: list[list[int]] = [[] for _ in spans]
    word = 0
    for token, (start, end) in enumerate(spans):
        while word and gold.spans[word - 1][1] > start:
            word -= 1
        while word < len(gold.spans) and gold.spans[word][0] < end:
            if gold.spans[word][1] > start:
                of_token[token].append(word)
                of_word[word] = token
            word += 1
    tags, heads, labels = [], [], []
    for token, words in enumerate(of_token):
        if not words:
            tags.append("SYM")
            heads.append(max(0, token - 1))
            labels.append("dep")
            continue
        speaker = min(words, key=lambda word: _depth(gold.heads, word))
        tags.append(gold.tags[speaker])
        if of_word[speaker] != token:
            heads.append(of_word[speaker])
            labels.append("goeswith")
        elif gold.heads[speaker] == speaker:
            heads.append(token)
            labels.append("root")
        else:
            heads.append(of_word[gold.heads[speaker]])
            labels.append(gold.labels[speaker])
    return Annotation(tuple(tags), tuple(heads), tuple(labels))


def _depth(heads: tuple[int, ...], word: int) -> int:
    depth = 0
    while heads[word] != word:
        word = heads[word]
        depth += 1
    return depth


def canonical_gold(paragraph: Paragraph) -> tuple[Gold, Canonical]:
    """A paragraph's annotation and the text that the parser reads for it."""
    gold = Gold.of(paragraph)
    return gold, canonical(gold.text)
