"""Known errors of the parse and what becomes of them, on trees built by hand."""

from __future__ import annotations

import pytest

from numcheck.language.repairs import repaired
from numcheck.model.sentence import Sentence, Token
from numcheck.model.span import Span


def sentence(text: str) -> Sentence:
    """A sentence from `word/TAG/head/label` pieces; heads count from 0."""
    tokens = []
    at = 0
    for piece in text.split():
        word, tag, head, label = piece.rsplit("/", 3)
        tokens.append(Token(Span(at, at + len(word)), word, word.lower(), tag, "", int(head), label))
        at += len(word) + 1
    return Sentence(Span(0, at - 1), tuple(tokens), 0, parsed=True)


def arcs(found: Sentence) -> list[str]:
    """Each token as `word/TAG<label<head's word`."""
    return [f"{t.text}/{t.tag}<{t.label}<{found.tokens[t.head].text}" for t in found.tokens]


FREE = (
    "They/PRP/1/nsubj vowed/VBD/1/root to/IN/6/case free/JJ/6/amod about/RB/5/advmod 12,000/CD/6/nummod "
    "militants/NNS/1/obl held/VBN/6/acl"
)
CHARGED = (
    "Three/CD/1/nummod men/NNS/1/root charged/VBN/1/acl after/IN/5/case 40/CD/5/nummod cars/NNS/2/obl "
    "stolen/VBN/5/acl"
)


def test_an_infinitive_before_a_figure_is_a_verb() -> None:
    """In "vowed to free about 12,000 militants" they are to be freed, and are not free."""
    assert arcs(repaired(sentence(FREE))) == [
        "They/PRP<nsubj<vowed",
        "vowed/VBD<root<vowed",
        "to/TO<mark<free",
        "free/VB<xcomp<vowed",
        "about/RB<advmod<12,000",
        "12,000/CD<nummod<militants",
        "militants/NNS<obj<free",
        "held/VBN<acl<militants",
    ]


def test_an_infinitive_in_the_tree_is_tagged_as_one() -> None:
    """In "plotting to free about 12,000 militants" the tree was right and the tag was not."""
    text = "plotting/VBG/0/root to/TO/2/mark free/JJ/0/xcomp 30/CD/4/nummod men/NNS/2/obl by/IN/6/case night/NN/2/obl"
    assert arcs(repaired(sentence(text))) == [
        "plotting/VBG<root<plotting",
        "to/TO<mark<free",
        "free/VB<xcomp<plotting",
        "30/CD<nummod<men",
        "men/NNS<obj<free",
        "by/IN<case<night",
        "night/NN<obl<free",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "moved/VBD/0/root to/IN/4/case free/JJ/4/amod school/NN/4/compound meals/NNS/0/obl",
        "sent/VBD/0/root to/IN/4/case last/JJ/4/amod 12/CD/4/nummod teams/NNS/0/obl",
    ],
    ids=["no figure", "no verb of that form"],
)
def test_an_adjective_stays_one(text: str) -> None:
    """Without a figure after it, or where the word is never a verb."""
    before = sentence(text)
    assert repaired(before) is before


def test_participles_are_the_verbs_of_a_headline() -> None:
    """The headline "Three men charged after 40 cars stolen" tells what was done to men and cars."""
    assert arcs(repaired(sentence(CHARGED), headline=True)) == [
        "Three/CD<nummod<men",
        "men/NNS<nsubj:pass<charged",
        "charged/VBN<root<charged",
        "after/IN<mark<stolen",
        "40/CD<nummod<cars",
        "cars/NNS<nsubj:pass<stolen",
        "stolen/VBN<advcl<charged",
    ]


def test_participles_stay_attributes_in_running_text() -> None:
    """Where verbs are not left out, "men charged" are men who were charged."""
    before = sentence(CHARGED)
    assert repaired(before) is before


def test_participles_stay_attributes_beside_a_verb() -> None:
    """In "Men charged with theft escape" a verb is there."""
    before = sentence("Men/NNS/4/nsubj charged/VBN/0/acl with/IN/3/case theft/NN/1/obl escape/VBP/4/root")
    assert repaired(before, headline=True) is before
