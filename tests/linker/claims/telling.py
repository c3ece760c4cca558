"""Claims of a text of our own, with a parse or without."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from numcheck.extractor import extract
from numcheck.language import load
from numcheck.linker.claims import build_claims
from numcheck.model.article import Article
from numcheck.model.claim import Claim
from numcheck.model.sentence import Sentence
from numcheck.readers import read_bytes
from numcheck.resources.lexicons import load_lexicons


@cache
def _read(text: str) -> Article:
    return read_bytes(text.encode("utf-8"), "told.txt")


def _without_parse(sentence: Sentence) -> Sentence:
    tokens = (replace(token, tag="", pos="", lemma="", head=-1, label="") for token in sentence.tokens)
    return replace(sentence, tokens=tuple(tokens), parsed=False)


def claims_of(text: str, *, parsed: bool = True) -> tuple[Claim, ...]:
    """A claim for every figure of `text`, in order."""
    article = _read(text)
    quantities = extract(article)
    sentences = load()(article, [quantity.span for quantity in quantities])
    if not parsed:
        sentences = tuple(_without_parse(sentence) for sentence in sentences)
    return build_claims(article, quantities, sentences, load_lexicons())


def claim_of(text: str, figure: str, *, parsed: bool = True) -> Claim:
    """The claim of the figure that is printed as `figure`, or whose print begins so."""
    article = _read(text)
    for claim in claims_of(text, parsed=parsed):
        if claim.quantity.span.of(article.text).startswith(figure):
            return claim
    raise AssertionError(f"{figure} was not read in: {text}")
