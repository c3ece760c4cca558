"""Tables of a page: which of them hold data, and their cells by row and column."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from numcheck.readers.building import Edit
from numcheck.readers.markup import Sort
from numcheck.readers.outline import Element, Outline, unread
from numcheck.readers.seen import text_edits

_MAX_SPAN = 100  # rows or columns; a cell that claims more is broken
_LAYOUT = frozenset({"h1", "h2", "h3", "article", "blockquote", "form"})

Cell = list[Edit]


def tabular(page: Outline, table: Element) -> bool:
    """Whether a table holds data rather than the page's layout."""
    if table.nested or page.value(table, "role").lower() in ("presentation", "none"):
        return False
    inside = page.events[table.first : table.last]
    names = Counter(e.element.name for e in inside if e.element is not None and e.opens)
    return names["td"] > 0 and names["td"] + names["th"] > 1 and _LAYOUT.isdisjoint(names)


def read_table(
    page: Outline, table: Element, caption: Callable[[Element], None]
) -> tuple[list[list[Cell]], bool]:
    """The rows of a table, and whether its first row names the columns; `caption` is handed its caption.

    A cell that covers several columns or rows stands in the first of them, and the others are empty, so that
    every figure stays in its own column.
    """
    rows: list[list[Cell]] = []
    covered: dict[int, int] = {}  # column → how many further rows a cell above reaches into it
    first: list[tuple[Element, Cell]] = []
    headed = False
    cell: Cell | None = None
    at = table.first + 1
    while at < table.last:
        event = page.events[at]
        element = event.element
        if element is None:
            if cell is not None and event.token.sort is Sort.TEXT:
                cell.extend(text_edits(page.source, event.token.start, event.token.end))
        elif event.opens and element.name == "caption":
            caption(element)
            at = element.last
        elif event.opens and unread(page, element, page.root):
            at = element.last
        elif event.opens and element.name == "thead":
            headed |= not rows
        elif event.opens and element.name == "tr":
            if rows:
                _end(rows[-1], covered)
            rows.append([])
        elif event.opens and element.name in ("td", "th"):
            if not rows:
                rows.append([])
            _pass_covered(rows[-1], covered)
            cell = []
            if len(rows) == 1:
                first.append((element, cell))
            column = len(rows[-1])
            wide, high = _span(page, element, "colspan"), _span(page, element, "rowspan")
            rows[-1].append(cell)
            rows[-1].extend([] for _ in range(wide - 1))
            if high > 1:
                covered.update(dict.fromkeys(range(column, column + wide), high - 1))
        elif element.name == "br" and cell is not None and event.opens:
            cell.append(Edit(element.token.start, element.token.end, "\n"))
        at += 1
    return [row for row in rows if row], headed or _names_columns(page, first)


def _names_columns(page: Outline, cells: list[tuple[Element, Cell]]) -> bool:
    """Whether all cells of a first row that say something are headings."""
    said = [element for element, cell in cells if any(_seen(page, edit).strip() for edit in cell)]
    return bool(said) and all(element.name == "th" for element in said)


def _seen(page: Outline, edit: Edit) -> str:
    return page.source[edit.start : edit.end] if edit.text is None else edit.text


def _pass_covered(row: list[Cell], covered: dict[int, int]) -> None:
    """Leaves the columns empty into which cells of the rows above reach."""
    while covered.get(len(row), 0):
        covered[len(row)] -= 1
        row.append([])


def _end(row: list[Cell], covered: dict[int, int]) -> None:
    """Counts down the columns behind a row's last cell into which cells of the rows above reach."""
    for column in [column for column, rows in covered.items() if column >= len(row) and rows]:
        covered[column] -= 1


def _span(page: Outline, element: Element, name: str) -> int:
    value = page.value(element, name)
    return max(1, min(int(value), _MAX_SPAN)) if value.isdecimal() and len(value) < 4 else 1
