"""A claim as restatement sees it: what it may be compared with, and the content words around its figure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from math import log

from numcheck.linker.context import Context
from numcheck.linker.restated.beside import (
    MOST_COMPANY,
    also_done,
    aspect_of,
    counts_others,
    is_baseline,
    is_by_an_amount,
    is_denied,
    is_pointed_at,
    near_text,
    other_event,
    right_noun,
    says,
    says_all,
    spoken,
    stands_among,
)
from numcheck.linker.restated.course import Course, read_course
from numcheck.linker.restated.named import names_several_days
from numcheck.linker.restated.times import lengths_in
from numcheck.linker.restated.wording import Wording, content_lemmas, read_wording
from numcheck.model.claim import Aspect, Claim
from numcheck.model.quantity import Kind, Quantity
from numcheck.model.sentence import Token

CORE = 2  # words to either side that are said of the figure itself
_ATTRIBUTE = 25  # characters from a figure to the noun that it describes, other adjectives between
NEAR = 6  # words to either side of a figure that a copy editor's eye takes in with it
_SIGNS = (
    "version-early",
    "version-late",
    "achieved-words",
    "running-total-words",
    "result-words",
    "repeating-words",
    "other-match-words",
    "requirement-words",
)
_UNCOUNTABLE = frozenset({Kind.WEEKDAY})

# What figures may restate each other: kind, then currency, unit or dimension.
Family = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Mention:
    """One judged claim, and what the words around its figure say.

    `place` is its rank in the article; `opening` says that it stands in the first paragraphs of the body. `noun` is
    the head of the claim or, where it has none, the nearest noun to the figure's right, `noun_word` what that is
    compared by, `lemmas` the content lemmas of the sentence.

    Words as they are compared (see `wording`): `core` of what it counts, measures and does; `near` within `NEAR`
    words of the figure; `wide` of the sentence; `phrases` are pairs of them that follow each other there. `senses`
    are the lexicon concepts of the lemmas near by and of its own, marked with a tilde; `measured` its property and
    the concepts of that, marked with an equals sign.

    Signs beside the figure: `baseline` that others are compared with it, `denied` "not", `holds_others` "among",
    `says_all` "all", `definite` "the" or "these", adjectives between or none, `owned` a possessive, `introduced` "a" or
    "another", `other` that it counts others on top, `also` the verb of what was "also" done, `by_an_amount` that it is a
    year which a share, money or a measure is of, `attributive` that a hyphen ties it to its noun ("a two-judge panel").
    `signs` name the sets of phrases that its sentence holds one of, `lengths` the lengths of time in it, `other_event`
    what it tells of that is like something told of elsewhere ("a separate attack"); `near_words` is the text within a
    few words, `tokens` are the figure's own in the sentence.
    """

    claim: Claim
    family: Family
    place: int
    summary: bool
    noun: str
    noun_word: str
    near: frozenset[str]
    core: frozenset[str]
    wide: frozenset[str]
    lemmas: frozenset[str]
    phrases: frozenset[tuple[str, str]]
    senses: frozenset[str]
    measured: tuple[str, ...]
    opening: bool
    aspect: Aspect
    baseline: bool
    denied: bool
    holds_others: bool
    says_all: bool
    definite: bool
    owned: bool
    introduced: bool
    other: bool
    also: str
    by_an_amount: bool
    attributive: bool
    signs: frozenset[str]
    lengths: tuple[str, ...]
    other_event: str
    near_words: str
    tokens: tuple[int, ...]

    def near_says(self, phrases: Iterable[str]) -> bool:
        """Whether one of the phrases stands within a few words of the figure, whatever parts of speech they are."""
        return says(self.near_words, phrases)

    @property
    def counts_its_own(self) -> bool:
        """Whether the noun that it counts stands after the figure, not in an earlier clause."""
        head = self.claim.head_span
        return head is not None and head.start >= self.claim.quantity.span.start

    @property
    def describes(self) -> bool:
        """Whether it stands close before its noun: "the $3.4m deal", "a 20-year-old record"."""
        head = self.claim.head_span
        return head is not None and 0 <= head.start - self.claim.quantity.span.end <= _ATTRIBUTE

    @property
    def said_beside(self) -> frozenset[str]:
        """The words of its sentence and of the names beside it."""
        return self.wide | self.lemmas | {word for name in self.claim.names for word in name.lower().split()}

    def speaks_of(self, name: str) -> bool:
        """Whether a word of the name stands in its sentence or among the names beside it."""
        return bool(self.said_beside & set(name.lower().split()))

    @property
    def index(self) -> int:
        """Index of its quantity."""
        return self.claim.quantity.index


@dataclass(frozen=True, slots=True)
class _Signs:
    """What a sentence says of all its figures: lengths of time, sets of phrases that it holds one of, another event."""

    lengths: tuple[str, ...]
    phrases: frozenset[str]
    other_event: str


@dataclass(frozen=True, slots=True)
class _Read:
    """The sentences of an article as content lemmas, and as the words that are compared."""

    wording: Wording
    lemmas: tuple[tuple[str, ...], ...]
    words: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Scene:
    """All mentions of an article, what its words are compared by, and how rare each of them is in it.

    `rarity` runs from 0 (in every sentence) to 1 (in the two that are compared, or in one). `first` names the
    first quantity of each family below the headline, standfirst and captions, `lead` the first sentence there that
    holds a figure; `beside` counts the mentions of a family that a word stands near. `faces` are the bracketed
    conversions by the quantity that they convert, `sums` what a figure and another that a sum ties to it come to,
    `course` the scores on the way that the story tells, `ranked` the ranks below the headline by what they rank,
    `company` the figures of a sentence, `partners` those that a sum ties to a figure, `blocks` the content lemmas of a block.
    """

    context: Context
    wording: Wording
    mentions: tuple[Mention, ...]
    rarity: Mapping[str, float]
    first: Mapping[Family, int]
    lead: int
    beside: Mapping[tuple[Family, str], int]
    faces: Mapping[int, Quantity]
    sums: Mapping[int, frozenset[Fraction]]
    course: Course
    ranked: Mapping[str, frozenset[Fraction]]
    company: Mapping[int, tuple[Quantity, ...]]
    partners: Mapping[int, tuple[int, ...]]
    blocks: Mapping[int, frozenset[str]]

    def around(self, mention: Mention) -> tuple[Sequence[Token], Sequence[Token]] | None:
        """The tokens of a figure's sentence before it and behind it, None where no parse holds it."""
        sentence, at = self.context.sentence_of(mention.claim), mention.tokens
        return (
            (sentence.tokens[: at[0]], sentence.tokens[at[-1] + 1 :]) if sentence is not None and at else None
        )

    def weight(self, words: Iterable[str]) -> float:
        """How much the words tell, each by its rarity."""
        return sum(self.rarity.get(word, 1.0) for word in words)

    def telling(self, kin: Family, words: Iterable[str]) -> float:
        """How well words by two figures of a family set the two apart from its others: 1 a word that is by no
        third, a half for one that is by one more, and so on."""
        return sum(1.0 / max(1, self.beside.get((kin, word), 2) - 1) for word in words)


