"""A number as printed, and what its wording allows it to stand for."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from fractions import Fraction

from numcheck.model.interval import Interval
from numcheck.model.span import Span


class Kind(Enum):
    """What kind of number a figure is. Figures restate each other only within a kind."""

    COUNT = "count"
    MONEY = "money"
    MEASURE = "measure"
    SHARE = "share"
    MULTIPLE = "multiple"
    ORDINAL = "ordinal"
    SCORE = "score"
    DATE = "date"
    YEAR = "year"
    CLOCK = "clock"
    DURATION = "duration"
    AGE = "age"
    WEEKDAY = "weekday"


class Modifier(Enum):
    """What the words around a figure say of its exactness."""

    EXACT = "exact"
    APPROXIMATE = "approximate"
    MORE_THAN = "more-than"
    AT_LEAST = "at-least"
    LESS_THAN = "less-than"
    AT_MOST = "at-most"

    @property
    def bound(self) -> int:
        """1 for a lower bound ("more than"), -1 for an upper bound ("up to"), 0 for neither."""
        if self in (Modifier.MORE_THAN, Modifier.AT_LEAST):
            return 1
        return -1 if self in (Modifier.LESS_THAN, Modifier.AT_MOST) else 0


class Direction(Enum):
    """Which way a change goes."""

    UP = "up"
    DOWN = "down"


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of measurement, a currency or a share; `name` is empty for a bare count.

    `dimension` is what may be compared with what: "" (count), "money", "share", "points", "multiple",
    "length", "time", "mass", "temperature" … `currency` is an ISO 4217 code. `per` is the unit a rate is
    taken by ("day", "share", "person"), empty for a level.
    """

    name: str = ""
    dimension: str = ""
    currency: str = ""
    per: str = ""


@dataclass(frozen=True, slots=True)
class Calendar:
    """A date as printed; parts not printed are None. `weekday` counts from Monday = 0.

    `decade` is True for "the 1990s", whose `year` is 1990.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    decade: bool = False


@dataclass(frozen=True, slots=True)
class Measure:
    """A value as a law sees it: what was printed, and the intervals that its wording allows.

    `printed` is the number in words or digits with its magnitude ("£3.4bn" is 3,400,000,000), None for a
    range or a word without one ("dozens"). `place` is the last non-zero place as printed (1,000 for 15,000;
    1/10 for 4.1). `bare` says that no word bounds or softens it; `vague` that a word stands for the number.
    """

    possible: Interval
    usual: Interval
    printed: Fraction | None = None
    place: Fraction | None = None
    modifier: Modifier = Modifier.EXACT
    unit: Unit = Unit()
    kind: Kind = Kind.COUNT
    vague: bool = False

    @property
    def bare(self) -> bool:
        """Printed as a number, with no word that bounds or softens it."""
        return self.modifier is Modifier.EXACT and not self.vague and self.printed is not None


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure in an article.

    `span` is the number as printed, with its currency sign, magnitude and unit sign or word where the unit is
    not a counted noun ("£3.4bn", "12 per cent", "15,000", "six-week", "Monday, April 29, 2019"). `phrase` adds
    the words that bound it ("more than 15,000"). `digits` is the numeral alone ("3.4", "15,000", "twelve").

    `status` is "quantity" for a figure that rules may judge as a number, "date" for calendar kinds, or the reason
    it is skipped: "year", "label", "model-number", "road", "phone", "address", "index", "version", "url",
    "too-long", "pronoun", "line-up", "jersey", "law-section" …

    `low` and `high` are the ends of a printed range ("10 to 12", "between 3 and 5"), else None.
    `score` holds the two sides of a tally or score as printed. `direction` is set by a word of change
    ("rose 19 cents"). `partner` is the index of a figure whose reading is still open together with this one
    ("from 18 to 23": range or change; the linker decides). `face_of` is the index of the figure that this one, in
    brackets or after a slash, restates in another unit. `other` is set by "another", "more", "the other", "further";
    `definite` by "the", "all", "these", "both" before the figure. `word` says that it is printed as a word that
    names no number itself ("both", "several", "most", "doubled"). `noun` is the noun phrase that it counts, read from
    the words behind it alone, lower case, its head in the singular ("first-team player"), `noun_span` where that
    stands; empty and None where it carries a unit of its own or no noun follows.
    """

    index: int
    span: Span
    phrase: Span
    digits: str
    kind: Kind
    measure: Measure
    status: str = "quantity"
    low: Fraction | None = None
    high: Fraction | None = None
    score: tuple[int, ...] = ()
    calendar: Calendar | None = None
    direction: Direction | None = None
    partner: int | None = None
    face_of: int | None = None
    other: bool = False
    definite: bool = False
    word: bool = False
    noun: str = ""
    noun_span: Span | None = None

    @property
    def judged(self) -> bool:
        """Whether rules may judge it at all: it was not skipped."""
        return self.status in ("quantity", "date")

    @property
    def unit(self) -> Unit:
        """The unit it is printed in."""
        return self.measure.unit
