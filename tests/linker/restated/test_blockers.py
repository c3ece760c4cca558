"""Each blocker keeps its own innocent pair apart, and lets the pair's guilty twin through."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from restated_story import tagged, tell

from numcheck.linker.context import Context
from numcheck.linker.restated.blockers import BLOCKERS, blocked
from numcheck.linker.restated.observe import observe

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
    "asked": (
        (
            "His lawyer asked for a ban of {17|kind=duration,unit=month,predicate=ask} months.",
            "The court banned him for {20|kind=duration,unit=month,predicate=ban} months.",
        ),
        (
            "Reports spoke of a ban of {17|kind=duration,unit=month,predicate=speak} months.",
            "The court banned him for {20|kind=duration,unit=month,predicate=ban} months.",
        ),
    ),
    "usual": (
        (
            "A missed test normally brings {2|kind=duration,unit=year} years.",
            "Lund got {4|kind=duration,unit=year} years for it.",
        ),
        (
            "A missed test brought her {2|kind=duration,unit=year} years.",
            "Lund got {4|kind=duration,unit=year} years for it.",
        ),
    ),
    "required": (
        (
            "The law requires at least {20|kind=duration,unit=year,modifier=at-least} years.",
            "Lund got {40|kind=duration,unit=year} years for it.",
        ),
        (
            "The judge spoke of at least {20|kind=duration,unit=year,modifier=at-least} years.",
            "Lund got {40|kind=duration,unit=year} years for it.",
        ),
    ),
    "sort": (
        (
            "A {five|head=storey}-storey block fell.",
            "The block fell at dawn, killing {eleven|head=people} people.",
        ),
        (
            "A {five|head=storey}-storey block fell.",
            "The block that fell at dawn had {six|head=storey} storeys.",
        ),
    ),
    "magnitude": (
        (
            "Cinemas sold {181 million|head=ticket} tickets.",
            "The forecast was {187 million|part_of=9} and it was {181}.",
        ),
        ("Cinemas sold {181 million|head=ticket} tickets.", "The number that was sold was {181}."),
    ),
    "reading": (
        ("A quake of {6.3} shook the coast.", "It killed {five|head=people} people."),
        ("A quake of {6} shook the coast.", "It killed {five|head=people} people."),
    ),
    "elsewhere": (
        (
            "Vista charges {$18|head=film,subject=vista} a film.",
            "One that charges {$17|head=film,subject=rival} is Loop.",
        ),
        (
            "Vista charges {$18|head=film,subject=vista} a film.",
            "One that charges {$17|head=film,subject=firm} is Loop.",
        ),
    ),
    "never": (
        (
            "The party lost {two|head=point} points.",
            "There is a margin of error of {three|head=point} points.",
        ),
        ("The party lost {two|head=point} points.", "There is a lead of {three|head=point} points."),
    ),
    "another": (
        ("A blast hurt {four|head=miner} miners.", "In another blast, {nine|head=miner} miners fell."),
        ("A blast hurt {four|head=miner} miners.", "In the blast, {nine|head=miner} miners fell."),
    ),
    "holder": (
        (
            "Lund holds {30|kind=share,predicate=hold,subject=lund,names=lund} of it.",
            "Berg holds {40|kind=share,predicate=hold,subject=berg,names=berg} of it.",
        ),
        (
            "Lund holds {30|kind=share,predicate=hold,subject=lund,names=lund} of it.",
            "Lund will hold {40|kind=share,predicate=hold,subject=lund,names=lund} of it.",
        ),
    ),
    "complement": (
        ("They sold {80|kind=share,head=yield} of it.", "They kept {20|kind=share,head=yield} of it."),
        ("They sold {80|kind=share,head=yield} of it.", "They kept {30|kind=share,head=yield} of it."),
    ),
    "some": (
        ("Mill has {16|head=boat} boats.", "All {four|head=boat} Lund boats sank."),
        ("Mill has {16|head=boat} boats.", "All {four|head=boat} small boats sank."),
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
        ("Mills, {33|kind=age,names=mills}, died.", "His sister Carol, {36|kind=age,names=carol}, wept."),
        ("Mills, {33|kind=age,names=mills}, died.", "Tom Mills, {36|kind=age,names=tom mills}, was single."),
    ),
}


def blocker(*blocks: str, pair: tuple[int, int] = (0, 1)) -> str:
    """The blocker between two figures of a story, the first two unless others are named."""
    scene = observe(tell(*blocks), 100)
    return blocked(scene, *(scene.mentions[i] for i in pair))[0]


def test_whatever_befalls_the_twelve() -> None:
    """ "The 12 were held": those who were to be charged, in other words; twelve who are held may be others."""
    first = "They must charge {21|head=inmate,predicate=charge} inmates."
    assert blocker(first, "The {12|definite,predicate=arrest} were seized.") == ""
    assert blocker(first, "Later {12|predicate=arrest} were seized.") == "apart"


def test_a_hyphen_ties_a_count_to_its_noun() -> None:
    """What a two-judge panel does says nothing of how many judges it has."""
    two = (
        "A {two|head=panel,predicate=charge}~judge panel sat.",
        "A {three|head=panel,predicate=arrest}~judge panel sat.",
    )
    assert blocker(*(one.replace("~", "-") for one in two)) == ""
    assert blocker(*(one.replace("~", " ") for one in two)) == "apart"


def test_what_is_divided_among_so_many() -> None:
    """Others are counted among 400 people, but no sum that is divided among them."""
    first = "In all {390|head=people} people came."
    assert blocker(first, "He was among {400|head=people} people there.") == "part"
    assert blocker(first, "They divide it among {400|head=people} people there.") == ""


def test_those_told_of_are_a_whole_no_more() -> None:
    """ "They are among 10 names"; "of the 11, one …" points back to them."""
    first = "They are among {10|head=name} names."
    assert blocker(first, "Of the {11|definite}, few are.") == ""
    assert blocker(first, "About {11|head=name} names were short.") == "part"


def test_some_of_those_are_a_part() -> None:
    """ "Two of those patents" are of the three told of; "two of the patents" may be all that was meant."""
    first = "The court named {three|head=patent} patents."
    assert blocker(first, "He said that {two|head=patent} of those patents are void.") == "part"
    assert blocker(first, "He said that {two|head=patent} of the patents are void.") == ""


def test_one_of_them_is_one_of_several() -> None:
    """ "One of the ships" is no count of all ships; "one ship" may be."""
    first = "They keep {four|head=ship} ships."
    assert blocker(first, "It is a home for {one|head=ship} of the ships.") == "part"
    assert blocker(first, "It is a home for {one|head=ship} ship.") == ""


def test_what_is_not_done_denies_no_figure() -> None:
    """ "Not 12" denies it, "did not collect 12" the deed."""
    first = "They handed in {15|head=name} names."
    story = tell(first, "They did not collect {12|head=name} names.")
    verb = replace(
        story,
        sentences=tuple(
            replace(s, tokens=tuple(replace(t, pos="VERB") if t.text == "collect" else t for t in s.tokens))
            for s in story.sentences
        ),
    )
    for told, block in ((story, "negation"), (verb, "")):
        scene = observe(told, 100)
        assert blocked(scene, *scene.mentions)[0] == block


def test_more_than_the_so_much_is_what_is_compared() -> None:
    """ "Below the 49" is another time's, but "above the 49 mark" is where it stands."""
    first = "They saw {41|head=guest} guests."
    assert blocker(first, "That is below the {49|head=guest} guests of May.") == "start-of-change"
    assert blocker(first, "That is below the {49|head=guest} mark.") == ""
    assert blocker(first, "It came after beating the {49|head=guest} guests of May.") == "start-of-change"