def share_a_deed(a: Mention, b: Mention) -> bool:
    """Whether both tell of one thing that was done, by one verb or two that mean it."""
    return a.claim.predicate == b.claim.predicate or bool(
        set(a.claim.predicate_concepts) & set(b.claim.predicate_concepts)
    )


def family(claim: Claim) -> Family:
    """What the figure of a claim may be compared with; empty if with nothing."""
    quantity = claim.quantity
    unit = quantity.unit
    kind = quantity.kind
    if kind in _UNCOUNTABLE:
        return ()
    if kind is Kind.MONEY:
        return (kind.value, unit.currency or unit.name)
    if kind in (Kind.MEASURE, Kind.DURATION):
        return (kind.value, unit.name or unit.dimension)
    if kind is Kind.SHARE:
        return (kind.value, "points" if unit.dimension == "points" else "share")
    return (kind.value,)


def observe(context: Context, limit: int) -> Scene:
    """The mentions of the first `limit` claims whose figures may be judged, and the rarity of their words."""
    lemmas = tuple(content_lemmas(sentence, context.lexicons) for sentence in context.sentences)
    wording = read_wording(context.sentences, lemmas, context.lexicons)
    read = _Read(wording, lemmas, tuple(map(wording.content, context.sentences, lemmas)))
    mentions: list[Mention] = []
    signs: dict[int, _Signs] = {}
    for claim in context.claims:
        kin = family(claim)
        if not kin or not _comparable(context, claim):
            continue
        if len(mentions) >= limit:
            break
        if claim.sentence not in signs:
            signs[claim.sentence] = _read_signs(context, claim)
        mentions.append(_mention(context, read, claim, kin, len(mentions), signs[claim.sentence]))
    running = context.lexicons.words("running-score-words")
    first: dict[Family, int] = {}
    for mention in mentions:
        if not mention.summary:
            first.setdefault(mention.family, mention.index)
    beside = Counter(
        (m.family, word) for m in mentions for word in m.near | m.core | {m.noun_word, *m.measured} | m.senses
    )
    faces = {q.face_of: q for q in context.quantities if q.face_of is not None}
    company: dict[int, list[Quantity]] = {}
    for claim in context.claims:
        if _comparable(context, claim):
            company.setdefault(claim.sentence, []).append(claim.quantity)
    blocks: dict[int, set[str]] = {}
    for sentence, words in zip(context.sentences, read.words, strict=True):
        blocks.setdefault(sentence.block, set()).update(word for word in words if word)
    return Scene(
        context,
        wording,
        tuple(mentions),
        _rarity(read.words),
        first,
        min((m.claim.sentence for m in mentions if not m.summary), default=-1),
        beside,
        faces,
        _sums(context),
        read_course(
            (m.claim.block, m.place, m.claim.quantity.score)
            for m in mentions
            if m.claim.quantity.kind is Kind.SCORE and not m.summary and m.near_says(running)
        ),
        _ranked(mentions),
        {key: tuple(found) for key, found in company.items() if len(found) <= MOST_COMPANY},
        _partners(context),
        {key: frozenset(found) for key, found in blocks.items()},
    )


