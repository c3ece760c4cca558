"""What ties two figures: slips, apposition, times, the weights file; equality of values is none of it."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest
from restated_story import tell
from test_restated import ties, verdict

from numcheck.errors import RuleError
from numcheck.linker import restated
from numcheck.linker.restated.apposition import in_apposition
from numcheck.linker.restated.confirm import agreements
from numcheck.linker.restated.explain import standings
from numcheck.linker.restated.observe import observe
from numcheck.linker.restated.pairs import look_at_pairs
from numcheck.linker.restated.slips import Slip, far_apart, slip
from numcheck.linker.restated.times import clash_of_lengths, clash_of_times, in_the_past, lengths_in
from numcheck.model.quantity import Calendar, Kind
from numcheck.resources.weights import load_weights


def figures(a: str, b: str):  # type: ignore[no-untyped-def]
    """The quantities of two printed figures."""
    return tell(f"It was {{{a}}} there.", f"It was {{{b}}} here.").quantities


@pytest.mark.parametrize(
    ("a", "b", "told"),
    [
        ("214", "241", Slip.TRANSPOSED),
        ("23", "32", Slip.TRANSPOSED_TWO),
        ("1,250", "1,290", Slip.DIGIT),
        ("23", "28", Slip.DIGIT_OF_TWO),
        ("1,250", "13,450", None),
        ("125", "1,225", Slip.INSERTED),
        ("500", "5,000", Slip.TENFOLD),
        ("9", "8", Slip.STEP),
        ("9", "6", None),
        ("214", "214", None),
        ("$34bn", "$34m", Slip.MAGNITUDE),
        ("$1bn", "$1m", None),  # one digit is soon the same by chance
        ("4,170", "4,700", Slip.ROUNDED),  # 4,710
        ("15,300", "1,500", Slip.ROUNDED),  # 1,530
        ("4,190", "4,700", None),
        ("4,170", "9,000", None),
    ],
)
def test_slips_are_of_many_kinds(a: str, b: str, told: Slip | None) -> None:
    """The fewer digits a figure has, the oftener another differs from it as a slip would: each kind has a name."""
    assert slip(*figures(a, b)) is told


def test_two_years_of_one_decade_are_two_years() -> None:
    """Only what changes places in a year is told; another last digit is another year."""
    a, b = (replace(figure, kind=Kind.YEAR) for figure in figures("2019", "2016"))
    assert slip(a, b) is None
    a, b = (replace(figure, kind=Kind.YEAR) for figure in figures("1987", "1978"))
    assert slip(a, b) is Slip.TRANSPOSED


def test_a_slip_is_told_where_chance_would_seldom_make_it() -> None:
    """One digit of two, and a count one off, are no words to a reader."""
    assert Slip.TRANSPOSED.words == "two digits change places"
    assert Slip.STEP.words == ""


def test_an_error_seldom_errs_by_much() -> None:
    """The farther two values lie apart the less likely is an error, up to a bound; a zero too many is one all the same."""
    near, far, farthest = (far_apart(*figures("120", other)) for other in ("150", "450", "90,000"))
    assert 0 < near < far < farthest == far_apart(*figures("120", "800,000"))
    assert far_apart(*figures("120", "1,200")) == 0
    assert far_apart(*figures("$12bn", "$12m")) == 0


def test_what_is_told_again_in_quotes_is_noted() -> None:
    """A writer's figure and a speaker's later one; the other way round is another thing."""

    def names(a: str, b: str) -> set[str]:
        (pair,) = look_at_pairs(
            observe(
                tell(f"The {{40|head=pupil{a}}} pupils sang.", f"All {{41|head=pupil{b}}} pupils came."), 10
            )
        )
        return {name for name, _ in pair.features}

    assert "retold-in-quotes" in names("", ",quoted=1")
    assert "quoted-differs" in names(",quoted=1", "")
    assert not {"retold-in-quotes", "quoted-differs"} & names(",quoted=1", ",quoted=1")


def test_what_a_definite_figure_counts_may_be_named_anywhere_before() -> None:
    """ "The 41 pupils", of whom an earlier figure's sentence told."""
    first = "The {40|head=place} places are for pupils from Leith."
    for definite, noted in ((",definite", True), ("", False)):
        (pair,) = look_at_pairs(observe(tell(first, f"The {{41|head=pupil{definite}}} pupils came."), 10))
        assert ("definite-at-large" in dict(pair.features)) is noted


