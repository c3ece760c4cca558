"""A definite mention must find its set: "the four", "all three families", "these 16", "the $3.4m deal".

If an earlier claim has that value, the phrase is explained and speaks of nothing else. If none has, and the
compatible claims before it have one other value between them, that is the set it must mean.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from itertools import takewhile, zip_longest

from numcheck.linker.restated.blockers import blocked
from numcheck.linker.restated.mention import Family, Mention, Scene
from numcheck.linker.restated.slips import Slip, slip
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
_POINTERS = frozenset({"the", "this", "these", "those", "that", "all"})
_MARK = re.compile(r"[,;:.()—]|\s[-–]\s")  # what parts a figure from a noun behind it
_TELLING = frozenset({Slip.MAGNITUDE, Slip.TENFOLD, Slip.TRANSPOSED, Slip.TRANSPOSED_TWO, Slip.DIGIT})
_LOOKS_BACK = 60  # claims before a definite mention that are tried


@dataclass(frozen=True, slots=True)
class Antecedents:
    """What each definite mention may mean. `means` maps its quantity to the quantities that could be its set,
    `explained` holds the mentions whose own value an earlier claim has."""

    means: dict[int, frozenset[int]]
    explained: frozenset[int]
    ambiguous: frozenset[int]
    attributive: frozenset[int]
    salient: dict[int, frozenset[int]]
    headed: frozenset[int]

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
            if a.index in self.salient.get(b.index, ()):
                add("definite-salient", 1.0, f"“the {printed}” must mean a set named before")
            else:
                add("definite-ambiguous", 1.0, "")
        elif b.index in self.attributive:
            add(
                "definite-attributive",
                1.0,
                f"“the {printed} {b.noun}” must mean what was named before",
            )
        elif b.index in self.headed:
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
        return quantity.kind not in _NEEDS_NOUN or bool(_head(scene, mention))
    if quantity.kind in _NEEDS_NOUN and not _head(scene, mention):
        # "The 60% who" are as often a new share; "give him the 60%." has nothing more to say of it.
        follow = sentence.tokens[inside[-1] + 1 : inside[-1] + 2]
        if follow and follow[0].pos != "PUNCT":
            return False
    introducing = scene.context.lexicons.words("introducing-words")
    # "The last three" are new, "the first of the four" are one of those before.
    lead = sentence.tokens[max(0, inside[0] - 2) : inside[0]]
    pointed = max((i for i, token in enumerate(lead) if token.lower in _POINTERS), default=0)
    beside = (*lead[pointed:], *sentence.tokens[inside[-1] + 1 : inside[-1] + 4])
    after = [token.lower for token in sentence.tokens[inside[-1] + 1 : inside[-1] + 3]]
    if not mention.counts_its_own and after[:1] and after[0] in ("who", "that", "which", "whose"):
        return False
    if after[:1] == ["of"] and after[1:] not in (["them"], ["these"], ["those"]):
        return False  # "all 24 of his fights"
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
    salient: dict[int, frozenset[int]] = {}
    for mention in scene.mentions:
        earlier = before[mention.family]
        if is_definite(scene, mention):
            own = [other for other in earlier if _head(scene, mention) and other.noun == mention.noun]
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
                    salient[mention.index] = _salient(scene, sets, mention)
        earlier.append(mention)
    attributive = frozenset(m.index for m in scene.mentions if m.index in means and is_attributive(scene, m))
    headed = frozenset(m.index for m in scene.mentions if m.index in means and _head(scene, m))
    return Antecedents(means, frozenset(explained), frozenset(ambiguous), attributive, salient, headed)


def _salient(scene: Scene, sets: list[Mention], mention: Mention) -> frozenset[int]:
    """Those of the sets that have the value spoken of most: in the headline, the lead, often, and near by.

    Where the mention's own is a slip of one value alone, it is that one: "the 340", after 940 jobs and 1,400 staff.
    """
    slips = {
        _value(other) for other in sets if slip(other.claim.quantity, mention.claim.quantity) in _TELLING
    }
    if len(slips) == 1:
        return frozenset(other.index for other in sets if _value(other) in slips)
    weight: dict[object, int] = defaultdict(int)
    for other in sets:
        near = scene.context.sentences_apart(other.claim, mention.claim) <= 2
        weight[_value(other)] += 1 + 2 * other.summary + other.opening + near
    first, *rest = sorted(weight.values(), reverse=True)
    if rest and rest[0] == first:
        return frozenset()
    best = max(weight, key=lambda value: weight[value])
    return frozenset(other.index for other in sets if _value(other) == best)


def _value(mention: Mention) -> Fraction | Calendar | int:
    quantity = mention.claim.quantity
    if quantity.kind is Kind.DATE:
        return quantity.calendar or -1 - mention.index
    printed = quantity.measure.printed
    return printed if printed is not None else -1 - mention.index


def _head(scene: Scene, mention: Mention) -> str:
    """The noun that a definite figure counts; empty where a mark or a verb comes first: "the six - Germany, France …"."""
    head, end = mention.claim.head_span, mention.claim.quantity.span.end
    sentence = scene.context.sentence_of(mention.claim)
    if head is None or sentence is None or head.start < end:
        return mention.claim.head
    between = [sentence.tokens[i] for i in sentence.at(Span(end, head.start))]
    parted = any(token.pos in ("VERB", "AUX", "ADP") for token in between) or _MARK.search(
        scene.context.article.text, end, head.start
    )
    return "" if parted else mention.claim.head


def _explains(scene: Scene, earlier: Mention, mention: Mention) -> bool:
    """Whether an earlier claim has the definite mention's value and may be what it means."""
    if _value(earlier) != _value(mention):
        return False
    if not _head(scene, mention) or is_attributive(scene, mention):
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
    if _head(scene, mention):
        if _says_which(scene, mention, earlier):
            return False
        if _heads_meet(scene, earlier, mention):
            return not _narrower(scene, mention, earlier) or not _may_be_some(mention, earlier)
        if not mention.says_all:
            return False  # and "all three families" are as many as whoever they are of
    near = scene.context.sentences_apart(earlier.claim, mention.claim) <= REACH
    return near or earlier.summary or earlier.opening


