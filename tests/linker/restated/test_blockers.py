"""Each blocker keeps its own innocent pair apart, and lets the pair's guilty twin through."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from restated_story import tagged, tell

from numcheck.linker.restated.blockers import BLOCKERS, blocked
from numcheck.linker.restated.mention import observe

# Blocker, the innocent pair that it keeps apart, and a twin that it must leave alone.
PAIRS = {
    "block": (
        (
            "The fund returned {4|head=return} points.",
            "! An earlier version gave the return as {14|head=return} points.",
        ),
        ("The fund returned {4|head=return} points.", "The fund had returned {14|head=return} points."),
    ),
    "sentence": (
        ("The ferry carried {40|head=pupil} pupils and the bus {60|head=pupil} pupils.",),
        ("The ferry carried {40|head=pupil} pupils.", "The {60|head=pupil} pupils were from Leith."),
    ),
    "part": (
        ("The school has {210|head=pupil} pupils.", "Of them, {143|head=pupil,part_of=0} pupils passed."),
        ("The school has {210|head=pupil} pupils.", "All {143|head=pupil} pupils passed."),
    ),
    "further": (
        ("Police held {12|head=man} men.", "Another {5|head=man,other} men were sought."),
        ("Police held {12|head=man} men.", "The {5|head=man} men were sought."),
    ),
    "negation": (
        (
            "It was not {12|head=house,negated=1} houses that burned.",
            "In truth {15|head=house} houses burned.",
        ),
        ("It was {12|head=house} houses that burned.", "In truth {15|head=house} houses burned."),
    ),
    "version": (
        (
            "Initially {31|head=victim} victims were counted.",
            "The revised count is {13|head=victim} victims.",
        ),
        ("Some {31|head=victim} victims were counted.", "The count is {13|head=victim} victims."),
    ),
    "aspect": (
        ("Sales were {£40m|head=sale}.", "Sales rose by {£4m|head=sale,aspect=change} in a year."),
        ("Sales were {£40m|head=sale}.", "Sales of {£4m|head=sale} pleased the board."),
    ),
    "start-of-change": (
        ("Profit reached {£24m|head=profit}.", "Profit was thus up from {£19m|head=profit}."),
        ("Profit reached {£24m|head=profit}.", "Profit of {£19m|head=profit} was a record."),
    ),
    "basis": (
        ("Pay is {£620|head=pay,basis=gross} a week.", "Pay is {£460|head=pay,basis=net} a week."),
        ("Pay is {£620|head=pay,basis=gross} a week.", "Pay is {£460|head=pay,basis=gross} a week."),
    ),
    "place": (
        (
            "Rain fell for {24|head=hour,places=leeds} hours.",
            "Rain fell for {12|head=hour,places=york} hours.",
        ),
        (
            "Rain fell for {24|head=hour,places=leeds} hours.",
            "Rain fell for {12|head=hour,places=leeds} hours.",
        ),
    ),
    "time": (
        ("There were {90|head=fire,periods=2019} fires.", "There were {70|head=fire,periods=2020} fires."),
        ("There were {90|head=fire,periods=2019} fires.", "There were {70|head=fire,periods=2019} fires."),
    ),
    "modality": (
        (
            "Crews have so far planted {23|head=tree} trees.",
            "The target is {90|head=tree,modality=target} trees.",
        ),
        ("Crews planted {23|head=tree} trees.", "The crews planted {90|head=tree} trees."),
    ),
    "range": (
        ("Some {40|head=pupil,range=1} pupils fell ill.", "About {60|head=pupil} pupils fell ill."),
        ("Some {40|head=pupil} pupils fell ill.", "About {60|head=pupil} pupils fell ill."),
    ),
    "rate": (
        ("Pay is {£620|head=pay,per=week} a week.", "Pay is {£460|head=pay,per=month} a month."),
        ("Pay is {£620|head=pay,per=week} a week.", "Pay is {£460|head=pay} in all."),
    ),
    "total": (
        ("The yard cuts {500|head=job} jobs.", "This takes the total to {900|head=job} jobs."),
        ("The yard cuts {500|head=job} jobs.", "The cut of {900|head=job} jobs is the worst."),
    ),
    "score": (
        ("# Rovers {3-1|kind=score} Albion", "A volley made it {2-1|kind=score} before the break."),
        ("# Rovers {3-1|kind=score} Albion", "Rovers beat Albion {2-1|kind=score} on Saturday."),
    ),
    "noun": (
        ("Floods hit {three|head=bridge} bridges.", "Floods also killed {five|head=nurse} nurses."),
        ("Floods hit {three|head=nurse} nurses.", "Floods also killed {five|head=nurse} nurses."),
    ),
    "event": (
        (
            "She is a {5|head=athlete,kind=measure,unit=km} athlete.",
            "She beat a {10|head=athlete,kind=measure,unit=km} athlete.",
        ),
        (
            "It is a {5|head=bridge,kind=measure,unit=km} bridge.",
            "They built a {10|head=bridge,kind=measure,unit=km} bridge.",
        ),
    ),
    "rank": (
        (
            "Lund won her {third|head=term,kind=ordinal} term.",
            "Her deputy seeks a {fourth|head=term,kind=ordinal} term.",
        ),
        (
            "Lund won a {third|head=term,kind=ordinal} term.",
            "Her {fourth|head=term,kind=ordinal} term starts soon.",
        ),
    ),
    "order": (
        (
            "Lund won her {third|head=term,kind=ordinal} term.",
            "She lost in the {fourth|head=round,kind=ordinal} round.",
        ),
        (
            "Lund won her {third|head=term,kind=ordinal} term.",
            "Her {fourth|head=term,kind=ordinal} term is long.",
        ),
    ),
    "names": (
        (
            "Ardley beat Leith before {18,400|head=fan,names=ardley+leith} fans.",
            "Harwood drew with City before {9,300|head=fan,names=harwood+city} fans.",
        ),
        (
            "Ardley beat Leith before {18,400|head=fan,names=ardley+leith} fans.",
            "Ardley drew with City before {9,300|head=fan,names=ardley+city} fans.",
        ),
    ),
    "moment": (
        (
            "Lund scored {two minutes|kind=duration,unit=minute} later.",
            "Lund scored again {three minutes|kind=duration,unit=minute} later.",
        ),
        (
            "The ban lasts {two minutes|kind=duration,unit=minute} in all.",
            "A ban of {three minutes|kind=duration,unit=minute} is short.",
        ),
    ),
    "date": (
        ("The fair opens on {4|kind=date} April.", "A choir sings on {7|kind=date,month=5} May."),
        (
            "The village fair opens in the square on {4|kind=date,predicate=open} April.",
            "The square is shut while the village fair opens on {7|kind=date,predicate=open} April.",
        ),
    ),
    "apart": (
        (
            "The blast killed {four|head=man,predicate=kill} men.",
            "The blast hurt {nine|head=man,predicate=injure} men.",
        ),
        (
            "The blast killed {four|head=man,predicate=kill} men.",
            "The blast left {nine|head=man,predicate=die} men dead.",
        ),
    ),
    "age-group": (
        ("About {40|head=voter} voters came.", "Some {60|head=voter} voters aged under thirty came."),
        ("About {40|head=voter} voters came.", "Some {60|head=voter} voters came."),
    ),
    "part-of-year": (
        ("Sales rose in {2004|kind=year} in the north.", "Sales fell at the end of {2004|kind=year} there."),
        ("Sales rose in {2004|kind=year} in the north.", "Sales fell in {2004|kind=year} there."),
    ),
    "age": (
        ("The driver, {33|kind=age,names=mills}, died.", "His sister, {36|kind=age,names=carol}, wept."),
        ("The driver, {33|kind=age,names=mills}, died.", "Mills, {36|kind=age,names=mills}, was single."),
    ),
}


def test_the_age_of_a_thing_is_nobodys() -> None:
    """A 20-year-old record, and who broke it."""
    scene = observe(
        tell(
            "# Mills breaks {20|kind=age,head=record,concepts=record,names=mills} record",
            "Mills, {25|kind=age,names=mills}, was pleased.",
        ),
        100,
    )
    assert blocked(scene, *scene.mentions) == ("age", "one is the age of a thing")


def test_a_stretch_of_time_is_no_length_of_time() -> None:
    """The final three months of the year, and the worst fall in four months."""
    story = tell(
        "It was the worst fall in {four months|kind=duration,unit=month} of trading.",
        "It fell in the final {three months|kind=duration,unit=month} of that year.",
    )
    scene = observe(story, 100)
    assert blocked(scene, *scene.mentions) == ("moment", "one says how long, the other which stretch of time")


def test_two_moments_of_one_deed_are_compared() -> None:
    """Two goals are two moments, unless both say that the same player scored."""
    told = "{{{}|kind=duration,unit=minute,names={},predicate=score}} minutes, a goal."
    for other, block in (("lund", ""), ("berg", "moment")):
        first = "On " + told.format("six", "lund")
        second = "A goal came on " + told.format("seven", other)
        scene = observe(tell(first, second), 100)
        assert blocked(scene, *scene.mentions)[0] == block


def test_a_place_spoken_of_by_both_is_no_other_place() -> None:
    """The Swiss in Dublin on one day, and the visit of the Swiss on another."""
    told = "They play on {{{}|kind=date,places={},predicate=play}} October{}."
    for beside, block in ((" in Dublin", ""), ("", "place")):
        first = told.format("12", "dublin", ", York in Dublin" if beside else ", at home")
        scene = observe(tell(first, told.format("21", "york", ", a visit of York")), 100)
        assert blocked(scene, *scene.mentions)[0] == block


def test_a_definite_day_was_named_before() -> None:
    """ "The 19 March game" is the one of 29 March."""
    first = "The squad of Lund meets Berg on {29|kind=date,month=3} March."
    for definite, block in ((",definite", ""), ("", "date")):
        second = f"A {{19|kind=date,month=3{definite}}} March game drew many."
        scene = observe(tell(first, second), 100)
        assert blocked(scene, *scene.mentions)[0] == block


def test_a_headline_has_no_room_for_another() -> None:
    """Below the headline "another five" come on top of the rest."""
    for mark, block in (("# ", ""), ("", "further")):
        scene = observe(
            tell(
                f"{mark}Mill adds {{four|head=loom}} looms",
                "Mill bought another {five|head=loom,other} looms.",
            ),
            100,
        )
        assert blocked(scene, *scene.mentions)[0] == block


def test_the_other_four_are_never_all() -> None:
    """ "Six other" may be all that a headline tells of, "the other four" are the rest."""
    for words, block in (("The other", "further"), ("Another", "")):
        story = tell("# Flu hits {five|head=town} towns", f"{words} {{four|head=town,other}} towns are well.")
        scene = observe(story, 100)
        assert blocked(scene, *scene.mentions)[0] == block


def test_no_score_on_the_way_is_higher_than_the_last() -> None:
    """It was 2-1 before the break, so a headline's 1-1 cannot be the score at the end; 3-1 may."""
    for last, block in (("3-1", "score"), ("1-1", "")):
        story = tell(
            f"# Rovers {{{last}|kind=score}} Albion", "A volley made it {2-1|kind=score} before the break."
        )
        scene = observe(story, 100)
        assert blocked(scene, *scene.mentions)[0] == block


