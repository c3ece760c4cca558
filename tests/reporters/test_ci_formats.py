"""Formats for CI, each read back by a reader that shares nothing with its writer."""

from __future__ import annotations

import io
import json
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from numcheck.errors import UsageError
from numcheck.model.finding import Severity
from numcheck.model.report import Failure
from numcheck.reporters import FORMATS, render, step_summary
from numcheck.reporters.options import RenderOptions

from . import build

ACTING = "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]"


def commands(text: str) -> list[tuple[str, dict[str, str], str]]:
    """Workflow commands as GitHub's runner reads them: at a line's start after spaces, unescaped in its
    order.
    """
    found = []
    for line in text.split("\n"):
        assert "##[" not in line, "the runner reads these anywhere in a line"
        stripped = line.lstrip()
        if not stripped.startswith("::"):
            continue
        name, _, fields = stripped[2 : stripped.index("::", 2)].partition(" ")
        message = stripped[stripped.index("::", 2) + 2 :]
        properties = {}
        for field in fields.split(","):
            key, _, value = field.partition("=")
            for code, character in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
                value = value.replace(code, character)
            properties[key] = value
        for code, character in (("%0D", "\r"), ("%0A", "\n"), ("%25", "%")):
            message = message.replace(code, character)
        found.append((name, properties, message))
    return found


def test_github_annotations_stand_at_their_figures():
    """An article that was not read comes first, then errors before warnings, each at its figure."""
    found = commands(render(build.mixed(), "github"))
    assert [name for name, _, _ in found] == ["error", "error", "error", "warning"]
    _, properties, message = found[1]
    assert properties["file"] == "drafts/flood.md"
    assert (properties["line"], properties["col"], properties["endColumn"]) == ("5", "22", "25")
    assert properties["title"] == "numcheck figure-mismatch"
    assert "\nline 1: “1,200”\n" in message
    assert "+25 %" in found[2][2]


def test_github_keeps_ten_of_a_level_and_points_to_the_summary():
    """GitHub drops the eleventh annotation of a level in silence; we say where it is."""
    file = build.town()
    many = build.report(replace(file, findings=file.findings * 9))
    text = render(many, "github")
    found = [name for name, _, _ in commands(text)]
    assert (found.count("error"), found.count("warning")) == (10, 9)
    assert "8 more findings without annotation: see the step summary" in text
    assert step_summary(many).count("#### Error") == 18


def test_github_columns_only_within_a_line():
    """A figure that runs over a line's end has lines, no columns."""
    of = build.article("Sheep\n\nThere were 15\nthousand sheep and 12,000 sheep.\n")
    found = build.finding(of, "15\nthousand", "12,000", "12,000")
    (_, properties, _) = commands(render(build.report(build.bare(of, [found])), "github"))[0]
    assert (properties["line"], properties["endLine"]) == ("3", "4")
    assert "col" not in properties


def test_github_names_the_paragraph_of_a_document():
    """A document has no lines: the annotation is the file's, and its message says which paragraph."""
    of = build.article(paragraphs=True, path="draft.docx")
    text = render(build.report(build.bare(of, [build.finding(of, "900", "1,200")])), "github")
    ((_, properties, message),) = commands(text)
    assert set(properties) == {"file", "title"}
    assert "paragraph 5: “900”" in message


def test_github_hostile_names_and_words():
    """A path keeps its commas and line breaks, escaped; nothing in an article gives a command of its own."""
    text = render(build.report(build.hostile()), "github")
    assert not re.search(ACTING, text)
    ((name, properties, _),) = commands(text)
    assert name == "error"
    assert properties["file"] == build.hostile().article.path.replace("\x1b", "\\x1b")


def test_gitlab_reads_as_code_quality():
    """An array of entries with the fields GitLab needs; failures are entries too."""
    text = render(build.mixed(), "gitlab")
    assert not text.startswith("\ufeff")
    entries = json.loads(text)
    assert [e["severity"] for e in entries] == ["major", "minor", "major", "critical"]
    for entry in entries:
        assert entry["description"]
        assert entry["check_name"]
        assert re.fullmatch(r"[0-9a-f]{64}", entry["fingerprint"])
        assert entry["location"]["lines"]["begin"] >= 1
        assert not entry["location"]["path"].startswith("./")
    assert "line 1: “1,200”" in entries[0]["description"]