def test_a_figure_that_a_sum_comes_to() -> None:
    """From 91,000 to 65,500: the 25,500 who stayed away are neither."""
    story = tell(
        "Visits fell from {91,000|head=visit} to {65,500|head=visit} visits.",
        "It cost them {25,500|head=visit} visits.",
    )
    for tied, block in ((frozenset({(0, 1)}), "tied"), (frozenset(), "")):
        scene = observe(replace(story, tied=tied), 100)
        assert blocked(scene, scene.mentions[1], scene.mentions[2])[0] == block


def test_a_definite_change_is_of_what_was_told() -> None:
    """ "That 1.2 % growth" may be the 1.5 % that was called a level; "a 1.2 % growth" may not."""
    first = "The economy grew {1.5|kind=share,head=growth}."
    told = "The {{1.2|kind=share,head=growth,aspect=change{}}} growth is low."
    assert blocker(first, told.format(",definite")) == ""
    assert blocker(first, told.format("")) == "aspect"


def test_the_shoot_out_is_no_score_of_the_match() -> None:
    """It has its own score, which is compared with another of it."""
    first = "Rovers won {4-2|kind=score} on penalties."
    assert blocker(first, "It was a {5-4|kind=score} win on penalties.") == ""
    assert blocker(first, "It was a {5-4|kind=score} win on Saturday.") == "score"


