"""The evidence that two figures speak of one thing, as named features; that values agree is none of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from numcheck.linker.restated.agreement import close, equal
from numcheck.linker.restated.apposition import in_apposition
from numcheck.linker.restated.definite import Antecedents
from numcheck.linker.restated.mention import Mention, Scene
from numcheck.linker.restated.scores import is_impossible, is_of_a_shoot_out
from numcheck.linker.restated.slips import slip
from numcheck.linker.restated.times import in_the_past
from numcheck.linker.restated.wording import Wording
from numcheck.model.claim import Modality
from numcheck.model.quantity import Kind, Quantity

_TIMES = frozenset({Kind.YEAR, Kind.DATE, Kind.CLOCK, Kind.WEEKDAY})
_LARGE = 100  # things that a count is of
_UNREAL = frozenset(
    {Modality.HYPOTHETICAL, Modality.DENIED, Modality.FEARED, Modality.POSSIBLE, Modality.TARGET}
)


@dataclass(slots=True)
class Evidence:
    """Features by name, each a number of its own scale, and the same evidence in words for the report."""

    features: dict[str, float] = field(default_factory=dict)
    because: list[str] = field(default_factory=list)

    def add(self, name: str, value: float = 1.0, words: str = "") -> None:
        """Note a feature; `words` says it to a reader, if it is worth saying."""
        if value:
            self.features[name] = value
            if words:
                self.because.append(words)


def weigh(scene: Scene, antecedents: Antecedents, a: Mention, b: Mention) -> Evidence:
    """All evidence on the pair; `a` stands before `b`."""
    found = Evidence()
    _heads(scene, a, b, found)
    _predicates(scene, a, b, found)
    _qualifiers(scene, a, b, found)
    _times(a, b, found)
    _statement(found)
    _words(scene, a, b, found)
    _company(scene, a, b, found)
    _positions(scene, a, b, found)
    _sources(a, b, found)
    _sizes(a, b, found)
    _scores(scene, a, b, found)
    antecedents.note(a, b, scene.context.text(b.claim.quantity.span), found.add)
    if in_apposition(scene.context, a.claim, b.claim):
        found.add("apposition", 1.0, "one stands in apposition to the other")
    return found


def _heads(scene: Scene, a: Mention, b: Mention, found: Evidence) -> None:
    lexicons = scene.context.lexicons
    one, other = a.noun, b.noun
    if one and one == other:
        found.add("head-same", scene.rarity.get(a.noun_word, 1.0) * 0.5 + 0.5, f"both count “{one}”")
        found.add("head-telling", scene.telling(a.family, (a.noun_word,)))
        if a.claim.quantity.kind is Kind.SHARE:
            found.add("head-same-share")  # the base of a share is not what it measures
    elif a.claim.concepts and b.claim.concepts and lexicons.alike(a.claim.concepts, b.claim.concepts):
        found.add("head-alike", 1.0, f"{one} ≈ {other}")
    elif one and other and (a.noun_word in b.near or b.noun_word in a.near):
        found.add("head-near", 1.0, f"“{one if a.noun_word in b.near else other}” stands by both")
    elif one and other:
        known = bool(a.claim.concepts and b.claim.concepts)
        found.add("head-unrelated-differs" if known else "head-differs")
    else:
        found.add("head-missing")
    if b.definite and other and b.noun_word in a.wide:
        # What a definite figure counts was spoken of before, wherever in the sentence: "the 15,000 inmates".
        found.add("definite-at-large", 1.0, f"“the {b.claim.quantity.digits} {other}”, spoken of before")
    if one != other:
        _nouns_at_large(scene, a, b, found)
    first, second = a.claim.property, b.claim.property
    if first and second:
        shared = set(a.measured) & set(b.measured)
        if shared:
            words = f"both measure “{first}”" if first == second else f"{first} ≈ {second}"
            found.add("property-telling", max(scene.telling(a.family, (name,)) for name in shared), words)
        elif scene.wording.word(first) not in b.wide and scene.wording.word(second) not in a.wide:
            found.add("property-differs")
    mine, theirs = set(a.claim.modifiers), set(b.claim.modifiers)
    shared = mine & theirs
    if shared:
        found.add(
            "modifiers-shared",
            min(2.0, scene.weight(map(scene.wording.word, shared))),
            f"both “{' '.join(sorted(shared))}”",
        )
    elif mine and theirs and not (mine & b.lemmas or theirs & a.lemmas):
        found.add("modifiers-differ")


def _nouns_at_large(scene: Scene, a: Mention, b: Mention, found: Evidence) -> None:
    """Whether what one counts is what the other's sentence tells: "banned for six weeks", "the eight-week ban"."""
    concepts = scene.context.lexicons.concepts
    for one, other in ((b, a), (a, b)):
        if not one.claim.head or one.noun_word in other.near:
            continue
        if one.noun_word in other.wide:
            found.add("noun-at-large", 1.0, f"“{one.noun}” in both")
            return
        senses = {s for word in other.lemmas for s in concepts(word)}
        if senses & set(concepts(one.noun)):
            found.add("noun-sense-at-large", 1.0)
            return


