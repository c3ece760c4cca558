"""What keeps two figures from being compared as restatements of one thing, one mechanism a function.

A blocker answers why a pair is not compared, or with an empty string if it does not stand in the way. It
blocks only restatement: the same fact is often the evidence for another relation.
"""

from __future__ import annotations

from collections.abc import Callable, Collection

from numcheck.linker.restated.agreement import equal
from numcheck.linker.restated.apposition import in_apposition
from numcheck.linker.restated.mention import Mention, Scene
from numcheck.linker.restated.moments import (
    moment_or_stretch,
    other_date,
    other_time,
    own_age,
    part_of_a_year,
)
from numcheck.linker.restated.places import elsewhere, other_place
from numcheck.linker.restated.ranks import introduced_rank, other_order
from numcheck.linker.restated.scores import other_score
from numcheck.model.article import BlockKind
from numcheck.model.claim import Aspect, Modality
from numcheck.model.quantity import Kind, Quantity

Blocker = Callable[[Scene, Mention, Mention], str]

_APART_BLOCKS = frozenset({BlockKind.CORRECTION, BlockKind.LINEUP, BlockKind.TABLE})
_SAME_ASPECT = frozenset({Aspect.LEVEL, Aspect.TOTAL, Aspect.CUMULATIVE, Aspect.RATE})
_AHEAD = frozenset(
    {
        Modality.TARGET,
        Modality.POSSIBLE,
        Modality.CAPACITY,
        Modality.FEARED,
        Modality.PLANNED,
        Modality.HYPOTHETICAL,
    }
)
_ASPECTLESS = frozenset({Kind.SCORE, Kind.ORDINAL, Kind.DATE, Kind.YEAR, Kind.CLOCK, Kind.AGE})


_SEVERAL = 2  # names that tell a story from another; one may be left out in the retelling


def part_of_article(scene: Scene, a: Mention, b: Mention) -> str:
    """A correction note, a line-up or a table speaks for itself."""
    for mention in (a, b):
        kind = scene.context.block_kind(mention.claim)
        if kind in _APART_BLOCKS:
            return f"one stands in a {kind.value}"
    return ""


def conversion(scene: Scene, a: Mention, b: Mention) -> str:
    """A bracketed conversion may meet a plain figure of its own currency; two conversions meet never."""
    first, second = a.claim.quantity, b.claim.quantity
    if first.face_of is not None and second.face_of is not None:
        return "both are conversions of other figures"
    if first.face_of == second.index or second.face_of == first.index:
        return "one is the other in another unit"
    return ""


def one_sentence(scene: Scene, a: Mention, b: Mention) -> str:
    """Two figures of one sentence differ on purpose, but in apposition or brackets."""
    if a.claim.sentence_span != b.claim.sentence_span or in_apposition(scene.context, a.claim, b.claim):
        return ""
    return "both stand in one sentence"


def one_range(scene: Scene, a: Mention, b: Mention) -> str:
    """The two ends of a range or of a change."""
    first, second = a.claim.quantity, b.claim.quantity
    if first.partner == second.index or second.partner == first.index:
        return "they are the two ends of one range or change"
    if (first.low is None) != (second.low is None):
        return "one is a range, the other a figure"
    return ""


def start_of_change(scene: Scene, a: Mention, b: Mention) -> str:
    """What something rose from is not what it is."""
    if a.baseline != b.baseline:
        return "one is what the other is compared with, at another time"
    return ""


def tied_by_a_sum(scene: Scene, a: Mention, b: Mention) -> str:
    """Figures that the words tie in two roles (a part and its whole, a start and an end) are two things."""
    if (a.claim.quantity.index, b.claim.quantity.index) in scene.context.tied:
        if _told_in_the_lead(scene, a, b):
            return ""  # "nine pilgrims killed", and then "killing seven of the pilgrims": told again, not divided
        return "the words tie them otherwise: a sum, a share, a change or a range"
    return ""