def test_gitlab_fingerprints_are_all_different_and_leave_out_the_line():
    """Equal findings of two files, or twice in one, stay apart; a line added above changes nothing."""
    one, two = build.town("a.md"), build.town("./b.md")
    twice = replace(one, findings=one.findings + one.findings)
    prints = [e["fingerprint"] for e in json.loads(render(build.report(twice, two), "gitlab"))]
    assert len(set(prints)) == len(prints) == 9
    moved = build.article("A line more\n\n" + build.TOWN, "a.md")
    found = [
        replace(f, places=tuple(build.place(moved.text, p.text) for p in f.places)) for f in one.findings
    ]
    again = json.loads(render(build.report(build.bare(moved, found)), "gitlab"))
    assert [e["fingerprint"] for e in again] == prints[:3]


def test_rdjsonl_columns_count_bytes():
    """Bytes before a figure count, not characters; the end is exclusive."""
    of = build.article("Sheep\n\nÉté 🐑: £15,000 for sheep, or £12,000 for sheep.\n", "a.md")
    (line,) = render(
        build.report(build.bare(of, [build.finding(of, "£12,000", "£15,000")])), "rdjsonl"
    ).splitlines()
    diagnostic = json.loads(line)
    row = of.source.split("\n")[2].encode()
    for location, figure in (
        (diagnostic["location"], "£12,000"),
        (diagnostic["related_locations"][0]["location"], "£15,000"),
    ):
        begin, end = location["range"]["start"], location["range"]["end"]
        assert begin["line"] == end["line"] == 3
        assert row[begin["column"] - 1 : end["column"] - 1].decode() == figure


def test_rdjsonl_is_one_diagnostic_a_line():
    """Every line is a whole object with the fields that reviewdog reads; a clean run has none."""
    lines = render(build.mixed(), "rdjsonl", RenderOptions(rules=build.RULES)).splitlines()
    found = [json.loads(line) for line in lines]
    assert [d["severity"] for d in found] == ["ERROR", "WARNING", "ERROR", "ERROR"]
    assert found[0]["code"] == {
        "value": "figure-mismatch",
        "url": "https://example.org/rules/figure-mismatch",
    }
    assert found[0]["source"] == {"name": "numcheck"}
    assert render(build.report(build.clean()), "rdjsonl") == ""
    hostile = render(build.report(build.hostile()), "rdjsonl")
    assert hostile.count("\n") == 1
    assert json.loads(hostile)["location"]["path"] == build.hostile().article.path


def test_junit_reads_in_an_independent_reader():
    """A suite an article, a case a finding, a passed case for a clean article, an error for an unread one."""
    junitparser = pytest.importorskip("junitparser", reason="needs junitparser, of the test extra")
    text = render(build.mixed(), "junit")
    suites = junitparser.JUnitXml.fromfile(io.BytesIO(text.encode()))
    assert (suites.tests, suites.failures, suites.errors) == (6, 3, 1)
    by_name = {suite.name: list(suite) for suite in suites}
    assert [case.is_passed for case in by_name["drafts/quiet.txt"]] == [True]
    first = by_name["drafts/flood.md"][0]
    assert first.name == "figure-mismatch in line 5"
    assert first.result[0].message.startswith("“about 900”")
    assert "drafts/flood.md:5: Engineers said" in first.result[0].text
    assert by_name["drafts/broken.md"][0].result[0].message == "is not UTF-8 (byte 0x93 at 17)"
    assert "time" not in text
    assert "timestamp" not in text


@settings(max_examples=80, deadline=None)
@given(st.text(st.characters(), max_size=60))
def test_junit_is_xml_whatever_the_article_holds(words):
    """No character that XML forbids comes through, from articles, paths or errors."""
    of = build.article(f"Sheep {words}\n\n{words} 15,000 sheep {words} 12,000 sheep.\n", f"a{words}.md")
    found = build.finding(of, "12,000", "15,000", message=f"m {words}", hint=words)
    text = render(build.report(build.bare(of, [found]), failures=(Failure(words, words),)), "junit")
    root = ElementTree.fromstring(text.encode("utf-8"))
    assert root.get("tests") == "2"


def markdown_tokens(text: str) -> list:
    """The document as a GitHub-flavoured reader sees it, with addresses linked as GitHub does."""
    from markdown_it import MarkdownIt

    tokens = []
    for token in MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(text):
        tokens.append(token)
        tokens += token.children or []
    return tokens


def shown_text(tokens: list) -> str:
    return "".join(t.content if t.type in ("text", "code_inline", "text_special") else "\n" for t in tokens)


def test_markdown_tells_the_finding():
    """Message, quoted sentences with their figures in bold, repairs, coverage."""
    text = render(build.mixed(), "markdown")
    assert "#### Error: “about 900” stands against" in text
    assert "> 5\\. Engineers said about <b>900</b> homes" in text
    assert "- either: if 1,200 is right" in text
    assert "6 figures seen: 4 compared, 1 without a counterpart, 1 skipped." in text
    assert "- **failed**: drafts/broken.md" in text


