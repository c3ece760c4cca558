"""What keeps shares of one thing apart: those of two holders, and what is left of the whole; blockers."""

from __future__ import annotations

from numcheck.linker.restated.mention import Mention, Scene
from numcheck.model.quantity import Kind

_WHOLE = 100  # per cent


def complement(scene: Scene, a: Mention, b: Mention) -> str:
    """Two shares that make up the whole: 80 % sold, and 20 % kept."""
    if a.claim.quantity.kind is not Kind.SHARE or a.summary != b.summary:
        return ""
    one, other = (m.claim.quantity.measure.printed for m in (a, b))
    if one is None or other is None or one == other:
        return ""
    return "the two make up the whole" if one + other == _WHOLE else ""


def other_holder(scene: Scene, a: Mention, b: Mention) -> str:
    """Shares in one thing that two of different names hold, or buy."""
    if a.claim.quantity.kind is not Kind.SHARE:
        return ""
    holding = scene.context.lexicons.words("holding-verbs")
    if not {a.claim.predicate, b.claim.predicate} <= holding:
        return ""
    mine, theirs = (set(m.claim.subject) for m in (a, b))
    if not mine or not theirs or not (_is_named(a) and _is_named(b)):
        return ""
    if mine & theirs or any(map(b.speaks_of, mine)) or any(map(a.speaks_of, theirs)):
        return ""
    return f"one is of {' '.join(a.claim.subject)}, the other of {' '.join(b.claim.subject)}"


def _is_named(mention: Mention) -> bool:
    """Whether the subject of a figure is a name."""
    subject = set(mention.claim.subject)
    return any(subject & set(name.lower().split()) for name in mention.claim.names)
