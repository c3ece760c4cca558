"""Whether two mentions speak of one person, by the names beside them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from numcheck.linker.restated.mention import Mention, Scene
from numcheck.model.sentence import Token

_BEFORE = 40  # tokens before a figure; a name further off is nobody's whom a reader still has in mind
_LEAD = 3  # tokens before "82-year-old" among which a comma or "is" ties it to the name before
_BEHIND = 4  # tokens after a figure in which a name says whose it is: "78-year-old Ann Marsh"


def share_a_person(a: Mention, b: Mention) -> bool:
    """Whether a name beside one mention may be the person of a name beside the other."""
    return any(one_person(one, other) for one in _names(a) for other in _names(b))


def person_at(scene: Scene, mention: Mention) -> str:
    """The name that stands nearest before a figure in its sentence, or right behind it; empty if none does.

    Days and places name nobody: "Gloria Holm died on Monday in Leeds at the age of 92".
    """
    around = scene.around(mention)
    if around is None:
        return ""
    # "Ann Marsh, an 82-year-old widow", and not "flew from Marsh to fetch an 82-year-old widow".
    tied = not mention.describes or any(t.pos == "AUX" or t.text == "," for t in around[0][-_LEAD:])
    before = list(_runs(scene, around[0][-_BEFORE:])) if tied else []
    return before[-1] if before else next(_runs(scene, around[1][:_BEHIND]), "")


def one_person(a: str, b: str) -> bool:
    """Whether two names may be one person's: the one a part of the other, or one surname and another name in common."""
    (*first, surname), (*other, same) = a.split(), b.split()
    if not first or not other:
        return surname in (*other, same) or same in (*first, surname)
    return surname == same and bool(set(first) & set(other))


def _names(mention: Mention) -> tuple[str, ...]:
    """The names beside a mention, and what its sentence is about."""
    return (*mention.claim.names, *filter(None, [" ".join(mention.claim.subject)]))


def _runs(scene: Scene, tokens: Iterable[Token]) -> Iterator[str]:
    """The names in a row of tokens, each in lower case."""
    days = scene.context.lexicons.words("time-names")
    run: list[str] = []
    for i, token in enumerate((*tokens, None)):
        named = token is not None and token.text[0].isupper() and (i or token.pos == "PROPN")
        if token is not None and named and token.lower not in days:
            run.append(token.lower)
            continue
        if run and scene.context.lexicons.place(" ".join(run)) is None:
            yield " ".join(run)
        run = []
