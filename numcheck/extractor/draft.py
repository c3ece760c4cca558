"""A figure while it is being read: what the grammar knows of it before its intervals are reckoned."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from numcheck.model.quantity import Calendar, Direction, Kind, Unit
from numcheck.model.span import Span
from numcheck.resources.policy import Printed

NO_UNIT = Unit()
PERCENT = Unit("percent", "share")


@dataclass(slots=True)
class Draft:
    """A figure in the making; mutable, and never seen outside the extractor.

    `first` and `last` are its tokens, half open; `start` and `end` its characters. `digits` are the characters of the
    numeral alone. `word` names a row of the policy's words, `share` one of its shares.
    """

    first: int
    last: int
    start: int
    end: int
    digits: tuple[int, int]
    kind: Kind = Kind.COUNT
    printed: Printed | None = None
    unit: Unit = NO_UNIT
    status: str = "quantity"
    bound: str = ""
    word: str = ""
    scale: Fraction = Fraction(1)
    share: str = ""
    low: Printed | None = None
    high: Printed | None = None
    score: tuple[int, ...] = ()
    calendar: Calendar | None = None
    direction: Direction | None = None
    partner: Draft | None = None
    face_of: Draft | None = None
    other: bool = False
    definite: bool = False
    phrase_start: int = -1
    phrase_end: int = -1
    magnitude: int = 1
    in_digits: bool = True
    after: int = 0
    noun: str = ""
    noun_span: Span | None = None

    def __post_init__(self) -> None:
        self.phrase_start = self.start
        self.phrase_end = self.end
        self.after = self.last

    @property
    def value(self) -> Fraction | None:
        """The printed number, if it is one number."""
        return self.printed.value if self.printed else None

    @property
    def worded(self) -> bool:
        """Whether a word that names no number is all that is printed: "both", "several", "most", "doubled"."""
        if self.share:
            return True
        if self.word:
            return self.word not in ("step", "dozens", "scores", "dozen")
        return self.kind is Kind.MULTIPLE and self.last == self.first + 1 and not self.in_digits

    @property
    def plain(self) -> bool:
        """Whether it is a number without a unit of any kind."""
        return (
            self.kind is Kind.COUNT
            and self.printed is not None
            and not self.word
            and self.status == "quantity"
        )
