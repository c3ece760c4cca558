"""A definite mention finds its set, or speaks of nothing else."""

from __future__ import annotations

import pytest
from restated_story import read, tagged, tell

from numcheck.linker.context import Context
from numcheck.linker.restated.definite import Antecedents, find_antecedents
from numcheck.linker.restated.observe import observe
from numcheck.linker.restated.pairs import look_at_pairs

CALM, FERRY, BUS = (
    "It was dark.",
    "The ferry took {60|head=pupil} pupils.",
    "A bus took {40|head=pupil} pupils.",
)


def antecedents(context: Context) -> Antecedents:
    """What the definite mentions of a story may mean."""
    return find_antecedents(observe(context, 100))


def test_a_definite_mention_means_the_one_set_of_its_noun() -> None:
    """No earlier claim has four, and one counts executives: they must be meant."""
    found = antecedents(
        tell(
            "Police held {three|head=executive} executives.",
            "The {four|head=executive,definite} executives were silent.",
        )
    )
    assert found.means[1] == {0}
    assert not found.explained


def test_a_definite_mention_is_explained_by_its_own_value() -> None:
    """An earlier claim has four: the phrase is explained, and links to nothing else."""
    found = antecedents(
        tell(
            "Police held {three|head=executive} executives.",
            "Later they held {four|head=executive} executives more.",
            "The {four|head=executive,definite} executives were silent.",
        )
    )
    assert found.explained == {2}
    assert 2 not in found.means


def test_a_bare_definite_mention_needs_no_noun() -> None:
    """ "The four" may mean any set counted shortly before."""
    found = antecedents(
        tell("Police held {three|head=executive} executives.", "The {four|definite} were silent.")
    )
    assert found.means[1] == {0}


def test_two_sets_before_it_leave_a_definite_mention_open() -> None:
    """Two compatible claims with different values: which one is meant cannot be told."""
    found = antecedents(
        tell(
            "The ferry took {60|head=pupil} pupils.",
            "The bus took {40|head=pupil} pupils.",
            "The {30|head=pupil,definite} pupils were late.",
        )
    )
    assert 2 in found.ambiguous


def test_an_order_introduces_a_set() -> None:
    """ "The first three" points at nothing before it."""
    found = antecedents(
        tell("Police held {four|head=man} men.", "The first {three|head=man,definite} men were silent.")
    )
    assert not found.means


def test_all_three_families_are_of_those_named_before() -> None:
    """No family was counted, but somebody was: "all three" must mean as many, "three" need not."""
    for words, means in (("All", {0}), ("The", set())):
        story = tell(
            "# Leith holds {four|head=pilgrim} pilgrims",
            f"{words} {{three|head=family,definite}} families were told.",
        )
        assert antecedents(story).means[1] == means


def test_adjectives_may_stand_between_the_article_and_the_figure() -> None:
    """ "The annual 2,100 m limit" points back as "the 2,100 m limit" does, "the new one" does not."""
    for words, means in (("the annual", {0}), ("the", {0}), ("the new", None), ("an annual", None)):
        definite = ",definite" if words == "the" else ""
        story = tell(
            "They may dive {1,200|kind=measure,unit=metre} deep.",
            f"It is above {words} {{2,100|kind=measure,unit=metre,head=limit{definite}}} limit.",
        )
        story = tagged(tagged(story, "annual", "JJ"), "new", "JJ")
        found = antecedents(story).means.get(1)
        assert found == means


def test_what_is_of_a_time_gone_by_is_told_of_for_the_first_time() -> None:
    """ "The four of 2009" are none of those of today, and "the four" are."""
    for periods, means in ((",periods=2009", set()), ("", {0})):
        story = tell(
            "Police held {three|head=executive} executives.",
            f"Of the {{four|head=executive,definite{periods}}} executives most fled.",
        )
        assert antecedents(story).means[1] == means


def test_those_of_another_sort_are_some_of_them() -> None:
    """Of eight schools "the five closed schools" are some, unless the eight are closed, too."""
    for closed, means in (("", set()), ("closed ", {0})):
        story = tell(
            f"There are {{eight|head=school}} {closed}schools.",
            "The {five|head=school,modifiers=closed,definite} schools have no roof.",
        )
        assert antecedents(story).means[1] == means


def test_a_day_before_its_noun_was_dated_before() -> None:
    """ "The 19 March game" is one that was told of; a day that nothing else is said of may be new."""
    for first, means in (
        ("The squad of Lund play their game with Berg on {29|kind=date,month=3} March.", {0}),
        ("A choir sang on {29|kind=date,month=3} March.", set()),
    ):
        second = "The {19|kind=date,month=3,head=game,definite} game against Berg drew many."
        found = antecedents(tell(first, second))
        assert found.means[1] == means


