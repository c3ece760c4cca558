"""The report that people read at a terminal, and the same in plain text where it is piped."""

from __future__ import annotations

from collections.abc import Iterator
from io import StringIO

from rich.console import Console
from rich.segment import Segment, Segments
from rich.text import Text

from numcheck.model.report import FileReport, Report
from numcheck.reporters.fates import Fate, outcomes
from numcheck.reporters.ink import FAINT, HEADING, LABEL, Ink, ink_for, wrapped
from numcheck.reporters.options import RenderOptions
from numcheck.reporters.pairs import pair_lines
from numcheck.reporters.quoting import shortened
from numcheck.reporters.selection import without_info
from numcheck.reporters.terminal_finding import finding_lines
from numcheck.reporters.totals import Totals, coverage
from numcheck.reporters.visible import visible
from numcheck.reporters.wording import SILENCE, count

_WIDEST = 120  # longer lines than this are harder to read, however wide the window


def render_terminal(report: Report, options: RenderOptions) -> Iterator[str]:
    """The report as plain text, `options.width` cells wide, in pieces."""
    out = StringIO()
    console = Console(file=out, width=options.width, color_system=None, legacy_windows=False)
    for lines in _parts(report, console, options):
        _print(lines, console)
        yield out.getvalue()
        out.seek(0)
        out.truncate()


def print_report(report: Report, console: Console, options: RenderOptions) -> None:
    """Writes the report to `console`, finding by finding: a reader that stops early costs nothing more."""
    for lines in _parts(report, console, options):
        _print(lines, console)


def _print(lines: list[Text], console: Console) -> None:
    """Writes lines as they are, however wide. In one go: what rich does for each print is more than for a line."""
    for line in lines:
        line.rstrip()
    if console.color_system is None:
        console.file.write("".join(f"{line.plain}\n" for line in lines))
        return
    console.print(
        Segments(segment for line in lines for segment in _segments(line, console)),
        end="",
        crop=False,
        soft_wrap=True,
        highlight=False,
    )


def _segments(line: Text, console: Console) -> Iterator[Segment]:
    """A line with its styles and its end. Rich would wrap what is wrapped already."""
    yield from Segment.apply_style(line.render(console, end=""), console.get_style(line.style))
    yield Segment.line()


def _parts(report: Report, console: Console, options: RenderOptions) -> Iterator[list[Text]]:
    """The lines of each header, of each finding, and of what is said at the end, after one look at each file."""
    ink = ink_for(console)
    width = min(console.width, _WIDEST)
    totals = Totals()
    cut = hidden = 0
    for whole in report.files:
        file = without_info(whole, options)
        hidden += len(whole.findings) - len(file.findings)
        room = None if options.limit is None else max(0, options.limit - totals.findings)
        totals.add(file)
        findings = file.findings[:room]
        cut += len(file.findings) - len(findings)
        if findings or options.why:
            yield list(_header(file, console, ink, width, alone=len(report.files) == 1))
        for finding in findings:
            yield [*finding_lines(file, finding, console, ink, width, every=options.why), Text()]
        if options.why:
            yield list(_why(file, console, ink, width))
    if cut:
        more = f"  {ink.safe('…')} and {count(cut, 'more finding')}, not shown (limit {options.limit})"
        yield [Text(more, FAINT), Text()]
    yield list(_summary(report, totals, hidden, console, ink, width))


def _header(file: FileReport, console: Console, ink: Ink, width: int, *, alone: bool) -> Iterator[Text]:
    yield Text(ink.glyphs.rule * width, FAINT)
    yield from _wrapped(Text(ink.safe(visible(file.article.path)), LABEL), console, width)
    headline = ink.safe(file.article.headline)
    if headline:
        yield from _wrapped(Text(headline, HEADING), console, width)
    if not alone:  # else the summary says the same a screen further down
        yield from _wrapped(Text(coverage(file).sentence, FAINT), console, width)
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


def _summary(
    report: Report, totals: Totals, hidden: int, console: Console, ink: Ink, width: int
) -> Iterator[Text]:
    yield Text(ink.glyphs.rule * width, FAINT)
    yield from _wrapped(Text(ink.safe(totals.verdict), HEADING), console, width)
    facts = totals.coverage
    yield from _wrapped(Text(ink.safe(facts.sentence)), console, width)
    if facts.why_skipped:
        yield from _wrapped(Text(ink.safe(f"skipped: {facts.why_skipped}"), FAINT), console, width)
    if hidden:
        line = f"{count(hidden, 'finding')} for information not shown (--show info)"
        yield from _wrapped(Text(line, FAINT), console, width)
    for note in totals.notes(report):
        yield from _wrapped(Text(ink.safe(note), FAINT), console, width)
    for item in report.not_checked:
        yield from _wrapped(
            Text(ink.safe(f"not checked: {visible(item.path)}: {item.reason}")), console, width
        )
    for failure in report.failures:
        yield from _wrapped(
            Text(ink.safe(f"failed: {visible(failure.path)}: {failure.error}"), HEADING), console, width
        )
    yield from _wrapped(Text(SILENCE, FAINT), console, width)


def _wrapped(text: Text, console: Console, width: int, indent: str = "") -> Iterator[Text]:
    for line in wrapped(text, console, max(20, width - len(indent))):
        yield Text(indent).append_text(line) if indent else line
