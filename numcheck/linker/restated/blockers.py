"""What keeps two figures from being compared as restatements of one thing, one mechanism a function.

A blocker answers why a pair is not compared, or with an empty string if it does not stand in the way. It
blocks only restatement: the same fact is often the evidence for another relation.
"""

from __future__ import annotations

from collections.abc import Callable, Collection

from numcheck.linker.restated.ages import own_age
from numcheck.linker.restated.another import another_event, further
from numcheck.linker.restated.apposition import in_apposition
from numcheck.linker.restated.changes import aspect, change_of_other_things, rate, start_of_change
from numcheck.linker.restated.dates import other_date, other_time, part_of_a_year
from numcheck.linker.restated.holders import complement, other_holder
from numcheck.linker.restated.mention import Mention, Scene
from numcheck.linker.restated.moments import moment_or_stretch
from numcheck.linker.restated.nouns import (
    kept_apart,
    name_of_event,
    other_magnitude,
    other_noun,
    reading_or_count,
    some_of_a_name,
    sort_of_thing,
)
from numcheck.linker.restated.parts import age_group, running_total, tied_by_a_sum, whole_and_part
from numcheck.linker.restated.places import elsewhere, other_place
from numcheck.linker.restated.plans import asked_for, contrast_of_modality, required, usual, version
from numcheck.linker.restated.ranks import introduced_rank, other_order
from numcheck.linker.restated.scores import other_score
from numcheck.model.article import BlockKind

Blocker = Callable[[Scene, Mention, Mention], str]

_APART_BLOCKS = frozenset({BlockKind.CORRECTION, BlockKind.LINEUP, BlockKind.TABLE})


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


def negation(scene: Scene, a: Mention, b: Mention) -> str:
    """Not 12, but 15. A verb denied elsewhere in the clause denies no figure."""
    return "one is negated" if a.denied != b.denied else ""


def never_compared(scene: Scene, a: Mention, b: Mention) -> str:
    """A phrase beside either figure says that it is of a sort of its own; a newsroom lists such phrases."""
    if _is_a_margin(scene, a) != _is_a_margin(scene, b):
        return "one is how far a survey may err"
    words = scene.context.lexicons.words("never-compare")
    if words and (a.near_says(words) or b.near_says(words)):
        return "the words beside one say that it is never compared"
    return ""


def _is_a_margin(scene: Scene, mention: Mention) -> bool:
    start = mention.claim.quantity.span.start
    before = scene.context.article.text[max(0, start - 4) : start].rstrip()
    return before.endswith(("±", "+/-")) or mention.near_says(scene.context.lexicons.words("error-margins"))


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
    ("another", another_event),
    ("holder", other_holder),
    ("complement", complement),
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
    ("some", some_of_a_name),
    ("reading", reading_or_count),
    ("sort", sort_of_thing),
    ("event", name_of_event),
    ("moment", moment_or_stretch),
    ("basis", other_basis),
    ("place", other_place),
    ("names", other_names),
    ("time", other_time),
    ("modality", contrast_of_modality),
    ("asked", asked_for),
    ("usual", usual),
    ("required", required),
    ("magnitude", other_magnitude),
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
