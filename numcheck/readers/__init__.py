"""Reads an article, in whichever format, into its text, its blocks and the way back to the source.

A new format is one function `str or bytes → Article` in a file of its own and one line in `FORMATS`.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path, PurePath

from numcheck.errors import ArticleError, UsageError, near
from numcheck.model.article import Article
from numcheck.readers.decoding import MAX_BYTES, decode
from numcheck.readers.limits import reach

_LARGE = 200_000  # characters

# Suffix → format. A suffix that stands here is one that folders are searched for.
FORMATS: dict[str, str] = {
    ".txt": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".docx": "docx",
}


def format_of(path: str) -> str:
    """The format that a file name's suffix stands for; plain text for any other."""
    return FORMATS.get(PurePath(path).suffix.lower(), "text")


def read_bytes(data: bytes, path: str, *, encoding: str | None = None, format: str | None = None) -> Article:
    """The article in `data`, the bytes of a file that the user named `path`.

    `encoding` is tried instead of UTF-8; a byte order mark outranks it. `format` is one of the values of
    `FORMATS`, by default what the suffix of `path` says. Of what is far too long for an article the beginning
    is read (`Article.read_to`). Raises ArticleError for bytes that are no text of that encoding or format and
    for more than `MAX_BYTES` of them, and UsageError for an unknown encoding or format.
    """
    if len(data) > MAX_BYTES:
        raise _too_large(path)
    kind = format or format_of(path)
    if kind == "docx":
        from numcheck.readers.docx import read_docx

        return read_docx(data, path)
    if kind not in FORMATS.values():
        raise UsageError(f"{kind} is no format that can be read", cure=near(kind, set(FORMATS.values())))
    source = decode(data, path, encoding)
    with _without_collection(len(source)):
        return _read(source, path, kind)


def _read(source: str, path: str, kind: str) -> Article:
    if kind == "html":
        from numcheck.readers.html import read_html

        return read_html(source, path)
    end = reach(source)
    article = _of_paragraphs(source[:end], path, kind)
    return article if end == len(source) else replace(article, source=source, read_to=end)


def _of_paragraphs(source: str, path: str, kind: str) -> Article:
    if kind == "markdown":
        from numcheck.readers.markdown import read_markdown

        return read_markdown(source, path)
    from numcheck.readers.plain import read_plain

    return read_plain(source, path)


@contextmanager
def _without_collection(size: int) -> Iterator[None]:
    """Holds off the garbage collector while a large source is read.

    A table of two megabytes is a million small objects, none of them garbage; looking through them again and
    again took more than half of the time.
    """
    if size < _LARGE or not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def read_path(
    path: Path, shown: str | None = None, *, encoding: str | None = None, format: str | None = None
) -> Article:
    """The article in the file `path`, which errors and the article itself call `shown`.

    Raises what `read_bytes` raises, and ArticleError for a file that is missing, unreadable, a folder, or
    larger than `MAX_BYTES`.
    """
    name = str(path) if shown is None else shown
    return read_bytes(load(path, name), name, encoding=encoding, format=format or format_of(str(path)))


def load(path: Path, shown: str) -> bytes:
    """The bytes of the file `path`. Raises ArticleError, calling the file `shown`, if they cannot be had."""
    try:
        with path.open("rb") as handle:
            data = handle.read(MAX_BYTES + 1)
    except FileNotFoundError as error:
        raise ArticleError("no such file", where=shown, cure="check the spelling of the path") from error
    except IsADirectoryError as error:
        raise ArticleError("is a folder, not a file", where=shown, cure="name the files in it") from error
    except PermissionError as error:
        raise ArticleError("may not be read", where=shown, cure="check the file's permissions") from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise ArticleError(f"cannot be read: {reason}", where=shown) from error
    if len(data) > MAX_BYTES:
        raise _too_large(shown)
    return data


def _too_large(shown: str) -> ArticleError:
    return ArticleError(
        f"holds more than {MAX_BYTES // 1_000_000} MB", where=shown, cure="split it, or leave it out"
    )
