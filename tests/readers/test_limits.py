"""Files far too large for articles: their beginning is read, and the article says how far."""

from __future__ import annotations

import pytest

from numcheck.errors import ArticleError
from numcheck.readers import read_bytes
from numcheck.readers.decoding import MAX_BYTES
from numcheck.readers.limits import MAX_LINES, MAX_TEXT, MAX_TOKENS

SENTENCE = "Some 1,500 people left their homes. "


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html"])
def test_an_article_is_read_to_its_end(name: str) -> None:
    """Nothing is left out of anything that is no larger than a novel."""
    article = read_bytes((SENTENCE * 2_000).encode(), name)
    assert article.read_to is None
    assert article.text.rstrip().endswith("homes.")


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html"])
def test_the_beginning_of_a_dump_is_read(name: str) -> None:
    """The source stays whole, the text ends behind a word, and its blocks lead to places before that."""
    source = SENTENCE * (3 * MAX_TEXT // len(SENTENCE))
    article = read_bytes(source.encode(), name)
    assert article.source == source
    assert article.read_to is not None
    assert MAX_TEXT // 2 < article.read_to <= MAX_TEXT
    assert len(article.text) <= article.read_to
    assert article.offsets.source(article.blocks[-1].span).end <= article.read_to


@pytest.mark.parametrize("end", ["\n", "\r", "\r\n"])
@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html"])
def test_of_very_many_lines_the_first_are_read(name: str, end: str) -> None:
    """Of a page's too, even where all of them stand in a script."""
    lines = ("<script>" if name == "a.html" else "") + end * (3 * MAX_LINES)
    article = read_bytes(f"12 people{end}{lines}15 people".encode(), name)
    assert article.read_to is not None
    assert article.read_to <= (MAX_LINES + 20) * len(end)
    assert "12 people" in article.text
    assert "15 people" not in article.text


def test_of_very_many_tags_the_first_are_read() -> None:
    """A page of tags alone is no page."""
    source = "<p>12 people</p>" + "<b>" * (2 * MAX_TOKENS)
    article = read_bytes(source.encode(), "a.html")
    assert article.text == "12 people"
    assert article.read_to is not None
    assert article.read_to < len(source)


def test_what_scripts_and_styles_hold_does_not_count() -> None:
    """A page saved in one file carries megabytes of them before its first word."""
    code = "<script>" + "var a = 1; " * (MAX_TEXT // 4) + "</script>"
    article = read_bytes(f"<html><head>{code}</head><p>Some 12 people left.</p>{code}".encode(), "a.html")
    assert (article.text, article.read_to) == ("Some 12 people left.", None)


def test_a_script_inside_the_article_weighs_nothing() -> None:
    """The article is chosen by its words, not by the code of a player beside it."""
    code = "<script>" + "var a = 1; " * 1_000 + "</script>"
    page = f"<article>{code}<p>Teaser</p></article><article><p>Some 12 people left their homes.</p></article>"
    assert read_bytes(page.encode(), "a.html").text == "Some 12 people left their homes."


def test_more_bytes_than_any_file_may_hold_are_refused() -> None:
    """From standard input or the library too, where no file's size warns."""
    with pytest.raises(ArticleError, match=f"more than {MAX_BYTES // 1_000_000} MB"):
        read_bytes(b" " * (MAX_BYTES + 1), "a.txt")