def test_a_game_is_no_match() -> None:
    """30-0 is a score within a game of tennis, 3-0 one of a tie."""
    for points, block in (("30-0", "score"), ("2-0", "")):
        story = tell(
            "# Lund puts Leith {3-0|kind=score} up", f"Lund has Leith {{{points}|kind=score}} up in the tie."
        )
        scene = observe(story, 100)
        assert blocked(scene, *scene.mentions)[0] == block


def test_another_match_has_its_own_score() -> None:
    """The words, or a month of its own, say that it is of another match."""
    first = "Rovers won {2-1|kind=score,names=rovers} on Saturday."
    for second, block in (
        ("In other matches Rovers won {4-0|kind=score,names=rovers}.", "score"),
        ("Rovers won {4-0|kind=score,names=rovers,periods=october} there.", "score"),
        ("Rovers won {4-0|kind=score,names=rovers,periods=saturday} there.", ""),
    ):
        scene = observe(tell(first, second), 100)
        assert blocked(scene, *scene.mentions)[0] == block


def test_goals_follow_each_other() -> None:
    """His second penalty and his fifth are two; his second title and his fifth may be one."""
    for noun, block in (("penalty", "order"), ("cup", "")):
        told = "It was his {{{}|kind=ordinal,head={}}} {}."
        scene = observe(tell(told.format("second", noun, noun), told.format("fifth", noun, noun)), 100)
        assert blocked(scene, *scene.mentions)[0] == block


