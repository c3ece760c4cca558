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


def test_the_readmes_example(capsys: pytest.CaptureFixture[str]) -> None:
    """The README's example of some ten lines runs as it stands and prints what the README says."""
    readme = (Path(__file__).parents[1] / "README.md").read_text(encoding="utf-8")
    code, _, after = readme.partition("```python\n")[2].partition("```\n")
    assert len([line for line in code.splitlines() if line]) <= 11
    exec(compile(code, "README.md", "exec"), {})
    assert f"prints `{capsys.readouterr().out.strip()}`." in after


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
