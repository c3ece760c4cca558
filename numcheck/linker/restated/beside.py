"""The words right beside a figure: what denies it, points back to it, or says that others are compared with it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise, takewhile, zip_longest

from numcheck.linker.context import Context
from numcheck.model.claim import Aspect, Claim
from numcheck.model.quantity import Kind
from numcheck.model.sentence import Sentence, Token

MOST_COMPANY = 40  # figures in a sentence; more stand only in tables, where each pair would cost their square
_ADJECTIVES = 2  # between a pointing word and its figure
_AMOUNTS = frozenset({Kind.MONEY, Kind.SHARE, Kind.MEASURE})
_AMOUNT_REACH = 45  # characters between a year and an amount of that year
_BASELINE = 5  # words before a figure among which it is compared, an adverb among them
_DENIALS = frozenset({"not", "n't"})
_DIVIDED = 8  # words before a figure among which something may be divided among it
_VERB = 7  # words behind a figure that its verb is among: "five men were also held"
_PHRASE = 5  # words from "a" to what it is of
_POINTERS = frozenset({"the", "this", "these", "those"})
_OF_WORDS = 3  # words between "the" and what it calls a figure: "the UK total of 5.3 million"


def is_by_an_amount(context: Context, claim: Claim) -> bool:
    """Whether an amount stands so near a year that it is of that year: "fell to 4% in 2005"."""
    year = claim.quantity.span
    return any(
        max(other.quantity.span.start - year.end, year.start - other.quantity.span.end) < _AMOUNT_REACH
        for other in context.claims_in(claim.sentence)[:MOST_COMPANY]
        if other.quantity.kind in _AMOUNTS
    )


def aspect_of(claim: Claim, sentence: Sentence | None, first: int) -> Aspect:
    """The claim's aspect; what something rose or fell to is a level, whatever the verb."""
    if (
        claim.aspect is Aspect.CHANGE
        and sentence is not None
        and first > 0
        and sentence.tokens[first - 1].lower == "to"
    ):
        return Aspect.LEVEL
    return claim.aspect


def is_baseline(context: Context, sentence: Sentence | None, first: int, last: int) -> bool:
    """Whether the words before a figure say that others are compared with it: "up from", "against"."""
    if sentence is None or first <= 0:
        return False
    if sentence.tokens[first - 1].lower == "from" and _leads_to_another(sentence.tokens[last + 1 : last + 4]):
        return True  # "a cut from 24 weeks to 20"
    near = sentence.tokens[max(0, first - _BASELINE) : max(0, first)]
    # "Fell from 12 to 9" says of the 12 that it was before.
    behind = max((i + 1 for i, token in enumerate(near) if token.pos == "NUM"), default=0)
    before = [token.lower for token in near[behind:]]
    bare = [token.lower for token in near[behind:] if token.tag != "RB"]  # "compared well with"
    compared = before[-1:] == ["the"] and before[-2:-1] in (["than"], ["below"], ["above"])
    if compared and not _is_mark(context, sentence.tokens[last + 1 : last + 4]):
        return True  # "£94 more than the £1,300", "still below the 49.8 million"
    phrases = context.lexicons.words("baseline-words")
    return any(
        " ".join(words[i:j]) in phrases
        for words in (before[1 - _BASELINE :], bare[1 - _BASELINE :])
        for i in range(len(words))
        for j in range(i + 1, len(words) + 1)
    )


def _is_mark(context: Context, tokens: Sequence[Token]) -> bool:
    """Whether the words behind a figure call it a level to pass: "the 49 mark", "the 3 % limit"."""
    marks = context.lexicons.words("hollow-nouns") | context.lexicons.words("modality-capacity")
    return any(token.pos == "NOUN" and token.lemma.lower() in marks for token in tokens)


def _leads_to_another(tokens: Sequence[Token]) -> bool:
    """Whether the words behind a figure say to what other one something went: "weeks to 20"."""
    return any(one.lower == "to" and other.pos == "NUM" for one, other in pairwise(tokens))


def is_denied(sentence: Sentence, first: int) -> bool:
    """Whether "not" stands before a figure, a word that bounds it between or none: "not 12", "not about 12".

    What is not done is another matter: "did n't collect 12".
    """
    before = sentence.tokens[max(0, first - 2) : max(0, first)]
    return any(
        token.lower in _DENIALS and all(behind.pos not in ("VERB", "AUX") for behind in before[i + 1 :])
        for i, token in enumerate(before)
    )


def stands_among(context: Context, claim: Claim, sentence: Sentence, first: int) -> bool:
    """Whether a figure is what others are counted among: "among 400 complaints", "among the 400 auction complaints".

    "Among the 400" alone may well be those counted before.
    """
    dividing = context.lexicons.words("dividing-verbs")
    if any(token.lemma.lower() in dividing for token in sentence.tokens[max(0, first - _DIVIDED) : first]):
        return False  # "divide it among 400"
    before = [token.lower for token in sentence.tokens[max(0, first - 2) : max(0, first)]]
    if before[-1:] in (["the"], ["these"], ["those"]) and claim.modifiers:
        before.pop()
    return before[-1:] in (["among"], ["amongst"])