def test_a_name_that_no_third_date_has_dates_one_event() -> None:
    """The day of York's visit is told twice, unless a third date is York's too."""
    told = "York will {} on {{{}|kind=date,names=york,predicate={}}}."
    two = (told.format("play", "12", "play"), told.format("come", "21", "come"))
    for more, block in (((), ""), ((told.format("leave", "15", "leave"),), "date")):
        scene = observe(tell(*two, *more), 100)
        assert blocked(scene, *scene.mentions[:2])[0] == block


def test_a_date_that_has_been_is_not_one_to_come() -> None:
    """A launch in a year gone by, and the next."""
    told = "The village fair {} the season in the square on {{{}|kind=date,predicate=open,tense={}}} April."
    for tense, block in (("future", "date"), ("past", "")):
        story = tell(told.format("opened", "4", "past"), told.format("will open", "7", tense))
        scene = observe(story, 100)
        assert blocked(scene, *scene.mentions)[0] == block


def test_a_result_by_the_clock_is_no_length_of_time() -> None:
    """ "Two seconds" ahead, and 2:21:09 for the whole race; two results are two results of one race, perhaps."""
    for other, block in (("2:21:09", "moment"), ("nine seconds", "")):
        story = tell(
            "It took {two seconds|kind=duration,unit=second} then.",
            f"It took {{{other}|kind=duration,unit=second}} in all.",
        )
        scene = observe(story, 100)
        assert blocked(scene, *scene.mentions)[0] == block


