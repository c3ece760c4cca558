"""What keeps two figures from being compared as restatements of one thing, one mechanism a function.

A blocker answers why a pair is not compared, or with an empty string if it does not stand in the way. It
blocks only restatement: the same fact is often the evidence for another relation.
"""

from __future__ import annotations

from collections.abc import Callable, Collection

from numcheck.linker.restated.apposition import in_apposition
from numcheck.linker.restated.mention import Mention, Scene
from numcheck.linker.restated.times import clash_of_times
from numcheck.model.article import BlockKind
from numcheck.model.claim import Aspect, Claim, Modality
from numcheck.model.quantity import Kind

Blocker = Callable[[Scene, Mention, Mention], str]

_APART_BLOCKS = frozenset({BlockKind.CORRECTION, BlockKind.LINEUP, BlockKind.TABLE})
_SAME_ASPECT = frozenset({Aspect.LEVEL, Aspect.TOTAL, Aspect.CUMULATIVE})
_UNREAL = frozenset({Modality.HYPOTHETICAL, Modality.DENIED})
_AHEAD = frozenset({Modality.TARGET, Modality.POSSIBLE, Modality.CAPACITY})


def part_of_article(scene: Scene, a: Mention, b: Mention) -> str:
    """A correction note, a line-up or a table speaks for itself."""
    for mention in (a, b):
        kind = scene.context.block_kind(mention.claim)
        if kind in _APART_BLOCKS:
            return f"one stands in a {kind.value}"
    return ""


def conversion(scene: Scene, a: Mention, b: Mention) -> str:
    """A bracketed conversion may meet a plain figure of its own currency; two conversions meet never."""
    if a.claim.quantity.face_of is not None and b.claim.quantity.face_of is not None:
        return "both are conversions of other figures"
    return ""


def one_sentence(scene: Scene, a: Mention, b: Mention) -> str:
    """Two figures of one sentence differ on purpose, but in apposition or brackets."""
    if a.claim.sentence != b.claim.sentence or in_apposition(scene.context, a.claim, b.claim):
        return ""
    return "both stand in one sentence"


def one_range(scene: Scene, a: Mention, b: Mention) -> str:
    """The two ends of a range or of a change."""
    first, second = a.claim.quantity, b.claim.quantity
    if first.partner == second.index or second.partner == first.index:
        return "they are the two ends of one range or change"
    return ""


def start_of_change(scene: Scene, a: Mention, b: Mention) -> str:
    """What something rose from is not what it is."""
    if a.baseline != b.baseline:
        return "one is what the other is compared with, at another time"
    return ""


def whole_and_part(scene: Scene, a: Mention, b: Mention) -> str:
    """A part of the other figure."""
    if a.claim.part_of == b.index or b.claim.part_of == a.index:
        return "one is a part of the other"
    return ""


def further(scene: Scene, a: Mention, b: Mention) -> str:
    """Another, more, the other: what comes on top of the rest is not the rest."""
    if a.claim.quantity.other != b.claim.quantity.other:
        return "one counts others, on top of the rest"
    return ""


def negation(scene: Scene, a: Mention, b: Mention) -> str:
    """Not 12, but 15."""
    return "one is negated" if a.claim.negated != b.claim.negated else ""


def aspect(scene: Scene, a: Mention, b: Mention) -> str:
    """A level, a change, a rate and an amount each are four different things."""
    first, second = a.claim.aspect, b.claim.aspect
    if first is second or (first in _SAME_ASPECT and second in _SAME_ASPECT):
        return ""
    return f"one is a {first.value}, the other a {second.value}"


def change_of_other_things(scene: Scene, a: Mention, b: Mention) -> str:
    """Two rates of change are one only if something says so: many things rise in one article."""
    if a.claim.aspect is not Aspect.CHANGE or b.claim.aspect is not Aspect.CHANGE:
        return ""
    if a.summary or b.summary or a.opening or b.opening or b.claim.quantity.definite:
        return ""
    if in_apposition(scene.context, a.claim, b.claim):
        return ""
    return "two changes, and nothing says that they are one"


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
    return ""


def other_place(scene: Scene, a: Mention, b: Mention) -> str:
    """Two named places, neither within the other."""
    mine, theirs = a.claim.places, b.claim.places
    if not mine or not theirs or _within(scene, mine, theirs) or _within(scene, theirs, mine):
        return ""
    return f"two different places: {', '.join((*mine, *theirs))}"


def other_time(scene: Scene, a: Mention, b: Mention) -> str:
    """Two explicit times of one grain: two years, two months, two quarters."""
    return clash_of_times(a.claim.periods, b.claim.periods)


def other_basis(scene: Scene, a: Mention, b: Mention) -> str:
    """Gross and net, with and without tax."""
    mine, theirs = set(a.claim.basis), set(b.claim.basis)
    if mine and theirs and not mine & theirs:
        return f"another basis: {', '.join(sorted(mine | theirs))}"
    return ""


def version(scene: Scene, a: Mention, b: Mention) -> str:
    """Initially and now revised: two states of one account."""
    sets = scene.context.lexicons
    early, late = sets.words("version-early"), sets.words("version-late")
    for first, second in ((a, b), (b, a)):
        if first.all_words & early and not second.all_words & early and (second.all_words & late):
            return "an earlier version and a later one"
    return ""


def contrast_of_modality(scene: Scene, a: Mention, b: Mention) -> str:
    """What would be against what is, a target against what was reached, feared against confirmed."""
    first, second = a.claim.modality, b.claim.modality
    if first is second:
        return ""
    both = {first, second}
    if both & _UNREAL:
        return f"one is {min(both & _UNREAL, key=str).value}"
    if Modality.ACTUAL in both and both & (_AHEAD | {Modality.FEARED}):
        other = next(iter(both - {Modality.ACTUAL}))
        return f"one is a fact, the other {other.value}"
    return ""


def own_age(scene: Scene, a: Mention, b: Mention) -> str:
    """Two people of different names have each their own age."""
    if a.claim.quantity.kind is not Kind.AGE:
        return ""
    mine, theirs = _named(a.claim), _named(b.claim)
    if not mine or not theirs or mine & theirs:
        return "" if mine and theirs else "nothing says whose ages they are"
    return "the ages of two people"


def _named(claim: Claim) -> set[str]:
    return {word for name in (*claim.names, *claim.subject) for word in name.lower().split()}


def _within(scene: Scene, inner: Collection[str], outer: Collection[str]) -> bool:
    """Whether some place of `inner` is one of `outer` or lies in one."""
    known = scene.context.lexicons
    wide = {word for name in outer for word in name.lower().split()}
    for name in inner:
        if wide & set(name.lower().split()):
            return True
        place = known.place(name)
        steps = 0
        while place is not None and steps < 5:
            if any((at := known.place(o)) is not None and at.name == place.name for o in outer):
                return True
            place = known.place(place.within) if place.within else None
            steps += 1
    return False


def _words(concept: str) -> str:
    return concept.replace("-", " ")


# In the order in which a person would name them; the first that stands in the way is recorded.
BLOCKERS: tuple[tuple[str, Blocker], ...] = (
    ("block", part_of_article),
    ("conversion", conversion),
    ("range", one_range),
    ("sentence", one_sentence),
    ("part", whole_and_part),
    ("further", further),
    ("negation", negation),
    ("version", version),
    ("aspect", aspect),
    ("start-of-change", start_of_change),
    ("apart", kept_apart),
    ("basis", other_basis),
    ("place", other_place),
    ("time", other_time),
    ("modality", contrast_of_modality),
    ("change", change_of_other_things),
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
