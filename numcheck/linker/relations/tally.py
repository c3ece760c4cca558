"""Votes, scores and seats: two sides, the margin between them, what was needed and what came of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise

from numcheck.linker.relations import ties
from numcheck.linker.relations.known import known
from numcheck.linker.relations.lines import Line, Page
from numcheck.linker.relations.markers import is_level, is_verb
from numcheck.model.quantity import Kind, Quantity, Unit
from numcheck.model.relation import Filler, Relation, RelationKind

SURE, LIKELY, ACROSS = 0.92, 0.86, 0.8
NEAR = 12
WICKETS = 10  # as many as a side of eleven can lose
CENTURY = 100  # no game played in points ends so with ten or fewer on the other side


def find(page: Page) -> Iterator[Relation]:
    """Scores and votes with their margin, and ayes with the share of all members that was needed."""
    for line in page.lines:
        for index in line.figures:
            figure = line.figure(index)
            if figure is not None and len(figure.score) == 2 and not _wickets(page, line, figure):
                yield from _margins(page, line, index, figure)
        yield from _thresholds(page, line)
        series = _series(page, line)
        if series is not None:
            yield series
        yield from _votes_to(page, line)
        ballot = _ballot(page, line)
        if ballot is not None:
            yield ballot


def _wickets(page: Page, line: Line, score: Quantity) -> bool:
    """Whether a score is runs and wickets ("203-4"): the lead is over the other side's runs, told elsewhere."""
    runs, wickets = max(score.score), min(score.score)
    if wickets > WICKETS or runs <= WICKETS:
        return False
    near = (line, *page.before(line, 2), *page.after(line, 2))
    return runs >= CENTURY or any(known("cricket") & set(at.words(0, len(at.items))) for at in near)


def _margins(page: Page, line: Line, index: int, score: Quantity) -> Iterator[Relation]:
    home, away = _sides(page, score)
    for other in (line, *page.after(line, 1)):
        for hit in other.of("tally.margin"):
            at = next(
                (
                    i
                    for i in other.figures
                    if i < hit.start and hit.start - i <= 3 and _plain(other.figure(i))
                ),
                None,
            )
            if at is None and hit.trigger.text in ("margin of", "lead of", "majority of", "by a margin of"):
                at = hit.end if _plain(other.figure(hit.end)) or _points(other.figure(hit.end)) else None
            if at is None or (
                other is line and (abs(at - index) > 24 or _of_another(line, index, hit.start))
            ):
                continue
            margin = other.figure(at)
            if margin is None or (other is not line and not _definite(other, at)):
                continue
            yield _margin(
                page, score, home, away, margin, hit.trigger.text, ACROSS if other is not line else SURE
            )
            return
    for at in line.figures:  # "cleared the Senate by nine votes, 61 to 54"
        margin = line.figure(at)
        if margin is None or at == index or not _plain(margin):
            continue
        if line.word(at - 1) == "by" and line.word(at + 1) in known("counted-in-margins"):
            gap = line.words(min(at, index) + 1, max(at, index))
            standing = set(line.words(at - 4, at - 1)) & known("standing")
            if standing or ";" in gap or set(gap) & known("other-times"):
                continue  # "98-91 after trailing by 14 points"
            if len(gap) <= NEAR and not line.between(at, index, "clause.contrast"):
                yield _margin(page, score, home, away, margin, "by", LIKELY)
                return


def _of_another(line: Line, score: int, margin: int) -> bool:
    """ "Won 2-0 and are through with a margin of four": a verb of its own, or words of another time, tell another."""
    between = range(min(score, margin) + 1, max(score, margin))
    words = {line.word(i) for i in between}
    if ";" in words or known("other-times") & words:
        return True  # "won 98-91 after a 20-point lead at half-time"
    return score < margin and any(is_verb(line, i) for i in between) and not {"which", "that"} & words


def _margin(
    page: Page, score: Quantity, home: Filler, away: Filler, margin: Quantity, word: str, sure: float
) -> Relation:
    value = replace(margin.measure, kind=Kind.COUNT, unit=Unit()) if _points(margin) else None
    roles = {"home": [home], "away": [away], "margin": [ties.fill(page.context, margin, value)]}
    return ties.relate(
        page.context, RelationKind.TALLY, roles, score.span, sure, f"“{word}” gives the margin of the score"
    )


