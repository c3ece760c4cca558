"""Which pairs of figures are worth looking at: those that share a noun, a sense, a verb, a word, a headline.

Pairs come from keys, never from all against all, and no key gives more than a fixed number of pairs a
figure: an article with fifty thousand figures of one noun takes time in proportion to its length.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from numcheck.linker.restated.mention import Mention, Scene
from numcheck.model.quantity import Kind

Key = tuple[str, ...]

PARTNERS = 40  # earlier figures of one key that a figure is tried with, the nearest ones
FEWEST = 5  # so many of them even in the longest article
BUDGET = 8_000  # figures times partners a key: beyond it, partners grow fewer
_RARE = 0.45  # a word that less than this rarity ties nothing by itself
# Families so small in any article that belonging to one is key enough.
_NARROW = frozenset(
    {
        Kind.SCORE,
        Kind.ORDINAL,
        Kind.DATE,
        Kind.YEAR,
        Kind.MONEY,
        Kind.SHARE,
        Kind.MEASURE,
        Kind.DURATION,
        Kind.MULTIPLE,
    }
)


def candidate_pairs(scene: Scene) -> Iterator[tuple[Mention, Mention]]:
    """Pairs of mentions of one family, the earlier first, in text order of the later; no pair comes twice."""
    partners = max(FEWEST, min(PARTNERS, BUDGET // max(1, len(scene.mentions))))
    buckets: dict[Key, list[Mention]] = defaultdict(list)
    summaries: dict[tuple[str, ...], list[Mention]] = defaultdict(list)
    for mention in scene.mentions:
        tried: dict[int, Mention] = {}
        for other in summaries[mention.family][:partners]:
            tried[other.place] = other
        for key in _keys(scene, mention):
            bucket = buckets[key]
            for other in bucket[-partners:]:
                tried[other.place] = other
            bucket.append(mention)
        if mention.summary or mention.opening:
            summaries[mention.family].append(mention)
        for place in sorted(tried):
            yield tried[place], mention


def _keys(scene: Scene, mention: Mention) -> Iterator[Key]:
    claim, kin = mention.claim, mention.family
    if claim.quantity.kind in _NARROW:
        yield (*kin, "family")
    if mention.noun:
        yield (*kin, "noun", mention.noun)
    for concept in claim.concepts:
        yield (*kin, "concept", concept)
    if claim.property:
        yield (*kin, "property", claim.property)
    for concept in claim.predicate_concepts:
        yield (*kin, "event", concept)
    for word in sorted(mention.near):
        if scene.rarity.get(word, 1.0) >= _RARE:
            yield (*kin, "word", word)
    if mention.definite or claim.quantity.kind is Kind.COUNT:
        yield (*kin, "definite")
