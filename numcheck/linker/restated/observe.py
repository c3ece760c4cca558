"""Claims → the mentions of an article and their scene: what the words around each figure say, read once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
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
from numcheck.linker.restated.course import read_course
from numcheck.linker.restated.mention import Family, Mention, Scene, family
from numcheck.linker.restated.named import names_several_days
from numcheck.linker.restated.times import lengths_in
from numcheck.linker.restated.wording import Wording, content_lemmas, read_wording
from numcheck.model.claim import Claim
from numcheck.model.quantity import Kind, Quantity

CORE = 2  # words to either side that are said of the figure itself
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
