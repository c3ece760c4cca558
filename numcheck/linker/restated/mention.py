"""A claim as restatement sees it: what it may be compared with, and the content words around its figure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import log

from numcheck.linker.context import Context
from numcheck.model.claim import Claim
from numcheck.model.quantity import Kind
from numcheck.model.sentence import Sentence

NEAR = 6  # words to either side of a figure that a copy editor's eye takes in with it
_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "ADV"})
_UNCOUNTABLE = frozenset({Kind.WEEKDAY})

# What figures may restate each other: kind, then dimension or currency or unit, then what a rate is taken by.
Family = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Mention:
    """One judged claim. `near` are the content lemmas within `NEAR` words of the figure, `wide` those of its
    sentence.

    `place` is its rank in the article; `senses` are the lexicon concepts of `near`; `baseline` says
    that others are compared with it, `opening` that it stands in the first paragraphs of the body; `noun` is
    the head of the claim or, where it has none, the nearest noun to the figure's right.
    """

    claim: Claim
    family: Family
    place: int
    summary: bool
    noun: str
    near: frozenset[str]
    wide: frozenset[str]
    senses: frozenset[str]
    opening: bool
    baseline: bool
    all_words: frozenset[str]

    @property
    def index(self) -> int:
        """Index of its quantity."""
        return self.claim.quantity.index


@dataclass(frozen=True, slots=True)
class Scene:
    """All mentions of an article, and how rare each content lemma is in it.

    `rarity` runs from 0 (in every sentence) to 1 (in the two that are compared, or in one). `first` names the
    first quantity of each family below the headline, standfirst and captions.
    """

    context: Context
    mentions: tuple[Mention, ...]
    rarity: Mapping[str, float]
    first: Mapping[Family, int]

    def weight(self, words: Iterable[str]) -> float:
        """How much the words tell, each by its rarity."""
        return sum(self.rarity.get(word, 1.0) for word in words)


def family(claim: Claim) -> Family:
    """What the figure of a claim may be compared with; empty if with nothing."""
    quantity = claim.quantity
    unit = quantity.unit
    kind = quantity.kind
    if kind in _UNCOUNTABLE:
        return ()
    if kind is Kind.MONEY:
        return (kind.value, unit.currency or unit.name, unit.per)
    if kind in (Kind.MEASURE, Kind.DURATION):
        return (kind.value, unit.name or unit.dimension, unit.per)
    if kind is Kind.SHARE:
        return (kind.value, "points" if unit.dimension == "points" else "share", unit.per)
    return (kind.value, "", unit.per)


def observe(context: Context, limit: int) -> Scene:
    """The mentions of the first `limit` claims whose figures may be judged, and the rarity of their words."""
    light = context.lexicons.words("light-words")
    lemmas = [_content(sentence, light) for sentence in context.sentences]
    mentions: list[Mention] = []
    for claim in context.claims:
        kin = family(claim)
        if not kin or not _comparable(claim):
            continue
        if len(mentions) >= limit:
            break
        mentions.append(_mention(context, claim, kin, len(mentions), lemmas))
    first: dict[Family, int] = {}
    for mention in mentions:
        if not mention.summary:
            first.setdefault(mention.family, mention.index)
    return Scene(context, tuple(mentions), _rarity(lemmas), first)


def _comparable(claim: Claim) -> bool:
    quantity = claim.quantity
    return quantity.judged or quantity.kind is Kind.YEAR


def _content(sentence: Sentence, light: frozenset[str]) -> tuple[str, ...]:
    """The lemma of each token that carries content, an empty string for each other one."""
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


def _mention(
    context: Context, claim: Claim, kin: Family, place: int, lemmas: list[tuple[str, ...]]
) -> Mention:
    sentence = context.sentence_of(claim)
    words = lemmas[claim.sentence] if sentence is not None else ()
    own = sentence.at(claim.quantity.span) if sentence is not None else ()
    first, last = (own[0], own[-1]) if own else (0, -1)
    outside = [word for i, word in enumerate(words) if word and not first <= i <= last]
    beside = [word for i, word in enumerate(words[max(0, first - NEAR) : first]) if word]
    beside += [word for word in words[last + 1 : last + 1 + NEAR] if word]
    near = frozenset(beside) if own else frozenset()
    summary = context.summary(claim)
    return Mention(
        claim,
        kin,
        place,
        summary,
        claim.head or _right_noun(sentence, last),
        near,
        frozenset(outside),
        frozenset(sense for word in near for sense in context.lexicons.concepts(word)),
        opening=not summary and claim.block <= _first_body(context) + 1,
        baseline=_is_baseline(context, sentence, first),
        all_words=frozenset(token.lower for token in sentence.tokens)
        if sentence is not None
        else frozenset(),
    )


def _is_baseline(context: Context, sentence: Sentence | None, first: int) -> bool:
    """Whether the words before a figure say that others are compared with it: "up from", "against"."""
    if sentence is None:
        return False
    before = [token.lower for token in sentence.tokens[max(0, first - 4) : max(0, first)]]
    phrases = context.lexicons.words("baseline-words")
    return any(
        " ".join(before[i:j]) in phrases for i in range(len(before)) for j in range(i + 1, len(before) + 1)
    )


def _first_body(context: Context) -> int:
    return next((i for i, block in enumerate(context.article.blocks) if not block.kind.summary), 0)


def _right_noun(sentence: Sentence | None, last: int) -> str:
    if sentence is None or last < 0:
        return ""
    for token in sentence.tokens[last + 1 : last + 4]:
        if token.pos == "NOUN":
            return token.lemma.lower()
        if token.pos in ("VERB", "PUNCT", "AUX"):
            break
    return ""


def _rarity(lemmas: list[tuple[str, ...]]) -> dict[str, float]:
    found = Counter(word for words in lemmas for word in set(words) if word)
    total = max(3, len(lemmas))
    return {word: min(1.0, log(1 + total / count) / log(1 + total / 2)) for word, count in found.items()}
