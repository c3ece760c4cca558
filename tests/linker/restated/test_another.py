"""What is done as well as something else, and what is told of another event of the sort."""

from __future__ import annotations

import pytest
from restated_story import blocker, read

CALM = ("It was dark.", "Nobody slept.")  # what follows is not of the opening
VERBS = "arrested/VBD/VERB detained/VBD/VERB freed/VBD/VERB took/VBD/VERB met/VBD/VERB also/RB/ADV"


@pytest.mark.parametrize(
    ("first", "second", "block"),
    [
        ("detained {12|head=man,predicate=detain}", "also detained {5|head=man,predicate=detain}", "further"),
        ("detained {12|head=man,predicate=detain}", "later detained {5|head=man,predicate=detain}", ""),
        ("also detained {12|head=man,predicate=detain}", "also detained {5|head=man,predicate=detain}", ""),
        ("detained {12|head=man,predicate=detain}", "also detained {12|head=man,predicate=detain}", ""),
        ("detained {12|head=man,predicate=detain}", "also detained who took {5|head=man,predicate=take}", ""),
        ("took {12|head=man,predicate=take}", "also detained {5|head=man,predicate=detain}", ""),
        ("detained {12|head=man,predicate=detain}", "detained {5|head=man,predicate=detain} also", ""),
        ("arrested {12|head=man,predicate=arrest}", "also detained {5|head=man,predicate=detain}", "further"),
    ],
    ids=["also", "later", "twice", "equal", "other deed", "new deed", "behind", "other words"],
)
def test_what_was_also_done_was_done_to_others(first: str, second: str, block: str) -> None:
    """ "They also detained five": on top of the 12 who were, if it is the same deed, in these words or others."""
    story = read(*CALM, f"Guards {first} men.", f"They {second} men.", tags=VERBS)
    assert blocker(story) == block


@pytest.mark.parametrize(
    ("before", "block"),
    [((), ""), (("# Guards at Leith",), ""), (CALM, "further")],
    ids=["lead", "top", "below"],
)
def test_the_lead_tells_of_all_that_was_done(before: tuple[str, ...], block: str) -> None:
    """What "also" was done may be what the lead tells in short, and on top of what was told below it."""
    told = "detained {{{}|head=man,predicate=detain}} men."
    first, second = "Guards " + told.format(12), "They also " + told.format(5)
    assert blocker(read(*before, first, second, tags=VERBS)) == block


def test_a_headline_may_tell_what_was_also_done() -> None:
    """Neither a headline nor what stands below it is done on top of the other."""
    told = "detained {{{}|head=man,predicate=detain}} men"
    story = read("# Guards " + told.format(12), *CALM, "They also " + told.format(5), tags=VERBS)
    assert blocker(story) == ""


@pytest.mark.parametrize(("also", "block"), [("also ", "further"), ("", "")])
def test_they_also_met_on_another_day(also: str, block: str) -> None:
    """Two days of one month, of one who "also met" on the second: even the lead's date is another."""
    told = "in the old mill on {{{}|kind=date,head=mill,predicate=meet}} April."
    first, second = f"The board met {told.format(4)}", f"The board {also}met {told.format(7)}"
    assert blocker(read(first, second, tags=VERBS)) == block


BLAST = "A blast in the tunnel killed {four|head=miner,predicate=kill} miners."
ADJECTIVES = "separate/JJ/ADJ larger/JJR/ADJ loud/JJ/ADJ earlier/JJ/ADJ"


@pytest.mark.parametrize(
    ("event", "block"),
    [
        ("a separate blast", "another"),
        ("an earlier blast", "another"),
        ("a loud separate blast", "another"),
        ("a larger blast", "another"),
        ("another blast", "another"),
        ("another explosion", "another"),
        ("a separate flood", ""),
        ("the separate blast", ""),
        ("a loud blast", ""),
        ("a blast", ""),
        ("a separate tunnel", ""),
    ],
)
def test_a_separate_blast_has_dead_of_its_own(event: str, block: str) -> None:
    """ "A separate blast", "a larger one", of what was told of; a flood need not be another, a tunnel is no event."""
    story = read(BLAST, f"In {event} it killed {{nine|head=miner,predicate=kill}} miners.", tags=ADJECTIVES)
    assert blocker(story) == block
    turned = read(f"In {event} it killed {{nine|head=miner,predicate=kill}} miners.", BLAST, tags=ADJECTIVES)
    assert blocker(turned) == block


@pytest.mark.parametrize(
    ("first", "second", "block"),
    [
        ("a flood", "another incident", "another"),
        ("a flood", "another blast", ""),
        ("a plan", "another plan", "another"),
        ("a plan", "another project", ""),
    ],
)
def test_another_incident_may_be_of_any_sort(first: str, second: str, block: str) -> None:
    """ "Another incident" is like whatever happened, "another blast" like a blast alone, "another plan" like a plan."""
    told = "It cost {{{}|head=job}} jobs in {}."
    assert blocker(read(told.format("nine", first), told.format("four", second))) == block


