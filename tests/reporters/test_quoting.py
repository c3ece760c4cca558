"""Cutting an article's words around its figures: nothing is lost, nothing is doubled, nothing costs more
than it shows.
"""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from numcheck.model.finding import Finding, Place, Severity
from numcheck.model.relation import Verdict
from numcheck.model.report import FileReport, Skip
from numcheck.model.span import Span
from numcheck.reporters import FORMATS, RenderOptions, render, render_figures
from numcheck.reporters.html_marks import Marks
from numcheck.reporters.quoting import excerpt, quotes
from numcheck.reporters.sides import sides
from numcheck.reporters.visible import one_line

from . import build

WORDS = st.text(st.sampled_from("ab 12,\n\t\u202e\x1b🐑隻"), min_size=1, max_size=80)


@st.composite
def marked_texts(draw):
    """A text and up to five spans in it, which may overlap."""
    text = draw(WORDS)
    edges = st.integers(0, len(text))
    spans = [Span(*sorted((draw(edges), draw(edges)))) for _ in range(draw(st.integers(0, 5)))]
    return text, [span for span in spans if len(span)]


def squeezed(text: str) -> str:
    return one_line(text).replace(" ", "")


@given(marked_texts())
def test_an_excerpt_within_its_budget_is_the_whole_sentence(case):
    """Segments joined are the sentence; each marked character lies in a marked segment."""
    text, spans = case
    segments = excerpt(text, Span(0, len(text)), dict(enumerate(spans)), 1000)
    assert squeezed("".join(s.text for s in segments)) == squeezed(text)
    marked = "".join(squeezed(s.text) for s in segments if s.place is not None)
    covered = "".join(c for i, c in enumerate(text) if any(s.start <= i < s.end for s in spans))
    assert marked == squeezed(covered)


@given(marked_texts())
def test_the_page_shows_each_character_once(case):
    """Parts of a block joined are its text, however places overlap."""
    text, spans = case
    of = build.Article("a.md", text, text, ())
    places = tuple(Place(span, f"role{i}", span.of(text), Span(0, len(text))) for i, span in enumerate(spans))
    found = (Finding("a-rule", Severity.ERROR, 1, "m", places),) if places else ()
    marks = Marks(FileReport(of, (), (), (), (), (), (), found), "file-1")
    parts = marks.parts(Span(0, len(text)))
    assert squeezed("".join(part.text for part in parts)) == squeezed(text)
    ids = [part.id for part in parts if part.id]
    assert len(ids) == len(set(ids))


def test_long_sentences_keep_the_words_beside_each_figure():
    """What is left out is marked at both ends and between."""
    text = "x " * 400 + "some 15,000 sheep came " + "y " * 400 + "but 12,000 sheep went " + "z " * 400
    marks = {0: build.span(text, "15,000"), 1: build.span(text, "12,000")}
    shown = "".join(s.text for s in excerpt(text, Span(0, len(text)), marks, 200))
    assert len(shown) < 260
    assert "some 15,000 sheep came" in shown
    assert "but 12,000 sheep went" in shown
    assert shown.startswith("… ")
    assert shown.endswith(" …")
    assert shown.count("…") == 3


def test_a_figure_longer_than_the_budget_keeps_its_ends():
    """A list of a page is one place: its beginning and its end are shown."""
    text = "Farms: " + ", ".join(f"farm {n}" for n in range(500)) + " are listed."
    mark = Span(7, len(text) - 12)
    shown = "".join(s.text for s in excerpt(text, Span(0, len(text)), {0: mark}, 200))
    assert len(shown) < 500
    assert "farm 0, farm 1" in shown
    assert "farm 499" in shown


def test_one_sentence_is_quoted_once_with_all_its_figures():
    """Places of one sentence share its quote; quotes stand in the article's order."""
    file = build.town()
    of, parts, _ = file.findings
    assert [len(q.places) for q in quotes(file, parts, 400)] == [4]
    assert [q.line for q in quotes(file, of, 400)] == [1, 3, 5]


