"""Whether an article is in English, by what it says of itself, else by its script and its small words."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import cache

from numcheck.model.article import Article
from numcheck.readers.words import word_sets

_ENOUGH = 20  # words; below it small words come and go by chance
_SAMPLE = 20_000  # characters; a language shows long before
_OWN_SHARE = 0.15  # of the words; running text in any of the languages known has twice as many small words
# how many times as many small words as English has, so that a quotation in French decides nothing
_LEAD = 2.0
_SETS = "small-words-"
_WORD = re.compile(r"[^\W\d_]+")


def declared(tag: str) -> str:
    """A language tag as written in front matter or markup, in lower case with hyphens; empty if none."""
    return tag.strip().lower().replace("_", "-")


def not_english(article: Article) -> str:
    """Why an article is not checked, for a report; an empty string for English and for the undecidable."""
    if article.language:
        english = article.language.split("-")[0] in ("en", "eng", "english")
        return "" if english else f"it says that its language is {article.language[:40]}, not English"
    sample = article.text[:_SAMPLE]
    script = _foreign_script(sample)
    if script:
        return f"it is written in {script} letters, not in English"
    words = _WORD.findall(sample.lower())
    if len(words) < _ENOUGH:
        return ""
    counts = Counter(words)
    shares = {name: sum(counts[word] for word in small) / len(words) for name, small in _small_words()}
    likeliest = max(shares, key=lambda name: shares[name])
    if shares[likeliest] >= _OWN_SHARE and shares[likeliest] > _LEAD * shares["English"]:
        return f"it reads as {likeliest}, not English"
    return ""


@cache
def _small_words() -> tuple[tuple[str, frozenset[str]], ...]:
    sets = sorted(word_sets().items())
    return tuple(
        (name.removeprefix(_SETS).capitalize(), words) for name, words in sets if name.startswith(_SETS)
    )


def _foreign_script(sample: str) -> str:
    """The script that most letters of `sample` belong to, if it is not Latin: "Cyrillic", "Arabic" …"""
    letters = [c for c in sample[:2_000] if c.isalpha()]
    if len(letters) < _ENOUGH:
        return ""
    scripts = Counter(
        "Latin" if c.isascii() else unicodedata.name(c, "").split(" ")[0].capitalize() for c in letters
    )
    script, count = scripts.most_common(1)[0]
    return script.replace("Cjk", "Chinese") if script != "Latin" and count * 2 > len(letters) else ""
