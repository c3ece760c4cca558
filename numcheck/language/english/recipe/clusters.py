"""The word clusters and spellings that the pipeline's features use, cut down from public tables."""

from __future__ import annotations

import gzip
import json
import re
from pathlib import Path
from typing import Any

_RARE = -16.5
_WORD = re.compile(r"[A-Za-zÀ-ɏ$%&'.,;:!?()\-]+")


def clusters(tables: Path, most: int) -> dict[str, int]:
    """The Brown clusters of the `most` frequent words without digits, from spacy-lookups-data."""
    numbers = table(tables, "en_lexeme_cluster")
    likely = table(tables, "en_lexeme_prob")
    words = [word for word in numbers if _WORD.fullmatch(word) and len(word) < 30]
    words.sort(key=lambda word: (-likely.get(word, -99.0), word))
    return {word: numbers[word] for word in words[:most]}


def write(numbers: dict[str, int], path: Path) -> None:
    """One line a cluster: its number, then its words."""
    lines: dict[int, list[str]] = {}
    for word, number in numbers.items():
        lines.setdefault(number, []).append(word)
    text = "".join(f"{number} {' '.join(sorted(words))}\n" for number, words in sorted(lines.items()))
    path.write_text(text, encoding="utf-8")


def table(tables: Path, name: str) -> dict[str, Any]:
    """One of the tables of spacy-lookups-data, by its name."""
    with gzip.open(tables / f"{name}.json.gz", "rt", encoding="utf-8") as file:
        entries: dict[str, Any] = json.load(file)
    return entries


def names(tables: Path) -> list[str]:
    """Words, in lower case, that are mostly printed with a capital."""
    likely = table(tables, "en_lexeme_prob")
    found = []
    for word, value in likely.items():
        titled = word.isalpha() and word[:1].isupper() and word[1:].islower()
        if titled and value > _RARE and value > likely.get(word.lower(), -99.0):
            found.append(word.lower())
    return sorted(found)
