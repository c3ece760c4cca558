"""The words that a figure is said of, as the article prints them: claims hold lemmas, readers know the
words.
"""

from __future__ import annotations

import re
from functools import cache

from numcheck.model.claim import Claim
from numcheck.model.span import Span

_REACH = 600  # characters on each side of a figure in which its words stand; a sentence may be a whole file
_LEAST_STEM = 3  # shorter lemmas are found whole or not at all
_LONGEST_ENDING = 3  # "watch" → "watches", "carry" → "carried", not "car" → "carpet"


def said_of(claim: Claim, text: str) -> str:
    """What a claim's figure is said of, each word once, in lower case; empty where no word says it.

    The noun that a bare count counts is its unit, so it is not said again.
    """
    if claim.entity_words or claim.words:  # a clause was read: what it did not say, nothing else says
        return " ".join(dict.fromkeys(word.strip(".'’") for word in claim.entity_words))
    phrases = [
        *claim.modifiers, claim.head, claim.property, *claim.subject, *claim.group, *claim.names
    ]  # fmt: skip
    lemmas = dict.fromkeys(lemma for phrase in phrases for lemma in phrase.split())
    if not lemmas:
        return ""
    span, at = claim.sentence_span, claim.quantity.span
    around = Span(max(span.start, at.start - _REACH), max(at.end, min(span.end, at.end + _REACH)))
    printed = [word.lower().strip(".'’") for word in _words().findall(around.of(text))]
    return " ".join(dict.fromkeys(_as_printed(lemma, printed) for lemma in lemmas))


@cache
def _words() -> re.Pattern[str]:
    return re.compile(r"[\w'’.&-]+")


def _as_printed(lemma: str, printed: list[str]) -> str:
    """The printed word of a lemma: itself, else one that begins like it and is little longer, else the
    lemma.
    """
    if lemma in printed or len(lemma) < _LEAST_STEM:
        return lemma
    stem = lemma[: max(_LEAST_STEM, len(lemma) - 1)]
    longest = len(lemma) + _LONGEST_ENDING
    return next((word for word in printed if word.startswith(stem) and len(word) <= longest), lemma)
