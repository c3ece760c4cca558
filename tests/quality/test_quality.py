"""The quality page says what the rule files and the cases say."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from numcheck.resources.rules import Rule, load_rules
from tests.quality.measure import conflicts, firings
from tests.quality.page import PATH, counts, page
from tests.quality.readme import README, with_table


def test_page_is_up_to_date() -> None:
    """`python -m tests.quality` would change nothing."""
    assert PATH.read_text(encoding="utf-8") == page()


def test_readme_lists_the_rules_there_are() -> None:
    """The README's table is the one made from the rule files."""
    text = README.read_text(encoding="utf-8")
    assert text == with_table(text)


@pytest.mark.parametrize("rule", load_rules(), ids=lambda rule: rule.id)
def test_stable_rules_earn_it(rule: Rule) -> None:
    """A stable rule was right nine times in ten, or fired less, hardly ever wrongly, and passes ten pairs of our own."""
    if not rule.stable:
        return
    fired, right = (rule.counts.fired, rule.counts.right) if rule.counts else (0, 0)
    if fired >= 10:
        assert right >= 0.9 * fired
    else:
        flagged, innocent = counts(rule)
        assert fired - right <= 1
        assert flagged >= 10
        assert innocent >= 10


def test_markers_become_spans() -> None:
    """Marked figures are found in the text without its marks, one conflict a letter."""
    text, planted, anchored = conflicts({"text": "<<A:12>> of the <<AB:30>> and <<B:31>>"})
    assert text == "12 of the 30 and 31"
    assert [[text[start:end] for start, end in spans] for spans in planted] == [["12", "30"], ["30", "31"]]
    assert not anchored


def test_firings_tell_right_from_wrong(tmp_path: Path) -> None:
    """A finding on the planted figures is right; one on a consistent text is not."""
    rows = [
        {"text": "Of the <<A:30>> pupils, <<A:45>> passed."},
        {"text": "Of the 30 pupils, 45 passed.", "figures": []},
    ]
    path = tmp_path / "set.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    assert list(firings(path)) == [("part-exceeds-whole", True), ("part-exceeds-whole", False)]
