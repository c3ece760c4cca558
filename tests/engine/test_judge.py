"""Relations to findings: severities, suspects, messages, sums, repairs, merging, order."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from numcheck.engine import EngineSettings
from numcheck.model.finding import Severity
from numcheck.model.interval import Interval
from numcheck.model.quantity import Calendar, Kind, Measure, Modifier, Unit
from numcheck.model.relation import Relation, RelationKind
from numcheck.model.span import Span
from numcheck.resources.thresholds import Thresholds

from .hand import (
    POUND,
    RULES,
    Story,
    bound,
    exactly,
    make_rule,
    only,
    percent,
    restated,
    rounded,
    texts,
    vague,
)

RESTATED = RelationKind.RESTATED
CHANGE = RelationKind.CHANGE


CROWD = Story("Police counted 430 marchers. The 340 marchers left; all 430 of them, or roughly 340.")
C430, C340 = exactly(430), exactly(340)


# --- severity --------------------------------------------------------------------------------------------


def test_a_law_that_no_possible_value_satisfies_is_an_error() -> None:
    """Two exact counts of one thing clash."""
    finding = only(CROWD.judge(restated(CROWD, ("430", C430), ("340", C340))))
    assert finding.severity is Severity.ERROR
    assert finding.rule == "figures"


def test_a_law_broken_only_by_what_readers_take_words_to_say_is_a_warning() -> None:
    """More than 30 of 100 may be 100 of them, and nobody writes so."""
    story = Story("more than 30 and 100")
    pair = restated(story, ("30", bound(30, Modifier.MORE_THAN, 40)), ("100", exactly(100)))
    finding = only(story.judge(pair))
    assert finding.severity is Severity.WARNING
    assert finding.why_clash == "the intervals do not meet: 30 to 40 against 100, as readers take the words"


def test_a_law_broken_only_by_a_vague_word_is_information() -> None:
    """Dozens are no 12."""
    story = Story("dozens and 12")
    assert (
        only(story.judge(restated(story, ("dozens", vague(24)), ("12", exactly(12))))).severity
        is Severity.INFO
    )


@pytest.mark.parametrize(
    ("confidence", "expected"),
    [(0.4, None), (0.6, Severity.WARNING), (0.79, Severity.WARNING), (0.8, Severity.ERROR)],
)
def test_confidence_below_the_thresholds_is_silent_or_a_warning(
    confidence: float, expected: Severity | None
) -> None:
    """How sure the linker is decides how loud the engine may be."""
    found = CROWD.judge(restated(CROWD, ("430", C430), ("340", C340), confidence=confidence)).findings
    assert [finding.severity for finding in found] == ([] if expected is None else [expected])


def test_thresholds_are_data() -> None:
    """A newsroom may ask for more evidence."""
    settings = EngineSettings(thresholds=Thresholds(silent_below=0.95))
    assert not CROWD.judge(restated(CROWD, ("430", C430), ("340", C340)), settings=settings).findings


def test_rival_sources_are_information() -> None:
    """Police and organisers may count differently."""
    tie = restated(CROWD, ("430", C430), ("340", C340), disputed=("police", "organisers"))
    finding = only(CROWD.judge(tie))
    assert finding.severity is Severity.INFO
    assert "disputed between police and organisers" in finding.why_linked


def test_a_project_sets_severities_by_rule_or_family_the_rule_first() -> None:
    """ "figures" is in the family "restated"."""
    tie = restated(CROWD, ("430", C430), ("340", C340))
    for severity, expected in (
        ((("restated", Severity.WARNING),), Severity.WARNING),
        ((("restated", Severity.WARNING), ("figures", Severity.INFO)), Severity.INFO),
    ):
        assert only(CROWD.judge(tie, settings=EngineSettings(severity=severity))).severity is expected


# --- readings and laws -----------------------------------------------------------------------------------


def test_a_law_must_be_broken_in_every_reading() -> None:
    """ "12 of the 30, four of them children": of whom is open."""
    story = Story("12 of the 30, 14 of them children")
    twelve, thirty, four = ("12", exactly(12)), ("30", exactly(30)), ("14", exactly(14))
    broken, sound = {"part": [four], "whole": [twelve]}, {"part": [four], "whole": [thirty]}
    assert story.judge(story.relation(RelationKind.PART, broken)).findings
    assert not story.judge(story.relation(RelationKind.PART, broken, sound)).findings
    assert not story.judge(story.relation(RelationKind.PART, sound, broken)).findings


def test_when_must_hold_for_all_values() -> None:
    """From a loss to a profit there is no percentage."""
    story = Story("from -2 to 8, up 50 per cent")
    roles = {
        "start": [("-2", exactly(-2))],
        "end": [("8", exactly(8))],
        "percent": [("50 per cent", percent(50))],
    }
    assert not story.judge(story.relation(CHANGE, roles)).findings


def test_a_law_that_needs_a_trait_is_silent_without_it() -> None:
    """Parts need not be all the parts."""
    story = Story("12, 5 and 3 of the 22")
    roles = {
        "parts…": [("12", exactly(12)), ("5", exactly(5)), ("3", exactly(3))],
        "whole": [("22", exactly(22))],
    }
    assert not story.judge(story.relation(RelationKind.PARTITION, roles)).findings
    assert story.judge(story.relation(RelationKind.PARTITION, roles, traits=["exhaustive"])).findings


def test_a_law_of_other_kinds_of_figure_is_silent() -> None:
    """Dates go to the rule for dates."""
    story = Story("in 1934 or 1943")
    tie = story.relation(RESTATED, {"values…": [("1934", Calendar(1934)), ("1943", Calendar(1943))]})
    assert only(story.judge(tie)).rule == "dates"


def test_the_first_law_whose_roles_are_filled_judges() -> None:
    """A share is judged by its part and whole where both are told."""
    first = make_rule("only-whole", "share", "attainable(share, whole)", "{share}")
    assert not CROWD.judge(
        CROWD.relation(RelationKind.SHARE, {"part": [("430", C430)], "share": [("340", percent(3))]}),
        rules=[first],
    ).findings


# --- suspects --------------------------------------------------------------------------------------------


def test_the_odd_value_comes_first_and_equal_ones_stand_together() -> None:
    """Three of 430 and one of 340 are one finding."""
    story = Story("430 and 340 and 430 again and 430")
    tie = restated(story, ("430", C430), ("340", C340), ("430#2", C430), ("430#3", C430))
    finding = only(story.judge(tie))
    assert texts(finding) == ["340", "430", "430", "430"]
    assert finding.message == "“340” against “430”"
    assert "one figure against three" in finding.why_clash


def test_two_equal_clusters_say_so_in_text_order() -> None:
    """Neither of two against two is the odd one."""
    story = Story("430 and 340 and 340 again and 430")
    tie = restated(story, ("430", C430), ("340", C340), ("340#2", C340), ("430#2", C430))
    finding = only(story.judge(tie))
    assert texts(finding) == ["430", "430", "340", "340"]
    assert "two figures stand against two" in finding.why_clash


def test_a_value_that_agrees_with_all_is_not_accused() -> None:
    """ "About 400" goes with 430 and with 380."""
    story = Story("430, about 400 and 380")
    about = replace(rounded(400, 40), modifier=Modifier.APPROXIMATE)
    finding = only(story.judge(restated(story, ("430", C430), ("400", about), ("380", exactly(380)))))
    assert texts(finding) == ["430", "380"]


def test_a_conversion_may_meet_a_plain_figure_in_its_unit() -> None:
    """30 miles are 48 km; what no table knows is no conflict."""
    story = Story("30 miles, 48 km, 84 km, $30")
    mile, km = Unit("mile", "length"), Unit("kilometre", "length")
    miles = ("30 miles", rounded(30, 1, mile, Kind.MEASURE))
    assert not story.judge(restated(story, miles, ("48 km", rounded(48, 1, km, Kind.MEASURE)))).findings
    assert story.judge(restated(story, miles, ("84 km", rounded(84, 1, km, Kind.MEASURE)))).findings
    assert not story.judge(restated(story, miles, ("$30", exactly(3, POUND, Kind.MONEY)))).findings


# --- merging and order -----------------------------------------------------------------------------------


def test_findings_that_share_their_suspect_are_one() -> None:
    """A wrong whole breaks its share, its parts and its restatement; the editor reads of it once."""
    story = Story("of the 80, 45 passed, or 50 per cent; 45 passed and 45 failed; the 90 sat down")
    share = {
        "part": [("45", exactly(45))],
        "whole": [("80", exactly(80))],
        "share": [("50 per cent", percent(50))],
    }
    parts = {"parts…": [("45", exactly(45)), ("45#3", exactly(45))], "whole": [("80", exactly(80))]}
    finding = only(
        story.judge(
            story.relation(RelationKind.SHARE, share, confidence=0.95),
            story.relation(RelationKind.PARTITION, parts, traits=["exhaustive"]),
            restated(story, ("80", exactly(80)), ("90", exactly(90))),
        )
    )
    assert finding.rule == "share"
    assert sorted(also.rule for also in finding.also) == ["figures", "sum"]


def test_a_rule_that_supersedes_another_speaks_in_its_place() -> None:
    """Of one relation only."""
    story = Story("of the 48, 52 came")
    broad = make_rule("broad", "part", "part < whole", "broad", supersedes='["part-too-large"]')
    roles = {"part": [("52", exactly(52))], "whole": [("48", exactly(48))]}
    tie = story.relation(RelationKind.PART, roles)
    rules = (*RULES, broad)
    assert only(story.judge(tie, rules=rules)).message == "broad"
    assert not only(story.judge(tie, rules=rules)).also
    assert not story.judge(tie, rules=rules, settings=EngineSettings(ignore=("broad",))).findings


def test_a_rule_for_summaries_needs_a_figure_in_one() -> None:
    """`between` names the blocks of which one must hold a figure."""
    head = make_rule("head", "restated", "meet(values)", between='["headline"]', supersedes='["figures"]')
    text = "430 marched\n\nThe 340 marchers left."
    for story, expected in ((Story(text, "headline"), "head"), (Story(text), "figures")):
        tie = restated(story, ("430", C430), ("340", C340))
        assert only(story.judge(tie, rules=(head, *RULES))).rule == expected


def test_findings_stand_in_order_of_position_then_rule() -> None:
    """Whatever the order of relations and rules."""
    story = Story("12 of 9; 7 or 8; 5 of 3")
    ties = [
        story.relation(RelationKind.PART, {"part": [("5", exactly(5))], "whole": [("3", exactly(3))]}),
        restated(story, ("7", exactly(7)), ("8", exactly(8))),
        story.relation(RelationKind.PART, {"part": [("12", exactly(12))], "whole": [("9", exactly(9))]}),
    ]
    forwards, backwards = story.judge(*ties), story.judge(*ties[::-1], rules=RULES[::-1])
    assert forwards == backwards
    assert [texts(f)[0] for f in forwards.findings] == ["12", "7", "5"]


# --- settings --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("settings", "speaks"),
    [
        (EngineSettings(), True),
        (EngineSettings(select=("restated",)), True),
        (EngineSettings(select=("figures",)), True),
        (EngineSettings(select=("change",)), False),
        (EngineSettings(select=("change",), extend_select=("figures",)), True),
        (EngineSettings(ignore=("figures",)), False),
        (EngineSettings(ignore=("restated",)), False),
        (EngineSettings(ignore=("restated",), select=("figures",)), True),
    ],
)
def test_rules_are_selected_and_ignored_by_id_or_family(settings: EngineSettings, speaks: bool) -> None:
    """An id selected outweighs a family ignored."""
    found = CROWD.judge(restated(CROWD, ("430", C430), ("340", C340)), settings=settings).findings
    assert bool(found) is speaks


def test_preview_rules_are_off_unless_asked_for() -> None:
    """By the switch, or by their own id; their family is not enough."""
    rule = make_rule("young", "restated", "meet(values)", status='"preview"')
    tie = restated(CROWD, ("430", C430), ("340", C340))
    for settings, speaks in (
        (EngineSettings(), False),
        (EngineSettings(select=("restated",)), False),
        (EngineSettings(preview=True), True),
        (EngineSettings(select=("young",)), True),
    ):
        assert bool(CROWD.judge(tie, rules=[rule], settings=settings).findings) is speaks


# --- properties ------------------------------------------------------------------------------------------

ROOM = st.fractions(0, 5)


@given(
    st.tuples(*[st.integers(1, 30)] * 3), st.tuples(*[ROOM] * 3), st.tuples(*[ROOM] * 3),
    st.sampled_from(["share", "partition", "change", "difference", "restated"]),
)  # fmt: skip
def test_widening_an_interval_never_adds_a_finding(
    numbers: tuple[int, ...], rooms: tuple[Fraction, ...], more: tuple[Fraction, ...], kind: str
) -> None:
    """Nor makes one graver: what the figures may stand for only grows."""
    story = Story("one two three")

    def level(wider: bool) -> int:
        values = []
        for number, room, extra in zip(numbers, rooms, more, strict=True):
            half = room + (extra if wider else 0)
            values.append(_span(Fraction(number), half))
        one, two, three = ((w, v) for w, v in zip(("one", "two", "three"), values, strict=True))
        roles = {
            "share": {"part": [one], "whole": [two], "share": [three]},
            "partition": {"parts…": [one, two], "whole": [three]},
            "change": {"start": [one], "end": [two], "percent": [three]},
            "difference": {"a": [one], "b": [two], "gap": [three]},
            "restated": {"values…": [one, two, three]},
        }[kind]
        found = story.judge(story.relation(RelationKind(kind), roles, traits=["exhaustive"])).findings
        return max((int(finding.severity) + 1 for finding in found), default=0)

    assert level(wider=True) <= level(wider=False)


def _span(number: Fraction, half: Fraction) -> Measure:
    """A figure that prints no number, so that only its interval counts."""
    interval = Interval(number - half, number + half)
    return Measure(interval, interval)


def test_an_article_of_very_many_conflicts_takes_no_more_than_its_share_of_time() -> None:
    """Merging and ordering are not quadratic: thousands of findings, hundreds of them of one figure."""
    count = 3_000
    story = Story(" ".join(f"{i}x" for i in range(count + 1)))
    whole = ("0x", exactly(1))
    ties = []
    for i in range(1, count + 1):
        at = story.text.index(f" {i}x") + 1
        part = replace(story.filler("0x", exactly(i + 5)), span=Span(at, at + 2), text=f"{i}x")
        other = (
            story.filler(*whole)
            if i % 10 == 0
            else replace(part, value=exactly(2), span=Span(at + 1, at + 3))
        )
        roles = (("part", (part,)), ("whole", (other,)))
        ties.append(Relation(RelationKind.PART, (roles,), Span(0, 1), 0.9))
    started = perf_counter()
    found = story.judge(*ties).findings
    assert len(found) == count - count // 10 + 1
    assert perf_counter() - started < 20
