"""Reads a text into a page with the shipped parser, for ties that need to know which words are nouns."""

from __future__ import annotations

from functools import cache

from numcheck.extractor import extract
from numcheck.language import load
from numcheck.linker.claims import build_claims
from numcheck.linker.context import Context
from numcheck.linker.relations.lines import Page, read_page
from numcheck.readers.plain import read_plain
from numcheck.resources.lexicons import load_lexicons
from numcheck.resources.weights import load_weights


@cache
def page(text: str) -> Page:
    """The lines of a text, parsed, with its claims."""
    article = read_plain(text, "told.txt")
    quantities = extract(article)
    sentences = load()(article, [quantity.span for quantity in quantities])
    claims = build_claims(article, quantities, sentences, load_lexicons())
    return read_page(Context(article, quantities, sentences, claims, load_lexicons(), load_weights()))