def test_markdown_of_a_hostile_article_is_only_text():
    """No link, image, mention, comment, table cell or tag of the article's own."""
    text = render(build.report(build.hostile()), "markdown")
    assert not re.search(ACTING, text)
    tokens = markdown_tokens(text)
    kinds = {token.type for token in tokens}
    assert not kinds & {"link_open", "image", "table_open", "html_block", "fence", "code_block", "s_open"}
    assert {t.content for t in tokens if t.type == "html_inline"} <= {"<b>", "</b>"}
    assert {t.content for t in tokens if t.type == "code_inline"} == {"figure-mismatch"}
    shown = shown_text(tokens)
    assert "[link](javascript:alert(1)) | pipe --> " in shown
    assert not re.search(r"@\w|https?://", shown)
    assert "-->" not in text.replace("--&gt;", "")
    assert commands(text) == []


@settings(max_examples=150, deadline=None)
@given(st.text(st.sampled_from("ab1 \\`*_{}[]()#+-.!|~$^=<>&@:/\n\t'\""), max_size=40))
def test_markdown_shows_any_text_as_it_is(words):
    """Whatever punctuation stands in an article, a reader sees the same, and nothing else comes of it."""
    from numcheck.reporters.markdown import escaped
    from numcheck.reporters.visible import one_line

    tokens = markdown_tokens(f"x {escaped(words)} x")
    assert {t.type for t in tokens} <= {"paragraph_open", "paragraph_close", "inline", "text", "text_special"}
    shown = "".join(t.content for t in tokens if t.type in ("text", "text_special")).replace("\u2060", "")
    assert shown == f"x {one_line(words)} x"


def test_markdown_is_cut_between_findings():
    """A comment fits what GitHub takes, and says what is missing."""
    file = build.town()
    many = build.report(replace(file, findings=file.findings * 200))
    text = render(many, "markdown")
    assert len(text.encode()) <= 60_000
    assert re.search(r"and \d+ more findings, not shown here", text)
    assert len(step_summary(many).encode()) > 60_000
    assert len(step_summary(build.report(*[file] * 2000)).encode()) <= 1_000_000
    few = render(many, "markdown", RenderOptions(limit=2))
    assert few.count("####") == 2
    assert "598 more findings" in few


@pytest.mark.parametrize("format", FORMATS)
def test_no_format_gives_a_log_command_or_acts_on_a_screen(format):
    """Printed into a CI log or onto a terminal, no format lets an article or a path act."""
    text = render(
        build.report(build.hostile(), failures=(Failure("x\n::error::y", "##[error]z\n::debug::z"),)), format
    )
    assert not re.search(ACTING, text)
    text.encode("utf-8")
    ours = {"error", "warning", "notice"} if format == "github" else set()
    assert {name for name, _, _ in commands(text)} <= ours


@pytest.mark.parametrize("format", FORMATS)
def test_every_format_is_the_same_twice_and_without_findings(format):
    """Equal reports give equal bytes; an empty run is a document too."""
    assert render(build.mixed(), format) == render(build.mixed(), format)
    render(build.report(build.clean()), format)
    render(type(build.mixed())(()), format)


@pytest.mark.parametrize("format", FORMATS)
def test_information_is_shown_in_every_format_or_in_none(format):
    """`show_info` decides for all formats alike."""
    of = build.article()
    report = build.report(
        build.bare(of, [build.finding(of, "900", "1,200", rule="rare-rule", severity=Severity.INFO)])
    )
    assert "rare-rule" not in render(report, format)
    assert "rare-rule" in render(report, format, RenderOptions(show_info=True))


def test_an_unknown_format_names_the_near_ones():
    """A misspelt format is a usage error with its cure."""
    with pytest.raises(UsageError, match="sarif"):
        render(build.report(), "sarf")


def test_formats_for_programs_load_neither_rich_nor_jinja():
    """A run in CI does not pay for a terminal or a page."""
    code = (
        "import sys; from numcheck.reporters import render, step_summary; from numcheck.model.report import Report\n"
        "for form in ('json', 'sarif', 'github', 'gitlab', 'rdjsonl', 'junit', 'markdown'): render(Report(()), form)\n"
        "step_summary(Report(()))\n"
        "sys.exit(', '.join({'rich', 'jinja2', 'spacy', 'click'} & set(sys.modules)) or 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_every_format_is_told_of_with_its_sample():
    """The overview of formats names each one."""
    overview = (Path(__file__).resolve().parents[2] / "reports" / "README.md").read_text("utf-8")
    assert set(re.findall(r"^\| `([a-z]+)` \|", overview, re.MULTILINE)) == set(FORMATS)
