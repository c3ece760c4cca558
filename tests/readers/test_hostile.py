"""Input made to hang, crash or exhaust a reader: it is read in linear time, or refused."""

from __future__ import annotations

import io
import time
import zipfile

import pytest

from numcheck.errors import ArticleError
from numcheck.readers import read_bytes

# Each was picked because some parser of its format takes quadratic time on it.
PATTERNS = {
    "text": ["9", "1,", "million ", "a\n", "\na\n\n", "Eden 12, ", "(", "An earlier version of this "],
    "markdown": [
        "*", "*a ", "_a_ ", "**a", "[", "[a](", "](", "![a](x) ", "`", "`a``b ", "<", "<!--", "<b ", "&", "{{", "\\", "~~a ",
        "- ", "> ", "|", "[^a", '](a "', "a\n",
    ],
    "html": ["<", "<!--", "<b>", "<b ", '<a href="', "&", "<div><p>", "<table><tr><td>", "<article>",
        "<sup>1</sup>", "<b><div></div>"],
}  # fmt: skip


def seconds(source: str, form: str) -> float:
    """Processor time of one reading."""
    data = source.encode()
    start = time.process_time()
    read_bytes(data, "a", format=form)
    return time.process_time() - start


@pytest.mark.parametrize(
    ("form", "pattern"), [(form, p) for form, patterns in PATTERNS.items() for p in patterns]
)
def test_time_grows_with_the_length_not_with_its_square(form: str, pattern: str) -> None:
    """Eight times the text takes nowhere near 64 times as long."""
    short, long = 20_000, 160_000
    first = min(seconds(pattern * (short // len(pattern)), form) for _ in range(2))
    second = seconds(pattern * (long // len(pattern)), form)
    assert second < 24 * first + 0.25


@pytest.mark.parametrize("form", ["text", "markdown", "html"])
def test_ten_megabytes_in_one_line_are_read(form: str) -> None:
    """In seconds, not minutes."""
    assert seconds("12 million people " * 555_555, form) < 20


def test_html_nested_a_hundred_thousand_deep_is_read() -> None:
    """No recursion, so no limit on depth."""
    depth = 100_000
    article = read_bytes(("<div>" * depth + "Some 12 people" + "</div>" * depth).encode(), "a.html")
    assert article.text == "Some 12 people"


def test_markdown_quoted_and_listed_deep_is_read() -> None:
    """Quotations in quotations a thousand deep; what follows them is read as ever."""
    source = "> " * 5_000 + "12\n\n" + "- " * 5_000 + "13\n\nSome 14 people left.\n"
    article = read_bytes(source.encode(), "a.md")
    assert article.text.split("\n\n")[-1] == "Some 14 people left."
    assert "12" in article.text
    assert "13" in article.text


def test_markdown_listed_deep_line_by_line_is_read() -> None:
    """Each item a step further in; none is lost."""
    source = "\n".join("  " * depth + f"- item {depth}" for depth in range(200))
    text = read_bytes(source.encode(), "a.md").text
    assert all(f"item {depth}" in text for depth in range(200))


def test_a_zip_bomb_is_refused_before_it_is_unpacked() -> None:
    """By the sizes it declares."""
    pytest.importorskip("docx")
    packed = io.BytesIO()
    with (
        zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open("word/document.xml", "w") as entry,
    ):
        for _ in range(210):
            entry.write(b" " * 1_000_000)
    with pytest.raises(ArticleError, match="unpacks to"):
        read_bytes(packed.getvalue(), "a.docx")


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"no zip at all", b"PK\x05\x06" + b"\x00" * 18])
def test_what_only_calls_itself_a_word_document_is_refused(data: bytes) -> None:
    """With one message, whatever the damage."""
    pytest.importorskip("docx")
    with pytest.raises(ArticleError, match="no Word document"):
        read_bytes(data, "a.docx")


def test_entities_in_a_word_document_are_not_expanded() -> None:
    """No file of the reader's machine gets into the text, and no entity grows."""
    docx = pytest.importorskip("docx")
    made = io.BytesIO()
    document = docx.Document()
    document.add_paragraph("MARK")
    document.save(made)
    evil = io.BytesIO()
    with zipfile.ZipFile(made) as old, zipfile.ZipFile(evil, "w") as new:
        for entry in old.infolist():
            data = old.read(entry)
            if entry.filename == "word/document.xml":
                head, _, rest = data.partition(b"?>")
                doctype = b'?><!DOCTYPE d [<!ENTITY f SYSTEM "file:///etc/hostname"><!ENTITY a "12345">]>'
                data = head + doctype + rest.replace(b"MARK", b"MARK &f; &a;")
            new.writestr(entry, data)
    try:
        text = read_bytes(evil.getvalue(), "a.docx").text
    except ArticleError:
        return
    assert text.split() == ["MARK"]


def test_escapes_and_controls_stay_data() -> None:
    """The text is what stands there; making it harmless is for those who print it."""
    text = "\x1b[31mSome 12\x07 \u202epeople\u202c [bold]left[/bold]"
    assert read_bytes(text.encode(), "a.txt").text == text
