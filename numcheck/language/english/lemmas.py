"""Dictionary forms: a table of the irregular, rules for the rest."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

# Penn tags by the kind of ending they have; tags that are not here have no ending to take off.
KINDS = {
    "NNS": "s",
    "NNPS": "s",
    "VBZ": "z",
    "VBD": "d",
    "VBN": "d",
    "VBG": "g",
    "JJR": "r",
    "RBR": "r",
    "JJS": "t",
    "RBS": "t",
    "PRP": "o",
    "PRP$": "o",
    "MD": "o",
    "VBP": "o",
    "VB": "o",
    "RB": "o",
    "POS": "o",
}
_ENDINGS = {"d": "ed", "g": "ing", "r": "er", "t": "est"}
_DOUBLED = re.compile(r"[^aeiou]?[aeiou](?:bb|dd|gg|mm|nn|pp|rr|tt)$|.*[aeiou](?:bb|dd|gg|mm|nn|pp|rr|tt)$")
_WANTS_E = re.compile(
    r"(?:[aeiou](?:v|z|g|c|s|u)|[^aeiou][aeiou][kp]|rv|lv|rg|dg|nc|rc|rs|ns|[bcdfgkptz]l|at|ut|ot|iz|ur|ir|[^e]ar|or|[^aeo]id|ud|od|u|th)$"
)
_KEEPS_NONE = re.compile(r"(?:[aeiou]{2}[bdfgklmnprt]|it|et|er|en|on|in|om|al|el|ol|il)$")


class Lemmas:
    """Dictionary forms by word and Penn tag."""

    def __init__(self, table: Mapping[str, str]) -> None:
        self._table = table
        self._known: dict[tuple[str, str], str] = {}

    @classmethod
    def read(cls, path: Path) -> Lemmas:
        """The table from a file of kind, form and lemma on each line; without the file, rules alone."""
        if not path.exists():
            return cls({})
        table: dict[str, str] = {}
        for line in path.read_text(encoding="utf-8").splitlines():
            kind, form, lemma = line.split(" ")
            table[kind + form] = lemma
        return cls(table)

    def __call__(self, form: str, tag: str) -> str:
        """The lemma of `form`: lower case, but for proper nouns, which keep theirs."""
        key = (form, tag)
        known = self._known.get(key)
        if known is None:
            if len(self._known) > 50_000:
                self._known.clear()
            known = self._known[key] = self._find(form, tag)
        return known

    def _find(self, form: str, tag: str) -> str:
        if tag == "NNP":
            return form
        word = form.lower()
        kind = KINDS.get(tag)
        if kind is None:
            return word if tag else self._untagged(word)
        if (lemma := self._table.get(kind + word)) is None:
            lemma = regular(word, kind)
        if tag == "NNPS" and form[:1].isupper():
            return lemma[:1].upper() + lemma[1:]
        return lemma

    def _untagged(self, word: str) -> str:
        """Without a tag: the irregular form if it is one, else a plural's singular, else the word."""
        for kind in "dszg":
            if lemma := self._table.get(kind + word):
                return lemma
        return regular(word, "s") if word.endswith("s") and len(word) > 3 and word.isalpha() else word


def regular(word: str, kind: str) -> str:
    """The lemma that rules give for a lower-case word with an ending of `kind` (see `KINDS`)."""
    if kind in "sz":
        return _without_s(word)
    ending = _ENDINGS.get(kind, "")
    stem = word.removesuffix(ending) if ending else word
    if stem == word or len(stem) < 2 or not any(c in "aeiouy" for c in stem):
        return word
    if stem.endswith("i") and kind in "drt":
        return stem[:-1] + "y"
    if _DOUBLED.match(stem) and len(stem) > 3:
        return stem[:-1]
    if _WANTS_E.search(stem) and not _KEEPS_NONE.search(stem):
        return stem + "e"
    return stem


def _without_s(word: str) -> str:
    if not word.endswith("s") or word.endswith(("ss", "us", "is")) or len(word) < 3:
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes", "zzes")):
        return word[:-2]
    return word[:-1].rstrip("'") if word.endswith("'s") else word[:-1]