def _told_in_the_lead(scene: Scene, a: Mention, b: Mention) -> bool:
    """Whether one is a headline's, and the first sentence below it says that the same was done to the other."""
    events = set(a.claim.predicate_concepts) & set(b.claim.predicate_concepts)
    return a.summary != b.summary and bool(events) and scene.lead in (a.claim.sentence, b.claim.sentence)


def whole_and_part(scene: Scene, a: Mention, b: Mention) -> str:
    """A part of the other figure."""
    if a.claim.part_of == b.index or b.claim.part_of == a.index:
        return "" if a.says_all or b.says_all else "one is a part of the other"
    if a.claim.quantity.kind is Kind.COUNT and not equal(a.claim.quantity, b.claim.quantity):
        for part, whole in ((a, b), (b, a)):
            if whole.holds_others and not part.holds_others:
                return "one is what others are among"
            alike = set(part.claim.predicate_concepts) & set(whole.claim.predicate_concepts)
            if _is_stock(scene, whole) and _is_deed(scene, part) and whole.noun == part.noun:
                return f"one is all the {whole.noun} there are, the other those who did something"
            if part.says_all:
                continue  # "all 640 of them"
            if part.claim.group and not whole.claim.group and whole.noun in part.claim.group and not alike:
                return f"one is some of the {whole.noun}"
    return ""


def age_group(scene: Scene, a: Mention, b: Mention) -> str:
    """People of an age are some of the people; a headline leaves the age out."""
    ages = scene.context.lexicons.words("age-group-words")
    if a.summary or b.summary or a.near_says(ages) == b.near_says(ages):
        return ""
    return "" if equal(a.claim.quantity, b.claim.quantity) else "one is of those of an age"


def _is_stock(scene: Scene, mention: Mention) -> bool:
    """Whether it says how many there are: a hospital employs 620 nurses."""
    return mention.claim.predicate in scene.context.lexicons.words("stock-verbs") and not mention.summary


def _is_deed(scene: Scene, mention: Mention) -> bool:
    """Whether it says how many did something: 410 nurses voted."""
    claim = mention.claim
    known = bool(claim.predicate_concepts) and claim.predicate not in scene.context.lexicons.words(
        "stock-verbs"
    )
    return known and not mention.summary and not claim.quantity.definite


def further(scene: Scene, a: Mention, b: Mention) -> str:
    """Another, more, the other: what comes on top of the rest is not the rest."""
    if a.other == b.other:
        return ""
    rest = (a if a.other else b).near_says(("the other",))  # they are never all, and "six other" may be
    if rest or not (a.summary or b.summary):  # a headline has no room for "another"
        return "one counts others, on top of the rest"
    return ""


def negation(scene: Scene, a: Mention, b: Mention) -> str:
    """Not 12, but 15. A verb denied elsewhere in the clause denies no figure."""
    return "one is negated" if a.denied != b.denied else ""


def rate(scene: Scene, a: Mention, b: Mention) -> str:
    """So much a day and so much a year."""
    mine, theirs = a.claim.quantity.unit.per, b.claim.quantity.unit.per
    return f"one is by the {mine}, the other by the {theirs}" if mine and theirs and mine != theirs else ""


def aspect(scene: Scene, a: Mention, b: Mention) -> str:
    """A level, a change, a rate and an amount each are four different things."""
    first, second = a.aspect, b.aspect
    if (
        a.claim.quantity.kind in _ASPECTLESS
        or first is second
        or (first in _SAME_ASPECT and second in _SAME_ASPECT)
    ):
        return ""
    if b.definite and second is Aspect.LEVEL:
        return ""  # "the 0.4 %": what it is of what was said where it was named first
    return f"one is a {first.value}, the other a {second.value}"


