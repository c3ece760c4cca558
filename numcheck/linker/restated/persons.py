"""Whether two mentions speak of one person, by the names beside them."""

from __future__ import annotations

from numcheck.linker.restated.mention import Mention


def share_a_person(a: Mention, b: Mention) -> bool:
    """Whether a name beside one mention may be the person of a name beside the other."""
    return any(_one_person(one, other) for one in a.claim.names for other in b.claim.names)


def _one_person(a: str, b: str) -> bool:
    """Whether two names may be one person's: the same, or a surname and a full name that ends in it."""
    one, other = a.split(), b.split()
    return one == other or (1 in (len(one), len(other)) and one[-1] == other[-1])
