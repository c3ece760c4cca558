"""Every example of every shipped rule, through the whole pipeline: flagged as its file says, or left alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from numcheck.engine import run_examples
from numcheck.project.rule_tests import ExampleCheck, checker_of
from numcheck.project.settings import Settings
from numcheck.resources.files import rules_root
from numcheck.resources.rules import Rule, load_rules


def example_check(rule: Rule) -> ExampleCheck:
    """The pipeline with one rule switched on."""
    path = rules_root().parent / rule.path
    return checker_of(rule, path, Settings(Path.cwd()))


@pytest.mark.parametrize("rule", [pytest.param(rule, id=rule.id) for rule in load_rules()])
def test_a_rule_does_with_its_examples_as_its_file_says(rule: Rule) -> None:
    """Examples are the first tests of a rule, and its documentation."""
    outcomes = list(run_examples(rule, example_check(rule)))
    assert [outcome.why for outcome in outcomes if not outcome.ok] == []
