"""Announced counts and the items that follow: "three journalists: A, B and C"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from numcheck.linker.relations import ties
from numcheck.linker.relations.known import known
from numcheck.linker.relations.lines import Line, Page
from numcheck.linker.relations.markers import is_level
from numcheck.model.quantity import Kind, Quantity
from numcheck.model.relation import Filler, Relation, RelationKind, Word

SURE, LIKELY, ACROSS, FAINT = 0.92, 0.86, 0.82, 0.6
MOST = 20
QUOTES = frozenset(("“", '"', "‘", "'"))
OPENERS = frozenset((":", "—", "–", "-", "(", ","))


@dataclass(frozen=True, slots=True)
class Run:
    """Items of a list: item spans as (start, end) of the line, and whether each is a plain name or short noun."""

    items: tuple[tuple[int, int], ...]
    plain: bool
    proper: bool
    names: bool = False


# Between a count and its comma: the list goes on that one of these began, "14 dates in Germany, Italy and Japan".
_LEADING = frozenset(
    {"of", "includes", "include", "including", "with", "like", "featuring", "in", "across", "from", "at", "against",
     "between"}
)  # fmt: skip


def find(page: Page) -> Iterator[Relation]:
    """Counts with their lists; where the list can be cut in more than one way, each way is a reading."""
    for line in page.lines:
        for index in line.figures:
            figure = line.figure(index)
            if figure is None or not _counts(line, index, figure):
                continue
            found = _list_for(page, line, index)
            if found is None:
                continue
            where, run, sure, because = found
            yield _relation(page, figure, where, run, sure, because)
            break


def _counts(line: Line, index: int, figure: Quantity) -> bool:
    """Whether a figure announces things that can be named: a whole number from two to twenty of a plural noun."""
    value = figure.measure.printed
    if figure.kind is not Kind.COUNT or not is_level(figure) or value is None or value.denominator != 1:
        return False
    if (
        line.word(index - 1) in ("number", "no")
        or (line.word(index - 1) == "at" and not line.word(index + 1).endswith("s"))
        or not 2 <= value <= MOST
        or not figure.measure.bare
        or figure.unit.name
    ):
        return False
    # "11), Great Lakes", "three-nation", "four more": nothing that can be named is counted.
    at = index + 1 + (line.word(index + 1) in QUOTES)
    counted = line.word(at)
    if counted in ("more", "other") and line.word(at + 1).endswith("s"):
        counted = line.word(at + 1)  # "three other directors: …"
    if not counted.isalpha() or counted in ("more", "other", "others"):
        return figure.span.of(line.text).lower() in ("duo", "pair", "couple", "trio")
    return line.word(index - 1) not in ("of", "by", "to") or figure.definite or line.word(index - 1) != "of"


def _list_for(page: Page, line: Line, index: int) -> tuple[Line, Run, float, str] | None:
    """The list that a count announces: after a colon or dash, in brackets, in apposition, after "are"."""
    last = len(line.items)
    figure = line.figure(index)
    if figure is not None and figure.span.of(line.text).lower() in ("duo", "pair", "couple", "trio"):
        run = _run(line, index + 1, _apposed_end(line, index + 1))
        if run is not None and run.proper:
            return line, run, LIKELY, "the items follow"
    for at in range(index + 1, min(last, index + 30)):
        word = line.word(at)
        of_those = line.words(index + 1, at)[:2] in (("of", "the"), ("of", "his")) and at <= index + 3
        if line.items[at].figure is not None and is_level(line.figure(at)) and not of_those:
            break
        if word == "-" and line.items[at].span.start == line.items[at - 1].span.end:
            continue
        if word in (":", "—", "–", "-", "("):
            stop = _close(line, at)
            run = _run(line, at + 1, stop)
            if run is None or not (run.proper or word == ":" or run.plain):
                return None
            tail = line.words(stop, last)
            if word == ":" and tail[:1] not in ((), (".",), ("”",), ('"',), (";",)):
                return None
            return line, run, SURE, f"the items follow “{word}”"
        abstaining = line.word(at + 1) == "with"  # "13 votes, with Russia and China abstaining"
        if word in (",",) and at - index <= 5 and not abstaining and not _verb_between(line, index, at):
            run = _run(line, at + 1, _apposed_end(line, at + 1))
            inside = _LEADING & set(line.words(index + 1, at))
            if run is not None and run.proper and len(run.items) >= 2 and not inside:
                return line, run, LIKELY, "the items stand in apposition"
            continue
        if word in ("are", "were", "include", "included") and at - index <= 8:
            if word.startswith("include"):
                return None
            run = _run(line, at + 1, last)
            named = run is not None and (run.names or (run.proper and len(run.items) >= 3))
            if run is not None and named and figure_definite(line, index):
                return line, run, SURE, f"“{word}” names the items"
            continue
        if word in (";",):
            return None
    return _next_sentence(page, line, index)


def figure_definite(line: Line, index: int) -> bool:
    """Whether the count is a definite mention: "the six factories"."""
    figure = line.figure(index)
    return bool(figure and figure.definite) or line.word(index - 1) in (
        "the",
        "these",
        "those",
        "his",
        "her",
        "their",
        "its",
    )


def _next_sentence(page: Page, line: Line, index: int) -> tuple[Line, Run, float, str] | None:
    """ "Six ministers resigned … The departing ministers, who …, are A, B and C": the same noun, and "are"."""
    nouns = {word for word in line.words(index + 1, index + 4) if word.endswith("s") and len(word) > 3}
    for later in page.after(line, 1):
        head = later.words(0, 6)
        if later.figures and any(is_level(later.figure(i)) and i < 8 for i in later.figures):
            return None
        if not head or not (
            (head[0] in ("the", "they", "these", "those") and nouns & set(head)) or head[0] in ("they",)
        ):
            return None
        at = next((i for i in range(1, min(len(later.items), 30)) if later.word(i) in ("are", "were")), None)
        if at is None:
            return None
        run = _run(later, at + 1, len(later.items))
        if run is not None and run.proper and len(run.items) >= 3:
            return later, run, ACROSS, "the next sentence names them"
    return None


def _close(line: Line, at: int) -> int:
    """The item that ends a list opened at `at`: the matching bracket or dash, a semicolon after a dash, the end."""
    opener = line.word(at)
    closers = {"(": (")",), ":": (".", "”"), "—": ("—", "."), "–": ("–", "."), "-": ("-", ".")}[opener]
    for i in range(at + 1, len(line.items)):
        word = line.word(i)
        if word in closers:
            if opener == "-" and line.items[i].span.start == line.items[i - 1].span.end:
                continue
            if word == "." and i + 1 < len(line.items) and len(line.word(i - 1)) == 1:
                continue
            return i
    return len(line.items)


def _apposed_end(line: Line, start: int) -> int:
    """The end of an apposition: the last "and" with its name, then a comma, a full stop or a lower-case word."""
    seen_and = False
    for i in range(start, len(line.items)):
        word = line.word(i)
        if word in known("list-joiners"):
            seen_and = True
        elif seen_and and (
            word in (",", ".", ";", "”", "-", "—", "–", ")")
            or (_lower(line, i) and word not in known("name-particles"))
        ):
            return i
    return len(line.items)


def _lower(line: Line, index: int) -> bool:
    item = line.items[index]
    text = item.span.of(line.text)
    return item.figure is None and text[:1].islower()


def _proper(line: Line, index: int) -> bool:
    return line.items[index].span.of(line.text)[:1].isupper()


def _verb_between(line: Line, start: int, end: int) -> bool:
    return bool(set(line.words(start + 1, end)) & known("clause-words"))


def _run(line: Line, start: int, stop: int) -> Run | None:
    """The items between two places, or None where they are no plain list: parts with figures, clauses, examples."""
    while stop > start and line.word(stop - 1) in (".", "”", '"', ","):
        stop -= 1
    if stop <= start or stop - start > 140:
        return None
    if (
        ":" in line.words(start, stop)
        or set(line.words(start, start + 2)) & known("example-words")
        or line.word(start).endswith("ing")
    ):
        return None
    separator = ";" if ";" in line.words(start, stop) else ","
    cuts: list[tuple[int, int]] = []
    begin, depth = start, 0
    for i in range(start, stop):
        word = line.word(i)
        depth += (word in "([") - (word in ")]") if word else 0
        if depth == 0 and word == separator:
            cuts.append((begin, i))
            begin = i + 1
    cuts.append((begin, stop))
    cuts = [(_strip(line, a, b), b) for a, b in cuts]
    cuts = [cut for number, cut in enumerate(cuts) if not (number and _is_age(line, *cut))]
    first_split = _split_last(line, cuts)
    items = tuple((a, b) for a, b in first_split if b > a)
    if len(items) < 2:
        return None
    if len(cuts) > 1 and not any(line.word(i) in known("list-joiners") for i in range(cuts[-1][0] - 1, stop)):
        return None
    for a, b in items:
        words = {line.word(i) for i in range(a, b) if not _proper(line, i)}
        if words & known("clause-words") or any(
            is_level(line.figure(i)) and line.figure(i) is not None for i in range(a, b)
        ):
            return None
    proper = all(
        all(
            _proper(line, i)
            or line.word(i) in known("name-particles")
            or line.word(i) in ("'", "’", "-", ".")
            for i in range(a, b)
        )
        for a, b in items
    )
    titled = all(any(_proper(line, i) for i in range(a, b)) for a, b in items) and all(
        b - a <= 8 for a, b in items
    )
    plain = all(b - a <= 4 for a, b in items)
    return Run(items, plain, proper or titled, proper)


def _is_age(line: Line, start: int, end: int) -> bool:
    """Whether an item is only the age of the one named before it: "John Cole, 34, and Peter Hurst, 41"."""
    figure = line.figure(start) if end - start == 1 else None
    return figure is not None and figure.kind in (Kind.AGE, Kind.COUNT) and _proper(line, start - 2)


def _strip(line: Line, start: int, end: int) -> int:
    while start < end and line.word(start) in ("and", "&", "the", "both", "”", "“"):
        start += 1
    return start


def _split_last(line: Line, cuts: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The list with "X and Y" at its end cut in two, where the comma before "and" was left out."""
    *before, (start, end) = cuts
    if line.word(start - 1) in known("list-joiners"):
        return [*before, (start, end)]
    joints = [i for i in range(start + 1, end - 1) if line.word(i) in known("list-joiners")]
    if not joints:
        return [*before, (start, end)]
    at = joints[-1]
    return [*before, (start, at), (_strip(line, at + 1, end), end)]


