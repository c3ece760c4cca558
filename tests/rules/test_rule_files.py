"""Reading rule files: what a rule holds, and the errors that point at a key, a line, a character."""

from __future__ import annotations

from pathlib import Path

import pytest

from numcheck.errors import RuleError
from numcheck.model.finding import Severity
from numcheck.model.relation import RelationKind
from numcheck.resources.rule_files import parse_rule
from numcheck.resources.rules import load_rule, load_rules, rule_named

GOOD = """\
relation = "change"
severity = "warning"
status   = "stable"
message  = "{start} to {end} is {right:signed} %, not {percent}"

[[law]]
needs = ["start", "end", "percent"]
when  = "start > 0"
test  = "percent == 100 * (end / start - 1)"

[[law]]
test = "points == end - start"
message = "{points}"

[docs]
what = "A change that is none."
why = "It matters."
known_limits = "Many."

[[example]]
text = "from 10 to 20, up 50 per cent"
flags = ["10", "20", "50 per cent"]

[[example]]
text = "from 10 to 20, up 100 per cent"

[counts]
fired = 20
right = 19
"""


def refused(text: str) -> RuleError:
    """The error that a rule file gives."""
    with pytest.raises(RuleError) as caught:
        parse_rule(text, id="mine", folder="change", shown="rules/change/mine.toml")
    return caught.value


def test_a_rule_file_becomes_a_rule() -> None:
    """Its id is the file's name, its family the folder; roles needed are those the law names, if it
    says none.
    """
    rule = parse_rule(GOOD, id="mine", folder="change")
    assert (rule.id, rule.family, rule.severity, rule.stable) == ("mine", "change", Severity.WARNING, True)
    assert rule.relations == (RelationKind.CHANGE,)
    assert [law.needs for law in rule.laws] == [("start", "end", "percent"), ("points", "end", "start")]
    assert rule.laws[0].when_text == "start > 0"
    assert [example.innocent for example in rule.examples] == [False, True]
    assert (rule.info.fired, rule.info.right) == (20, 19)


@pytest.mark.parametrize(
    ("old", "new", "where", "words", "cure"),
    [
        ("message  =", "mesage  =", ":4", "mesage", "message"),
        ("needs = [", "need = [", ":7", "need", "needs"),
        ("known_limits", "known_limit", ":18", "known_limit", "known_limits"),
        ("flags =", "flag =", ":22", "flag", "flags"),
        ("[docs]", "[dox]", ":15", "dox", "docs"),
        ('"change"', '"chnge"', ":1", "chnge", "change"),
        ('"warning"', '"grave"', ":2", "grave", "warning"),
        ('"stable"', '"done"', ":3", "done", "stable"),
        ('"warning"', "1e999999999", ":2", "1e999999999", "exponent"),
        ('"start", "end"', '"strat", "end"', ":7", "strat", "start"),
        ('"start > 0"', '"strat > 0"', ":8:10", "strat", "start"),
        ("end / start", "end // start", ":9:33", "value is needed", ""),
        ("- 1)", "- 1e999999999)", ":9:42", "number", "exponent"),
        ("points == end", "points = end", ":12:16", "'='", "=="),
        ('test = "points == end - start"', "", ":11", "'test'", ""),
        ("{percent}", "{percnt}", ":4:56", "percnt", "percent"),
        ("{right:signed}", "{right:singed}", ":4:34", "singed", "signed"),
        ("{right:signed}", "{right.__class__}", ":4:34", "__class__", "right"),
        ('flags = ["10", "20", "50 per cent"]', "", ":1", "flagged example", "needs one"),
        ('"10", "20", "50', '"11", "20", "50', ":22", "11", ""),
        (
            'text = "from 10 to 20, up 100 per cent"',
            'text = "10"\nflags = ["10"]',
            ":1",
            "innocent",
            "needs one",
        ),
        ("right = 19", "right = 21", ":29", "more than fired", ""),
        ("fired = 20", "fired = 20.5", ":28", "whole number", ""),
        ('what = "A', 'what = """A', "", "not TOML", ""),
        ("[docs]", "[[", "", "not TOML", ""),
    ],
)
def test_a_fault_is_named_with_its_line_its_key_and_the_near_names(
    old: str, new: str, where: str, words: str, cure: str
) -> None:
    """A misspelt key that is silently ignored is a check that silently does not run."""
    error = refused(GOOD.replace(old, new, 1))
    assert error.where.startswith("rules/change/mine.toml" + where)
    assert words in error.what
    assert cure in error.cure


def test_a_law_of_a_hundred_thousand_brackets_is_an_error_and_no_crash() -> None:
    """The file says where."""
    error = refused(GOOD.replace("end / start - 1", "(" * 100_000))
    assert "nested too deep" in error.what
    assert error.where.startswith("rules/change/mine.toml:9:")


def test_a_law_in_several_lines_still_points_at_its_character() -> None:
    """The line counts on through the text."""
    broken = GOOD.replace('"percent == 100 * (end / start - 1)"', '"""\npercent ==\n100 $ 3\n"""')
    error = refused(broken)
    assert error.where == "rules/change/mine.toml:11:5"


def test_rules_of_a_project_are_laid_over_the_shipped_ones(tmp_path: Path) -> None:
    """A new id is added, a known one replaced; a folder or a file may be named."""
    family = tmp_path / "change"
    family.mkdir()
    (family / "our-change.toml").write_text(GOOD, "utf-8")
    own = tmp_path / "percent-change-mismatch.toml"
    own.write_text(GOOD.replace("A change that is none.", "Ours."), "utf-8")
    shipped = {rule.id: rule for rule in load_rules()}
    rules = {rule.id: rule for rule in load_rules((tmp_path, own))}
    assert set(rules) == {*shipped, "our-change"}
    assert rules["our-change"].family == "change"
    assert rules["percent-change-mismatch"].what == "Ours."
    assert rules["percent-change-mismatch"].family == "change"


def test_a_rule_may_only_supersede_rules_that_exist(tmp_path: Path) -> None:
    """And an old id is never used again."""
    (tmp_path / "ours.toml").write_text('supersedes = ["figure-mismach"]\n' + GOOD, "utf-8")
    with pytest.raises(RuleError, match="figure-mismach") as caught:
        load_rules((tmp_path / "ours.toml",))
    assert "figure-mismatch" in caught.value.cure
    (tmp_path / "theirs.toml").write_text('formerly = ["figure-mismatch"]\n' + GOOD, "utf-8")
    with pytest.raises(RuleError, match="taken"):
        load_rules((tmp_path / "theirs.toml",))


def test_a_renamed_rule_is_found_by_its_old_name(tmp_path: Path) -> None:
    """So that a configuration written for it goes on working."""
    (tmp_path / "ours.toml").write_text('formerly = ["old-name"]\n' + GOOD, "utf-8")
    found = rule_named(load_rules((tmp_path / "ours.toml",)), "old-name")
    assert found is not None
    assert found.id == "ours"


@pytest.mark.parametrize("data", [b"\xff\xfe", b"x = 1\n" * 200_000])
def test_a_file_that_is_no_rule_is_refused(tmp_path: Path, data: bytes) -> None:
    """Not UTF-8, or too large."""
    path = tmp_path / "mine.toml"
    path.write_bytes(data)
    with pytest.raises(RuleError):
        load_rule(path)
    with pytest.raises(RuleError, match="cannot be read"):
        load_rule(tmp_path / "none.toml")
