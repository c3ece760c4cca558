"""Makes hostile characters of an article or a path visible, so that none of them acts on the reader's screen.

Articles are other people's data: an escape sequence in one could retitle or clear a terminal, a bidi
override could show a figure backwards, a line break could start a log command of its own.
"""

from __future__ import annotations

import re
from functools import cache

# Beside C0, DEL and C1: marks that reorder text (bidi), that break lines (U+2028, U+2029), that hide
# (byte order mark, interlinear annotation), and lone surrogates, which no encoding can write.
_HOSTILE = (
    "\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u206f\ufeff\ufff9-\ufffb"
    "\ufffe\uffff\ud800-\udfff"
)


@cache
def _hostile() -> re.Pattern[str]:
    return re.compile(f"[{_HOSTILE}]")


@cache
def _spaces() -> re.Pattern[str]:
    return re.compile(r"[\s\u200b]+")


def visible(text: str) -> str:
    """`text` on one line, every control, bidi and surrogate character as its escape (`\\x1b`, `\\u202e`)."""
    if text.isascii() and text.isprintable():
        return text
    return _hostile().sub(_escape, text)


def one_line(text: str) -> str:
    """`visible` after runs of white space, line breaks included, became one space each."""
    return visible(_spaces().sub(" ", text))


def quoted(text: str) -> str:
    """A printed figure in curly quotes, as messages show it."""
    return f"“{one_line(text)}”"


def _escape(match: re.Match[str]) -> str:
    code = ord(match[0])
    short = {9: "\\t", 10: "\\n", 13: "\\r"}.get(code)
    if short:
        return short
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"


def log_safe(text: str) -> str:
    """`text` without the marks that begin a command in a CI log: "::" at a line's start, "##[" anywhere.

    A runner reads commands in whatever a step prints, so a wrapped line of an article could give one.
    """
    return text.replace("::", ":\\:").replace("##[", "#\\#[") if ":" in text or "#" in text else text


def escape_json(document: str) -> str:
    """A JSON document with its hostile characters as `\\uXXXX`: the same document, safe to print and to
    log.
    """
    escaped = _json_hostile().sub(lambda match: f"\\u{ord(match[0]):04x}", document)
    return escaped.replace("##[", "#\\u0023[")


@cache
def _json_hostile() -> re.Pattern[str]:
    # Line breaks of the document itself stay; inside strings json.dumps has escaped them already. To look ahead
    # at every character for one takes five times as long.
    return re.compile("[" + _HOSTILE.replace("\x00-\x1f", "\x00-\x09\x0b-\x1f") + "]")
