"""What holds for any input: no crash, blocks in order, every character of the text mapped to where it came from."""

from __future__ import annotations

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from numcheck.errors import ArticleError
from numcheck.model.article import Article
from numcheck.model.span import Span
from numcheck.readers import read_bytes

FORMATS = ("text", "markdown", "html")

# Fragments that formats give a meaning to, mixed with words and figures.
FRAGMENTS = st.sampled_from(
    [
        "15,000", "12", "people ", " ", "\n", "\n\n", "\r\n", "\r", "\t", "**", "*", "_", "~~", "`", "``", "[", "]", "(", ")",
        "](x)", "![", "<", ">", "<b>", "</b>", "<p>", "</p>", "<table><tr><td>", "<td>", "</table>", "<!-- ", " -->", "<sup>",
        "</sup>", "<sub>", "</sub>", "<li>", "<br>", "&nbsp;", "&#8239;", "&amp", "\\", "# ", "> ", "- ", "1. ",
        "| a | b |\n|---|---|\n",
        "---\n", "+++\n", "title: ", 'caption: "', "'", '"', ": ", "{{", "}}", "Correction: ", "Picture: ", "\u00a0", "\u200b",
        "\u2028", "é", "😀", "<script>", "</script>", "<article>", "<h1>", "</h1>", "<title>", "numcheck-ignore",
        "    ", "[^1]",
    ]
)  # fmt: skip
SOURCES = st.lists(FRAGMENTS | st.text(max_size=8), max_size=40).map("".join)


def read(source: str, form: str) -> Article | None:
    """The article, or None where its front matter is broken."""
    try:
        return read_bytes(source.encode("utf-8", "surrogatepass"), "a", format=form)
    except ArticleError:
        return None


@settings(max_examples=400, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(SOURCES, st.sampled_from(FORMATS))
@example("a\n\n| 1 | 2 |\n|---|---|\n| | 3 |", "markdown")
@example("<p>1<table><td></td><td>2", "html")
@example("![1](x)![2](y) z", "markdown")
def test_any_text_is_read_and_mapped(source: str, form: str) -> None:
    """Blocks stand in order inside the text; pieces cover it; what is copied is the source's own."""
    article = read(source, form)
    if article is None:
        return
    at = 0
    for block in article.blocks:
        assert at <= block.span.start < block.span.end <= len(article.text)
        at = block.span.end
    for table in article.tables:
        for cell in (cell for row in table.rows for cell in row):
            assert table.span.contains(cell)
    pieces = article.offsets.pieces
    if not pieces:
        assert article.text in ("", article.source)
        return
    text_at = source_at = 0
    for piece in pieces:
        assert piece.text.start == text_at
        assert piece.source.start >= source_at
        text_at, source_at = piece.text.end, piece.source.end
        if len(piece.text) == len(piece.source):
            shown, there = piece.text.of(article.text), piece.source.of(article.source)
            # Only blanks (a line end read as a space) and raised digits differ from what they were read from.
            assert all(a == b or a.isspace() or b.isdecimal() for a, b in zip(shown, there, strict=True))
    assert text_at == len(article.text)
    assert source_at <= len(article.source)


@settings(max_examples=200, deadline=None)
@given(SOURCES, st.sampled_from(FORMATS))
def test_spans_map_monotonically(source: str, form: str) -> None:
    """A later character of the text never comes from an earlier place in the source."""
    article = read(source, form)
    if article is None:
        return
    last = 0
    for offset in range(len(article.text)):
        there = article.offsets.source(Span(offset, offset + 1))
        assert last <= there.start <= there.end <= len(article.source)
        last = there.start
        line, column = article.position(there.start)
        assert line >= 1
        assert column >= 1


@settings(max_examples=200, deadline=None)
@given(
    st.lists(
        st.sampled_from(["Some", "300", "people", "left", "15,000", "homes.", "é"]), min_size=1, max_size=30
    )
)
def test_words_without_markup_are_read_as_they_stand(words: list[str]) -> None:
    """In every format, and each maps to itself."""
    source = "Lead.\n\n" + " ".join(words)
    for form in FORMATS:
        article = read(source, form)
        assert article is not None
        start = article.text.index(" ".join(words))
        span = article.offsets.source(Span(start, start + len(" ".join(words))))
        assert span.of(article.source) == " ".join(words)