def _predicates(scene: Scene, a: Mention, b: Mention, found: Evidence) -> None:
    one, other = a.claim.predicate, b.claim.predicate
    light = scene.context.lexicons.words("light-words")
    if not one or not other:
        found.add("predicate-missing")
    elif one == other and one not in light:
        found.add("predicate-same", scene.rarity.get(scene.wording.word(one), 1.0), f"both “{one}”")
    elif shared := set(a.claim.predicate_concepts) & set(b.claim.predicate_concepts):
        verbs = set(scene.context.lexicons.concepts(one, "verb")) & set(
            scene.context.lexicons.concepts(other, "verb")
        )
        # The concept may come from a participle: "to free the 12,000 now detained".
        words = f"{one} ≈ {other}" if shared & verbs else f"both are about {min(shared)}"
        found.add("predicate-alike", 1.0, words)
    else:
        found.add("predicate-differs")
        if a.claim.quantity.kind is Kind.SHARE:
            found.add("predicate-share-differs")


def _qualifiers(scene: Scene, a: Mention, b: Mention, found: Evidence) -> None:
    words = scene.wording
    for name, mine, theirs in (
        ("subject", _subject(words, a), _subject(words, b)),
        ("name", *_names(scene, a.claim.names, b.claim.names)),
        ("place", words.name_words(a.claim.places), words.name_words(b.claim.places)),
        ("period", _split(a.claim.periods), _split(b.claim.periods)),
        ("group", {*map(words.word, _split(a.claim.group))}, {*map(words.word, _split(b.claim.group))}),
    ):
        shared = mine & theirs
        if shared:
            found.add(
                f"{name}-shared", min(2.0, scene.weight(shared)), f"same {name}: {' '.join(sorted(shared))}"
            )
        elif name == "subject" and _subjects_alike(scene, _split(a.claim.subject), _split(b.claim.subject)):
            found.add("subject-alike", 1.0, f"{' '.join(a.claim.subject)} ≈ {' '.join(b.claim.subject)}")
        elif mine and theirs:
            found.add(f"{name}-differs")
        elif mine or theirs:
            found.add(f"{name}-one-sided")


def _times(a: Mention, b: Mention, found: Evidence) -> None:
    """Whether one is told of a time gone by, and the other of none."""
    mine, theirs = a.claim.periods, b.claim.periods
    if a.claim.quantity.kind in _TIMES or set(mine) & set(theirs):
        return
    if in_the_past(mine) != in_the_past(theirs):
        found.add("past-one-sided")


def _statement(found: Evidence) -> None:
    """Whether what is counted, what happens and who or where all agree, in these words or others: a statement told twice."""
    names = found.features.keys()
    if (
        names & {"head-same", "head-alike"}
        and names & {"predicate-same", "predicate-alike"}
        and names & {"subject-shared", "subject-alike", "name-shared", "place-shared"}
    ):
        found.add("statement")


def _subjects_alike(scene: Scene, mine: set[str], theirs: set[str]) -> bool:
    """Whether two subjects are other words for one sort of thing: the blaze, the fire."""
    concepts = scene.context.lexicons.concepts
    first = {concept for word in mine for concept in concepts(word, "noun")}
    return bool(first & {concept for word in theirs for concept in concepts(word, "noun")})


def _words(scene: Scene, a: Mention, b: Mention, found: Evidence) -> None:
    near = a.near & b.near
    if near:
        found.add("near-words", min(4.0, scene.weight(near)), f"both near “{', '.join(sorted(near))}”")
        found.add("near-telling", min(3.0, scene.telling(a.family, near)))
    core = a.core & b.core
    if core:
        found.add(
            "core-telling", min(3.0, scene.telling(a.family, core)), f"both “{', '.join(sorted(core))}”"
        )
    cross = ((a.core & b.near) | (a.near & b.core)) - core
    if cross:
        found.add("cross-telling", min(3.0, scene.telling(a.family, cross)))
    senses = a.senses & b.senses
    known = {f"~{sense}" for word in near | core for sense in scene.context.lexicons.concepts(word)}
    fresh = senses - known
    if fresh:
        spoken = ", ".join(sorted(sense[1:] for sense in fresh))
        found.add("senses-telling", min(2.0, scene.telling(a.family, fresh)), f"both speak of {spoken}")
    half = (a.near & b.wide | a.wide & b.near) - near
    if half:
        found.add("half-near-words", min(4.0, scene.weight(half)))
    wide = (a.wide & b.wide) - near - half
    if wide:
        found.add("wide-words", min(5.0, scene.weight(wide)))
    least = min(scene.weight(a.near), scene.weight(b.near))
    if least:
        found.add("near-cover", scene.weight(near) / least)
    least = min(scene.weight(a.wide), scene.weight(b.wide))
    if least:
        found.add("wide-cover", min(1.0, scene.weight(a.wide & b.wide) / least))


