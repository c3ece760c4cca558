"""Builds the claim of every figure of an article, in text order."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from numcheck.linker.claims.aspects import find_aspect, find_basis
from numcheck.linker.claims.ellipsis import find_elided
from numcheck.linker.claims.entity import Entity, counted_phrase, filled, find_entity, modifiers
from numcheck.linker.claims.figure import CALENDAR, Figure, locate, verb_beside
from numcheck.linker.claims.measured import find_property, level_verb, owner
from numcheck.linker.claims.modality import find_modality
from numcheck.linker.claims.part import find_part
from numcheck.linker.claims.predicate import Predicate, find_predicate, predicate_word, subject_words
from numcheck.linker.claims.qualifiers import find_qualifiers
from numcheck.linker.claims.reference import resolve
from numcheck.linker.claims.said_of import entity_words
from numcheck.linker.claims.source import find_source, inside_quotes
from numcheck.linker.words import View
from numcheck.model.article import Article
from numcheck.model.claim import Claim
from numcheck.model.quantity import Kind, Quantity
from numcheck.model.sentence import Sentence
from numcheck.resources.lexicons import Lexicons

_MOST_FIGURES = 80  # in a sentence; more stand only in tables and lists, and cost their square
_NEAR = 3  # characters between neighbouring sentences of a paragraph, or of two


def build_claims(
    article: Article,
    quantities: tuple[Quantity, ...],
    sentences: tuple[Sentence, ...],
    lexicons: Lexicons,
) -> tuple[Claim, ...]:
    """One claim for every quantity, in the same order; where nothing is known, only its place is filled in.

    `sentences` stand in text order. A quantity outside all of them has `sentence` -1.
    """
    starts = [sentence.span.start for sentence in sentences]
    views: dict[int, View] = {}
    by_sentence: dict[int, list[Quantity]] = {}
    places: list[int] = []
    for quantity in quantities:
        index = bisect_right(starts, quantity.span.start) - 1
        if index < 0 or quantity.span.start >= sentences[index].span.end:
            index = -1
        places.append(index)
        by_sentence.setdefault(index, []).append(quantity)
    claims: list[Claim] = []
    for quantity, index in zip(quantities, places, strict=True):
        figure = None
        told = quantity.judged or quantity.kind in (Kind.YEAR, Kind.ORDINAL)
        if index >= 0 and told and len(by_sentence[index]) <= _MOST_FIGURES:
            if index not in views:
                views[index] = View(sentences[index], lexicons)
            figure = locate(quantity, views[index], by_sentence[index])
        if figure is None:
            claims.append(_bare(article, quantity, index, sentences))
        else:
            claims.append(_claim(article, figure, index, claims, by_sentence[index], lexicons))
    return tuple(claims)


def _bare(article: Article, quantity: Quantity, index: int, sentences: Sequence[Sentence]) -> Claim:
    block = article.block_at(quantity.span.start)
    span = sentences[index].span if index >= 0 else quantity.span
    return Claim(quantity, block if block is not None else -1, index, span)


def _claim(
    article: Article,
    figure: Figure,
    index: int,
    earlier: list[Claim],
    here: Sequence[Quantity],
    lexicons: Lexicons,
) -> Claim:
    view, quantity = figure.view, figure.quantity
    entity = find_entity(figure)
    predicate = find_predicate(figure, entity.noun)
    measured = find_property(figure, entity, predicate)
    noun, shared = entity.noun, None
    if noun is None:
        shared, noun = find_elided(figure, predicate, earlier)
        entity = Entity(noun, "elided") if noun is not None else entity
    if (
        noun is not None
        and figure.counted
        and entity.how != "elided"
        and view.lemmas[noun] in lexicons.words("hollow-nouns")
    ):
        noun = _meant(view, noun, predicate)
    has = owner(figure, entity, measured, predicate)
    part = find_part(figure, earlier, here)
    extra = tuple(i for i in (measured, has) if i is not None)
    anchor = noun if noun is not None else figure.top
    qualifiers = find_qualifiers(figure, anchor, predicate, extra)
    head = shared.head if shared is not None else view.lemmas[noun] if noun is not None else ""
    head_phrase = (
        shared.noun_phrase
        if shared is not None
        else counted_phrase(view, noun, figure)
        if noun is not None
        else ""
    )
    predicates = list(predicate.states)
    deed = predicate.verb is not None and predicate.verb == verb_beside(figure)
    if predicate.verb is not None and (deed or not view.noun(predicate.verb) or view.case(predicate.verb)):
        predicates.append(predicate.verb)  # "were out of work": a noun, but with its preposition a state
    subject = subject_words(figure, has if has is not None else predicate.subject)
    block = article.block_at(quantity.span.start)
    claim = Claim(
        quantity=quantity,
        block=block if block is not None else view.sentence.block,
        sentence=index,
        sentence_span=view.sentence.span,
        head=head,
        head_span=view.tokens[noun].span if noun is not None else None,
        modifiers=modifiers(view, noun, figure) if noun is not None else shared.modifiers if shared else (),
        concepts=_concepts(head, head_phrase, view, noun, lexicons)
        or _people(figure, head, predicate, earlier),
        property=_property(figure, measured, predicate, lexicons) or _carried(figure, predicate, earlier),
        predicate=predicate_word(view, predicate),
        predicate_concepts=_event_concepts(view, predicates, predicate.verb, lexicons),
        negated=predicate.negated,
        subject=subject,
        group=part.group,
        part_of=part.whole,
        places=qualifiers.places,
        names=qualifiers.names,
        periods=qualifiers.periods,
        tense=predicate.tense,
        source=find_source(figure),
        modality=find_modality(figure, entity, predicate),
        basis=find_basis(figure, entity, measured),
        aspect=find_aspect(figure, entity, predicate),
        words=view.content(tuple(i for i in view.clause(figure.top) if not figure.inside(i))),
        quoted=inside_quotes(view, figure.first),
        noun_phrase=head_phrase,
        entity_words=entity_words(figure, entity, measured, predicate, earlier),
    )
    refers_to = resolve(quantity, claim, earlier, lexicons)
    return claim if refers_to is None else replace(claim, refers_to=refers_to)


def _meant(view: View, noun: int, predicate: Predicate) -> int:
    """ "The number of users broke the 100 million mark": a hollow noun counts what its subject does."""
    inner = filled(view, noun)
    if inner == noun and predicate.subject is not None and view.noun(predicate.subject):
        inner = filled(view, predicate.subject)
    return noun if view.lemmas[inner] in view.lexicons.words("hollow-nouns") else inner


def _property(figure: Figure, measured: int | None, predicate: Predicate, lexicons: Lexicons) -> str:
    """The measured noun's lemma, with its compound where the lexicons know that ("inflation rate"); for a noun
    that is no measure, what the verb says instead: "the trial cost £4m" is of a cost.
    """
    view = figure.view
    noun = view.lemmas[measured] if measured is not None else ""
    if figure.counted and noun not in lexicons.words("measure-nouns"):
        return ""
    if measured is not None and measured > 0:
        phrase = f"{view.lemmas[measured - 1]} {noun}"
        if lexicons.concepts(phrase, "noun"):
            return phrase
    if figure.quantity.kind in (Kind.MONEY, Kind.MEASURE) and noun not in lexicons.words("measure-nouns"):
        verb = predicate_word(view, predicate)
        said = lexicons.base("property-verbs", verb)
        if (
            said
            and (measured is None or measured == predicate.subject)
            and predicate.verb == view.head(figure.top)
        ):
            return said
    return noun if noun[:1].isalpha() else ""


def _carried(figure: Figure, predicate: Predicate, earlier: Sequence[Claim]) -> str:
    """ "It fell to 9.6 %", "compared with £4m": the property of the last figure of the kind that has one, for "it"
    in this sentence or the one before, for a comparison in this one.
    """
    view, subject, kind = figure.view, predicate.subject, figure.quantity.kind
    start = figure.starts_phrase()
    comparing = set(view.lowers[max(0, start - 3) : start]) & view.lexicons.words("comparing-words")
    pronoun = subject is not None and view.lowers[subject] in ("it", "they", "that")
    if kind in CALENDAR or not (comparing or (pronoun and level_verb(view, predicate))):
        return ""
    own = view.sentence.span
    for claim in reversed(earlier):
        if claim.sentence_span.end + _NEAR < own.start or (not pronoun and claim.sentence_span != own):
            break
        if claim.quantity.kind is kind and claim.property:
            return claim.property
    return ""


def _people(figure: Figure, head: str, predicate: Predicate, earlier: Sequence[Claim]) -> tuple[str, ...]:
    """ "5.8 million who need them" are people, though no noun says so; "14 others" are of the kind named before;
    "40,000 march" are protesters, "injuring 12" speaks of the injured.
    """
    if head == "other" and earlier and earlier[-1].sentence_span == figure.view.sentence.span:
        return earlier[-1].concepts
    after = figure.view.lowers[figure.last + 1 : figure.last + 2]
    if figure.quantity.kind is not Kind.COUNT or not figure.counted:
        return ()
    if after in (("who",), ("whose",)):
        return ("person",)
    if head or predicate.verb is None:
        return ()
    lexicons = figure.view.lexicons
    senses = lexicons.concepts(figure.view.lemmas[predicate.verb], "verb")
    return tuple(sense for sense in senses if lexicons.by_id[sense].field == "people")


def _concepts(head: str, phrase: str, view: View, noun: int | None, lexicons: Lexicons) -> tuple[str, ...]:
    """The concepts of a counted noun; a compound that the lexicons know ("asylum seeker") goes before its head.

    "Germans" are people, by their country's line in the lexicon of places.
    """
    if noun is not None and noun > 0:
        found = lexicons.concepts(f"{view.lemmas[noun - 1]} {head}", "noun")
        if found:
            return found
    if head in lexicons.demonyms:
        return ("person",)
    words = phrase.split()
    for first in range(len(words) - 1):
        found = lexicons.concepts(" ".join(words[first:]), "noun")
        if found:
            return found
    return lexicons.concepts(head, "noun") or lexicons.concepts(head, "adjective")


def _event_concepts(
    view: View, words: list[int], predicate: int | None, lexicons: Lexicons
) -> tuple[str, ...]:
    """The concepts of governing verbs, states and predicates ("jailed", "in custody", "dead")."""
    found: dict[str, None] = {}
    light = lexicons.words("light-verbs")
    for i in words:
        if view.pos[i] in ("NUM", "SYM", "PRON"):
            continue
        lemma = view.lemmas[i]
        part = {"VERB": "verb", "AUX": "verb", "ADJ": "adjective", "NOUN": "noun"}.get(view.pos[i], "")
        part = "verb" if i == predicate and part == "noun" and not view.case(i) else part
        phrasal = " ".join([lemma, *(view.lowers[kid] for kid in view.children(i, "compound"))])
        after = view.lowers[i + 1] if i + 1 < view.count else ""
        if f"{lemma} {after}" in lexicons.verbs:  # "broke out", whatever the parser calls the particle
            phrasal = f"{lemma} {after}"
        senses = lexicons.concepts(phrasal, "verb") if phrasal != lemma else ()
        if not senses and lemma not in light:
            senses = lexicons.concepts(lemma, part) or lexicons.concepts(view.lowers[i], "adjective")
        if case := view.case(i):  # "out of work", "behind bars"; the bare noun of a predicate says no deed
            phrased = lexicons.concepts(f"{case} {lemma}")
            deeds = tuple(s for s in senses if lexicons.by_id[s].verbs or lexicons.by_id[s].adjectives)
            senses = phrased or (() if i == predicate else deeds)
        found.update(dict.fromkeys(senses))
        for kid in view.children(i, "xcomp"):
            if view.noun(kid):
                continue
            senses = lexicons.concepts(view.lemmas[kid], "verb" if view.verb(kid) else "adjective")
            found.update(dict.fromkeys(senses))
    return tuple(found)
