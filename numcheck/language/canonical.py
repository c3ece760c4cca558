"""What the parser is given to read: the words with look-alikes made one, each mapped back to its place.

The pipeline learns from a few hundred thousand words, so whatever means the same to a parser should look the
same: curly and straight quotes, every currency sign, every dash, "per cent" and "percent", 14,872 and 23,906.
The same function writes the training texts and the texts parsed later; `Canonical` remembers where each
character came from, so no offset of the article is lost and none of its text is changed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_QUOTES = {"‘": "'", "’": "'", "‛": "'", "′": "'", "“": '"', "”": '"', "„": '"', "‟": '"', "″": '"'}
_CURRENCIES = {"£": "$", "€": "$", "¥": "$", "₹": "$", "₽": "$", "₩": "$", "₪": "$", "₦": "$", "₺": "$"}
_HYPHENS = {"‐": "-", "‑": "-", "‒": "-", "−": "-", "―": "—"}
_TABLE = str.maketrans({**_QUOTES, **_CURRENCIES, **_HYPHENS})

# Never shown by themselves, so they never reach a tokenizer: soft hyphen, zero-width marks, directions, BOM.
_HIDDEN = "\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff"
_UNSEEN = re.compile(f"[\\s{_HIDDEN}\x00-\x1f]+")
_ONLY_HIDDEN = re.compile(f"[{_HIDDEN}]+")
# Halves of characters, left by a wrong encoding: no parser can take them.
_HALF = re.compile("[\ud800-\udfff]")
_PER_CENT = re.compile(r"\bper +cent\b", re.IGNORECASE)
_LONG_DASH = re.compile(r"(?<=\d)[–—](?=\d)|(?<= )[–—](?= )")
_WORD = re.compile(r"[^\W\d_]+")
_DIGITS = re.compile(r"[0-9]+")


@dataclass(frozen=True, slots=True)
class Canonical:
    """Text for the parser, and for each of its characters the offset in the source it was made from.

    `origin` has one entry more than `text`: the end of the source range.
    """

    text: str
    origin: tuple[int, ...]

    def source(self, start: int, end: int) -> tuple[int, int]:
        """The source range that characters `start` to `end` (half open, not empty) were made from."""
        return self.origin[start], self.origin[end - 1] + 1


def canonical(text: str, offset: int = 0, *, digits: bool = True) -> Canonical:
    """The parser's reading of `text`, which begins at `offset` of its source.

    Runs of white space become one space, outer ones none; marks that are never seen go; quotes, dashes,
    currency signs and "per cent" get one form each. With `digits`, all digits become 5, but for a lone 1
    and a year's century: to count nouns it is enough to know that "14,872" is a number.
    """
    pieces: list[str] = []
    origin: list[int] = []
    last = 0
    for gap in _UNSEEN.finditer(text):
        pieces.append(text[last : gap.start()])
        origin.extend(range(offset + last, offset + gap.start()))
        if not _ONLY_HIDDEN.fullmatch(gap.group()):
            pieces.append(" ")
            origin.append(offset + gap.start())
        last = gap.end()
    pieces.append(text[last:])
    origin.extend(range(offset + last, offset + len(text)))
    shown = "".join(pieces)
    start, end = len(shown) - len(shown.lstrip(" ")), len(shown.rstrip(" "))
    shown, origin = shown[start:end], origin[start:end]
    if "  " in shown:  # a hidden mark stood between two spaces
        kept = [i for i, character in enumerate(shown) if character != " " or shown[i - 1] != " "]
        shown, origin = "".join(shown[i] for i in kept), [origin[i] for i in kept]
    shown = _LONG_DASH.sub("-", shown.translate(_TABLE).replace("–", "—"))
    shown = _HALF.sub("\ufffd", shown)
    if digits:
        shown = _DIGITS.sub(_alike, shown)
    for match in reversed(list(_PER_CENT.finditer(shown))):
        space = range(match.start() + 3, match.end() - 4)
        shown = shown[: space.start] + shown[space.stop :]
        del origin[space.start : space.stop]
    origin.append(origin[-1] + 1 if origin else offset)
    return Canonical(shown, tuple(origin))


def _alike(match: re.Match[str]) -> str:
    digits = match.group()
    if digits == "1":
        return "1"
    if len(digits) == 4 and digits[:2] in ("19", "20"):
        return digits[:2] + "55"
    return "5" * len(digits)


def sentence_case(text: str, names: frozenset[str]) -> str:
    """A headline in title case or capitals as a sentence would print it; any other text as it is.

    Of equal length. Words of the lower-case set `names` keep a capital, and so do those that hold a digit or
    a capital inside ("NHS", "iPhone", "A320"), unless the whole headline is in capitals.
    """
    words = list(_WORD.finditer(text))
    long = [m.group() for m in words if len(m.group()) > 2]
    capitals = len(long) > 2 and all(word.isupper() for word in long)
    titled = sum(word[0].isupper() for word in long)
    if not capitals and (len(long) < 3 or titled < 0.75 * len(long)):
        return text
    if not capitals and all(m.group().istitle() and m.group().lower() in names for m in words[1:]):
        return text
    pieces = []
    last = 0
    for number, match in enumerate(words):
        word = match.group()
        lower = word.lower()
        if len(lower) != len(word):
            continue
        if capitals:
            new = lower.capitalize() if lower in names or number == 0 else lower
        elif number == 0 or lower in names or not word[1:].islower():
            continue
        else:
            new = lower
        pieces += [text[last : match.start()], new]
        last = match.end()
    return "".join(pieces) + text[last:]