def test_a_result_is_of_who_is_named_beside_it() -> None:
    """Another sentence without that name tells of another's time, whosever it is: "his 3:51"."""
    for words, block in (("Second place took", "moment"), ("Holm ran", ""), ("It was his", "moment")):
        story = tell(
            "Holm won in {348|kind=duration,unit=minute,names=holm}.",
            f"{words} {{351|kind=duration,unit=minute}} there.",
        )
        claims = (
            replace(
                c, quantity=replace(c.quantity, measure=replace(c.quantity.measure, place=Fraction(1, 100)))
            )
            for c in story.claims
        )
        scene = observe(replace(story, claims=tuple(claims)), 100)
        assert blocked(scene, *scene.mentions)[0] == block


def test_so_much_of_two_stuffs() -> None:
    """Tonnes of squid and tonnes of cocaine hidden among it, or of the catch."""
    for noun, block in (("cocaine", "noun"), ("squid", "")):
        story = tell(
            "It held {18|kind=measure,unit=tonne,head=squid} tonnes of squid.",
            f"Some {{2|kind=measure,unit=tonne,head={noun}}} tonnes of {noun} lay under squid.",
        )
        scene = observe(story, 100)
        assert blocked(scene, *scene.mentions)[0] == block


def test_two_matches_have_two_scores() -> None:
    """Rovers beat Albion, and Town beat United: each score names a side that the other does not."""
    told = "{} won {{{}|kind=score,names={}}} on Saturday."
    for second, block in (("Town", "score"), ("Rovers", "")):
        story = tell(told.format("Rovers", "3-2", "rovers"), told.format(second, "1-0", second.lower()))
        scene = observe(story, 100)
        assert blocked(scene, *scene.mentions)[0] == block


def test_the_minutes_of_two_goals_are_two() -> None:
    """The 71st minute and the 88th, unless one player scored in both."""
    told = "A goal came in the {{{}|kind=ordinal,head=minute,names={},predicate=score}} minute."
    for other, block in (("lund", ""), ("berg", "moment")):
        scene = observe(tell(told.format("71st", "lund"), told.format("88th", other)), 100)
        assert blocked(scene, *scene.mentions)[0] == block


def test_a_rank_that_has_been_is_not_one_to_come() -> None:
    """The second stage ended; the third will begin."""
    story = tell(
        "The {second|kind=ordinal,head=stage,tense=past} stage ended.",
        "The {third|kind=ordinal,head=stage,tense=future} stage will begin.",
    )
    scene = observe(story, 100)
    assert blocked(scene, *scene.mentions)[0] == "rank"


def test_two_anniversaries_are_of_two_events() -> None:
    """The 150th of the opening, and the 60th of the fire."""
    told = "The {{{}|kind=ordinal,head=anniversary}} anniversary of the {} is near."
    for second, block in (("fire", "order"), ("opening", "")):
        scene = observe(tell(told.format("150th", "opening"), told.format("60th", second)), 100)
        assert blocked(scene, *scene.mentions)[0] == block


def test_those_who_voted_are_not_all_there_are() -> None:
    """A hospital employs 620 nurses; 410 of some nurses voted. Two stocks are one thing, and "the nurses" may be all."""
    stock = "It employs {620|head=nurse,predicate=employ} nurses."
    for told, block in (
        ("In the ballot {410|head=nurse,predicate=vote} nurses voted.", "part"),
        ("In all {410|head=nurse,predicate=work} nurses work there.", ""),
        ("The {410|head=nurse,predicate=vote,definite} nurses voted.", ""),
    ):
        scene = observe(tell(stock, told), 100)
        assert blocked(scene, *scene.mentions)[0] == block


def test_a_superlative_makes_a_rank_a_place_in_an_order() -> None:
    """ "The fourth-largest lender" and "No 6" are of one order; "the fourth lender to close" is of another."""
    story = tell(
        "It is the {fourth|kind=ordinal,head=lender} largest lender.",
        "It is {No 6|kind=ordinal,head=lender}, a lender.",
    )
    for tag, block in (("JJS", ""), ("NN", "order")):
        scene = observe(tagged(story, "largest", tag), 100)
        assert blocked(scene, *scene.mentions)[0] == block