def test_a_share_that_ends_its_clause_points_back() -> None:
    """ "Give him the 60%." was told of; "the 60% who" are told of now."""
    first = "He wants {50|kind=share} of it."
    for behind, means in ((".", {0}), (", he says.", {0}), (" who came.", None)):
        found = antecedents(tell(first, f"They gave him the {{60|kind=share,definite}}{behind}")).means.get(1)
        assert found == means


def test_what_is_left_is_counted_for_the_first_time() -> None:
    """ "The seven games that we have left" are not the nine that were played."""
    first = "He played {nine|head=game} games."
    for left, means in ((" left", None), ("", {0})):
        found = antecedents(
            tell(first, f"The {{seven|head=game,definite}} games we have{left} matter.")
        ).means.get(1)
        assert found == means


@pytest.mark.parametrize(
    ("before", "salient"),
    [
        (("# Flood traps {60|head=pupil} pupils", CALM, CALM, BUS), {0}),
        ((FERRY, CALM, CALM, BUS, CALM, CALM), {0}),
        ((CALM, CALM, FERRY, CALM, CALM, BUS), {1}),
        ((CALM, CALM, FERRY, FERRY, BUS, CALM, CALM), {0, 1}),
        ((FERRY, CALM, CALM, BUS), set()),
        ((FERRY, BUS), set()),
    ],
    ids=["headline", "lead", "near", "often", "lead or near", "tie"],
)
def test_of_several_sets_the_one_that_is_told_of_most_is_meant(
    before: tuple[str, ...], salient: set[int]
) -> None:
    """In the headline, the lead, near by or often; of two that are told of as much neither is."""
    story = tell(*before, "The {30|head=pupil,definite} pupils were late.")
    found = antecedents(story)
    (mention,) = found.ambiguous
    assert found.salient[mention] == salient
    pairs = [pair for pair in look_at_pairs(observe(story, 100)) if pair.b.index == mention]
    for name, noted in (
        ("definite-salient", salient),
        ("definite-ambiguous", found.means[mention] - salient),
    ):
        assert {pair.a.index for pair in pairs if name in dict(pair.features)} == noted


@pytest.mark.parametrize(
    ("told", "means"),
    [
        (" - Orm and other states - agree.", {0}),
        (", Orm and other states, agree.", {0}),
        (" chose some states.", {0}),
        (" small states agree.", set()),
    ],
)
def test_a_mark_or_a_verb_parts_a_figure_from_its_noun(told: str, means: set[int]) -> None:
    """ "The six - Orm and other states" may be the five executives; "the six small states" may not."""
    story = tell("Police held {five|head=executive} executives.", f"The {{six|head=state,definite}}{told}")
    found = antecedents(tagged(story, "chose", "VBD", "VERB"))
    assert found.means[1] == means
    assert (1 in found.headed) is (not means)


def test_an_order_before_the_article_introduces_no_set() -> None:
    """ "At first the four fires", "the first of the four fires" point back, "the first four" do not."""
    for words, means in (("At first the", {0}), ("It was the first of the", {0}), ("The first", None)):
        story = tell("Mill had {three|head=fire} fires.", f"{words} {{four|head=fire,definite}} fires hurt.")
        assert antecedents(story).means.get(1) == means


def test_those_of_its_fleet_are_told_by_its_fleet() -> None:
    """ "The 44 trams in its present fleet" are those, whatever 40 trams were told of, unless of a fleet."""
    for first, behind, means in (
        ("Orm has {40|head=tram} trams.", " in its present fleet", set()),
        ("Its fleet has {40|head=tram} trams.", " in its present fleet", {0}),
        ("Orm has {40|head=tram} trams.", "", {0}),
    ):
        story = tell(first, f"The {{44|head=tram,definite}} trams{behind} are old.")
        assert antecedents(tagged(story, "in", "IN", "ADP")).means[1] == means


@pytest.mark.parametrize(
    ("figure", "salient"), [("490", {1}), ("470", {0}), ("4,100", {0})], ids=["slip", "none", "other slip"]
)
def test_of_several_sets_the_one_is_meant_that_it_is_a_slip_of(figure: str, salient: set[int]) -> None:
    """ "The 490 jobs" are the 940, though the headline has 1,400; 470 are no slip of either."""
    story = tell(
        "# Mill cuts {1,400|head=job} jobs",
        "It cut {940|head=job} jobs.",
        f"The {{{figure}|head=job,definite}} jobs were old.",
    )
    assert antecedents(story).salient[2] == salient


