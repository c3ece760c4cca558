"""What else a Word document holds: boxes, notes, controls, tracked changes, tables in tables; each as what it is."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from numcheck.errors import ArticleError
from numcheck.model.article import Article
from numcheck.readers import read_bytes

docx = pytest.importorskip("docx")

WORDS = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
NAMES = (
    f'{WORDS} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
NOTES = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"


def packed(body: str, notes: str = "") -> bytes:
    """A document with this markup in its body, and with these footnotes."""
    saved = io.BytesIO()
    docx.Document().save(saved)
    made = io.BytesIO()
    with zipfile.ZipFile(saved) as old, zipfile.ZipFile(made, "w") as new:
        for entry in old.infolist():
            data = old.read(entry)
            if entry.filename == "word/document.xml":
                data = f"<w:document {NAMES}><w:body>{body}</w:body></w:document>".encode()
            elif entry.filename == "[Content_Types].xml" and notes:
                kind = f'<Override PartName="/word/footnotes.xml" ContentType="{NOTES}"/></Types>'
                data = data.replace(b"</Types>", kind.encode())
            elif entry.filename == "word/_rels/document.xml.rels" and notes:
                link = f'<Relationship Id="rId99" Type="{RELATION}" Target="footnotes.xml"/></Relationships>'
                data = data.replace(b"</Relationships>", link.encode())
            new.writestr(entry.filename, data)
        if notes:
            new.writestr("word/footnotes.xml", notes)
    return made.getvalue()


def read(body: str, notes: str = "") -> Article:
    """The article in such a document."""
    return read_bytes(packed(body, notes), "a.docx")


def words(article: Article) -> list[str]:
    """The words of each block."""
    return [block.span.of(article.text) for block in article.blocks]


def p(text: str, before: str = "", mark: str = "") -> str:
    """A paragraph; `mark` is what was done to its end."""
    ended = f"<w:pPr><w:rPr><w:{mark}/></w:rPr></w:pPr>" if mark else ""
    return f'<w:p>{ended}{before}<w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def table(*rows: tuple[str, ...]) -> str:
    """A table; a cell is its markup, or its words."""
    cells = (
        "".join(f"<w:tc>{c if c.startswith('<') else p(c)}</w:tc>" for c in row).join(("<w:tr>", "</w:tr>"))
        for row in rows
    )
    return f"<w:tbl>{''.join(cells)}</w:tbl>"


def cells(article: Article) -> list[list[list[str]]]:
    """The cells' words of each table."""
    return [[[c.of(article.text) for c in row] for row in found.rows] for found in article.tables]


