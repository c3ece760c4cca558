"""Numbers, dates and intervals as people read them, in the style of a figure that the article prints."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from functools import cache

from numcheck.engine.values import Amount, is_plain
from numcheck.model.interval import Interval
from numcheck.model.quantity import Calendar, Kind, Measure, Unit
from numcheck.model.relation import Filler

MINUS = "\N{MINUS SIGN}"
_LONGEST = 40  # characters of a figure quoted in a message; the rest of a 10,000-digit one helps nobody

_ORDINALS = ("st", "nd", "rd", "th")

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Style:
    """How a figure is printed: what stands before and after the numeral, and how much one of it is.

    `grouped` is False for a year or another number of four digits without a comma.
    """

    before: str = ""
    after: str = ""
    scale: Fraction = Fraction(1)
    decimals: int = 0
    grouped: bool = True
    ordinal: bool = False


PLAIN = Style()


@cache
def _numeral() -> re.Pattern[str]:
    return re.compile(r"\d[\d,]*(?:\.\d+)?")


def style_of(filler: Filler) -> Style:
    """The style of a printed figure; of one in words, its unit's name."""
    value = filler.value
    if not isinstance(value, Measure):
        return PLAIN
    if holds_several(filler):
        return PLAIN
    found = _numeral().search(filler.text[:_LONGEST])
    if found is None or not value.printed or not float(found[0].replace(",", "")):
        return Style(after=_unit_words(value.unit), ordinal=value.kind is Kind.ORDINAL)
    numeral = Fraction(found[0].replace(",", ""))
    before = re.search(r"[^\s\w(]*\Z|[A-Z]{1,3}[^\s\w(]\Z", filler.text[: found.start()])
    after = re.match(
        r"[ \N{NO-BREAK SPACE}-]?[^\s,;:()]*(?: (?:cent|points?)\b)?", filler.text[found.end() :]
    )
    words = after[0] if after else ""
    whole = found[0].partition(".")[0]
    return Style(
        before[0].strip("+-\N{MINUS SIGN}\N{EN DASH}") if before else "",
        "" if words in _ORDINALS else _apart(words),
        abs(value.printed) / numeral,
        len(found[0].partition(".")[2]),
        grouped="," in whole or len(whole) < 4,
        ordinal=words in _ORDINALS,
    )


def _apart(after: str) -> str:
    """ "-hectare" as it stands behind a number in a sentence: " hectares"."""
    return f" {_plural(after[1:])}" if re.fullmatch(r"-[a-z]{2,}", after) else after


def _ordinal(whole: Fraction) -> str:
    """The ending of an ordinal in digits."""
    last = abs(int(whole)) % 100
    return "th" if 10 < last < 20 else {1: "st", 2: "nd", 3: "rd"}.get(last % 10, "th")


def holds_several(filler: Filler) -> bool:
    """Whether a filler's words hold more numbers than its own: one side of "27-19"."""
    return len(_numeral().findall(filler.text[:_LONGEST])) > 1


def _unit_words(unit: Unit) -> str:
    if unit.dimension == "share":
        return " %"
    if unit.dimension == "multiple":
        return " times"
    return "" if is_plain(unit) or not unit.name else f" {_plural(unit.name)}"


def _plural(name: str) -> str:
    irregular = {"foot": "feet", "inch": "inches", "century": "centuries"}
    return irregular.get(name, name if name.endswith("s") else name + "s")


