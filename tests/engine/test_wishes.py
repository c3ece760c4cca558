"""What a writer or a project wishes not to read again: suppressions, baseline, fingerprints; and what
was compared.
"""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from numcheck.engine import (
    Baseline,
    EngineSettings,
    coverage,
    judge,
    make_baseline,
    stale_entries,
)
from numcheck.model.article import Suppression
from numcheck.model.finding import Finding
from numcheck.model.quantity import Kind, Quantity
from numcheck.model.relation import Filler, Relation, RelationKind, Verdict
from numcheck.model.span import Span

from .hand import RULES, Story, exactly

TEXT = "The count was 430.\n\nThe 340 left at noon.\n\nOf 12 stewards, 14 stayed."


def ties(story: Story) -> tuple[Relation, ...]:
    """Two conflicts."""
    return (
        story.relation(RelationKind.RESTATED, {"values…": [("430", exactly(430)), ("340", exactly(340))]}),
        story.relation(RelationKind.PART, {"part": [("14", exactly(14))], "whole": [("12", exactly(12))]}),
    )


def wish(first: int, last: int, *rules: str, figure: str = "") -> Suppression:
    """A suppression of some lines."""
    return Suppression(rules, "we know", (first, last), first, figure)


def rules_of(findings: tuple[Finding, ...]) -> list[str]:
    """The rules that speak."""
    return [finding.rule for finding in findings]


@pytest.mark.parametrize(
    ("suppression", "silenced"),
    [
        (wish(1, 1), ["figures"]),
        (wish(3, 3), ["figures"]),
        (wish(5, 5), ["part-too-large"]),
        (wish(1, 9), ["figures", "part-too-large"]),
        (wish(1, 9, "figures"), ["figures"]),
        (wish(1, 9, "part"), ["part-too-large"]),
        (wish(1, 9, figure="340"), ["figures"]),
        (wish(1, 9, figure="34"), []),
        (wish(1, 1, "part"), []),
        (wish(2, 2), []),
    ],
)
def test_either_figure_of_a_finding_silences_it(suppression: Suppression, silenced: list[str]) -> None:
    """By line, by rule or family, by the figure as printed; and one that silences nothing is told."""
    story = Story(TEXT).with_suppressions(suppression)
    judged = story.judge(*ties(story))
    assert rules_of(judged.suppressed) == silenced
    assert sorted(rules_of(judged.findings) + silenced) == ["figures", "part-too-large"]
    assert judged.unused_suppressions == (() if silenced else (suppression,))


def test_a_suppression_of_a_rule_that_does_not_run_is_not_called_unused() -> None:
    """It may be needed again when the rule is."""
    suppression = wish(1, 9, "figures")
    story = Story(TEXT).with_suppressions(suppression)
    judged = story.judge(*ties(story), settings=EngineSettings(ignore=("figures",)))
    assert judged.unused_suppressions == ()


def test_silencing_the_law_that_speaks_lets_another_speak() -> None:
    """A suppression is of a rule, not of what is wrong."""
    story = Story("Of the 12 stewards, 14 stayed; the 15 stewards").with_suppressions(
        wish(1, 1, "part-too-large")
    )
    twelve = ("12", exactly(12))
    judged = story.judge(
        story.relation(
            RelationKind.PART, {"part": [("14", exactly(14))], "whole": [twelve]}, confidence=0.95
        ),
        story.relation(RelationKind.RESTATED, {"values…": [twelve, ("15", exactly(15))]}),
    )
    assert rules_of(judged.findings) == ["figures"]


# --- fingerprints and baseline ---------------------------------------------------------------------------


def fingerprints(text: str) -> list[str]:
    """The fingerprints of the two conflicts in a text that holds them."""
    story = Story(text)
    return [finding.fingerprint for finding in story.judge(*ties(story)).findings]


def test_moved_lines_and_other_spaces_keep_a_fingerprint() -> None:
    """An edit elsewhere does not revive what was accepted."""
    moved = "A new first paragraph.\n\n" + TEXT.replace("left at", "left  at")
    assert fingerprints(moved) == fingerprints(TEXT)


def test_another_figure_or_sentence_changes_a_fingerprint() -> None:
    """A new conflict is not the accepted one."""
    first = fingerprints(TEXT)
    assert fingerprints(TEXT.replace("at noon", "at dusk"))[0] != first[0]
    assert fingerprints(TEXT.replace("at noon", "at dusk"))[1] == first[1]


def test_equal_findings_have_fingerprints_of_their_own() -> None:
    """The same sentence twice is two findings."""
    text = "Of 12 stewards, 14 stayed."
    story = Story(f"{text}\n\n{text}")
    both = [
        story.relation(
            RelationKind.PART, {"part": [(f"14#{n}", exactly(14))], "whole": [(f"12#{n}", exactly(12))]}
        )
        for n in (1, 2)
    ]
    found = story.judge(*both).findings
    assert len({finding.fingerprint for finding in found}) == 2


def test_a_baseline_leaves_out_what_it_lists_and_knows_what_is_gone() -> None:
    """Verdicts and notes survive a rewrite."""
    story = Story(TEXT)
    first = story.judge(*ties(story)).findings
    noted = Baseline(tuple(replace(e, note="known") for e in make_baseline(first[:1]).entries))
    judged = story.judge(*ties(story), settings=EngineSettings(baseline=noted))
    assert judged.findings == first[1:]
    assert judged.accepted == first[:1]
    assert make_baseline(first, noted).entries != make_baseline(first).entries
    assert stale_entries(noted, first) == ()
    assert stale_entries(noted, first[1:]) == noted.entries


@given(st.integers(0, 40), st.integers(0, 40))
def test_a_fingerprint_does_not_know_where_its_paragraph_stands(before: int, after: int) -> None:
    """Any number of paragraphs around it."""
    padded = "Words.\n\n" * before + TEXT + "\n\nWords." * after
    assert fingerprints(padded) == fingerprints(TEXT)


# --- coverage --------------------------------------------------------------------------------------------


def figure(index: int, at: int, status: str = "quantity") -> Quantity:
    """A count at a place."""
    span = Span(at, at + 2)
    return Quantity(index, span, span, "12", Kind.COUNT, exactly(12), status)


def test_every_figure_is_compared_or_skipped_with_a_reason() -> None:
    """What was only looked at says why it was not compared."""
    figures = (figure(0, 0), figure(1, 5), figure(2, 10), figure(3, 15, "road"), figure(4, 20))
    pair = tuple(Filler(q.span, q.measure, "12", q.index) for q in figures[:2])
    tie = Relation(RelationKind.RESTATED, ((("values…", pair),),), Span(0, 1), 0.9)
    unsure = Relation(
        RelationKind.RESTATED,
        ((("values…", (pair[0], Filler(Span(20, 22), exactly(1), "", 4))),),),
        Span(0, 1),
        0.3,
    )
    verdicts = (
        Verdict(1, 2, False, "two places: Leeds, York", 0.2),
        Verdict(0, 2, False, "two periods", 0.4),
    )
    compared, skipped = coverage(figures, (tie, unsure), verdicts)
    assert compared == (0, 1)
    assert [skip.reason for skip in skipped] == [
        "two periods", "road", "nothing in the article to hold it against",
    ]  # fmt: skip


def test_an_article_without_relations_is_silent() -> None:
    """And nothing of it is compared."""
    story = Story("No figures here.")
    assert judge(story.article, (), (), (), (), RULES).findings == ()
