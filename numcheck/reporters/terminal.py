"""The report that people read at a terminal, and the same in plain text where it is piped."""

from __future__ import annotations

from collections.abc import Iterator
from io import StringIO

from rich.console import Console
from rich.text import Text

from numcheck.model.report import FileReport, Report
from numcheck.reporters.fates import Fate, outcomes
from numcheck.reporters.ink import FAINT, HEADING, LABEL, Ink, ink_for
from numcheck.reporters.options import RenderOptions
from numcheck.reporters.pairs import pair_lines
from numcheck.reporters.quoting import shortened
from numcheck.reporters.selection import hidden_info, select
from numcheck.reporters.terminal_finding import finding_lines
from numcheck.reporters.visible import visible
from numcheck.reporters.wording import SILENCE, count, coverage, notes, verdict

_WIDEST = 120  # longer lines than this are harder to read, however wide the window


def render_terminal(report: Report, options: RenderOptions) -> str:
    """The report as plain text, `options.width` cells wide."""
    out = StringIO()
    print_report(
        report, Console(file=out, width=options.width, color_system=None, legacy_windows=False), options
    )
    return out.getvalue()


def print_report(report: Report, console: Console, options: RenderOptions) -> None:
    """Writes the report to `console`, line by line: a reader that stops early costs nothing more."""
    ink = ink_for(console)
    width = min(console.width, _WIDEST)
    shown = select(report, options)
    for line in _lines(shown, report, console, ink, width, options):
        line.rstrip()
        console.print(line, no_wrap=True, overflow="ignore", crop=False, soft_wrap=True, highlight=False)


def _lines(
    shown: Report, whole: Report, console: Console, ink: Ink, width: int, options: RenderOptions
) -> Iterator[Text]:
    left = sum(len(file.findings) for file in shown.files) if options.limit is None else max(0, options.limit)
    cut = 0
    for file in shown.files:
        findings = file.findings[:left]
        left -= len(findings)
        cut += len(file.findings) - len(findings)
        if findings or options.why:
            yield from _header(file, console, ink, width, alone=len(shown.files) == 1)
        for finding in findings:
            yield from finding_lines(file, finding, console, ink, width, every=options.why)
            yield Text()
        if options.why:
            yield from _why(file, console, ink, width)
    if cut:
        yield Text(
            f"  {ink.safe('…')} and {count(cut, 'more finding')}, not shown (limit {options.limit})", FAINT
        )
        yield Text()
    yield from _summary(shown, whole, console, ink, width)


def _header(file: FileReport, console: Console, ink: Ink, width: int, *, alone: bool) -> Iterator[Text]:
    yield Text(ink.glyphs.rule * width, FAINT)
    yield from _wrapped(Text(ink.safe(visible(file.article.path)), LABEL), console, width)
    headline = ink.safe(file.article.headline)
    if headline:
        yield from _wrapped(Text(headline, HEADING), console, width)
    if not alone:  # else the summary says the same a screen further down
        yield from _wrapped(Text(coverage([file]).sentence, FAINT), console, width)
    yield Text()


def _why(file: FileReport, console: Console, ink: Ink, width: int) -> Iterator[Text]:
    """The pairs that were looked at, and what was skipped: the record behind the silence."""
    for line in pair_lines(file, linked=True):
        yield from _wrapped(Text(ink.safe(line)), console, width, "  ")
    became = outcomes(file)
    for quantity in file.quantities:
        if became[quantity.index].fate is Fate.SKIPPED:
            figure = shortened(quantity.span.of(file.article.text))
            line = f"“{figure}”: skipped, {became[quantity.index].reason}"
            yield from _wrapped(Text(ink.safe(line), FAINT), console, width, "  ")
    if file.verdicts or file.skipped:
        yield Text()


def _summary(shown: Report, whole: Report, console: Console, ink: Ink, width: int) -> Iterator[Text]:
    yield Text(ink.glyphs.rule * width, FAINT)
    yield from _wrapped(Text(ink.safe(verdict(shown)), HEADING), console, width)
    facts = coverage(shown.files)
    yield from _wrapped(Text(ink.safe(facts.sentence)), console, width)
    if facts.why_skipped:
        yield from _wrapped(Text(ink.safe(f"skipped: {facts.why_skipped}"), FAINT), console, width)
    hidden = hidden_info(whole) - hidden_info(shown)
    if hidden:
        line = f"{count(hidden, 'finding')} for information not shown (--show info)"
        yield from _wrapped(Text(line, FAINT), console, width)
    for note in notes(shown):
        yield from _wrapped(Text(ink.safe(note), FAINT), console, width)
    for item in shown.not_checked:
        yield from _wrapped(
            Text(ink.safe(f"not checked: {visible(item.path)}: {item.reason}")), console, width
        )
    for failure in shown.failures:
        yield from _wrapped(
            Text(ink.safe(f"failed: {visible(failure.path)}: {failure.error}"), HEADING), console, width
        )
    yield from _wrapped(Text(SILENCE, FAINT), console, width)


def _wrapped(text: Text, console: Console, width: int, indent: str = "") -> Iterator[Text]:
    for line in text.wrap(console, max(20, width - len(indent))):
        line.rstrip()
        yield Text(indent).append_text(line)
