"""What a reader sees of a stretch of Markdown: emphasis marks, link targets, code and HTML left out.

Markdown parsers give no columns inside a paragraph, so this follows the inline rules of CommonMark 0.31
itself (https://spec.commonmark.org/0.31.2/#inlines), as far as they decide which characters are seen.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field

from numcheck.readers.emphasis import Delimiter, pair_delimiters
from numcheck.readers.scripts import raised

# A character that may begin markup; what holds none is seen as it stands.
SPECIAL = re.compile(r"[\\&`<\[\]!*_~{]")
_ESCAPABLE = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_AUTOLINK = re.compile(r"<(?:[A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]{0,2000}|[^\s<>@]{1,100}@[^\s<>@]{1,250})>")
_TAG = re.compile(r"</?([A-Za-z][A-Za-z0-9-]{0,30})(?:\s[^<>]{0,2000}|/)?>")
_TARGET = re.compile(
    r"""\(\s{0,20}(?:<[^<>\n]{0,2000}>|[^\s<()]{0,2000}(?:\([^\s()]{0,500}\)[^\s()]{0,500}){0,5})
                         (?:\s{1,20}(?:"([^"]{0,1000})"|'([^']{0,1000})'|\(([^()]{0,1000})\)))?\s{0,20}\)""",
    re.X,
)
_LABEL = re.compile(r"\[((?:[^\[\]\\]|\\.){0,999})\]")
# What site generators put into Markdown: Hugo's and Jekyll's calls, and kramdown's attributes.
_SHORTCODES = (("{{", "}}"), ("{%", "%}"), ("{:", "}"))
_CLOSING_RUN = re.compile(r"`+")


@dataclass(frozen=True, slots=True)
class Picture:
    """An image: the stretches of its alternative text and its title, offsets into the stretch read."""

    start: int
    end: int
    alt: tuple[int, int]
    title: tuple[int, int]


@dataclass(slots=True)
class Inline:
    """What `read_inline` found. `cuts` are (start, end, what is read instead), in order, without overlap.

    `comments` are the stretches of HTML comments, marks included; `pictures` the images that stand in no
    other.
    """

    cuts: list[tuple[int, int, str]] = field(default_factory=list)
    comments: list[tuple[int, int]] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)


@dataclass(slots=True)
class _Bracket:
    at: int
    image: bool
    delimiters: int


