"""A definite mention must find its set: "the four", "all three families", "these 16", "the $3.4m deal".

If an earlier claim has that value, the phrase is explained and speaks of nothing else. If none has, and the
compatible claims before it have one other value between them, that is the set it must mean.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import islice, takewhile, zip_longest

from numcheck.linker.restated.blockers import blocked
from numcheck.linker.restated.mention import Family, Mention, Scene
from numcheck.linker.restated.slips import Slip, slip
from numcheck.linker.restated.times import in_the_past
from numcheck.model.quantity import Calendar, Kind
from numcheck.model.sentence import Token
from numcheck.model.span import Span

Note = Callable[[str, float, str], None]

REACH = 6  # sentences back to which a definite mention without a noun can point; one with a noun has no limit
_KINDS = frozenset({Kind.COUNT, Kind.MONEY, Kind.SHARE, Kind.AGE})
_UNITED = frozenset({Kind.MONEY, Kind.SHARE, Kind.MEASURE, Kind.DURATION, Kind.DATE})
_NEEDS_NOUN = frozenset({Kind.MONEY, Kind.SHARE})  # "the 60%" alone is as often a new share
_NAMED = 2  # "the two", "both": a pair is more often named before than counted
_RELATIVE = 6  # words behind a definite figure that may say which they are
_POINTERS = frozenset({"the", "this", "these", "those", "that", "all"})
_MARK = re.compile(r"[,;:.()—]|\s[-–]\s")  # what parts a figure from a noun behind it
_TELLING = frozenset({Slip.MAGNITUDE, Slip.TENFOLD, Slip.TRANSPOSED, Slip.TRANSPOSED_TWO, Slip.DIGIT})
_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_LOOKS_BACK = 60  # claims before a definite mention that are tried


@dataclass(frozen=True, slots=True)
class Antecedents:
    """What each definite mention may mean. `means` maps its quantity to the quantities that could be its set,
    `explained` holds the mentions whose own value an earlier claim has. Where those of `means` have several values,
    `salient` maps it to those of the value that is meant, to none if that cannot be told.

    `attributive` stand right before their noun, `headed` count one.
    """

    means: dict[int, frozenset[int]]
    explained: frozenset[int]
    salient: dict[int, frozenset[int]]
    attributive: frozenset[int]
    headed: frozenset[int]

    @property
    def ambiguous(self) -> frozenset[int]:
        """The mentions that several values could be meant by."""
        return frozenset(self.salient)

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
        elif b.index in self.attributive:
            add("definite-attributive", 1.0, f"“the {printed} {b.noun}” must mean what was named before")
        elif b.index in self.salient and a.index not in self.salient[b.index]:
            add("definite-ambiguous", 1.0, "")
        else:
            among = "salient" if b.index in self.salient else "head" if b.index in self.headed else "bare"
            add(f"definite-{among}", 1.0, f"“the {printed}” must mean a set named before")


def is_attributive(scene: Scene, mention: Mention) -> bool:
    """Whether a figure with a unit stands right before its one noun: "the $3.4m deal", "the eight-week ban"."""
    head, quantity = mention.claim.head_span, mention.claim.quantity
    sentence = scene.context.sentence_of(mention.claim)
    if head is None or sentence is None or quantity.kind not in _UNITED or not mention.describes:
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
    around = scene.around(mention)
    if around is None:
        return quantity.kind not in _NEEDS_NOUN or bool(_head(scene, mention))
    before, behind = around
    # "The 60% who" are as often a new share; "give him the 60%." has nothing more to say of it.
    if quantity.kind in _NEEDS_NOUN and not _head(scene, mention) and behind and behind[0].pos != "PUNCT":
        return False
    introducing = scene.context.lexicons.words("introducing-words")
    # "The last three" are new, "the first of the four" are one of those before.
    pointed = max((i for i, token in enumerate(before[-2:]) if token.lower in _POINTERS), default=0)
    beside = (*before[-2:][pointed:], *behind[:3])
    after = [token.lower for token in behind[:2]]
    if not mention.counts_its_own and after[:1] and after[0] in ("who", "that", "which", "whose"):
        return False
    if after[:1] == ["of"] and after[1:] not in (["them"], ["these"], ["those"]):
        return False  # "all 24 of his fights"
    # "The seven games that we have left" are told of for the first time.
    left = {token.lower for token in behind[:_RELATIVE]} & {"left", "remaining"}
    return not left and not any(token.tag in ("JJS", "RBS") or token.lower in introducing for token in beside)


def find_antecedents(scene: Scene, without: frozenset[str] = frozenset()) -> Antecedents:
    """The sets that an article's definite mentions may mean."""
    means: dict[int, frozenset[int]] = {}
    explained: set[int] = set()
    salient: dict[int, frozenset[int]] = {}
    attributive: set[int] = set()
    headed: set[int] = set()
    before: dict[Family, list[Mention]] = defaultdict(list)
    for mention in scene.mentions:
        earlier = before[mention.family]
        if is_definite(scene, mention):
            pointing = _read(scene, mention)
            own = [other for other in earlier if pointing.head and other.noun == mention.noun]
            # Where "two men" were spoken of, "the three men" are not explained by three firms.
            if any(_explains(scene, other, pointing) for other in own or earlier):
                explained.add(mention.index)
            else:
                sets = [
                    other
                    for other in earlier[-_LOOKS_BACK:]
                    if _may_mean(scene, other, pointing) and not blocked(scene, other, mention, without)[0]
                ]
                means[mention.index] = frozenset(other.index for other in sets)
                if len({_value(other) for other in sets}) > 1:
                    salient[mention.index] = _salient(scene, sets, mention)
                if pointing.attributive:
                    attributive.add(mention.index)
                if pointing.head:
                    headed.add(mention.index)
        earlier.append(mention)
    return Antecedents(means, frozenset(explained), salient, frozenset(attributive), frozenset(headed))