def test_a_lead_that_grew_is_on_the_way() -> None:
    """The headline's 3-0 up is held against 2-0, not against the 1-0 before it."""
    story = (
        "# Lund puts Leith {3-0|kind=score} up",
        "Leith led {1-0|kind=score} by noon.",
        "Leith went {2-0|kind=score} up at two.",
    )
    assert blocker(*story) == "score"
    assert blocker(*story, pair=(0, 2)) == ""


def test_points_are_not_taken_back() -> None:
    """After 27-22 nobody levels at 24-24, so the headline's 27-27 is held against it; in another paragraph it may be."""
    headline, first, second = (
        "# Rovers {27-27|kind=score} Leith",
        "A try made it {27-22|kind=score}.",
        "A try made it {24-24|kind=score}.",
    )
    assert blocker(headline, f"{first} {second}", pair=(0, 2)) == ""
    assert blocker(headline, first, second, pair=(0, 2)) == "score"


def test_a_rank_without_a_noun_is_a_place_or_a_round() -> None:
    """Stopped in the seventh, and a third defence; but "her 1,000th" may well be a title."""
    first = "# Rahal stops Duarte in {seventh|kind=ordinal}"
    told = "It was {}{{third|kind=ordinal,head={}}} {} there."
    assert blocker(first, told.format("a ", "defence", "defence")) == "order"
    assert blocker(first, told.format("a ", "round", "round")) == ""


def test_since_when_is_not_when() -> None:
    """The lowest since March, and one of October."""
    told = "Rain fell for {{{}|head=hour,periods={}}} hours."
    assert blocker(told.format("24", "march"), told.format("12", "october")) == "time"
    assert blocker(told.format("24", "since march"), told.format("12", "october")) == ""


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
        assert blocker(first, second) == block


def test_a_place_spoken_of_by_both_is_no_other_place() -> None:
    """The Swiss in Dublin on one day, and the visit of the Swiss on another."""
    told = "They play on {{{}|kind=date,places={},predicate=play}} October{}."
    for beside, block in ((" in Dublin", ""), ("", "place")):
        first = told.format("12", "dublin", ", York in Dublin" if beside else ", at home")
        assert blocker(first, told.format("21", "york", ", a visit of York")) == block


def test_a_definite_day_was_named_before() -> None:
    """ "The 19 March game" is the one of 29 March."""
    first = "The squad of Lund meets Berg on {29|kind=date,month=3} March."
    for definite, block in ((",definite", ""), ("", "date")):
        second = f"A {{19|kind=date,month=3{definite}}} March game drew many."
        assert blocker(first, second) == block


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
        assert (
            blocker("# Flu hits {five|head=town} towns", f"{words} {{four|head=town,other}} towns are well.")
            == block
        )


