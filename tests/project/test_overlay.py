"""A newsroom's own facts, words, phrases, thresholds and rules, through `[tool.numcheck]` of its project.

Each test checks one draft twice, without the overlay and with it: the overlay decides.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from numcheck.errors import RuleError
from tests.project.desk import AGAIN, MARCH, call, check, report, rules_found, write

FACT = """
[seats-lantern-bay]
text   = "the Lantern Bay Assembly has 46 seats"
value  = 46
of     = "lantern bay assembly"
counts = "seat, seats, members"
source = "the clerk of the assembly"
"""
SYNONYMS = """
lexicon = "concepts"

[ringer]
gloss = "Somebody who rings church bells."
nouns = "bellringer, campanologist"
"""
NEVER = """
lexicon = "sets"

[never-compare]
gloss = "What the desk counts in a way of its own."
words = "badge count, on paper"
"""
NEARLY = """
[bound.nearly]
modifier = "approximate"
possible = [0.7, 1.3]
usual    = [0.7, 1.3]
"""
QUORUM = """
relation = ["part", "share"]
severity = "warning"
status   = "preview"
message  = "{part} of {whole} is no quorum"

[[law]]
needs = ["part", "whole"]
test  = "2 * part >= whole"

[docs]
what = "A vote by fewer than half of the members."
why  = "Our council's rules ask for half."
known_limits = "It knows no other council's rules."

[[example]]
text  = "Of the 30 members, 12 voted."
flags = ["30", "12"]

[[example]]
text = "Of the 30 members, 20 voted."
"""


@pytest.fixture(autouse=True)
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def configure(desk: Path, settings: str) -> None:
    write(desk / "pyproject.toml", f'[project]\nname = "desk"\n\n[tool.numcheck]\n{settings}\n')


def test_a_house_fact(desk: Path) -> None:
    """A figure on file contradicts the draft, and the finding quotes the file."""
    write(desk / "draft.md", "The Lantern Bay Assembly has 48 seats, the clerk said on Monday.\n")
    assert rules_found() == []
    write(desk / "house" / "seats.toml", FACT)
    configure(desk, 'facts = ["house/seats.toml"]')
    assert rules_found() == ["house-fact-mismatch"]
    assert "the Lantern Bay Assembly has 46 seats" in check().stdout


def test_two_words_made_one(desk: Path) -> None:
    """Two words that the shipped lexicons do not know become names for the same people."""
    write(
        desk / "draft.md",
        "Selby welcomed 340 bellringers on Saturday.\n\nThe weather was calm.\n\nThe 410 campanologists stayed in tents.\n",
    )
    assert rules_found() == []
    write(desk / "house" / "words.toml", SYNONYMS)
    configure(desk, 'lexicons = ["house/words.toml"]')
    assert rules_found() == ["figure-mismatch"]


def test_a_phrase_that_is_never_compared(desk: Path) -> None:
    """A figure beside such a phrase restates no other, and --why says so."""
    write(
        desk / "draft.md",
        f"{MARCH}\n\nThe council said that by badge count 12,000 people marched in Leeds on Saturday.\n",
    )
    assert rules_found() == ["figure-mismatch"]
    write(desk / "house" / "never.toml", NEVER)
    configure(desk, 'lexicons = ["house"]')
    assert rules_found() == []
    assert "never compared" in check("--why").stdout


def test_a_threshold(desk: Path) -> None:
    """How sure numcheck must be before it speaks is the newsroom's to set."""
    write(desk / "draft.md", f"{MARCH}\n\n{AGAIN}\n")
    assert [finding["severity"] for finding in report()["files"][0]["findings"]] == ["error"]
    write(desk / "house" / "thresholds.toml", "warning_below = 1\n")
    configure(desk, 'policy = ["house/thresholds.toml"]')
    assert [finding["severity"] for finding in report()["files"][0]["findings"]] == ["warning"]
    write(desk / "strict" / "thresholds.toml", "silent_below = 1\n")
    configure(desk, 'policy = ["strict"]')
    assert rules_found() == []


def test_what_a_word_allows(desk: Path) -> None:
    """So is what "nearly" may stand for."""
    write(
        desk / "draft.md",
        "Nearly 190 homes in Alder Lane lost power.\n\nSome 250 homes in Alder Lane lost power on Monday.\n",
    )
    assert rules_found() == ["figure-mismatch"]
    write(desk / "house" / "intervals.toml", NEARLY)
    configure(desk, 'policy = ["house/intervals.toml"]')
    assert rules_found() == []


