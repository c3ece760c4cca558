"""numcheck as a library."""

from __future__ import annotations

from pathlib import Path

import pytest

import numcheck
from numcheck.errors import ArticleError


def test_public_names_are_there() -> None:
    """Everything the package promises can be imported, and nothing else is promised."""
    for name in numcheck.__all__:
        assert getattr(numcheck, name) is not None
    with pytest.raises(AttributeError):
        numcheck.check_everything  # noqa: B018


def test_ten_line_example() -> None:
    """The README's example does what it says."""
    from numcheck import check_text

    report = check_text(
        "Bridge to cost £4.2m\n\nThe footbridge will cost £4.2m, the council said.\n\n"
        "Of the 30 councillors, 45 voted for it.\n",
        name="draft.md",
    )
    lines = []
    for finding in report.files[0].findings:
        first, second = finding.places[:2]
        lines.append(f"{finding.rule}: {first.text} / {second.text}")
    assert lines == ["part-exceeds-whole: 30 / 45"]


def test_files_and_their_failures(tmp_path: Path) -> None:
    """A file is read by its suffix; one that cannot be read raises with its path."""
    path = tmp_path / "draft.txt"
    path.write_text("Of the 30 pupils, 45 passed.\n", encoding="utf-8")
    assert len(numcheck.check_file(path).files[0].findings) == 1
    with pytest.raises(ArticleError, match="missing"):
        numcheck.check_file(tmp_path / "missing.txt")


def test_other_languages_are_not_checked() -> None:
    """An article that is not English gives no file report and a reason."""
    text = "Der Rat hat am Montag mit 30 zu 12 Stimmen für die neue Brücke gestimmt, sagte der Sprecher. " * 4
    report = numcheck.check_text(text)
    assert report.files == ()
    assert report.not_checked[0].reason
