"""An article and its findings as the page's template reads them."""

from __future__ import annotations

from dataclasses import dataclass

from numcheck.model.article import Article, Block, BlockKind, Table
from numcheck.model.finding import Severity
from numcheck.model.report import FileReport
from numcheck.model.ruleinfo import RuleInfo
from numcheck.model.span import Span
from numcheck.reporters.fates import outcomes
from numcheck.reporters.figures_json import unit_name
from numcheck.reporters.figures_table import reading
from numcheck.reporters.html_marks import Marks, Part
from numcheck.reporters.located import locate
from numcheck.reporters.options import RenderOptions
from numcheck.reporters.quoting import lit, shortened
from numcheck.reporters.said_of import said_of
from numcheck.reporters.sides import sides
from numcheck.reporters.telling import details, measured
from numcheck.reporters.totals import coverage
from numcheck.reporters.visible import one_line, visible
from numcheck.reporters.wording import Coverage, count


@dataclass(frozen=True, slots=True)
class BlockView:
    """A block: its parts, or a table's cells, or the items of a list."""

    kind: str
    line: int
    parts: tuple[Part, ...] = ()
    rows: tuple[tuple[tuple[Part, ...], ...], ...] = ()
    items: tuple[BlockView, ...] = ()
    header: bool = False


@dataclass(frozen=True, slots=True)
class PlaceView:
    """A figure of a finding, and the mark in the text that it leads to."""

    text: str
    where: str
    side: int
    target: str


@dataclass(frozen=True, slots=True)
class FindingView:
    """A card in the list of findings."""

    id: str
    number: int
    rule: str
    severity: str
    message: str
    target: str
    places: tuple[PlaceView, ...]
    details: tuple[dict[str, str], ...]
    what: str
    why: str
    measured: str


@dataclass(frozen=True, slots=True)
class FigureRow:
    """A line in the table of figures."""

    line: int
    text: str
    reading: str
    entity: str
    fate: str
    target: str


@dataclass(frozen=True, slots=True)
class IndexRow:
    """One article in the list of articles. `whole` is False where it is on the page by its name alone."""

    id: str
    whole: bool
    path: str
    headline: str
    search: str
    errors: int
    warnings: int
    coverage: Coverage


@dataclass(frozen=True, slots=True)
class FileView:
    """One article on the page, with its text."""

    id: str
    path: str
    headline_line: int
    headline_parts: tuple[Part, ...]
    heading: str
    position: str
    capped: str
    blocks: tuple[BlockView, ...]
    findings: tuple[FindingView, ...]
    rows: tuple[FigureRow, ...]


def index_row(file: FileReport, number: int, *, whole: bool) -> IndexRow:
    """What the list says of the `number`th article."""
    path = visible(file.article.path)
    headline = one_line(file.article.headline).strip()
    levels = [finding.severity for finding in file.findings]
    return IndexRow(
        id=_id(number),
        whole=whole,
        path=path,
        headline=headline,
        search=f"{path} {headline}".lower(),
        errors=levels.count(Severity.ERROR),
        warnings=levels.count(Severity.WARNING),
        coverage=coverage(file),
    )


def _id(number: int) -> str:
    return f"file-{number}"


def file_view(file: FileReport, number: int, options: RenderOptions) -> FileView:
    """What the template shows of the `number`th article, ids included: they are unique on the page."""
    article = file.article
    name = _id(number)
    marks = Marks(file, name)
    blocks = (
        list(article.blocks) or [Block(Span(0, len(article.text)), BlockKind.BODY)]
        if article.text.strip()
        else []
    )
    headline = next((block for block in blocks if block.kind is BlockKind.HEADLINE), None)
    found = len(file.findings)
    return FileView(
        id=name,
        path=visible(article.path),
        headline_line=locate(article, headline.span).line if headline else 1,
        headline_parts=marks.parts(headline.span) if headline else (),
        heading=_capital(count(found, "finding") if found else "no conflicting figures found"),
        position="Paragraph" if article.paragraphs else "Line",
        capped=one_line(file.capped),
        blocks=_blocks(article, [block for block in blocks if block is not headline], marks),
        findings=tuple(_finding(file, index, marks, options) for index in range(found)),
        rows=_rows(file, marks),
    )


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _blocks(article: Article, blocks: list[Block], marks: Marks) -> tuple[BlockView, ...]:
    """The blocks in order; a table's blocks become one, items in a row become one list."""
    views: list[BlockView] = []
    shown_tables: set[int] = set()
    for block in blocks:
        number = _table_of(article, block)
        if number is not None:
            if number not in shown_tables:
                shown_tables.add(number)
                views.append(_table(article, article.tables[number], marks))
            continue
        view = BlockView(block.kind.value, locate(article, block.span).line, marks.parts(block.span))
        if block.kind is not BlockKind.LIST_ITEM:
            views.append(view)
        elif views and views[-1].items:
            views[-1] = BlockView("list", views[-1].line, items=(*views[-1].items, view))
        else:
            views.append(BlockView("list", view.line, items=(view,)))
    return tuple(views)


def _table_of(article: Article, block: Block) -> int | None:
    found = (number for number, table in enumerate(article.tables) if table.span.overlaps(block.span))
    return next(found, None)


def _table(article: Article, table: Table, marks: Marks) -> BlockView:
    rows = tuple(tuple(marks.parts(cell) for cell in row) for row in table.rows)
    return BlockView("table", locate(article, table.span).line, rows=rows, header=table.header and bool(rows))


def _finding(file: FileReport, index: int, marks: Marks, options: RenderOptions) -> FindingView:
    finding = file.findings[index]
    rule = options.rules.get(finding.rule) or RuleInfo(finding.rule, finding.severity)
    of_place = sides(file, finding)
    places = []
    for number, place in enumerate(finding.places):
        at = locate(file.article, place.span)
        text = one_line(lit(file, place).of(file.article.text))
        places.append(PlaceView(text, at.where, min(of_place[number], 3), marks.target(index, number)))
    return FindingView(
        id=marks.finding_id(index),
        number=index + 1,
        rule=finding.rule,
        severity=finding.severity.label,
        message=one_line(finding.message),
        target=places[0].target if places else marks.finding_id(index),
        places=tuple(places),
        details=tuple(
            {"label": label, "text": one_line(text)} for label, text in details(finding, every=options.why)
        ),
        what=one_line(rule.what),
        why=one_line(rule.why),
        measured=f"Measured: {measured(rule)}.",
    )


def _rows(file: FileReport, marks: Marks) -> tuple[FigureRow, ...]:
    claims = {claim.quantity.index: claim for claim in file.claims}
    became = outcomes(file)
    rows = []
    for quantity in file.quantities:
        claim = claims.get(quantity.index)
        rows.append(
            FigureRow(
                locate(file.article, quantity.span).line,
                one_line(shortened(quantity.phrase.of(file.article.text))),
                one_line(reading(quantity, unit_name(quantity, claim))),
                one_line(said_of(claim, file.article.text)) if claim else "",
                one_line(became[quantity.index].words),
                marks.figure_id(quantity.index),
            )
        )
    return tuple(rows)
