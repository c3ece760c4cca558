"""A definite mention finds its set, or speaks of nothing else."""

from __future__ import annotations

from restated_story import tell

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
