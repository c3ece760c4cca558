"""What keeps figures of two sorts of things apart, by what they count and measure and what befalls it; blockers."""

from __future__ import annotations

from itertools import takewhile

from numcheck.linker.restated.agreement import close, equal
from numcheck.linker.restated.beside import unfollowed
from numcheck.linker.restated.mention import Mention, Scene
from numcheck.linker.restated.slips import Slip, slip
from numcheck.model.quantity import Kind, Quantity

_WHERE = 5  # words that say where what is counted is
_ROOT = 5  # letters by which a people and its place are told to be one: Bavaria, Bavarian


def kept_apart(scene: Scene, a: Mention, b: Mention) -> str:
    """Near in meaning and never the same: dead and injured, profit and revenue, arrested and charged."""
    lexicons = scene.context.lexicons
    told = [(a.claim.concepts, b.claim.concepts)]
    again = points_back(b) or (b.definite and b.counts_its_own and a.noun == b.noun)
    if not again and not (a.attributive and b.attributive):
        # Whatever befalls "the 12", they are those of whom something else was told before.
        told.append((a.claim.predicate_concepts, b.claim.predicate_concepts))
    for mine, theirs in told:
        if set(mine) & set(theirs):
            continue
        for one in mine:
            for other in theirs:
                if lexicons.apart(one, other):
                    return f"kept apart: {_words(one)}, {_words(other)}"
    if a.claim.quantity.kind in (Kind.MONEY, Kind.SHARE):
        for one in sorted(a.senses - b.senses):
            for other in sorted(b.senses - a.senses):
                if lexicons.apart(one[1:], other[1:]):
                    return f"kept apart: {_words(one[1:])}, {_words(other[1:])}"
    return ""


def some_of_a_name(scene: Scene, a: Mention, b: Mention) -> str:
    """All of a name are some: of 16 boats, "all four Bavarian boats"."""
    if a.claim.quantity.kind is not Kind.COUNT or not (b.definite or b.says_all):
        return ""
    if equal(a.claim.quantity, b.claim.quantity) or close(a.claim.quantity, b.claim.quantity):
        return ""
    names, told = _names_beside_noun(scene, b), scene.context.sentence_of(a.claim)
    spoken = {token.text[:_ROOT] for token in told.tokens} if told is not None else set()
    places = {scene.wording.place_word(name) for name in names} & a.said_beside
    if not names or places or any(name[:_ROOT] in spoken or a.speaks_of(name) for name in names):
        return ""
    return f"one is of those that are {' '.join(names)}"


def _names_beside_noun(scene: Scene, mention: Mention) -> tuple[str, ...]:
    """The names between a figure and the noun that it counts, and of where all of them are: "all five games in the Derby Cup".

    None where a mark or a verb parts the figure and its noun.
    """
    between = scene.before_noun(mention)
    if not mention.counts_its_own or any(token.pos in ("PUNCT", "VERB", "AUX") for token in between):
        return ()
    behind = scene.behind_noun(mention)[: 1 + _WHERE] if mention.says_all else ()
    where = takewhile(lambda token: token.pos not in ("PUNCT", "VERB", "AUX"), behind[1:])
    told = (*between, *(where if behind and behind[0].pos == "ADP" else ()))
    return tuple(token.text for token in told if token.text[0].isupper())


def points_back(mention: Mention) -> bool:
    """Whether a count stands behind "the" without a noun: "the 12 were held"."""
    return mention.definite and not mention.claim.head and mention.claim.quantity.kind is Kind.COUNT


def other_noun(scene: Scene, a: Mention, b: Mention) -> str:
    """Two counts of two things that have nothing to do with each other: provinces and people.

    Where no lexicon knows the nouns, they are two if the one's sentence names what the other counts, and counts
    something else: "three provinces", and "killed five people in the provinces of Orm and Kessar".
    """
    if (
        a.claim.quantity.kind not in (Kind.COUNT, Kind.MEASURE, Kind.DURATION)
        or a.noun == b.noun
        or not a.noun
        or not b.noun
    ):
        return ""
    if a.definite or b.definite:
        return ""  # a definite mention finds its set, head noun or not
    if {a.noun, b.noun} & scene.context.lexicons.words("figure-nouns"):
        return ""  # "the jobless total reached four million": a total of what, its own noun does not say
    if scene.context.lexicons.alike(a.claim.concepts, b.claim.concepts):
        return ""
    met = (_speaks_of(scene, b, a.noun_word), _speaks_of(scene, a, b.noun_word))
    if a.claim.quantity.kind is Kind.DURATION:
        # "a two-year ban", and "lifted the ban after a truce of nine"
        two = any(met) and bool(a.claim.head and b.claim.head)
    elif a.counts_its_own and b.counts_its_own:
        two = any(met) or bool(a.claim.concepts and b.claim.concepts)
    else:
        two = not any(met) and bool(a.claim.concepts and b.claim.concepts)
    return f"one counts “{a.noun}”, the other “{b.noun}”" if two else ""