class _Scanner:
    """Walks once over a stretch of Markdown; every look ahead is bounded, so the time is linear."""

    def __init__(self, text: str, references: frozenset[str]) -> None:
        self.text = text
        self.references = references
        self.found = Inline()
        self.cuts: list[tuple[int, int, str]] = []
        self.delimiters: list[Delimiter] = []
        self.brackets: list[_Bracket] = []
        self.runs: dict[int, list[int]] | None = None
        self.no_comment_after = len(text)
        self.struck: int | None = None  # where struck-through words begin
        self.scripts: list[tuple[str, int]] = []

    def scan(self) -> Inline:
        at = 0
        while special := SPECIAL.search(self.text, at):
            at = self._step(special[0], special.start())
        pair_delimiters(self.delimiters)
        for delimiter in self.delimiters:
            self.cuts.extend((start, end, "") for start, end in delimiter.used)
        self.found.cuts = _disjoint(self.cuts)
        return self.found

    def _step(self, mark: str, at: int) -> int:
        """Reads what begins at `at`, and answers where to go on."""
        if mark == "\\":
            if self.text[at + 1 : at + 2] in _ESCAPABLE:
                self.cuts.append((at, at + 1, ""))
                return at + 2
            if self.text[at + 1 : at + 2] == "\n":
                self.cuts.append((at, at + 1, ""))
            return at + 1
        if mark == "&":
            entity = _ENTITY.match(self.text, at)
            if entity and (seen := html.unescape(entity[0])) != entity[0]:
                self.cuts.append((at, entity.end(), seen))
                return entity.end()
            return at + 1
        if mark == "`":
            return self._code(at)
        if mark == "<":
            return self._angle(at)
        if mark in "*_~":
            return self._delimiter(mark, at)
        if mark == "{":
            for opening, closing in _SHORTCODES:
                if self.text.startswith(opening, at):
                    end = self.text.find(closing, at + 2, at + 1_000)
                    return self._drop(at, end + len(closing)) if end >= 0 else at + 2
            return at + 1
        if mark == "!":
            if self.text[at + 1 : at + 2] == "[":
                self.brackets.append(_Bracket(at, True, len(self.delimiters)))
                return at + 2
            return at + 1
        if mark == "[":
            if self.text[at + 1 : at + 2] == "^":
                note = _LABEL.match(self.text, at)
                if note:
                    end = note.end() + (self.text[note.end() : note.end() + 1] == ":" and at == 0)
                    return self._drop(at, end)
            self.brackets.append(_Bracket(at, False, len(self.delimiters)))
            return at + 1
        return self._close(at)

    def _drop(self, start: int, end: int) -> int:
        self.cuts.append((start, end, ""))
        return end

    def _code(self, at: int) -> int:
        if self.runs is None:
            self.runs = {}
            for run in _CLOSING_RUN.finditer(self.text):
                self.runs.setdefault(len(run[0]), []).append(run.start())
            for starts in self.runs.values():
                starts.reverse()
        opening = _CLOSING_RUN.match(self.text, at)
        length = len(opening[0]) if opening else 1
        starts = self.runs.get(length, [])
        while starts and starts[-1] <= at:
            starts.pop()
        return self._drop(at, starts[-1] + length) if starts else at + length

    def _angle(self, at: int) -> int:
        if self.text.startswith("<!--", at):
            if at < self.no_comment_after:
                end = self.text.find("-->", at + 4)
                if end >= 0:
                    self.found.comments.append((at, end + 3))
                    return self._drop(at, end + 3)
                self.no_comment_after = at
            return at + 4
        link = _AUTOLINK.match(self.text, at)
        if link:
            return self._drop(at, link.end())
        tag = _TAG.match(self.text, at)
        if not tag:
            return at + 1
        self._script(tag[0], tag[1].lower(), at, tag.end())
        line_break = tag[1].lower() == "br"
        self.cuts.append((at, tag.end(), "\n" if line_break else ""))
        return tag.end()

    def _script(self, tag: str, name: str, start: int, end: int) -> None:
        """Keeps raised and lowered digits apart from the number they follow: a footnote's 1, the 2 of CO2."""
        if name not in ("sup", "sub"):
            return
        if not tag.startswith("</"):
            self.scripts.append((name, end))
        elif self.scripts and self.scripts[-1][0] == name:
            _, inside = self.scripts.pop()
            if start - inside <= 12 and (seen := raised(self.text[inside:start], lowered=name == "sub")):
                self.cuts.append((inside, start, seen))

    def _delimiter(self, mark: str, at: int) -> int:
        end = at
        while end < len(self.text) and self.text[end] == mark:
            end += 1
        before = self.text[at - 1] if at else " "
        after = self.text[end] if end < len(self.text) else " "
        if mark == "~":
            if end - at == 2:
                self._strike(at, end, before, after)
            return end
        self.delimiters.append(Delimiter(mark, at, end, before, after))
        return end

    def _strike(self, at: int, end: int, before: str, after: str) -> None:
        """Leaves out what is struck through, marks and all: it is no longer said."""
        if self.struck is not None and not before.isspace():
            self.cuts.append((self.struck, end, ""))
            self.struck = None
        elif not after.isspace():
            self.struck = at

    def _close(self, at: int) -> int:
        """A "]": ends a link or an image if one was opened and a target follows, else stands for itself."""
        if not self.brackets:
            return at + 1
        opener = self.brackets.pop()
        inner = opener.at + (2 if opener.image else 1)
        target = _TARGET.match(self.text, at + 1)
        title = (at, at)
        if target:
            end = target.end()
            title = next((target.span(i) for i in (1, 2, 3) if target.span(i) != (-1, -1)), title)
        else:
            label = _LABEL.match(self.text, at + 1)
            named = label[1] if label and label[1].strip() else self.text[inner:at]
            if len(named) > 999 or _normalised(named) not in self.references:
                return at + 1
            end = label.end() if label else at + 1
        if opener.image:
            picture = Picture(opener.at, end, (inner, at), title)
            while self.found.pictures and self.found.pictures[-1].start >= opener.at:
                self.found.pictures.pop()
            self.found.pictures.append(picture)
        self.cuts.append((opener.at, inner, ""))
        self.cuts.append((at, end, ""))
        pair_delimiters(self.delimiters, opener.delimiters)
        return end


def read_inline(text: str, references: frozenset[str] = frozenset()) -> Inline:
    """What is markup in `text`, one paragraph's Markdown with lines parted by "\\n".

    `references` are the labels of the document's link definitions, normalised as CommonMark does: an
    undefined one in brackets is no link but an editor's insertion.
    """
    return _Scanner(text, references).scan()


def _normalised(label: str) -> str:
    return " ".join(label.split()).lower().upper()


def _disjoint(cuts: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """The cuts in order; one inside another (a mark in a link's target) goes with it."""
    kept: list[tuple[int, int, str]] = []
    for cut in sorted(cuts, key=lambda cut: (cut[0], -cut[1])):
        if not kept or cut[0] >= kept[-1][1]:
            kept.append(cut)
    return kept
