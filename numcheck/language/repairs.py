"""Puts right what the parser is known to get wrong, by rule, one known error a function.

Each works on a whole sentence and returns its tokens, changed or not. Heads are indices into the sentence.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from numcheck.model.sentence import Sentence, Token

Tokens = list[Token]

# Verbs that are adjectives or nouns, too: after "to" and before a figure they are verbs.
# fmt: off
_EITHER = frozenset(
    (
        "back", "bar", "book", "calm", "chair", "clean", "clear", "close", "complete", "cool", "correct",
        "cut", "double", "dry", "empty", "equal", "exempt", "field", "fine", "free", "fund", "halve",
        "host", "house", "jail", "light", "lower", "man", "name", "narrow", "open", "own", "place", "quiet",
        "rescue", "right", "sack", "secure", "separate", "settle", "shed", "shelter", "ship", "shut",
        "slow", "staff", "subject", "target", "tax", "test", "total", "train", "treble", "triple", "trim",
        "vet", "warm", "welcome",
    )
)
# fmt: on
_JOINS = frozenset(("after", "as", "before", "once", "since", "until", "when", "while"))


def repaired(sentence: Sentence, *, headline: bool = False) -> Sentence:
    """`sentence` with known errors of the parse put right; the same object where there are none."""
    tokens = list(sentence.tokens)
    for repair in _HEADLINE_REPAIRS if headline else _REPAIRS:
        repair(tokens)
    changed = any(new is not old for new, old in zip(tokens, sentence.tokens, strict=True))
    return replace(sentence, tokens=tuple(tokens)) if changed else sentence


def free_as_a_verb(tokens: Tokens) -> None:
    """A verb with an object, no quality of theirs: "threatened to free 12,000 militants"."""
    for i, to in enumerate(tokens[:-2]):
        verb = i + 1
        noun = tokens[verb].head
        if to.lower != "to" or tokens[verb].lower not in _EITHER or not verb + 1 < noun < len(tokens):
            continue
        numbered = any(t.head == noun and t.label == "nummod" and j > verb for j, t in enumerate(tokens))
        if tokens[verb].tag.startswith("V") or not numbered or to.head not in (noun, verb):
            continue
        above, root = tokens[noun].head, tokens[noun].head == noun
        verbal = not root and tokens[above].tag[:1] in ("V", "J")
        label = "root" if root else "xcomp" if verbal else "acl" if tokens[noun].label == "nmod" else "advcl"
        tokens[verb] = replace(
            tokens[verb],
            tag="VB",
            pos="VERB",
            head=verb if root else above,
            label=label,
            lemma=tokens[verb].lower,
        )
        tokens[i] = replace(to, tag="TO", pos="PART", head=verb, label="mark")
        tokens[noun] = replace(tokens[noun], head=verb, label="obj")
        for j, token in enumerate(tokens):
            if token.head == noun and j < i:
                tokens[j] = replace(token, head=verb)


def infinitives_tagged_as_verbs(tokens: Tokens) -> None:
    """A verb where the tree has one, and its object: "plotting to free about 12,000 militants"."""
    for i, to in enumerate(tokens[:-1]):
        verb = tokens[i + 1]
        if to.lower != "to" or to.label != "mark" or to.head != i + 1:
            continue
        if verb.tag.startswith("V") or verb.lower not in _EITHER:
            continue
        tokens[i + 1] = replace(verb, tag="VB", pos="VERB", lemma=verb.lower)
        for j in range(i + 2, len(tokens)):
            bare = tokens[j].head == i + 1 and tokens[j].label == "obl"
            if bare and not any(t.head == j and t.label == "case" for t in tokens):
                tokens[j] = replace(tokens[j], label="obj")


def participles_as_verbs(tokens: Tokens) -> None:
    """The verbs of a headline that has no others: "Three men charged after 40 cars stolen"."""
    if any(t.tag in ("VBZ", "VBP", "VBD", "MD") and t.label != "acl:relcl" for t in tokens):
        return
    for verb, token in enumerate(tokens):
        noun = token.head
        if token.tag != "VBN" or token.label != "acl" or not 0 <= noun < verb:
            continue
        if noun + 1 != verb and any(t.label in ("case", "mark") for t in tokens[noun + 1 : verb]):
            continue
        root = tokens[noun].head == noun
        joins = [j for j, t in enumerate(tokens) if t.head == noun and t.label in ("case", "mark")]
        if not root and not (joins and tokens[joins[0]].lower in _JOINS):
            continue
        tokens[verb] = replace(
            token, head=verb if root else tokens[noun].head, label="root" if root else "advcl"
        )
        tokens[noun] = replace(tokens[noun], head=verb, label="nsubj:pass")
        for j in joins:
            tokens[j] = replace(tokens[j], head=verb, label="mark", pos="SCONJ")
        for j in range(verb + 1, len(tokens)):
            if tokens[j].head == noun:
                tokens[j] = replace(tokens[j], head=verb)


_REPAIRS: tuple[Callable[[Tokens], None], ...] = (free_as_a_verb, infinitives_tagged_as_verbs)
_HEADLINE_REPAIRS = (*_REPAIRS, participles_as_verbs)
