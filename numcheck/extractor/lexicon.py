"""The extractor's words, read from rules/lexicons/en/figures/ and rules/units/ into tables that match token by token."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any, Generic, TypeVar

from numcheck.errors import RuleError
from numcheck.extractor.tokens import Tokens
from numcheck.extractor.word_files import NounWords, noun_words, read_words
from numcheck.resources.units import CurrencyRow, UnitRow, load_units

T = TypeVar("T")


class Phrases(Generic[T]):
    """Phrases of one or more tokens and what each stands for; the longest match wins."""

    __slots__ = ("_backward", "_exact", "_forward")

    def __init__(self, pairs: Iterable[tuple[str, T]], *, exact: bool = False) -> None:
        """`exact` keeps the case and the spaces of the phrases; else lower case, and any space will do."""
        self._exact = exact
        self._forward: dict[str, list[tuple[tuple[str, ...], tuple[bool, ...], T]]] = {}
        self._backward: dict[str, list[tuple[tuple[str, ...], T]]] = {}
        for phrase, payload in pairs:
            cut = Tokens(phrase if exact else phrase.lower(), 0, len(phrase))
            words = tuple(cut.texts[: cut.size])
            self._forward.setdefault(words[0], []).append((words, tuple(cut.gaps[: cut.size]), payload))
            self._backward.setdefault(words[-1], []).append((words, payload))
        for rows in self._forward.values():
            rows.sort(key=lambda row: -len(row[0]))
        for ends in self._backward.values():
            ends.sort(key=lambda row: -len(row[0]))

    def after(self, tokens: Tokens, index: int) -> tuple[T, int] | None:
        """The longest phrase that begins at token `index`: what it stands for, and the token after it."""
        texts = tokens.texts if self._exact else tokens.lower
        if not 0 <= index < tokens.size:
            return None
        for words, gaps, payload in self._forward.get(texts[index], ()):
            at = index + 1
            for word, gap in zip(words[1:], gaps[1:], strict=True):
                if at < tokens.size and texts[at] == "-" and word != "-" and not self._exact:
                    at += 1  # "square-foot" for "square foot"
                if at >= tokens.size or texts[at] != word or (self._exact and tokens.gaps[at] != gap):
                    break
                at += 1
            else:
                return payload, at
        return None

    def before(self, tokens: Tokens, index: int) -> tuple[T, int] | None:
        """The longest phrase that ends just before token `index`: what it stands for, and its first token."""
        texts = tokens.texts if self._exact else tokens.lower
        if index <= 0:
            return None
        for words, payload in self._backward.get(texts[index - 1], ()):
            first = index - len(words)
            if first >= 0 and tuple(texts[first:index]) == words:
                return payload, first
        return None


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Every table the grammar asks."""

    cardinals: Mapping[str, int]
    magnitudes: Mapping[str, int]
    suffixes: Mapping[str, int]
    steps: Mapping[str, int]
    collectives: Mapping[str, str]
    spans_of_time: frozenset[str]
    fractions: Mapping[str, Fraction]
    signs: Mapping[str, Fraction]
    ordinals: Mapping[str, int]
    multiples: Mapping[str, Fraction]
    doubtful_multiples: frozenset[str]
    multiple_before: frozenset[str]
    bounds_before: Phrases[str]
    bounds_after: Phrases[str]
    bound_skips: frozenset[str]
    marks: frozenset[str]
    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    short_dates: frozenset[str]
    meridiems: frozenset[str]
    clock_after: frozenset[str]
    clock_zones: frozenset[str]
    clock_before: frozenset[str]
    year_before: frozenset[str]
    year_strong: frozenset[str]
    change_before: Mapping[str, str]
    change_after: Mapping[str, str]
    change_skips: frozenset[str]
    percent: Phrases[str]
    share_words: Phrases[str]
    phrasal: frozenset[str]
    change_only_shares: frozenset[str]
    change_only_money: frozenset[str]
    share_after: frozenset[str]
    share_before: frozenset[str]
    age_units: Mapping[str, str]
    age_before: frozenset[str]
    other: frozenset[str]
    other_after: frozenset[str]
    definite: frozenset[str]
    score_near: frozenset[str]
    score_nouns: frozenset[str]
    score_votes: frozenset[str]
    labels: Mapping[str, str]
    strong_labels: frozenset[str]
    label_after: frozenset[str]
    model_numbers: frozenset[int]
    craft: frozenset[str]
    houses: Mapping[str, frozenset[int]]
    slashed: frozenset[str]
    prefixes: Mapping[str, str]
    formation: tuple[int, int, int, int]
    address_after: frozenset[str]
    pronoun_before: frozenset[str]
    pronoun_after: frozenset[str]
    pronoun_counts: frozenset[str]
    unit_words: Phrases[UnitRow]
    unit_symbols: Phrases[UnitRow]
    money_words: Phrases[CurrencyRow]
    money_signs: Phrases[CurrencyRow]
    starters: frozenset[str]
    contexts: Mapping[str, frozenset[str]]
    nouns: NounWords


@cache
def load_lexicon(overlays: tuple[Path, ...] = ()) -> Lexicon:
    """The shipped words with those of `overlays`, files named like the shipped ones, laid over them.

    Raises RuleError for a file that cannot be read or used.
    """
    numbers, bounds, calendar, changes, shares, kinds, contexts, nouns = (
        read_words(name, overlays)
        for name in ("numbers", "bounds", "calendar", "changes", "shares", "kinds", "contexts", "nouns")
    )
    try:
        return _typed(numbers, bounds, calendar, changes, shares, kinds, contexts, nouns)
    except (KeyError, TypeError, ValueError, AttributeError, ZeroDivisionError) as error:
        where = ", ".join(map(str, overlays)) or "rules/lexicons/en/figures"
        raise RuleError(f"the figure words cannot be used: {error}", where=where) from error


