"""Plants conflicts: in an article whose restated figures are marked, one of them is changed as figures go wrong.

A digit, two digits in each other's place, a zero too many or too few, a count or a rank one off, another day, another
magnitude, a side's goals: slips; and, as life is less obliging, every fourth a value that is simply another.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from numcheck.extractor.lexicon import load_lexicon
from tests.marks import SQUARE, Spans, unmark

_SLIPS = (
    ("digit",) * 11 + ("transposed",) * 7 + ("zero",) * 4 + ("other",) * 7
)  # about as often as printed errors
_ELSE = (0.5, 0.6, 0.7, 0.8, 0.9, 1.1, 1.2, 1.3, 1.5, 2.0)
_SMALL = 13
_MONTHS = re.compile(
    r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December)\b"
)
_NUMERAL = re.compile(r"\d[\d,]*(?:\.\d+)?")
_MAGNITUDES = {"million": "billion", "billion": "million", "m": "bn", "bn": "m"}
_TRIES = 20


@dataclass(frozen=True)
class Planted:
    """An article with one figure changed; offsets are those of its text."""

    text: str
    groups: dict[str, Spans]
    letter: str
    figure: tuple[int, int]
    slip: str

    @property
    def one_thing(self) -> Spans:
        """The figures that the changed one restates, and itself."""
        return self.groups[self.letter]


def plant(name: str, marked: str, most: int) -> Iterator[Planted]:
    """Up to `most` conflicts, one an article, the same ones whenever it is asked for the same name."""
    chance = random.Random(name)
    marks = list(SQUARE.finditer(marked))
    order = list(range(len(marks)))
    chance.shuffle(order)
    for i in order:
        if most and (found := change(marks[i][2], chance)):
            most -= 1
            printed, slip = found
            text, groups = unmark(
                f"{marked[: marks[i].start(2)]}{printed}{marked[marks[i].end(2) :]}", SQUARE
            )
            letter = marks[i][1]
            before = sum(mark[1] == letter for mark in marks[:i])
            yield Planted(text, groups, letter, groups[letter][before], slip)


def change(figure: str, chance: random.Random) -> tuple[str, str] | None:
    """Another figure and the name of the slip that made it; None where none can be made."""
    for read in (_score, _year, _day, _rank, _named_rank, _numeral, _count):
        found = read(figure, chance)
        if found is not None:
            return found if found[0] != figure and re.search("[1-9]|[a-z]{3}", found[0]) else None
    return None


def _score(figure: str, chance: random.Random) -> tuple[str, str] | None:
    sides = re.fullmatch(r"(\d+)-(\d+)", figure)
    if sides is None:
        return None
    home, away = int(sides[1]), int(sides[2])
    if chance.random() < 0.5:
        home += 1
    else:
        away += 1
    return (f"{home}-{away}", "score") if sorted((home, away)) != sorted(map(int, sides.groups())) else None


def _year(figure: str, chance: random.Random) -> tuple[str, str] | None:
    if not re.fullmatch(r"(?:19|20)\d\d", figure):
        return None
    return str(int(figure) + chance.choice((-10, -2, -1, 1, 2, 10))), "year"


def _day(figure: str, chance: random.Random) -> tuple[str, str] | None:
    day = re.search(r"\b\d{1,2}\b", figure) if _MONTHS.search(figure) else None
    if day is None:
        return None
    was = int(day[0])
    days = [d for d in (was - 10, was - 7, was - 1, was + 1, was + 7, was + 10) if 1 <= d <= 28]
    return _put(figure, day, str(chance.choice(days))), "date"


def _rank(figure: str, chance: random.Random) -> tuple[str, str] | None:
    rank = re.search(r"\b(\d+)(?:st|nd|rd|th)\b", figure)
    if rank is None:
        return None
    number = max(1, int(rank[1]) + chance.choice((-1, 1, 2, 10)))
    ending = "th" if 10 <= number % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return _put(figure, rank, f"{number}{ending}"), "ordinal"


def _named_rank(figure: str, chance: random.Random) -> tuple[str, str] | None:
    found = _named(figure, _words(load_lexicon().ordinals, 12), chance)
    return (found, "ordinal") if found else None


def _count(figure: str, chance: random.Random) -> tuple[str, str] | None:
    found = _named(figure, _words(load_lexicon().cardinals, 20), chance)
    return (found, "count") if found else None


def _words(known: Mapping[str, int], most: int) -> list[str]:
    """The number words from one to `most`, in order."""
    return [word for word, value in known.items() if 1 <= value <= most]


def _named(figure: str, words: list[str], chance: random.Random) -> str:
    """The figure with its number word one or two further on or back."""
    for i, word in enumerate(words):
        found = re.search(rf"\b{word}\b", figure, re.IGNORECASE)
        if found:
            other = words[min(len(words) - 1, max(1, i + chance.choice((-2, -1, -1, 1, 1, 1, 2))))]
            return _put(figure, found, other.capitalize() if found[0][0].isupper() else other)
    return ""


def _numeral(figure: str, chance: random.Random) -> tuple[str, str] | None:
    found = _NUMERAL.search(figure)
    if found is None:
        return None
    scale = re.search(r"(million|billion|bn|m)\b", figure[found.end() :])
    if scale and chance.random() < 0.07:
        head = figure[: found.end()] + figure[found.end() :][: scale.start()]
        return head + _MAGNITUDES[scale[1]] + figure[found.end() + scale.end() :], "magnitude"
    digits = found[0].rstrip(",")
    if digits.isdigit() and int(digits) < _SMALL and chance.random() < 0.6:
        return _put(figure, found, str(max(1, int(digits) + chance.choice((-1, 1, 2))))), "count"
    for _ in range(_TRIES):
        slip = chance.choice(_SLIPS)
        other = _slipped(digits, slip, chance)
        if other and other != digits:
            return _put(figure, found, other + found[0][len(digits) :]), slip
    return None


def _slipped(digits: str, slip: str, chance: random.Random) -> str:
    at = [i for i, c in enumerate(digits) if c.isdigit()]
    typed = list(digits)
    if slip == "digit":
        i = chance.choice(at)
        typed[i] = chance.choice("123456789")
        return "".join(typed)
    if slip == "transposed":
        pairs = [(a, b) for a, b in pairwise(at) if (a, digits[b]) != (at[0], "0")]
        if not pairs:
            return ""
        a, b = chance.choice(pairs)
        typed[a], typed[b] = typed[b], typed[a]
        return "".join(typed)
    plain = digits.replace(",", "")
    places = len(plain.partition(".")[2])
    if slip == "zero":
        if places:
            return digits.replace(".", "")
        value = float(plain) / 10 if plain.endswith("0") and chance.random() < 0.6 else float(plain) * 10
    else:
        value = float(plain) * chance.choice(_ELSE)
        if plain.endswith("00"):
            value = value // 100 * 100
    return f"{value:,.{places}f}" if "," in digits or value >= 10_000 else f"{value:.{places}f}"


def _put(figure: str, found: re.Match[str], other: str) -> str:
    return figure[: found.start()] + other + figure[found.end() :]
