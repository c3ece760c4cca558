"""Builds a small article with its claims by hand: linking is tested without a parser or an extractor.

A figure stands in braces with what is said of it: "{12|head=pupil,predicate=pass} passed". The first block
of a story is its headline if it begins with "# ".
"""

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction

from numcheck.linker.context import Context
from numcheck.linker.restated.blockers import blocked
from numcheck.linker.restated.observe import observe
from numcheck.model.article import Article, Block, BlockKind
from numcheck.model.claim import Aspect, Claim, Modality
from numcheck.model.interval import Interval
from numcheck.model.quantity import Calendar, Kind, Measure, Modifier, Quantity, Unit
from numcheck.model.sentence import Sentence, Token
from numcheck.model.span import Span
from numcheck.resources.lexicons import load_lexicons
from numcheck.resources.weights import load_weights

_FIGURE = re.compile(r"\{([^|}]+)(?:\|([^}]*))?\}")
_WORDS = {
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
}
_FUNCTION = re.compile(
    "the|an?|of|in|on|at|to|for|and|or|but|was|were|is|are|has|have|had|by|with|from|who|whom|that|this|its?|they|them"
    "|their|he|she|his|her|as|not|than|said|says|all|both|these|those|been?|will|would|could"
)
_LEMMAS = {
    "killed": "kill",
    "died": "die",
    "detained": "detain",
    "jailed": "jail",
    "fined": "fine",
    "bought": "buy",
    "asked": "ask",
}
_TUPLES = {
    "modifiers",
    "concepts",
    "predicate_concepts",
    "subject",
    "group",
    "places",
    "names",
    "periods",
    "basis",
}


def tell(*blocks: str) -> Context:
    """The context of a story, one string a block."""
    text, spans, found = "", [], []
    for block in blocks:
        kind = BlockKind.BODY
        if block.startswith("# "):
            kind, block = BlockKind.HEADLINE, block[2:]
        elif block.startswith("! "):
            kind, block = BlockKind.CORRECTION, block[2:]
        if text:
            text += "\n\n"
        start, at = len(text), 0
        for match in _FIGURE.finditer(block):
            text += block[at : match.start()]
            found.append((Span(len(text), len(text) + len(match[1])), match[2] or ""))
            text += match[1]
            at = match.end()
        text += block[at:]
        spans.append(Block(Span(start, len(text)), kind))
    article = Article("story.txt", text, text, tuple(spans))
    quantities = tuple(_quantity(i, text, span, said) for i, (span, said) in enumerate(found))
    names = {word for _, said in found for word in re.split(r"[+ ]", _fields(said).get("names", ""))}
    sentences = tuple(_named(sentence, names) for sentence in _sentences(article, quantities))
    claims = tuple(
        _claim(article, sentences, q, said) for q, (_, said) in zip(quantities, found, strict=True)
    )
    return Context(article, quantities, sentences, claims, load_lexicons(), load_weights())


def tagged(story: Context, word: str, tag: str, pos: str = "") -> Context:
    """The story with that word tagged so wherever it stands, and as that part of speech if one is given."""

    def told(token: Token) -> Token:
        return replace(token, tag=tag, pos=pos or token.pos) if token.text == word else token

    sentences = (replace(sentence, tokens=tuple(map(told, sentence.tokens))) for sentence in story.sentences)
    return replace(story, sentences=tuple(sentences))


def read(*blocks: str, tags: str = "") -> Context:
    """A story whose words are tagged as `tags` says, word by word: "held/VBD/VERB well/RB/ADV"."""
    story = tell(*blocks)
    for mark in tags.split():
        story = tagged(story, *mark.split("/"))
    return story


def blocker(story: Context, a: int = 0, b: int = 1) -> str:
    """The blocker between two figures of a story, the first two unless others are named; empty if there is none."""
    scene = observe(story, 100)
    return blocked(scene, scene.mentions[a], scene.mentions[b])[0]


def _fields(said: str) -> dict[str, str]:
    return {key: value for key, _, value in (part.partition("=") for part in said.split(",") if part)}


