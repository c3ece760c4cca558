"""Thousands of articles made of our own by substitution: other names and other numbers in each, so that no two are
alike to a cache.
"""

from __future__ import annotations

import random
import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SOURCES = (
    *(path for path in sorted((ROOT / "tests" / "articles").iterdir()) if path.suffix != ".toml"),
    ROOT / "reports" / "samples" / "draft.md",
)
NAMES = (
    "Aldersby", "Brockmere", "Carnock", "Dunleath", "Eversholm", "Farleigh", "Garvock",
    "Hexby", "Inverlow", "Jarrowby", "Kelsworth", "Lindale", "Marbeck", "Northolm",
    "Oakhurst", "Penrose", "Quarnby", "Rushmore", "Selbourne", "Thornaby",
)  # fmt: skip
STORIES = 3  # in one article, at most


def write_articles(folder: Path, number: int) -> None:
    """Writes `number` articles, of some three hundred words in the mean, the same ones at each call."""
    folder.mkdir(parents=True, exist_ok=True)
    for index in range(number):
        chosen = random.Random(index)
        stories = [SOURCES[(index + 5 * nth) % len(SOURCES)] for nth in range(1 + index % STORIES)]
        text = "\n\n".join(_other(story.read_text("utf-8"), chosen) for story in stories)
        (folder / f"{index:05}{stories[0].suffix}").write_text(text, encoding="utf-8")


def _other(story: str, chosen: random.Random) -> str:
    """The story with another name for each inside a sentence, and another number for each of three or four digits
    that is no year: what was equal stays equal.
    """
    others: dict[str, str] = {}

    def name(found: re.Match[str]) -> str:
        return others.setdefault(found[0], chosen.choice(NAMES))

    def number(found: re.Match[str]) -> str:
        least = 10 ** (len(found[0]) - 1)
        return others.setdefault(found[0], str(chosen.randrange(least, 10 * least)))

    story = re.sub(r"(?<=[a-z,] )(?!(?:\w+day|January|March|June|September)\b)[A-Z][a-z]{2,}\b", name, story)
    return re.sub(r"(?<![\d.,:])(?!(?:19|20)\d\d)\d{3,4}(?![\d.:]|,\d)", number, story)
