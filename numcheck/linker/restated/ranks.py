"""What keeps ranks apart: whose they are, what they order, whether they are told for the first time; blockers."""

from __future__ import annotations

from collections.abc import Sequence

from numcheck.linker.restated.agreement import equal
from numcheck.linker.restated.beside import unfollowed
from numcheck.linker.restated.mention import Mention, Scene, past_and_to_come
from numcheck.linker.restated.persons import share_a_person
from numcheck.model.quantity import Kind
from numcheck.model.sentence import Token

_REACH = 4  # words from "of" to its noun
_ENUMERATED = 3  # ranks of one noun that make a row: the first night, the second and the third


def introduced_rank(scene: Scene, a: Mention, b: Mention) -> str:
    """What was told before is "the" or "her" fourth term: "a fourth term" is told for the first time."""
    if a.claim.quantity.kind is not Kind.ORDINAL:
        return ""
    if b.introduced and not a.summary and not b.summary:
        return "the later one is introduced as something new"
    if past_and_to_come(a, b):
        return "one has been, the other is still to come"
    return ""


def other_order(scene: Scene, a: Mention, b: Mention) -> str:
    """Ranks of two things: a second round and a second term, the world's number two and a first final."""
    if a.claim.quantity.kind is not Kind.ORDINAL:
        return ""
    if _names_place(scene, a) != _names_place(scene, b):
        return "one is a place in an order, the other says which of several"
    orders = {order for mention in (a, b) if (order := _superlative(scene, mention))}
    if len(orders) > 1:
        return f"one is the {min(orders)}, the other the {max(orders)}"
    if any(_in_a_ranking(scene, m) or _counts_turns(scene, m) for m in (a, b)) and a.noun != b.noun:
        return ""
    if a.noun != b.noun:
        return f"one ranks a {a.noun}, the other a {b.noun}" if _nothing_in_common(scene, a, b) else ""
    if _tells_in_order(scene, a, b):
        return f"one {a.noun} of several that are told of in their order"
    if a.noun in scene.context.lexicons.words("match-deeds") and not a.summary and not b.summary:
        return f"one {a.noun} and a later one"
    mine, theirs = _of_what(scene, a), _of_what(scene, b)
    if mine and theirs and mine != theirs:
        return f"one is of the {mine}, the other of the {theirs}"
    if a.noun in scene.context.lexicons.words("ranked-people") and not share_a_person(a, b):
        return f"nothing says that one {a.noun} is the other"
    return ""


def _tells_in_order(scene: Scene, a: Mention, b: Mention) -> bool:
    """Whether two ranks of one noun are of a row that the story below the headline tells of."""
    if a.summary or b.summary or equal(a.claim.quantity, b.claim.quantity):
        return False
    return _are_counted_through(scene, a) and _are_counted_through(scene, b)


def _are_counted_through(scene: Scene, mention: Mention) -> bool:
    """Whether the story tells of the ranks next to one in a row: of a first night, a second and a third."""
    rank, known = mention.claim.quantity.measure.printed, scene.ranked.get(mention.noun, frozenset())
    return rank is not None and any(
        {first + i for i in range(_ENUMERATED)} <= known for first in (rank - 2, rank - 1, rank)
    )


def _counts_turns(scene: Scene, mention: Mention) -> bool:
    """Whether it says how often something was done, and may so count titles, or rises; "the first time" counts nothing."""
    return (
        mention.noun in scene.context.lexicons.words("turn-nouns")
        and mention.claim.quantity.measure.printed != 1
    )


def _names_place(scene: Scene, mention: Mention) -> bool:
    """Whether it is told as "No 1", "number two", "fifth-largest" or "third in the rankings", not as "first" or "second"."""
    if mention.claim.quantity.span.of(scene.context.article.text).lower().startswith(("no", "number")):
        return True
    return bool(_superlative(scene, mention)) or _in_a_ranking(scene, mention)


def _superlative(scene: Scene, mention: Mention) -> str:
    """What it is by that a rank is told: the "largest" of "fifth-largest"; empty if there is no such word."""
    beside = next((token for token in _behind(scene, mention)[:2] if token.text not in "-‑–"), None)
    return beside.lower if beside is not None and beside.tag in ("JJS", "RBS") else ""


def _in_a_ranking(scene: Scene, mention: Mention) -> bool:
    """Whether the words right behind a rank name what it is a place in: "third in the world rankings"."""
    behind = _behind(scene, mention)
    if not behind or behind[0].lower not in ("in", "on"):
        return False
    noun = next((token for token in unfollowed(behind[1:]) if token.pos in ("NOUN", "PROPN")), None)
    return noun is not None and noun.lemma.lower() in scene.context.lexicons.words("rankings")


def _behind(scene: Scene, mention: Mention) -> Sequence[Token]:
    """The tokens that follow a figure in its sentence, a few."""
    around = scene.around(mention)
    return around[1][: 1 + _REACH] if around is not None else ()


def _nothing_in_common(scene: Scene, a: Mention, b: Mention) -> bool:
    """Whether two nouns are known and have nothing to do with each other: a publisher, a game.

    A rank without a noun is a place or a round: "stopped in the seventh", not a third defence. But "the UK's
    1,000th" may well be its 1,000th number one.
    """
    if bool(a.noun) != bool(b.noun) and not (a.owned or b.owned):
        return (a.noun or b.noun) not in scene.context.lexicons.words("bare-ranks")
    if not a.noun or not b.noun or a.noun_word in b.wide or b.noun_word in a.wide:
        return False
    return not scene.context.lexicons.alike(a.claim.concepts, b.claim.concepts)


def _of_what(scene: Scene, mention: Mention) -> str:
    """The noun behind "of" after what is ranked: "the 60th anniversary of the fire"; empty if there is none."""
    after = scene.behind_noun(mention)[: 1 + _REACH]
    if not after or after[0].lower != "of":
        return ""
    return next((token.lemma.lower() for token in after[1:] if token.pos == "NOUN"), "")