def _sides(page: Page, score: Quantity) -> tuple[Filler, Filler]:
    """The two sides, the greater first: a margin has no sign."""
    sides = sorted(score.score, reverse=True)
    text = score.span.of(page.context.article.text)
    home = Filler(score.span, ties.exactly(Fraction(sides[0])), text, score.index)
    away = Filler(score.span, ties.exactly(Fraction(sides[1])), text, None)
    return home, away


def _points(figure: Quantity | None) -> bool:
    """Whether a figure is percentage points, which a score of shares has for its margin."""
    return is_level(figure) and figure is not None and figure.unit.dimension == "points"


def _plain(figure: Quantity | None) -> bool:
    return (
        is_level(figure)
        and figure is not None
        and figure.kind is Kind.COUNT
        and figure.measure.printed is not None
    )


def _definite(line: Line, index: int) -> bool:
    return line.word(index - 1) in ("the", "that", "this", "their")


def _thresholds(page: Page, line: Line) -> Iterator[Relation]:
    """ "94 votes in favour, clearing the two-thirds of all members that the constitution requires in the 150-seat …" """
    outcome = line.of("tally.passed", "tally.failed")
    if not outcome:
        return
    ayes = next((i for i in line.figures if _plain(line.figure(i)) and _votes(line, i)), None)
    share = next(
        (i for i in line.figures if (f := line.figure(i)) is not None and f.kind is Kind.SHARE), None
    )
    total = next(
        (
            i
            for i in line.figures
            if _plain(line.figure(i))
            and i != ayes
            and set(line.words(i + 1, i + 4))
            & {"seat", "member", "members", "seats", "lawmakers", "deputies"}
        ),
        None,
    )
    if ayes is None or share is None or total is None:
        return
    votes, needed, all_members = line.figure(ayes), line.figure(share), line.figure(total)
    if votes is None or needed is None or all_members is None:
        return
    fraction = needed.measure.printed
    if fraction is None:
        return
    hit = outcome[-1]
    # A constitution's two-thirds is exactly that, not the rounded share that a reporter's "two-thirds" may be.
    exact = replace(ties.exactly(fraction, Kind.SHARE, needed.unit), printed=fraction)
    roles = {
        "ayes": [ties.fill(page.context, votes)],
        "total": [ties.fill(page.context, all_members)],
        "threshold": [ties.fill(page.context, needed, exact)],
        "outcome": [
            ties.fill_words(
                line, hit.start, hit.end, ties.direction("down" if hit.group.endswith("failed") else "up")
            )
        ],
    }
    trait = "failed" if hit.group.endswith("failed") else "passed"
    yield ties.relate(
        page.context,
        RelationKind.TALLY,
        roles,
        line.span(hit.start, hit.end - 1),
        LIKELY,
        f"“{hit.trigger.text}” says what came of the vote",
        traits=[trait],
    )


def _series(page: Page, line: Line) -> Relation | None:
    """ "won the series 3-2 in game five": each game has a winner, so the games won on both sides are all."""
    if "series" not in line.words(0, len(line.items)):
        return None
    score = next((i for i in line.figures if (q := line.figure(i)) is not None and len(q.score) == 2), None)
    won = line.of("tally.won", "tally.clinched")
    game = next(
        (
            i
            for i in line.figures
            if line.word(i - 1) in ("game", "match")
            or "game" in line.items[i].span.of(line.text).lower().split()[:1]
        ),
        None,
    )
    figure, number = (
        line.figure(score) if score is not None else None,
        line.figure(game) if game is not None else None,
    )
    if figure is None or number is None or not won or number is figure or number.measure.printed is None:
        return None
    home, away = _sides(page, figure)
    roles = {
        "home": [home],
        "away": [away],
        "total": [ties.fill(page.context, number, ties.exactly(number.measure.printed))],
    }
    return ties.relate(
        page.context,
        RelationKind.TALLY,
        roles,
        figure.span,
        LIKELY,
        "the series ended in that game",
        traits=["series"],
    )


def _votes_to(page: Page, line: Line) -> Iterator[Relation]:
    """ "carried by 48 votes to 39, a majority of nine"; "by 1,200 votes, polling 15,400 to his rival's 14,200"."""
    for a, b in _told_apart(line):
        margin = _margin_near(line, a, b)
        first, second, size = (
            line.figure(a),
            line.figure(b),
            line.figure(margin) if margin is not None else None,
        )
        if first is None or second is None or size is None:
            continue
        roles = {
            "ayes": [ties.fill(page.context, first)],
            "noes": [ties.fill(page.context, second)],
            "margin": [ties.fill(page.context, size)],
        }
        trigger = first.span.cover(second.span)
        yield ties.relate(
            page.context, RelationKind.TALLY, roles, trigger, LIKELY, "the votes of both sides and the margin"
        )
        return