@dataclass(frozen=True, slots=True)
class _Pointing:
    """A definite mention: the noun that it counts, empty if none, and the words behind that say which are meant."""

    mention: Mention
    head: str
    which: frozenset[str]
    attributive: bool


def _read(scene: Scene, mention: Mention) -> _Pointing:
    return _Pointing(mention, _head(scene, mention), _which(scene, mention), is_attributive(scene, mention))


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
    parted = any(token.pos in ("VERB", "AUX", "ADP") for token in scene.before_noun(mention)) or _MARK.search(
        scene.context.article.text, end, head.start
    )
    return "" if parted else mention.claim.head


def _explains(scene: Scene, earlier: Mention, pointing: _Pointing) -> bool:
    """Whether an earlier claim has the definite mention's value and may be what it means."""
    if _value(earlier) != _value(pointing.mention):
        return False
    if not pointing.head or pointing.attributive:
        return True
    return _heads_meet(scene, earlier, pointing.mention)


def _may_mean(scene: Scene, earlier: Mention, pointing: _Pointing) -> bool:
    mention = pointing.mention
    if mention.claim.quantity.kind is Kind.DATE:
        # "The 19 March game" is one that was dated; "the 7 July bombings" need not be.
        return bool(mention.near & earlier.wide | mention.wide & earlier.near)
    if mention.claim.quantity.kind is Kind.AGE:
        return True  # whoever is so old; `own_age` keeps others apart
    printed = earlier.claim.quantity.measure.printed
    if printed is None or (printed < _NAMED and earlier.claim.quantity.kind is Kind.COUNT):
        return False
    if pointing.attributive:
        return True
    if in_the_past(mention.claim.periods) and not in_the_past(earlier.claim.periods):
        return False  # "the 18,555 at the final of 2022" are told of for the first time
    if pointing.head:
        if pointing.which and not _tells_of(scene, earlier, pointing.which):
            return False  # "the 44 aircraft in its present fleet", "the 20 who took part", of which nothing was told
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


def _tells_of(scene: Scene, earlier: Mention, words: frozenset[str]) -> bool:
    """Whether the sentence of an earlier mention has one of the words, or speaks of what one of them means."""
    return bool(words & (earlier.wide | earlier.lemmas) or scene.senses(*words) & earlier.senses)


def _which(scene: Scene, mention: Mention) -> frozenset[str]:
    """The words behind a definite mention that say which are meant: its noun or what they did, "in its present fleet"."""
    after = scene.behind_noun(mention)[: 1 + _RELATIVE]
    if after and after[0].lower in ("who", "that", "which", "whose"):
        light = scene.context.lexicons.words("light-words")
        told = (token.lemma.lower() for token in _clause(after[1:]) if token.pos in _CONTENT)
        return frozenset(scene.wording.word(lemma) for lemma in told if lemma not in light)
    if not after or after[0].pos != "ADP":
        return frozenset()
    phrase = list(takewhile(lambda token: token.pos not in ("VERB", "AUX", "PUNCT"), after[1:]))
    ends = (
        one
        for one, then in zip_longest(phrase, phrase[1:])
        if one.pos == "NOUN" and (then is None or then.tag not in ("POS", "NN", "NNS"))
    )
    return frozenset(scene.wording.word(token.lemma.lower()) for token in islice(ends, 1))


def _clause(tokens: Sequence[Token]) -> Iterator[Token]:
    """The tokens of a relative clause: up to a mark, or the verb that what it tells of is the subject of."""
    finite = 0
    for token in tokens:
        finite += token.tag in _FINITE
        if token.pos == "PUNCT" or finite > 1:
            return
        yield token


def _heads_meet(scene: Scene, a: Mention, b: Mention) -> bool:
    if a.noun and a.noun == b.noun:
        return True
    if a.claim.concepts and b.claim.concepts:
        return scene.context.lexicons.alike(a.claim.concepts, b.claim.concepts)
    if b.noun and b.noun_word in a.near and not (a.counts_its_own and a.claim.quantity.kind is Kind.COUNT):
        return True
    if b.claim.quantity.kind is Kind.COUNT:
        return False
    return bool(scene.senses(b.noun) & a.senses)
