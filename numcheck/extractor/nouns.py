"""What a number counts, read from the words behind it alone: a witness beside the parser's.

It knows no parts of speech. A counted noun phrase runs from the number to its first plural, over at most a few words; a
function word, a mark or another figure ends it.
"""

from __future__ import annotations

from numcheck.extractor.draft import Draft
from numcheck.extractor.lexicon import Lexicon
from numcheck.extractor.tokens import MARK, NUMERAL, WORD, Tokens
from numcheck.extractor.units import is_time_ago, per_name
from numcheck.extractor.word_files import NounWords
from numcheck.model.quantity import Kind
from numcheck.model.span import Span

_LONGEST = 5  # words of a noun phrase


def read_rate(tokens: Tokens, draft: Draft, lexicon: Lexicon) -> str:
    """What the counted noun of `draft` is taken by, "20 points per game": "game"; empty where it is no rate."""
    if draft.noun_span is None:
        return ""
    at = tokens.at(draft.noun_span.end)
    if tokens.word(at) not in ("per", "a", "an", "each", "every"):
        return ""
    name, after = per_name(tokens, at + 1, lexicon, any_word=tokens.word(at) == "per")
    return "" if tokens.word(at) in ("a", "an") and is_time_ago(tokens, after, lexicon) else name


def read_noun(tokens: Tokens, draft: Draft, words: NounWords) -> tuple[Span, str] | None:
    """The noun phrase that `draft` counts, and its words in lower case with the head in the singular.

    None for figures that carry their own unit, and where no noun stands close behind.
    """
    fraction = draft.kind is Kind.SHARE and draft.printed is not None and draft.printed.fraction
    if draft.status != "quantity" or not (fraction or (draft.kind is Kind.COUNT and not draft.unit.name)):
        return None
    at = max(draft.last, tokens.at(draft.phrase_end))
    if tokens.raw(at) in ("-", "‑") and tokens.glued(at):
        if tokens.word(at + 1) == "strong":
            return None  # "a 1,500-strong crowd"
        if tokens.glued(at + 1) and tokens.kind(at + 1) == WORD:
            return _run(tokens, at + 1, words, single=False, hyphen=True)
        if tokens.word(at + 1) in (",", "and", "or", "to"):
            return _suspended(tokens, at, words)
    if (tokens.kind(at) == NUMERAL or tokens.word(at) in words.numbers) and tokens.raw(at + 1) in ("-", "‑"):
        at += 3  # "three 12-hour shifts"
    while tokens.kind(at) == WORD and tokens.lower[at] in words.skipped:
        if tokens.lower[at] == "of" and tokens.word(at + 1) in words.partitive:
            if tokens.word(at + 1) not in words.determiners:
                return None
            at += 2
            while tokens.word(at) in words.numbers or tokens.kind(at) == NUMERAL:
                at += 1
            return _run(tokens, at, words, single=fraction, hyphen=False)
        at += 1
    return _run(tokens, at, words, single=draft.value == 1, hyphen=False)


def _suspended(tokens: Tokens, start: int, words: NounWords) -> tuple[Span, str] | None:
    """ "two- and three-bedroom": the noun stands behind the last of the figures."""
    for at in range(start + 2, min(tokens.size - 1, start + 12)):
        if (
            tokens.texts[at] in ("-", "‑")
            and tokens.glued(at)
            and tokens.glued(at + 1)
            and tokens.kind(at + 1) == WORD
        ):
            return _run(tokens, at + 1, words, single=False, hyphen=True)
    return None


def _coordinated(tokens: Tokens, at: int, words: NounWords) -> bool:
    """Whether "and" or "or" at `at` joins two adjectives before a plural ("digital and physical sales")."""
    if tokens.word(at) not in ("and", "or") or _plural(tokens.raw(at - 1), words):
        return False
    return any(
        tokens.kind(step) == WORD
        and tokens.lower[step] not in words.stops
        and _plural(tokens.texts[step], words)
        for step in (at + 1, at + 2)
        if step < tokens.size and tokens.word(at + 1) not in words.stops
    )


def _adjective(word: str, words: NounWords) -> bool:
    """Whether a word before a singular noun only describes it, by its ending or by the list."""
    return word in words.adjectives or (
        len(word) > 4 and word.endswith(words.endings) and word not in words.nouns
    )


def _run(
    tokens: Tokens, first: int, words: NounWords, *, single: bool, hyphen: bool
) -> tuple[Span, str] | None:
    last = first
    head = -1
    while last < tokens.size and last - first < _LONGEST * 2:
        kind = tokens.kinds[last]
        if (
            kind == MARK
            and tokens.texts[last] in ("-", "‑")
            and tokens.glued(last)
            and tokens.glued(last + 1)
            and last > first
        ):
            last += 1
            continue
        if kind == NUMERAL and not single and last > first and tokens.raw(last + 1)[:1].isupper():
            last += 1  # "two new 737 Max jets"
            continue
        if kind == WORD and not single and last > first and _coordinated(tokens, last, words):
            last += 1
            continue
        if kind != WORD or (tokens.lower[last] in words.stops and tokens.texts[last] != "US"):
            break
        if single and last > first and not _adjective(tokens.lower[head], words):
            break
        head = last
        last += 1
        if hyphen or (not single and _plural(tokens.texts[head], words)):
            break
    if head < 0 or not (single or hyphen or _plural(tokens.texts[head], words)):
        return None
    if tokens.raw(head)[-2:] in ("'s", "’s"):
        return None
    span = Span(tokens.starts[first], tokens.ends[head])
    before = (part.lower() for part in tokens.text[span.start : tokens.starts[head]].split())
    parts = [words.bases.get(part, part) for part in before if part not in ("and", "or")]
    return span, " ".join(part for part in [*parts, singular(tokens.lower[head], words)] if part)


def _plural(word: str, words: NounWords) -> bool:
    lower = word.lower()
    if lower in words.singulars:
        return True
    return len(lower) > 3 and lower.endswith("s") and not lower.endswith(("ss", "us", "is", "ous"))


def singular(word: str, words: NounWords) -> str:
    """The singular of a noun in lower case, by rule; a word that looks singular stays as it is."""
    if word in words.singulars:
        return words.singulars[word]
    if not _plural(word, words):
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes", "zzes")):
        return word[:-2]
    if word.endswith("oes"):
        return word[:-2]
    return word[:-1]
