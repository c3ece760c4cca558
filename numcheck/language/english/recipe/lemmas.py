"""Makes the lemma table: what the treebanks and WordNet say of a form where our rules say otherwise."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path

from numcheck.language.english.lemmas import KINDS, regular
from numcheck.language.english.recipe.clusters import table
from numcheck.language.english.recipe.treebank import Paragraph

_CLASSES = {"s": "noun", "z": "verb", "d": "verb", "g": "verb", "r": "adj", "t": "adj"}
_LEAST_LIKELY = -16.5


def lemma_table(tables: Path, paragraphs: Iterable[Paragraph]) -> dict[str, str]:
    """Kind and form to lemma, for forms that the rules get wrong or that have no rule."""
    rules, exceptions, index = (table(tables, f"en_lemma_{name}") for name in ("rules", "exc", "index"))
    likely = table(tables, "en_lexeme_prob")
    common = {
        word for word, value in likely.items() if value > _LEAST_LIKELY and word.isalpha() and word.islower()
    }
    found: dict[str, str] = {}
    for kind, name in _CLASSES.items():
        known, irregular = set(index[name]), exceptions[name]
        for form in common | {f for f in irregular if f.isalpha() and likely.get(f, -99) > -19}:
            lemma = _from_wordnet(form, kind, rules[name], irregular, known)
            if lemma is not None:
                found[kind + form] = lemma
    found.update(_from_treebanks(paragraphs))
    return {key: lemma for key, lemma in sorted(found.items()) if _default(key[1:], key[0]) != lemma}


def write(lemmas: dict[str, str], path: Path) -> None:
    """One line an entry: kind, form, lemma."""
    path.write_text(
        "".join(f"{key[0]} {key[1:]} {lemma}\n" for key, lemma in lemmas.items()), encoding="utf-8"
    )


def _default(form: str, kind: str) -> str:
    return form if kind == "o" else regular(form, kind)


def _from_wordnet(
    form: str, kind: str, rules: list[list[str]], irregular: dict[str, list[str]], known: set[str]
) -> str | None:
    fits = {"s": "s", "z": "s", "g": "ing", "r": "er", "t": "est", "d": ""}[kind]
    if form in irregular:
        lemma = irregular[form][0]
        past = kind == "d" and not form.endswith(("ing", "s"))
        return lemma if (past or (kind != "d" and form.endswith(fits)) or kind == "s") else None
    if kind in "dg" and form in known and not form.endswith(("ed", "ing")):
        return None
    ending = {"d": "ed", "s": "s", "z": "s", "g": "ing", "r": "er", "t": "est"}[kind]
    if not form.endswith(ending):
        return None
    for old, new in rules:
        if old.endswith(ending) and form.endswith(old):
            lemma = form[: len(form) - len(old)] + new
            if lemma in known and len(lemma) > 1:
                return lemma
    return None


def _from_treebanks(paragraphs: Iterable[Paragraph]) -> dict[str, str]:
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for paragraph in paragraphs:
        for sentence in paragraph.sentences:
            for word in sentence:
                kind = KINDS.get(word.tag)
                form = word.form.lower()
                if kind and word.tag != "NNPS" and word.tag != "CD" and " " not in form + word.lemma:
                    counts[kind + form][word.lemma.lower()] += 1
    found = {}
    for key, lemmas in counts.items():
        lemma, count = lemmas.most_common(1)[0]
        plain = key[1:].replace("'", "").isalpha()
        if plain and lemma != "_" and count >= 2 and count >= 0.8 * lemmas.total():
            found[key] = lemma
    return found
