"""The page as a document: one file, a strict policy, every value escaped, everything in it reachable."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser

import pytest

from numcheck.model.article import Block, BlockKind, Table
from numcheck.model.report import FileReport, Report
from numcheck.model.span import Span
from numcheck.reporters import render
from numcheck.reporters.options import RenderOptions

from . import build

VOID = {"meta", "input", "br", "hr", "img", "link"}


class Reader(HTMLParser):
    """Tags with attributes, texts by their enclosing tag, and a check that tags nest."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.texts: list[tuple[str, str]] = []

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.texts.append((self.open[-1] if self.open else "", data))

    def words(self, *, of: set[str] | None = None) -> str:
        return "".join(
            text for tag, text in self.texts if tag not in ("style", "script") and (not of or tag in of)
        )


def read(report: Report, **options: object) -> Reader:
    reader = Reader()
    reader.feed(render(report, "html", RenderOptions(rules=build.RULES, **options)))
    assert reader.open == []
    return reader


@pytest.mark.parametrize(
    "make",
    [build.mixed, build.report, lambda: build.report(build.hostile())],
    ids=["mixed", "town", "hostile"],
)
def test_the_page_is_one_file_with_a_strict_policy(make):
    """Style and script are allowed by their hashes; nothing is loaded, nothing acts by attribute."""
    reader = read(make())
    policy = next(a["content"] for _, a in reader.tags if a.get("http-equiv") == "Content-Security-Policy")
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    for tag, directive in (("style", "style-src"), ("script", "script-src")):
        (body,) = [text for of, text in reader.texts if of == tag]
        digest = b64encode(sha256(body.encode()).digest()).decode()
        assert f"{directive} 'sha256-{digest}'" in policy
    for tag, attributes in reader.tags:
        assert tag not in {"img", "iframe", "link", "object", "embed", "base", "video", "audio"}
        assert not set(attributes) & {"src", "style", "srcset", "action", "background"}
        assert not any(name.startswith("on") for name in attributes)
        assert (attributes.get("href") or "#").startswith("#")


def test_ids_are_unique_and_links_lead_somewhere():
    """Every link inside the page has its target, in one article or many."""
    for report in (
        build.report(),
        build.mixed(),
        build.report(build.town("a"), build.town("b"), build.hostile()),
    ):
        reader = read(report)
        ids = [attributes["id"] for _, attributes in reader.tags if "id" in attributes]
        assert len(ids) == len(set(ids))
        links = {attributes["href"][1:] for _, attributes in reader.tags if attributes.get("href")}
        assert links <= set(ids)
        named = {a["aria-labelledby"] for _, a in reader.tags if "aria-labelledby" in a}
        assert named <= set(ids)


def test_the_article_stands_whole_on_the_page():
    """The reader's text is there word for word, marks or no marks."""
    reader = read(build.report())
    words = re.sub(r"\s+", " ", reader.words(of={"p", "h2", "a", "span"}))
    for paragraph in build.TOWN.split("\n\n"):
        assert re.sub(r"\s+", " ", paragraph).strip() in words


def test_figures_carry_their_status():
    """Conflict, compared, alone and skipped are told apart."""
    reader = read(build.report())
    marked = [
        (a["class"], a.get("title") or a.get("aria-label"))
        for t, a in reader.tags
        if a.get("class", "").startswith("figure ")
    ]
    assert ("figure conflict error", "900: error, finding 1") in marked
    assert ("figure alone", "not compared: one is part of the other: 640 of them") in marked
    assert ("figure skipped", "skipped: weekday") in marked


def test_a_figure_in_two_findings_names_both():
    """One mark, two findings."""
    of = build.article()
    found = [build.finding(of, "900", "1,200"), build.finding(of, "900", "640", message="other")]
    reader = read(build.report(build.bare(of, found)))
    mark = next(a for _, a in reader.tags if a.get("data-findings", "").count(" ") == 1)
    assert mark["data-findings"] == "file-1-finding-1 file-1-finding-2"
    assert mark["aria-label"] == "900: error, finding 1 and 2"


