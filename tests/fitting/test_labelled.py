"""The articles that weights are fitted to: sound labels, and, being consistent, all but silent under a check."""

from __future__ import annotations

import json

import pytest

from numcheck import check_text
from numcheck.model.finding import Severity
from tests.fitting.labelled import HERE, own_articles
from tests.marks import ANGLED, SQUARE, unmark

MOST_ALARMS = (
    6  # in a hundred articles; they raise none where every figure is read and tied as its writer meant it
)
ARTICLES = dict(own_articles())


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


def test_consistent_articles_are_all_but_silent() -> None:
    """What was written to be consistent raises few alarms, whatever figures look alike in it."""
    alarms = [
        f"{name}: {finding.rule}: {finding.message}"
        for name, marked in ARTICLES.items()
        for finding in check_text(unmark(marked, SQUARE)[0]).files[0].findings
        if finding.severity >= Severity.WARNING
    ]
    assert len(alarms) <= MOST_ALARMS * len(ARTICLES) / 100, "\n".join(alarms)
