"""What a figure counts or measures: the head noun, by two witnesses, the parse and the words to its right."""

from __future__ import annotations

from dataclasses import dataclass

from numcheck.linker.claims.figure import CALENDAR, Figure, verb_beside
from numcheck.linker.words import View
from numcheck.model.quantity import Kind

_IN_PHRASE = frozenset({"NOUN", "PROPN", "ADJ"})
_ADNOMINAL = ("nummod", "compound", "amod", "nmod:poss", "det", "nmod:unmarked")
_WITH_OF = frozenset({Kind.SHARE, Kind.MONEY, Kind.DURATION, Kind.MEASURE, Kind.MULTIPLE})
_REACH = 8  # tokens from a figure to its noun; longer chains of modifiers are damage in the parse


@dataclass(frozen=True, slots=True)
class Entity:
    """`noun` is the token of the head noun, None if no word names it. `how` says what found it: "noun" (beside
    the figure), "of" (the noun after "of"), "before" ("a profit of £3m").
    """

    noun: int | None = None
    how: str = ""
    agreed: bool = True


def find_entity(figure: Figure) -> Entity:
    """The noun that a figure stands with; a date's is the one it hangs from ("the 1973 film", "results for 2004")."""
    if figure.quantity.kind in CALENDAR:
        return _dated(figure)
    if verb_beside(figure) is not None:
        return Entity()
    by_words = _right_noun(figure)
    if by_words is not None and _is_subject_of(figure, by_words):
        by_words = None  # "the four pose a threat": the parse reads a verb
    by_parse = _governor(figure) if figure.view.parsed else None
    if by_parse is None and figure.view.parsed and figure.view.tags[figure.last] == "NNS":
        by_words = (
            None  # "in the last few months handsets": a plural unit takes no noun without an apostrophe
        )
    if by_words is not None and by_parse is not None and by_words != by_parse:
        # The parse may miss the end of a compound, the words an adverb inside a phrase: the longer one is right.
        return Entity(max(by_words, by_parse), "noun", agreed=False)
    noun = by_parse if by_parse is not None else by_words
    if noun is not None:
        return Entity(noun, "noun", agreed=by_words == by_parse or not figure.view.parsed)
    if figure.counted or figure.quantity.kind in _WITH_OF:
        after = _noun_after(figure, ("in", "of") if figure.quantity.kind is Kind.MONEY else ("of",))
        if after is not None:
            return Entity(after, "of")
    before = _noun_before(figure)
    if before is not None:
        return Entity(before, "before")
    return Entity()


def _dated(figure: Figure) -> Entity:
    view = figure.view
    head = view.head(figure.top)
    if (
        head is None
        or not view.noun(head)
        or view.label(figure.top) not in ("nmod", "compound", "nummod", "amod")
    ):
        return Entity()
    if not view.lemmas[head][:1].isalpha() or view.lemmas[head] in view.lexicons.words("unit-nouns"):
        return Entity()
    return Entity(head, "noun" if head > figure.last else "before")


def _governor(figure: Figure) -> int | None:
    view = figure.view
    label = view.labels[figure.top]
    head = view.head(figure.top)
    if head is None or label not in _ADNOMINAL:
        return None
    if not figure.last < head <= figure.last + _REACH or view.pos[head] not in (*_IN_PHRASE, "VERB"):
        return None
    if _other_side(figure, head):
        return None
    if view.pos[head] == "VERB" and view.labels[head] not in ("nsubj", "nsubj:pass", "obj", "obl", "nmod"):
        return None  # "the 12 injured" is a noun by its place, "12 went" is not
    if any(
        view.pos[i] in ("PUNCT", "ADP") and view.lowers[i] not in ("-", '"', "'")
        for i in range(figure.last + 1, head)
    ):
        return None
    if any(_says_when(view, i) for i in range(figure.last + 1, head)):
        return None
    # "40-seat theatre": the counted noun is the seat, whatever the parser hung the number from.
    for i in range(figure.last + 1, head):
        if view.lowers[i - 1] == "-" and view.noun(i):
            return i
    return head