def test_a_time_gone_by_on_one_side_is_noted() -> None:
    """In 2002, against now; "on Monday" is no such time."""
    for period, noted in (("2002", True), ("last year", True), ("monday", False)):
        told = f"He missed {{six|head=show,periods={period}}} shows."
        (pair,) = look_at_pairs(observe(tell("He cancels {four|head=show} shows.", told), 10))
        assert ("past-one-sided" in dict(pair.features)) is noted


@pytest.mark.parametrize(
    ("period", "past"),
    [
        ("last year", True),
        ("three years ago", True),
        ("earlier this year", True),
        ("2019", True),
        ("the last six years", False),
        ("the last 6 years", False),
        ("the last few years", False),
        ("this year", False),
    ],
)
def test_the_last_six_years_are_not_gone_by(period: str, past: bool) -> None:
    """They go on to this day, as last year does not."""
    assert in_the_past((period,)) is past


def test_two_ages_of_one_person_are_told_as_one() -> None:
    """Everybody has one age, and no length of time of his own."""
    for kind, told in (("age", True), ("duration", False)):
        story = tell(
            f"# Carey dies at {{64|kind={kind},names=carey,predicate=die}}",
            f"Carey, {{46|kind={kind},names=carey,predicate=die}}, was a smith.",
        )
        (pair,) = look_at_pairs(observe(story, 100))
        assert ("age-own" in dict(pair.features)) is told


@pytest.mark.parametrize(
    ("first", "second", "noun", "own"),
    [("50th", "51st", "cap", True), ("50th", "51st", "", False), ("5th", "6th", "cap", False)],
)
def test_a_rank_of_nothing_is_nobodys_own(first: str, second: str, noun: str, own: bool) -> None:
    """ "The 50th cap" and "the 51st" of one noun are somebody's; 50th and 51st alone may be places in two races."""
    told = "Lund has the {{{}|kind=ordinal,head={}}}{}."
    texts = (told.format(rank, noun, f" {noun}" if noun else "") for rank in (first, second))
    (pair,) = look_at_pairs(observe(tell(*texts), 100))
    assert ("ordinal-own" in dict(pair.features)) is own


def test_values_are_no_evidence() -> None:
    """A story told with other values of the same shape has the same features, slips apart."""
    told = "Police in Leeds held {%s|head=protester,predicate=hold} protesters on the bridge."
    again = "The {%s|head=protester,predicate=hold} protesters held on the bridge were from Leeds."

    def features(a: str, b: str) -> dict[str, float]:
        (pair,) = look_at_pairs(observe(tell(told % a, again % b), 10))
        return {name: value for name, value in pair.features if not name.startswith("slip")}

    assert features("317", "452") == features("612", "924")


@pytest.mark.parametrize(
    ("text", "apposed"),
    [
        ("Some {12|head=man} men ({14|head=man} men) came.", True),
        ("A {2|head=man} or {3|head=man} men came.", False),
        ("They struck out {2940|head=name} names, or {740|head=name} too few.", False),
        ("It has {four|head=stream} streams ({2|head=stream} in, 2 out) here.", False),
        ("It has {four|head=stream} streams ({4|head=stream} in all, they say) here.", True),
        ("It has {four|head=stream} streams ({4|head=stream} in all), and 2 dams.", True),
        ("It has {four|head=stream} streams [{2|head=stream} in, 2 out] here.", False),
        ("It has {four|head=stream} streams [{4|head=stream} in all], and 2 dams.", True),
        ("Price led for {34|head=buyer} buyers, followed by service ({28|head=buyer}), and luck.", False),
    ],
)
def test_apposition_needs_a_bracket_or_a_dash(text: str, apposed: bool) -> None:
    """A list of alternatives or of shares is none."""
    context = tell(text)
    assert in_apposition(context, *context.claims) is apposed


def test_two_plans_are_likelier_one_plan() -> None:
    """What only may be, and may be told by both, is rarer than what is."""
    told = "They {%s|head=tree,modality=%s} trees."
    for first, second, shared in (
        ("target", "target", True),
        ("target", "possible", False),
        ("actual", "actual", False),
    ):
        (pair,) = look_at_pairs(observe(tell(told % (40, first), told % (50, second)), 10))
        assert ("modality-unreal-shared" in dict(pair.features)) is shared


