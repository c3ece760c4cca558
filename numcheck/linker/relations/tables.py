"""Tables: a total with the rows or columns that it sums, and a cell that the text tells again."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from numcheck.linker.context import Context
from numcheck.linker.relations import ties
from numcheck.linker.relations.known import known
from numcheck.linker.relations.lines import Page
from numcheck.model.article import BlockKind, Table
from numcheck.model.claim import Aspect, Claim, Modality
from numcheck.model.quantity import Kind, Modifier, Quantity
from numcheck.model.relation import Relation, RelationKind
from numcheck.model.span import Span

SUMMED, ALONE, AGAIN = 0.9, 0.84, 0.74
_SUMS = frozenset({Kind.COUNT, Kind.MONEY, Kind.MEASURE, Kind.SHARE, Kind.DURATION})
_NOTHING = frozenset({"-", "–", "—", "nil", "none", "0"})
_AROUND = re.compile(r"[\s()*†‡§+.]*")  # what may stand in a cell beside its figure
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*|%")
_OMITTED = Fraction(1, 10)  # a total that is so much more than its only column has rows that are not shown
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_LONGEST = 4  # words of a label that is looked for in the text
_MOST_ROWS = 500  # of a table whose cells are looked for in the text


@dataclass(frozen=True, slots=True)
class _Grid:
    """A table with its figures: those that fill their cells, and the first row and column as labels."""

    context: Context
    table: Table
    rows: tuple[tuple[Span, ...], ...]
    figures: tuple[tuple[Quantity | None, ...], ...]
    labels: tuple[str, ...]
    heads: tuple[str, ...]

    @property
    def columns(self) -> int:
        """How many columns the widest row has."""
        return max(map(len, self.rows), default=0)

    def figure(self, row: int, column: int) -> Quantity | None:
        """The figure that a cell holds and nothing else."""
        return self.figures[row][column] if column < len(self.figures[row]) else None

    def words(self, row: int, column: int) -> str:
        """What a cell says."""
        return self.context.text(self.rows[row][column]).strip() if column < len(self.rows[row]) else ""

    def head(self, column: int) -> str:
        """What names a column."""
        return self.heads[column] if column < len(self.heads) else ""


def find(page: Page) -> Iterator[Relation]:
    """The sums of each table, then the cells that the text tells again."""
    grids = [
        grid for table in page.context.article.tables if (grid := _grid(page.context, table)) is not None
    ]
    for grid in grids:
        yield from _down(grid)
        yield from _across(grid)
    for grid in grids:
        if len(grid.rows) <= _MOST_ROWS:
            yield from _told_again(grid)


def _grid(context: Context, table: Table) -> _Grid | None:
    """The table's body, or None for one without a row of labels or a second row."""
    starts = [quantity.span.start for quantity in context.quantities]
    figures = [[_filling(context, cell, starts) for cell in row] for row in table.rows]
    headed = bool(table.rows) and (table.header or not any(figures[0]))
    first = 1 if headed else 0
    if len(table.rows) - first < 2:
        return None
    heads = tuple(context.text(cell).strip() for cell in table.rows[0]) if headed else ()
    labels = tuple(context.text(row[0]).strip() if row else "" for row in table.rows[first:])
    if not any(any(c.isalpha() for c in label) for label in labels):
        return None
    return _Grid(context, table, table.rows[first:], tuple(map(tuple, figures[first:])), labels, heads)


def _filling(context: Context, cell: Span, starts: Sequence[int]) -> Quantity | None:
    at = bisect_left(starts, cell.start)
    if at == len(starts) or starts[at] >= cell.end:
        return None
    quantity = context.quantities[at]
    if at + 1 < len(starts) and starts[at + 1] < cell.end:
        return None
    text = context.article.text
    around = text[cell.start : quantity.span.start] + " " + text[quantity.span.end : cell.end]
    fills = quantity.judged and quantity.kind in _SUMS and _AROUND.fullmatch(around)
    return quantity if fills and quantity.measure.printed is not None else None


def _down(grid: _Grid) -> Iterator[Relation]:
    """Each total row with the rows that it sums, column by column."""
    for total, readings in _groups(grid):
        found = [
            (column, sums)
            for column in range(1, grid.columns)
            if not _not_summed(grid.head(column))
            and (sums := [s for rows in readings if (s := _column(grid, total, rows, column)) is not None])
            and len(sums) == len(readings)
        ]
        proven = any(any(_holds(*one) for one in sums) for _, sums in found)
        if not proven and (len(found) != 1 or not all(_complete(*one) for one in found[0][1])):
            continue
        for column, sums in found:
            because = f"“{grid.labels[total]}” sums the column"
            if grid.head(column):
                because += f" “{grid.head(column)}”"
            yield _partition(grid, sums, grid.rows[total][0], SUMMED if proven else ALONE, because)