def _right_noun(figure: Figure) -> int | None:
    """The head of the run of modifiers and nouns right of the figure."""
    view = figure.view
    found: int | None = None
    i = figure.last + 1
    if (
        i + 1 < view.count
        and view.lowers[i] == "or"
        and view.lowers[i + 1] in ("so", "more", "fewer", "less")
    ):
        i += 2
    if view.lowers[i : i + 1] in (("a",), ("an",), ("per",)) and view.lemmas[i + 1 : i + 2]:
        per = view.lexicons.words("time-spans") | view.lexicons.words("unit-nouns")
        i += 2 if view.lemmas[i + 1] in per and not figure.counted else 0  # "a $3,500 a month mortgage"
    plural = False
    while i < view.count and i <= figure.last + _REACH:
        if i in figure.taken and view.pos[i] == "NUM":
            break
        pos, word = view.pos[i], view.lowers[i]
        if _says_when(view, i):
            break
        joined = view.lowers[i - 1] == "-" and found is not None  # "a £1bn cost-cutting deal"
        if word == "-" and (found is None or _joins(view, i)):
            i += 1
            plural = False
            continue
        if pos in ("NOUN", "PROPN"):
            if plural and not _plural(view, i):
                break  # "15,000 jihadists Monday": the plural closed the phrase
            if found is not None and _ends_phrase(view, found, i):
                break
            found = i
            if i > 0 and view.lowers[i - 1] == "-" and i - 2 == figure.last:
                return i
            plural = _plural(view, i)
        elif pos == "ADJ" or (
            pos == "VERB" and view.tags[i] in ("VBN", "VBG", "") and (found is None or joined)
        ):
            named = found is None and view.tags[i] == "VBG" and word in view.lexicons.words("measure-nouns")
            if named and not _noun_follows(view, i):
                return i  # "a 5 % holding in the club"
            if plural or not (pos == "ADJ" or _noun_follows(view, i)):
                break
        elif pos == "ADP" and view.lowers[i + 1 : i + 2] == ("-",) and _joins(view, i + 1):
            pass  # "2.4 million with-profits policies"
        elif pos == "ADV" and found is None and word in view.lexicons.words("phrase-adverbs"):
            pass
        elif word in ("'s", "'", '"', "''", "``") and found is not None and _noun_follows(view, i):
            plural = False
            if word == "'s":
                found = None
        elif pos == "NUM" and found is None and view.tokens[i].text.isalpha():
            pass  # "12 million people" where the magnitude is no part of the figure
        else:
            break
        i += 1
    if found is not None and (_is_unit(figure, found) or _other_side(figure, found)):
        return None
    return found


def _is_subject_of(figure: Figure, noun: int) -> bool:
    view = figure.view
    return view.heads[figure.top] == noun and view.label(figure.top) == "nsubj"


def _other_side(figure: Figure, noun: int) -> bool:
    """ "Ireland 19-13 England": a name after a score is the other side's, whatever it was tagged."""
    return figure.quantity.kind is Kind.SCORE and figure.view.tokens[noun].text[:1].isupper()


def _says_when(view: View, i: int) -> bool:
    """ "9,000 last year": a span of time with the word that says which is no counted thing."""
    return (
        view.lowers[i] in ("last", "this", "next", "each", "every", "that")
        and i + 1 < view.count
        and view.lemmas[i + 1] in view.lexicons.words("time-spans") | view.lexicons.words("time-names")
    )


def _joins(view: View, i: int) -> bool:
    """Whether the hyphen at `i` joins two words of one compound: "drop-goal", not "12 goals - a record"."""
    if i + 1 >= view.count:
        return False
    here = view.tokens[i].span
    return view.tokens[i - 1].span.end == here.start and here.end == view.tokens[i + 1].span.start


def _plural(view: View, i: int) -> bool:
    if view.tags[i]:
        return view.tags[i] == "NNS"
    word = view.lowers[i]
    return view.lemmas[i] != word or word in ("people", "police", "staff")


def _ends_phrase(view: View, before: int, i: int) -> bool:
    """Whether noun `i` no longer belongs to the phrase of noun `before`: a name after a plural common noun, or a
    time ("12 people Tuesday").
    """
    if view.lowers[i] in view.lexicons.words("time-names"):
        return True
    return view.pos[i] == "PROPN" and (view.tags[before] == "NNS" or view.pos[before] == "NOUN")


def _noun_follows(view: View, i: int) -> bool:
    for j in range(i + 1, min(i + 4, view.count)):
        if view.noun(j):
            return True
        if view.pos[j] not in ("ADJ", "VERB", "PUNCT") or view.lowers[j] in (",", "."):
            return False
    return False


def _is_unit(figure: Figure, noun: int) -> bool:
    """A bare unit is never what a figure is about."""
    return not figure.counted and figure.view.lemmas[noun] in figure.view.lexicons.words("unit-nouns")


def _noun_after(figure: Figure, prepositions: tuple[str, ...]) -> int | None:
    """ "12 of its most-read stories", "£3m in damages": the noun of the phrase that follows."""
    view = figure.view
    i = after_asides(figure)
    if i >= view.count or view.lowers[i] not in prepositions:
        return None
    if view.parsed:
        for j in range(i + 1, min(i + 1 + _REACH, view.count)):
            if view.noun(j) and any(kid == i for kid in view.children(j, "case")):
                return None if _singular_name(figure, j) or _no_matter(figure, i, j) else j
    found: int | None = None
    for j in range(i + 1, min(i + 1 + _REACH, view.count)):
        if view.noun(j):
            if found is not None and _ends_phrase(view, found, j):
                break
            found = j
        elif found is not None and view.lowers[j] in ("'s", "'"):
            found = None
        elif (
            found is not None
            or (
                view.pos[j] not in ("DET", "ADJ", "PRON", "NUM", "ADV", "VERB")
                and view.lowers[j] not in ("-", "'s")
            )
            or (view.pos[j] == "VERB" and view.tags[j] not in ("VBN", "VBG"))
        ):
            break
    if found is None or _singular_name(figure, found) or _no_matter(figure, i, found):
        return None
    return found


