"""What keeps a part from its whole, a sum from what it is made of, and others from the rest; blockers."""

from __future__ import annotations

from numcheck.linker.restated.agreement import equal
from numcheck.linker.restated.mention import Mention, Scene
from numcheck.model.quantity import Kind

_NO_CHANCE = 20  # below it a difference of two figures meets a third by chance


def tied_by_a_sum(scene: Scene, a: Mention, b: Mention) -> str:
    """Figures that the words tie in two roles (a part and its whole, a start and an end) are two things."""
    if (a.claim.quantity.index, b.claim.quantity.index) in scene.context.tied:
        if _told_in_the_lead(scene, a, b):
            return ""  # "nine pilgrims killed", and then "killing seven of the pilgrims": told again, not divided
        return "the words tie them otherwise: a sum, a share, a change or a range"
    for one, other in ((a, b), (b, a)):
        printed = other.claim.quantity.measure.printed
        if printed is not None and printed >= _NO_CHANCE and printed in scene.sums.get(one.index, ()):
            return "one is what the other and a third figure come to"
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
            if _is_one_of_several(scene, part) and not _is_one_of_several(scene, whole):
                return f"one of several {whole.noun}"
            told_again = part is b and b.definite and b.noun in ("", a.noun)
            if whole.holds_others and not part.holds_others and not told_again:
                return "one is what others are among"
            alike = set(part.claim.predicate_concepts) & set(whole.claim.predicate_concepts)
            if _is_stock(scene, whole) and _is_deed(scene, part) and whole.noun == part.noun:
                return f"one is all the {whole.noun} there are, the other those who did something"
            if part.says_all:
                continue  # "all 640 of them"
            if part is b and part.near_says(("of those", "of these")) and whole.noun == part.noun:
                return f"one is some of those {whole.noun} that were told of"
            if part.claim.group and not whole.claim.group and whole.noun in part.claim.group and not alike:
                return f"one is some of the {whole.noun}"
    return ""


def _is_one_of_several(scene: Scene, mention: Mention) -> bool:
    """Whether it is "one of the orbiters": one, whoever the others are."""
    quantity = mention.claim.quantity
    behind = scene.context.article.text[quantity.span.end : quantity.span.end + len(" of ")]
    return quantity.measure.printed == 1 and behind.split() == ["of"]


def age_group(scene: Scene, a: Mention, b: Mention) -> str:
    """People of an age are some of the people; a headline leaves the age out."""
    ages = scene.context.lexicons.words("age-group-words")
    if a.claim.quantity.kind is Kind.AGE or a.definite or b.definite:
        return ""  # "died at the age of 87"; "the four, aged between 26 and 55", are all of them
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


def running_total(scene: Scene, a: Mention, b: Mention) -> str:
    """What takes the total to a figure is not the figure."""
    if _is_total_so_far(a) != _is_total_so_far(b):
        return "one is the total so far"
    return ""


def _is_total_so_far(mention: Mention) -> bool:
    """Whether it is what others bring the total to, not what they take it above."""
    return "running-total-words" in mention.signs and mention.near_says(("to",))