def test_a_slip_of_two_sets_says_nothing() -> None:
    """ "The 241" may be 214 and may be 421: the one that is told of more is meant."""
    for second, salient in (("421", {0}), ("580", {2})):
        story = tell(
            "# Mill cuts {300|head=job} jobs",
            f"It cut {{{second}|head=job}} jobs or {{214|head=job}} jobs.",
            "The {241|head=job,definite} jobs were old.",
        )
        assert antecedents(story).salient[3] == salient


@pytest.mark.parametrize(
    ("whole", "noun", "figure", "means"),
    [
        ("64", "victim", "46", {0}),
        ("64", "victim", "41", set()),
        ("15,000", "steward", "45", set()),
        ("40", "steward", "45", {0}),
    ],
    ids=["slip", "some", "stewards", "more"],
)
def test_some_of_them_are_fewer_and_no_slip(whole: str, noun: str, figure: str, means: set[int]) -> None:
    """ "The 46 victims" are the 64 people, 41 would be some of them; more than there are can't be some."""
    story = tell(
        f"Fire drove out {{{whole}|head=people}} people.",
        f"The {{{figure}|head={noun},definite}} {noun}s were hurt.",
    )
    assert antecedents(story).means[1] == means


def test_all_of_his_fights_are_new() -> None:
    """ "All 24 of his fights" are told of now, "all 24 of those fights" were before."""
    for word, means in (("those", {0}), ("his", None)):
        story = tell(
            "He had {42|head=fight} fights.", f"He won all {{24|head=fight,definite}} of {word} fights."
        )
        assert antecedents(story).means.get(1) == means
    them = tell("He had {42|head=fight} fights.", "He won all {24|definite} of them.")
    assert antecedents(them).means.get(1) == {0}


def test_what_stands_beside_others_is_not_counted_by_them() -> None:
    """ "The 11 beavers" are not nine farmers who saw beavers; a nine of which nothing is said may be beavers."""
    for nine, means in (("{nine|head=farmer} farmers", set()), ("{nine}", {0})):
        story = tell(f"Some {nine} saw beavers.", "The {11|head=beaver,definite} beavers thrive.")
        assert antecedents(story).means[1] == means


@pytest.mark.parametrize(
    ("first", "behind", "means"),
    [
        (".", " who sang", set()),
        (" who sang.", " who sang", {0}),
        (" who saw a vote.", " who voted", {0}),
        (" in a blaze.", " who fled a fire", {0}),
        (".", "", {0}),
        (".", ", who sang", {0}),
        (".", " who were there", {0}),
        (".", " who say so", {0}),
        (".", " who were there, and sang", {0}),
    ],
    ids=["other", "told", "stem", "sense", "none", "comma", "light", "say", "up to a comma"],
)
def test_who_are_meant_is_said_behind_them(first: str, behind: str, means: set[int]) -> None:
    """ "The four executives who sang" are some of whom nothing was told; ", who sang," tells more of the three."""
    story = read(
        f"Police held {{three|head=executive}} executives{first}",
        f"Dawn saw the {{four|head=executive,definite}} executives{behind}.",
        tags="sang/VBD/VERB voted/VBD/VERB fled/VBD/VERB say/VBP/VERB so/RB/ADV were/VBD/AUX there/RB/ADV in/IN/ADP at/IN/ADP",
    )
    assert antecedents(story).means[1] == means


@pytest.mark.parametrize(
    ("before", "told", "means"),
    [
        ("Holm, {62|kind=age,names=holm}, fell.", "The {26-year-old|kind=age,definite} fell.", {0}),
        (
            "Holm, a cook, {62|kind=age,names=holm}, fell.",
            "The {26-year-old|kind=age,head=cook,definite} cook fell.",
            {0},
        ),
        (
            "Holm, {62|kind=age,names=holm}, fell.",
            "The {26-year-old|kind=age,head=cook,definite} cook fell.",
            set(),
        ),
        ("Holm, {62|kind=age,names=holm}, fell.", "A {26-year-old|kind=age} fell.", None),
        (
            "Holm, {62|kind=age,names=holm}, fell. Berg, {31|kind=age,names=berg}, saw it.",
            "The {26-year-old|kind=age,definite} fell.",
            set(),
        ),
    ],
    ids=["the", "the cook", "another cook", "a", "two people"],
)
def test_the_26_year_old_was_told_of_before(before: str, told: str, means: set[int] | None) -> None:
    """If one person's age alone was; a 26-year-old may be anybody."""
    found = antecedents(tell(before, told)).means
    assert next(iter(found.values()), None) == means