def _no_matter(figure: Figure, preposition: int, noun: int) -> bool:
    """ "£3m in damages" is damages; "£3m in the fourth quarter", "£3m in Leeds" say when and where."""
    view = figure.view
    if view.lowers[preposition] != "in":
        return False
    times = view.lexicons.words("time-spans") | view.lexicons.words("time-names")
    return (
        view.pos[noun] == "PROPN"
        or view.lemmas[noun] in times
        or view.lowers[preposition + 1] in ("the", "a", "its")
    )


def _singular_name(figure: Figure, noun: int) -> bool:
    """ "The last eight of the Open": no count of Opens."""
    view = figure.view
    plural = view.tags[noun] == "NNPS" or view.lemmas[noun] + "s" == view.lowers[noun]
    return figure.counted and view.pos[noun] == "PROPN" and not plural


def after_asides(figure: Figure) -> int:
    """The token right of the figure, an aside in brackets or dashes let by: "half (45%) of", "two thirds - 65% - of"."""
    view = figure.view
    i = figure.last + 1
    if view.lowers[i : i + 1] in ((")",), ("-",), ("–",), ("—",), (",",)) and view.lowers[i + 1 : i + 2] == (
        "of",
    ):
        return i + 1
    if i < view.count and view.lowers[i] in ("(", "-", "–", "—"):
        close = ")" if view.lowers[i] == "(" else view.lowers[i]
        for j in range(i + 1, min(i + 7, view.count)):
            if view.lowers[j] == close and j + 1 < view.count:
                return j + 1
    return i


def _noun_before(figure: Figure) -> int | None:
    """ "a profit of £3m", "unemployment at 5 per cent", "a population of 12,000": the noun the figure measures."""
    view = figure.view
    start = figure.starts_phrase()
    i = start - 1
    while i > 0 and view.pos[i] in ("ADV", "DET", "ADJ") and view.lowers[i] not in (".", ","):
        i -= 1
    if i <= 0 or view.lowers[i] not in ("of", "at", "by"):
        return None
    noun = i - 1
    hollow = view.lexicons.words("unit-nouns") | view.lexicons.words("hollow-nouns")
    if not view.noun(noun) or view.lemmas[noun] in hollow:
        return None
    if figure.counted and view.lemmas[noun] not in view.lexicons.words("measure-nouns"):
        return None  # "a mother of two" is no count of mothers
    if view.lowers[i] == "by" and view.lemmas[noun] not in view.lexicons.words("change-nouns"):
        return None
    if view.lowers[i] == "at" and view.lemmas[noun] not in view.lexicons.words("measure-nouns"):
        return None
    return noun


def modifiers(view: View, noun: int, figure: Figure) -> tuple[str, ...]:
    """The content lemmas that narrow a noun: what stands before it in its phrase, names and adjectives."""
    bounds = view.at(figure.quantity.phrase)  # "more than" narrows the figure, not the noun
    own = [i for i in view.phrase(noun) if i != noun and not figure.inside(i) and i not in bounds]
    if not view.parsed:
        own = [i for i in own if i > figure.last] if noun > figure.last else own
    return tuple(
        dict.fromkeys(
            view.lemmas[i]
            for i in own
            if view.pos[i] in ("NOUN", "PROPN", "ADJ", "VERB")
            and len(view.lemmas[i]) > 1
            and view.lowers[i] not in ("more", "fewer", "less", "other", "further", "such")
        )
    )


def filled(view: View, noun: int) -> int:
    """What a hollow noun is the number of: "the number of arrests" are arrests; any other noun is itself."""
    if view.lemmas[noun] not in view.lexicons.words("hollow-nouns") or not view.parsed:
        return noun
    inner = next((i for i in view.children(noun, "nmod") if view.case(i) == "of" and view.noun(i)), None)
    return inner if inner is not None else noun


def counted_phrase(view: View, noun: int, figure: Figure) -> str:
    """The counted noun in the singular with its compound parts: "heart transplant"."""
    parts = []
    for i in range(noun - 1, figure.last if noun > figure.last else -1, -1):
        if not view.noun(i) or view.tags[i] in ("NNP", "NNPS") or view.pos[i] == "PROPN":
            break
        parts.append(view.lemmas[i])
    return " ".join([*reversed(parts), view.lemmas[noun]])
