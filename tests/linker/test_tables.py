"""Tables from the user's view: totals and their rows, totals and their columns, a cell that the text tells again.

Each table is checked in Markdown, as a page and as a Word document.
"""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from tests.project.desk import rules_found

Rows = list[list[str]]
FORMS = ("md", "html", "docx")
DEAD = [["Town", "Dead", "Hurt"], ["York", "14", "40"], ["Hull", "10", "30"], ["Selby", "10", "20"]]
TEXT = "The storm struck three towns on Monday."


def found(folder: Path, form: str, rows: Rows, text: str = TEXT) -> list[str]:
    """The rules that speak of an article with one paragraph and one table."""
    path = folder / f"a.{form}"
    if form == "docx":
        docx = pytest.importorskip("docx")
        document = docx.Document()
        document.add_paragraph(text)
        table = document.add_table(len(rows), len(rows[0]))
        for row, values in enumerate(rows):
            for column, value in enumerate(values):
                table.cell(row, column).text = value
        made = io.BytesIO()
        document.save(made)
        path.write_bytes(made.getvalue())
    elif form == "html":
        head, *body = ["".join(f"<td>{cell}</td>" for cell in row) for row in rows]
        cells = "".join(f"<tr>{row}</tr>" for row in body)
        page = f"<article><p>{text}</p><table><thead><tr>{head}</tr></thead><tbody>{cells}</tbody></table></article>"
        path.write_text(page, encoding="utf-8")
    else:
        lines = ["| " + " | ".join(row) + " |" for row in [rows[0], ["---"] * len(rows[0]), *rows[1:]]]
        path.write_text(text + "\n\n" + "\n".join(lines) + "\n", encoding="utf-8")
    return rules_found(str(path))


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("label", ["Total", "All", "Overall", "Grand total", "Total:", "Total dead and hurt"])
def test_a_total_row_that_does_not_sum_its_rows(tmp_path: Path, form: str, label: str) -> None:
    """The column beside it proves that the row sums them."""
    assert found(tmp_path, form, [*DEAD, [label, "34", "90"]]) == []
    assert found(tmp_path, form, [*DEAD, [label, "34", "95"]]) == ["parts-sum-mismatch"]


@pytest.mark.parametrize("form", FORMS)
def test_a_total_row_above_its_rows(tmp_path: Path, form: str) -> None:
    """Statistics often put it first."""
    head, *rows = DEAD
    assert found(tmp_path, form, [head, ["All", "34", "90"], *rows]) == []
    assert found(tmp_path, form, [head, ["All", "43", "90"], *rows]) == ["parts-sum-mismatch"]


@pytest.mark.parametrize("form", FORMS)
def test_a_total_column_that_does_not_sum_its_row(tmp_path: Path, form: str) -> None:
    """The other rows prove that it does."""
    rows = [
        ["Country", "Gold", "Silver", "Bronze", "Total"],
        ["Norway", "16", "8", "13", "37"],
        ["Germany", "12", "10", "5", "27"],
        ["China", "9", "4", "2", "15"],
    ]
    assert found(tmp_path, form, [*rows, ["Sweden", "8", "5", "6", "19"]]) == []
    assert found(tmp_path, form, [*rows, ["Sweden", "8", "5", "6", "18"]]) == ["parts-sum-mismatch"]


@pytest.mark.parametrize("form", FORMS)
def test_money_separators_and_columns_that_are_not_summed(tmp_path: Path, form: str) -> None:
    """Rates, shares and changes have no sum, whatever stands in the last row."""
    rows = [
        ["Item", "Cost", "Visits", "Change (%)", "Rate per 1,000", "Share"],
        ["Trees", "£1,112,310", "12,340", "9.1", "1.2", "40%"],
        ["Pools", "£1,205,125", "1,207", "4.5", "1.9", "35%"],
        ["Parks", "£303,017", "20,951", "-2.0", "3.4", "24%"],
    ]
    whole = ["Total", "£2,620,452", "34,498", "4.4", "2.0", "100%"]
    assert found(tmp_path, form, [*rows, whole]) == []
    assert found(tmp_path, form, [*rows, [*whole[:2], "34,489", *whole[3:]]]) == ["parts-sum-mismatch"]
    assert found(tmp_path, form, [*rows, [whole[0], "£2,260,452", *whole[2:]]]) == ["parts-sum-mismatch"]