def _groups(grid: _Grid) -> Iterator[tuple[int, list[list[int]]]]:
    """Each total row, and every set of rows that it may sum."""
    body = [row for row, label in enumerate(grid.labels) if label]
    totals = [row for row in body if _is_total(grid.labels[row])]
    if totals and totals[0] == body[0] and len(totals) == 1:
        yield totals[0], [body[1:]]
        return
    start, earlier = 0, list[int]()
    for total in totals:
        parts = [row for row in body if start <= row < total]
        readings = [rows for rows in (parts, [*earlier, *parts]) if len(rows) > 1]
        if readings:
            yield total, readings if earlier else readings[:1]
        start = total + 1
        earlier.append(total)


def _column(
    grid: _Grid, total: int, rows: Sequence[int], column: int
) -> tuple[Quantity, list[Quantity]] | None:
    """The total's figure in a column and those of the rows; None where a cell is not known."""
    whole = grid.figure(total, column)
    if whole is None or (whole.kind is Kind.SHARE and whole.measure.printed != 100):
        return None
    parts: list[Quantity] = []
    for row in rows:
        part = grid.figure(row, column)
        if any(grid.labels[row].lower().startswith(opening) for opening in known("table-part-of")):
            return None
        if part is None and grid.words(row, column).lower() in _NOTHING:
            continue
        if part is None or not _adds(part, whole):
            return None
        parts.append(part)
    return (whole, parts) if len(parts) > 1 else None


def _across(grid: _Grid) -> Iterator[Relation]:
    """A total column with the columns that it sums, where most rows prove that it does."""
    total = next((c for c in range(1, grid.columns) if _is_total(grid.head(c))), None)
    if total is None:
        return
    others = [c for c in range(1, grid.columns) if c != total]
    summed = [c for c in others if not _not_summed(grid.head(c)) and not _is_total(grid.head(c))]
    if total not in (1, grid.columns - 1):
        summed = [c for c in summed if c < total]
    found: list[tuple[int, Quantity, list[Quantity]]] = []
    for row in range(len(grid.rows)):
        whole = grid.figure(row, total)
        parts = [part for c in summed if (part := grid.figure(row, c)) is not None]
        if whole is not None and len(parts) == len(summed) > 1 and all(_adds(p, whole) for p in parts):
            found.append((row, whole, parts))
    held = sum(_holds(whole, parts) for _, whole, parts in found)
    if held < 2 or held * 3 < len(found) * 2:
        return
    for row, whole, parts in found:
        because = f"“{grid.head(total)}” sums the row “{grid.labels[row]}”"
        yield _partition(grid, [(whole, parts)], grid.rows[row][0], SUMMED, because)


def _partition(
    grid: _Grid, sums: Sequence[tuple[Quantity, list[Quantity]]], label: Span, sure: float, because: str
) -> Relation:
    fill = ties.fill
    readings = [
        {"parts": [fill(grid.context, part) for part in parts], "whole": [fill(grid.context, whole)]}
        for whole, parts in sums
    ]
    traits = ("exhaustive", "exclusive")
    return ties.relate(grid.context, RelationKind.PARTITION, readings, label, sure, because, traits=traits)


def _adds(part: Quantity, whole: Quantity) -> bool:
    return ties.sort_of(part) == ties.sort_of(whole) and part.measure.bare and whole.measure.bare


def _holds(whole: Quantity, parts: Sequence[Quantity]) -> bool:
    return whole.measure.printed == sum(part.measure.printed or 0 for part in parts)


def _complete(whole: Quantity, parts: Sequence[Quantity]) -> bool:
    """Whether a total is not so much more than its rows that some of them are surely not shown."""
    printed = whole.measure.printed or Fraction(0)
    return printed - sum(part.measure.printed or 0 for part in parts) <= printed * _OMITTED


def _is_total(label: str) -> bool:
    words = label.lower().strip(" :*†‡.")
    if words in known("table-totals"):
        return True
    opening, _, rest = words.partition(" ")
    return opening == "total" and len(rest.split()) <= _LONGEST and not _not_summed(rest)


def _not_summed(label: str) -> bool:
    return not known("table-not-summed").isdisjoint(_WORD.findall(label.lower()))