def test_it_lasted_is_no_stretch_of_time() -> None:
    """ "It will last two weeks" is how long; "the last two weeks" is which."""
    story = tell(
        "The case will last {two weeks|kind=duration,unit=week}.",
        "They were there {three weeks|kind=duration,unit=week}.",
    )
    for tag, block in (("VB", ""), ("JJ", "moment")):
        scene = observe(tagged(story, "last", tag), 100)
        assert blocked(scene, *scene.mentions)[0] == block


def test_all_of_them_are_no_part() -> None:
    """ "Some 40 of them" are fewer; "all 40 of them" are those named before."""
    for word, block in (("Some", "part"), ("All", "")):
        scene = observe(
            tell(
                "Mill lent {46|head=loom} looms.",
                f"{word} {{40|head=loom,part_of=0,group=loom}} looms came back.",
            ),
            100,
        )
        assert blocked(scene, *scene.mentions)[0] == block


def test_what_others_are_among_may_be_narrower() -> None:
    """ "Among the 100 auction complaints" is a sort of complaint; "among the 100 complaints" may be those of before."""
    for modifiers, block in ((",modifiers=auction", "part"), ("", "")):
        scene = observe(
            tell(
                "It had {400|head=complaint} complaints.",
                f"Among the {{100|head=complaint{modifiers},definite}} complaints were some of theft.",
            ),
            100,
        )
        assert blocked(scene, *scene.mentions)[0] == block


def test_what_something_changed_from_is_of_another_time() -> None:
    """A relation of change says so, whatever the words before the figure."""
    story = tell("Mill has {46|head=loom} looms.", "Mill had {40|head=loom} looms then.")
    scene = observe(story, 100)
    assert blocked(scene, *scene.mentions)[0] == ""
    changed = replace(story, starts=frozenset({1}))
    scene = observe(changed, 100)
    assert blocked(scene, *scene.mentions)[0] == "start-of-change"


def test_a_record_says_since_when() -> None:
    """ "The best sale in four years" tells of no length, as "it took two years" does."""
    for words, block in (("the first sale in", "moment"), ("a sale that took", "")):
        story = tell(
            f"It was {words} {{four years|kind=duration,unit=year}} there.",
            "It took {two years|kind=duration,unit=year} of work.",
        )
        scene = observe(story, 100)
        assert blocked(scene, *scene.mentions)[0] == block


def test_a_year_is_the_same_everywhere() -> None:
    """Places and times beside two years keep them no more apart than two names of one day."""
    told = "Exports to {} peaked in {{2004|kind=year,places={}}} there."
    scene = observe(tell(told.format("Leeds", "leeds"), told.format("York", "york")), 100)
    assert blocked(scene, *scene.mentions) == ("", "")


def test_what_has_no_sentence_stands_apart_by_its_span() -> None:
    """Two claims without a parse are in one sentence only if their spans say so."""
    story = tell("The {40|head=pupil} pupils sang.", "All {60|head=pupil} pupils sang.")
    unparsed = replace(story, claims=tuple(replace(claim, sentence=-1) for claim in story.claims))
    scene = observe(unparsed, 100)
    assert blocked(scene, *scene.mentions)[0] != "sentence"


@pytest.mark.parametrize("name", PAIRS)
def test_a_blocker_keeps_its_pair_apart(name: str) -> None:
    """The innocent pair is blocked by that very blocker, with a reason in words."""
    scene = observe(tell(*PAIRS[name][0]), 100)
    a, b = scene.mentions
    found, reason = blocked(scene, a, b)
    assert found == name
    assert reason


@pytest.mark.parametrize("name", PAIRS)
def test_a_blocker_leaves_the_twin_alone(name: str) -> None:
    """The twin, which differs in that one respect, may be compared."""
    scene = observe(tell(*PAIRS[name][1]), 100)
    a, b = scene.mentions
    assert blocked(scene, a, b) == ("", "")


def test_a_blocker_can_be_left_out() -> None:
    """Measurements of what a blocker is worth leave it out by name."""
    scene = observe(tell(*PAIRS["place"][0]), 100)
    a, b = scene.mentions
    assert blocked(scene, a, b, without=("place",)) == ("", "")


def test_names_of_blockers_are_unique() -> None:
    """A verdict names one mechanism."""
    names = [name for name, _ in BLOCKERS]
    assert len(names) == len(set(names))