def test_how_equal_figures_are_told_says_whether_they_are_one() -> None:
    """ "In December" is told of much; "both" and "the pair" mean two that were named."""

    def told(first: str, second: str, **changed: object) -> dict[str, float]:
        context = tell(first, second)
        two = tuple(replace(q, **changed) for q in context.quantities)  # type: ignore[arg-type]
        claims = tuple(replace(c, quantity=q) for c, q in zip(context.claims, two, strict=True))
        ((_, found),) = agreements(
            look_at_pairs(observe(replace(context, quantities=two, claims=claims), 10))
        )
        return found

    assert "definite-earlier" in told("The {40|head=mill,definite} mills.", "It has {40|head=mill} mills.")
    days = ("On {12|kind=date} April it rained.", "By {12|kind=date} April it rained.")
    assert "month" in told(*days, calendar=Calendar(month=4))
    assert "month" not in told(*days)
    pairs = ("Lund saw {two|head=mill} mills.", "It has {two|head=mill} mills.")
    assert "two-in-words" in told(*pairs, word=True)
    assert "two-in-words" not in told(*pairs)


def test_times_clash_only_on_one_grain() -> None:
    """A weekday says nothing against a month; two years do, and so do last year and this."""
    assert clash_of_times(("2019",), ("2020",))
    assert clash_of_times(("last year",), ("this year",))
    assert not clash_of_times(("friday",), ("2020",))
    assert not clash_of_times(("may 2020",), ("2020",))


def test_flows_of_two_lengths_are_two_flows() -> None:
    """A quarter's loss is not a full year's; a sentence with two lengths says nothing."""
    quarter, year = (
        lengths_in(" sales in the fourth quarter fell "),
        lengths_in(" for the full year they rose "),
    )
    assert clash_of_lengths(quarter, year)
    assert not clash_of_lengths(quarter, lengths_in(" the fourth quarter and the full year "))


def test_rival_sources_are_named() -> None:
    """Two sources near each other that differ are disputed: information, no accusation."""
    context = tell(
        "# {12,000|head=marcher,predicate=march} marchers fill square",
        "Police said {12,000|head=marcher,predicate=march,source=police} marchers filled the square.",
        "Stewards said {17,500|head=marcher,predicate=march,source=stewards,definite} marchers filled the square.",
    )
    relations, _ = restated.find(context)
    disputed = [relation.disputed for relation in relations if relation.disputed]
    assert all(set(names) <= {"police", "stewards"} for names in disputed)


def test_every_pair_looked_at_has_a_verdict() -> None:
    """A pair that is not compared names its blocker and says why."""
    found = verdict(
        tell(
            "Rain fell for {24|head=hour,places=leeds} hours.",
            "It fell for {12|head=hour,places=york} hours.",
        ),
        0,
        1,
    )
    assert (found.linked, found.blocker) == (False, "place")
    assert "leeds" in found.reason


def test_a_very_large_article_is_cut_and_says_so() -> None:
    """Beyond the limit figures are left out, in words."""
    context = tell("Some {12|head=man} men came.")
    assert restated.left_out(context) == ""
    many = replace(context, claims=context.claims * (restated.MAX_MENTIONS + 1))
    assert f"{restated.MAX_MENTIONS:,}" in restated.left_out(many)


def test_weights_can_be_laid_over(tmp_path: Path) -> None:
    """A newsroom's own file replaces entries by name; a name that is none is an error with its line."""
    own = tmp_path / "restated.toml"
    own.write_text("[weights]\nslip-digit = 0.25\n", "utf-8")
    assert load_weights((own,)).features["slip-digit"] == 0.25
    assert load_weights().features["slip-digit"] != 0.25
    wrong = tmp_path / "other" / "restated.toml"
    wrong.parent.mkdir()
    wrong.write_text("[weights]\nslop = 0.25\n", "utf-8")
    with pytest.raises(RuleError, match="slop"):
        load_weights((wrong.parent,))


def test_the_printed_value_decides_what_is_a_slip() -> None:
    """A figure without a printed value (a range) is no slip of another."""
    a, b = figures("214", "241")
    hollow = replace(a, measure=replace(a.measure, printed=None))
    assert slip(hollow, b) is None
    assert slip(replace(a, measure=replace(a.measure, printed=Fraction(0))), b) is None


def test_silence_on_figures_of_other_things() -> None:
    """Two counts with nothing but their kind in common are not tied."""
    assert (
        ties(
            tell(
                "The museum owns {340|head=painting} paintings.",
                "Its cafe sells {275|head=cake} cakes a day.",
            )
        )
        == []
    )


def test_a_headline_alone_ties_no_figure() -> None:
    """Every figure may be what a headline means: something else must tie the two before they are held against each other."""
    for words, told in (("Bread is dear; he ate {four} of it.", False), ("He saw {four} bears there.", True)):
        (pair,) = look_at_pairs(observe(tell("# Ranger meets {seven} bears", words), 100))
        assert bool(list(standings([pair]))) is told


