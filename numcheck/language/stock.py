"""A user's own spaCy pipeline: loaded by name or path, its labels read as ours."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from numcheck.errors import UsageError
from numcheck.language.clear import MARKS, Node, universal
from numcheck.language.english import WEIGHTS
from numcheck.language.english.assembly import read_names, tokenized
from numcheck.language.english.lemmas import Lemmas
from numcheck.language.reading import Word
from numcheck.language.tags import coarse

# Lemmas are ours whichever pipeline tags, so that lexicons meet the same forms; entities are not asked for.
_UNUSED = ("ner", "lemmatizer", "entity_linker", "entity_ruler", "textcat", "spancat")


class StockEngine:
    """The spaCy pipeline that a name or a path stands for."""

    parsed = True
    digits = False

    def __init__(self, model: str) -> None:
        self._nlp = _load(model)
        self._lemmas = Lemmas.read(WEIGHTS / "lemmas.txt")
        self.names = read_names(WEIGHTS / "names.txt")
        self._clear = bool(MARKS & set(_labels(self._nlp)))

    def analyse(self, texts: Sequence[str]) -> Iterator[tuple[Word, ...]]:
        """The words of each text, parsed."""
        for doc in self._nlp.pipe([tokenized(self._nlp.tokenizer, text) for text in texts]):
            yield self.words(doc)

    def cut(self, text: str) -> tuple[Word, ...]:
        """The words of one text as one sentence, without a parse."""
        return tuple(
            Word(t.idx, t.idx + len(t), self._lemmas(t.text, ""), "", "", -1, "", t.i == 0)
            for t in tokenized(self._nlp.tokenizer, text)
        )

    def words(self, doc: Any) -> tuple[Word, ...]:
        """A parsed spaCy `Doc` as words with UD labels."""
        nodes = [Node(token.text, token.tag_, token.head.i, token.dep_) for token in doc]
        if self._clear:
            nodes = universal(nodes)
        words = []
        for token, node in zip(doc, nodes, strict=True):
            label = "root" if node.label == "ROOT" else node.label
            pos = coarse(node.tag, label) if node.tag else token.pos_
            lemma = self._lemmas(token.text, node.tag)
            end = token.idx + len(token)
            words.append(
                Word(token.idx, end, lemma, node.tag, pos, node.head, label, bool(token.is_sent_start))
            )
        return tuple(words)


def _load(model: str) -> Any:
    import spacy

    try:
        nlp = spacy.load(model, exclude=_UNUSED)
    except OSError as error:
        raise UsageError(
            f"no spaCy pipeline called {model} is installed, and no folder of that name holds one",
            cure=f"install it (python -m spacy download {model}), give its folder, or leave the option out",
        ) from error
    except (ValueError, ImportError, KeyError) as error:
        raise UsageError(
            f"the spaCy pipeline {model} cannot be loaded: {str(error).splitlines()[0]}",
            cure="install the packages it needs, in versions that fit this spaCy",
        ) from error
    if not _labels(nlp):
        raise UsageError(
            f"the spaCy pipeline {model} has no parser",
            cure="numcheck needs one with a dependency parser, such as en_core_web_sm",
        )
    return nlp


def _labels(nlp: Any) -> tuple[str, ...]:
    """The labels of the pipeline's parser, none where it has no parser."""
    return tuple(nlp.get_pipe("parser").labels) if nlp.has_pipe("parser") else ()