def sort_of_thing(scene: Scene, a: Mention, b: Mention) -> str:
    """How many there are of what a thing is made of says which sort it is: a five-storey block, a six-pack."""
    if a.claim.quantity.kind is not Kind.COUNT or a.attributive == b.attributive:
        return ""
    sort, other = (a, b) if a.attributive else (b, a)
    body = _made_up(scene, sort) if sort.noun == other.noun and not (a.summary or b.summary) else ""
    if body and scene.wording.word(body) not in other.wide and not equal(a.claim.quantity, b.claim.quantity):
        return f"one says how many a {body} is made up of"
    if sort.noun == other.noun or sort.noun_word in other.wide or not sort.claim.head:
        return ""
    if scene.context.lexicons.alike(sort.claim.concepts, other.claim.concepts):
        return ""
    return f"one says what sort of thing it is, by its {sort.noun}"


def _made_up(scene: Scene, sort: Mention) -> str:
    """What is made up of so many: the cabinet of "the 24-member cabinet"; empty where no body follows."""
    body = next((token.lemma.lower() for token in scene.behind_noun(sort)[:1]), "")
    return body if body in scene.context.lexicons.words("bodies") else ""


def _speaks_of(scene: Scene, mention: Mention, word: str) -> bool:
    """Whether the sentence of a figure has the word, not as what sort another noun is of: the "car" of a car maker."""
    sentence = scene.context.sentence_of(mention.claim)
    if sentence is None or word not in mention.wide:
        return word in mention.wide
    return any(scene.wording.word(token.lemma.lower()) == word for token in unfollowed(sentence.tokens))


def reading_or_count(scene: Scene, a: Mention, b: Mention) -> str:
    """A number with decimals that nothing is counted by is no number of things: magnitude 6.3, and five dead."""
    if a.claim.quantity.kind is not Kind.COUNT:
        return ""
    for reading, count in ((a, b), (b, a)):
        one, other = reading.claim.quantity.measure.printed, count.claim.quantity.measure.printed
        if one is None or other is None or one.denominator == 1 or other.denominator != 1:
            continue
        if count.counts_its_own and count.noun != reading.noun:
            return f"one counts “{count.noun}”, the other is a reading with decimals"
    return ""


def name_of_event(scene: Scene, a: Mention, b: Mention) -> str:
    """A measure may name an event, or by it a person: a 5,000m champion, an 800m runner, "won the 1,000m"."""
    if a.claim.quantity.kind is not Kind.MEASURE:
        return ""
    concepts, contests = scene.context.lexicons.by_id, scene.context.lexicons.words("contest-nouns")
    for mention in (a, b):
        if mention.noun in contests:
            return f"a distance that says which {mention.noun} it is"
        quantity = mention.claim.quantity
        if (
            quantity.definite
            and quantity.unit.name == "metre"
            and not mention.claim.head
            and _is_round(quantity)
        ):
            return "a distance that names an event"
        if any(concepts[name].field == "people" for name in mention.claim.concepts if name in concepts):
            return f"a measure that says what kind of {mention.noun} it is"
    return ""


def _is_round(quantity: Quantity) -> bool:
    """Whether a figure has one digit other than nought, or is so many and a half: races are 60, 800, 1,500 metres long."""
    printed = quantity.measure.printed
    return printed is not None and printed.denominator == 1 and len(str(printed.numerator).strip("0")) <= 2


def other_magnitude(scene: Scene, a: Mention, b: Mention) -> str:
    """ "We said 187 million, and it's 181": a bare number behind one in millions is in millions too."""
    for bare, full in ((a, b), (b, a)):
        quantity, other = bare.claim.quantity, full.claim.quantity
        if quantity.kind is not Kind.COUNT or bare.claim.head or quantity.measure.place is None:
            continue
        if slip(quantity, other) is Slip.MAGNITUDE and _leads_in_millions(scene, bare):
            return "one leaves out the magnitude of the figure before it"
    return ""


def _leads_in_millions(scene: Scene, bare: Mention) -> bool:
    """Whether a figure of a thousand or more times as much stands before a bare one in its sentence."""
    printed = bare.claim.quantity.measure.printed
    return any(
        claim.quantity.index < bare.index
        and claim.quantity.kind is Kind.COUNT
        and claim.quantity.measure.printed is not None
        and printed is not None
        and claim.quantity.measure.printed >= 1000 * printed > 0
        for claim in scene.context.claims_in(bare.claim.sentence)
    )


def _words(concept: str) -> str:
    return concept.replace("-", " ")
