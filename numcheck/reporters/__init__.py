"""One report, in the format its reader needs. The only room that imports rich and Jinja, and only when
asked to.

`stream` gives a document in pieces, `render` the whole of it, for every name in `FORMATS`; `print_terminal`
writes to a rich console, with
its width and colours. Reporters present: they decide neither what a finding is nor what the exit status
will be.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from typing import TYPE_CHECKING

from numcheck.errors import UsageError, near
from numcheck.model.report import Report
from numcheck.reporters.options import RenderOptions
from numcheck.reporters.selection import select

if TYPE_CHECKING:
    from rich.console import Console

__all__ = [
    "FIGURE_FORMATS",
    "FORMATS",
    "RenderOptions",
    "print_figures",
    "print_terminal",
    "render",
    "render_figures",
    "step_summary",
    "stream",
    "stream_figures",
]

# Format → module and function. The module is imported when the format is asked for: a JSON run never loads
# Jinja.
_RENDERERS = {
    "terminal": ("terminal", "render_terminal"),
    "json": ("json_report", "render_json"),
    "sarif": ("sarif", "render_sarif"),
    "github": ("github", "render_github"),
    "gitlab": ("gitlab", "render_gitlab"),
    "rdjsonl": ("rdjsonl", "render_rdjsonl"),
    "junit": ("junit", "render_junit"),
    "html": ("html_page", "render_html"),
    "markdown": ("markdown", "render_markdown"),
}

FORMATS: tuple[str, ...] = tuple(_RENDERERS)
FIGURE_FORMATS: tuple[str, ...] = ("terminal", "json")


def stream(report: Report, format: str, options: RenderOptions | None = None) -> Iterator[str]:
    """The document in `format`, one of `FORMATS`, in pieces, to be written as UTF-8 with line ends as they are.

    Files are looked at one after another, perhaps more than once; no piece holds more than one of them, but
    for Markdown, which is short. Raises UsageError for a format that does not exist, before anything is written.
    """
    if format not in _RENDERERS:
        raise UsageError(f"there is no format {format!r}", cure=near(format, FORMATS))
    options = options or RenderOptions()
    module, function = _RENDERERS[format]
    renderer = getattr(import_module(f"numcheck.reporters.{module}"), function)
    pieces: Iterator[str] = renderer(report if format == "terminal" else select(report, options), options)
    return pieces


def render(report: Report, format: str, options: RenderOptions | None = None) -> str:
    """The whole document that `stream` gives in pieces. Raises UsageError for a format that does not exist."""
    return "".join(stream(report, format, options))


def print_terminal(report: Report, console: Console, options: RenderOptions | None = None) -> None:
    """Writes the report to a rich console, as wide and as colourful as it is."""
    from numcheck.reporters.terminal import print_report

    print_report(report, console, options or RenderOptions())


def step_summary(report: Report, options: RenderOptions | None = None) -> str:
    """The Markdown for `$GITHUB_STEP_SUMMARY`, at most 1 MiB: everything, where annotations are capped."""
    from numcheck.reporters.markdown import SUMMARY_BYTES, render_markdown

    options = options or RenderOptions()
    return "".join(render_markdown(select(report, options), options, limit_bytes=SUMMARY_BYTES))


def stream_figures(report: Report, format: str, options: RenderOptions | None = None) -> Iterator[str]:
    """Every figure as it was read, in "terminal" or "json", in pieces. Raises UsageError for another format."""
    options = options or RenderOptions()
    if format == "json":
        from numcheck.reporters.figures_json import render_figures_json

        return render_figures_json(report, options)
    if format == "terminal":
        from numcheck.reporters.figures_table import render_figures_table

        return render_figures_table(report, options)
    raise UsageError(f"there is no format {format!r} of figures", cure=near(format, FIGURE_FORMATS))


def render_figures(report: Report, format: str, options: RenderOptions | None = None) -> str:
    """The whole document that `stream_figures` gives in pieces. Raises UsageError for another format."""
    return "".join(stream_figures(report, format, options))


def print_figures(report: Report, console: Console, options: RenderOptions | None = None) -> None:
    """Writes the table of figures to a rich console."""
    from numcheck.reporters.figures_table import print_table

    print_table(report, console, options or RenderOptions())