def _company(scene: Scene, a: Mention, b: Mention, found: Evidence) -> None:
    """What stands around the two: conversions that are equal, other figures that both sentences hold."""
    one, other = scene.faces.get(a.index), scene.faces.get(b.index)
    if one is not None and other is not None and one.unit == other.unit and equal(one, other):
        found.add("face-same", 1.0, "both are converted into one figure")
    if a.claim.sentence != b.claim.sentence:
        skip = {a.index, b.index, one.index if one else -1, other.index if other else -1}
        shared = {
            first.index: 0.5 if first.kind in _TIMES else 1.0
            for first in scene.company.get(a.claim.sentence, ())
            for second in scene.company.get(b.claim.sentence, ())
            if first.kind is second.kind and not {first.index, second.index} & skip and equal(first, second)
        }
        if shared:
            found.add("company", min(2.0, sum(shared.values())), "their sentences share other figures")
        _others_beside(scene, a, b, skip, found)
    phrases = a.phrases & b.phrases
    if phrases:
        found.add("phrases", float(min(3, len(phrases))), f"both say “{' '.join(min(phrases))}”")
    mine, theirs = scene.blocks.get(a.claim.block, frozenset()), scene.blocks.get(b.claim.block, frozenset())
    least = min(scene.weight(mine), scene.weight(theirs))
    if a.claim.block != b.claim.block and least:
        found.add("block-cover", scene.weight(mine & theirs) / least)


def _others_beside(scene: Scene, a: Mention, b: Mention, skip: set[int], found: Evidence) -> None:
    """Whether the other figures by the two differ as well: who slips, slips once, and not in both figures of a statement."""
    told = [scene.company.get(m.claim.sentence, ()) for m in (a, b)]
    if all(len(figures) > 1 for figures in told):
        kin = a.claim.quantity
        mates = [[q for q in figures if q.index not in skip and _one_unit(q, kin)] for figures in told]
        if all(mates) and not _any_agree(*mates):
            found.add("company-other")
    partners = [[scene.context.quantities[i] for i in scene.partners.get(m.index, ())] for m in (a, b)]
    kinds = {q.kind for q in partners[0]} & {q.kind for q in partners[1]}
    if kinds and not _any_agree(*([q for q in tied if q.kind in kinds] for tied in partners)):
        found.add("partners-other")


def _one_unit(a: Quantity, b: Quantity) -> bool:
    return (a.kind, a.unit.name, a.unit.currency) == (b.kind, b.unit.name, b.unit.currency)


def _any_agree(mine: Iterable[Quantity], theirs: Sequence[Quantity]) -> bool:
    return any(equal(one, other) or close(one, other) for one in mine for other in theirs)


def _positions(scene: Scene, a: Mention, b: Mention, found: Evidence) -> None:
    context = scene.context
    distance = context.sentences_apart(a.claim, b.claim)
    summary = a.summary or b.summary
    if summary:
        # Every figure below it may be what a headline means: where it stands ties it to none.
        found.add("summary", 1.0, "one stands in the headline or a caption" if found.because else "")
        top, rest = (a, b) if a.summary else (b, a)
        words = scene.weight(top.wide)
        if words:
            found.add("summary-cover", min(1.0, scene.weight(top.wide & rest.wide) / words))
        if scene.first.get(rest.family) == rest.index and (top.wide & rest.wide or top.senses & rest.senses):
            found.add("summary-first", 1.0, "the headline and the first such figure of the story")
    elif a.opening or b.opening:
        found.add("opening")
        if a.claim.sentence == scene.lead:
            found.add("lead", 1.0)
    if distance == 0:
        found.add("same-sentence")
    elif distance == 1 and not summary:
        found.add("next-sentence")
        if not b.definite:
            found.add("next-sentence-plain")
    elif a.claim.block == b.claim.block and not summary:
        found.add("same-paragraph")


