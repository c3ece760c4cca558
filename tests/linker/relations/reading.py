"""Reads a sentence into relations, without a parser: the ties need words and figures alone."""

from __future__ import annotations

from functools import cache

from numcheck.extractor import extract
from numcheck.linker.context import Context
from numcheck.linker.relations import find_all
from numcheck.linker.relations.lines import Page, read_page
from numcheck.model.relation import Relation
from numcheck.readers.plain import read_plain
from numcheck.resources.lexicons import load_lexicons
from numcheck.resources.weights import load_weights


@cache
def context(text: str) -> Context:
    """The text with its figures; its sentences are cut by their marks, for no parser saw them."""
    article = read_plain(text, "told.txt")
    return Context(article, extract(article), (), (), load_lexicons(), load_weights())


def page(text: str) -> Page:
    """The lines of a text."""
    return read_page(context(text))


def ties(text: str, kind: str = "") -> list[dict[str, list[str]]]:
    """The roles of each relation in printed words, those of one kind if it is named."""
    return [
        {role: [filler.text for filler in fillers] for role, fillers in relation.roles}
        for relation in relations(text)
        if kind in ("", relation.kind.value)
    ]


def relations(text: str) -> tuple[Relation, ...]:
    """Every arithmetic tie of a text."""
    return find_all(context(text))
