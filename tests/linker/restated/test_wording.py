"""What words are compared by: one word for its forms, a place for its people, initials for a name."""

from __future__ import annotations

import pytest
from restated_story import tell

from numcheck.linker.restated.blockers import blocked
from numcheck.linker.restated.observe import observe
from numcheck.linker.restated.pairs import look_at_pairs
from numcheck.linker.restated.wording import content_lemmas


def words(*blocks: str) -> list[set[str]]:
    """The words of each sentence of a story as they are compared."""
    story = tell(*blocks)
    scene = observe(story, 10)
    lemmas = [content_lemmas(sentence, story.lexicons) for sentence in story.sentences]
    return [{*filter(None, found)} for found in map(scene.wording.content, story.sentences, lemmas)]


def features(*blocks: str) -> dict[str, float]:
    """The evidence on the one pair of a story."""
    (pair,) = look_at_pairs(observe(tell(*blocks), 10))
    return dict(pair.features)


@pytest.mark.parametrize(
    ("first", "second", "shared"),
    [
        ("months of preparation", "it helps to prepare", "preparation"),
        ("the winner smiled", "the winning smile", "smiled"),
        ("a visit of the Germans", "a street in Germany", "germans"),
        ("ships of the United Kingdom", "a British ship", "united kingdom"),
        ("the cars of General Motors", "a car that GM built", "gm"),
        ("the Bank of Northern Europe", "a loan from BNE", "bne"),
    ],
)
def test_two_forms_of_a_word_are_one(first: str, second: str, shared: str) -> None:
    """The first form that the article has stands for all of them."""
    one, other = words(f"{first}.", f"{second}.")
    assert shared in one & other


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("the organ was repaired", "an organ grinder's union"),
        ("Walker was there", "the walk was long"),
        ("General Motors built cars", "the GDP of the land"),
    ],
)
def test_names_and_other_words_stay_what_they_are(first: str, second: str) -> None:
    """A name is no form of a word, and initials stand for nothing that is not spelt out."""
    one, other = words(f"{first}.", f"{second}.")
    assert not one & other - {"organ"}


def test_a_lemma_that_the_article_lacks_is_its_own() -> None:
    wording = observe(tell("Ships sailed."), 10).wording
    assert wording.word("harbour") == "harbour"
    assert wording.word("") == ""


def test_shared_roots_are_evidence() -> None:
    """ "Preparations" by one figure and "prepare" by the other."""
    told = "They had {%s|head=month} months %s there."
    found = features(told % ("40", "for preparations"), told % ("30", "to prepare"))
    assert found["near-words"] > features(told % ("40", "for repairs"), told % ("30", "to prepare")).get(
        "near-words", 0
    )


def test_a_title_makes_no_other_person() -> None:
    """Mr Tarn is Bob Tarn where no other Tarn is named; Ann Tarn and Bob Tarn are two."""
    told = "He paid {%s|head=pound,names=%s} pounds."
    assert "name-shared" in features(told % ("400", "bob tarn"), told % ("300", "mr tarn"))
    assert "name-shared" not in features(told % ("400", "bob tarn"), told % ("300", "ann tarn"))


def test_a_people_is_its_country() -> None:
    """Figures of the Germans and of Germany are of one place."""
    told = "There are {%s|head=mill,places=%s} mills."
    story = (told % ("40", "germans"), told % ("30", "germany"))
    assert "place-shared" in features(*story)
    scene = observe(tell(*story), 10)
    assert blocked(scene, *scene.mentions) == ("", "")
