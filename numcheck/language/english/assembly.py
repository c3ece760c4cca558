"""Puts the English pipeline together from its parts: vocabulary, tokenizer, tagger and parser.

Training and running share this file, so that what is parsed is cut and described as what was learnt from. The
pipeline is built part by part, not by `spacy.load`: resolving a configuration and 1,347 tokenizer exceptions
costs a third of a second, more than half of it for words no newspaper prints.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

# Slots of a spaCy lexeme that our features read and nothing else does: `LANG` carries a word's cluster and
# `ID` the first six steps on the way to it in the tree of clusters.
WORD_FEATURES = ("NORM", "PREFIX", "SUFFIX", "SHAPE", "SPACY", "LANG", "ID")
FEATURE_ROWS = (5000, 1000, 2500, 500, 10, 2000, 200)
WIDTH, DEPTH, HIDDEN = 96, 4, 64
_ENDLESS = re.compile(r"[^ ]{200}")
_SIX_STEPS = 0b111111


@dataclass(frozen=True, slots=True)
class Cutting:
    """How text is cut into tokens: three patterns, and words that are cut, or kept whole, by exception."""

    prefix: str
    suffix: str
    infix: str
    address: str
    exceptions: Mapping[str, tuple[tuple[str, str], ...]]

    @classmethod
    def read(cls, path: Path) -> Cutting:
        """The rules in a file that `write` made."""
        data = json.loads(path.read_text(encoding="utf-8"))
        exceptions = {
            word: tuple((piece, norm) for piece, norm in pieces)
            for word, pieces in data["exceptions"].items()
        }
        return cls(data["prefix"], data["suffix"], data["infix"], data["address"], exceptions)

    def write(self, path: Path) -> None:
        """The rules as one file of JSON."""
        data = {
            "prefix": self.prefix,
            "suffix": self.suffix,
            "infix": self.infix,
            "address": self.address,
            "exceptions": self.exceptions,
        }
        path.write_text(json.dumps(data, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")


def read_clusters(path: Path) -> dict[str, int]:
    """Words and their clusters from a file with a cluster and its words on each line."""
    clusters: dict[str, int] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        number, *words = line.split(" ")
        clusters.update(dict.fromkeys(words, int(number)))
    return clusters


def read_names(path: Path) -> frozenset[str]:
    """Words, in lower case, that are mostly printed with a capital: one a line."""
    return frozenset(path.read_text(encoding="utf-8").split())


def new_vocabulary(clusters: Mapping[str, int]) -> Any:
    """A spaCy vocabulary that computes only the features the pipeline reads."""
    from spacy.attrs import ID, IS_SPACE, LANG, NORM, PREFIX, SHAPE, SUFFIX
    from spacy.lang.lex_attrs import word_shape
    from spacy.vocab import Vocab

    def cluster(word: str) -> int:
        return clusters.get(word) or clusters.get(word.lower(), 0)

    getters: dict[Any, Callable[[str], Any]] = {
        NORM: str.lower,
        PREFIX: lambda word: word[0],
        SUFFIX: lambda word: word[-3:],
        SHAPE: word_shape,
        IS_SPACE: str.isspace,
        LANG: cluster,
        ID: lambda word: cluster(word) & _SIX_STEPS,
    }
    return Vocab(lex_attr_getters=getters)


def new_tokenizer(vocabulary: Any, cutting: Cutting) -> Any:
    """A spaCy tokenizer over `vocabulary` that cuts as `cutting` says."""
    from spacy.attrs import NORM, ORTH
    from spacy.tokenizer import Tokenizer

    rules = {
        word: [{ORTH: piece, NORM: norm} for piece, norm in pieces]
        for word, pieces in cutting.exceptions.items()
    }
    return Tokenizer(
        vocabulary,
        rules=rules,
        prefix_search=re.compile(cutting.prefix).search,
        suffix_search=re.compile(cutting.suffix).search,
        infix_finditer=re.compile(cutting.infix).finditer,
        url_match=re.compile(cutting.address).match,
    )


def tokenized(tokenizer: Any, text: str) -> Any:
    """`text` as a spaCy `Doc` of its tokens.

    A run without a space that no word is as long as is cut in slices first: a tokenizer takes forty seconds for
    forty thousand brackets, for its time grows with the square of a run's length.
    """
    if not _ENDLESS.search(text):
        return tokenizer(text)
    from spacy.tokens import Doc

    words: list[str] = []
    spaces: list[bool] = []
    at = 0
    for run in _ENDLESS.finditer(text):
        for start, end in ((at, run.start()), (run.start(), run.end())):
            for token in tokenizer(text[start:end]) if start < end else ():
                words.append(token.text)
                spaces.append(bool(token.whitespace_))
        at = run.end()
    for token in tokenizer(text[at:]):
        words.append(token.text)
        spaces.append(bool(token.whitespace_))
    return Doc(tokenizer.vocab, words=words, spaces=spaces)


def read_pipes(vocabulary: Any, folder: Path) -> tuple[Any, Any, Any]:
    """The trained tok2vec, tagger and parser in `folder`, over `vocabulary`.

    They are spaCy's components without its `Language`: run in this order over the same documents, the later
    two read the tensors that the first leaves there.
    """
    from spacy.ml.models.parser import build_tb_parser_model
    from spacy.ml.models.tagger import build_tagger_model
    from spacy.ml.models.tok2vec import MaxoutWindowEncoder, MultiHashEmbed, build_Tok2Vec_model
    from spacy.pipeline.dep_parser import DependencyParser
    from spacy.pipeline.tagger import Tagger
    from spacy.pipeline.tok2vec import Tok2Vec, Tok2VecListener

    embed = MultiHashEmbed(WIDTH, list(WORD_FEATURES), list(FEATURE_ROWS), False)
    tok2vec = Tok2Vec(vocabulary, build_Tok2Vec_model(embed, MaxoutWindowEncoder(WIDTH, 1, 3, DEPTH)))
    tagger = Tagger(vocabulary, build_tagger_model(Tok2VecListener("tok2vec", WIDTH)))
    parser = DependencyParser(
        vocabulary,
        build_tb_parser_model(Tok2VecListener("tok2vec", WIDTH), "parser", False, HIDDEN, 2, True),
    )
    for pipe, name in ((tok2vec, "tok2vec"), (tagger, "tagger"), (parser, "parser")):
        pipe.from_disk(folder / name, exclude=["vocab"])
    for label in (*tagger.labels, *parser.labels):
        vocabulary.strings.add(label)
    return tok2vec, tagger, parser
