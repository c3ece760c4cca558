"""`numcheck rules test FILE`: the examples of rule files, run through the whole pipeline without pytest."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from numcheck.engine import EngineSettings, run_examples
from numcheck.model.finding import Finding
from numcheck.pipeline import Checker
from numcheck.project.examine import parser_for
from numcheck.project.settings import Settings
from numcheck.readers import read_bytes
from numcheck.resources.knowledge import load_knowledge
from numcheck.resources.rules import Rule, load_rule


def run_files(paths: tuple[Path, ...], settings: Settings) -> Iterator[tuple[str, bool]]:
    """A line for each example, and whether the rule did with it as the file says. Raises RuleError."""
    for path in paths:
        rule = load_rule(path)
        check = checker_of(rule, path, settings)
        for number, outcome in enumerate(run_examples(rule, check), 1):
            verdict = "ok" if outcome.ok else "FAILED"
            yield f"{path}: example {number}: {verdict}{'' if outcome.ok else ': ' + outcome.why}", outcome.ok


def checker_of(rule: Rule, path: Path, settings: Settings) -> ExampleCheck:
    """What runs one text through the pipeline with this rule alone switched on."""
    knowledge = load_knowledge(
        rules=(*settings.rules, path),
        lexicons=settings.lexicons,
        facts=settings.facts,
        policy=settings.policy,
    )
    engine = EngineSettings(select=(rule.id,), preview=True)
    return ExampleCheck(Checker(knowledge, engine, partial(parser_for, "")))


class ExampleCheck:
    """Texts in, findings out; the pipeline behind it is made once."""

    def __init__(self, checker: Checker) -> None:
        self._checker = checker

    def __call__(self, text: str) -> tuple[Finding, ...]:
        """The findings of one text."""
        return self._checker.check(read_bytes(text.encode("utf-8"), "example.txt")).findings
