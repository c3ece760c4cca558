"""Relations to findings: severities, suspects, messages, sums, repairs, merging, order."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from numcheck.engine import EngineSettings, Judgement
from numcheck.model.finding import Finding, Severity
from numcheck.model.interval import Interval
from numcheck.model.quantity import Calendar, Kind, Measure, Modifier, Unit
from numcheck.model.relation import Relation, RelationKind, Weekday, Word
from numcheck.model.span import Span
from numcheck.resources.thresholds import Thresholds

from .hand import PERCENT, POUND, RULES, Story, bound, exactly, make_rule, percent, rounded, vague

RESTATED = RelationKind.RESTATED
CHANGE = RelationKind.CHANGE


def only(judgement: Judgement) -> Finding:
    """The one finding there is."""
    (finding,) = judgement.findings
    return finding


def texts(finding: Finding) -> list[str]:
    """The words of a finding's places, in order."""
    return [place.text for place in finding.places]


def restated(story: Story, *values: tuple[str, Measure], **more: object) -> Relation:
    """Figures of one thing."""
    return story.relation(RESTATED, {"values…": list(values)}, **more)


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
    assert "1 against 3" in finding.why_clash


def test_two_equal_clusters_say_so_in_text_order() -> None:
    """Neither of two against two is the odd one."""
    story = Story("430 and 340 and 340 again and 430")
    tie = restated(story, ("430", C430), ("340", C340), ("340#2", C340), ("430#2", C430))
    finding = only(story.judge(tie))
    assert texts(finding) == ["430", "430", "340", "340"]
    assert "2 figures stand against 2" in finding.why_clash


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


# --- what is shown ---------------------------------------------------------------------------------------


def partition(story: Story, *parts: int, whole: int) -> Relation:
    """Parts that make up a whole."""
    return story.relation(
        RelationKind.PARTITION,
        {"parts…": [(str(p), exactly(p)) for p in parts], "whole": [(str(whole), exactly(whole))]},
        traits=["exhaustive"],
    )


def test_a_finding_shows_its_sum_the_intervals_and_a_repair() -> None:
    """ "12 + 5 + 3 = 20, not 22"."""
    story = Story("of the 22, 12 or 5 or 3")
    finding = only(story.judge(partition(story, 12, 5, 3, whole=22)))
    assert finding.computed == "12 + 5 + 3 = 20, not 22"
    assert finding.message == "12, 5 and 3 come to 20, not 22"
    assert finding.why_clash == "the intervals do not meet: 20 against 22"
    assert finding.repairs == ("“22” would have to be 20",)


def change(
    story: Story, start: tuple[str, Measure], end: tuple[str, Measure], by: tuple[str, Measure]
) -> Relation:
    """A change in per cent."""
    return story.relation(CHANGE, {"start": [start], "end": [end], "percent": [by]})


def test_a_change_offers_one_repair_for_each_figure() -> None:
    """Any of the three may be the wrong one."""
    story = Story("up 40 per cent from 22,000 to 28,600")
    tie = change(
        story, ("22,000", rounded(22000, 500)), ("28,600", rounded(28600, 50)), ("40 per cent", percent(40))
    )
    finding = only(story.judge(tie))
    assert finding.message == "22,000 to 28,600 is +30 per cent, not 40 per cent"
    assert finding.repairs == (
        "“40 per cent” would have to be 30 per cent",
        "“28,600” would have to be 30,800",
        "“22,000” would have to be 20,429",
    )


def test_a_fall_is_shown_with_a_minus_sign_that_is_one() -> None:
    """The sign is U+2212, the repair has none: the words say the direction."""
    story = Story("down 40 per cent from 200 to 100")
    tie = change(
        story, ("200", exactly(200)), ("100", exactly(100)), ("40 per cent", rounded(-40, 1, PERCENT))
    )
    finding = only(story.judge(tie))
    assert finding.message == "200 to 100 is −50 per cent, not 40 per cent"
    assert finding.repairs[0] == "“40 per cent” would have to be 50 per cent"


