"""Quantities and sentences → claims → relations: the linker's one public step."""

from __future__ import annotations

from dataclasses import dataclass

from numcheck.linker import relations, restated
from numcheck.linker.claims import build_claims
from numcheck.linker.context import Context
from numcheck.model.article import Article
from numcheck.model.claim import Claim
from numcheck.model.quantity import Quantity
from numcheck.model.relation import Relation, Verdict
from numcheck.model.sentence import Sentence
from numcheck.resources.knowledge import Knowledge


@dataclass(frozen=True, slots=True)
class Linked:
    """What the linker made of one article: a claim a quantity, every tie, a verdict for each pair looked at.

    `left_out` says in words what a very large article kept from being compared.
    """

    claims: tuple[Claim, ...]
    relations: tuple[Relation, ...]
    verdicts: tuple[Verdict, ...]
    left_out: str = ""


def link(
    article: Article,
    quantities: tuple[Quantity, ...],
    sentences: tuple[Sentence, ...],
    knowledge: Knowledge,
) -> Linked:
    """Ties an article's figures together; relations stand in text order of their first figure."""
    claims = build_claims(article, quantities, sentences, knowledge.lexicons)
    context = Context(article, quantities, sentences, claims, knowledge.lexicons, knowledge.weights)
    sums = relations.find_all(context, knowledge.triggers, knowledge.facts)
    same, verdicts = restated.find(relations.with_ties(context, sums))
    ties = (*same, *sums)
    ordered = sorted(
        ties, key=lambda tie: (tie.fillers[0].span if tie.fillers else tie.trigger, tie.kind.value)
    )
    return Linked(claims, tuple(ordered), verdicts, restated.left_out(context))
