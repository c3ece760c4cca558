"""One story of our own through every format, held to the files in reports/samples.

Run as a script (`python tests/reporters/test_samples.py`) to write those files anew, then read the
difference.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from numcheck.model.report import Report
from numcheck.reporters import RenderOptions, print_terminal, render, render_figures, step_summary

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ROOT / "reports" / "samples"
STORY = "reports/samples/draft.md"

PLANTED = [
    {"4,200", "3,600"},
    {"Thursday", "13 June 2025"},
    {"640", "160", "a third"},
    {"5 miles", "12km"},
    {"£125,000", "£150,000", "30 per cent"},
    {"£240,000", "£110,000", "£85,000", "£65,000"},
    {"Four"},
    {"27 to 16", "nine"},
]


@cache
def story() -> tuple[Report, RenderOptions]:
    """The story checked with default settings, once for all formats; paths stand as from the repository's
    root.
    """
    from numcheck.engine import rule_infos
    from numcheck.project.run import RunOptions, run
    from numcheck.resources.rules import load_rules

    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(ROOT)
        outcome = run(
            RunOptions(paths=(STORY,), cached=False), read_stdin=lambda: b"", progress=lambda _done, _of: None
        )
    return outcome.report, RenderOptions(rules=rule_infos(load_rules()))


def screen(width: int, theme: str) -> str:
    """The terminal as a picture. Its fonts are the reader's own; rich's template would fetch some."""
    from rich._export_format import CONSOLE_SVG_FORMAT
    from rich.console import Console
    from rich.terminal_theme import DEFAULT_TERMINAL_THEME, SVG_EXPORT_THEME

    report, options = story()
    console = Console(
        record=True,
        width=width,
        force_terminal=True,
        color_system="256",
        file=io.StringIO(),
        legacy_windows=False,
    )
    print_terminal(report, console, options)
    return console.export_svg(
        title="numcheck",
        theme={"dark": SVG_EXPORT_THEME, "light": DEFAULT_TERMINAL_THEME}[theme],
        code_format=re.sub(
            r"@font-face \{\{.*?\}\}\s*|<!--.*?-->\s*", "", CONSOLE_SVG_FORMAT, flags=re.DOTALL
        ),
        unique_id=f"numcheck-{width}-{theme}",
    )


def check(form: str, **more: object) -> Callable[[], str]:
    """The story in one format."""

    def written() -> str:
        report, options = story()
        return render(report, form, replace(options, **more))

    return written


FILES: dict[str, Callable[[], str]] = {
    "report.txt": check("terminal", width=100),
    "report-80.txt": check("terminal", width=80),
    "report-140.txt": check("terminal", width=140),
    "report.json": check("json"),
    "report.sarif": check("sarif"),
    "report.github.txt": check("github"),
    "report.summary.md": lambda: step_summary(*story()),
    "report.gitlab.json": check("gitlab"),
    "report.rdjsonl": check("rdjsonl"),
    "report.junit.xml": check("junit"),
    "report.html": check("html"),
    "report.comment.md": check("markdown"),
    "figures.txt": lambda: render_figures(story()[0], "terminal", RenderOptions(width=120)),
    "figures.json": lambda: render_figures(story()[0], "json"),
}

SCREENS: dict[str, Callable[[], str]] = {
    "terminal-100-dark.svg": lambda: screen(100, "dark"),
    "terminal-100-light.svg": lambda: screen(100, "light"),
    "terminal-80-dark.svg": lambda: screen(80, "dark"),
    "terminal-140-light.svg": lambda: screen(140, "light"),
}


@pytest.mark.parametrize("name", FILES)
def test_sample_is_what_the_story_gives(name):
    """A change of output shows in the samples, and so in its review."""
    assert FILES[name]() == (SAMPLES / name).read_text("utf-8"), (
        f"run {Path(__file__).name} and read the difference"
    )


@pytest.mark.parametrize("name", SCREENS)
def test_screen_shows_the_report_and_loads_nothing(name):
    """Pictures are rewritten with the samples; rich may draw them a little differently from version to
    version.
    """
    picture = (SAMPLES / name).read_text("utf-8")
    assert "4,200" in picture
    assert "http" not in picture.replace("http://www.w3.org/", "")


def test_the_planted_conflicts_are_found_and_nothing_else():
    """Eight conflicts of different kinds stand in the story, among many figures that are in order."""
    (file,) = story()[0].files
    words = [{p.span.of(file.article.text) for p in finding.places} for finding in file.findings]
    assert len(file.quantities) > 60
    for planted in PLANTED:
        assert any(len(planted & found) >= min(2, len(planted)) for found in words), planted
    assert len(file.findings) == len(PLANTED)


if __name__ == "__main__":
    for sample, write in {**FILES, **SCREENS}.items():
        (SAMPLES / sample).write_text(write(), "utf-8", newline="\n")