def _told_again(grid: _Grid) -> Iterator[Relation]:
    """A figure of the text and the cell whose row and column its sentence names."""
    context = grid.context
    rows = _named(grid.labels)
    columns = _named(grid.heads[1:])
    caption = context.text(grid.table.span).lower() + " " + _caption(grid)
    for index in sorted({claim.sentence for claim in context.claims if claim.sentence >= 0}):
        sentence = context.sentences[index]
        block = context.article.blocks[sentence.block]
        if block.kind in (BlockKind.TABLE, BlockKind.CORRECTION, BlockKind.LINEUP):
            continue
        said = _phrases(context.text(sentence.span))
        row = {rows[phrase] for phrase in said if phrase in rows}
        if len(row) != 1:
            continue
        named = {columns[phrase] + 1 for phrase in said if phrase in columns}
        if len(named) > 1:
            continue
        pairs = [
            (claim, cell)
            for claim in context.claims_in(index)
            if _plain(claim) and (cell := _cell(grid, claim, min(row), named)) is not None
        ]
        times = (
            {*pairs[0][0].periods, *_YEAR.findall(context.text(sentence.span))} if len(pairs) == 1 else set()
        )
        if len(pairs) == 1 and all(time.lower() in caption for time in times):
            yield _restated(grid, *pairs[0], min(row))


def _cell(grid: _Grid, claim: Claim, row: int, named: set[int]) -> Quantity | None:
    """The one cell of a row that may hold what a claim says: in the column named, or called as its figure is."""
    alike = {
        column
        for column in range(1, grid.columns)
        if not _is_total(grid.head(column)) and _calls(grid, grid.head(column), claim, claim.modifiers)
    }
    # A year or a group names a column, but says nothing of what is counted; then the row has to.
    if named:
        column = min(named)
        counted = (grid.labels[row], grid.head(0), _caption(grid))
        if column not in alike and (alike or not any(_calls(grid, text, claim, ()) for text in counted)):
            return None
    elif len(alike) == 1:
        column = min(alike)
    else:
        return None
    cell = grid.figure(row, column)
    return cell if cell is not None and _same_sort(cell, claim.quantity) else None


def _same_sort(cell: Quantity, figure: Quantity) -> bool:
    return ties.sort_of(cell) == ties.sort_of(figure) and cell.unit.per == figure.unit.per


def _calls(grid: _Grid, label: str, claim: Claim, modifiers: Sequence[str]) -> bool:
    """Whether a label says what a claim counts: by its noun, its verb or its property, or by what they mean.

    `modifiers` are the words that narrow the noun, where the label may be one: "silver medals".
    """
    lexicons = grid.context.lexicons
    own = {claim.head, claim.property, claim.predicate, *modifiers} - {""}
    meant = {*claim.concepts, *claim.predicate_concepts}
    for word in _WORD.findall(label.lower()):
        single = _singular(word)
        if word in own or single in own:
            return True
        if not meant.isdisjoint((*lexicons.concepts(word), *lexicons.concepts(single))):
            return True
    return False


def _singular(word: str) -> str:
    if word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-2] if word.endswith(("ches", "shes", "sses", "xes")) else word.removesuffix("s")


def _plain(claim: Claim) -> bool:
    quantity = claim.quantity
    return (
        quantity.judged
        and quantity.kind in _SUMS
        and quantity.measure.printed is not None
        and quantity.measure.modifier is Modifier.EXACT
        and quantity.direction is None
        and not quantity.other
        and not claim.negated
        and claim.modality is Modality.ACTUAL
        and claim.aspect in (Aspect.LEVEL, Aspect.TOTAL)
        and claim.part_of is None
    )


def _restated(grid: _Grid, claim: Claim, cell: Quantity, row: int) -> Relation:
    told = ties.fill(grid.context, claim.quantity)
    values = sorted((told, ties.fill(grid.context, cell)), key=lambda filler: filler.span)
    because = f"the table's row “{grid.labels[row]}”"
    return ties.relate(
        grid.context, RelationKind.RESTATED, {"values": values}, claim.quantity.phrase, AGAIN, because
    )


def _named(labels: Sequence[str]) -> dict[str, int]:
    """Labels that a sentence may name, with their place; one that stands twice names nothing."""
    found: dict[str, int] = {}
    twice: set[str] = set()
    for index, label in enumerate(labels):
        words = _WORD.findall(label.lower())
        name = " ".join(words)
        if not 0 < len(words) <= _LONGEST or len(name) < 3 or _is_total(label):
            continue
        if name in found:
            twice.add(name)
        found[name] = index
    return {name: index for name, index in found.items() if name not in twice}


def _phrases(sentence: str) -> set[str]:
    words = _WORD.findall(sentence.lower())
    return {" ".join(words[i : i + length]) for length in range(1, _LONGEST + 1) for i in range(len(words))}


def _caption(grid: _Grid) -> str:
    """What stands over a table and may tell its time and what it counts: captions and headings."""
    context = grid.context
    at = context.article.block_at(grid.table.span.start)
    if at is None:
        return ""
    before = context.article.blocks[max(0, at - 2) : at]
    kinds = (BlockKind.CAPTION, BlockKind.HEADING)
    return " ".join(context.text(block.span).lower() for block in before if block.kind in kinds)