def change_of_other_things(scene: Scene, a: Mention, b: Mention) -> str:
    """Two rates of change are one only if something says so: many things rise in one article."""
    if a.aspect is not Aspect.CHANGE or b.aspect is not Aspect.CHANGE:
        return ""
    if a.summary or b.summary or b.definite:
        return ""
    if in_apposition(scene.context, a.claim, b.claim) or (
        a.noun and a.noun == b.noun and len(a.near & b.near) > 2
    ):
        return ""
    return "two changes, and nothing says that they are one"


def running_total(scene: Scene, a: Mention, b: Mention) -> str:
    """What takes the total to a figure is not the figure."""
    if _is_total_so_far(a) != _is_total_so_far(b):
        return "one is the total so far"
    return ""


def _is_total_so_far(mention: Mention) -> bool:
    """Whether it is what others bring the total to, not what they take it above."""
    return "running-total-words" in mention.signs and mention.near_says(("to",))


def kept_apart(scene: Scene, a: Mention, b: Mention) -> str:
    """Near in meaning and never the same: dead and injured, profit and revenue, arrested and charged."""
    lexicons = scene.context.lexicons
    for mine, theirs in (
        (a.claim.concepts, b.claim.concepts),
        (a.claim.predicate_concepts, b.claim.predicate_concepts),
    ):
        if set(mine) & set(theirs):
            continue
        for one in mine:
            for other in theirs:
                if lexicons.apart(one, other):
                    return f"kept apart: {_words(one)}, {_words(other)}"
    if a.claim.quantity.kind in (Kind.MONEY, Kind.SHARE):
        for one in sorted(a.senses - b.senses):
            for other in sorted(b.senses - a.senses):
                if lexicons.apart(one[1:], other[1:]):
                    return f"kept apart: {_words(one[1:])}, {_words(other[1:])}"
    return ""


def never_compared(scene: Scene, a: Mention, b: Mention) -> str:
    """A phrase beside either figure says that it is of a sort of its own; a newsroom lists such phrases."""
    words = scene.context.lexicons.words("never-compare")
    if words and (a.near_says(words) or b.near_says(words)):
        return "the words beside one say that it is never compared"
    return ""


def other_noun(scene: Scene, a: Mention, b: Mention) -> str:
    """Two counts of two things that have nothing to do with each other: provinces and people.

    Where no lexicon knows the nouns, they are two if the one's sentence names what the other counts, and counts
    something else: "three provinces", and "killed five people in the provinces of Orm and Kessar".
    """
    if (
        a.claim.quantity.kind not in (Kind.COUNT, Kind.MEASURE)
        or a.noun == b.noun
        or not a.noun
        or not b.noun
    ):
        return ""
    if a.definite or b.definite:
        return ""  # a definite mention finds its set, head noun or not
    if scene.context.lexicons.alike(a.claim.concepts, b.claim.concepts):
        return ""
    met = (a.noun_word in b.wide, b.noun_word in a.wide)
    if a.counts_its_own and b.counts_its_own:
        two = any(met) or bool(a.claim.concepts and b.claim.concepts)
    else:
        two = not any(met) and bool(a.claim.concepts and b.claim.concepts)
    return f"one counts “{a.noun}”, the other “{b.noun}”" if two else ""


def name_of_event(scene: Scene, a: Mention, b: Mention) -> str:
    """A measure may name an event, or by it a person: a 5,000m champion, an 800m runner, "won the 1,000m"."""
    if a.claim.quantity.kind is not Kind.MEASURE:
        return ""
    concepts, contests = scene.context.lexicons.by_id, scene.context.lexicons.words("contest-nouns")
    for mention in (a, b):
        if mention.noun in contests:
            return f"a distance that says which {mention.noun} it is"
        quantity = mention.claim.quantity
        if (
            quantity.definite
            and quantity.unit.name == "metre"
            and not mention.claim.head
            and _is_round(quantity)
        ):
            return "a distance that names an event"
        if any(concepts[name].field == "people" for name in mention.claim.concepts if name in concepts):
            return f"a measure that says what kind of {mention.noun} it is"
    return ""


