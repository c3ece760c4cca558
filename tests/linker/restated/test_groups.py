"""Groups: one tie a suspect, the odd figure first; confirmed figures are not held against each other."""

from __future__ import annotations

from restated_story import tell
from test_restated import ties

from numcheck.linker.restated.confirm import Tie
from numcheck.linker.restated.groups import group
from numcheck.linker.restated.observe import observe
from numcheck.linker.restated.pairs import look_at_pairs


def test_the_odd_figure_of_four_comes_first() -> None:
    """Three mentions of 15,000 and one of 12,000 are one tie."""
    story = tell(
        "# {15,000|head=militant,predicate=detain} ISIS militants detained in Syria",
        "Some {15,000|head=militant,predicate=detain} ISIS militants are detained in camps in Syria.",
        "The camps opened a year ago.",
        "Forces said that {12,000|head=militant,predicate=detain} ISIS militants are detained in Syria camps.",
        "Guards are few.",
        "The {15,000|head=militant,predicate=detain,definite} ISIS militants detained in Syria are foreign.",
    )
    (tie,) = ties(story)
    assert tie[0] == "12,000"
    assert tie.count("15,000") == 3


def test_confirmed_figures_are_not_held_against_each_other() -> None:
    """Each of two figures has its own equal in the story: both are explained."""
    story = tell(
        "# {Nine|head=pilgrim,predicate=kill} pilgrims killed, {four|head=pilgrim,predicate=hurt} pilgrims hurt",
        "A coach fell into a gorge, killing {nine|head=pilgrim,predicate=kill} pilgrims.",
        "The crash also hurt {four|head=pilgrim,predicate=hurt} pilgrims of the coach.",
    )
    assert all(len({word.lower() for word in tie}) == 1 for tie in ties(story))


def test_consistent_figures_are_ties_too() -> None:
    """What is restated rightly is seen as well: reports count it as compared."""
    story = tell(
        "# {Nine|head=pilgrim,predicate=kill} pilgrims killed as coach plunges into gorge",
        "A coach plunged into a gorge on Sunday, killing {nine|head=pilgrim,predicate=kill} pilgrims.",
    )
    assert ties(story) == [("Nine", "nine")]


def test_no_figures_no_ties() -> None:
    """An article without figures has nothing to compare."""
    assert ties(tell("# Nothing happened", "It was a quiet day.")) == []


def test_what_nobody_accuses_agrees_throughout() -> None:
    """ "7,200" and "6,700" may each be "seven thousand", and make no group of three with it; two of 7,200 do."""
    for third, count in (("6,700", 2), ("7,200", 3)):
        story = tell(
            "Leith drew {7,200|head=fan} fans.",
            "Some {7,000|head=fan} fans came.",
            f"In all {{{third}|head=fan}} fans sang.",
        )
        looked_at = {pair.key: pair for pair in look_at_pairs(observe(story, 100))}
        equals = [Tie(pair, 1.0) for pair in looked_at.values() if pair.equal or pair.close]
        (found,) = group(equals, (), looked_at, 0.0)
        assert len(found.members) == count
