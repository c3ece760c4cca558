"""Bytes become characters, or a clear word on why they do not."""

from __future__ import annotations

from pathlib import Path

import pytest

from numcheck.errors import ArticleError, UsageError
from numcheck.readers import read_bytes, read_path
from numcheck.readers.decoding import MAX_BYTES, decode


def refusal(data: bytes, name: str = "a.txt", encoding: str | None = None) -> str:
    """The message with which `data` is refused."""
    with pytest.raises(ArticleError) as caught:
        read_bytes(data, name, encoding=encoding)
    return str(caught.value)


def test_a_byte_that_is_not_utf8_is_named_with_its_line_and_the_cure() -> None:
    """An editor with a Windows-1252 file learns which byte, on which line, and which option helps."""
    message = refusal(b"First line\r\nA caf\xe9 with 12 seats\r\n")
    assert message.startswith("a.txt:2: is not UTF-8: byte 0xe9 on line 2")
    assert "--encoding windows-1252" in message


def test_windows_1252_is_read_when_asked_for() -> None:
    """The option's encoding is used, and offsets count characters."""
    article = read_bytes(b"A caf\xe9 with 12 seats", "a.txt", encoding="windows-1252")
    assert article.source == "A café with 12 seats"


def test_a_byte_order_mark_is_no_part_of_the_source() -> None:
    """Offsets start behind the mark, and it outranks the option."""
    article = read_bytes(b"\xef\xbb\xbf12 seats", "a.txt", encoding="windows-1252")
    assert article.source == "12 seats"


def test_utf16_is_refused_with_its_name_and_read_when_asked_for() -> None:
    """A file with wide characters is no binary file: the message says what it is."""
    data = "12 seats".encode("utf-16")
    assert "--encoding utf-16" in refusal(data)
    assert read_bytes(data, "a.txt", encoding="utf-16").source == "12 seats"


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"%PDF-1.7 ...", "PDF"),
        (b"PK\x03\x04....", "office"),
        (b"\x89PNG\r\n", "PNG"),
        (b"{\\rtf1 hello}", "RTF"),
        (b"text\x00text", "binary"),
    ],
)
def test_files_that_are_no_text_are_refused_by_what_they_are(data: bytes, what: str) -> None:
    """The message names the kind of file, not a decoding error."""
    assert what in refusal(data)


def test_line_ends_are_not_translated() -> None:
    """The source is the file, character for character."""
    text = "One 1\r\n\r\nTwo 2\rThree 3\n"
    assert read_bytes(text.encode(), "a.txt").source == text


def test_an_empty_file_is_an_article_without_blocks() -> None:
    """Nothing in it is no error, in any format of text."""
    for name in ("a.txt", "a.md", "a.html"):
        article = read_bytes(b"", name)
        assert (article.text, article.blocks) == ("", ())


def test_an_unknown_encoding_is_a_usage_error() -> None:
    """So is a codec of Python's that is no encoding of files, some of which are slow or unpack archives."""
    for name in ("windows-9999", "punycode", "unicode_escape", "zlib", "rot13", "idna"):
        with pytest.raises(UsageError):
            decode(b"12", "a.txt", name)


def test_a_missing_file_a_folder_and_a_huge_file_are_refused(tmp_path: Path) -> None:
    """Each with the path as the user wrote it."""
    huge = tmp_path / "huge.txt"
    with huge.open("wb") as handle:
        handle.truncate(MAX_BYTES + 1)
    for path, word in ((tmp_path / "none.txt", "no such file"), (tmp_path, "folder"), (huge, "64 MB")):
        with pytest.raises(ArticleError, match=word) as caught:
            read_path(path, "as/named.txt")
        assert str(caught.value).startswith("as/named.txt: ")