def _partners(context: Context) -> dict[int, tuple[int, ...]]:
    """The figures that a sum ties to each."""
    found: dict[int, list[int]] = {}
    for a, b in sorted(context.tied):
        found.setdefault(a, []).append(b)
        found.setdefault(b, []).append(a)
    return {index: tuple(others) for index, others in found.items()}


def _sums(context: Context) -> dict[int, frozenset[Fraction]]:
    """What each figure that a sum ties to others comes to with each of them: their sum and their difference."""
    found: dict[int, set[Fraction]] = {}
    for i, j in context.tied:
        a, b = (context.quantities[k].measure.printed for k in (i, j))
        if a is not None and b is not None:
            for index in (i, j):
                found.setdefault(index, set()).update((a + b, abs(a - b)))
    return {index: frozenset(values) for index, values in found.items()}


def _ranked(mentions: Iterable[Mention]) -> dict[str, frozenset[Fraction]]:
    """The ranks that the story below the headline tells of each noun."""
    found: dict[str, set[Fraction]] = {}
    for mention in mentions:
        printed = mention.claim.quantity.measure.printed
        if (
            mention.claim.quantity.kind is Kind.ORDINAL
            and not mention.summary
            and mention.noun
            and printed is not None
        ):
            found.setdefault(mention.noun, set()).add(printed)
    return {noun: frozenset(ranks) for noun, ranks in found.items()}


def _comparable(context: Context, claim: Claim) -> bool:
    quantity = claim.quantity
    if names_several_days(context, quantity):
        return False
    return quantity.judged or quantity.kind is Kind.YEAR