def number(value: Fraction, decimals: int = 4, *, signed: bool = False, grouped: bool = True) -> str:
    """A number with thousands parted by commas, unless it is not to be, and at most so many decimals."""
    rounded = round(abs(value), decimals)
    whole, rest = divmod(rounded.numerator * 10**decimals // rounded.denominator, 10**decimals)
    digits = str(rest).rjust(decimals, "0").rstrip("0") if decimals else ""
    text = (f"{whole:,}" if grouped or whole > 9999 else str(whole)) + (f".{digits}" if digits else "")
    if value < 0 and rounded:
        return MINUS + text
    return f"+{text}" if signed and rounded else text


def decimals_for(value: Fraction, like: int, other: Fraction | None = None) -> int:
    """How many decimals show a computed value beside a printed one with `like` of them: enough to tell
    them apart.
    """
    decimals = like
    if abs(value) < 1000 and round(value, decimals) != value:
        decimals += 1
    while value and decimals < 6 and (not round(value, decimals) or (other is not None and value != other)):
        if round(value, decimals) and (other is None or round(value, decimals) != round(other, decimals)):
            break
        decimals += 1
    return decimals


def _fitting(value: Fraction | None, style: Style) -> Style:
    """The style, without its magnitude for a value that would vanish in it: £4, not £0m."""
    if value and style.scale > 1 and abs(value) * 100 < style.scale:
        return Style(before=style.before)
    return style


def styled(value: Fraction, style: Style, other: Fraction | None = None, *, signed: bool = False) -> str:
    """A computed value in the style of a printed figure; `other` is the printed value it must be told
    from.
    """
    style = _fitting(value, style)
    inner = value / style.scale
    decimals = decimals_for(inner, style.decimals, None if other is None else other / style.scale)
    text = number(abs(inner), decimals, grouped=style.grouped)
    if style.ordinal and inner.denominator == 1:
        text += _ordinal(inner)
    sign = (MINUS if inner < 0 else "+" if signed and inner > 0 else "") if text.strip("0.") else ""
    return f"{sign}{style.before}{text}{_agreeing(text, style.after)}"


def _agreeing(numeral: str, after: str) -> str:
    """The words after a numeral, in the singular after 1 where the style had a plural, and the other
    way round.
    """
    if numeral == "1" and re.fullmatch(r" [a-z]{3,}s", after) and not after.endswith("ss"):
        return after[:-1]
    return after


def _rough(value: Fraction) -> str:
    """An end of an interval: as many decimals as its size makes worth reading."""
    size = abs(value)
    return number(size, 0 if size >= 10_000 else 1 if size >= 100 else 2 if size >= 1 else 4)


def interval_words(interval: Interval, style: Style = PLAIN) -> str:
    """An interval in words: "14,500 to 15,500", "24 or more", "more than 50 %"."""

    style = _fitting(
        max((abs(end) for end in (interval.low, interval.high) if end is not None), default=None), style
    )

    def shown(value: Fraction) -> str:
        inner = value / style.scale
        text = _rough(inner) + (_ordinal(inner) if style.ordinal and inner.denominator == 1 else "")
        return f"{MINUS if inner < 0 else ''}{style.before}{text}{_agreeing(text, style.after)}"

    if interval.exact is not None:
        return shown(interval.exact)
    if interval.low is None and interval.high is None:
        return "any number"
    if interval.high is None:
        assert interval.low is not None, "one end is left"
        return f"more than {shown(interval.low)}" if interval.low_open else f"{shown(interval.low)} or more"
    if interval.low is None:
        return (
            f"less than {shown(interval.high)}" if interval.high_open else f"{shown(interval.high)} or less"
        )
    low, high = shown(interval.low), shown(interval.high)
    return f"about {low}" if low == high else f"{low} to {high}"


def amount_words(amount: Amount, style: Style, other: Fraction | None = None) -> str:
    """A computed side: one number in the style given, or an interval."""
    exact = amount.interval.exact
    return interval_words(amount.interval, style) if exact is None else styled(exact, style, other)


def unit_style(unit: Unit | None, like: Style, like_unit: Unit | None) -> Style:
    """The style for an amount in `unit`: that of a printed figure in the same unit, else the unit's own
    name.
    """
    if unit is None or (
        like_unit is not None and unit.name == like_unit.name and unit.currency == like_unit.currency
    ):
        return like
    return Style(before=f"{unit.currency} ") if unit.currency else Style(after=_unit_words(unit))


def date_words(when: Calendar) -> str:
    """A date as printed in British newspapers: "Monday 29 April 2019", "May 1968", "the 1990s"."""
    parts = []
    if when.weekday is not None:
        parts.append(WEEKDAYS[when.weekday])
    if when.day is not None:
        parts.append(str(when.day))
    if when.month is not None and 1 <= when.month <= 12:
        parts.append(MONTHS[when.month - 1])
    if when.year is not None:
        parts.append(f"{when.year}s" if when.decade else str(when.year))
    return " ".join(parts)


def quoted(text: str) -> str:
    """A figure's own words, cut if they are very long, in quotation marks."""
    return f"“{shortened(text)}”"


def shortened(text: str) -> str:
    """A figure's own words on one line, cut if they are very long."""
    words = " ".join(text.split())
    return words if len(words) <= _LONGEST else words[: _LONGEST - 1] + "…"


def listed(words: list[str]) -> str:
    """Words in a row: "12, 5 and 3"."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}" if words else ""
