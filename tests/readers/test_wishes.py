"""Suppression comments: which lines and figures they cover, and what is said of malformed ones."""

from __future__ import annotations

import pytest

from numcheck.readers import read_bytes


def wishes(text: str, name: str = "a.md") -> list[tuple[tuple[str, ...], tuple[int, int], str, str]]:
    """Rules, lines, figure and reason of each suppression."""
    found = read_bytes(text.encode(), name).suppressions
    return [(wish.rules, wish.lines, wish.figure, wish.reason) for wish in found]


def test_disable_next_line_covers_the_next_line_that_says_something() -> None:
    """A comment is often set off by a blank line."""
    text = "Lead.\n\n<!-- numcheck-disable-next-line figure-mismatch -- two counts -->\n\nSome 12 died.\n"
    assert wishes(text) == [(("figure-mismatch",), (5, 5), "", "two counts")]


def test_disable_line_covers_its_own_line() -> None:
    """Inside a paragraph, too."""
    text = "Lead.\n\nSome 12 died. <!-- numcheck-disable-line figure-mismatch, tally -->\nMore.\n"
    assert wishes(text) == [(("figure-mismatch", "tally"), (3, 3), "", "")]


def test_disable_runs_to_enable_or_to_the_end() -> None:
    """Enabling one rule of several ends only that one."""
    text = "<!-- numcheck-disable a b -- why -->\n\nx\n\n<!-- numcheck-enable a -->\n\ny\n"
    assert wishes(text) == [(("b",), (1, 8), "", "why"), (("a",), (1, 5), "", "why")]


def test_disable_file_and_ignore_cover_everything() -> None:
    """The second only the figure it names."""
    text = 'x\n\n<!-- numcheck-disable-file change -->\n\n<!-- numcheck-ignore "12,000" figure-mismatch -- a, b -->\n'
    assert wishes(text) == [(("change",), (1, 6), "", ""), (("figure-mismatch",), (1, 6), "12,000", "a, b")]


def test_front_matter_can_ask_for_the_whole_file() -> None:
    """For those whose editing system drops comments."""
    text = "---\nnumcheck:\n  ignore: [figure-mismatch, tally]\n  reason: checked by hand\n---\nx\n"
    assert wishes(text) == [(("figure-mismatch", "tally"), (1, 7), "", "checked by hand")]


def test_html_has_them_too() -> None:
    """The same comments in a page."""
    text = "<p>x</p>\n<!-- numcheck-disable-next-line tally -- known -->\n<p>12</p>\n"
    assert wishes(text, "a.html") == [(("tally",), (3, 3), "", "known")]


def test_code_and_other_comments_ask_for_nothing() -> None:
    """An example in a code block is no wish."""
    text = "```\n<!-- numcheck-disable-file tally -->\n```\n\n`<!-- numcheck-disable-file tally -->` <!-- todo -->\n"
    assert wishes(text) == []
    assert read_bytes(text.encode(), "a.md").remarks == ()


@pytest.mark.parametrize(
    ("comment", "word"),
    [
        ("numcheck-disable-next-line", "names no rule"),
        ("numcheck-disable-nxt-line tally", "disable-next-line"),
        ("numcheck-ignore tally", "names no figure"),
        ("numcheck-disable-file Tally!", "no rule"),
    ],
)
def test_a_malformed_wish_silences_nothing_and_is_remarked_on(comment: str, word: str) -> None:
    """The remark has its line and says what is wrong."""
    article = read_bytes(f"x\n\n<!-- {comment} -->\n".encode(), "a.md")
    assert article.suppressions == ()
    (remark,) = article.remarks
    assert remark.line == 3
    assert word in remark.text
