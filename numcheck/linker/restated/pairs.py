"""A pair of figures that was looked at: what stands in the way, or what ties it and how firmly."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from numcheck.linker.restated.agreement import agreement, close, equal
from numcheck.linker.restated.blockers import blocked
from numcheck.linker.restated.candidates import candidate_pairs
from numcheck.linker.restated.definite import find_antecedents
from numcheck.linker.restated.evidence import weigh
from numcheck.linker.restated.mention import Mention, Scene
from numcheck.model.printed import Agreement
from numcheck.resources.weights import confidence

_SLIP = "slip-"  # how the features of slips begin
CLASHING = (Agreement.CLASH, Agreement.UNUSUAL)  # a vague word clashes with nothing firmly


@dataclass(frozen=True, slots=True)
class Pair:
    """Two mentions, `a` before `b`. `odds` are the log-odds that they are one thing, by all but
    whether the values agree; `slipped` is how much of them is that the values differ as slips do.

    `blocker` and `reason` say what keeps them apart, empty if nothing does; a blocked pair has no odds.
    """

    a: Mention
    b: Mention
    agreement: Agreement
    equal: bool
    close: bool
    blocker: str = ""
    reason: str = ""
    odds: float = float("-inf")
    slipped: float = 0.0
    because: tuple[str, ...] = ()
    features: tuple[tuple[str, float], ...] = ()

    @property
    def open(self) -> bool:
        """Whether no blocker stands between the two."""
        return not self.blocker

    @property
    def confidence(self) -> float:
        """The odds as a probability."""
        return confidence(self.odds) if self.open else 0.0

    @property
    def key(self) -> tuple[int, int]:
        """The quantities' indices, the earlier first."""
        return self.a.index, self.b.index


def look_at_pairs(scene: Scene, without: Collection[str] = ()) -> Iterator[Pair]:
    """Every candidate pair, blocked or weighed. `without` names blockers to leave out, for measurements."""
    antecedents = find_antecedents(scene, frozenset(without))
    weights = scene.context.weights
    for a, b in candidate_pairs(scene):
        first, second = a.claim.quantity, b.claim.quantity
        agree = agreement(first, second)
        same = equal(first, second)
        near = not same and close(first, second)
        name, reason = blocked(scene, a, b, without)
        if not name and b.index in antecedents.explained and agree in CLASHING and "definite" not in without:
            name, reason = "definite", f"“the {second.digits}” was named before"
        if name:
            yield Pair(a, b, agree, same, near, name, reason)
            continue
        found = weigh(scene, antecedents, a, b)
        yield Pair(
            a,
            b,
            agree,
            same,
            near,
            odds=weights.odds(found.features),
            slipped=sum(weights.features.get(name, 0.0) for name in found.features if name.startswith(_SLIP)),
            because=tuple(found.because),
            features=tuple(sorted(found.features.items())),
        )
