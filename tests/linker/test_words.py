"""A sentence as the linker walks it, with a parse made by hand and without one."""

from __future__ import annotations

from numcheck.linker.words import View, coordinated, in_apposition
from numcheck.model.sentence import Sentence, Token
from numcheck.model.span import Span
from numcheck.resources.lexicons import load_lexicons

Row = tuple[str, str, str, str, int, str]


def _view(*rows: Row) -> View:
    tokens, at = [], 0
    for text, lemma, tag, pos, head, label in rows:
        tokens.append(Token(Span(at, at + len(text)), text, lemma, tag, pos, head, label))
        at += len(text) + 1
    sentence = Sentence(Span(0, at - 1), tuple(tokens), 0, parsed=rows[0][5] != "")
    return View(sentence, load_lexicons())


_LIST = _view(
    ("Three", "three", "CD", "NUM", 1, "nummod"),
    ("goats", "goat", "NNS", "NOUN", 5, "nsubj"),
    ("and", "and", "CC", "CCONJ", 4, "cc"),
    ("two", "two", "CD", "NUM", 4, "nummod"),
    ("hens", "hen", "NNS", "NOUN", 1, "conj"),
    ("fled", "flee", "VBD", "VERB", 5, "root"),
)


def test_items_of_one_list_are_coordinated() -> None:
    """ "Three goats and two hens": the figures belong to one coordination; neither renames the other."""
    assert coordinated(_LIST, 0, 3)
    assert not coordinated(_LIST, 0, 5)
    assert not in_apposition(_LIST, 0, 3)


def test_a_renaming_is_an_apposition() -> None:
    """ "The pair, two brothers, fled": the brothers are the pair."""
    view = _view(
        ("The", "the", "DT", "DET", 1, "det"),
        ("pair", "pair", "NN", "NOUN", 5, "nsubj"),
        (",", ",", ",", "PUNCT", 4, "punct"),
        ("two", "two", "CD", "NUM", 4, "nummod"),
        ("brothers", "brother", "NNS", "NOUN", 1, "appos"),
        ("fled", "flee", "VBD", "VERB", 5, "root"),
    )
    assert in_apposition(view, 1, 3)
    assert not in_apposition(view, 5, 3)


def test_a_joined_verb_opens_a_clause_of_its_own() -> None:
    """ "He sold 12 and bought 9": each figure stands in its verb's clause."""
    view = _view(
        ("He", "he", "PRP", "PRON", 1, "nsubj"),
        ("sold", "sell", "VBD", "VERB", 1, "root"),
        ("12", "12", "CD", "NUM", 1, "obj"),
        ("and", "and", "CC", "CCONJ", 4, "cc"),
        ("bought", "buy", "VBD", "VERB", 1, "conj"),
        ("9", "9", "CD", "NUM", 4, "obj"),
    )
    assert view.clause(2) == (0, 1, 2)
    assert view.clause(5) == (3, 4, 5)


def test_a_loop_in_a_damaged_parse_ends() -> None:
    """Heads that point at each other give answers, not an endless walk."""
    view = _view(("12", "12", "CD", "NUM", 1, "nummod"), ("mules", "mule", "NNS", "NOUN", 0, "nsubj"))
    assert set(view.subtree(0)) == {0, 1}
    assert view.clause(0)


def test_words_without_tags_are_guessed() -> None:
    """Classes and lemmas come from shape and lexicon where no tagger ran."""
    view = _view(
        ("About", "", "", "", -1, ""),
        ("900", "", "", "", -1, ""),
        ("prisoners", "", "", "", -1, ""),
        ("were", "", "", "", -1, ""),
        ("freed", "", "", "", -1, ""),
    )
    assert view.pos == ("ADP", "NUM", "NOUN", "AUX", "VERB")
    assert view.lemmas[2] == "prisoner"
    assert view.lemmas[4] == "free"
