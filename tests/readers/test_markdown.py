"""Markdown: what is read of it, and the way back to the source."""

from __future__ import annotations

from datetime import date

import pytest

from numcheck.errors import ArticleError
from numcheck.model.article import Article
from numcheck.readers import read_bytes


def read(text: str) -> Article:
    """The article in Markdown `text`."""
    return read_bytes(text.encode(), "a.md")


def kinds(text: str) -> list[tuple[str, str]]:
    """Kind and words of each block."""
    article = read(text)
    return [(block.kind.value, block.span.of(article.text)) for block in article.blocks]


def seen(text: str) -> str:
    """What is read of one paragraph."""
    return read(f"Lead-in.\n\n{text}").text.removeprefix("Lead-in.").strip()


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("**15**,000 people", "15,000 people"),
        ("15&#8239;000 people", "15\u202f000 people"),
        ("15&nbsp;000 &amp; more", "15\u00a0000 & more"),
        ("15<b>,000</b> people", "15,000 people"),
        ("the 15<sup>th</sup> time", "the 15th time"),
        ("12,000<sup>1</sup> people", "12,000¹ people"),
        ("a [link to 12](https://x.example/2024/99 'at 7') here", "a link to 12 here"),
        ("a [link to 12][ref] here\n\n[ref]: https://x.example/99", "a link to 12 here"),
        ("he [Smith] had 12 [sic]", "he [Smith] had 12 [sic]"),
        ("\\*not\\* 12 \\& 13", "*not* 12 & 13"),
        ("5 * 3 = 15 and 2 * 4", "5 * 3 = 15 and 2 * 4"),
        ("snake_case_12 and _so_ on", "snake_case_12 and so on"),
        ("`code 99` is 12", "is 12"),
        ("see <https://x.example/99> for 12", "see  for 12"),
        ("12 <!-- 99 --> dead", "12  dead"),
        ("~~10~~ 12 dead", "12 dead"),
        ("12 dead[^1]", "12 dead"),
        ("12 {{< figure 99 >}} dead", "12  dead"),
        ("***12** dead*", "12 dead"),
        ("12 < 13 & 14 > 11", "12 < 13 & 14 > 11"),
    ],
)
def test_markup_is_left_out_of_the_text(source: str, shown: str) -> None:
    """The text is what a reader of the page sees."""
    assert seen(source) == shown


def test_a_figure_with_markup_inside_maps_back_to_all_of_it() -> None:
    """An editor is shown the characters that stand in the file."""
    article = read("About **15**,000 or 15&#8239;000 people.")
    first = article.text.index("15,000")
    from numcheck.model.span import Span

    assert article.offsets.source(Span(first, first + 6)).of(article.source) == "15**,000"
    second = article.text.index("15\u202f000")
    assert article.offsets.source(Span(second, second + 6)).of(article.source) == "15&#8239;000"


def test_blocks_have_the_kinds_that_markdown_gives_them() -> None:
    """Headings, quotations, list items with their depth, tables, pictures; code and link targets are dropped."""
    text = (
        "# Flood kills 12\r\n\r\nTwelve died.\r\n\r\n## What is known\r\n\r\n> We saw 9\r\n> bodies\r\n\r\n"
        "- 3 in Selby\r\n  - 2 in a car\r\n\r\n```\r\ncode 99\r\n```\r\n\r\n    code 98\r\n\r\n[id]: http://x.example/97"
    )
    assert kinds(text) == [
        ("headline", "Flood kills 12"),
        ("body", "Twelve died."),
        ("heading", "What is known"),
        ("quote", "We saw 9\nbodies"),
        ("list-item", "3 in Selby"),
        ("list-item", "2 in a car"),
    ]
    depths = [block.depth for block in read(text).blocks]
    assert depths == [0, 0, 2, 0, 1, 2]


