"""SARIF as its standard and GitHub's code scanning demand it."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from urllib.parse import unquote

import pytest

from numcheck.model.article import Suppression
from numcheck.model.report import Report
from numcheck.reporters import render
from numcheck.reporters.options import RenderOptions

from . import build


def load(report: Report, **options: object) -> dict:
    """The log, read by a model that was generated from the standard's own schema."""
    model = pytest.importorskip("pydantic_sarif.model", reason="needs pydantic-sarif, of the test extra")
    text = render(report, "sarif", RenderOptions(rules=build.RULES, **options))
    model.StaticAnalysisResultsFormatSarifVersion210JsonSchema.model_validate_json(text)
    log = json.loads(text)
    check_conventions(log)
    return log["runs"][0]


def check_conventions(log: dict) -> None:
    """What GitHub asks beyond the schema, and what a reader of the standard relies on."""
    assert log["version"] == "2.1.0"
    assert log["$schema"]
    (run,) = log["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert run["columnKind"] == "unicodeCodePoints"
    for rule in rules:
        assert rule["id"]
        assert 0 < len(rule["shortDescription"]["text"]) <= 1024
        assert 0 < len(rule["fullDescription"]["text"]) <= 1024
        assert rule["help"]["text"]
        assert len(rule["name"]) <= 255
        assert rule["defaultConfiguration"]["level"] in ("note", "warning", "error")
        assert rule["properties"].get("precision", "low") in ("very-high", "high", "medium", "low")
        assert rule["properties"]["problem.severity"] in ("error", "warning", "recommendation")
        assert "security-severity" not in rule["properties"]
        assert len(rule["properties"]["tags"]) <= 10
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert len(result["locations"]) == 1
        related = result.get("relatedLocations", [])
        linked = {
            int(number)
            for number in re.findall(r"(?<!\\)\[(?:[^\]\\]|\\.)*\]\((\d+)\)", result["message"]["text"])
        }
        assert linked == {location["id"] for location in related}
        for location in (*result["locations"], *related):
            region = location["physicalLocation"]["region"]
            assert min(region[key] for key in ("startLine", "startColumn", "endLine", "endColumn")) >= 1
            assert (region["endLine"], region["endColumn"]) > (region["startLine"], region["startColumn"])
            uri = location["physicalLocation"]["artifactLocation"]["uri"]
            assert not re.search(r"[\s\"<>\\^`{|}\x00-\x20]", uri)


def region_text(run: dict, location: dict, source: str) -> str:
    region = location["physicalLocation"]["region"]
    lines = source.split("\n")
    assert region["startLine"] == region["endLine"]
    return lines[region["startLine"] - 1][region["startColumn"] - 1 : region["endColumn"] - 1]


def test_results_point_at_their_figures():
    """The primary location is the suspect of several figures; every other figure is a related location."""
    run = load(build.mixed())
    first, parts, change = run["results"]
    assert region_text(run, first["locations"][0], build.TOWN) == "900"
    assert [region_text(run, r, build.TOWN) for r in first["relatedLocations"]] == ["1,200", "1,200"]
    assert region_text(run, parts["locations"][0], build.TOWN) == "£2.4m"
    assert region_text(run, change["locations"][0], build.TOWN) == "£40,000"


def test_the_message_links_the_other_figures():
    """A figure that the message names is linked there, the others at the end."""
    run = load(build.mixed())
    text = run["results"][0]["message"]["text"]
    assert text.startswith("“about 900” stands against “[1,200](1)” and “more than [1,200](2)”")
    assert "39" not in text
    parts = run["results"][1]["message"]["text"]
    assert parts.startswith("[£1.1m](1), [£0.9m](2) and [£0.6m](3) add up to £2.6m, not £2.4m.")


def test_links_of_small_figures_stay_apart():
    """A figure like “1” is linked where the message says it, not inside the link of another."""
    of = build.article("Sheep\n\nThe farm has 12 sheep, 2 dogs, 1 cat and 3 hens, 18 in all.\n")
    found = build.finding(
        of,
        ("18", "whole"),
        ("12", "part"),
        ("2 dogs", "part"),
        ("1 cat", "part"),
        ("3", "part"),
        message="12, 2 dogs, 1 cat and 3 come to 18, not [1] {2}",
    )
    (result,) = load(build.report(build.bare(of, [found])))["results"]
    expected = "[12](1), [2 dogs](2), [1 cat](3) and [3](4) come to 18, not \\[1\\] {{2}}."
    assert result["message"]["text"].startswith(expected)


def test_of_a_pair_the_later_mention_is_primary_unless_lines_changed():
    """Reviews show alerts on changed lines only: there the first place is the one that was changed."""
    of = build.article()
    report = build.report(build.bare(of, [build.finding(of, "1,200", "900")]))
    run = load(report)
    assert region_text(run, run["results"][0]["locations"][0], build.TOWN) == "900"
    run = load(report, changed_first=True)
    assert region_text(run, run["results"][0]["locations"][0], build.TOWN) == "1,200"


def test_fingerprints_differ_within_a_line():
    """Two findings of one rule in one paragraph keep their own fingerprints, whatever line they stand on."""
    file = build.town()
    pair = [
        build.finding(file.article, "£1.1m", "£0.9m", fingerprint="a"),
        build.finding(file.article, "£1.1m", "£0.6m", fingerprint="b"),
    ]
    prints = [r["partialFingerprints"] for r in load(build.report(build.bare(file.article, pair)))["results"]]
    assert prints[0]["primaryLocationLineHash"] != prints[1]["primaryLocationLineHash"]
    assert [p["numcheck/v1"] for p in prints] == ["a", "b"]


def test_precision_is_claimed_only_where_it_was_measured():
    """Forty-one firings are a measurement, four are not."""
    rules = {rule["id"]: rule for rule in load(build.mixed())["tool"]["driver"]["rules"]}
    assert rules["figure-mismatch"]["properties"]["precision"] == "very-high"
    assert "39 of 41" in rules["figure-mismatch"]["help"]["text"]
    assert "precision" not in rules["percent-change-mismatch"]["properties"]
    assert "not yet measured" in rules["percent-change-mismatch"]["help"]["text"]


def test_suppressed_findings_stay_as_suppressed():
    """Left out, an alert would close and open again; in the source and in a baseline are told apart."""
    file = build.town()
    wish = Suppression(("figure-mismatch",), "checked with the council", (5, 5), 4)
    article = replace(file.article, suppressions=(wish,))
    quiet = replace(file, article=article, findings=(), suppressed=file.findings[:2])
    results = load(build.report(quiet))["results"]
    assert results[0]["suppressions"] == [{"kind": "inSource", "justification": "checked with the council"}]
    assert results[1]["suppressions"] == [{"kind": "external"}]


def test_what_was_not_checked_is_told():
    """A failure makes the run unsuccessful; another language is a note."""
    invocation = load(build.mixed())["invocations"][0]
    assert invocation["executionSuccessful"] is False
    assert [n["level"] for n in invocation["toolExecutionNotifications"]] == ["error", "note"]
    assert load(build.report())["invocations"][0]["executionSuccessful"] is True


def test_hostile_names_and_words_are_escaped():
    """Brackets of an article make no link, and a path is a URI."""
    run = load(build.report(build.hostile()))
    (result,) = run["results"]
    assert "\\[link\\](javascript" in result["message"]["text"]
    uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert unquote(uri) == build.hostile().article.path


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("./drafts/a b.md", "drafts/a%20b.md"),
        ("/srv/news/a.md", "file:///srv/news/a.md"),
        ("caf\u00e9 100%.md", "caf%C3%A9%20100%25.md"),
        ("a\udcff.md", "a%FF.md"),
    ],
)
def test_paths_become_uris(path, uri):
    """Relative to the repository, percent-encoded; an absolute one keeps its root."""
    run = load(build.report(build.town(path)))
    assert run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == uri


def test_too_many_results_keep_the_worst(monkeypatch):
    """Above GitHub's limit the warnings go first, and the log says so."""
    monkeypatch.setattr("numcheck.reporters.sarif._MOST_RESULTS", 2)
    run = load(build.report())
    assert [r["level"] for r in run["results"]] == ["error", "error"]
    assert "only 2 of 3" in run["invocations"][0]["toolExecutionNotifications"][0]["message"]["text"]


def test_same_report_same_bytes():
    """Two renderings are equal."""
    assert render(build.mixed(), "sarif") == render(build.mixed(), "sarif")
