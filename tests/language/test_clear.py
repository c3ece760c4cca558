"""Stock pipelines' trees turned into Universal Dependencies, on trees built by hand."""

from __future__ import annotations

from typing import Any

import pytest

from numcheck.errors import UsageError
from numcheck.language import load
from numcheck.language.clear import Node, universal
from numcheck.language.stock import StockEngine


def tree(text: str) -> list[Node]:
    """Nodes from `word/TAG/head/label` pieces; heads count from 0."""
    nodes = []
    for piece in text.split():
        word, tag, head, label = piece.rsplit("/", 3)
        nodes.append(Node(word, tag, int(head), label))
    return nodes


def arcs(nodes: list[Node]) -> list[str]:
    """Each node as `word<label<head's word`."""
    return [f"{node.text}<{node.label}<{nodes[node.head].text}" for node in universal(nodes)]


CASES = [
    (
        "a noun takes the place of its preposition",
        "Police/NNS/1/nsubj arrested/VBD/1/ROOT 12/CD/3/nummod men/NNS/1/dobj in/IN/1/prep Leeds/NNP/4/pobj",
        [
            "Police<nsubj<arrested",
            "arrested<root<arrested",
            "12<nummod<men",
            "men<obj<arrested",
            "in<case<Leeds",
            "Leeds<obl<arrested",
        ],
    ),
    (
        "N of X: the noun hangs from the number",
        "Two/CD/3/nsubj of/IN/0/prep them/PRP/1/pobj died/VBD/3/ROOT",
        ["Two<nsubj<died", "of<case<them", "them<nmod<Two", "died<root<died"],
    ),
    (
        "a passive and its agent",
        "Ten/CD/3/nsubjpass were/VBD/3/auxpass badly/RB/3/advmod hurt/VBN/3/ROOT by/IN/3/agent "
        "fire/NN/4/pobj",
        [
            "Ten<nsubj:pass<hurt",
            "were<aux:pass<hurt",
            "badly<advmod<hurt",
            "hurt<root<hurt",
            "by<case<fire",
            "fire<obl:agent<hurt",
        ],
    ),
    (
        "the predicate takes the place of be",
        "Three/CD/1/nummod men/NNS/2/nsubj are/VBP/2/ROOT dead/JJ/2/acomp ././2/punct",
        ["Three<nummod<men", "men<nsubj<dead", "are<cop<dead", "dead<root<dead", ".<punct<dead"],
    ),
    (
        "there is keeps its verb",
        "There/EX/1/expl were/VBD/1/ROOT 40/CD/3/nummod guests/NNS/1/attr",
        ["There<expl<were", "were<root<were", "40<nummod<guests", "guests<nsubj<were"],
    ),
    (
        "the sign governs a price",
        "It/PRP/1/nsubj cost/VBD/1/ROOT $/$/4/quantmod 1.2/CD/4/compound million/CD/1/dobj",
        ["It<nsubj<cost", "cost<root<cost", "$<obj<cost", "1.2<compound<million", "million<nummod<$"],
    ),
    (
        "all conjuncts hang from the first, and from the next",
        "two/CD/1/nummod men/NNS/1/ROOT ,/,/1/punct boys/NNS/1/conj and/CC/3/cc dogs/NNS/3/conj",
        ["two<nummod<men", "men<root<men", ",<punct<boys", "boys<conj<men", "and<cc<dogs", "dogs<conj<men"],
    ),
    (
        "to marks an infinitive, and dobj is obj",
        "They/PRP/1/nsubj plan/VBP/1/ROOT to/TO/3/aux free/VB/1/xcomp 12/CD/5/nummod men/NNS/3/dobj",
        [
            "They<nsubj<plan",
            "plan<root<plan",
            "to<mark<free",
            "free<xcomp<plan",
            "12<nummod<men",
            "men<obj<free",
        ],
    ),
    (
        "a preposition in a preposition",
        "ran/VBD/0/ROOT out/IN/0/prep of/IN/1/prep the/DT/4/det house/NN/2/pobj",
        ["ran<root<ran", "out<case<house", "of<case<house", "the<det<house", "house<obl<ran"],
    ),
    (
        "a preposition and a clause",
        "jailed/VBN/0/ROOT for/IN/0/prep stealing/VBG/1/pcomp 31/CD/4/nummod cars/NNS/2/dobj",
        [
            "jailed<root<jailed",
            "for<mark<stealing",
            "stealing<advcl<jailed",
            "31<nummod<cars",
            "cars<obj<stealing",
        ],
    ),
]


@pytest.mark.parametrize(("nodes", "wanted"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_trees_are_rebuilt(nodes: str, wanted: list[str]) -> None:
    """Labels, heads and directions follow UD."""
    assert arcs(tree(nodes)) == wanted


def test_no_tree_gains_a_loop() -> None:
    """Every word still reaches a root, whatever is turned."""
    for _, text, _ in CASES:
        nodes = universal(tree(text))
        for start in range(len(nodes)):
            seen = set()
            at = start
            while nodes[at].head != at:
                assert at not in seen
                seen.add(at)
                at = nodes[at].head


def parsed_doc(vocabulary: Any) -> Any:
    """A document as a stock pipeline would leave it."""
    from spacy.tokens import Doc

    nodes = tree(CASES[0][1])
    return Doc(
        vocabulary,
        words=[node.text for node in nodes],
        tags=[node.tag for node in nodes],
        heads=[node.head for node in nodes],
        deps=[node.label for node in nodes],
        sent_starts=[i == 0 for i in range(len(nodes))],
    )


def stock_folder(path: Any, labels: tuple[str, ...]) -> str:
    """A spaCy pipeline on disk whose parser has `labels`, or without a parser for none."""
    import spacy

    nlp = spacy.blank("en")
    if labels:
        parser = nlp.add_pipe("parser")
        for label in labels:
            parser.add_label(label)
        nlp.initialize()
    nlp.to_disk(path)
    return str(path)


def test_a_users_pipeline_is_read_with_our_labels(tmp_path: Any) -> None:
    """Documents of a pipeline with stock labels come out with heads, labels, lemmas and classes of ours."""
    engine = StockEngine(stock_folder(tmp_path / "stock", ("nsubj", "dobj", "pobj", "prep")))
    words = engine.words(parsed_doc(engine._nlp.vocab))
    assert [(word.label, word.lemma, word.pos) for word in words] == [
        ("nsubj", "police", "NOUN"),
        ("root", "arrest", "VERB"),
        ("nummod", "12", "NUM"),
        ("obj", "man", "NOUN"),
        ("case", "in", "ADP"),
        ("obl", "Leeds", "PROPN"),
    ]
    assert [len(list(words)) for words in engine.analyse(["Two men.", "One."])] == [3, 2]


def test_a_pipeline_that_is_not_there_is_named_with_the_cure() -> None:
    """The message names the model and how to install it."""
    with pytest.raises(UsageError, match="en_core_web_none") as caught:
        load("en_core_web_none").engine()
    assert "spacy download en_core_web_none" in str(caught.value)


def test_a_pipeline_without_a_parser_is_refused(tmp_path: Any) -> None:
    """Tokens alone would silently find less."""
    with pytest.raises(UsageError, match="has no parser"):
        load(stock_folder(tmp_path / "plain", ())).engine()