def test_no_score_on_the_way_is_higher_than_the_last() -> None:
    """It was 2-1 before the break, so a headline's 1-1 cannot be the score at the end; 3-1 may."""
    for last, block in (("3-1", "score"), ("1-1", "")):
        assert (
            blocker(
                f"# Rovers {{{last}|kind=score}} Albion",
                "A volley made it {2-1|kind=score} before the break.",
            )
            == block
        )


def test_a_game_is_no_match() -> None:
    """30-0 is a score within a game of tennis, 3-0 one of a tie."""
    for points, block in (("30-0", "score"), ("2-0", "")):
        assert (
            blocker(
                "# Lund puts Leith {3-0|kind=score} up",
                f"Lund has Leith {{{points}|kind=score}} up in the tie.",
            )
            == block
        )


def test_another_match_has_its_own_score() -> None:
    """The words, or a month of its own, say that it is of another match."""
    first = "Rovers won {2-1|kind=score,names=rovers} on Saturday."
    for second, block in (
        ("In other matches Rovers won {4-0|kind=score,names=rovers}.", "score"),
        ("Rovers won {4-0|kind=score,names=rovers,periods=october} there.", "score"),
        ("Rovers won {4-0|kind=score,names=rovers,periods=saturday} there.", ""),
    ):
        assert blocker(first, second) == block


def test_goals_follow_each_other() -> None:
    """His second penalty and his fifth are two; his second title and his fifth may be one."""
    for noun, block in (("penalty", "order"), ("cup", "")):
        told = "It was his {{{}|kind=ordinal,head={}}} {}."
        assert blocker(told.format("second", noun, noun), told.format("fifth", noun, noun)) == block


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
        assert blocker(told.format("opened", "4", "past"), told.format("will open", "7", tense)) == block


def test_a_result_by_the_clock_is_no_length_of_time() -> None:
    """ "Two seconds" ahead, and 2:21:09 for the whole race; two results are two results of one race, perhaps."""
    for other, block in (("2:21:09", "moment"), ("nine seconds", "")):
        assert (
            blocker(
                "It took {two seconds|kind=duration,unit=second} then.",
                f"It took {{{other}|kind=duration,unit=second}} in all.",
            )
            == block
        )


def in_hundredths(story: Context) -> Context:
    """The story with its figures printed to the hundredth, as results by the clock are."""
    claims = (
        replace(c, quantity=replace(c.quantity, measure=replace(c.quantity.measure, place=Fraction(1, 100))))
        for c in story.claims
    )
    return replace(story, claims=tuple(claims))


def test_a_result_is_of_who_is_named_beside_it() -> None:
    """Another sentence without that name tells of another's time, whosever it is: "his 3:51"."""
    for words, block in (("Second place took", "moment"), ("Holm ran", ""), ("It was his", "moment")):
        story = tell(
            "Holm won in {348|kind=duration,unit=minute,names=holm}.",
            f"{words} {{351|kind=duration,unit=minute}} there.",
        )
        scene = observe(in_hundredths(story), 100)
        assert blocked(scene, *scene.mentions)[0] == block


def test_so_much_of_two_stuffs() -> None:
    """Tonnes of squid and tonnes of cocaine hidden among it, or of the catch."""
    for noun, block in (("cocaine", "noun"), ("squid", "")):
        assert (
            blocker(
                "It held {18|kind=measure,unit=tonne,head=squid} tonnes of squid.",
                f"Some {{2|kind=measure,unit=tonne,head={noun}}} tonnes of {noun} lay under squid.",
            )
            == block
        )


def test_two_matches_have_two_scores() -> None:
    """Rovers beat Albion, and Town beat United: each score names a side that the other does not."""
    told = "{} won {{{}|kind=score,names={}}} on Saturday."
    for second, block in (("Town", "score"), ("Rovers", "")):
        assert (
            blocker(told.format("Rovers", "3-2", "rovers"), told.format(second, "1-0", second.lower()))
            == block
        )


