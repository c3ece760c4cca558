"""A definite mention must find its set: "the four", "all three families", "these 16", "the $3.4m deal".

If an earlier claim has that value, the phrase is explained and speaks of nothing else. If none has, and the
compatible claims before it have one other value between them, that is the set it must mean.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from numcheck.linker.restated.blockers import blocked
from numcheck.linker.restated.mention import Family, Mention, Scene
from numcheck.linker.restated.times import in_the_past
from numcheck.model.quantity import Calendar, Kind
from numcheck.model.span import Span

Note = Callable[[str, float, str], None]

REACH = 6  # sentences back to which a definite mention without a noun can point; one with a noun has no limit
_KINDS = frozenset({Kind.COUNT, Kind.MONEY, Kind.SHARE})
_UNITED = frozenset({Kind.MONEY, Kind.SHARE, Kind.MEASURE, Kind.DURATION, Kind.DATE})
_ATTRIBUTE = 25  # characters from a figure to the noun that it describes, other adjectives between
_NEEDS_NOUN = frozenset({Kind.MONEY, Kind.SHARE})  # "the 60%" alone is as often a new share
_NAMED = 2  # "the two", "both": a pair is more often named before than counted
_RELATIVE = 6  # words behind a definite figure that may say which they are
_LOOKS_BACK = 60  # claims before a definite mention that are tried


@dataclass(frozen=True, slots=True)
class Antecedents:
    """What each definite mention may mean. `means` maps its quantity to the quantities that could be its set,
    `explained` holds the mentions whose own value an earlier claim has."""

    means: dict[int, frozenset[int]]
    explained: frozenset[int]
    ambiguous: frozenset[int]
    attributive: frozenset[int]

    def note(self, a: Mention, b: Mention, printed: str, add: Note) -> None:
        """Adds what definiteness says of the pair; `a` stands before `b`, which is printed so."""
        if b.index in self.explained:
            add("definite-explained", 1.0, "")
            return
        means = self.means.get(b.index)
        if means is None:
            return
        if a.index not in means:
            add("definite-other", 1.0, "")
        elif b.index in self.ambiguous and b.index not in self.attributive:
            add("definite-ambiguous", 1.0, "")
        elif b.index in self.attributive:
            add(
                "definite-attributive",
                1.0,
                f"“the {printed} {b.noun}” must mean what was named before",
            )
        elif b.claim.head:
            add("definite-head", 1.0, f"“the {printed}” must mean a set named before")
        else:
            add("definite-bare", 1.0, f"“the {printed}” must mean a set named before")


def is_attributive(scene: Scene, mention: Mention) -> bool:
    """Whether a figure with a unit stands right before its one noun: "the $3.4m deal", "the eight-week ban"."""
    head, quantity = mention.claim.head_span, mention.claim.quantity
    sentence = scene.context.sentence_of(mention.claim)
    if head is None or sentence is None or quantity.kind not in _UNITED:
        return False
    if not 0 <= head.start - quantity.span.end <= _ATTRIBUTE:
        return False
    between = sentence.at(Span(quantity.span.end, head.end))
    words = [sentence.tokens[i] for i in between if sentence.tokens[i].span.start >= quantity.span.end]
    return (
        bool(words) and words[-1].tag == "NN" and all(word.pos in ("ADJ", "NOUN", "PUNCT") for word in words)
    )


def is_definite(scene: Scene, mention: Mention) -> bool:
    """Whether a mention points back: definite, and not by a superlative or an order ("the last three")."""
    quantity = mention.claim.quantity
    if not mention.definite or (quantity.kind not in _KINDS and not is_attributive(scene, mention)):
        return False
    if quantity.kind is Kind.DATE:
        return quantity.calendar is not None and quantity.calendar.day is not None
    if quantity.measure.printed is None or quantity.measure.printed <= _NAMED or quantity.measure.vague:
        return False
    sentence = scene.context.sentence_of(mention.claim)
    inside = sentence.at(quantity.span) if sentence is not None else ()
    if sentence is None or not inside:
        return quantity.kind not in _NEEDS_NOUN or bool(mention.claim.head)
    if quantity.kind in _NEEDS_NOUN and not mention.claim.head:
        # "The 60% who" are as often a new share; "give him the 60%." has nothing more to say of it.
        follow = sentence.tokens[inside[-1] + 1 : inside[-1] + 2]
        if follow and follow[0].pos != "PUNCT":
            return False
    introducing = scene.context.lexicons.words("introducing-words")
    beside = (
        sentence.tokens[max(0, inside[0] - 2) : inside[0]] + sentence.tokens[inside[-1] + 1 : inside[-1] + 4]
    )
    after = sentence.tokens[inside[-1] + 1 : inside[-1] + 2]
    if not mention.counts_its_own and any(
        token.lower in ("who", "that", "which", "whose", "of") for token in after
    ):
        return False
    # "The seven games that we have left" are told of for the first time.
    left = {token.lower for token in sentence.tokens[inside[-1] + 1 : inside[-1] + 1 + _RELATIVE]} & {
        "left",
        "remaining",
    }
    return not left and not any(token.tag in ("JJS", "RBS") or token.lower in introducing for token in beside)


def find_antecedents(scene: Scene, without: frozenset[str] = frozenset()) -> Antecedents:
    """The sets that an article's definite mentions may mean."""
    means: dict[int, frozenset[int]] = {}
    explained: set[int] = set()
    ambiguous: set[int] = set()
    before: dict[Family, list[Mention]] = defaultdict(list)
    for mention in scene.mentions:
        earlier = before[mention.family]
        if is_definite(scene, mention):
            own = [other for other in earlier if mention.claim.head and other.noun == mention.noun]
            # Where "two men" were spoken of, "the three men" are not explained by three firms.
            if any(_explains(scene, other, mention) for other in own or earlier):
                explained.add(mention.index)
            else:
                sets = [
                    other
                    for other in earlier[-_LOOKS_BACK:]
                    if _may_mean(scene, other, mention) and not blocked(scene, other, mention, without)[0]
                ]
                means[mention.index] = frozenset(other.index for other in sets)
                if len({_value(other) for other in sets}) > 1:
                    ambiguous.add(mention.index)
        earlier.append(mention)
    attributive = frozenset(m.index for m in scene.mentions if m.index in means and is_attributive(scene, m))
    return Antecedents(means, frozenset(explained), frozenset(ambiguous), attributive)


