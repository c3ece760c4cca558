"""A definite mention finds its set, or speaks of nothing else."""

from __future__ import annotations

from restated_story import tagged, tell

from numcheck.linker.context import Context
from numcheck.linker.restated.definite import Antecedents, find_antecedents
from numcheck.linker.restated.mention import observe


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
