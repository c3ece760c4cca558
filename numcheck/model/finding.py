"""A law that an article breaks."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from numcheck.model.span import Span


class Severity(IntEnum):
    """How sure and how grave; higher is graver."""

    INFO = 0
    WARNING = 1
    ERROR = 2

    @property
    def label(self) -> str:
        """The name in configuration and output."""
        return self.name.lower()


WITNESS = "elsewhere"  # the role of a figure that breaks no law, but with which a broken one would hold


@dataclass(frozen=True, slots=True)
class Place:
    """One figure of a finding: where it stands in the article's text, its role and its sentence."""

    span: Span
    role: str
    text: str
    sentence: Span
    quantity: int | None = None


@dataclass(frozen=True, slots=True)
class Also:
    """A further law that the same suspect breaks."""

    rule: str
    message: str


@dataclass(frozen=True, slots=True)
class Finding:
    """A broken law, with everything a reader needs to judge it. It never says which figure is wrong.

    `places` lists the suspect first where one figure stands against several. `repairs` offers what would mend it,
    one for each side. `computed` is the sum ("12 + 5 + 3 = 20, not 22"), `hint` a recognisable slip.
    """

    rule: str
    severity: Severity
    confidence: float
    message: str
    places: tuple[Place, ...]
    fingerprint: str = ""
    hint: str = ""
    computed: str = ""
    why_linked: tuple[str, ...] = ()
    why_clash: str = ""
    repairs: tuple[str, ...] = ()
    also: tuple[Also, ...] = ()

    @property
    def bearing(self) -> tuple[Place, ...]:
        """The places of the figures that the law speaks of, in their order: all but the witnesses."""
        return tuple(place for place in self.places if place.role != WITNESS)
