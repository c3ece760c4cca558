"""One word for its several forms: "prepare" and "preparations", "Germans" and "Germany", "GM" and "General Motors".

Two sentences that tell one thing seldom tell it in the same parts of speech. Words are compared by what is left when
their endings are taken off, and shown as the article has them first.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Protocol, cast

from numcheck.model.sentence import Sentence, Token
from numcheck.resources.lexicons import Lexicons

_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "ADV"})
_SHORTEST, _LONGEST = 2, 6  # letters of the initials that stand for a name
_INSIDE_NAMES = frozenset({"of", "the", "and", "for", "&", "de"})
_KEPT = 20_000  # words whose stems are kept; more than an issue of a newspaper has


@dataclass(frozen=True, slots=True)
class Wording:
    """What an article's words are compared by.

    `shown` is the first lemma of each stem; `forms` leads to it from each lemma that the article has, names left
    out; `places` is how it names each place, or its people, first, by the usual name; `initials` are those, in lower
    case, that stand for a name that it spells out.
    """

    lexicons: Lexicons
    shown: Mapping[str, str]
    forms: Mapping[str, str]
    places: Mapping[str, str]
    initials: frozenset[str]

    def word(self, lemma: str) -> str:
        """What a lemma is compared by."""
        return self.forms.get(lemma) or (self.shown.get(_stem(lemma), lemma) if lemma else "")

    def place_word(self, name: str) -> str:
        """What a place or a people is compared by, an empty string for a name that no list knows."""
        place = self.lexicons.place(name)
        return self.places.get(place.name, place.name.lower()) if place is not None else ""

    def name_words(self, names: Iterable[str]) -> set[str]:
        """The words of names, with what each place and people is compared by, and the initials of a name."""
        found: set[str] = set()
        for name in names:
            parts = [part for part in name.lower().split() if len(part) > 1]
            found.update(parts)
            if place := self.place_word(name):
                found.add(place)
            found |= self.initials & {"".join(part[0] for part in parts if part not in _INSIDE_NAMES)}
        return found

    def content(self, sentence: Sentence, lemmas: Iterable[str]) -> tuple[str, ...]:
        """What each token of `lemmas`, the sentence's content lemmas, is compared by; empty where there is none."""
        found = [self.forms.get(lemma, lemma) for lemma in lemmas]
        for first, last, name in _places(sentence.tokens, self.lexicons):
            found[first : last + 1] = [""] * (last - first) + [self.places[name]]
        for first, name in _spelt_out(sentence.tokens, self.initials):
            found[first] = name
        return tuple(found)


def read_wording(
    sentences: Sequence[Sentence], lemmas: Sequence[Sequence[str]], lexicons: Lexicons
) -> Wording:
    """What the words of an article are compared by; `lemmas` are the content lemmas of each sentence."""
    shown: dict[str, str] = {}
    forms: dict[str, str] = {}
    places: dict[str, str] = {}
    printed: set[str] = set()
    for sentence, own in zip(sentences, lemmas, strict=True):
        for first, last, name in _places(sentence.tokens, lexicons):
            places.setdefault(name, " ".join(token.lower for token in sentence.tokens[first : last + 1]))
        for token, lemma in zip(sentence.tokens, own, strict=True):
            if lemma and token.pos != "PROPN":
                forms[lemma] = shown.setdefault(_stem(lemma), lemma)
            if _SHORTEST <= len(token.text) <= _LONGEST and token.text.isalpha() and token.text.isupper():
                printed.add(token.lower)
    printed = {name for name in printed if lexicons.place(name) is None}
    known = {name for sentence in sentences for _, name in _spelt_out(sentence.tokens, printed)}
    return Wording(lexicons, shown, forms, places, frozenset(known))


def content_lemmas(sentence: Sentence, lexicons: Lexicons) -> tuple[str, ...]:
    """The lemma of each token that carries content, an empty string for each other one."""
    light = lexicons.words("light-words")
    return tuple(
        token.lemma.lower() or token.lower
        if (token.pos in _CONTENT if token.pos else token.text[:1].isalpha())
        and not any(map(str.isdigit, token.text))
        and len(token.text) > 1
        and token.lemma.lower() not in light
        and token.lower not in light
        else ""
        for token in sentence.tokens
    )


def _places(tokens: Sequence[Token], lexicons: Lexicons) -> Iterator[tuple[int, int, str]]:
    """First and last token of each place or people that a list knows, the longest name first, and its usual name."""
    i = 0
    while i < len(tokens):
        if tokens[i].text[:1].isupper():
            for last in range(min(len(tokens), i + lexicons.longest_place) - 1, i - 1, -1):
                place = lexicons.place(" ".join(token.lower for token in tokens[i : last + 1]))
                if place is not None:
                    yield i, last, place.name
                    i = last
                    break
        i += 1


def _spelt_out(tokens: Sequence[Token], initials: Collection[str]) -> Iterator[tuple[int, str]]:
    """The first token of each run of capitalised words that some of the initials stand for, and the initials."""
    run: list[int] = []
    for i, token in enumerate((*tokens, None)) if initials else ():
        if token is not None and token.text.isalpha() and token.text[0].isupper():
            run.append(i)
        elif token is None or token.lower not in _INSIDE_NAMES:
            letters = "".join(tokens[j].text[0].lower() for j in run)
            for name in sorted(initials):
                at = letters.find(name)
                if at >= 0:
                    yield run[at], name
            run = []


class _Stemmer(Protocol):
    def stemWord(self, word: str) -> str: ...  # noqa: N802 - the library's name


@cache
def _stemmer() -> _Stemmer:
    import snowballstemmer  # a fiftieth of a second, as it brings every language

    return cast("_Stemmer", snowballstemmer.stemmer("english"))


@lru_cache(_KEPT)
def _stem(word: str) -> str:
    return _stemmer().stemWord(word)