def test_figures_that_agree_stand_on_one_side():
    """Restated figures by value, whatever words bound them; arithmetic by role. The suspect's side is the
    first.
    """
    file = build.town()
    assert sides(file, file.findings[0]) == (0, 1, 1)
    assert sides(file, file.findings[1]) == (0, 1, 1, 1)
    assert sides(file, file.findings[2]) == (0, 1, 2)


def bounded() -> FileReport:
    """A finding whose suspect is bounded by words, as the extractor gives it."""
    of = build.article()
    plain = build.quantity(of, 0, "1,200", 1200)
    about = replace(build.quantity(of, 1, "900", 900), phrase=build.span(of.text, "about 900"))
    found = build.finding(of, "900", "1,200")
    places = (replace(found.places[0], quantity=1), replace(found.places[1], quantity=0))
    return FileReport(of, (plain, about), (), (), (), (0, 1), (), (replace(found, places=places),))


def test_the_words_that_bound_a_figure_are_lit_up_with_it():
    """ "about" is part of what is said: it stands in the mark, in text and on the page alike, once."""
    file = bounded()
    lit_up = [s.text for q in quotes(file, file.findings[0], 400) for s in q.segments if s.place is not None]
    assert lit_up == ["1,200", "about 900"]
    marks = Marks(file, "file-1")
    parts = marks.parts(file.article.blocks[2].span)
    assert [part.text for part in parts if part.findings] == ["about 900"]
    assert marks.target(0, 0) == marks.figure_id(1) == next(part.id for part in parts if part.findings)
    assert sides(file, file.findings[0]) == (0, 1)


def test_a_part_of_a_figure_is_lit_up_alone():
    """A weekday and its date are two places in one figure: each has its own mark."""
    of = build.article("Sheep\n\nThey came on Thursday, 13 June 2025.\n")
    whole = build.quantity(of, 0, "Thursday, 13 June 2025", 13)
    found = build.finding(of, ("Thursday", "weekday"), ("13 June 2025", "date"))
    places = tuple(replace(place, quantity=0) for place in found.places)
    file = FileReport(of, (whole,), (), (), (), (), (), (replace(found, places=places),))
    (quote,) = quotes(file, file.findings[0], 400)
    assert [s.text for s in quote.segments if s.place is not None] == ["Thursday", "13 June 2025"]


def test_a_phrase_far_longer_than_its_figure_is_not_lit_up():
    """A clause is no bound."""
    file = bounded()
    (found,) = file.findings
    long = replace(file.quantities[1], phrase=Span(0, len(file.article.text)))
    far = replace(file, quantities=(file.quantities[0], long))
    assert [s.text for q in quotes(far, found, 400) for s in q.segments if s.place == 0] == ["900"]


def test_figures_inside_a_long_list_do_not_undo_its_shortening():
    """A place of a page with a figure in its middle: its ends and the figure are shown, not all between."""
    text = "Farms: " + ", ".join(f"farm {n}" for n in range(3000)) + " are listed."
    marks = {0: Span(7, len(text) - 12), 1: build.span(text, "farm 1500")}
    shown = "".join(s.text for s in excerpt(text, Span(0, len(text)), marks, 200))
    assert len(shown) < 800
    assert all(words in shown for words in ("farm 0, farm 1", "farm 1500", "farm 2999"))


@pytest.mark.parametrize("format", FORMATS)
def test_a_number_of_ten_thousand_digits_is_no_trouble(format):
    """It is skipped by the extractor, and shown shortened where figures are listed."""
    of = build.article(f"Sheep\n\nThere were {'7' * 10_000} sheep.\n")
    huge = replace(build.quantity(of, 0, "7" * 10_000, 7), status="too-long")
    huge = replace(huge, measure=replace(huge.measure, printed=None))
    verdict = Verdict(0, 0, False, "nothing ties them")
    file = FileReport(of, (huge,), (), (), (verdict,), (), (Skip(huge.span, "too-long"),), ())
    options = RenderOptions(why=True)
    assert format == "html" or len(render(build.report(file), format, options)) < 20_000
    assert len(render_figures(build.report(file), "terminal", options)) < 2_000
    assert "77777 … 777" in render_figures(build.report(file), "terminal", options)
