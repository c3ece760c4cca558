"""The table of `numcheck figures` at a terminal: every figure, how it was read, what became of it."""

from __future__ import annotations

from collections.abc import Iterator
from io import StringIO

from rich import box
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from numcheck.model.quantity import Kind, Modifier, Quantity
from numcheck.model.relation import Relation
from numcheck.model.report import FileReport, Report
from numcheck.reporters.fates import Fate, outcomes
from numcheck.reporters.figures_json import unit_name
from numcheck.reporters.ink import FAINT, HEADING, LABEL, Ink, ink_for
from numcheck.reporters.located import locate
from numcheck.reporters.options import RenderOptions
from numcheck.reporters.pairs import pair_lines
from numcheck.reporters.plain_numbers import grouped
from numcheck.reporters.quoting import shortened
from numcheck.reporters.said_of import said_of
from numcheck.reporters.totals import coverage
from numcheck.reporters.visible import visible

_WIDEST = 140
_WITH_ENTITY = 96  # cells from which the table has room to say what each figure is said of
_UNCOUNTED = frozenset({Kind.CLOCK, Kind.DATE, Kind.YEAR, Kind.WEEKDAY, Kind.ORDINAL, Kind.SCORE})
_SIGNS = {
    Modifier.EXACT: "",
    Modifier.APPROXIMATE: "≈ ",
    Modifier.MORE_THAN: "> ",
    Modifier.AT_LEAST: "≥ ",
    Modifier.LESS_THAN: "< ",
    Modifier.AT_MOST: "≤ ",
}


def render_figures_table(report: Report, options: RenderOptions) -> Iterator[str]:
    """The tables as plain text, `options.width` cells wide, an article a piece."""
    out = StringIO()
    console = Console(file=out, width=options.width, color_system=None, legacy_windows=False)
    for _ in _printed(report, console, options):
        yield "\n".join(line.rstrip() for line in out.getvalue().split("\n"))
        out.seek(0)
        out.truncate()


def print_table(report: Report, console: Console, options: RenderOptions) -> None:
    """Writes a table for each article to `console`, and with `options.why` the pairs that were looked at."""
    for _ in _printed(report, console, options):
        pass


def _printed(report: Report, console: Console, options: RenderOptions) -> Iterator[None]:
    """Writes to `console`, and hands over after each article."""
    ink = ink_for(console)
    for file in report.files:
        console.print(Text(ink.safe(visible(file.article.path)), LABEL), highlight=False)
        if file.article.headline:
            console.print(Text(ink.safe(file.article.headline), HEADING), highlight=False)
        if file.quantities:
            console.print(_table(file, console, options, ink))
        for line in _links(file, options, ink):
            console.print(Padding(line, (0, 0, 0, 1)), highlight=False)
        console.print(Text(ink.safe(coverage(file).sentence), FAINT), highlight=False)
        console.print()
        yield
    for item in report.not_checked:
        console.print(Text(ink.safe(f"not checked: {visible(item.path)}: {item.reason}")), highlight=False)
    for failure in report.failures:
        console.print(
            Text(ink.safe(f"failed: {visible(failure.path)}: {failure.error}"), HEADING), highlight=False
        )
    yield


def _table(file: FileReport, console: Console, options: RenderOptions, ink: Ink) -> Table:
    wide = console.width >= _WITH_ENTITY
    lines = box.SIMPLE_HEAD if ink.can("╶━") else box.ASCII2
    table = Table(
        box=lines, width=min(console.width, _WIDEST), header_style=FAINT, pad_edge=False, safe_box=True
    )
    table.add_column(
        "paragraph" if file.article.paragraphs else "line", justify="right", style=FAINT, no_wrap=True
    )
    table.add_column("figure", ratio=3, overflow="fold")
    table.add_column("read as", ratio=3, overflow="fold")
    if wide:
        table.add_column("said of", ratio=4, overflow="fold")
    table.add_column("became", ratio=3 if options.why else 2, overflow="fold")
    claims = {claim.quantity.index: claim for claim in file.claims}
    became = outcomes(file)
    for quantity in file.quantities:
        claim = claims.get(quantity.index)
        outcome = became[quantity.index]
        words = outcome.words if options.why else outcome.words.partition(":")[0]
        cells = [
            Text(str(locate(file.article, quantity.span).line)),
            Text(ink.safe(shortened(quantity.phrase.of(file.article.text))), HEADING),
            Text(ink.safe(reading(quantity, unit_name(quantity, claim)))),
            *(
                [Text(ink.safe(shortened(said_of(claim, file.article.text) if claim else "")))]
                if wide
                else []
            ),
            Text(ink.safe(shortened(words)), "" if outcome.fate is Fate.COMPARED else FAINT),
        ]
        table.add_row(*cells)
    return table


def reading(quantity: Quantity, unit: str) -> str:
    """How a figure was read, for people: "≈ 900 home", "10 to 12 mile", "up 0.3 dollar"."""
    measure = quantity.measure
    if not quantity.judged or quantity.kind in _UNCOUNTED:
        return _uncounted(quantity)
    if quantity.low is not None and quantity.high is not None:
        number = f"{grouped(quantity.low)} to {grouped(quantity.high)}"
    elif measure.printed is not None:
        number = _SIGNS[measure.modifier] + grouped(measure.printed)
    elif measure.usual.low is not None and measure.usual.high is not None:
        number = f"{grouped(measure.usual.low)} to {grouped(measure.usual.high)}"
    else:
        number = quantity.kind.value
    way = f"{quantity.direction.value} " if quantity.direction else ""
    return f"{way}{number} {unit}".strip()


def _uncounted(quantity: Quantity) -> str:
    """A figure that is no amount: "date 2025-06-13", "clock 7:45", "ordinal 3", else its kind alone."""
    printed, calendar = quantity.measure.printed, quantity.calendar
    name = quantity.kind.value
    if calendar is not None and any((calendar.year, calendar.month, calendar.day)):
        parts = (f"{calendar.year or '····':>4}", _two(calendar.month), _two(calendar.day))
        return f"{name} {'-'.join(parts).removesuffix('-··').removesuffix('-··')}"
    if quantity.kind is Kind.CLOCK and printed is not None:
        return f"{name} {int(printed) // 60}:{int(printed) % 60:02}"
    if quantity.kind is Kind.ORDINAL and printed is not None:
        return f"{name} {grouped(printed)}"
    if quantity.score:
        return f"{name} {'–'.join(map(str, quantity.score))}"
    return name


def _two(number: int | None) -> str:
    return "··" if number is None else f"{number:02}"


def _links(file: FileReport, options: RenderOptions, ink: Ink) -> Iterator[Text]:
    for relation in file.relations:
        line = Text().append(f"{relation.kind.value}: ", LABEL)
        yield line.append(ink.safe(_roles(relation))).append(ink.safe(_because(relation, options)), FAINT)
    if not options.why:
        return
    for pair in pair_lines(file, linked=False):
        yield Text(ink.safe(pair), FAINT)


def _roles(relation: Relation) -> str:
    parts = [
        f"{role} {', '.join(shortened(filler.text) for filler in fillers)}"
        for role, fillers in relation.roles
        if fillers
    ]
    return " · ".join(parts)


def _because(relation: Relation, options: RenderOptions) -> str:
    """How sure the link is, and with `why` the evidence."""
    sure = f" ({relation.confidence:.2f})"
    return f"{sure} {'; '.join(relation.because)}" if options.why and relation.because else sure
