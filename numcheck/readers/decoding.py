"""Bytes to characters, or a clear word on why these bytes are no text."""

from __future__ import annotations

import codecs

from numcheck.errors import ArticleError, UsageError

MAX_BYTES = 64_000_000  # a year of a daily's copy is less; a file beyond it is a data dump or an attack

# Python offers these as text encodings, but they are escapes and host names, some of them slow to decode.
_NOT_FOR_FILES = frozenset(
    {"idna", "punycode", "unicode-escape", "raw-unicode-escape", "undefined", "mbcs", "oem"}
)

_SIGNATURES: tuple[tuple[bytes, str, str], ...] = (
    (b"%PDF-", "is a PDF", "save its text as .txt or .docx"),
    (b"PK\x03\x04", "is a zip archive or an office file", "give a Word file the suffix .docx"),
    (b"\xd0\xcf\x11\xe0", "is an old Office file (.doc)", "save it as .docx"),
    (b"{\\rtf", "is rich text (RTF)", "save it as .docx or .txt"),
    (b"\x89PNG", "is a PNG picture", "leave it out"),
    (b"\xff\xd8\xff", "is a JPEG picture", "leave it out"),
    (b"GIF8", "is a GIF picture", "leave it out"),
    (b"\x1f\x8b", "is a gzip archive", "unpack it first"),
)

_WIDE_MARKS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def check_encoding(name: str) -> str:
    """The usual spelling of an encoding's name. Raises UsageError for one unknown or not for text files."""
    try:
        found = codecs.lookup(name)
    except (LookupError, ValueError, UnicodeError) as error:
        raise UsageError(
            f"{name!r} is no known encoding", cure="for example utf-8, windows-1252, utf-16"
        ) from error
    usual = found.name.replace("_", "-")
    if usual in _NOT_FOR_FILES or not getattr(found, "_is_text_encoding", True):
        raise UsageError(
            f"{name!r} is no encoding of text files", cure="for example utf-8, windows-1252, utf-16"
        )
    return usual


def decode(data: bytes, path: str, encoding: str | None = None) -> str:
    """The characters of `data` without a byte order mark, line ends untouched.

    Raises ArticleError, naming line and byte, for bytes that are not UTF-8 (or not `encoding`), and for files
    that are no text at all. Raises UsageError for an unknown encoding.
    """
    if data.startswith(codecs.BOM_UTF8):
        return _decode(data[len(codecs.BOM_UTF8) :], path, "utf-8")
    usual = check_encoding(encoding) if encoding else "utf-8"
    if not usual.startswith(("utf-16", "utf-32")):
        for mark, wide in _WIDE_MARKS:
            if data.startswith(mark):
                raise ArticleError(
                    f"is {wide.upper()}, not {usual.upper()}",
                    where=path,
                    cure=f"save it as UTF-8, or pass --encoding {wide}",
                )
        _refuse_binary(data, path)
    return _decode(data, path, usual)


def _refuse_binary(data: bytes, path: str) -> None:
    for start, what, cure in _SIGNATURES:
        if data.startswith(start):
            raise ArticleError(what, where=path, cure=cure)
    at = data.find(b"\x00")
    if at >= 0:
        raise ArticleError(
            f"is a binary file (byte 0x00 at offset {at:,})",
            where=path,
            cure="leave it out, or save it as text",
        )


def _decode(data: bytes, path: str, encoding: str) -> str:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        line = _line_of(data, error.start)
        byte = (
            f"byte 0x{data[error.start]:02x} on line {line}" if error.start < len(data) else "it is cut short"
        )
        cure = "save it as UTF-8"
        if encoding == "utf-8":
            cure += ", or pass --encoding windows-1252 if that is what it is"
        raise ArticleError(f"is not {encoding.upper()}: {byte}", where=f"{path}:{line}", cure=cure) from error
    return text.removeprefix("\ufeff")


def _line_of(data: bytes, offset: int) -> int:
    head = data[:offset]
    return head.count(b"\n") + head.count(b"\r") - head.count(b"\r\n") + 1