def _may_be_some(mention: Mention, earlier: Mention) -> bool:
    """Whether so many can be some of the others, and are no slip of them: "the 46 victims" are not some of 64 dead."""
    part, whole = (m.claim.quantity.measure.printed for m in (mention, earlier))
    if slip(mention.claim.quantity, earlier.claim.quantity) in _TELLING:
        return False
    return part is None or whole is None or part < whole


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


def _says_which(scene: Scene, mention: Mention, earlier: Mention) -> bool:
    """Whether the words behind its noun say which are meant, and were not told of the earlier ones: "in its present fleet"."""
    sentence, head = scene.context.sentence_of(mention.claim), mention.claim.head_span
    inside = sentence.at(head) if sentence is not None and head is not None else ()
    if sentence is None or not inside:
        return False
    after = sentence.tokens[inside[-1] + 1 : inside[-1] + 2 + _RELATIVE]
    if not after or after[0].pos != "ADP":
        return False
    phrase = list(takewhile(lambda token: token.pos not in ("VERB", "AUX", "PUNCT"), after[1:]))
    named = zip_longest(phrase, phrase[1:])
    ends = (
        one
        for one, then in named
        if one.pos == "NOUN" and (then is None or then.tag not in ("POS", "NN", "NNS"))
    )
    noun = next((scene.wording.word(token.lemma.lower()) for token in ends), "")
    return bool(noun) and noun not in earlier.wide | earlier.lemmas


def _heads_meet(scene: Scene, a: Mention, b: Mention) -> bool:
    if a.noun and a.noun == b.noun:
        return True
    if a.claim.concepts and b.claim.concepts:
        return scene.context.lexicons.alike(a.claim.concepts, b.claim.concepts)
    if b.noun and b.noun_word in a.near and not (a.counts_its_own and a.claim.quantity.kind is Kind.COUNT):
        return True
    if b.claim.quantity.kind is Kind.COUNT:
        return False
    return any(f"~{concept}" in a.senses for concept in scene.context.lexicons.concepts(b.noun))
