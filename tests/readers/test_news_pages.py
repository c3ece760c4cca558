"""Pages as news sites make them: what of them is the story, and what stands around it in the same markup."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from numcheck.readers import read_bytes

PAGE = Path(__file__).parent / "ferry.html"


def kinds(text: str, name: str = "a.html") -> list[tuple[str, str]]:
    """Kind and words of each block."""
    article = read_bytes(text.encode(), name)
    return [(block.kind.value, block.span.of(article.text)) for block in article.blocks]


def words(text: str) -> list[str]:
    """The words of each block of a page's body."""
    return [said for _, said in kinds(text)]


def rows(text: str) -> tuple[list[list[str]], bool]:
    """The cells of a page's only table, and whether its first row is a header."""
    article = read_bytes(text.encode(), "a.html")
    (table,) = article.tables
    return [[cell.of(article.text) for cell in row] for row in table.rows], table.header


def test_a_page_gives_its_story_and_nothing_else() -> None:
    """No banners, promotions, sign-up boxes, hidden words, links to other stories, credits, topics or metadata."""
    article = read_bytes(PAGE.read_bytes(), "ferry.html")
    assert [(block.kind.value, block.span.of(article.text)) for block in article.blocks] == [
        ("headline", "Ferry fire: 34 crew rescued off Dunmore"),
        ("standfirst", "Two lifeboats and a helicopter took 34 people off the Maid of Erin"),
        ("body", "By Ann Tully 14 May 2025, 9.12am 4 min read"),
        ("caption", "A burning ferry with 34 crew on deck, seen from the air"),
        ("caption", "The ferry carried 34 crew when the fire broke out"),
        ("body", "All 34 crew of the ferry Maid of Erin were rescued on Wednesday, the coastguard said.¹"),
        ("body", "The ship left Rosslare at 4.10am with 34 crew and no passengers."),
        ("heading", "‘Smoke everywhere’"),
        ("quote", "“We counted 34 heads and wept”"),
        ("quote", "Captain, 51"),
        ("body", "The fire took 6 hours to put out; 120\u00a0tonnes of diesel were on board."),
        ("caption", "Where the crew came from"),
        (
            "table",
            "Country\tMen\tWomen\tTotal\nIreland\t12\t4\t16\nLatvia\t10\t2\t12\nSpain\t5\t1\t6\nAll\t27\t7\t34",
        ),
        ("caption", "Watch: 34 crew step ashore"),
        (
            "correction",
            "This story has been updated to correct the number of crew, which was first given as 43.",
        ),
        ("correction", "Correction: An earlier version of this article said 43 crew were on board."),
        ("correction", "This article was amended on 15 May 2025. There were 34 crew, not 43."),
        ("body", "Additional reporting by 2 colleagues"),
    ]
    assert article.published == date(2025, 5, 14)


@pytest.mark.parametrize(
    "pointer",
    [
        "Read more: The 12 worst storms",
        "READ MORE | The 12 worst storms",
        "See also – the 12 worst storms",
        "**Read more:** [The 12 worst storms](https://example.org/12)",
        "Related: [The 12 worst storms](https://example.org/12)",
        "Don’t miss: the 12 worst storms",
        "*[Read more: The 12 worst storms](https://example.org/12)*",
    ],
)
def test_a_line_that_points_to_another_story_is_left_out(pointer: str) -> None:
    """In drafts as on pages: its figures are that story's."""
    draft = f"# Storm leaves 300 homeless\n\nSome 300 people left.\n\n{pointer}\n\nThey came back.\n"
    assert [said for _, said in kinds(draft, "a.md")] == [
        "Storm leaves 300 homeless",
        "Some 300 people left.",
        "They came back.",
    ]


@pytest.mark.parametrize(
    "line",
    [
        "Read more books, said 12 librarians.",
        "Related deaths rose to 12.",
        "Recommended doses fell to 12 mg.",
        "See also how 12 towns cope, he said.",
        "Don't miss the 12 new shows.",
    ],
)
def test_a_sentence_that_only_begins_so_is_read(line: str) -> None:
    """A label stands before a colon, a bar or a dash, or alone."""
    draft = f"Storm leaves 300 homeless\n\nSome 300 people left.\n\n{line}\n"
    assert line in [said for _, said in kinds(draft, "a.txt")]


def test_a_paragraph_that_is_one_link_holds_another_story_s_title() -> None:
    """Not so a linked sentence inside a paragraph, a heading, an item of a list, or a link within the page."""
    page = (
        "<article><h1>Storm</h1><p>Some 300 people left.</p>"
        '<p><strong><a href="/x">Why 45 ships sank</a></strong></p>'
        '<p><a href="/y">Some 12 boats sank</a> on Monday.</p>'
        '<h2><a href="/z">The 3 towns</a></h2><ul><li><a href="/w">Selby, 200 homes</a></li></ul>'
        '<p><a href="#n">All 300 came back.</a></p><p><a name="n">None of the 12 boats did.</a></p></article>'
    )
    assert words(page) == [
        "Storm",
        "Some 300 people left.",
        "Some 12 boats sank on Monday.",
        "The 3 towns",
        "Selby, 200 homes",
        "All 300 came back.",
        "None of the 12 boats did.",
    ]


def test_a_link_left_open_swallows_no_article() -> None:
    """Nor does a page whose every word is one long link."""
    text = "Some 300 people left their homes on Monday, the police said. " * 8
    assert words(f'<p>Storm</p><a href="/x"><p>{text}</p>') == ["Storm", text.strip()]
    assert words('<a href="/x">Some 300 people left.</a>') == ["Some 300 people left."]


