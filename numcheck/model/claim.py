"""A quantity and what it is said of: measured entity, measured property, qualifiers (MeasEval's terms)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from numcheck.model.quantity import Quantity
from numcheck.model.span import Span


class Modality(Enum):
    """How the article vouches for a claim."""

    ACTUAL = "actual"
    PLANNED = "planned"
    POSSIBLE = "possible"
    CAPACITY = "capacity"
    ESTIMATE = "estimate"
    TARGET = "target"
    HYPOTHETICAL = "hypothetical"
    DENIED = "denied"
    FEARED = "feared"


class Aspect(Enum):
    """What the number is of its subject: how much there is, by how much it changed, or how much each."""

    LEVEL = "level"
    CHANGE = "change"
    RATE = "rate"
    TOTAL = "total"
    PER_UNIT = "per-unit"
    CUMULATIVE = "cumulative"


@dataclass(frozen=True, slots=True)
class Claim:
    """What one figure says of what. Words are lemmas in lower case; an empty string or tuple means "not said".

    `head` is the head noun counted or measured ("militant"; never a bare unit), `head_span` where it stands,
    `modifiers` the content words that narrow it ("isis", "foreign"), `concepts` the lexicon concepts of the head
    ("fighter"). `property` is what is measured ("revenue", "death toll", "price"), `predicate` the governing verb's
    lemma, `predicate_concepts` its lexicon concepts ("jailed"), `subject` the words of who or what has it.
    `group` holds the words that the figure is a part of ("of the 30 pupils"), `part_of` the index of the whole's
    quantity when it is a figure. `places`, `names`, `periods` are qualifiers in their own words; `tense` is
    "past", "present" or "future". `source` says who says so. `basis` holds "gross", "like-for-like" and their
    kind. `words` are all content lemmas of its clause, for rare-word overlap. `refers_to` is the index of an
    earlier quantity that a definite mention ("the four", "both") was resolved to. `noun_phrase` is the counted noun
    with its compound parts, in the singular ("heart transplant"), `entity_words` the printed words of what the
    figure is said of beside that noun, in lower case.
    """

    quantity: Quantity
    block: int
    sentence: int
    sentence_span: Span
    head: str = ""
    head_span: Span | None = None
    modifiers: tuple[str, ...] = ()
    concepts: tuple[str, ...] = ()
    property: str = ""
    predicate: str = ""
    predicate_concepts: tuple[str, ...] = ()
    negated: bool = False
    subject: tuple[str, ...] = ()
    group: tuple[str, ...] = ()
    part_of: int | None = None
    places: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    periods: tuple[str, ...] = ()
    tense: str = ""
    source: str = ""
    modality: Modality = Modality.ACTUAL
    basis: tuple[str, ...] = ()
    aspect: Aspect = Aspect.LEVEL
    words: tuple[str, ...] = ()
    refers_to: int | None = None
    quoted: bool = False
    noun_phrase: str = ""
    entity_words: tuple[str, ...] = ()