def is_pointed_at(context: Context, sentence: Sentence, first: int) -> bool:
    """Whether adjectives, and before them an article or "this", lead up to a figure: "the annual £2,100 limit".

    So do they to what calls it a figure: "the total of 12", "the German figure of 5.2 million".
    """
    at, new = first - 1, context.lexicons.words("introducing-words")
    if _is_called(context, sentence, first):
        lead = sentence.tokens[max(0, first - 3 - _OF_WORDS) : first - 2]
        pointed = max((i + 1 for i, token in enumerate(lead) if token.lower in _POINTERS), default=0)
        return pointed > 0 and not any(
            token.lower in new or token.tag in ("JJS", "RBS") or token.pos in ("VERB", "ADP", "PUNCT")
            for token in lead[pointed:]
        )
    while at > 0 and first - at <= _ADJECTIVES and sentence.tokens[at].tag in ("JJ", "VBN", "VBG"):
        if sentence.tokens[at].lower in new:
            return False
        at -= 1
    return 0 <= at < first - 1 and sentence.tokens[at].lower in _POINTERS


def _is_called(context: Context, sentence: Sentence, first: int) -> bool:
    """Whether a word and "of" before a figure call it one: "a total of 12"."""
    before = [token.lower for token in sentence.tokens[max(0, first - 2) : first]]
    return before[1:] == ["of"] and before[0] in context.lexicons.words("figure-nouns")


def other_event(context: Context, sentence: Sentence) -> str:
    """What a sentence tells of that is like something else, in its words: "a separate attack"; empty if nothing is."""
    lead = sentence.tokens[0].lower if sentence.tokens else ""
    if lead in context.lexicons.words("matter-words"):
        return lead
    words, events = (context.lexicons.words(name) for name in ("another-event-words", "event-nouns"))
    for i, token in enumerate(sentence.tokens):
        if token.lower not in ("a", "an", "another"):
            continue
        phrase = sentence.tokens[i + 1 : i + 1 + _PHRASE]
        sorts = tuple(takewhile(lambda word: word.pos == "ADJ", phrase))
        nouns = tuple(takewhile(lambda word: word.pos == "NOUN", phrase[len(sorts) :]))
        other = token.lower == "another" or any(word.lower in words or word.tag == "JJR" for word in sorts)
        if other and nouns and nouns[-1].lemma.lower() in events:
            return " ".join(word.lower for word in (token, *sorts, *nouns))
    return ""


def unfollowed(tokens: Sequence[Token]) -> Iterator[Token]:
    """The tokens that no noun follows at once: not what says of which sort another noun is, the "car" of a car maker."""
    for token, then in zip_longest(tokens, tokens[1:]):
        if then is None or then.pos not in ("NOUN", "PROPN"):
            yield token


def spoken(tokens: Iterable[Token]) -> str:
    """Tokens as a text in lower case in which `says` finds phrases."""
    return " ".join(("", *(token.lower for token in tokens), ""))


def says(text: str, phrases: Iterable[str]) -> bool:
    """Whether one of the phrases stands in a text of words between single spaces, one before and one behind them all."""
    return any(f" {phrase} " in text for phrase in phrases)


def near_text(sentence: Sentence | None, first: int, last: int) -> str:
    """The words within a few tokens of the figure from `first` to `last`, as `says` reads them."""
    if sentence is None or last < 0:
        return ""
    return spoken(sentence.tokens[max(0, first - 4) : first] + sentence.tokens[last + 1 : last + 4])


def counts_others(context: Context, sentence: Sentence | None, last: int) -> bool:
    """Whether the word after a figure says that it comes on top of others: "six other", "five more"."""
    if sentence is None or not 0 <= last < len(sentence.tokens) - 1:
        return False
    return sentence.tokens[last + 1].lower in context.lexicons.words("further-words")


def also_done(sentence: Sentence, first: int, last: int) -> str:
    """The verb that "also" stands right before, in front of a figure or close behind it; empty if none."""
    before, behind = sentence.tokens[: max(0, first)], sentence.tokens[last + 1 : last + 1 + _VERB]
    pairs = (*pairwise(before), *pairwise(behind))
    return next((two.lemma.lower() for one, two in pairs if one.lower == "also" and two.pos == "VERB"), "")


def says_all(sentence: Sentence, first: int) -> bool:
    """Whether "all" stands right before a figure, and not "in all" at the head of a clause, which sums up."""
    before = sentence.tokens[max(0, first - 3) : max(0, first)]
    *lead, last = [token.lower for token in before] or [""]
    sums_up = lead[-1:] == ["in"] and (len(lead) == 1 or before[0].pos == "PUNCT")
    return last == "all" and not sums_up


def right_noun(sentence: Sentence | None, last: int) -> str:
    """The nearest noun within three tokens to the right of a figure, its lemma; empty if a verb, a mark, "at" is before."""
    if sentence is None or last < 0:
        return ""
    for token in sentence.tokens[last + 1 : last + 4]:
        if token.pos == "NOUN":
            return token.lemma.lower()
        if token.pos in ("VERB", "PUNCT", "AUX") or (token.pos == "ADP" and token.lower != "of"):
            break
    return ""
