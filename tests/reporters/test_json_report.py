"""The JSON contract: positions in the source, the schema, the same bytes twice, nothing that acts on a
screen.
"""

from __future__ import annotations

import json
import re

import jsonschema
import pytest

from numcheck.model.report import FileReport, Report
from numcheck.reporters import render
from numcheck.reporters.options import RenderOptions
from numcheck.resources.files import reports_root

from . import build


def check_schema() -> dict:
    return json.loads((reports_root() / "schema" / "check.schema.json").read_text("utf-8"))


def load(report: Report, **options: object) -> dict:
    document = json.loads(render(report, "json", RenderOptions(**options)))
    jsonschema.Draft202012Validator(check_schema()).validate(document)
    return document


def test_schema_is_itself_valid():
    """The published schema is a schema."""
    jsonschema.Draft202012Validator.check_schema(check_schema())


def test_positions_lead_back_to_the_source():
    """Every figure's offsets, line and column point at its text in the source."""
    document = load(build.mixed())
    lines = build.TOWN.split("\n")
    figures = [f for file in document["files"] for finding in file["findings"] for f in finding["figures"]]
    assert figures
    for figure in figures:
        assert build.TOWN[figure["start"] : figure["end"]] == figure["text"]
        assert lines[figure["line"] - 1][figure["column"] - 1 :].startswith(figure["text"])
        assert figure["text"] in figure["sentence"]


def test_what_the_reader_sees_is_added_where_it_differs():
    """An entity inside a figure: `text` is the source, `shown` what the reader sees."""
    source = "Sheep\n\nThere were 15&#8239;000 sheep and 12,000 sheep.\n"
    of = build.from_source(source, {"&#8239;": "\u202f"})
    document = load(build.report(build.bare(of, [build.finding(of, "15\u202f000", "12,000")])))
    first, second = document["files"][0]["findings"][0]["figures"]
    assert (first["text"], first["shown"]) == ("15&#8239;000", "15\u202f000")
    assert source[first["start"] : first["end"]] == "15&#8239;000"
    assert source[second["start"] : second["end"]] == "12,000"
    assert "shown" not in second


def test_offsets_count_carriage_returns_and_astral_characters_once():
    """CRLF is two code points of the source, an emoji one."""
    text = "Herd 🐑\r\n\r\nThere were 🐑 15,000 sheep, or 12,000 sheep.\r\n"
    of = build.article(text)
    figure = load(build.report(build.bare(of, [build.finding(of, "15,000", "12,000")])))["files"][0][
        "findings"
    ][0]["figures"][0]
    assert text[figure["start"] : figure["end"]] == "15,000"
    assert (figure["line"], figure["column"]) == (3, 14)


def test_a_word_processors_document_has_paragraphs():
    """Where positions are paragraphs there are no offsets that nobody could use."""
    of = build.article(paragraphs=True)
    figures = load(build.report(build.bare(of, [build.finding(of, "900", "1,200")])))["files"][0]["findings"][
        0
    ]
    assert [f["shown"] for f in figures["figures"]] == ["900", "1,200"]
    assert all("start" not in f and "line" not in f for f in figures["figures"])


def test_same_report_same_bytes():
    """Two renderings are equal, and nothing in them holds a clock."""
    assert render(build.mixed(), "json") == render(build.mixed(), "json")


def test_info_is_shown_only_when_asked_for():
    """Findings of severity info are for those who ask."""
    of = build.article()
    info = build.finding(of, "900", "1,200", severity=build.Severity.INFO)
    report = build.report(build.bare(of, [info]))
    assert load(report)["files"][0]["findings"] == []
    assert load(report, show_info=True)["files"][0]["findings"][0]["severity"] == "info"


@pytest.mark.parametrize("make", [build.hostile, build.town, build.clean], ids=["hostile", "town", "clean"])
def test_no_control_or_bidi_character_reaches_the_screen(make):
    """Even raw JSON on a terminal cannot act; read back, it is the article's own text."""
    file: FileReport = make()
    text = render(build.report(file), "json")
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]", text)
    jsonschema.Draft202012Validator(check_schema()).validate(json.loads(text))
    assert json.loads(text)["files"][0]["path"] == file.article.path


def test_a_path_that_is_no_unicode_can_be_written():
    """A file name with a byte that is no UTF-8 comes through as an escape, not as a crash."""
    text = render(build.report(build.clean(path="a\udcff.txt")), "json")
    text.encode("utf-8")
    assert json.loads(text)["files"][0]["path"] == "a\udcff.txt"
