"""HTML: the article inside a page, without what stands around it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from numcheck.readers import read_bytes

PAGE = Path(__file__).parent / "page.html"


def kinds(text: str) -> list[tuple[str, str]]:
    """Kind and words of each block."""
    article = read_bytes(text.encode(), "a.html")
    return [(block.kind.value, block.span.of(article.text)) for block in article.blocks]


def test_a_news_page_gives_its_article_and_nothing_else() -> None:
    """Navigation, scripts, related links, teasers, share bars and the footer are not read."""
    article = read_bytes(PAGE.read_bytes(), "page.html")
    assert [(block.kind.value, block.span.of(article.text)) for block in article.blocks] == [
        ("headline", "Flood drives 1,500 from homes in\u00a0Selby"),
        ("standfirst", "Army sends 40 boats as the Ouse rises"),
        ("body", "By Jo Bell\n11 March 2024"),
        ("caption", "Soldiers carry sandbags past 12 flooded cars"),
        ("caption", "Soldiers in Selby on Sunday (Dalesman)"),
        ("body", "Some 1,500 people & 300 pets left their homes on the 10th of March, police said."),
        ("heading", "‘Never seen it so high’"),
        ("quote", "The water was 2.1 m deep"),
        ("caption", "People moved, by village"),
        ("table", "Village\tPeople\nCawood\t900\nDrax\t600\nAll\t1,500"),
        ("list-item", "40 boats"),
        ("list-item", "12 pumps"),
        ("body", "The river fell by 2\u00a0cm on Monday."),
        ("correction", "An earlier version of this article said that 2,500 people had left."),
    ]
    assert article.published == date(2024, 3, 11)
    assert article.language == "en-gb"


def test_a_table_keeps_rows_columns_and_header() -> None:
    """A cell that covers two columns leaves the second empty."""
    article = read_bytes(
        b"<table><tr><th>Town<th>Dead<th>Hurt<tr><td colspan=2>York<td>1<b>2</b></table>", "a.html"
    )
    (table,) = article.tables
    assert [[cell.of(article.text) for cell in row] for row in table.rows] == [
        ["Town", "Dead", "Hurt"],
        ["York", "", "12"],
    ]
    assert table.header


def test_a_title_stands_in_for_a_missing_heading_without_the_site_s_name() -> None:
    """What follows the last bar is the paper."""
    page = "<title>Flood drives 300 out | The Dalesman</title><body><p>Some 300 left.</p></body>"
    assert kinds(page) == [("headline", "Flood drives 300 out"), ("body", "Some 300 left.")]


def test_tags_left_open_are_closed_as_browsers_do() -> None:
    """Paragraphs and list items end where the next begins."""
    assert kinds("<p>One 1.<p>Two 2.<ul><li>a 3<li>b 4</ul>Five 5.") == [
        ("body", "One 1."),
        ("body", "Two 2."),
        ("list-item", "a 3"),
        ("list-item", "b 4"),
        ("body", "Five 5."),
    ]


def test_hidden_and_struck_words_are_not_read() -> None:
    """Nor is code; a figure in them is not asserted."""
    page = '<p>It was <del>10</del> <s>11</s> 12.</p><p hidden>13</p><p style="display: none">14</p><pre>15</pre>'
    assert [words.split() for _, words in kinds(page)] == [["It", "was", "12."]]


def test_a_wrapper_named_after_its_sidebar_is_read() -> None:
    """What holds most of the article is no furniture, whatever its class says."""
    page = '<article><div class="with-sidebar"><p>Some 300 people left.</p></div><div class="sidebar">9</div></article>'
    assert kinds(page) == [("body", "Some 300 people left.")]


def test_a_lesser_than_sign_is_no_tag() -> None:
    """Any text is HTML."""
    assert kinds("<p>3 < 4 and 5<6 & 7 &unknown; 8") == [("body", "3 < 4 and 5<6 & 7 &unknown; 8")]
