"""Judges relations by rules: laws, hints, merging, suppression, baseline, order. Only the engine counts."""

from numcheck.engine.baseline import Baseline, BaselineEntry, make_baseline, split_by_baseline, stale_entries
from numcheck.engine.coverage import coverage
from numcheck.engine.describing import catalogue, describe, rule_infos
from numcheck.engine.examples import ExampleOutcome, run_examples
from numcheck.engine.judge import Judgement, judge
from numcheck.engine.settings import EngineSettings

__all__ = [
    "Baseline",
    "BaselineEntry",
    "EngineSettings",
    "ExampleOutcome",
    "Judgement",
    "catalogue",
    "coverage",
    "describe",
    "judge",
    "make_baseline",
    "rule_infos",
    "run_examples",
    "split_by_baseline",
    "stale_entries",
]
