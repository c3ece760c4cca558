"""What keeps the ages of two people apart, and those of one at two times; a blocker."""

from __future__ import annotations

from numcheck.linker.restated.mention import Mention, Scene, share_a_deed
from numcheck.linker.restated.persons import one_person, person_at, share_a_person
from numcheck.linker.restated.times import in_the_past
from numcheck.model.quantity import Kind

_AT_ONCE = 4  # tokens of a sentence before an age that are about nobody else


def own_age(scene: Scene, a: Mention, b: Mention) -> str:
    """Two people of different names have each their own age."""
    if a.claim.quantity.kind is not Kind.AGE:
        return ""
    if _of_a_thing(scene, a) or _of_a_thing(scene, b):
        return "one is the age of a thing"
    mine, theirs = person_at(scene, a), person_at(scene, b)
    if not mine or not theirs:
        if not _is_who_died(scene, a, b) and not _is_the_one_told_of(scene, a, b):
            return "nothing says whose ages they are"
    elif not one_person(mine, theirs) and not (share_a_deed(a, b) and share_a_person(a, b)):
        return "the ages of two people"
    if (_at_that_age(a) or _at_that_age(b)) and not share_a_deed(a, b):
        return "one person's ages at two times"
    if a.claim.predicate == b.claim.predicate or a.summary or b.summary:
        return ""
    if _is_of_today(scene, a) and _is_of_today(scene, b):
        return ""
    return "one person's ages at two times"


def _is_of_today(scene: Scene, mention: Mention) -> bool:
    """Whether an age is told as that of whoever the story is about: "Ann Marsh, 82,", "the 82-year-old"."""
    around = scene.around(mention)
    if around is None or in_the_past(mention.claim.periods):
        return False
    if mention.claim.quantity.span.of(scene.context.article.text).endswith("old"):
        return True
    lead = [token.lower for token in around[0][-2:] if token.lower != "aged"]
    return lead[-1:] in ([","], ["("])


def _at_that_age(mention: Mention) -> bool:
    """Whether it says at which age something happened: "at age 10", "when she was 19"."""
    return mention.near_says(("at age", "at the age of", "when he was", "when she was", "when i was"))


def _is_who_died(scene: Scene, a: Mention, b: Mention) -> bool:
    """Whether the headline says at what age somebody died, and "he" or "she" is of an age below it: "He was 46."."""
    top, told = (a, b) if a.summary else (b, a)
    around = scene.around(told)
    if not top.summary or around is None or "dying" not in top.claim.predicate_concepts:
        return False  # nor is she 78 whose "Fringe turns 50"
    before, behind = around
    if len(before) > _AT_ONCE or any(token.pos != "PUNCT" for token in behind[:1]):
        return False  # "He was 46 when he won"
    return any(token.lower in ("he", "she") for token in before[:1])


def _is_the_one_told_of(scene: Scene, a: Mention, b: Mention) -> bool:
    """Whether "the 26-year-old" is the one person whose age was told before."""
    if not b.definite or person_at(scene, b) or a.summary:
        return False
    if a.claim.quantity.unit != b.claim.quantity.unit or (b.noun and b.noun_word not in a.wide):
        return False  # "Tom Holm, 62, saw it. The 26-year-old driver fled."
    told = {
        other.claim.quantity.measure.printed
        for other in scene.mentions
        if other.claim.quantity.kind is Kind.AGE and other.index < b.index and not other.summary
    }
    return len(told) == 1


def _of_a_thing(scene: Scene, mention: Mention) -> bool:
    """Whether an age stands before a noun that is no person: a 20-year-old record, a two-year-old law."""
    if not mention.describes or mention.noun != mention.claim.head:
        return False  # "the minister died aged 78"
    known = scene.context.lexicons.by_id
    fields = {known[name].field for name in mention.claim.concepts if name in known}
    return bool(fields) and "people" not in fields