def _quantity(index: int, text: str, span: Span, said: str) -> Quantity:
    fields = _fields(said)
    printed = span.of(text)
    digits = re.sub(r"[^\d.]", "", printed)
    value = Fraction(digits) if digits.strip(".") else Fraction(_WORDS.get(printed.lower(), 0))
    scale = {"m": 10**6, "bn": 10**9, "million": 10**6, "billion": 10**9}
    value *= next((n for w, n in scale.items() if re.search(rf"\d ?{w}$", printed)), 1)
    place = Fraction(1)
    while value and value % (place * 10) == 0:
        place *= 10
    kind = Kind(fields.get("kind", "money" if printed[0] in "£$€" else "count"))
    unit = Unit(fields.get("unit", ""), "", printed[0] if kind is Kind.MONEY else "", fields.get("per", ""))
    half = place / 2 if place > 1 and digits else Fraction(0)
    measure = Measure(
        Interval(value - half, value + half, high_open=bool(half)),
        Interval(value - half, value + half, high_open=bool(half)),
        value,
        place,
        Modifier(fields.get("modifier", "exact")),
        unit,
        kind,
    )
    calendar = Calendar(month=int(fields.get("month", 4)), day=int(value)) if kind is Kind.DATE else None
    score = tuple(int(side) for side in printed.split("-")) if kind is Kind.SCORE else ()
    return Quantity(
        index,
        span,
        span,
        printed,
        kind,
        measure,
        low=value if "range" in fields else None,
        high=value if "range" in fields else None,
        calendar=calendar,
        score=score,
        other="other" in fields,
        definite="definite" in fields,
    )


def _sentences(article: Article, quantities: tuple[Quantity, ...]) -> list[Sentence]:
    """The sentences, their words cut at white space and marks, and at a hyphen right behind a figure."""
    hyphens = {q.span.end for q in quantities if article.text[q.span.end : q.span.end + 1] == "-"}
    found = []
    for index, block in enumerate(article.blocks):
        for match in re.finditer(r"(?:[^.!?]|(?<=\d)\.(?=\d))+[.!?]?", block.span.of(article.text)):
            start = block.span.start + match.start()
            words = [
                Span(start + w.start(), start + w.end()) for w in re.finditer(r"[\w,.'£$%-]*\w|\S", match[0])
            ]
            tokens = tuple(
                _token(piece, piece.of(article.text)) for word in words for piece in _cut(word, hyphens)
            )
            found.append(Sentence(Span(start, block.span.start + match.end()), tokens, index))
    return found


def _cut(word: Span, hyphens: set[int]) -> list[Span]:
    """A word in three where it holds a figure and what a hyphen ties to it: "30", "-", "member"."""
    at = next((i for i in range(word.start + 1, word.end - 1) if i in hyphens), None)
    if at is None:
        return [word]
    return [Span(word.start, at), Span(at, at + 1), Span(at + 1, word.end)]


def _named(sentence: Sentence, names: set[str]) -> Sentence:
    """The sentence whose capitalised words are proper nouns where a figure has them among its names."""
    tokens = (
        replace(t, tag="NNP", pos="PROPN") if t.lower in names and t.text[0].isupper() else t
        for t in sentence.tokens
    )
    return replace(sentence, tokens=tuple(tokens))


def _token(span: Span, word: str) -> Token:
    lower = word.lower()
    if not word[0].isalpha():
        return Token(
            span, word, lower, "CD" if word[-1].isdigit() else ".", "NUM" if word[-1].isdigit() else "PUNCT"
        )
    if _FUNCTION.fullmatch(lower):
        return Token(span, word, lower, "DT", "DET")
    if lower in _WORDS:
        return Token(span, word, lower, "CD", "NUM")
    lemma = _LEMMAS.get(lower, lower[:-1] if lower.endswith("s") and not lower.endswith("ss") else lower)
    return Token(span, word, lemma, "NN", "NOUN")


def _claim(article: Article, sentences: tuple[Sentence, ...], quantity: Quantity, said: str) -> Claim:
    fields = {
        key: value
        for key, value in _fields(said).items()
        if key not in ("kind", "unit", "modifier", "other", "definite", "per", "range", "month")
    }
    sentence = next(i for i, s in enumerate(sentences) if s.span.contains(quantity.span))
    claim = Claim(quantity, article.block_at(quantity.span.start) or 0, sentence, sentences[sentence].span)
    for key, value in fields.items():
        if key == "modality":
            claim = replace(claim, modality=Modality(value))
        elif key == "aspect":
            claim = replace(claim, aspect=Aspect(value))
        elif key == "part_of":
            claim = replace(claim, part_of=int(value))
        elif key in ("negated", "quoted"):
            claim = replace(claim, **{key: True})
        elif key in _TUPLES:
            claim = replace(claim, **{key: tuple(value.split("+"))})
        else:
            claim = replace(claim, **{key: value})
    if claim.head:
        behind = [t for t in sentences[sentence].tokens if t.span.start >= quantity.span.end]
        named = (t.span for t in behind if claim.head in (t.lower, t.lemma))
        claim = replace(claim, head_span=next(named, None))
    if claim.head and not claim.concepts:
        claim = replace(claim, concepts=load_lexicons().concepts(claim.head, "noun"))
    if claim.predicate and not claim.predicate_concepts:
        claim = replace(claim, predicate_concepts=load_lexicons().concepts(claim.predicate, "verb"))
    return claim
