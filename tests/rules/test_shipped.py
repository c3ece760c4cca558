"""The rules that we ship: their names, laws, docs, examples, and the page that lists them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from numcheck.engine import catalogue, describe, rule_infos
from numcheck.engine.examples import run_examples
from numcheck.model.finding import Finding, Place, Severity
from numcheck.model.span import Span
from numcheck.resources.files import rules_root
from numcheck.resources.laws.parser import FUNCTIONS
from numcheck.resources.laws.syntax import Call, Role, walk
from numcheck.resources.messages import FORMATS
from numcheck.resources.rule_files import (
    COUNT_KEYS,
    DOC_KEYS,
    EXAMPLE_KEYS,
    HINT_KEYS,
    KEYS,
    LAW_KEYS,
    parse_rule,
)
from numcheck.resources.rules import Rule, load_rules

RULES = load_rules()

# What DESIGN promised by name; a rule may be added, but none of these may be lost.
PROMISED = (
    "figure-mismatch", "headline-mismatch", "ordinal-mismatch", "date-mismatch", "score-mismatch",
    "part-exceeds-whole", "parts-sum-mismatch", "parts-exceed-whole", "percentages-sum-mismatch", "share-mismatch",
    "impossible-percentage", "percent-change-mismatch", "change-amount-mismatch", "multiple-mismatch",
    "change-direction-mismatch", "gap-mismatch", "unit-conversion-mismatch", "conversion-magnitude",
    "currency-rate-mismatch", "weekday-mismatch", "impossible-date", "age-mismatch", "duration-mismatch",
    "anniversary-mismatch", "vote-sum-mismatch", "majority-mismatch", "range-inverted", "outside-range",
    "list-count-mismatch", "product-mismatch", "rate-mismatch", "average-mismatch", "sequence-mismatch",
    "streak-mismatch", "house-fact-mismatch",
)  # fmt: skip


WITH_OTHERS = ("convert", "greatest")


def test_every_promised_rule_is_there() -> None:
    """By its name."""
    assert set(PROMISED) <= {rule.id for rule in RULES}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_lies_where_its_name_says(rule: Rule) -> None:
    """Id is the file's name, family the folder, and the first relation that it judges."""
    path = Path(rule.path)
    assert path.parts[-2:] == (rule.family, f"{rule.id}.toml")
    assert rule.family == rule.relations[0].value
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", rule.id)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_each_unknown_is_used_once(rule: Rule) -> None:
    """ "end / start - 1", not "(end - start) / start": used twice, an interval widens the result for nothing.

    The language has no absolute value, hence "greatest(a, b) - least(a, b)"; and of `convert(a, b)` only the unit
    of b counts.
    """
    for law in rule.laws:
        calls = [
            part for part in walk(law.test.law) if isinstance(part, Call) and part.function in WITH_OTHERS
        ]
        aside = [id(part) for call in calls for argument in call.arguments[1:] for part in walk(argument)]
        names = [part.name for part in walk(law.test.law) if isinstance(part, Role) and id(part) not in aside]
        if not any(call.function == "greatest" for call in calls):
            assert len(names) == len(set(names)), law.text


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_is_documented(rule: Rule) -> None:
    """In whole sentences; an editor reads them."""
    for words in (rule.what, rule.why, rule.known_limits):
        assert words.rstrip().endswith((".", "?", "!"))
        assert len(words) > 20


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_fits_on_a_screen(rule: Rule) -> None:
    """What does not is two rules."""
    lines = (rules_root().parent / rule.path).read_text("utf-8").splitlines()
    assert len(lines) <= 140


def test_the_catalogue_is_up_to_date() -> None:
    """Write it anew with `python -m tests.rules.test_shipped`."""
    assert (rules_root() / "README.md").read_text("utf-8") == catalogue(RULES)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_can_be_explained(rule: Rule) -> None:
    """With its laws, its examples, its limits and how to silence it."""
    page = describe(rule)
    assert page.startswith(f"{rule.id} ({rule.family}, {rule.severity.label}, ")
    assert all(law.text in page for law in rule.laws)
    assert f"numcheck-disable-next-line {rule.id}" in page


def test_reports_are_told_what_every_rule_is() -> None:
    """In order of id."""
    infos = rule_infos(RULES)
    assert list(infos) == sorted(rule.id for rule in RULES)
    assert all(info.what and info.known_limits for info in infos.values())


# --- examples as tests -----------------------------------------------------------------------------------


def check(*words: str, rule: str = "part-exceeds-whole") -> list[Finding]:
    """A finding with these words."""
    places = tuple(Place(Span(i, i + 1), "value", word, Span(0, 9)) for i, word in enumerate(words))
    return [Finding(rule, Severity.ERROR, 0.9, "message", places)] if words else []


@pytest.mark.parametrize(
    ("found", "why"),
    [
        (check("48", "52"), ""),
        (check("48 passengers", "52"), ""),
        ([], "nothing is flagged"),
        (check("48", "52", "7"), "“7” too"),
        (check("48"), "not “52”"),
        (check("48", "52", rule="other"), "nothing is flagged"),
    ],
)
def test_an_example_must_flag_its_words_and_no_others(found: list[Finding], why: str) -> None:
    """By this very rule."""
    rule = next(rule for rule in RULES if rule.id == "part-exceeds-whole")
    flagged = next(i for i, example in enumerate(rule.examples) if example.flags == ("48", "52"))
    outcome = list(run_examples(rule, lambda text: found))[flagged]
    assert outcome.ok is not bool(why)
    assert why in outcome.why


def test_an_innocent_example_must_be_left_alone() -> None:
    """Whatever other rules say of it."""
    rule = next(rule for rule in RULES if rule.id == "part-exceeds-whole")
    innocent = next(i for i, example in enumerate(rule.examples) if example.innocent)
    assert not list(run_examples(rule, lambda text: check("48", "52")))[innocent].ok
    assert list(run_examples(rule, lambda text: check("48", "52", rule="other")))[innocent].ok


# --- the page on writing rules ---------------------------------------------------------------------------


def test_the_page_on_writing_rules_shows_a_rule_that_loads() -> None:
    """With every key that a rule may have, and every function of laws."""
    page = (rules_root() / "WRITING.md").read_text("utf-8")
    shown = re.search(r"```toml\n(.*?)```", page, re.S)
    assert shown is not None
    rule = parse_rule(shown[1], id="my-rule", folder="change")
    assert rule.counts is not None
    for key in (*KEYS, *LAW_KEYS, *HINT_KEYS, *DOC_KEYS, *EXAMPLE_KEYS, *COUNT_KEYS, *FUNCTIONS, *FORMATS):
        assert re.search(rf"\b{key}\b", page), key


if __name__ == "__main__":
    (rules_root() / "README.md").write_text(catalogue(RULES), "utf-8")