def test_sums_of_money_are_written_as_the_article_writes_them() -> None:
    """Sign, magnitude and decimals are those of the figure it is held against."""
    story = Story("£3.8bn and £3.4bn, £0.6bn less")

    def money(tenths: int) -> Measure:
        return rounded(tenths * 10**8, 5 * 10**7, POUND, Kind.MONEY)

    roles = {"a": [("£3.8bn", money(38))], "b": [("£3.4bn", money(34))], "gap": [("£0.6bn", money(6))]}
    finding = only(story.judge(story.relation(RelationKind.DIFFERENCE, roles)))
    assert finding.computed == "£3.8bn − £3.4bn = £0.4bn, not £0.6bn"


def test_a_conversion_is_shown_in_the_second_unit() -> None:
    """The reader is told what the first figure is in the unit of the second."""
    story = Story("120 miles (300km)")
    mile, km = Unit("mile", "length"), Unit("kilometre", "length")
    roles = {"a": [("120 miles", rounded(120, 5, mile))], "b": [("300km", rounded(300, 5, km))]}
    finding = only(story.judge(story.relation(RelationKind.CONVERSION, roles)))
    assert finding.message == "120 miles is 193.1km, not 300km"


def test_weekdays_and_dates_are_named() -> None:
    """And the weekday that the date has is offered."""
    story = Story("on Thursday, 12 March 2024")
    roles = {"weekday": [("Thursday", Weekday(3))], "date": [("12 March 2024", Calendar(2024, 3, 12))]}
    finding = only(story.judge(story.relation(RelationKind.CALENDAR, roles)))
    assert finding.message == "12 March 2024 is a Tuesday, not a Thursday"
    assert finding.repairs == ("“Thursday” would have to be Tuesday",)


def test_a_list_is_one_place() -> None:
    """The items are shown together, for it is their number that is wrong."""
    story = Story("four finalists: Oslo, Porto and Turin")
    items = [(name, Word(name)) for name in ("Oslo", "Porto", "Turin")]
    roles = {"count": [("four", exactly(4))], "items…": items}
    finding = only(story.judge(story.relation(RelationKind.LIST, roles)))
    assert texts(finding) == ["four", "Oslo, Porto and Turin"]
    assert finding.message == "four, but 3"


@pytest.mark.parametrize(
    ("a", "b", "hint"),
    [
        ("1,520", "1,250", "two digits that change places"),
        ("14,872", "14,812", "one digit"),
        ("1,200", "12,000", "a zero"),
        ("11,450", "1,450", "a doubled digit"),
        ("2,000,000", "2,000,000,000", "million and billion"),
        ("430", "512", ""),
    ],
)
def test_a_slip_that_can_be_recognised_is_named(a: str, b: str, hint: str) -> None:
    """It is named without saying which figure it is in."""
    story = Story(f"{a} and {b}.")
    values = [(text, exactly(int(text.replace(",", "")))) for text in (a, b)]
    values[0] = (a, values[0][1])
    found = only(story.judge(restated(story, (a, values[0][1]), (f"and {b}", values[1][1]))))
    assert hint in found.hint
    assert bool(hint) == bool(found.hint)


def test_a_rule_may_name_its_own_slip() -> None:
    """From 40 to 44 per cent is four points, or ten per cent."""
    story = Story("from 40 per cent to 44 per cent, up 4 per cent")
    tie = change(
        story, ("40 per cent", percent(40)), ("44 per cent", percent(44)), ("4 per cent", percent(4))
    )
    assert only(story.judge(tie)).hint == "points for per cent"


def test_digits_parted_as_no_thousands_are_parted_are_pointed_out() -> None:
    """ "$110,00" is neither 110.00 nor 110,000."""
    story = Story("$110,00 and $110,000")
    tie = restated(
        story,
        ("$110,00 ", exactly(11000, POUND, Kind.MONEY)),
        ("$110,000", exactly(110000, POUND, Kind.MONEY)),
    )
    assert "thousands" in only(story.judge(tie)).hint


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
