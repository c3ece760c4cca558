"""The articles that weights are fitted to: sound labels, and, being consistent, all but silent under a check."""

from __future__ import annotations

import json

import pytest

from numcheck import check_text
from numcheck.model.finding import Finding, Severity
from tests.fitting.labelled import HERE, own_articles
from tests.fitting.planted import Planted, plant
from tests.marks import ANGLED, SQUARE, unmark

# Alarms in a hundred articles; they raise none where every figure is read and tied as its writer meant it. What was
# written to mislead, and is not fitted to, raises more than life: its limit guards against worse.
MOST_ALARMS = {"articles": 6, "unseen": 10}
# Of the conflicts that are planted in what is fitted to, so many in a hundred are found at least.
FEWEST_FOUND = 24
FITTED, UNSEEN = dict(own_articles("articles")), dict(own_articles("unseen"))
ARTICLES = FITTED | UNSEEN


@pytest.mark.parametrize("name", ARTICLES)
def test_every_letter_marks_two_figures_or_more(name: str) -> None:
    """A letter that stands once restates nothing; no mark is left in the text."""
    text, groups = unmark(ARTICLES[name], SQUARE)
    assert groups
    assert all(len(spans) > 1 for spans in groups.values())
    assert "[[" not in text
    assert "]]" not in text


def test_marks_of_both_makes_become_spans() -> None:
    """Offsets are those of the text without its marks; a figure may bear two letters."""
    text, groups = unmark("[[A:12]] hurt. The [[A:12]] were boys.", SQUARE)
    assert text == "12 hurt. The 12 were boys."
    assert [text[a:b] for a, b in groups["A"]] == ["12", "12"]
    assert unmark("<<AB:30>> and <<B:31>>", ANGLED)[1] == {"A": [(0, 2)], "B": [(0, 2), (7, 9)]}


def test_labels_name_an_article_once() -> None:
    """A line an article, groups of two or more spans each."""
    for path in (HERE / "labels").glob("*.jsonl"):
        rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
        assert len({row["id"] for row in rows}) == len(rows)
        for row in rows:
            for group in row["groups"]:
                assert len(group) > 1
                assert all(start < end for start, end in group)


@pytest.mark.parametrize("folder", MOST_ALARMS)
def test_consistent_articles_are_all_but_silent(folder: str) -> None:
    """What was written to be consistent raises few alarms, whatever figures look alike in it."""
    articles = dict(own_articles(folder))
    alarms = [
        f"{name}: {finding.rule}: {finding.message}"
        for name, marked in articles.items()
        for finding in loud(unmark(marked, SQUARE)[0])
    ]
    assert len(alarms) <= MOST_ALARMS[folder] * len(articles) / 100, "\n".join(alarms)


def test_planted_conflicts_are_found() -> None:
    """A changed figure is held against one that it restated; most are restated in quite other words."""
    planted = [faulty for name, marked in FITTED.items() for faulty in plant(name, marked, 1)]
    found = [faulty for faulty in planted if any(_names(faulty, finding) for finding in loud(faulty.text))]
    assert len(found) >= FEWEST_FOUND * len(planted) / 100, f"{len(found)} of {len(planted)}"


def test_what_is_planted_is_another_figure_in_the_same_words() -> None:
    """Only the figure changes, the same way each time, and its marks move with what stands behind it."""
    (faulty,) = plant("name", "Some [[A:240]] came. The [[A:240]] sang, and [[B:3-1]] it ended.", 1)
    (again,) = plant("name", "Some [[A:240]] came. The [[A:240]] sang, and [[B:3-1]] it ended.", 1)
    assert faulty == again
    start, end = faulty.figure
    assert (start, end) in faulty.one_thing
    plain = "Some 240 came. The 240 sang, and 3-1 it ended."
    assert faulty.text != plain
    assert faulty.text[:start] == plain[:start]
    assert plain.endswith(faulty.text[end:])


def loud(text: str) -> list[Finding]:
    """What a check says of a text but for information."""
    return [f for f in check_text(text).files[0].findings if f.severity >= Severity.WARNING]


def _names(faulty: Planted, finding: Finding) -> bool:
    """Whether a finding names the planted figure and another of its thing."""
    spans = [(place.span.start, place.span.end) for place in finding.places]
    met = {one for one in faulty.one_thing for a, b in spans if a < one[1] and one[0] < b}
    return faulty.figure in met and len(met) > 1
