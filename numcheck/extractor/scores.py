"""Reads scores and tallies, "2-1", "6-4 3-6 7-6", "52–47", "312 to 118", and tells them from ranges and formations."""

from __future__ import annotations

from numcheck.extractor.draft import Draft
from numcheck.extractor.lexicon import Lexicon
from numcheck.extractor.tokens import NUMERAL, WORD, Tokens
from numcheck.model.quantity import Kind

_DASHES = ("-", "–", "—", "‑", "−")
_TENNIS = {0, 15, 30, 40}  # the points of a game
_REACH = 8  # tokens either side in which a word of sport or of votes is looked for


def read_score(tokens: Tokens, index: int, lexicon: Lexicon) -> Draft | None:
    """The score, tally or formation that begins at token `index`; None if the numbers are none."""
    home = _side(tokens, index)
    if home is None:
        return None
    if tokens.word(index + 1) == "to":
        return _to(tokens, index, home, lexicon)
    numbers, last = _run(tokens, index)
    if len(numbers) < 2 or (tokens.raw(last) == "/" and tokens.glued(last)):
        return None
    if len(numbers) > 2:
        return _formation(tokens, index, last, numbers, lexicon)
    pairs = list(numbers)
    while True:  # sets follow sets: "6-4 3-6 7-6 (7-4)", commas or none between
        tie_break = _tie_break(tokens, last)
        if tie_break and _set_like(pairs[-2:]):
            last = tie_break
            continue
        at = last + 1 if tokens.raw(last) == "," else last
        more, end = _run(tokens, at) if _side(tokens, at) is not None else ([], at)
        if len(more) != 2 or not (_set_like(pairs[:2]) and _set_like(more)):
            break
        pairs += more
        last = end
    if len(pairs) == 2 and not _is_score(tokens, index, last, pairs[0], pairs[1], lexicon):
        return None
    draft = _draft(tokens, index, last, tuple(pairs))
    if pairs == [50, 50]:
        draft.status, draft.score, draft.kind = "label", (), Kind.COUNT  # "a 50-50 split"
    return draft


def _tie_break(tokens: Tokens, at: int) -> int:
    """The token behind a tie-break in brackets, "(7-4)", "(6/8)" or "(5)"; 0 where none stands at `at`."""
    if tokens.raw(at) != "(" or tokens.kind(at + 1) != NUMERAL:
        return 0
    if tokens.raw(at + 2) == ")":
        return at + 3
    joined = (
        tokens.raw(at + 2) in (*_DASHES, "/") and tokens.kind(at + 3) == NUMERAL and tokens.raw(at + 4) == ")"
    )
    return at + 5 if joined else 0


def _set_like(pair: list[int]) -> bool:
    """Whether a pair can be a set of tennis or a frame that others follow."""
    return 6 <= max(pair) <= 25


def _side(tokens: Tokens, index: int) -> int | None:
    text = tokens.raw(index)
    if tokens.kind(index) == NUMERAL and len(text) <= 3 and text.isascii() and text.isdigit():
        return int(text) if text == "0" or text[0] != "0" else None
    return None


def _run(tokens: Tokens, index: int) -> tuple[list[int], int]:
    """Numbers joined by dashes without spaces, and the token after them."""
    first = _side(tokens, index)
    numbers = [] if first is None else [first]
    at = index + 1
    while (
        numbers
        and tokens.raw(at) in _DASHES
        and tokens.glued(at)
        and tokens.glued(at + 1)
        and (side := _side(tokens, at + 1)) is not None
        and len(numbers) < 12
    ):
        numbers.append(side)
        at += 2
    return numbers, at


def _is_score(tokens: Tokens, first: int, last: int, home: int, away: int, lexicon: Lexicon) -> bool:
    if tokens.glued(last) and tokens.kind(last) == WORD:  # "5-10W", "10-12m"
        return False
    after = last + 1 if tokens.raw(last) == "-" else last
    follow = tokens.word(after)
    between_names = tokens.raw(first - 1)[:1].isupper() and tokens.raw(last)[:1].isupper()
    if (
        between_names
        and not (tokens.titled and tokens.size > 8 and follow.endswith("s"))
        and home < 50
        and away < 50
    ):
        return True
    if tokens.raw(first - 1) in ("$", "£", "€") or follow in ("%", "per", "percent", "pc"):
        return False
    if follow in lexicon.score_nouns:
        return True
    if lexicon.unit_words.after(tokens, after) or lexicon.money_words.after(tokens, after):
        return False
    if follow in lexicon.magnitudes or tokens.word(first - 1) in ("aged", "ages", "age"):
        return False
    plural = (
        tokens.kind(after) == WORD
        and len(follow) > 3
        and follow.endswith("s")
        and follow not in lexicon.score_near
    )
    if home > away:
        return not plural or (home - away > 0 and follow in lexicon.score_near)
    if home == away:
        return True  # no range has two ends that are one
    near = any(
        tokens.lower[i] in lexicon.score_near
        for i in range(max(0, first - _REACH), min(tokens.size, last + _REACH))
        if not first <= i < last
    )
    return near and not plural and (home < 20 or {home, away} <= _TENNIS)


def _to(tokens: Tokens, index: int, home: int, lexicon: Lexicon) -> Draft | None:
    """ "312 to 118": a vote only where the first side is larger and words of a vote stand near."""
    away = _side(tokens, index + 2)
    if away is None or away >= home or home < 4:
        return None
    last = index + 3
    if (
        tokens.raw(last) in ("%", "-")
        or lexicon.unit_words.after(tokens, last)
        or tokens.word(index - 1) == "from"
    ):
        return None
    if tokens.kind(last) == WORD and tokens.glued(last):
        return None
    near = any(
        tokens.lower[i] in lexicon.score_votes
        for i in range(max(0, index - 2 * _REACH), min(tokens.size, last + _REACH))
    )
    return _draft(tokens, index, last, (home, away)) if near else None


def _formation(tokens: Tokens, index: int, last: int, numbers: list[int], lexicon: Lexicon) -> Draft | None:
    least, most, largest, total = lexicon.formation
    draft = _draft(tokens, index, last, ())
    is_formation = least <= len(numbers) <= most and max(numbers) <= largest and sum(numbers) == total
    draft.status = "formation" if is_formation else "label"
    if not is_formation and sum(len(str(number)) for number in numbers) >= 7:
        draft.status = "phone"
    draft.kind = Kind.COUNT
    return draft


def _draft(tokens: Tokens, first: int, last: int, score: tuple[int, ...]) -> Draft:
    start, end = tokens.starts[first], tokens.ends[last - 1]
    return Draft(first, last, start, end, (start, end), kind=Kind.SCORE, score=score)