def test_a_shoot_out_is_told_as_one() -> None:
    """Two scores on penalties are of one shoot-out, the more surely as nothing else is."""
    for first, told in (
        ("Rovers won {4-2|kind=score} on penalties.", True),
        ("Rovers won {4-2|kind=score}.", False),
    ):
        story = tell(first, "It was a {5-4|kind=score} win on penalties for Rovers.")
        (pair,) = look_at_pairs(observe(story, 100))
        assert ("score-shoot-out" in dict(pair.features)) is told


def test_no_match_goes_on_from_more_to_less() -> None:
    """It was 2-1 on the way: a headline's 1-1 is impossible, 3-1 is not."""
    for last, told in (("1-1", True), ("3-1", False)):
        story = tell(
            f"# Rovers {{{last}|kind=score}} Albion", "A volley made it {2-1|kind=score} before the break."
        )
        (pair,) = look_at_pairs(observe(story, 100))
        assert ("score-impossible" in dict(pair.features)) is told


def test_what_one_sentence_sets_apart_from_an_equal_is_no_rival() -> None:
    """ "Seven of its nine shops", and "seven shops" below: the nine are not held against them, as the seven are told again."""
    told = "The firm will shut {}{{nine|head=shop}} shops."
    for first, accused in (("{seven|head=shop} of its ", False), ("", True)):
        story = tell(told.format(first), "Where the {seven|head=shop} shops of the firm are, nobody says.")
        pairs = list(look_at_pairs(observe(story, 100)))
        assert bool([pair for pair, _ in standings(pairs) if not pair.equal]) is accused


def test_a_part_that_tells_a_figure_again_is_no_rival() -> None:
    """ "Nine of the 38" below nine dead: the 38 are not held against them, whatever ties the nines."""
    story = tell(
        "Fire killed {nine|head=worker,predicate=kill} workers at dawn.",
        "Nobody slept.",
        "Of the shift {nine} of the {38|head=worker,definite} workers had jumped.",
    )
    for tied, accused in ((frozenset({(1, 2)}), False), (frozenset(), True)):
        pairs = list(look_at_pairs(observe(replace(story, tied=tied), 100)))
        told_again, held_against = (next(p.odds for p in pairs if p.key == key) for key in ((0, 1), (0, 2)))
        assert told_again < held_against - 1
        assert ((0, 2) in {pair.key for pair, _ in standings(pairs)}) is accused


def test_a_part_told_elsewhere_explains_nothing() -> None:
    """A headline's 36 against 63 people: "among 36 people" in a sentence of its own is no 36 of the 63."""
    first, second = (
        "Flood hurt {63|head=people} people at Leith",
        "mong {36|head=people} people hurt was Lund.",
    )
    for story, accused in (((f"{first}.", f"A{second}"), True), ((f"{first}, a{second}",), False)):
        pairs = list(look_at_pairs(observe(tell("# Flood hurts {36|head=people} people", *story), 100)))
        assert ((0, 1) in {pair.key for pair, _ in standings(pairs)}) is accused


def told_by(story, key: tuple[int, int] = (0, 1)) -> set[str]:  # type: ignore[no-untyped-def]
    """The names of the features of two figures of a story, the first two unless others are named."""
    pairs = look_at_pairs(observe(story, 100))
    return next({name for name, _ in pair.features} for pair in pairs if pair.key == key)


@pytest.mark.parametrize(
    ("first", "second", "noun", "large"),
    [
        ("214", "390", "pupil", True),
        ("100", "390", "pupil", True),
        ("214", "390", "student", True),
        ("99", "390", "pupil", False),
        ("390", "99", "pupil", False),
        ("214", "390", "lamp", False),
    ],
    ids=["one noun", "hundred", "alike", "first small", "second small", "other noun"],
)
def test_two_counts_of_hundreds_are_seldom_chance(first: str, second: str, noun: str, large: bool) -> None:
    """Hundreds of one noun, or of two alike, by both; fewer than a hundred by either say less."""
    story = tell(
        f"Leith school has {{{first}|head=pupil}} pupils.",
        f"Leith school lists {{{second}|head={noun},definite}} {noun}s.",
    )
    assert ("head-large" in told_by(story)) is large


def test_only_counts_are_of_hundreds() -> None:
    """Two funds of hundreds of pounds are no two counts."""
    story = tell("It has a {£214|head=fund} fund.", "The {£390|head=fund} fund is old.")
    assert "head-large" not in told_by(story)