def test_the_minutes_of_two_goals_are_two() -> None:
    """The 71st minute and the 88th, unless one player scored in both."""
    told = "A goal came in the {{{}|kind=ordinal,head=minute,names={},predicate=score}} minute."
    for other, block in (("lund", ""), ("berg", "moment")):
        assert blocker(told.format("71st", "lund"), told.format("88th", other)) == block


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
        assert blocker(told.format("150th", "opening"), told.format("60th", second)) == block


def test_those_who_voted_are_not_all_there_are() -> None:
    """A hospital employs 620 nurses; 410 of some nurses voted. Two stocks are one thing, and "the nurses" may be all."""
    stock = "It employs {620|head=nurse,predicate=employ} nurses."
    for told, block in (
        ("In the ballot {410|head=nurse,predicate=vote} nurses voted.", "part"),
        ("In all {410|head=nurse,predicate=work} nurses work there.", ""),
        ("The {410|head=nurse,predicate=vote,definite} nurses voted.", ""),
    ):
        assert blocker(stock, told) == block


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
        assert (
            blocker(
                f"It was {words} {{four years|kind=duration,unit=year}} there.",
                "It took {two years|kind=duration,unit=year} of work.",
            )
            == block
        )


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


def test_a_bound_of_the_rules_may_be_told_again() -> None:
    """ "At least 20 years" by law, and the 20 that he got, or what he "must" serve."""
    for bound, words, figure, block in (
        (",modifier=at-least", "He got", 40, "required"),
        (",modifier=at-least", "He got", 20, ""),
        (",modifier=at-least", "He must serve", 40, ""),
        ("", "He got", 40, ""),
    ):
        first = f"The law requires {{20|kind=duration,unit=year{bound}}} years."
        assert blocker(first, f"{words} {{{figure}|kind=duration,unit=year}} years there.") == block


@pytest.mark.parametrize(
    ("first", "second", "figure", "block"),
    [
        ("earlier said", "say", 15, "version"),
        ("say", "earlier said", 15, "version"),
        ("earlier said", "earlier reported", 15, ""),
        ("often said", "say", 15, ""),
        ("earlier said", "say", 12, ""),
        ("earlier said at the gate of the old mill", "say", 15, ""),
    ],
)
def test_what_was_said_earlier_is_an_earlier_account(
    first: str, second: str, figure: int, block: str
) -> None:
    """Right beside a figure it says that others may have been given since; two earlier ones are compared."""
    told = "Guards {} that {{{}|head=boat}} boats sank."
    assert blocker(told.format(first, 12), told.format(second, figure)) == block


def test_two_figures_that_are_usual_are_compared() -> None:
    """What a test "normally" brings, and what it "usually" brings."""
    told = "A missed test {} brings {{{}|kind=duration,unit=year}} years."
    for word, block in (("usually", ""), ("now", "usual")):
        assert blocker(told.format("normally", 2), told.format(word, 4)) == block


def test_a_score_of_a_time_gone_by_is_of_another_match() -> None:
    """ "A fortnight ago" names no month, and yet no match of Saturday."""
    told = "Rovers won {{{}|kind=score,names=rovers,periods={}}} there."
    for period, block in (("a fortnight ago", "score"), ("two games earlier", "score"), ("saturday", "")):
        assert blocker(told.format("2-1", "saturday"), told.format("4-0", period)) == block


def test_what_sort_of_maker_it_is_counts_nothing() -> None:
    """ "A loom maker cut seven gables" speaks of no looms, "the maker of that loom" does."""
    for maker, block in (("The loom maker", ""), ("The maker of that loom, Lund,", "noun")):
        second = f"{maker} cut {{seven|head=gable}} gables."
        assert blocker("Mill sold {nine|head=loom} looms.", second) == block


