"""Word documents: the final text, by paragraph."""

from __future__ import annotations

import io
from datetime import date
from typing import Any

import pytest

from numcheck.model.article import Article
from numcheck.readers import read_bytes

docx = pytest.importorskip("docx")


def read(document: Any) -> Article:
    """The article in a document made with python-docx."""
    saved = io.BytesIO()
    document.save(saved)
    return read_bytes(saved.getvalue(), "a.docx")


def kinds(article: Article) -> list[tuple[str, str]]:
    """Kind and words of each block."""
    return [(block.kind.value, block.span.of(article.text)) for block in article.blocks]


def test_styles_give_the_kinds_and_positions_are_paragraph_numbers() -> None:
    """Empty paragraphs count, as they do in Word."""
    document = docx.Document()
    document.add_heading("Flood drives 300 out", 0)
    document.add_paragraph("By Jo Bell, 12 March 2024")
    document.add_paragraph("")
    document.add_paragraph("Some 300 people left.")
    document.add_heading("What is known", 2)
    document.add_paragraph("40 boats", style="List Bullet")
    document.add_paragraph("A crowd of 300", style="Caption")
    document.add_paragraph("We saw 9", style="Quote")
    article = read(document)
    assert kinds(article) == [
        ("headline", "Flood drives 300 out"),
        ("body", "By Jo Bell, 12 March 2024"),
        ("body", "Some 300 people left."),
        ("heading", "What is known"),
        ("list-item", "40 boats"),
        ("caption", "A crowd of 300"),
        ("quote", "We saw 9"),
    ]
    assert article.paragraphs
    assert article.published == date(2024, 3, 12)
    assert article.position(article.blocks[2].span.start) == (4, 1)


def test_runs_are_joined_and_raised_struck_and_hidden_ones_kept_apart() -> None:
    """A figure may change its type half way; a footnote's number is not part of it."""
    document = docx.Document()
    paragraph = document.add_paragraph("Some 1")
    paragraph.add_run("5,000").bold = True
    paragraph.add_run("2").font.superscript = True
    paragraph.add_run(" people, not 9").font.strike = True
    paragraph.add_run(" left").add_break()
    paragraph.add_run("secret 7").font.hidden = True
    assert read(document).text == "Some 15,000² left "


def test_tracked_changes_are_read_as_done() -> None:
    """Inserted words are there, deleted and moved-away ones are not."""
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    document = docx.Document()
    paragraph = document.add_paragraph("Some ")
    for xml in (
        "<w:del {0}><w:r><w:delText>10</w:delText></w:r></w:del>",
        "<w:ins {0}><w:r><w:t>12</w:t></w:r></w:ins>",
        "<w:moveFrom {0}><w:r><w:t> moved</w:t></w:r></w:moveFrom>",
        '<w:moveTo {0}><w:r><w:t xml:space="preserve"> came</w:t></w:r></w:moveTo>',
    ):
        paragraph._p.append(parse_xml(xml.format(nsdecls("w"))))
    assert read(document).text == "Some 12 came"


def test_tables_keep_their_cells() -> None:
    """Merged cells leave their further columns empty."""
    document = docx.Document()
    table = document.add_table(3, 3)
    for row, values in enumerate([("Town", "Dead", "Hurt"), ("York", "1", "2"), ("Both", "", "3")]):
        for column, value in enumerate(values):
            table.cell(row, column).text = value
    table.cell(2, 0).merge(table.cell(2, 1))
    article = read(document)
    (found,) = article.tables
    assert [[cell.of(article.text).strip() for cell in row] for row in found.rows] == [
        ["Town", "Dead", "Hurt"],
        ["York", "1", "2"],
        ["Both", "", "3"],
    ]