def test_a_rule_of_its_own(desk: Path) -> None:
    """A rule file is listed, explained, tried on its examples, selected and set in severity like any other."""
    write(desk / "draft.md", "The council met on Monday.\n\nOf the 30 members, 12 voted for the bridge.\n")
    write(desk / "house" / "quorum-missed.toml", QUORUM)
    configure(desk, 'rules = ["house"]')
    assert rules_found() == []  # it is in preview
    configure(
        desk, 'rules = ["house"]\nextend-select = ["quorum-missed"]\nseverity = {quorum-missed = "error"}'
    )
    found = report()["files"][0]["findings"]
    assert [(finding["rule"], finding["severity"], finding["message"]) for finding in found] == [
        ("quorum-missed", "error", "12 of 30 is no quorum")
    ]
    assert "quorum-missed" in call("rules").stdout
    assert "2 * part >= whole" in call("explain", "quorum-missed").stdout
    tried = call("rules", "test", "house/quorum-missed.toml")
    assert tried.exit_code == 0
    assert tried.stdout.splitlines() == [f"house/quorum-missed.toml: example {n}: ok" for n in (1, 2)]


def test_an_example_that_does_not_hold(desk: Path) -> None:
    """`rules test` says which example fails and why, and ends with 1."""
    write(desk / "quorum-missed.toml", QUORUM.replace("20 voted", "10 voted"))
    done = call("rules", "test", "quorum-missed.toml")
    assert done.exit_code == 1
    assert "example 2: FAILED: should be left alone" in done.stdout


@pytest.mark.parametrize(
    ("key", "name", "text", "line", "words"),
    [
        ("facts", "seats.toml", FACT.replace("value ", "valeu "), 2, "did you mean value"),
        ("facts", "seats.toml", FACT.replace("= 46", '= "46"'), 2, "is not a number"),
        ("lexicons", "words.toml", SYNONYMS.replace("nouns", "noun"), 4, "did you mean nouns"),
        ("lexicons", "words.toml", SYNONYMS + 'apart = "ringr"\n', 4, "did you mean ringer"),
        ("policy", "thresholds.toml", "\nsilent_bellow = 0.4\n", 2, "did you mean silent_below"),
        ("policy", "thresholds.toml", "warning_below = 80\n", 1, "from 0 to 1"),
        ("policy", "intervals.toml", NEARLY.replace("possible", "posible"), 4, "possible"),
        ("rules", "quorum-missed.toml", QUORUM.replace("2 * part", "2 * prat"), 9, "part"),
        ("rules", "quorum-missed.toml", QUORUM.replace("severity", "severty"), 3, "did you mean severity"),
        ("rules", "quorum-missed.toml", "relation = \n", 1, "is not TOML"),
    ],
)
def test_mistakes_are_named_with_file_and_line(
    desk: Path, key: str, name: str, text: str, line: int, words: str
) -> None:
    """A newsroom's mistake is an error with its file, its line and the cure."""
    write(desk / "draft.md", f"{MARCH}\n")
    path = write(desk / "house" / name, text)
    configure(desk, f'{key} = ["house/{name}"]')
    with pytest.raises(RuleError) as caught:
        check()
    assert caught.value.where.startswith(f"{path}:{line}")
    assert words in str(caught.value)


def test_an_unknown_policy_is_refused(desk: Path) -> None:
    """A policy file is known by its name: a misspelt one would be read by nobody."""
    write(desk / "house" / "treshold.toml", "silent_below = 0.4\n")
    configure(desk, 'policy = ["house"]')
    with pytest.raises(RuleError, match="did you mean thresholds"):
        check()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("# " + "x" * 1_000_000, "more than 1,000,000 bytes"),
        ("[a]\nvalue = nan\n", "cannot be used"),
        ("[a]\nvalue = inf\n", "cannot be used"),
        ("[a]\nvalue = 1e9\n", "cannot be used"),
        ("[a]\nvalue = 0." + "1" * 60 + "\n", "cannot be used"),
        ("[a]\nvalue = " + "9" * 5_000 + "\n", "digits"),
        ("a = " + "[" * 200 + "]" * 200 + "\n", "nested too deep"),
        ("a" + ".a" * 50_000 + " = 1\n", "too many parts"),
    ],
    ids=["size", "nan", "inf", "exponent", "digits", "whole digits", "depth", "dotted depth"],
)
@pytest.mark.parametrize("key", ["facts", "lexicons", "rules", "policy"])
def test_files_of_strangers_are_capped(desk: Path, key: str, text: str, words: str) -> None:
    """A pull request from a fork may bring such files: size, digits and depth end in an error, at once."""
    name = "thresholds.toml" if key == "policy" else "a.toml"
    write(desk / name, text)
    configure(desk, f'{key} = ["{name}"]')
    with pytest.raises(RuleError, match=words):
        check()
