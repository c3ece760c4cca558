"""Cuts HTML into tags, comments and text, each with its place in the source.

The standard library's parser gives lines and columns and is quadratic on some broken input; this one looks
at each character a fixed number of times, follows https://html.spec.whatwg.org/multipage/parsing.html where
it matters for what is seen, and never fails: anything is HTML.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum

VOID = frozenset(
    "area base br col embed hr img input link meta param source track wbr".split()  # noqa: SIM905 - a list of names
)
# What stands inside is no markup until the element's own end tag.
RAW = frozenset({"script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes"})

_START = re.compile(r"<([A-Za-z][^\s/>]*)")
_END = re.compile(r"</([A-Za-z][^\s/>]*)[^>]*>?")
_ATTRIBUTE = re.compile(r"[\s/]*([^\s/>=][^\s/>=]*)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>]*)))?")
_MAX_ATTRIBUTES = 100


class Sort(Enum):
    """What a token is."""

    TEXT = "text"
    START = "start"
    END = "end"
    COMMENT = "comment"


@dataclass(frozen=True, slots=True)
class Token:
    """A stretch of source. `name` is a tag's, in lower case; `attributes` are where its values stand."""

    sort: Sort
    start: int
    end: int
    name: str = ""
    attributes: Mapping[str, tuple[int, int]] | None = None


def tokens(source: str, start: int = 0, stop: int | None = None) -> Iterator[Token]:
    """The tokens of `source[start:stop]`, in order; declarations and processing instructions are left out."""
    stop = len(source) if stop is None else stop
    at = start
    while at < stop:
        mark = source.find("<", at, stop)
        if mark < 0:
            yield Token(Sort.TEXT, at, stop)
            return
        token = _tag(source, mark, stop)
        if token is None:  # a "<" that stands for itself
            following = source.find("<", mark + 1, stop)
            following = stop if following < 0 else following
            yield Token(Sort.TEXT, at, following)
            at = following
            continue
        if mark > at:
            yield Token(Sort.TEXT, at, mark)
        if token.name != "!":
            yield token
        at = token.end
        if token.sort is Sort.START and token.name in RAW:
            end = _raw_end(source, token.name, at, stop)
            if end > at:
                yield Token(Sort.TEXT, at, end)
            at = end


def _tag(source: str, at: int, stop: int) -> Token | None:
    if source.startswith("<!--", at):
        end = source.find("-->", at + 4, stop)
        return Token(Sort.COMMENT, at, stop if end < 0 else end + 3)
    if source.startswith(("<!", "<?"), at):
        end = source.find(">", at, stop)
        return Token(Sort.COMMENT, at, stop if end < 0 else end + 1, "!")
    ending = _END.match(source, at, stop)
    if ending:
        return Token(Sort.END, at, ending.end(), ending[1].lower())
    opening = _START.match(source, at, stop)
    if not opening:
        return None
    attributes: dict[str, tuple[int, int]] = {}
    here = opening.end()
    while here < stop:
        found = _ATTRIBUTE.match(source, here, stop)
        if not found:
            break
        if len(attributes) < _MAX_ATTRIBUTES:
            group = next((i for i in (2, 3, 4) if found[i] is not None), 1)
            value = found.span(group) if group > 1 else (found.end(), found.end())
            attributes.setdefault(found[1].lower(), value)
        here = found.end()
    close = source.find(">", here, stop)
    return Token(Sort.START, at, stop if close < 0 else close + 1, opening[1].lower(), attributes)


_ENDS: dict[str, re.Pattern[str]] = {name: re.compile(rf"</{name}(?=[\s/>])", re.I) for name in RAW}


def _raw_end(source: str, name: str, at: int, stop: int) -> int:
    found = _ENDS[name].search(source, at, stop)
    return found.start() if found else stop