def _value(mention: Mention) -> Fraction | Calendar | int:
    quantity = mention.claim.quantity
    if quantity.kind is Kind.DATE:
        return quantity.calendar or -1 - mention.index
    printed = quantity.measure.printed
    return printed if printed is not None else -1 - mention.index


def _explains(scene: Scene, earlier: Mention, mention: Mention) -> bool:
    """Whether an earlier claim has the definite mention's value and may be what it means."""
    if _value(earlier) != _value(mention):
        return False
    if not mention.claim.head or is_attributive(scene, mention):
        return True
    return _heads_meet(scene, earlier, mention)


def _may_mean(scene: Scene, earlier: Mention, mention: Mention) -> bool:
    if mention.claim.quantity.kind is Kind.DATE:
        # "The 19 March game" is one that was dated; "the 7 July bombings" need not be.
        return bool(mention.near & earlier.wide | mention.wide & earlier.near)
    printed = earlier.claim.quantity.measure.printed
    if printed is None or (printed < _NAMED and earlier.claim.quantity.kind is Kind.COUNT):
        return False
    if is_attributive(scene, mention):
        return True
    if in_the_past(mention.claim.periods) and not in_the_past(earlier.claim.periods):
        return False  # "the 18,555 at the final of 2022" are told of for the first time
    if mention.claim.head:
        if _heads_meet(scene, earlier, mention):
            return not _narrower(scene, mention, earlier)
        if not mention.says_all:
            return False  # and "all three families" are as many as whoever they are of
    near = scene.context.sentences_apart(earlier.claim, mention.claim) <= REACH
    return near or earlier.summary or earlier.opening


def _narrower(scene: Scene, mention: Mention, earlier: Mention) -> bool:
    """Whether a mention counts a sort of what the earlier one counts: of 15,000 people, the 45 stewards are some."""
    own = {scene.wording.word(word) for word in mention.claim.modifiers}
    if own and not own & (earlier.wide | earlier.lemmas) and not mention.says_all and earlier.counts_its_own:
        return True  # of eight schools, "the five closed schools" are some
    mine, theirs = set(mention.claim.concepts), set(earlier.claim.concepts)
    if not mine or not theirs or mine & theirs or mention.noun == earlier.noun:
        return False
    wider = {wide for concept in mine for wide in scene.context.lexicons.wider(concept)}
    return bool(wider & theirs)


def _heads_meet(scene: Scene, a: Mention, b: Mention) -> bool:
    if a.noun and a.noun == b.noun:
        return True
    if a.claim.concepts and b.claim.concepts:
        return scene.context.lexicons.alike(a.claim.concepts, b.claim.concepts)
    if b.noun and b.noun_word in a.near:
        return True
    if b.claim.quantity.kind is Kind.COUNT:
        return False
    return any(f"~{concept}" in a.senses for concept in scene.context.lexicons.concepts(b.noun))