@pytest.mark.parametrize(
    ("first", "second", "other"),
    [
        ("{four|head=cook} cooks", "{seven|head=cook} cooks", True),
        ("{four|head=cook} cooks", "{four|head=cook} cooks", False),
        ("{410|head=cook} cooks", "{413|head=cook} cooks", False),
        ("{four|head=cook} cooks", "{£7} in debts", False),
        ("{four|head=cook} cooks", "cooks", False),
        ("cooks", "{seven|head=cook} cooks", False),
        (
            "{four|head=cook} cooks, {three|head=oar} oars",
            "{four|head=cook} cooks, {six|head=oar} oars",
            False,
        ),
    ],
    ids=["differ", "equal", "close", "other unit", "second alone", "first alone", "one agrees"],
)
def test_who_slips_slips_once(first: str, second: str, other: bool) -> None:
    """Where other figures of the same unit stand by both and none agrees, the two statements are of two things."""
    story = tell(
        f"The yard has {{41|head=boat}} boats, {first}.", f"Its {{58|head=boat}} boats, {second}, are old."
    )
    boats = [c.quantity.index for c in story.claims if c.head == "boat"]
    assert ("company-other" in told_by(story, (boats[0], boats[1]))) is other


@pytest.mark.parametrize(("sign", "other"), [("$", True), ("£", False)])
def test_pounds_say_nothing_of_dollars(sign: str, other: bool) -> None:
    """Other sums by both that differ, too: in the same money, or in another."""
    story = tell(f"The yard owes {{$41}}, not {{{sign}4}}.", f"Its debt of {{$58}}, not {{{sign}7}}, is old.")
    assert ("company-other" in told_by(story, (0, 2))) is other


@pytest.mark.parametrize(
    ("first", "second", "ties", "other"),
    [
        ("{14|head=oar} oars", "{29|head=oar} oars", {(0, 1), (2, 3)}, True),
        ("{14|head=oar} oars", "{14|head=oar} oars", {(0, 1), (2, 3)}, False),
        ("{14|head=oar} oars", "{£29} debts", {(0, 1), (2, 3)}, False),
        ("{14|head=oar} oars", "{29|head=oar} oars", {(0, 1)}, False),
        ("{14|head=oar} oars", "{29|head=oar} oars", set(), False),
    ],
    ids=["differ", "equal", "other kind", "one tied", "untied"],
)
def test_what_a_sum_ties_slips_no_oftener(
    first: str, second: str, ties: set[tuple[int, int]], other: bool
) -> None:
    """Two totals whose parts differ as well; parts of another kind, or of one alone, say nothing."""
    story = tell(
        f"The yard has {{41|head=boat}} boats, with {first}.",
        f"Its {{58|head=boat}} boats, with {second}, are old.",
    )
    assert ("partners-other" in told_by(replace(story, tied=frozenset(ties)), (0, 2))) is other


@pytest.mark.parametrize(
    ("first", "second", "noted"),
    [
        ("{$47|property=price,per=barrel} a barrel", "{$41|property=price}", False),
        ("{$47|property=price,per=barrel} a barrel", "{$41|property=tax}", True),
        ("{$47|per=barrel} a barrel", "{$41}", True),
        ("{$47|property=price,per=barrel} a barrel", "{$41|property=price,per=barrel} a barrel", False),
        ("{47|property=price,per=barrel} a barrel", "{41|property=price}", True),
    ],
    ids=["price", "other property", "nameless", "both", "no money"],
)
def test_a_price_is_told_a_barrel_once(first: str, second: str, noted: bool) -> None:
    """ "$47 a barrel" and later "$41" are one price; what else is told a barrel on one side is another figure."""
    assert ("rate-one-sided" in told_by(tell(f"Oil was {first}.", f"By dusk oil was {second}."))) is noted


@pytest.mark.parametrize(("words", "accused"), [("The school has", False), ("So, it is told,", True)])
def test_an_equal_figure_is_held_against_the_words_alone(words: str, accused: bool) -> None:
    """214 and 241 as firmly told again explain a slip away, however odd the slip; more loosely told again they do not."""
    told = "The school has {{{}|head=pupil}} pupils."
    again = words + " {{{}|head=pupil}} pupils."
    calm = ("It rained.", "It snowed.", "It froze.")
    story = tell(
        "It was dark.",
        "Nobody slept.",
        told.format(214),
        calm[0],
        told.format(241),
        calm[1],
        again.format(214),
        calm[2],
        again.format(241),
    )
    assert ((0, 1) in {pair.key for pair, _ in standings(look_at_pairs(observe(story, 100)))}) is accused