@pytest.mark.parametrize(
    ("first", "second", "block"),
    [
        (BLAST, "In another blast {nine|head=miner,predicate=kill} miners died.", "another"),
        (f"# {BLAST}", "In another blast {nine|head=miner,predicate=kill} miners died.", ""),
        (BLAST, "In another blast {four|head=miner,predicate=kill} miners died.", ""),
        (
            "In another blast {four|head=miner,predicate=kill} miners died.",
            "In another blast {nine|head=miner,predicate=kill} miners died.",
            "",
        ),
    ],
    ids=["two", "headline", "equal", "both others"],
)
def test_another_blast_may_be_told_of_twice(first: str, second: str, block: str) -> None:
    """A headline has no room for "another", equal figures contradict nothing, and two others may be one."""
    assert blocker(read(first, second)) == block


@pytest.mark.parametrize(
    ("between", "definite", "block"),
    [((), ",definite", ""), ((), "", "another"), (CALM, ",definite", "another")],
    ids=["the nine", "nine", "far"],
)
def test_the_nine_are_of_the_blast_just_told_of(between: tuple[str, ...], definite: str, block: str) -> None:
    """ "The nine miners" right behind another blast are its miners; further down they may be of any."""
    story = read(
        "In another blast {four|head=miner} miners died.",
        *between,
        f"In the blast {{nine|head=miner{definite}}} miners were trapped.",
    )
    assert blocker(story) == block


FIRE = "Fire hurt {four|head=miner,predicate=hurt} miners."


@pytest.mark.parametrize(
    ("lead", "block"),
    [
        ("Separately, fire", "another"),
        ("Elsewhere, fire", "another"),
        ("Elsewhere on the ridge fire", "another"),
        ("Later, fire", ""),
        ("Fire elsewhere", ""),
    ],
)
def test_separately_begins_another_matter(lead: str, block: str) -> None:
    """Whatever a sentence tells that begins so; further in, the word says where or how one thing happened."""
    told = f"{lead} hurt {{nine|head=miner,predicate=hurt}} miners."
    assert blocker(read(FIRE, told)) == block
    assert blocker(read(told, FIRE)) == block


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (f"# {FIRE}", "Separately, fire hurt {nine|head=miner,predicate=hurt} miners."),
        (FIRE, "Separately, fire hurt {four|head=miner,predicate=hurt} miners."),
        (
            "Separately, fire hurt {four|head=miner,predicate=hurt} miners.",
            "Elsewhere, fire hurt {nine|head=miner,predicate=hurt} miners.",
        ),
        (
            "Separately, fire hurt {four|head=miner,predicate=hurt} miners.",
            "The {nine|head=miner,predicate=hurt,definite} miners slept.",
        ),
    ],
    ids=["headline", "equal", "both", "the nine"],
)
def test_another_matter_may_be_told_of_twice(first: str, second: str) -> None:
    """A headline may be of it, equal figures contradict nothing, and "the nine" right behind are its own."""
    assert blocker(read(first, second)) == ""


@pytest.mark.parametrize(
    ("event", "block"),
    [
        ("a separate van bombing", "another"),
        ("another van bombing", "another"),
        ("a separate bombing", "another"),
        ("a van bombing", ""),
        ("a separate van bombing trial", ""),
        ("a separate van", ""),
        ("a separate old and rusty van of a bombing", ""),
    ],
)
def test_a_separate_van_bombing_is_another_bombing(event: str, block: str) -> None:
    """Of several nouns the last that happens is what there was another of: no trial of a bombing is a bombing."""
    first = "A bombing hurt {four|head=miner,predicate=hurt} miners."
    second = f"In {event} it hurt {{nine|head=miner,predicate=hurt}} miners."
    tags = "separate/JJ/ADJ old/JJ/ADJ rusty/JJ/ADJ"
    assert blocker(read(first, second, tags=tags)) == block
    assert blocker(read(second, first, tags=tags)) == block


@pytest.mark.parametrize(
    ("behind", "block"),
    [
        ("men were also detained", "further"),
        ("men of the crew were also detained", "further"),
        ("men were later detained", ""),
        ("men were detained also", ""),
        ("men were also freed", ""),
        ("men of the old crew were also detained", ""),
    ],
)
def test_also_may_stand_behind_its_figure(behind: str, block: str) -> None:
    """ "Five men were also detained": if close behind the five, and if it is what befell the 12."""
    first = "Guards detained {12|head=man,predicate=detain} men."
    story = read(*CALM, first, f"There {{five|head=man,predicate=detain}} {behind}.", tags=VERBS)
    assert blocker(story) == block