@pytest.mark.parametrize(
    "hidden",
    [
        "<p hidden>9</p>",
        '<p hidden="until-found">9</p>',
        '<p aria-hidden="true">9</p>',
        '<p style="color:red;display : none">9</p>',
        '<p style="visibility:hidden">9</p>',
        '<span class="x visually-hidden">9</span>',
        '<span class="sr-only">9</span>',
        "<noscript>9</noscript>",
        "<template><p>9</p></template>",
        '<script type="application/ld+json">{"articleBody": "9"}</script>',
        '<form><p>Join 9 readers</p><input name="mail"></form>',
        '<div class="newsletter-box"><p>Join 9 readers</p></div>',
        '<section class="c-related-stories"><p>9</p></section>',
        '<div id="comments"><p>9</p></div>',
        '<time datetime="2025-05-09"></time>',
        '<img src="a.jpg" alt="Photo 9">',
    ],
)
def test_what_no_reader_of_the_page_reads_as_the_story_is_not_read(hidden: str) -> None:
    """Whether it is hidden by an attribute, a style, a class or its element."""
    assert words(f"<article><p>Some 300 people left.</p>{hidden}<p>They came back.</p></article>") == [
        "Some 300 people left.",
        "They came back.",
    ]


def test_posts_of_a_live_page_are_not_read_as_one_story() -> None:
    """They supersede each other; what stands above them is read, and a remark says what was left out."""
    posts = "".join(
        f"<article><h2>{n} dead</h2><p>Police say {n} are dead.</p></article>" for n in (12, 9, 4)
    )
    page = f"<main><article><h1>Storm live: 12 dead</h1><p>Latest: 12 dead</p>\n{posts}</article></main>"
    assert words(page) == ["Storm live: 12 dead", "Latest: 12 dead"]
    (remark,) = read_bytes(page.encode(), "a.html").remarks
    assert remark.line == 2
    assert "3 posts" in remark.text


def test_comments_and_teasers_inside_an_article_are_left_out_without_a_word() -> None:
    """Pages nest them as they do posts."""
    comments = '<ol class="comment-list"><li><article>I saw 40 of them, I tell you, 40!</article></li></ol>'
    teaser = '<article class="teaser"><h3>77 eggs</h3></article>'
    page = f"<article><h1>Storm</h1><p>Some 300 people left their homes.</p>{teaser}{comments}</article>"
    assert words(page) == ["Storm", "Some 300 people left their homes."]
    assert read_bytes(page.encode(), "a.html").remarks == ()


@pytest.mark.parametrize(
    ("page", "cells", "header"),
    [
        (
            "<table><tr><th>Town<th colspan=2>Dead<tr><th rowspan=2>York<td>1<td>2<tr><td>3<td>4<tr><td>Hull<td>5<td>6</table>",
            [["Town", "Dead", ""], ["York", "1", "2"], ["", "3", "4"], ["Hull", "5", "6"]],
            True,
        ),
        (
            "<table><tr><td>Town<td>2024<td rowspan=2>x<tr><td>York<td>1<tr><td>Hull<td>5<td>7</table>",
            [["Town", "2024", "x"], ["York", "1"], ["Hull", "5", "7"]],
            False,
        ),
        ("<table><tr><th>York<td>1<tr><th>Hull<td>5</table>", [["York", "1"], ["Hull", "5"]], False),
        ("<table><thead><tr><td>Town<td>Dead<tbody><tr><td>York<td>1</table>", [["Town", "Dead"], ["York", "1"]], True),
        ("<table><tr><td>&nbsp;<th>Dead<tr><td>York<td>1</table>", [["", "Dead"], ["York", "1"]], True),
    ],
)  # fmt: skip
def test_cells_stand_in_their_columns(page: str, cells: list[list[str]], header: bool) -> None:
    """Whatever covers several rows or columns; a first row of figures is no header for its first heading."""
    assert rows(page) == (cells, header)


def test_a_table_of_one_cell_is_a_box() -> None:
    """It is read as the paragraphs in it."""
    page = "<p>Some 300 left.</p><table><tr><td><p>In numbers</p><p>12 boats</p></td></tr></table>"
    assert words(page) == ["Some 300 left.", "In numbers", "12 boats"]
    assert read_bytes(page.encode(), "a.html").tables == ()


@pytest.mark.parametrize(
    "note",
    [
        "This story has been updated to say that 12, not 15, people were hurt.",
        "This report was later corrected; it had 15.",
        "Editor’s note: an earlier headline had 15.",
        "Clarification – 12 people were hurt, not 15.",
        "Because of an editing error, 15 people were said to be hurt.",
        "This chart was updated on Monday to give 12.",
    ],
)
def test_notes_of_correction_are_known(note: str) -> None:
    """With a typographic apostrophe too."""
    assert ("correction", note) in kinds(f"Storm\n\nSome 12 people were hurt.\n\n{note}\n", "a.txt")


@pytest.mark.parametrize(
    "line",
    ["Correction officers freed 12 men.", "This report says 12 died.", "The story was changed 12 times by him."],
)  # fmt: skip
def test_what_only_looks_like_a_note_is_the_story(line: str) -> None:
    """A prison's officers, and a report in the news."""
    assert ("body", line) in kinds(f"Storm\n\nSome 12 people were hurt.\n\n{line}\n", "a.txt")
