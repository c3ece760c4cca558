"""Second versions of training sentences, with what newspapers print and the treebanks seldom do."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import replace

from numcheck.language.english.recipe.treebank import Paragraph, Word

Sentence = tuple[Word, ...]

_NUMBER_WORDS = (
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "twenty",
)
_MAGNITUDES = {"million": ("m", "mn"), "billion": ("bn", "bn"), "trillion": ("tn", "trn")}
_GROUPS = ("children", "women", "soldiers", "civilians", "teenagers", "officers", "students", "pensioners")
_CONTENT = frozenset(("NN", "NNS", "NNP", "VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "JJ", "RB"))
_ARTICLES = {"a", "an", "the"}


def varied(
    paragraph: Paragraph, chance: random.Random, mates: Mates | None = None, rate: float = 0.0
) -> Paragraph:
    """`paragraph` with figures, signs and marks printed otherwise; the tree follows suit."""
    sentences = []
    for sentence in paragraph.sentences:
        for change in (_plain_numbers, _magnitudes, _per_cents, _dashes, _counted, _including):
            sentence = change(sentence, chance)
        if mates is not None:
            sentence = mates.swapped(sentence, chance, rate)
        sentences.append(sentence)
    if len(sentences) == 1 and chance.random() < 0.2:
        sentences = [without(sentences[0], _final_stops(sentences[0]))]
    return Paragraph(paragraph.document, tuple(s for s in sentences if s))


class Mates:
    """Words that may stand for one another: of one cluster, with one kind of ending."""

    def __init__(self, clusters: Mapping[str, int]) -> None:
        self._cluster = clusters
        self._mates: dict[tuple[int, str, bool], list[str]] = {}
        for word, cluster in clusters.items():
            if len(word) > 2 and word.isalpha() and (word.islower() or word.istitle()):
                self._mates.setdefault((cluster, _ending(word), word.istitle()), []).append(word)

    def swapped(self, sentence: Sentence, chance: random.Random, rate: float) -> Sentence:
        """`sentence` with the share `rate` of its content words replaced by words used alike."""
        words = list(sentence)
        for i, word in enumerate(words):
            if word.tag in _CONTENT and len(word.form) > 2 and chance.random() < rate:
                key = (self._cluster.get(word.form, 0), _ending(word.form), word.form.istitle())
                if key[0] and (mates := self._mates.get(key)):
                    words[i] = replace(word, form=chance.choice(mates))
        return tuple(words)


def _ending(word: str) -> str:
    return next((ending for ending in ("ing", "ed", "ly", "s") if word.endswith(ending)), "")


def headline(sentence: Sentence, chance: random.Random) -> Sentence | None:
    """A statement as a headline would put it, or None: no articles or auxiliaries, present tense."""
    root = next((i for i, word in enumerate(sentence) if word.head < 0), None)
    if root is None or not 5 <= len(sentence) <= 22:
        return None
    subjects = [i for i, w in enumerate(sentence) if w.head == root and w.label in ("nsubj", "nsubj:pass")]
    if not subjects or sentence[subjects[0]].tag.startswith("PRP") or not sentence[root].tag.startswith("V"):
        return None
    words = list(sentence)
    verb, subject = words[root], words[subjects[0]]
    auxiliaries = [i for i, w in enumerate(words) if w.head == root and w.label in ("aux", "aux:pass", "cop")]
    if verb.tag == "VBD" and chance.random() < 0.8:
        plural = subject.tag in ("NNS", "NNPS")
        present = {"be": "are"}.get(verb.lemma, verb.lemma) if plural else _third_person(verb.lemma)
        form, tag = (present, "VBP") if plural else (present, "VBZ")
        words[root] = replace(verb, form=form, tag=tag)
    dropped = set(_final_stops(sentence))
    for i, word in enumerate(words):
        leaf = all(other.head != i for other in words)
        if leaf and word.label == "det" and word.form.lower() in _ARTICLES and chance.random() < 0.9:
            dropped.add(i)
        if leaf and i in auxiliaries and word.lemma == "be" and word.tag != "VBN" and chance.random() < 0.7:
            dropped.add(i)
        if word.tag == "CD" and word.form.lower() in _NUMBER_WORDS and chance.random() < 0.7:
            words[i] = replace(word, form=str(chance.randint(2, 40)))
    if len(words) - len(dropped) < 3:
        return None
    short = without(tuple(words), sorted(dropped))
    if chance.random() < 0.35:
        return tuple(
            replace(w, form=w.form[:1].upper() + w.form[1:]) if _titled(w, i) else w
            for i, w in enumerate(short)
        )
    first = short[0]
    return (replace(first, form=first.form[:1].upper() + first.form[1:]), *short[1:])


def without(sentence: Sentence, places: Sequence[int]) -> Sentence:
    """`sentence` less the words at `places`, which must be leaves; spaces stay as printed."""
    gone = set(places)
    gone -= {word.head for i, word in enumerate(sentence) if i not in gone}
    fresh: dict[int, int] = {-1: -1}
    for i in range(len(sentence)):
        if i not in gone:
            fresh[i] = len(fresh) - 1
    words: list[Word] = []
    for i, word in enumerate(sentence):
        if i not in gone:
            words.append(replace(word, head=fresh[word.head]))
        elif words and word.space:
            words[-1] = replace(words[-1], space=True)
    return tuple(words)


def inserted(sentence: Sentence, place: int, new: Sequence[Word]) -> Sentence:
    """`sentence` with the words `new` before `place`; their heads count words of the sentence as it was.

    Among themselves new words point to each other by -2 for the last of `new`, -3 for the one before it, …
    """
    size = len(new)

    def moved(head: int) -> int:
        if head < -1:
            return place + size + head + 1
        return head + size if head >= place else head

    words = [replace(word, head=moved(word.head)) for word in (*sentence[:place], *new, *sentence[place:])]
    return tuple(words)


def _titled(word: Word, place: int) -> bool:
    return place == 0 or (word.tag not in ("IN", "DT", "CC", "TO", "POS") and word.form not in ("n't", "'s"))


def _third_person(lemma: str) -> str:
    if lemma in ("be", "have"):
        return {"be": "is", "have": "has"}[lemma]
    if lemma.endswith(("s", "sh", "ch", "x", "z", "o")):
        return lemma + "es"
    if lemma.endswith("y") and lemma[-2:-1] not in "aeiou":
        return lemma[:-1] + "ies"
    return lemma + "s"


def _final_stops(sentence: Sentence) -> list[int]:
    last = len(sentence) - 1
    return [last] if sentence and sentence[last].form == "." and sentence[last].label == "punct" else []


def _number(chance: random.Random) -> str:
    size = chance.random()
    if size < 0.3:
        return chance.choice(_NUMBER_WORDS)
    if size < 0.7:
        return str(chance.randint(2, 999))
    return f"{chance.randint(1, 99)},{chance.randint(0, 999):03}"


def _plain_numbers(sentence: Sentence, chance: random.Random) -> Sentence:
    words = list(sentence)
    for i, word in enumerate(words):
        if word.tag == "CD" and word.label == "nummod" and chance.random() < 0.4:
            lower = word.form.lower()
            if lower in _NUMBER_WORDS:
                words[i] = replace(word, form=str(chance.randint(2, 60)))
            elif word.form.isdigit() and len(word.form) <= 3 and word.space:
                form = chance.choice(_NUMBER_WORDS)
                words[i] = replace(word, form=form.capitalize() if i == 0 else form)
    return tuple(words)


def _magnitudes(sentence: Sentence, chance: random.Random) -> Sentence:
    words = list(sentence)
    for i, word in enumerate(words):
        if word.form.lower() in _MAGNITUDES and word.tag == "CD" and i and chance.random() < 0.6:
            before = words[i - 1]
            if before.form[-1:].isdigit():
                name = chance.choice(list(_MAGNITUDES))
                words[i - 1] = replace(before, space=False)
                words[i] = replace(word, form=_MAGNITUDES[name][chance.random() < 0.15])
    return tuple(words)


def _per_cents(sentence: Sentence, chance: random.Random) -> Sentence:
    words = list(sentence)
    for i, word in enumerate(words):
        if i and words[i - 1].form[-1:].isdigit() and chance.random() < 0.4:
            if word.form == "%":
                words[i - 1] = replace(words[i - 1], space=True)
                words[i] = replace(word, form="percent")
            elif word.form == "percent":
                words[i - 1] = replace(words[i - 1], space=False)
                words[i] = replace(word, form="%")
    return tuple(words)


def _dashes(sentence: Sentence, chance: random.Random) -> Sentence:
    words = list(sentence)
    for i, word in enumerate(words):
        if word.form in ("--", "—", "–") and word.label == "punct" and i and chance.random() < 0.6:
            form = chance.choice(("-", "—", "--"))
            space = form != "—" or chance.random() < 0.5
            words[i] = replace(word, form=form, space=space)
            words[i - 1] = replace(words[i - 1], space=space)
    return tuple(words)


def _counted(sentence: Sentence, chance: random.Random) -> Sentence:
    """Puts a figure before a plural: "to free the militants" becomes "to free 12,000 militants"."""
    for i in range(len(sentence) - 1, -1, -1):
        noun = sentence[i]
        if noun.tag != "NNS" or noun.label not in ("obj", "nsubj", "nsubj:pass", "obl", "nmod", "conj"):
            continue
        verb = sentence[noun.head] if noun.head >= 0 else noun
        infinitive = noun.label == "obj" and verb.tag == "VB"
        if chance.random() > (0.6 if infinitive else 0.08):
            continue
        modifiers = [j for j, word in enumerate(sentence) if word.head == i and j < i]
        if any(sentence[j].label in ("nummod", "nmod:poss", "nmod", "conj", "cc") for j in modifiers):
            continue
        cases = [j for j in modifiers if sentence[j].label == "case"]
        articles = [
            j for j in modifiers if sentence[j].label == "det" and sentence[j].form.lower() in _ARTICLES
        ]
        others = [j for j in modifiers if sentence[j].label in ("amod", "compound")]
        if len(cases) + len(articles) + len(others) != len(modifiers):
            continue
        if others and min(others) != (max([*cases, *articles]) + 1 if cases or articles else min(others)):
            continue
        if any(word.head in others and j < min(others) for j, word in enumerate(sentence)):
            continue
        place = min(others, default=i)
        new = [Word(_number(chance), True, "", "CD", i, "nummod")]
        if chance.random() < 0.2:
            about = chance.choice(("about", "nearly", "around", "almost", "some"))
            tag, label = ("DT", "advmod") if about == "some" else ("RB", "advmod")
            new.insert(0, Word(about, True, about, tag, -2, label))
        first = place == 0
        sentence = inserted(sentence, place, new)
        if articles and chance.random() < 0.8:
            sentence = without(sentence, articles)
        if first or (articles and articles[0] == 0):
            sentence = _recapitalised(sentence)
    return sentence


def _recapitalised(sentence: Sentence) -> Sentence:
    words = list(sentence)
    words[0] = replace(words[0], form=words[0].form[:1].upper() + words[0].form[1:])
    for i in (1, 2):
        if i < len(words) and words[i].tag in ("NNS", "JJ", "NN", "VBN", "CD") and words[i].form.istitle():
            words[i] = replace(words[i], form=words[i].form.lower())
    return tuple(words)


def _including(sentence: Sentence, chance: random.Random) -> Sentence:
    """Puts ", including three children," after a plural subject: the verb still belongs to the subject."""
    for i, noun in enumerate(sentence[:-1]):
        if noun.tag != "NNS" or noun.label not in ("nsubj", "nsubj:pass") or not noun.space:
            continue
        if sentence[i + 1].label == "punct" or any(w.head == i and j > i for j, w in enumerate(sentence)):
            continue
        if chance.random() < 0.06:
            # the last new word is the comma, -2; the noun before it, -3, governs the rest
            new = [
                Word(",", True, ",", ",", -3, "punct"),
                Word("including", True, "include", "VBG", -3, "case"),
                Word(_number(chance), True, "", "CD", -3, "nummod"),
                Word(chance.choice(_GROUPS), False, "", "NNS", i, "nmod"),
                Word(",", True, ",", ",", -3, "punct"),
            ]
            words = list(inserted(sentence, i + 1, new))
            words[i] = replace(words[i], space=False)
            return tuple(words)
    return sentence