def test_places_that_overlap_are_cut_without_losing_words():
    """A list of items around single figures: each character stands once."""
    of = build.article("Sheep\n\nThere were three farms: Ash, 10, Elm, 20 and Oak, 30 sheep.\n")
    found = build.finding(of, ("three", "count"), ("Ash, 10, Elm, 20 and Oak, 30", "items"), ("20", "items"))
    words = re.sub(r"\s+", " ", read(build.report(build.bare(of, [found]))).words())
    assert "There were three farms: Ash, 10, Elm, 20 and Oak, 30 sheep." in words


def test_an_article_with_a_script_shows_it_as_text():
    """Markup in articles, paths and messages is text."""
    report = build.report(build.hostile())
    page = render(report, "html", RenderOptions())
    assert page.count("<script>") == 1
    assert "<script>alert(1)" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "<script>alert(1)</script>" in read(report).words()


def test_tables_lists_quotes_and_captions_keep_their_form():
    """Each kind of block has its element; a table's cells are cells, with their figures marked."""
    text = "Head\n\nLead 5\n\nName 1\n\nitem 2\n\nitem 3\n\nquote 4\n"
    spans = [build.span(text, words) for words in ("Head", "Lead 5", "Name 1", "item 2", "item 3", "quote 4")]
    kinds = [
        BlockKind.HEADLINE,
        BlockKind.STANDFIRST,
        BlockKind.TABLE,
        BlockKind.LIST_ITEM,
        BlockKind.LIST_ITEM,
        BlockKind.QUOTE,
    ]
    cells = (
        (build.span(text, "Name"), build.span(text, "1")),
        (build.span(text, "Lead"), build.span(text, "5")),
    )
    blocks = tuple(Block(span, kind) for span, kind in zip(spans, kinds, strict=True))
    of = build.Article("a.md", text, text, blocks, tables=(Table(spans[2], cells, header=True),))
    figures = tuple(build.quantity(of, i, n, n) for i, n in enumerate("51234"))
    reader = read(build.report(FileReport(of, figures, (), (), (), (), (), ())))
    tags = [tag for tag, _ in reader.tags]
    assert tags.count("thead") == 2, "the story's table and that of its figures"
    assert "Name" in [text for tag, text in reader.texts if tag == "th"]
    assert tags.count("blockquote") == 1
    assert sum(a.get("class") == "block" and tag == "li" for tag, a in reader.tags) == 2
    assert any(a.get("class") == "block standfirst" for _, a in reader.tags)


def test_an_article_without_blocks_or_headline_is_shown_by_its_path():
    """Empty articles and plain paragraphs have a heading all the same."""
    empty = FileReport(build.Article("empty.txt", "", "", ()), (), (), (), (), (), (), ())
    one = build.Article("one.txt", "Just 5.", "Just 5.", (Block(Span(0, 7), BlockKind.BODY),))
    reader = read(build.report(empty, FileReport(one, (), (), (), (), (), (), ())))
    assert {"empty.txt", "one.txt"} <= {text.strip() for tag, text in reader.texts if tag == "h2"}


def test_many_articles_have_an_index():
    """Each with its path, headline and counts; one article needs none."""
    assert any(a.get("id") == "search" for _, a in read(build.mixed()).tags)
    assert not any(a.get("id") == "search" for _, a in read(build.report()).tags)


def test_of_an_archive_only_articles_with_findings_are_shown_in_full(monkeypatch):
    """The index names every article all the same, and the page says so."""
    monkeypatch.setattr("numcheck.reporters.html_page._WHOLE_UP_TO", 2)
    reader = read(build.report(build.town("a.md"), build.clean(path="b.md"), build.clean(path="c.md")))
    assert sum(tag == "section" for tag, _ in reader.tags) == 1
    assert {"a.md", "b.md", "c.md"} <= {text for tag, text in reader.texts if tag in ("th", "a")}
    assert "only those with findings are shown in full" in reader.words()