def _told_apart(line: Line) -> Iterator[tuple[int, int]]:
    """Pairs of items that are the two sides of a vote: "48 votes to 39", "15,400 to his rival's 14,200"."""
    if not line.of("tally.vote", "tally.passed", "tally.failed", "tally.won"):
        return
    plain = [i for i in line.figures if _plain(line.figure(i))]
    for a, b in pairwise(plain):
        gap = line.words(a + 1, b)
        if (
            gap
            and len(gap) <= 5
            and "to" in gap
            and (gap[0] in ("votes", "to") or gap[:2] == ("in", "favour"))
        ) and line.word(a - 1) != "from":
            yield a, b


def _margin_near(line: Line, a: int, b: int) -> int | None:
    """The figure that is called the margin of two sides: after "a majority of", or "by … votes" before them."""
    for hit in line.of("tally.margin"):
        if hit.start > b and _of_another(line, b, hit.start):
            continue
        if _plain(line.figure(hit.end)) and hit.start > b and line.word(hit.end - 1) == "of":
            return hit.end
        before = hit.start - 1
        if before > b and _plain(line.figure(before)):
            return before
    for i in line.figures:
        majority = line.figure(i)
        called = majority is not None and majority.span.of(line.text).lower().endswith("majority")
        if called and i > b and line.word(i + 1) == "of" and _plain(line.figure(i + 2)):
            if _of_another(line, b, i):
                continue
            return i + 2
        if (
            i not in (a, b)
            and _plain(line.figure(i))
            and line.word(i - 1) == "by"
            and line.word(i + 1) in ("vote", "votes")
        ):
            return i
    return None


def _ballot(page: Page, line: Line) -> Relation | None:
    """ "61 votes for, 30 against and nine abstentions, out of 100 cast"; "passed 312 to 118, with seven abstentions"."""
    roles: dict[str, list[Filler]] = {}
    last = 0
    for index in line.figures:
        figure = line.figure(index)
        if figure is None:
            continue
        if (
            len(figure.score) == 2
            and "ayes" not in roles
            and line.of("tally.passed", "tally.failed", "tally.vote")
        ):
            home, away = _sides(page, figure)
            roles |= {"ayes": [home], "noes": [away]}
            last = index
        elif _plain(figure):
            role = next(
                (
                    name
                    for name in ("ayes", "noes", "abstentions", "absent", "total")
                    if _is_said(line, index, name)
                ),
                "",
            )
            if role and role not in roles:
                roles[role] = [ties.fill(page.context, figure)]
                last = index
    for a, b in _told_apart(line):
        first, second = line.figure(a), line.figure(b)
        if not {"ayes", "noes"} & set(roles) and first is not None and second is not None:
            roles |= {"ayes": [ties.fill(page.context, first)], "noes": [ties.fill(page.context, second)]}
    if not {"ayes", "noes"} <= set(roles) or len(roles) < 3:
        return None
    exhaustive = "total" in roles and "abstentions" in roles and bool(line.of("tally.cast"))
    because = "the votes are told side by side"
    traits = ["exhaustive"] if exhaustive else []
    return ties.relate(
        page.context, RelationKind.TALLY, roles, line.span(last, last), LIKELY, because, traits=traits
    )


def _is_said(line: Line, index: int, role: str) -> bool:
    """Whether the words right after a figure, or "out of" before it, give it a role in a vote."""
    if any(index < hit.start <= index + 3 for hit in line.of(f"tally.{role}")):
        between = line.words(
            index + 1, min(hit.start for hit in line.of(f"tally.{role}") if hit.start > index)
        )
        return not set(between) & {",", "and", ";"}
    if role != "total":
        return False
    seats = line.word(index + 1) == "-" and line.word(index + 2) in ("member", "seat", "strong")
    return line.words(index - 2, index) == ("out", "of") or seats


def _votes(line: Line, index: int) -> bool:
    after = line.words(index + 1, index + 5)
    return bool(set(after) & {"votes", "ayes", "lawmakers", "deputies"}) and bool(
        set(after) & {"favor", "favour", "for", "yes", "ayes"}
    )
