"""Scores a pipeline on treebank paragraphs given as raw text: tags, attachment, sentences."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from numcheck.language.canonical import Canonical, canonical
from numcheck.language.english.recipe.alignment import Gold, source_spans
from numcheck.language.english.recipe.treebank import Paragraph

# Canonical texts to spaCy documents, in order.
Pipe = Callable[[Sequence[str]], Iterable[Any]]


@dataclass(frozen=True, slots=True)
class Scores:
    """F scores in per cent over words; a word is right only if the tokenizer cut it right, too.

    `uas` and `las` leave out punctuation. `labels` has F and the number of gold words of each label.
    """

    tag: float
    uas: float
    las: float
    sentences: float
    labels: dict[str, tuple[float, int]] = field(default_factory=dict)

    def __str__(self) -> str:
        return f"TAG {self.tag:.2f} UAS {self.uas:.2f} LAS {self.las:.2f} SENT {self.sentences:.2f}"


@dataclass(frozen=True, slots=True)
class Parsed:
    """A pipeline's annotation over a paragraph's text, in the form of `Gold`."""

    text: str
    spans: tuple[tuple[int, int], ...]
    tags: tuple[str, ...]
    heads: tuple[int, ...]
    labels: tuple[str, ...]
    starts: frozenset[int]


def parse(pipe: Pipe, paragraphs: Sequence[Paragraph]) -> Iterator[tuple[Gold, Parsed]]:
    """The annotation of each paragraph by the treebank and by the pipeline behind `pipe`."""
    golds = [Gold.of(paragraph) for paragraph in paragraphs]
    texts = [canonical(gold.text) for gold in golds]
    docs = pipe([text.text for text in texts])
    for gold, text, doc in zip(golds, texts, docs, strict=True):
        yield gold, parsed(gold.text, text, doc)


def parsed(source: str, text: Canonical, doc: Any) -> Parsed:
    """A spaCy `Doc` of canonical text as annotation over the `source` it was made from."""
    return Parsed(
        source,
        tuple(source_spans(text, [(token.idx, token.idx + len(token)) for token in doc])),
        tuple(token.tag_ for token in doc),
        tuple(token.head.i for token in doc),
        tuple("root" if token.dep_ == "ROOT" else token.dep_ for token in doc),
        frozenset(sentence.start for sentence in doc.sents),
    )


def score(pipe: Pipe, paragraphs: Sequence[Paragraph]) -> Scores:
    """The scores of a pipeline over paragraphs."""
    return score_pairs(parse(pipe, paragraphs))


def score_pairs(pairs: Iterable[tuple[Gold, Parsed]]) -> Scores:
    """The scores over paragraphs annotated by the treebank and by a pipeline."""
    tags = [0, 0, 0]
    heads = [0, 0, 0]
    labelled = [0, 0, 0]
    cuts = [0, 0, 0]
    by_label: dict[str, list[int]] = {}
    for gold, found in pairs:
        place = {span: i for i, span in enumerate(found.spans)}
        tags[1] += len(gold.spans)
        tags[2] += len(found.spans)
        found_words = Counter(label for label in found.labels if label != "punct")
        heads[2] += found_words.total()
        labelled[2] += found_words.total()
        for label, count in found_words.items():
            by_label.setdefault(label, [0, 0, 0])[2] += count
        for i, span in enumerate(gold.spans):
            j = place.get(span)
            tags[0] += j is not None and gold.tags[i] == found.tags[j]
            label = gold.labels[i]
            if label == "punct":
                continue
            heads[1] += 1
            labelled[1] += 1
            by_label.setdefault(label, [0, 0, 0])[1] += 1
            if j is not None and _governor(gold, i) == _governor(found, j):
                heads[0] += 1
                if label == found.labels[j]:
                    labelled[0] += 1
                    by_label[label][0] += 1
        wanted = _sentences(gold)
        made = _sentences(found)
        cuts[0] += len(wanted & made)
        cuts[1] += len(wanted)
        cuts[2] += len(made)
    per_label = {label: (_f(counts), counts[1]) for label, counts in sorted(by_label.items())}
    return Scores(_f(tags), _f(heads), _f(labelled), _f(cuts), per_label)


def _governor(annotation: Gold | Parsed, i: int) -> tuple[int, int] | None:
    head = annotation.heads[i]
    return None if head == i else annotation.spans[head]


def _sentences(annotation: Gold | Parsed) -> set[tuple[int, int]]:
    starts = sorted(annotation.starts)
    ends = [*(start - 1 for start in starts[1:]), len(annotation.spans) - 1]
    return {
        (annotation.spans[start][0], annotation.spans[end][1])
        for start, end in zip(starts, ends, strict=True)
    }


def _f(counts: Sequence[int]) -> float:
    right, wanted, made = counts
    return 200.0 * right / (wanted + made) if wanted + made else 0.0