@pytest.mark.parametrize("form", FORMS)
def test_subtotals_and_the_total_of_all(tmp_path: Path, form: str) -> None:
    """A subtotal sums the rows since the last; the last one those, or all that stand above."""
    rows = [["Quarter", "Sales"], ["First", "101"], ["Second", "112"], ["Subtotal", "213"]]
    rows += [["Third", "93"], ["Fourth", "104"], ["Subtotal", "197"]]
    assert found(tmp_path, form, [*rows, ["Total", "410"]]) == []
    assert found(tmp_path, form, [*rows, ["Total", "421"]]) == ["parts-sum-mismatch"]
    rows[3][1] = "231"
    assert "parts-sum-mismatch" in found(tmp_path, form, [*rows, ["Total", "410"]])


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    "rows",
    [
        # A ranking shows its first rows only.
        [["Country", "Arrivals"], ["France", "412"], ["Spain", "307"], ["All", "3,419"]],
        # A part of a row is told again below it.
        [
            ["Region", "Homes"],
            ["North", "412"],
            ["of which towns", "301"],
            ["South", "207"],
            ["Total", "619"],
        ],
        # A cell is not known.
        [["Region", "Homes"], ["North", "412"], ["South", "n/a"], ["West", "207"], ["Total", "701"]],
        # No column proves that the last row sums the others: groups overlap.
        [["Group", "Men", "Women"], ["Young", "41", "47"], ["Poor", "33", "39"], ["All", "55", "61"]],
        # Shares are rounded.
        [["Party", "Share"], ["Red", "41%"], ["Blue", "38%"], ["Other", "20%"], ["Total", "100%"]],
        # The total is rounded.
        [["Region", "Homes"], ["North", "412"], ["South", "207"], ["West", "304"], ["Total", "920"]],
        # Nothing is a figure, too.
        [["Region", "Homes"], ["North", "412"], ["South", "–"], ["West", "207"], ["Total", "619"]],
    ],
    ids=["ranking", "of which", "unknown", "overlap", "shares", "rounded", "nothing"],
)
def test_sums_that_need_not_come_out(tmp_path: Path, form: str, rows: Rows) -> None:
    """Nothing is said where the table does not prove that it adds up."""
    assert found(tmp_path, form, rows) == []


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    ("text", "clash"),
    [
        ("In York 14 people died.", False),
        ("In York 12 people died.", True),
        ("In York 14 people died on Monday and 9 were missing.", False),
        ("The storm killed 12 people in York and Hull.", False),
        ("In York 12 people were arrested.", False),
        ("In Leeds 12 people died.", False),
        ("In York 12 people died in 2019.", False),
        ("Nearly 12 people died in York.", False),
    ],
)
def test_a_cell_that_the_text_tells_again(tmp_path: Path, form: str, text: str, clash: bool) -> None:
    """The row names the place, the column what is counted; a sentence of two rows or another year is left alone."""
    assert found(tmp_path, form, DEAD, text) == (["figure-mismatch"] if clash else [])


@pytest.mark.parametrize("form", FORMS)
def test_a_column_named_by_a_year(tmp_path: Path, form: str) -> None:
    """Then the row says what is counted."""
    rows = [["Crime", "2023", "2024"], ["Burglaries", "1,204", "1,187"], ["Robberies", "312", "298"]]
    assert found(tmp_path, form, rows, "Police counted 1,187 burglaries in 2024.") == []
    assert found(tmp_path, form, rows, "Police counted 1,178 burglaries in 2024.") == ["figure-mismatch"]
    assert found(tmp_path, form, rows, "Police counted 1,178 fires in 2024.") == []