def test_pictures_give_captions() -> None:
    """Alternative text, title, words in italics below a picture, and HTML figures."""
    text = (
        'Lead.\n\n![A crowd of 300](a.jpg "The crowd")\n*About 300 people waited.*\n\n'
        "![](b.jpg)\n\n*Another 40 waited inside.*\n\n*In italics, 12 but no caption.*\n\n"
        '<figure><img src="c.jpg" alt="Some 50 boats in harbour"><figcaption>Boats &amp; 50 men</figcaption></figure>'
    )
    assert kinds(text)[1:] == [
        ("caption", "A crowd of 300"),
        ("caption", "The crowd"),
        ("caption", "About 300 people waited."),
        ("caption", "Another 40 waited inside."),
        ("body", "In italics, 12 but no caption."),
        ("caption", "Some 50 boats in harbour"),
        ("caption", "Boats & 50 men"),
    ]


def test_a_table_keeps_its_cells() -> None:
    """Bars that are escaped are no borders; empty cells keep their place."""
    article = read("| Town | Dead \\| hurt |\n|---|---|\n| Selby | **1**2 |\n| York | |\n")
    (table,) = article.tables
    assert [[cell.of(article.text) for cell in row] for row in table.rows] == [
        ["Town", "Dead | hurt"],
        ["Selby", "12"],
        ["York", ""],
    ]
    assert table.header
    assert article.offsets.source(table.rows[1][1]).of(article.source) == "1**2"


FRONT = """---
title: "More than 300 flee \\u2013 police"   # a comment
description: >
  The river rose
  by 2 metres
date: 2024-03-12T10:00:00Z
lang: en-GB
image:
  src: a.jpg
  caption: 'Selby''s 12 bridges'
tags:
- flood
- 2024
authors: [{name: Jo, age: 33}, {name: Al}]
---

Some 300 fled.
"""


def test_front_matter_gives_headline_standfirst_caption_date_and_language() -> None:
    """Each value maps to its place in the source; other keys are not read."""
    article = read(FRONT)
    assert [(block.kind.value, block.span.of(article.text)) for block in article.blocks] == [
        ("headline", "More than 300 flee – police"),
        ("standfirst", "The river rose by 2 metres"),
        ("caption", "Selby's 12 bridges"),
        ("body", "Some 300 fled."),
    ]
    assert article.published == date(2024, 3, 12)
    assert article.language == "en-gb"
    assert article.offsets.source(article.blocks[2].span).of(article.source) == "Selby''s 12 bridges"
    assert article.position(article.offsets.source(article.blocks[3].span).start) == (17, 1)


def test_front_matter_in_toml_is_read_too() -> None:
    """Hugo's other kind."""
    article = read('+++\ntitle = "300 flee"\ndate = 2024-03-12\n[image]\ncaption = "12 boats"\n+++\nText.\n')
    assert [block.span.of(article.text) for block in article.blocks] == ["300 flee", "12 boats", "Text."]
    assert article.published == date(2024, 3, 12)


@pytest.mark.parametrize(
    ("front", "line", "what"),
    [
        ("---\ntitle: 300 flee\n\nSome 300 fled.\n", 1, "never closed"),
        ("---\ntitle: 300 flee: police\n---\n", 2, "colon"),
        ('---\nslug: a\ntitle: "300 flee\n---\n', 3, "never closed"),
        ("---\ntitle: a\ntitle: b\n---\n", 3, "second time"),
        ("---\njust words\n---\n", 2, "neither a key"),
        ("---\nimage:\n\tcaption: a\n---\n", 3, "tab"),
        ("---\ntags: [a, b\n---\n", 2, "never closed"),
        ("---\ntitle: " + "[" * 50 + "\n---\n", 2, "too deep"),
        ("+++\ntitle = \n+++\n", 2, "not TOML"),
    ],
)
def test_broken_front_matter_is_an_error_with_its_line(front: str, line: int, what: str) -> None:
    """It names file, line and cure: a headline that silently goes unread is never compared."""
    with pytest.raises(ArticleError, match=what) as caught:
        read(front)
    assert caught.value.where == f"a.md:{line}"
    assert caught.value.cure


def test_a_thematic_break_at_the_top_is_no_front_matter() -> None:
    """Nor is a rule between paragraphs."""
    assert kinds("---\n\nSome 300 fled.\n\n---\n\nTen stayed.\n") == [
        ("body", "Some 300 fled."),
        ("body", "Ten stayed."),
    ]
