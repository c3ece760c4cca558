"""Parts and their wholes: "18 of 24", "of the 2,400 homes, 900", "41 of them", "including 12 children"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from numcheck.linker.relations.antecedent import exceeds, may_mean
from numcheck.linker.relations.known import known
from numcheck.linker.relations.lines import Line, Page
from numcheck.linker.relations.markers import is_level, is_time, marker, token_tag
from numcheck.linker.relations.wholes import (
    NOBODY,
    candidates,
    counts_noun,
    done_to,
    holds,
    is_part,
    may_hold,
    meant,
    participle,
    same_noun,
    says_before,
)
from numcheck.model.quantity import Kind, Quantity

CERTAIN, LIKELY, ACROSS, FAINT = 0.95, 0.88, 0.82, 0.7
BACK_TO_TOTAL = 6  # sentences back in which "of the total" looks for it
OPENS_CLAUSE = frozenset(("", ",", "—", "–", "-", "(", ";", "and", "but"))
# What stands between two figures that are no part and whole: "five of the posts after four rounds", "instead of".
_APART = frozenset(
    (
        ",",
        ";",
        ":",
        "(",
        ")",
        "and",
        "in",
        "for",
        "by",
        "with",
        "at",
        "to",
        "after",
        "before",
        "from",
        "instead",
    )
)
WITHIN = 12  # words back in which "including" looks for its whole


@dataclass(frozen=True, slots=True)
class Pair:
    """A part, or a share, and what it is of. `wholes` are the candidates, the likeliest first."""

    line: Line
    index: int
    part: Quantity
    wholes: tuple[Quantity, ...]
    sure: float
    because: str
    end: int
    trait: str = "of"

    @property
    def whole(self) -> Quantity:
        """The likeliest whole."""
        return self.wholes[0]


def find_pairs(page: Page) -> tuple[Pair, ...]:
    """Every part and share of the article that names its whole, in text order, one a part."""
    pairs = page.memo.get("pairs")
    if not isinstance(pairs, tuple):
        pairs = page.memo["pairs"] = _find_pairs(page)
    return pairs


def _find_pairs(page: Page) -> tuple[Pair, ...]:
    found: dict[int, Pair] = {}
    last: Pair | None = None
    for line in page.lines:
        if not line.figures:
            continue
        if last is not None and line.place - last.line.place > BACK_TO_TOTAL:
            last = None
        for pair in (
            *_direct(line),
            *_of_the(page, line, last),
            *_of_them(page, line),
            *_included(page, line),
            *_owned(page, line),
            *_with(line),
            *_of_total(page, line, last),
            *_polled(line),
        ):
            if pair.part.index not in found and not _holds_its_whole(pair, found):
                found[pair.part.index] = pair
        last = max((p for p in found.values() if p.line is line), key=lambda p: p.index, default=last)
    return tuple(found[index] for index in sorted(found))


def _holds_its_whole(pair: Pair, found: dict[int, Pair]) -> bool:
    """Whether a supposed whole is itself told as a part of this part: "five of the six of them"."""
    return any(whole.index in found and pair.part in found[whole.index].wholes for whole in pair.wholes)


def _direct(line: Line) -> Iterator[Pair]:
    """ "18 of 24 free throws", "39 nations out of 65", "412 of the city's 515"."""
    figures = line.figures
    for number, index in enumerate(figures[:-1]):
        part, at = line.figure(index), figures[number + 1]
        whole = line.figure(at)
        if (
            part is None
            or whole is None
            or not is_part(part)
            or not is_level(whole)
            or not may_hold(part, whole)
        ):
            continue
        gap = line.words(index + 1, at)
        if (
            "of" not in gap
            or len(gap) > 9
            or set(gap) & _APART
            or (set(gap) & {"-", "—", "–"} and gap[0] not in ("-", "—", "–"))
            or set(gap) & known("part-verbs")  # "40,000 of these are over 70"
        ):
            continue
        of = gap.index("of")
        before, after = tuple(word for word in gap[:of] if word not in ("-", "—", "–")), gap[of + 1 :]
        if before[-2:] == ("on", "top"):
            continue  # "£500 on top of his £80"
        out_of = bool(before) and before[-1] == "out"
        if out_of and whole.measure.printed in (5, 10, 100) and not after:
            continue  # "12 out of 10" is praise
        if "of" in after:
            continue
        named = bool(after) and (
            after[0] in known("determiners") or "'s" in " ".join(after) or "s'" in " ".join(after)
        )
        if before and not out_of and not named:
            continue
        if len(before) > 4 or (after and not named) or len(after) > 4:
            continue
        yield Pair(line, index, part, (whole,), CERTAIN, "“of” makes one a part of the other", at)


def _of_the(page: Page, line: Line, last: Pair | None) -> Iterator[Pair]:
    """ "Of the 2,400 homes examined, 900 had …", "Of those convicted, 291 were …"."""
    for index, item in enumerate(line.items):
        if item.lower != "of" or (
            index and line.word(index - 1) not in (".", ";", "—", "“", '"', ",", "but", "and", ":")
        ):
            continue
        if index and line.word(index - 1) == "," and line.figure(index - 2) is not None:
            continue
        if line.word(index + 1) in ("whom", "which"):
            continue  # they point back: see _of_them
        comma = next(
            (i for i in range(index + 1, min(len(line.items), index + 22)) if line.word(i) in (",", ";")),
            None,
        )
        if comma is not None and line.word(comma) == ";":
            comma = None
        first = next((i for i in (index + 1, index + 2) if line.figure(i) is not None), None)
        if first is not None and index == 0 and (comma is None or (first == index + 2 and comma - index > 8)):
            comma = first + 1
        if comma is None:
            continue
        inside = [i for i in line.figures if index < i < comma]
        wholes: tuple[Quantity, ...]
        sure, points_back = CERTAIN, False
        if inside:
            whole = line.figure(inside[0])
            if whole is None or not is_level(whole) or inside[0] - index > 4:
                continue
            if set(line.words(index + 1, inside[0])) & (known("connectors") - known("determiners")):
                continue  # "and of teachers by two, to 16"
            wholes = (whole,)
        elif line.word(index + 1) in ("those", "these", "them", "that") and index <= 1:
            points_back = True
            if line.word(index + 2) not in (",", ""):
                wholes, sure = done_to(page, line, line.word(index + 2)), ACROSS
            elif last is not None and last.line.place == line.place - 1:
                wholes, sure = (last.part,), FAINT
            else:
                wholes, sure = candidates(page, line, -1, None), ACROSS
        else:
            continue
        part_at = next(
            (i for i in line.figures if i > comma and is_part(line.figure(i)) and not is_time(line, i)), None
        )
        part = line.figure(part_at) if part_at is not None else None
        if part is None or part_at is None or part_at - comma > 9:
            continue
        if any(token_tag(line, i) in ("JJS", "RBS") for i in range(first or comma, part_at)):
            continue  # "of the 11 children the oldest was 12"
        fitting = tuple(w for w in wholes if may_hold(part, w) or (w.kind is Kind.SHARE is part.kind))
        if points_back and not may_mean(page, line, part_at, fitting):
            continue
        if fitting and not line.between(comma, part_at, "clause.contrast"):
            yield Pair(line, part_at, part, fitting, sure, "“of the …” names the whole", part_at)


def _of_them(page: Page, line: Line) -> Iterator[Pair]:
    """ "18,400 of them", "four of whom", "of which £2.5m": the whole stands before."""
    for index in line.figures:
        part = line.figure(index)
        if part is None or not is_part(part) or is_time(line, index):
            continue
        after, before = line.words(index + 1, index + 3), line.words(index - 3, index)
        said = ""
        if after and after[0] == "of" and len(after) > 1 and after[1] in known("part-pronouns") | {"that"}:
            start, end, pronoun = index, index + 2, after[1]
            if pronoun in ("those", "these"):
                said = meant(line, index + 3)
        elif len(before) > 1 and before[-2] == "of" and before[-1] in ("which", "whom"):
            start, end, pronoun = index - 2, index, before[-1]
            if not _opens(line, start - 1):
                continue  # "the youngest of whom"
        else:
            continue
        near = pronoun in ("whom", "which") or says_before(line, index)
        if said == NOBODY:
            continue
        if said and participle(line, index + 3):
            wholes: tuple[Quantity, ...] = tuple(
                q for q in done_to(page, line, said) if q.index < part.index and holds(part, q)
            )
        else:
            wholes = tuple(
                q
                for q in candidates(page, line, start, part, here=near)
                if not said or counts_noun(page, q, said)
            )
        if wholes and may_mean(page, line, index, wholes):
            sure = CERTAIN if near else LIKELY
            if exceeds(part, wholes[0]):  # the greatest is likelier meant than the nearest
                wholes = tuple(sorted(wholes, key=lambda whole: -(whole.measure.printed or 0)))
            yield Pair(line, index, part, wholes, sure, f"“of {pronoun}” points back to the whole", end)


def _opens(line: Line, index: int) -> bool:
    """Whether an item opens a statement, so that "of whom" after it is of nothing but what was named before."""
    return line.figure(index) is None and line.word(index) in OPENS_CLAUSE


def _included(page: Page, line: Line) -> Iterator[Pair]:
    """ "wounded 41, including 17 children", "among them a nine-day-old": a part, never all parts."""
    for hit in line.of("part.including"):
        points_back = hit.trigger.words[0] == "of"
        at = next((i for i in line.figures if hit.end <= i <= hit.end + (0 if points_back else 2)), None)
        part = line.figure(at) if at is not None else None
        if part is None or at is None or part.kind is not Kind.COUNT or not is_part(part):
            continue
        if points_back and not _opens(line, hit.start - 1):
            continue  # "the youngest of whom", "one of them"
        near = [i for i in line.figures if i < hit.start and hit.start - i <= WITHIN]
        wholes = [
            (i, q)
            for i in reversed(near)
            if is_level(q := line.figure(i)) and q is not None and may_hold(part, q)
        ]
        if not wholes or is_time(line, at):
            continue
        # "200 people in 11 countries, including 44 in London": the nearest that can hold the part
        able = [whole for _, whole in wholes if not exceeds(part, whole)]
        if able or _governs(line, wholes[0][0], hit.start):
            fitting = tuple(able[:1] or (whole for _, whole in wholes))
            yield Pair(line, at, part, fitting, FAINT, f"“{hit.trigger.text}” names a part", at)


def _governs(line: Line, whole: int, including: int) -> bool:
    """Whether nothing that "including" may speak of stands between it and a figure.

    "12 wheels, and its load, including 26 pallets", "one act and 80 minutes, including ten for questions".
    """
    figure = line.figure(whole)
    between = range(whole + 1, including)
    return (
        figure is not None
        and figure.measure.printed != 1
        and not {"and", "or", ";", "but"} & {line.word(i) for i in between}
        and not any(line.figure(i) is not None for i in between)
    )


def _owned(page: Page, line: Line) -> Iterator[Pair]:
    """ "134 of its members", "381 of the district's stations": the whole is what the same noun counted before."""
    for index in line.figures:
        part = line.figure(index)
        if part is None or part.kind is not Kind.COUNT or not is_part(part) or line.word(index + 1) != "of":
            continue
        if line.word(index + 2) not in known("owner-words"):
            continue
        noun = next(
            (
                i
                for i in range(index + 3, min(index + 7, len(line.items)))
                if line.word(i).endswith("s") and "'" not in line.word(i) and len(line.word(i)) > 3
            ),
            None,
        )
        if noun is None or any(index < i < noun for i in line.figures):
            continue
        wholes = []
        for earlier in (line, *page.before(line, 3)):
            for i in earlier.figures:
                whole = earlier.figure(i)
                if (
                    whole is not None
                    and whole.index < part.index
                    and whole.kind is Kind.COUNT
                    and is_level(whole)
                    and same_noun(line.word(noun), earlier.words(i + 1, i + 5))
                    and marker(earlier, i)[0] != "from"
                ):
                    wholes.append(whole)
        if wholes:
            wholes.sort(key=lambda q: -(q.measure.printed or 0))
            yield Pair(
                line, index, part, tuple(wholes), ACROSS, f"“{line.word(noun)}” were counted before", noun
            )


def _with(line: Line) -> Iterator[Pair]:
    """ "employs 50,000 people, with about 7,000 in Wales": a part, though the words do not vouch for it."""
    for index in line.figures:
        part = line.figure(index)
        if part is None or part.kind is not Kind.COUNT or not is_part(part) or is_time(line, index):
            continue
        if line.word(index - 1) != "with" or line.word(index - 2) != ",":
            continue
        after = line.word(index + 1)
        if not (after in ("in", "at", "on", "still") or after.endswith("ing")):
            continue
        wholes = [
            q
            for i in line.figures
            if i < index
            and is_level(q := line.figure(i))
            and q is not None
            and may_hold(part, q)
            and not is_time(line, i)
        ]
        if wholes:
            whole = max(wholes, key=lambda q: q.measure.printed or 0)
            yield Pair(line, index, part, (whole,), FAINT, "“with” names a part", index, "with")


def _of_total(page: Page, line: Line, last: Pair | None) -> Iterator[Pair]:
    """ "16.5% of the total", "8% of total complaints", "almost 30% of cases": the whole was counted before."""
    for index in line.figures:
        share = line.figure(index)
        if (
            share is None
            or share.kind is not Kind.SHARE
            or not is_level(share)
            or line.word(index + 1) != "of"
        ):
            continue
        words = line.words(index + 2, index + 5)
        if "total" in words[:2] and last is not None:
            yield Pair(
                line, index, share, (last.whole,), FAINT, "“the total” was counted before", index, "total"
            )
            continue
        noun = next(
            (
                word
                for word in words
                if word not in known("determiners") and word.endswith("s") and len(word) > 4
            ),
            "",
        )
        if not noun:
            continue
        for earlier in page.before(line, 5):
            wholes = [
                q
                for i in earlier.figures
                if is_level(q := earlier.figure(i))
                and q is not None
                and q.kind is Kind.COUNT
                and noun in earlier.words(i + 1, i + 4)
                and may_hold(share, q)
            ]
            if wholes:
                yield Pair(
                    line, index, share, (wholes[-1],), FAINT, f"“{noun}” were counted before", index, "total"
                )
                break


def _polled(line: Line) -> Iterator[Pair]:
    """ "A poll of 1,313 people suggests two-thirds of voters …": the share is of those who were asked."""
    for index in line.figures:
        whole = line.figure(index)
        if (
            whole is None
            or whole.kind is not Kind.COUNT
            or not is_level(whole)
            or line.word(index - 1) != "of"
        ):
            continue
        if line.word(index - 2) not in ("poll", "survey", "study", "sample"):
            continue
        at = next(
            (
                i
                for i in line.figures
                if i > index and (q := line.figure(i)) is not None and q.kind is Kind.SHARE
            ),
            None,
        )
        share = line.figure(at) if at is not None else None
        if at is not None and share is not None and at - index <= 9 and may_hold(share, whole):
            yield Pair(line, at, share, (whole,), FAINT, "the share is of those who were asked", at, "sample")