def test_a_text_box_is_read_once_behind_its_paragraph() -> None:
    """Word writes it twice, for itself and for older programs."""
    box = f"<w:txbxContent>{p('In numbers: 12 boats')}</w:txbxContent>"
    drawing = (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>{box}</w:drawing></mc:Choice>'
        f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    assert words(read(p("Some 15 people left.", drawing) + p("They came back."))) == [
        "Some 15 people left.",
        "In numbers: 12 boats",
        "They came back.",
    ]


def test_footnotes_stand_at_the_end_and_their_numbers_in_no_sentence() -> None:
    """The line that Word draws above them is none of them."""
    notes = (
        f'<w:footnotes {WORDS}><w:footnote w:type="separator" w:id="-1">{p("9")}</w:footnote>'
        f'<w:footnote w:id="1">{p("Of these, 4 were children.", "<w:r><w:footnoteRef/></w:r>")}</w:footnote></w:footnotes>'
    )
    body = p("Some 15", mark="") + p("people", '<w:r><w:footnoteReference w:id="1"/></w:r>')
    assert words(read(body, notes)) == ["Some 15", "people", "Of these, 4 were children."]


def test_damaged_footnotes_make_no_article() -> None:
    """The document is refused whole, as Word refuses it."""
    with pytest.raises(ArticleError, match="no Word document"):
        read(p("Some 15 people"), "<w:footnotes")


def test_descriptions_of_pictures_are_no_text() -> None:
    """Nor are the codes of fields; what a field shows is."""
    picture = '<w:r><w:drawing><wp:inline><wp:docPr id="1" name="Picture 7" descr="A crowd of 900"/></wp:inline></w:drawing></w:r>'
    field = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>REF x 44</w:instrText></w:r><w:r><w:t>12 </w:t></w:r>'
    assert words(read(p("people", picture + field))) == ["12 people"]


def test_links_and_content_controls_are_read_where_they_stand() -> None:
    """But not what an empty control asks for."""
    link = '<w:hyperlink r:id="x"><w:r><w:t>Some 15</w:t></w:r></w:hyperlink>'
    control = "<w:sdt><w:sdtPr/><w:sdtContent><w:r><w:t> or 16 </w:t></w:r></w:sdtContent></w:sdt>"
    asking = "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:r><w:t>Enter 99</w:t></w:r></w:sdtContent></w:sdt>"
    block = f"<w:sdt><w:sdtContent>{p('They left.')}<w:sdt><w:sdtContent>{p('All 3.')}</w:sdtContent></w:sdt></w:sdtContent></w:sdt>"
    assert words(read(p("people", link + control + asking) + block)) == [
        "Some 15 or 16 people",
        "They left.",
        "All 3.",
    ]


def test_a_table_of_contents_is_not_read() -> None:
    """Its lines are known by their style."""
    line = '<w:p><w:pPr><w:pStyle w:val="TOC1"/></w:pPr><w:r><w:t>Floods 12</w:t></w:r></w:p>'
    saved = io.BytesIO()
    document = docx.Document()
    style = document.styles.add_style("toc 1", 1)
    document.add_paragraph("Floods 12", style=style)
    document.add_paragraph("Some 15 people left.")
    document.save(saved)
    assert words(read_bytes(saved.getvalue(), "a.docx")) == ["Some 15 people left."]
    assert words(read(line))  # a document that has no such style only calls it so


@pytest.mark.parametrize("mark", ["del", "moveFrom"])
def test_a_paragraph_whose_end_was_deleted_runs_on(mark: str) -> None:
    """As Word shows it once the change is accepted."""
    assert words(read(p("Some 15 ", mark=mark) + p("people left.") + p("They came back."))) == [
        "Some 15 people left.",
        "They came back.",
    ]
    assert words(read(p("They left.") + p("All 3.", mark=mark))) == ["They left.", "All 3."]


def test_moved_paragraphs_stand_where_they_were_moved_to() -> None:
    """And not where they came from."""
    body = (
        "<w:p><w:pPr><w:rPr><w:moveFrom/></w:rPr></w:pPr><w:moveFrom><w:r><w:t>All 3.</w:t></w:r></w:moveFrom></w:p>"
        + p("Some 15 people left.")
        + "<w:p><w:moveTo><w:r><w:t>All 3.</w:t></w:r></w:moveTo></w:p>"
    )
    assert words(read(body)) == ["Some 15 people left.", "All 3."]


def test_deleted_rows_are_left_out_and_controls_in_tables_looked_into() -> None:
    """A row or a cell may stand in a content control of its own."""
    gone = f"<w:tr><w:trPr><w:del/></w:trPr><w:tc>{p('Hull')}</w:tc><w:tc>{p('9')}</w:tc></w:tr>"
    cell = f"<w:sdt><w:sdtContent><w:tc>{p('12')}</w:tc></w:sdtContent></w:sdt>"
    row = f"<w:sdt><w:sdtContent><w:tr><w:tc>{p('York')}</w:tc>{cell}</w:tr></w:sdtContent></w:sdt>"
    made = table(("Town", "People")).replace("</w:tbl>", f"{gone}{row}</w:tbl>")
    assert cells(read(made)) == [[["Town", "People"], ["York", "12"]]]


def test_a_table_that_lays_out_the_page_is_looked_into() -> None:
    """One that holds tables, and a frame of one cell around a box of facts."""
    inner = table(("Town", "People"), ("York", "12"))
    article = read(
        table((p("Some 15 people left."), inner + p(""))) + table((p("In numbers") + p("3 boats"),))
    )
    assert words(article) == ["Some 15 people left.", "Town\nPeople\nYork\n12", "In numbers", "3 boats"]
    assert cells(article) == [[["Town", "People"], ["York", "12"]]]


@pytest.mark.parametrize(
    ("first", "header"),
    [
        (("Town", "Dead", "Hurt"), True),
        (("Town", "2023", "2024/25"), True),
        (("", "Under 18", "£m"), True),
        (("York", "14", "£3.1m"), False),
        (("York", "1,200", "12%"), False),
    ],
)
def test_a_first_row_without_figures_names_the_columns(first: tuple[str, ...], header: bool) -> None:
    """Few documents say which row is the header; years name columns, too."""
    (found,) = read(table(first, ("Hull", "10", "3"), ("Both", "24", "4"))).tables
    assert found.header is header


def test_headers_footers_and_margin_comments_are_not_read() -> None:
    """They are about the page and the draft."""
    document = docx.Document()
    paragraph = document.add_paragraph("Some 15 people left.")
    document.sections[0].header.paragraphs[0].text = "Draft 7"
    document.sections[0].footer.paragraphs[0].text = "Page 3 of 9"
    if hasattr(document, "add_comment"):
        document.add_comment(paragraph.runs, text="Was it 16?", author="Desk")
    saved = io.BytesIO()
    document.save(saved)
    assert words(read_bytes(saved.getvalue(), "a.docx")) == ["Some 15 people left."]


def test_a_document_larger_than_any_article_is_read_to_a_limit() -> None:
    """And the article says so."""
    article = read(p("Some 15 people left their homes. " * 1_000) * 60)
    assert article.read_to == len(article.source)
    assert len(article.text) < 1_200_000


def test_an_outside_file_is_never_fetched(tmp_path: Path) -> None:
    """A relation to notes that lie elsewhere is left alone."""
    secret = tmp_path / "notes.xml"
    secret.write_text(f"<w:footnotes {WORDS}><w:footnote>{p('77 secrets')}</w:footnote></w:footnotes>")
    data = packed(p("Some 15 people left."), "<x/>")
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w") as new:
        for entry in old.infolist():
            inside = old.read(entry).replace(
                b'Target="footnotes.xml"', f'Target="{secret.as_uri()}" TargetMode="External"'.encode()
            )
            new.writestr(entry.filename, inside)
    assert words(read_bytes(made.getvalue(), "a.docx")) == ["Some 15 people left."]