def _typed(
    numbers: dict[str, Any],
    bounds: dict[str, Any],
    calendar: dict[str, Any],
    changes: dict[str, Any],
    shares: dict[str, Any],
    kinds: dict[str, Any],
    contexts: dict[str, Any],
    nouns: dict[str, Any],
) -> Lexicon:
    units = load_units()
    labels = {
        word: "label" if status == "no-label" else status
        for status, words in kinds["labels"].items()
        for word in words
    }
    steps = numbers["steps"]
    fractions = {word: Fraction(*parts) for word, parts in numbers["fractions"].items()}
    signs = {word: Fraction(*parts) for word, parts in numbers["signs"].items()}
    formation = kinds["formations"]
    starters = frozenset(
        {"a", "an", "minus"}
        | set(numbers["cardinals"])
        | set(numbers["magnitudes"])
        | set(steps)
        | set(numbers["collectives"])
        | set(fractions)
        | set(numbers["spans"]["words"])
        | set(signs)
        | set(numbers["ordinals"])
        | set(numbers["multiples"])
        | set(calendar["months"])
        | set(calendar["weekdays"])
        | {"most", "majority", "nearly", "almost", "virtually", "vast", "hardly", "few", "number"}
    )
    return Lexicon(
        cardinals=numbers["cardinals"],
        magnitudes=numbers["magnitudes"],
        suffixes=numbers["suffixes"],
        steps=steps,
        collectives={word: row for word, row in numbers["collectives"].items() if row},
        spans_of_time=frozenset(numbers["spans"]["words"]),
        fractions=fractions,
        signs=signs,
        ordinals=numbers["ordinals"],
        multiples={word: Fraction(*parts) for word, parts in numbers["multiples"].items()},
        doubtful_multiples=frozenset(numbers["ambiguous"]["multiples"]),
        multiple_before=frozenset(numbers["ambiguous"]["before"]),
        bounds_before=Phrases(
            (phrase, row) for row, phrases in bounds["before"].items() for phrase in phrases
        ),
        bounds_after=Phrases((phrase, row) for row, phrases in bounds["after"].items() for phrase in phrases),
        bound_skips=frozenset(bounds["skipped"]["words"]),
        marks=frozenset(bounds["marks"]["words"]),
        months=calendar["months"],
        weekdays=calendar["weekdays"],
        short_dates=frozenset(calendar["short"]["words"]),
        meridiems=frozenset(calendar["clock"]["meridiem"]),
        clock_after=frozenset(calendar["clock"]["after"]),
        clock_zones=frozenset(calendar["clock"]["zones"]),
        clock_before=frozenset(calendar["clock"]["before"]),
        year_before=frozenset(calendar["years"]["before"]),
        year_strong=frozenset(calendar["years"]["strong"]),
        change_before=_directions(changes["before"]),
        change_after=_directions(changes["after"]),
        change_skips=frozenset(changes["skipped"]["words"]),
        percent=Phrases(
            [(phrase, "percent") for phrase in (*shares["percent"]["signs"], *shares["percent"]["words"])]
            + [(phrase, "percentage point") for phrase in shares["percent"]["points"]]
            + [(phrase, "basis point") for phrase in shares["percent"]["basis"]]
        ),
        share_words=Phrases((phrase, row) for row, phrases in shares["words"].items() for phrase in phrases),
        phrasal=frozenset(changes["doubtful"]["phrasal"]),
        change_only_shares=frozenset(changes["doubtful"]["only_shares"]),
        change_only_money=frozenset(changes["doubtful"]["only_money"]),
        share_after=frozenset(shares["context"]["after"]),
        share_before=frozenset(shares["context"]["before"]),
        age_units=kinds["ages"]["units"],
        age_before=frozenset(kinds["ages"]["before"]),
        other=frozenset(kinds["other"]["words"]),
        other_after=frozenset(kinds["other"]["after"]),
        definite=frozenset(kinds["definite"]["words"]),
        score_near=frozenset(kinds["scores"]["near"]),
        score_nouns=frozenset(kinds["scores"]["nouns"]),
        score_votes=frozenset(kinds["scores"]["votes"]),
        labels=labels,
        strong_labels=frozenset(kinds["label-words"]["strong"]),
        label_after=frozenset(kinds["label-words"]["after"]),
        model_numbers=frozenset(kinds["label-words"]["models"]),
        craft=frozenset(kinds["label-words"]["craft"]),
        houses={street: frozenset(numbers) for street, numbers in kinds["house-numbers"].items()},
        prefixes=bounds["prefixes"],
        slashed=frozenset(kinds["label-words"]["slashed"]),
        formation=(*formation["parts"], formation["largest"], formation["sum"]),
        address_after=frozenset(kinds["addresses"]["after"]),
        pronoun_before=frozenset(kinds["pronouns"]["before"]),
        pronoun_after=frozenset(kinds["pronouns"]["after"]),
        pronoun_counts=frozenset(kinds["pronouns"]["counts"]),
        unit_words=Phrases((word, row) for row in units.measures.values() for word in row.words),
        unit_symbols=Phrases(
            ((sign, row) for row in units.measures.values() for sign in row.symbols), exact=True
        ),
        money_words=Phrases((word, row) for row in units.currencies.values() for word in row.words),
        money_signs=Phrases(
            ((sign, row) for row in units.currencies.values() for sign in row.signs), exact=True
        ),
        starters=starters,
        contexts={key: frozenset(words) for key, words in contexts.items()},
        nouns=noun_words(nouns),
    )


def _directions(table: dict[str, list[str]]) -> dict[str, str]:
    return {word: direction for direction, words in table.items() for word in words}
