"""A law that a relation breaks, before it is put into words."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from numcheck.model.relation import Filler, Relation, Roles
from numcheck.resources.rules import Rule, RuleLaw


class Level(IntEnum):
    """By which values a law is broken; higher is graver."""

    VAGUE = 0  # by what a vague word stands for
    USUAL = 1  # by what readers take the words to say
    POSSIBLE = 2  # by everything the words can mean


@dataclass(frozen=True, slots=True)
class Breach:
    """What broke which law how badly.

    `roles` is the reading shown. `figures` are the fillers that bear it, with their roles; for restated
    figures the `suspects` of them come first: those that stand against all the others. `tied` says that
    as many stand on either side. `reason` is a restated pair's own why.
    """

    rule: Rule
    law: RuleLaw
    relation: Relation
    roles: Roles
    level: Level
    figures: tuple[tuple[str, Filler], ...]
    suspects: int = 0
    tied: bool = False

    @property
    def odd(self) -> tuple[Filler, ...]:
        """The fillers that stand against the rest; none for a law of arithmetic."""
        return tuple(filler for _, filler in self.figures[: self.suspects])

    @property
    def rest(self) -> tuple[Filler, ...]:
        """The other fillers."""
        return tuple(filler for _, filler in self.figures[self.suspects :])
