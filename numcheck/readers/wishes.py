"""Reads the comments and keys by which a writer asks that findings be left out."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from numcheck.errors import near
from numcheck.model.article import Remark, Suppression

_VERBS = ("disable-next-line", "disable-line", "disable-file", "disable", "enable", "ignore")
_RULE = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_FIGURE = re.compile(r"\s*(?:\"([^\"]*)\"|“([^”]*)”|'([^']*)')")
_MAX_COMMENT = 2_000


@dataclass(frozen=True, slots=True)
class Comment:
    """An HTML comment: what stands between its marks, and its first and last source line, from 1."""

    text: str
    first: int
    last: int


def read_wishes(
    comments: Iterable[Comment], lines: list[str], extra: Iterable[Suppression] = ()
) -> tuple[tuple[Suppression, ...], tuple[Remark, ...]]:
    """The suppressions that `comments` ask for, in order, and remarks on those that cannot be understood.

    `lines` are the source's lines. Understood are `numcheck-disable-next-line RULE… -- reason`,
    `-disable-line`, `-disable-file`, `-disable … -enable` and `numcheck-ignore "12,000" RULE…`. A rule or
    family must be named.
    """
    found = list(extra)
    remarks: list[Remark] = []
    # What is disabled: rule → where the comment that did it stands in `found`, still open at the end.
    opened: dict[str, int] = {}
    for comment in comments:
        words = comment.text.strip()
        if not words.startswith("numcheck-") or len(words) > _MAX_COMMENT:
            continue
        command, _, reason = words.partition(" -- ")
        verb, _, rest = command.strip().removeprefix("numcheck-").partition(" ")
        if verb.strip() not in _VERBS:
            remarks.append(Remark(comment.first, f"numcheck-{verb[:40]} is not known ({near(verb, _VERBS)})"))
            continue
        figure = ""
        if verb == "ignore":
            quoted = _FIGURE.match(rest)
            if not quoted:
                remarks.append(
                    Remark(comment.first, 'numcheck-ignore names no figure (write it in quotes: "12,000")')
                )
                continue
            figure, rest = next(group for group in quoted.groups() if group is not None), rest[quoted.end() :]
        rules = tuple(word for word in re.split(r"[\s,]+", rest) if word)
        wrong = next((rule for rule in rules if not _RULE.fullmatch(rule)), None)
        if wrong is not None:
            remarks.append(Remark(comment.first, f"{wrong[:40]!r} is no rule (put a reason after --)"))
            continue
        if verb == "enable":
            _close(found, opened, rules, comment.last)
            continue
        if not rules:
            remarks.append(Remark(comment.first, f"numcheck-{verb} names no rule (name one, or a family)"))
            continue
        covered = _lines(verb, comment, lines)
        if verb == "disable":
            for rule in rules:
                opened[rule] = len(found)
        found.append(Suppression(rules, reason.strip(), covered, comment.first, figure))
    return tuple(found), tuple(remarks)


def _lines(verb: str, comment: Comment, lines: list[str]) -> tuple[int, int]:
    last = max(1, len(lines))
    if verb in ("disable-file", "ignore"):
        return 1, last
    if verb == "disable":
        return comment.first, last
    if verb == "disable-line":
        return comment.first, comment.last
    # The next line that says something: a comment is often set off by a blank line.
    number = comment.last + 1
    while number < last and not lines[number - 1].strip():
        number += 1
    return min(number, last), min(number, last)


def _close(found: list[Suppression], opened: dict[str, int], rules: tuple[str, ...], line: int) -> None:
    """Ends at `line` what is disabled of `rules`, or of everything; splits a wish for several rules."""
    for rule in rules or tuple(opened):
        index = opened.pop(rule, None)
        if index is None:
            continue
        wish = found[index]
        ended = Suppression((rule,), wish.reason, (wish.lines[0], line), wish.line)
        others = tuple(other for other in wish.rules if other != rule)
        if others:
            found[index] = Suppression(others, wish.reason, wish.lines, wish.line)
            found.append(ended)
        else:
            found[index] = ended
