"""Articles of a size that no newspaper prints: looked at in part, and the report says so."""

from __future__ import annotations

import re
from collections.abc import Sequence

from numcheck.engine import EngineSettings
from numcheck.model.article import Article
from numcheck.model.report import FileReport
from numcheck.model.sentence import Sentence
from numcheck.model.span import Span
from numcheck.pipeline import MAX_CHARACTERS, MAX_FIGURES, Checker
from numcheck.readers import read_bytes
from numcheck.resources.knowledge import load_knowledge

FIGURES = f"only the first {MAX_FIGURES:,} figures were looked at"


def check(text: str, name: str = "a.txt") -> FileReport:
    """The report, from a checker whose parser makes no sentences."""

    def parse(article: Article, spans: Sequence[Span]) -> tuple[Sentence, ...]:
        assert all(block.span.end <= MAX_CHARACTERS for block in article.blocks)
        assert all(span.end <= MAX_CHARACTERS for span in spans)
        return ()

    return Checker(load_knowledge(), EngineSettings(), lambda: parse).check(read_bytes(text.encode(), name))


def test_an_article_of_usual_size_is_looked_at_whole() -> None:
    """Nothing is left out, nothing said."""
    assert check("Flood drives 300 out\n\nSome 300 people left.\n").capped == ""


def test_of_a_very_long_article_the_beginning_is_looked_at() -> None:
    """In paragraphs or in a single line; the article itself stays whole."""
    for part in ("Some 300 people left their homes on Monday. ", "People left their homes on that day.\n\n"):
        text = part * (2 * MAX_CHARACTERS // len(part))
        report = check(text)
        assert f"first {MAX_CHARACTERS:,} of {len(text):,}" in report.capped or FIGURES in report.capped
        assert report.article.text == text


def test_of_very_many_figures_the_first_are_looked_at() -> None:
    """Those beyond are compared with nothing, and hardly looked for: the report says both."""
    report = check("12, 13 14. " * (MAX_FIGURES // 2))
    assert FIGURES in report.capped
    assert len(report.quantities) > MAX_FIGURES
    assert len(report.quantities) < 4 * MAX_FIGURES
    assert max(report.compared, default=0) < MAX_FIGURES


def test_how_much_was_read_is_told_in_characters_of_the_file() -> None:
    """Tags count, for they are what the user sees in the file; so does what the reader left unread."""
    text = "<p>People left their homes.</p>\n" * (6 * MAX_CHARACTERS // 25)
    report = check(text, "a.html")
    assert report.article.read_to is not None
    found = re.search(r"only the first ([\d,]+) of ([\d,]+) characters were looked at", report.capped)
    assert found is not None
    assert MAX_CHARACTERS < int(found[1].replace(",", "")) < report.article.read_to
    assert int(found[2].replace(",", "")) == len(text)
