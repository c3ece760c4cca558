"""A rule's own examples, run: each must be flagged as it says, or left alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from numcheck.model.finding import Finding
from numcheck.resources.rules import Example, Rule

# Runs a text through the whole pipeline.
Check = Callable[[str], Sequence[Finding]]


@dataclass(frozen=True, slots=True)
class ExampleOutcome:
    """What a rule made of one of its examples; `why` says what went wrong, empty if nothing did."""

    example: Example
    why: str = ""

    @property
    def ok(self) -> bool:
        """Whether the rule did with the example as its file says."""
        return not self.why


def run_examples(rule: Rule, check: Check) -> Iterator[ExampleOutcome]:
    """An outcome for each example of the rule, in order. `check` finds what is wrong with a text.

    A flagged example needs one finding of this rule whose figures are the flagged words, each of them and
    no others; an innocent one needs none of this rule.
    """
    for example in rule.examples:
        findings = [f for f in check(example.text) if rule.id in (f.rule, *(also.rule for also in f.also))]
        yield ExampleOutcome(example, _fault(example, findings))


def _fault(example: Example, findings: Sequence[Finding]) -> str:
    if example.innocent:
        return f"should be left alone, but: {findings[0].message}" if findings else ""
    if not findings:
        return f"nothing is flagged, where {_words(example.flags)} should be"
    faults = [_mismatch(example.flags, [place.text for place in finding.places]) for finding in findings]
    return "" if "" in faults else faults[0]


def _mismatch(flags: Sequence[str], places: Sequence[str]) -> str:
    """What differs between the words to be flagged and those that are; a flag may hold a place or lie
    in one.
    """
    missing = [flag for flag in flags if not any(flag in place or place in flag for place in places)]
    extra = [place for place in places if not any(flag in place or place in flag for flag in flags)]
    if missing:
        return f"flags {_words(places)}, not {_words(missing)}"
    return f"flags {_words(extra)} too" if extra else ""


def _words(words: Sequence[str]) -> str:
    return ", ".join(f"“{word}”" for word in words)