def _is_round(quantity: Quantity) -> bool:
    """Whether a figure has one digit other than nought, or is so many and a half: races are 60, 800, 1,500 metres long."""
    printed = quantity.measure.printed
    return printed is not None and printed.denominator == 1 and len(str(printed.numerator).strip("0")) <= 2


def other_names(scene: Scene, a: Mention, b: Mention) -> str:
    """Two names or more by either figure, none of which the other's sentence speaks of: two stories."""
    mine, theirs = _own_names(a, b), _own_names(b, a)
    if len(mine) >= _SEVERAL and len(theirs) >= _SEVERAL:
        return f"one is of {' and '.join(mine)}, the other of {' and '.join(theirs)}"
    return ""


def _own_names(mine: Mention, theirs: Mention) -> tuple[str, ...]:
    """The names by a figure, if none of them is spoken of beside the other."""
    names = mine.claim.names
    return () if any(map(theirs.speaks_of, names)) else names


def other_basis(scene: Scene, a: Mention, b: Mention) -> str:
    """Gross and net, with and without tax."""
    mine, theirs = set(a.claim.basis), set(b.claim.basis)
    if mine and theirs and not mine & theirs:
        return f"another basis: {', '.join(sorted(mine | theirs))}"
    return ""


def version(scene: Scene, a: Mention, b: Mention) -> str:
    """Initially and now revised: two states of one account."""
    for first, second in ((a, b), (b, a)):
        if (
            "version-early" in first.signs
            and "version-early" not in second.signs
            and "version-late" in second.signs
        ):
            return "an earlier version and a later one"
    return ""


def contrast_of_modality(scene: Scene, a: Mention, b: Mention) -> str:
    """A target against what was reached, feared against confirmed: the words must say that they contrast."""
    if a.claim.quantity.kind is Kind.ORDINAL and a.noun == b.noun and a.owned and b.owned:
        return ""  # "his third cap" is his third, won already or not
    done = "achieved-words"
    for plan, fact in ((a, b), (b, a)):
        ahead = plan.claim.modality in _AHEAD
        if ahead and fact.claim.modality is Modality.ACTUAL and done in fact.signs and done not in plan.signs:
            return f"one is {plan.claim.modality.value}, the other a fact so far"
    return ""


def _words(concept: str) -> str:
    return concept.replace("-", " ")


# In the order in which a person would name them; the first that stands in the way is recorded.
BLOCKERS: tuple[tuple[str, Blocker], ...] = (
    ("block", part_of_article),
    ("conversion", conversion),
    ("range", one_range),
    ("tied", tied_by_a_sum),
    ("sentence", one_sentence),
    ("part", whole_and_part),
    ("age-group", age_group),
    ("score", other_score),
    ("further", further),
    ("negation", negation),
    ("rate", rate),
    ("version", version),
    ("aspect", aspect),
    ("start-of-change", start_of_change),
    ("total", running_total),
    ("apart", kept_apart),
    ("never", never_compared),
    ("elsewhere", elsewhere),
    ("noun", other_noun),
    ("event", name_of_event),
    ("moment", moment_or_stretch),
    ("basis", other_basis),
    ("place", other_place),
    ("names", other_names),
    ("time", other_time),
    ("modality", contrast_of_modality),
    ("change", change_of_other_things),
    ("part-of-year", part_of_a_year),
    ("date", other_date),
    ("order", other_order),
    ("rank", introduced_rank),
    ("age", own_age),
)


def blocked(scene: Scene, a: Mention, b: Mention, without: Collection[str] = ()) -> tuple[str, str]:
    """Name and reason of the first blocker that keeps the pair apart, two empty strings if none does.

    `without` names blockers to leave out, for measuring what each is worth.
    """
    for name, blocker in BLOCKERS:
        if name not in without:
            reason = blocker(scene, a, b)
            if reason:
                return name, reason
    return "", ""