def test_whatever_befalls_the_seven_guards() -> None:
    """Nine guards were jailed: "the seven guards" who were charged are they, some seven or cooks are not."""
    first = "Police jailed {nine|head=guard,predicate=jail} guards."
    told = "{} {{seven|head={},predicate=charge{}}} {} were charged."
    assert blocker(first, told.format("The", "guard", ",definite", "guards")) == ""
    assert blocker(first, told.format("Some", "guard", "", "guards")) == "apart"
    assert blocker(first, told.format("The", "cook", ",definite", "cooks")) == "apart"


def test_a_hyphen_says_what_sort_of_thing_it_is() -> None:
    """A two-boat mill has six looms; two boats are counted, and six boats, ships or looms on boats may be."""
    for first, second, block in (
        ("A {two|head=boat}-boat mill fell.", "It had {six|head=loom} looms.", "sort"),
        ("Its {two|head=boat} boats fell.", "It had {six|head=loom} looms.", ""),
        ("A {two|head=gable}-gable mill fell.", "It had {six|head=gable}.", ""),
        ("A {two|head=boat}-boat mill fell.", "It had {six|head=ship} ships.", ""),
        ("A {two|head=boat}-boat mill fell.", "It had {six|head=loom} on each boat.", ""),
    ):
        assert blocker(first, second) == block


def test_a_place_that_does_something_is_a_place_too() -> None:
    """ "In Iowa", and "Nevada shut": two states of one country; America and France are none."""
    first = "In Iowa {3|places=iowa,head=mill} mills shut."
    for name, block in (("Nevada", "place"), ("America", ""), ("France", ""), ("Lund", ""), ("Iowa", "")):
        assert blocker(first, f"{name} shut {{22|subject={name.lower()},head=mill}} mills.") == block


def test_a_year_before_its_noun_names_an_edition() -> None:
    """ "Won the 2016 vote" tells of that vote, "won the vote in 2016" when it was won."""
    first = "# Lund won the village vote in {2012|kind=year,predicate=win}"
    figure = "{2016|kind=year,predicate=win}"
    for told, block in ((f"village {figure} vote.", "date"), (f"village vote in {figure}.", "")):
        assert blocker(first, f"Lund won the {told}") == block


def test_what_was_called_for_is_not_what_is() -> None:
    """ "Called for a 100 % rate" is an aim, "spoke of" one is none; two that call for one are compared."""
    told = "Unions {} a {{{}|kind=share,head=rate}} rate."
    for first, second, block in (
        ("called for", "have", "asked"),
        ("spoke of", "have", ""),
        ("called for", "were calling for", ""),
    ):
        assert blocker(told.format(first, 100), told.format(second, 95)) == block


def test_a_wish_has_its_figure_behind_its_verb() -> None:
    """ "Sixteen states sue" says how many sue, "they sue for 16" what they want."""
    figure = "{16|head=state,predicate=sue}"
    for first, block in ((f"They sue for {figure} states.", "asked"), (f"In all {figure} states sue.", "")):
        assert blocker(first, "They got {19|head=state,predicate=get} states.") == block


def test_what_a_country_has_is_its_stock() -> None:
    """It "has" 529 boards and axes 162 of some boards; it "saw" 529, which may be those that it axes."""
    for verb, block in (("have", "part"), ("see", "")):
        first = f"Orm will {verb} {{529|head=board,predicate={verb}}} boards."
        assert blocker(first, "Orm will axe {162|head=board,predicate=axe} boards.") == block


def test_the_four_of_many_ages_are_no_age_group() -> None:
    """ "The four, aged between 26 and 55" are all of them, "three men aged under 30" are some."""
    first = "Police held {five|head=man} men."
    for figure, block in (("The {four|head=man,definite}", ""), ("In all {four|head=man}", "age-group")):
        assert blocker(first, f"{figure} men, aged between ten and fifty, were silent.") == block


def test_no_age_is_an_age_group() -> None:
    """ "Died at the age of 87" tells of one who is 87 years old, and of no group."""
    for kind, block in (("age", ""), ("count", "age-group")):
        told = f"{{{{{{}}|kind={kind},names=holm,predicate=die}}}}"
        first, second = told.format("87"), told.format("78")
        assert blocker(f"Holm died, {first}, at home.", f"Holm died at the age of {second}.") == block


