"""The labels of spaCy's stock English pipelines (ClearNLP's) as Universal Dependencies, trees rebuilt to fit.

Stock pipelines hang a noun from its preposition, a predicate from "be", a price's sign from its number, and
each conjunct from the one before; UD hangs the preposition from the noun, "be" from the predicate, the number
from the sign, and all conjuncts from the first. What is not listed here has the same name and place in both.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

# Labels that only these pipelines have: by them a pipeline is known for one of them.
MARKS = frozenset(("dobj", "pobj", "nsubjpass"))

_RENAMED = {
    "ROOT": "root",
    "agent": "case",
    "attr": "xcomp",
    "acomp": "xcomp",
    "auxpass": "aux:pass",
    "complm": "mark",
    "csubjpass": "csubj:pass",
    "dative": "iobj",
    "dobj": "obj",
    "intj": "discourse",
    "meta": "dep",
    "neg": "advmod",
    "nsubjpass": "nsubj:pass",
    "oprd": "xcomp",
    "pcomp": "advcl",
    "pobj": "obl",
    "poss": "nmod:poss",
    "preconj": "cc:preconj",
    "predet": "det:predet",
    "prep": "advmod",
    "prt": "compound:prt",
    "quantmod": "advmod",
    "relcl": "acl:relcl",
}
_BE = frozenset(
    ("be", "am", "is", "are", "was", "were", "been", "being", "'s", "'re", "'m", "’s", "’re", "’m")
)
_SIGNS = frozenset("$£€¥")
_PREPOSITIONS = ("prep", "agent", "dative")


@dataclass(slots=True)
class Node:
    """One token of a tree: `head` is an index, a root's its own."""

    text: str
    tag: str
    head: int
    label: str


def universal(nodes: Sequence[Node]) -> list[Node]:
    """The tree of a whole text with UD's labels, heads and directions; `nodes` stay as they are."""
    tree = [Node(node.text, node.tag, node.head, node.label) for node in nodes]
    for step in (
        _turn_prices,
        _turn_prepositions,
        _turn_copulas,
        _gather_conjuncts,
        _mark_infinitives,
        _rename,
    ):
        step(tree)
    return tree


def _children(tree: Sequence[Node], i: int, *labels: str) -> Iterator[int]:
    for j, node in enumerate(tree):
        if node.head == i and j != i and (not labels or node.label in labels):
            yield j


def _lift(tree: Sequence[Node], i: int, label: str = "") -> None:
    """Puts `i` in the place of its governor, and hangs the governor from it; other children stay."""
    governor = tree[i].head
    above = tree[governor].head
    tree[i].head = i if above == governor else above
    tree[i].label = label or tree[governor].label
    tree[governor].head = i


def _turn_prices(tree: Sequence[Node]) -> None:
    """The sign governs the number: "$ 1.2 million"."""
    for i, node in enumerate(tree):
        number = node.head
        if node.text in _SIGNS and i < number and tree[number].tag == "CD" and node.label != "ROOT":
            _lift(tree, i)
            tree[number].label = "nummod"
            for j in list(_children(tree, number)):
                if j > number or j < i:
                    tree[j].head = i


def _turn_prepositions(tree: Sequence[Node]) -> None:
    """The noun takes the place of its preposition; inner ones first, for "out of the house"."""
    for i in range(len(tree) - 1, -1, -1):
        if not (tree[i].label in _PREPOSITIONS or _joined_preposition(tree, i)):
            continue
        objects = [*_children(tree, i, "pobj", "pcomp")] or [
            j for j in _children(tree, i, "obl", "nmod", "obl:agent") if j > i
        ]
        if not objects:
            continue
        noun = objects[0]
        clause = tree[noun].label == "pcomp"
        kind = tree[i].label
        above = tree[tree[i].head]
        verbal = above.tag[:1] in ("V", "J", "R") or above.tag in ("MD", "IN")
        if kind == "conj":
            label = "conj"
        elif clause:
            label = "advcl" if verbal else "acl"
        elif kind == "agent":
            label = "obl:agent"
        else:
            label = "obl" if verbal else "nmod"
        _lift(tree, noun, label)
        tree[i].label = "mark" if clause else "case"
        for j in list(_children(tree, i)):
            tree[j].head = noun


def _joined_preposition(tree: Sequence[Node], i: int) -> bool:
    """Whether a preposition hangs from an earlier one: the second "in" of "in London and in Paris"."""
    return tree[i].label == "conj" and tree[i].tag in ("IN", "TO") and bool([*_children(tree, i, "pobj")])


def _turn_copulas(tree: Sequence[Node]) -> None:
    """The predicate takes the place of "be", with all that hangs from it; not after "there"."""
    for i in range(len(tree) - 1, -1, -1):
        if tree[i].text.lower() not in _BE or tree[i].label in ("aux", "auxpass"):
            continue
        predicates = list(_children(tree, i, "attr", "acomp"))
        if [*_children(tree, i, "expl")]:
            for j in predicates:
                tree[j].label = "nsubj"
        elif predicates:
            predicate = predicates[0]
            _lift(tree, predicate)
            tree[i].label = "cop"
            for j in list(_children(tree, i)):
                tree[j].head = predicate


def _gather_conjuncts(tree: Sequence[Node]) -> None:
    """Hangs all conjuncts from the first, and "and" and the comma from the conjunct that follows."""
    for node in tree:
        first = node.head
        seen = set()
        while node.label == "conj" and tree[first].label == "conj" and first not in seen:
            seen.add(first)
            first = tree[first].head
        if node.label == "conj":
            node.head = first
    for i, node in enumerate(tree):
        if node.label == "cc" or (node.label == "punct" and node.text == ","):
            first = tree[node.head].head if tree[node.head].label == "conj" else node.head
            following = [j for j in _children(tree, first, "conj") if j > i]
            if following and i > node.head and (node.label == "cc" or _lists(tree, i, following[0])):
                node.head = following[0]


def _lists(tree: Sequence[Node], comma: int, conjunct: int) -> bool:
    """Whether nothing but what hangs from `conjunct` stands between the comma and it."""
    return all(tree[j].head in range(comma + 1, conjunct + 1) for j in range(comma + 1, conjunct))


def _mark_infinitives(tree: Sequence[Node]) -> None:
    for node in tree:
        if node.label == "aux" and node.tag == "TO":
            node.label = "mark"


def _rename(tree: Sequence[Node]) -> None:
    for node in tree:
        if node.label == "npadvmod":
            node.label = "nmod:unmarked" if tree[node.head].tag.startswith("N") else "obl:unmarked"
        else:
            node.label = _RENAMED.get(node.label, node.label)