def _mention(
    context: Context,
    read: _Read,
    claim: Claim,
    kin: Family,
    place: int,
    signs: _Signs,
) -> Mention:
    sentence = context.sentence_of(claim)
    words, lemmas = (
        (read.words[claim.sentence], read.lemmas[claim.sentence]) if sentence is not None else ((), ())
    )
    own = sentence.at(claim.quantity.span) if sentence is not None else ()
    first, last = (own[0], own[-1]) if own else (0, -1)
    outside = [word for i, word in enumerate(words) if word and not first <= i <= last]
    near = frozenset(_around(words, first, last, NEAR))
    told = [word for word in (claim.head, claim.predicate, *claim.property.split()) if word]
    core = frozenset({*_around(words, first, last, CORE), *map(read.wording.word, told)})
    summary = context.summary(claim)
    return Mention(
        claim,
        kin,
        place,
        summary,
        noun := claim.head or right_noun(sentence, last),
        read.wording.word(noun),
        near,
        core - context.lexicons.words("light-words") if own else frozenset(),
        frozenset(outside),
        frozenset(word for i, word in enumerate(lemmas) if word and not first <= i <= last),
        _phrases(words, first, last),
        frozenset(
            f"~{sense}"
            for word in {*_around(lemmas, first, last, NEAR), *told}
            for sense in context.lexicons.concepts(word)
        ),
        tuple(f"={name}" for name in (claim.property, *context.lexicons.concepts(claim.property)) if name),
        opening=not summary and claim.block <= _first_body(context) + 1,
        aspect=aspect_of(claim, sentence, first),
        baseline=claim.quantity.index in context.starts or is_baseline(context, sentence, first, last),
        denied=sentence is not None and is_denied(sentence, first),
        holds_others=sentence is not None and stands_among(context, claim, sentence, first),
        says_all=sentence is not None and says_all(sentence, first),
        definite=claim.quantity.definite
        or (sentence is not None and is_pointed_at(context, sentence, first)),
        owned=sentence is not None and first > 0 and sentence.tokens[first - 1].tag in ("PRP$", "POS"),
        introduced=sentence is not None
        and first > 0
        and sentence.tokens[first - 1].lower in ("a", "an", "another"),
        other=claim.quantity.other or counts_others(context, sentence, last),
        also=also_done(sentence, first, last) if sentence is not None else "",
        by_an_amount=claim.quantity.kind is Kind.YEAR and is_by_an_amount(context, claim),
        attributive=claim.quantity.kind is Kind.COUNT
        and context.article.text[claim.quantity.span.end : claim.quantity.span.end + 1] == "-",
        signs=signs.phrases,
        lengths=signs.lengths,
        other_event=signs.other_event,
        near_words=near_text(sentence, first, last),
        tokens=own,
    )


def _around(words: tuple[str, ...], first: int, last: int, reach: int) -> Iterator[str]:
    """The words within `reach` tokens of a figure that stands from `first` to `last`; none if it stands nowhere."""
    if last >= 0:
        beside = (*words[max(0, first - reach) : first], *words[last + 1 : last + 1 + reach])
        yield from (word for word in beside if word)


def _phrases(words: tuple[str, ...], first: int, last: int) -> frozenset[tuple[str, str]]:
    """Pairs of content words that follow each other near a figure, other words between left out."""
    if last < 0:
        return frozenset()
    beside = [word for word in words[max(0, first - 2 * NEAR) : last + 1 + 2 * NEAR] if word]
    return frozenset(pairwise(beside))


def _read_signs(context: Context, claim: Claim) -> _Signs:
    sentence = context.sentence_of(claim)
    if sentence is None:
        return _Signs((), frozenset(), "")
    said = spoken(sentence.tokens)
    found = (name for name in _SIGNS if says(said, context.lexicons.words(name)))
    return _Signs(lengths_in(said), frozenset(found), other_event(context, sentence))


def _first_body(context: Context) -> int:
    return next((i for i, block in enumerate(context.article.blocks) if not block.kind.summary), 0)


def _rarity(sentences: tuple[tuple[str, ...], ...]) -> dict[str, float]:
    found = Counter(word for words in sentences for word in set(words) if word)
    total = max(3, len(sentences))
    return {word: min(1.0, log(1 + total / count) / log(1 + total / 2)) for word, count in found.items()}
