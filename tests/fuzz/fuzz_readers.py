"""Feeds arbitrary bytes to every reader and then to the extractor: nothing but an ArticleError may come out.

Not part of the test suite. Run it for a while with

    pip install atheris
    python tests/fuzz/fuzz_readers.py -max_total_time=600 -timeout=10

A crash or an input that takes longer than ten seconds is written to a file; give that file's name to see it again.
"""

from __future__ import annotations

import io
import sys
import zipfile
from functools import cache

import atheris

with atheris.instrument_imports(include=["numcheck.readers", "numcheck.extractor"]):
    from numcheck.errors import ArticleError
    from numcheck.extractor import extract
    from numcheck.model.article import Article
    from numcheck.model.span import Span
    from numcheck.readers import FORMATS, read_bytes
    from numcheck.readers.languages import not_english
    from numcheck.resources.policy import load_policy

READ = tuple(sorted(set(FORMATS.values())))
ENCODINGS = (None, None, None, "windows-1252", "utf-16")
POLICY = load_policy()
WORDS = b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'


def check(data: bytes) -> None:
    """Reads `data`, whose first byte chooses format and encoding, and checks what is always true of an article."""
    if not data:
        return
    form = READ[data[0] % len(READ)]
    encoding = ENCODINGS[data[0] // len(READ) % len(ENCODINGS)]
    content = packed(data[1:]) if form == "docx" and encoding is None else data[1:]
    try:
        article = read_bytes(content, "fuzz", encoding=encoding, format=form)
    except ArticleError as error:
        str(error)
        return
    check_article(article)
    not_english(article)
    for quantity in extract(article, POLICY):
        assert 0 <= quantity.span.start < quantity.span.end <= len(article.text)
        assert quantity.phrase.contains(quantity.span)


@cache
def parts() -> tuple[tuple[str, bytes], ...]:
    """What an empty Word document is packed of."""
    from docx import Document

    saved = io.BytesIO()
    Document().save(saved)
    with zipfile.ZipFile(saved) as archive:
        return tuple((entry.filename, archive.read(entry)) for entry in archive.infolist())


def packed(body: bytes) -> bytes:
    """A Word document whose body, or whole main part if it brings its own root, is `body`."""
    main = body if body.startswith(b"<?xml") else WORDS + body + b"</w:body></w:document>"
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, data in parts():
            archive.writestr(name, main if name == "word/document.xml" else data)
    return made.getvalue()


def check_article(article: Article) -> None:
    """Blocks stand in order, cells inside their tables, and every block maps to a place in the source."""
    at = last = 0
    for block in article.blocks:
        assert at <= block.span.start < block.span.end <= len(article.text)
        at = block.span.end
        there = article.offsets.source(block.span)
        assert last <= there.start <= there.end <= len(article.source)
        last = there.start
        article.position(there.start)
    for table in article.tables:
        assert all(table.span.contains(cell) for row in table.rows for cell in row)
    for piece in article.offsets.pieces:
        assert article.offsets.source(Span(piece.text.start, piece.text.start)).start >= piece.source.start


if __name__ == "__main__":
    atheris.Setup(sys.argv, check)
    atheris.Fuzz()
