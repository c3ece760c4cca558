"""The YAML that front matter uses: nested keys, lists and scalars, each with its place in the source.

Anchors, tags and documents beyond the first are passed over. What YAML 1.2 (https://yaml.org/spec/1.2.2/)
would refuse outright is an error: a line that is no key, tabs for indentation, an unclosed quotation or
bracket, a key twice.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from numcheck.errors import ArticleError
from numcheck.readers.building import Edit

MAX_DEPTH = 20

_PLAIN_KEY = r"[^\s\"'#\[\]{},&*!|>%@`][^#\n]{0,200}?"
_KEY = re.compile(rf"(?:\"((?:[^\"\\]|\\.)*)\"|'([^']*)'|({_PLAIN_KEY}))[ ]{{0,20}}:(?=[ \t]|$)")
_BREAK = r"[ \t]*(?:\r\n|\r|\n)\s*"
_IN_DOUBLE = re.compile(rf"\\(?:x..|u....|U........|\r?\n[ \t]*|.)|{_BREAK}", re.S)
_IN_SINGLE = re.compile(rf"''|{_BREAK}")
_DOUBLE = re.compile(r"\"(?:[^\"\\]|\\.)*\"", re.S)
_SINGLE = re.compile(r"'(?:[^']|'')*'")
_COLON = re.compile(r"[ \t]{0,20}:")
_FLOW_WORD = re.compile(r"(?:[^,\[\]{}:\r\n]|:(?=[^\s,\[\]{}]))+|:|[\[\]{}]")
_ESCAPE = re.compile(r"\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|\r?\n[ \t]*|(.))", re.S)
_ESCAPED = {
    "n": "\n",
    "t": "\t",
    "r": "\r",
    "0": "\0",
    "e": "\x1b",
    "_": "\u00a0",
    "N": "\x85",
    "L": "\u2028",
    "P": "\u2029",
}
_BLOCK = re.compile(r"[|>][+-]?[0-9]?[+-]?[ \t]*(?:#.*)?$")


@dataclass(frozen=True, slots=True)
class Scalar:
    """A value: the keys that lead to it, what it says, the stretches it was read from, its line from 1."""

    path: tuple[str, ...]
    value: str
    edits: tuple[Edit, ...]
    line: int


@dataclass(frozen=True, slots=True)
class _Line:
    number: int
    start: int
    indent: int
    text: str


@dataclass(frozen=True, slots=True)
class _Level:
    """A mapping or list being read: its indentation, the keys that lead to it, the keys it has had so far."""

    indent: int
    path: tuple[str, ...]
    names: set[str]


def read_yaml(source: str, start: int, stop: int, path: str) -> list[Scalar]:
    """The scalars of the YAML mapping in `source[start:stop]`. Raises ArticleError with the line."""
    return _Reader(source, start, stop, path).read()


class _Reader:
    def __init__(self, source: str, start: int, stop: int, path: str) -> None:
        self.source = source
        self.path = path
        self.stop = stop
        self.lines: list[_Line] = []
        number = (
            source.count("\n", 0, start) + source.count("\r", 0, start) - source.count("\r\n", 0, start) + 1
        )
        for found in re.finditer(r"([^\r\n]*)(\r\n|\r|\n|$)", source[start:stop]):
            text = found[1]
            if text or found[2]:
                indent = len(text) - len(text.lstrip(" "))
                self.lines.append(
                    _Line(number, start + found.start() + indent, indent, text[indent:].rstrip())
                )
            number += 1
        self.found: list[Scalar] = []
        self.at = 0
        self.levels: list[_Level] = []
        self.open_key: tuple[int, tuple[str, ...]] = (-1, ())

    def read(self) -> list[Scalar]:
        """All scalars of the mapping."""
        while self.at < len(self.lines):
            line = self.lines[self.at]
            self.at += 1
            if not line.text or line.text.startswith("#"):
                continue
            if line.text.startswith("\t"):
                raise self._error(line, "is indented with a tab", "use spaces")
            while self.levels and self.levels[-1].indent > line.indent:
                self.levels.pop()
            self._entry(line)
        return self.found

    def _entry(self, line: _Line) -> None:
        """Reads one line: a key with or without its value, an item of a list, or a value alone."""
        indent, text, start = line.indent, line.text, line.start
        item = text == "-" or text.startswith("- ")
        while text == "-" or text.startswith("- "):
            # An item belongs to the key above it, at whose own indentation it may stand.
            above = self.open_key[1] if self.open_key[0] == indent else self._above()
            rest = text[1:].lstrip(" ")
            step = len(text) - len(rest)
            indent, start, text = indent + step, start + step, rest
            self._deepen(line, indent, above)
        if not text:
            return
        key = _KEY.match(text)
        if not key:
            if not item and (not self.levels or (self.levels[-1].indent == indent and self.levels[-1].names)):
                raise self._error(line, "is neither a key with its value nor a comment", "write key: value")
            self._value(_Line(line.number, start, indent, text), self._above(), indent - 1)
            return
        name = next(group for group in key.groups() if group is not None)
        if not self.levels or self.levels[-1].indent < indent:
            self._deepen(line, indent, self._above())
        if name in self.levels[-1].names:
            raise self._error(line, f"has the key {name[:40]!r} a second time", "keep one")
        self.levels[-1].names.add(name)
        here = (*self._above(), name)
        rest = text[key.end() :].lstrip(" \t")
        self.open_key = (-1, ())
        if rest and not rest.startswith("#"):
            self._value(_Line(line.number, start + len(text) - len(rest), indent, rest), here, indent)
        else:
            self.open_key = (indent, here)
            self._deepen(line, indent + 1, here)

    def _above(self) -> tuple[str, ...]:
        return self.levels[-1].path if self.levels else ()

    def _deepen(self, line: _Line, indent: int, path: tuple[str, ...]) -> None:
        if len(self.levels) >= MAX_DEPTH:
            raise self._error(line, "is nested too deep", "flatten it")
        self.levels.append(_Level(indent, path, set()))

    def _value(self, line: _Line, path: tuple[str, ...], indent: int) -> None:
        text = line.text
        if text[0] in "\"'":
            end = self._quoted(line.start, line)
            self._add(path, self._unquoted(line.start, end), line.number)
            self._skip_to(end, line)
        elif text[0] in "[{":
            end = self._flow(line.start, path, line, 0)
            self._skip_to(end, line)
        elif _BLOCK.match(text):
            self._block(path, indent, line.number, folded=text[0] == ">")
        elif text[0] not in "&*!":
            self._plain(line, path, indent)

    def _add(self, path: tuple[str, ...], edits: list[Edit], line: int) -> None:
        value = "".join(self.source[e.start : e.end] if e.text is None else e.text for e in edits)
        self.found.append(Scalar(path, value, tuple(edits), line))

    def _skip_to(self, offset: int, line: _Line) -> None:
        """Goes on behind source offset `offset`, where nothing but a comment may follow on the line."""
        while self.at < len(self.lines) and self.lines[self.at].start < offset:
            self.at += 1
        last = self.lines[self.at - 1]
        rest = self.source[offset : max(offset, last.start + len(last.text))].strip()
        if rest and not rest.startswith("#"):
            raise self._error(last, f"has {rest[:20]!r} after its value", "put the whole value in quotes")

    def _plain(self, line: _Line, path: tuple[str, ...], indent: int) -> None:
        comment = re.search(r"[ \t]#", line.text)
        text = line.text[: comment.start()].rstrip() if comment else line.text
        wrong = re.search(r":(?:[ \t]|$)", text)
        if wrong:
            raise self._error(line, "has a colon inside an unquoted value", "put the value in quotes")
        edits = [Edit(line.start, line.start + len(text))]
        while not comment and self.at < len(self.lines):
            following = self.lines[self.at]
            if following.text and (following.indent <= indent or following.text.startswith("#")):
                break
            self.at += 1
            if following.text:
                edits.append(Edit(edits[-1].end, following.start, " "))
                edits.append(Edit(following.start, following.start + len(following.text)))
        self._add(path, edits, line.number)

    def _block(self, path: tuple[str, ...], indent: int, number: int, *, folded: bool) -> None:
        edits: list[Edit] = []
        while self.at < len(self.lines):
            line = self.lines[self.at]
            if line.text and line.indent <= indent:
                break
            self.at += 1
            if not line.text:
                continue
            if edits:
                edits.append(Edit(edits[-1].end, line.start, " " if folded else "\n"))
            edits.append(Edit(line.start, line.start + len(line.text)))
        self._add(path, edits, number)

    def _quoted(self, at: int, line: _Line) -> int:
        """The offset behind the closing quotation mark of the scalar that opens at `at`."""
        mark = self.source[at]
        found = (_DOUBLE if mark == '"' else _SINGLE).match(self.source, at, self.stop)
        if not found:
            raise self._error(line, "opens a quotation that is never closed", f"add {mark}")
        return found.end()

    def _unquoted(self, start: int, end: int) -> list[Edit]:
        """The stretches of a quoted scalar: escapes resolved, line ends folded to a space."""
        pattern = _IN_DOUBLE if self.source[start] == '"' else _IN_SINGLE
        edits: list[Edit] = []
        at = start + 1
        for found in pattern.finditer(self.source, at, end - 1):
            if found.start() > at:
                edits.append(Edit(at, found.start()))
            text = "'" if found[0] == "''" else self._escaped(found[0]) if found[0][0] == "\\" else " "
            if text:
                edits.append(Edit(found.start(), found.end(), text))
            at = found.end()
        if end - 1 > at:
            edits.append(Edit(at, end - 1))
        return edits

    @staticmethod
    def _escaped(text: str) -> str:
        found = _ESCAPE.fullmatch(text)
        if not found:
            return ""
        digits = found[1] or found[2] or found[3]
        if digits:
            code = int(digits, 16)
            return chr(code) if code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd"
        return _ESCAPED.get(found[4], found[4]) if found[4] else ""

    def _flow(self, at: int, path: tuple[str, ...], line: _Line, depth: int) -> int:
        """Reads a [list] or {mapping} that opens at `at`; answers with the offset behind it."""
        if depth > MAX_DEPTH:
            raise self._error(line, "is nested too deep", "flatten it")
        closing = "]" if self.source[at] == "[" else "}"
        at += 1
        key: tuple[str, ...] = path
        while at < self.stop:
            character = self.source[at]
            if character == closing:
                return at + 1
            if character in " \t\r\n,":
                key = path if character == "," else key
                at += 1
            elif character in "[{":
                at = self._flow(at, key, line, depth + 1)
            elif character in "\"'":
                end = self._quoted(at, line)
                colon = _COLON.match(self.source, end, self.stop)
                edits = self._unquoted(at, end)
                if colon and closing == "}":
                    key = (
                        *path,
                        "".join(self.source[e.start : e.end] if e.text is None else e.text for e in edits),
                    )
                    at = colon.end()
                else:
                    self._add(key, edits, line.number)
                    at = end
            else:
                found = _FLOW_WORD.match(self.source, at, self.stop)
                end = found.end() if found else at + 1
                word = self.source[at:end]
                colon = _COLON.match(self.source, end, self.stop)
                if colon and closing == "}" and key == path:
                    key, at = (*path, word.strip()), colon.end()
                    continue
                if word.strip() and word != ":":
                    self._add(key, [Edit(at, at + len(word.rstrip()))], line.number)
                at = end
        raise self._error(line, "opens a bracket that is never closed", f"add {closing}")

    def _error(self, line: _Line, what: str, cure: str) -> ArticleError:
        return ArticleError(
            f"front matter: line {line.number} {what}", where=f"{self.path}:{line.number}", cure=cure
        )
