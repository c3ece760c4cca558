"""A claim as restatement sees it: what it may be compared with, and the content words around its figure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from numcheck.linker.context import Context
from numcheck.linker.restated.beside import says
from numcheck.linker.restated.course import Course
from numcheck.linker.restated.wording import Wording
from numcheck.model.claim import Aspect, Claim
from numcheck.model.quantity import Kind, Quantity
from numcheck.model.sentence import Token
from numcheck.model.span import Span

_ATTRIBUTE = 25  # characters from a figure to the noun that it describes, other adjectives between
_UNCOUNTABLE = frozenset({Kind.WEEKDAY})

# What figures may restate each other: kind, then currency, unit or dimension.
Family = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Mention:
    """One judged claim, and what the words around its figure say.

    `place` is its rank in the article; `opening` says that it stands in the first paragraphs of the body. `noun` is
    the head of the claim or, where it has none, the nearest noun to the figure's right, `noun_word` what that is
    compared by, `lemmas` the content lemmas of the sentence.

    Words as they are compared (see `wording`): `core` of what it counts, measures and does; `near` within a few
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

    def behind_noun(self, mention: Mention) -> Sequence[Token]:
        """The tokens behind the noun that a figure counts, none where it counts none."""
        sentence, head = self.context.sentence_of(mention.claim), mention.claim.head_span
        inside = sentence.at(head) if sentence is not None and head is not None else ()
        return sentence.tokens[inside[-1] + 1 :] if sentence is not None and inside else ()

    def before_noun(self, mention: Mention) -> Sequence[Token]:
        """The tokens between a figure and the noun that it counts, none where none stands behind it."""
        sentence, head = self.context.sentence_of(mention.claim), mention.claim.head_span
        end = mention.claim.quantity.span.end
        if sentence is None or head is None or head.start <= end:
            return ()
        return [sentence.tokens[i] for i in sentence.at(Span(end, head.start))]

    def senses(self, *words: str, part: str = "") -> set[str]:
        """What the words may mean, marked as the senses of a mention are; `part` is their part of speech, empty for any."""
        concepts = self.context.lexicons.concepts
        return {f"~{concept}" for word in words for concept in concepts(word, part)}

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


def past_and_to_come(a: Mention, b: Mention) -> bool:
    """Whether one of the two has been, and the other is still to come."""
    return {a.claim.tense, b.claim.tense} == {"past", "future"}


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
