"""What keeps figures of two places apart; blockers."""

from __future__ import annotations

from collections.abc import Collection

from numcheck.linker.restated.beside import says
from numcheck.linker.restated.mention import Mention, Scene
from numcheck.model.quantity import Kind

_CLOSE = 50  # characters after a figure that say where or what it is of


def other_place(scene: Scene, a: Mention, b: Mention) -> str:
    """Two named places, neither within the other."""
    if a.claim.quantity.kind is Kind.YEAR:
        return ""  # a year is the same everywhere
    mine, theirs = _alike_known(scene, _places(scene, a, b), _places(scene, b, a))
    if not mine or not theirs or _within(scene, mine, theirs) or _within(scene, theirs, mine):
        return ""
    if _spoken_of(scene, mine, b) or _spoken_of(scene, theirs, a):
        return ""  # "Switzerland in Dublin on 12 October", "the visit of Switzerland"
    return f"two different places: {', '.join((*mine, *theirs))}"


def _places(scene: Scene, mention: Mention, other: Mention) -> tuple[str, ...]:
    """The places of a claim, and what it is about, if that is a sister of one of the other's: Iowa, and "Nevada held …"."""
    known = scene.context.lexicons.place
    subject = known(" ".join(mention.claim.subject))
    sisters = {(place.kind, place.within) for name in other.claim.places if (place := known(name))}
    if mention.claim.places or subject is None or (subject.kind, subject.within) not in sisters:
        return mention.claim.places
    return (subject.name.lower(),)


def _spoken_of(scene: Scene, places: Collection[str], beside: Mention) -> bool:
    """Whether one of the places, or its people, is spoken of beside a mention, whatever it is to it."""
    said = beside.said_beside
    return any(
        set(place.lower().split()) <= said or scene.wording.place_word(place) in said for place in places
    )


def _alike_known(
    scene: Scene, a: tuple[str, ...], b: tuple[str, ...]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The places of both that lists know or, where neither has one, those that none knows: a village may lie in a county."""
    known = scene.context.lexicons.place
    mine, theirs = tuple(p for p in a if known(p)), tuple(p for p in b if known(p))
    if mine or theirs:
        return mine, theirs
    return a, b


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


def elsewhere(scene: Scene, a: Mention, b: Mention) -> str:
    """The words beside one set it apart from the place or thing that the story is about."""
    words = scene.context.lexicons.words("elsewhere-words")
    if _followed_by(scene, a, words) != _followed_by(scene, b, words):
        return "the words beside one say that it is of another place or thing"
    rivals = scene.context.lexicons.words("rival-words")
    if bool(rivals & set(a.claim.subject)) != bool(rivals & set(b.claim.subject)):
        return "one is a rival's"
    return ""


def _followed_by(scene: Scene, mention: Mention, phrases: Collection[str]) -> bool:
    """Whether one of the phrases stands in what follows the figure closely, in the same sentence."""
    end = mention.claim.quantity.span.end
    stop = min(end + _CLOSE, mention.claim.sentence_span.end)
    after = f" {' '.join(scene.context.article.text[end:stop].lower().split())} "
    return says(after, phrases)
