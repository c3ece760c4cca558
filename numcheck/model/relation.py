"""Claims that the text ties together, in named roles: what a rule judges."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum

from numcheck.model.quantity import Calendar, Direction, Measure
from numcheck.model.span import Span


class RelationKind(Enum):
    """How the words tie figures together. Each kind has its roles; see `ROLES`."""

    RESTATED = "restated"
    PART = "part"
    PARTITION = "partition"
    SHARE = "share"
    CHANGE = "change"
    DIFFERENCE = "difference"
    CONVERSION = "conversion"
    CALENDAR = "calendar"
    TALLY = "tally"
    RANGE = "range"
    LIST = "list"
    PRODUCT = "product"
    SEQUENCE = "sequence"
    FACT = "fact"


@dataclass(frozen=True, slots=True)
class Weekday:
    """A day of the week, Monday = 0."""

    number: int


@dataclass(frozen=True, slots=True)
class Word:
    """A word that carries a value of its own: an outcome ("passed"), a name."""

    text: str


# What a role may hold: a number with its intervals, a date (whole or in part), a weekday, a direction, a word.
Value = Measure | Calendar | date | Weekday | Direction | Word


@dataclass(frozen=True, slots=True)
class Filler:
    """What stands in a role: any span that carries a value, a numeral or a word ("halved", "most").

    `quantity` is the index of the figure it came from, None for a bare word or a list item; `text` is the printed
    form, for messages.
    """

    span: Span
    value: Value
    text: str
    quantity: int | None = None


# One way to fill a relation's roles: (role, fillers), in the order of `ROLES`.
Roles = tuple[tuple[str, tuple[Filler, ...]], ...]


@dataclass(frozen=True, slots=True)
class Relation:
    """Figures in roles. `readings` holds every way the words allow to fill them; the first is the likeliest.

    A law is broken only if it is broken in every reading. `trigger` is the span of the words that tie the figures
    ("rose 30 %"), `confidence` runs from 0 to 1, `because` is the evidence in words. `summary` says that a figure
    stands in a headline, standfirst or caption. `disputed` names rival sources: a conflict is then only information.
    `traits` are facts about the tie that laws may ask for with `when` ("exclusive", "exhaustive").
    """

    kind: RelationKind
    readings: tuple[Roles, ...]
    trigger: Span
    confidence: float
    because: tuple[str, ...] = ()
    summary: bool = False
    disputed: tuple[str, ...] = ()
    traits: tuple[str, ...] = ()

    @property
    def roles(self) -> Roles:
        """The likeliest reading."""
        return self.readings[0]

    def __getitem__(self, role: str) -> tuple[Filler, ...]:
        """The fillers of `role` in the likeliest reading, empty if it has none."""
        return next((fillers for name, fillers in self.roles if name == role), ())

    @property
    def fillers(self) -> tuple[Filler, ...]:
        """Every filler of the likeliest reading, in text order."""
        return tuple(sorted((f for _, fs in self.roles for f in fs), key=lambda f: (f.span, f.text)))


# The roles a relation of each kind may fill; a trailing "…" marks a role that holds many.
ROLES: dict[RelationKind, tuple[str, ...]] = {
    RelationKind.RESTATED: ("values…",),
    RelationKind.PART: ("part", "whole"),
    RelationKind.PARTITION: ("parts…", "rest", "whole"),
    RelationKind.SHARE: ("part", "whole", "share"),
    RelationKind.CHANGE: ("start", "end", "percent", "points", "amount", "factor", "direction"),
    RelationKind.DIFFERENCE: ("a", "b", "gap"),
    RelationKind.CONVERSION: ("a", "b", "c", "d"),
    RelationKind.CALENDAR: ("weekday", "date", "birth", "on", "age", "start", "end", "duration"),
    RelationKind.TALLY: (
        "ayes", "noes", "abstentions", "absent", "total", "threshold", "margin", "outcome", "home", "away", "winner",
    ),
    RelationKind.RANGE: ("low", "high", "member…", "average"),
    RelationKind.LIST: ("count", "items…"),
    RelationKind.PRODUCT: ("unit", "count", "total", "speed", "time", "distance", "rate", "base", "average"),
    RelationKind.SEQUENCE: ("nth", "previous", "first", "last", "step", "changes…"),
    RelationKind.FACT: ("claim", "fact"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of a pair of figures that was looked at: `linked`, or the blocker that stood in the way.

    `a` and `b` are quantity indices, a < b. `reason` is for people: "two different places: Leeds, York".
    """

    a: int
    b: int
    linked: bool
    reason: str
    confidence: float = 0.0
    blocker: str = ""
