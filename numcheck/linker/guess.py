"""Word classes and lemmas by shape and lexicon, for sentences that no tagger read."""

from __future__ import annotations

from collections.abc import Sequence

from numcheck.model.sentence import Token
from numcheck.resources.lexicons import Lexicons

_CLOSED = (
    ("untagged-prepositions", "ADP"),
    ("untagged-determiners", "DET"),
    ("untagged-pronouns", "PRON"),
    ("untagged-auxiliaries", "AUX"),
    ("untagged-conjunctions", "CCONJ"),
    ("untagged-adverbs", "ADV"),
)


def guess_pos(tokens: Sequence[Token], i: int, lexicons: Lexicons) -> str:
    """The likeliest universal part of speech of token `i`."""
    text = tokens[i].text
    word = text.lower()
    if not any(map(str.isalpha, text)):
        return "NUM" if any(map(str.isdigit, text)) else "PUNCT"
    for name, pos in _CLOSED:
        if word in lexicons.words(name):
            return pos
    if any(map(str.isdigit, text)) or word in lexicons.words("untagged-number-words"):
        return "NUM"
    if word.endswith("ly") and len(word) > 4:
        return "ADV"
    if word in lexicons.verbs or verb_base(word, lexicons):
        after = tokens[i + 1].lower if i + 1 < len(tokens) else ""
        if word not in lexicons.nouns or after in lexicons.words("untagged-determiners"):
            return "VERB"
    if text[0].isupper() and i > 0:
        return "PROPN"
    if word in lexicons.adjectives:
        return "ADJ"
    return "NOUN"


def guess_lemma(text: str, pos: str, lexicons: Lexicons) -> str:
    """The base form of a word of class `pos`."""
    word = text.lower()
    if pos in ("VERB", "AUX"):
        return verb_base(word, lexicons) or word
    if pos in ("NOUN", "PROPN") and not text.isupper():
        return singular(word, lexicons)
    return word


def verb_base(word: str, lexicons: Lexicons) -> str:
    """The base of an inflected verb that the lexicons know, or an empty string."""
    known = lexicons.verbs
    irregular = lexicons.base("irregular-verbs", word)
    if irregular:
        return irregular
    if word in known:
        return word
    for ending, replacements in (
        ("ies", ("y",)),
        ("ied", ("y",)),
        ("es", ("", "e")),
        ("s", ("",)),
        ("ed", ("", "e")),
        ("ing", ("", "e")),
    ):
        if word.endswith(ending):
            stem = word[: -len(ending)]
            for tail in replacements:
                if stem + tail in known:
                    return stem + tail
            if len(stem) > 2 and stem[-1] == stem[-2] and stem[:-1] in known:
                return stem[:-1]
    return ""


def singular(word: str, lexicons: Lexicons) -> str:
    """The singular of a noun; a word that has no plural's shape stays as it is."""
    irregular = lexicons.base("irregular-nouns", word)
    if irregular:
        return irregular
    if word in lexicons.nouns or len(word) < 4 or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes", "zes")):
        return word[:-2]
    return word[:-1]