def test_what_a_side_has_won_is_no_score() -> None:
    """ "The Hawks (33-20)" have won so many; they "won 33-20" in the match, or "beat Rovers (33-20)"."""
    result = "beat Rovers ({33-20|kind=score})"
    for told, block in (("({33-20|kind=score})", "score"), ("won {33-20|kind=score}", ""), (result, "")):
        story = tell("# Hawks beat Rovers {102-98|kind=score}", f"The Hawks {told} there.")
        scene = observe(story, 100)
        found, reason = blocked(scene, *scene.mentions)
        assert found == block
        assert reason == ("one is how often a side has won" if block else "")


def test_a_total_may_be_of_people() -> None:
    """ "A total" of four, and three nurses in that total: what the total is of its noun does not say, a bridge's does."""
    for noun, block in (("total", ""), ("toll", ""), ("bridge", "noun")):
        figure = f"{{four|head={noun}}}"
        beside = f"In all {{three|head=nurse}} nurses are on that {noun}."
        assert blocker(f"It is a {figure} {noun}.", beside) == block
    assert blocker("The toll has {four|head=toll}.", "It has {three|head=nurse} nurses.") == ""
    assert blocker("The bridge has {four|head=bridge}.", "It has {three|head=nurse} nurses.") == "noun"


@pytest.mark.parametrize("sign", ["margin of error of", "±"])
def test_a_margin_is_no_level(sign: str) -> None:
    """By how much a poll may err, in words or by a sign: two margins are compared, and so are two levels."""
    told = "The party has {}{{{}|head=point}} points."
    assert blocker(told.format("", 41), told.format(f"{sign} ", 3)) == "never"
    assert blocker(told.format("", 41), told.format("±", 3)) == "never"
    assert blocker(told.format(f"{sign} ", 2), told.format(f"{sign} ", 3)) == ""
    assert blocker(told.format("", 41), told.format("", 43)) == ""


def test_at_age_ten_is_not_at_the_end() -> None:
    """Holm "dies at 79" and wrote a song "at age 10"; "died at age 70" is told of one day, and so may be "aged 70"."""
    for told, block in (
        ("wrote at age {10|kind=age,names=holm,predicate=write}", "age"),
        ("wrote, aged {10|kind=age,names=holm,predicate=write}", ""),
        ("died at age {70|kind=age,names=holm,predicate=die}", ""),
    ):
        assert blocker("# Holm dies at {79|kind=age,names=holm,predicate=die}", f"Holm {told}.") == block


def test_the_year_of_a_fair_is_in_its_name() -> None:
    """ "Loom Fair 2019" is that year's, "Loom Fair in 2019" says when it is."""
    for word, block in (("", "date"), ("in ", "")):
        first = "# Loom Fair is at Leith in {2018|kind=year,predicate=win}"
        figure = f"{word}{{2019|kind=year,names=loom+fair,predicate=win}}"
        assert blocker(first, f"Loom Fair {figure} is at Leith.") == block


def test_a_result_of_earlier_this_year_is_of_another_race() -> None:
    """Two of Holm's results are of one race, unless one is of a time gone by: "the last six years" are not gone by."""
    for period, block in (("earlier this year", "moment"), ("saturday", ""), ("the last six years", "")):
        story = tell(
            "Holm won in {348|kind=duration,unit=minute,names=holm}.",
            f"Holm ran {{351|kind=duration,unit=minute,names=holm,periods={period}}} there.",
        )
        scene = observe(in_hundredths(story), 100)
        assert blocked(scene, *scene.mentions)[0] == block


@pytest.mark.parametrize("name", PAIRS)
def test_a_blocker_keeps_its_pair_apart(name: str) -> None:
    """The innocent pair is blocked by that very blocker, with a reason in words."""
    scene = observe(tell(*PAIRS[name][0]), 100)
    a, *_, b = scene.mentions
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