def _sources(a: Mention, b: Mention, found: Evidence) -> None:
    if a.claim.source and b.claim.source and a.claim.source != b.claim.source:
        found.add("other-source")
    if a.claim.quoted != b.claim.quoted:
        # What the writer told is told again by somebody whose words are given, more often than the other way round.
        found.add("retold-in-quotes" if b.claim.quoted else "quoted-differs")
    modes = {a.claim.modality, b.claim.modality}
    if len(modes) == 2:
        found.add("modality-unreal-differs" if modes & _UNREAL else "modality-differs")
    elif modes <= _UNREAL:
        found.add("modality-unreal-shared")
    if a.claim.tense and b.claim.tense and a.claim.tense != b.claim.tense:
        found.add("tense-differs")
    if a.aspect is not b.aspect:
        found.add("aspect-differs")
    if bool(a.claim.basis) != bool(b.claim.basis):
        found.add("basis-one-sided")
    priced = a.claim.quantity.kind is Kind.MONEY and "property-telling" in found.features
    if bool(a.claim.quantity.unit.per) != bool(b.claim.quantity.unit.per) and not priced:
        found.add("rate-one-sided")  # but a price is told "a barrel" once
    if a.claim.negated != b.claim.negated:
        found.add("negation-differs")
    if a.claim.quantity.measure.modifier is not b.claim.quantity.measure.modifier:
        found.add("modifier-differs")


def _sizes(a: Mention, b: Mention, found: Evidence) -> None:
    kind = a.claim.quantity.kind
    found.add(f"kind-{kind.value}")
    printed = [m.claim.quantity.measure.printed for m in (a, b)]
    if kind in (Kind.COUNT, Kind.DURATION) and any(value is not None and value < 13 for value in printed):
        found.add("small")
        if "head-same" in found.features:
            found.add("head-same-small")  # of few things, two counts of one noun are seldom chance alone
    large = kind is Kind.COUNT and all(value is not None and value >= _LARGE for value in printed)
    if large and found.features.keys() & {"head-same", "head-alike"}:
        found.add("head-large")  # nor are two of hundreds
    if kind is Kind.AGE:
        found.add("age-own", 1.0, "both tell how old one person is")
    if kind is Kind.ORDINAL:
        if any(value == 1 for value in printed):
            found.add("ordinal-first")
        elif (
            a.noun
            and a.noun == b.noun
            and (a.owned or b.owned or all(value is not None and value >= 10 for value in printed))
        ):
            found.add(
                "ordinal-own", 1.0, f"somebody's own {a.noun}"
            )  # "his 50th cap", "its 25th anniversary"
    if all(m.claim.quantity.measure.place is not None and _digits(m) >= 3 for m in (a, b)):
        found.add("specific")
    told = slip(a.claim.quantity, b.claim.quantity)
    if told is not None:
        found.add(f"slip-{told.value}", 1.0, told.words)


def _scores(scene: Scene, a: Mention, b: Mention, found: Evidence) -> None:
    if a.claim.quantity.kind is not Kind.SCORE:
        return
    if is_of_a_shoot_out(scene, a) and is_of_a_shoot_out(scene, b):
        found.add("score-shoot-out", 1.0, "both are of the shoot-out")
    elif is_impossible(scene, a, b):
        found.add("score-impossible", 1.0, "no match goes on from the one to the other")


def _digits(mention: Mention) -> int:
    """How many significant digits the figure has."""
    measure = mention.claim.quantity.measure
    if measure.printed is None or not measure.place:
        return 0
    return len(str(abs(int(measure.printed / measure.place))))


def _subject(words: Wording, mention: Mention) -> set[str]:
    """The words of who or what has it."""
    subject = mention.claim.subject
    return {words.word(word) for word in _split(subject)} | (
        words.name_words((" ".join(subject),)) - _split(subject)
    )


def _names(scene: Scene, mine: tuple[str, ...], theirs: tuple[str, ...]) -> tuple[set[str], set[str]]:
    """The words of two lots of names; a surname that two people share is left out of both."""
    titles = scene.context.lexicons.words("titles")
    common = {
        one.split()[-1]
        for one in mine
        for other in theirs
        if one.split()[-1:] == other.split()[-1:]
        and 1 not in (len(_untitled(one, titles)), len(_untitled(other, titles)))
        and one != other
    }
    words = scene.wording
    return words.name_words(mine) - common - titles, words.name_words(theirs) - common - titles


def _untitled(name: str, titles: frozenset[str]) -> list[str]:
    """The words of a name without what stands before a person's: "Mr", "Sir"."""
    parts = name.split()
    while len(parts) > 1 and parts[0].rstrip(".") in titles:
        parts = parts[1:]
    return parts


def _split(phrases: Iterable[str]) -> set[str]:
    return {word for phrase in phrases for word in phrase.lower().split() if len(word) > 1}