def _ambiguous(line: Line, run: Run) -> int:
    """How many of the items may be two things, or half of one: "and" inside them, or no name at all."""
    inner = sum(1 for a, b in run.items for i in range(a, b) if line.word(i) in known("list-joiners"))
    return inner + (0 if run.proper or run.plain else 1)


def _relation(page: Page, figure: Quantity, line: Line, run: Run, sure: float, because: str) -> Relation:
    items = [_item(line, a, b) for a, b in run.items]
    readings: list[dict[str, list[Filler]]] = [{"count": [ties.fill(page.context, figure)], "items": items}]
    loose = _ambiguous(line, run)
    for _ in range(min(loose, 3)):
        more = readings[-1]["items"]
        readings.append({**readings[0], "items": [*more, items[-1]]})
        if len(items) > 2:
            readings.append({**readings[0], "items": items[: len(items) - len(readings) // 2]})
    if not all(_similar(line, run.items[0], item) for item in run.items):
        sure = min(sure, FAINT + 0.2)
    trigger = figure.span
    return ties.relate(page.context, RelationKind.LIST, readings, trigger, sure, because)


def _similar(line: Line, a: tuple[int, int], b: tuple[int, int]) -> bool:
    return _proper(line, a[0]) == _proper(line, b[0]) and abs((a[1] - a[0]) - (b[1] - b[0])) <= 4


def _item(line: Line, start: int, end: int) -> Filler:
    span = line.span(start, end - 1)
    text = span.of(line.text)
    return Filler(span, Word(text), text)
