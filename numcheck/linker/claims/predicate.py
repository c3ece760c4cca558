"""What is said to happen: the governing verb, its voice and negation, its subject, its tense."""

from __future__ import annotations

from dataclasses import dataclass

from numcheck.linker.claims.figure import Figure, verb_beside
from numcheck.linker.words import View

_SUBJECTS = ("nsubj", "csubj")
_STANDING_IN = frozenset({"it", "they", "he", "she"})


@dataclass(frozen=True, slots=True)
class Predicate:
    """`verb` is the token that governs the claim, None for a bare phrase. `states` are further words that say what
    is done to the counted ("jailed", "in custody"). `own_subject` says that the figure itself is the subject.
    """

    verb: int | None = None
    passive: bool = False
    negated: bool = False
    tense: str = ""
    states: tuple[int, ...] = ()
    subject: int | None = None
    own_subject: bool = False


def find_predicate(figure: Figure, noun: int | None) -> Predicate:
    """The predicate of a figure whose head noun is `noun`."""
    view = figure.view
    anchor = noun if noun is not None else figure.top
    if not view.parsed:
        return _by_words(view, figure, anchor)
    beside = verb_beside(figure)
    if beside is not None:
        return Predicate(beside, tense="present", own_subject=True)
    beside = _change_beside(figure)
    verb, subject_side = (beside, False) if beside is not None else _governing(view, anchor)
    states = tuple(_states(view, anchor)) if noun is not None else ()
    if verb is None:
        return Predicate(states=states)
    subject = _subject(view, verb)
    if beside is not None and view.child(verb, *_SUBJECTS) is None and view.noun(max(0, verb - 1)):
        subject = verb - 1
    own = subject is not None and anchor in view.subtree(subject) and subject_side
    return Predicate(
        verb,
        passive=view.child(verb, "aux:pass") is not None or _bare_participle(view, verb),
        negated=_negated(view, verb) or _negated(view, anchor),
        tense=tense(view, verb),
        states=states,
        subject=None if own else subject,
        own_subject=own,
    )


def _change_beside(figure: Figure) -> int | None:
    """ "… sales rise 2.2 %": the verb of change right before the figure, however the parser hung the figure."""
    view = figure.view
    i = figure.starts_phrase() - 1
    while i > 0 and (view.pos[i] == "ADV" or view.lowers[i] in ("by", "to", "from")):
        i -= 1
    # A singular noun of change right before a figure is a verb that the tagger missed: "sales rise 2.2 %".
    beside = i == figure.starts_phrase() - 1 and view.pos[i] == "NOUN" and view.noun(i - 1)
    if i < 1 or not (view.verb(i) or beside) or figure.counted:
        return None
    changing = view.lexicons.words("change-verbs") - view.lexicons.words("light-verbs")
    return i if view.lemmas[i] in changing else None


def _bare_participle(view: View, verb: int) -> bool:
    return view.tags[verb] == "VBN" and view.child(verb, "aux") is None


def _governing(view: View, anchor: int) -> tuple[int | None, bool]:
    """The nearest verb or predicate above, and whether the way to it leads through its subject."""
    at = anchor
    through_subject = False
    if view.child(at, "cop") is not None:
        return at, False
    for up in view.up(anchor):
        through_subject = view.label(at) in _SUBJECTS
        if view.pos[up] in ("VERB", "AUX") or view.child(up, "cop") is not None:
            return up, through_subject
        if through_subject:
            return up, True  # a subject's governor is a predicate whatever its class: "12 dead"
        at = up
    return None, False


def _subject(view: View, verb: int) -> int | None:
    """The subject of a verb, that of the verb it is joined to, or the noun a relative clause hangs from.

    A personal pronoun stands for the subject of the clause above, where that is a noun: "Dell said it would cut
    300 jobs".
    """
    moving = view.lexicons.words("change-verbs") - view.lexicons.words("light-verbs")
    at: int | None = verb
    pronoun: int | None = None
    for _ in range(5):
        if at is None:
            break
        found = view.child(at, *_SUBJECTS)
        label = view.labels[at]
        up = view.head(at)
        if found is not None:
            if view.lowers[found] in ("who", "which", "that") and label.startswith("acl"):
                return up
            if view.lowers[found] not in _STANDING_IN or up is None:
                return found if pronoun is None or view.noun(found) else pronoun
            if view.lemmas[verb] in moving:
                return found  # "the bank said it fell": what fell was spoken of before
            pronoun = found if pronoun is None else pronoun
        elif label == "acl":
            if up is None or (view.tags[at] == "VBN" and pronoun is None):
                break
            # "plans to cut" has the planner's subject; "a year, having risen" is no doing of the year.
            hollow = "infinitive-nouns" if view.tags[at] != "VBG" else "time-spans"
            if view.tags[at] != "VBN" and view.lemmas[up] not in view.lexicons.words(hollow):
                return up
            above = (i for i in (up, *view.up(up)))
            at = next(
                (i for i in above if view.child(i, *_SUBJECTS) is not None or view.pos[i] == "VERB"), None
            )
            continue
        elif up is not None and (given := _caused(view, at, up)) is not None:
            return given
        if label.partition(":")[0] not in ("conj", "xcomp", "advcl", "parataxis", "ccomp"):
            break
        at = up
    return pronoun


def _caused(view: View, verb: int, governor: int) -> int | None:
    """ "causes sea levels to rise": the object of the verb above does what the infinitive says."""
    given = view.child(governor, "obj")
    if given is None or given > verb or view.tags[verb] != "VB":
        return None
    causes = view.lemmas[governor] in view.lexicons.words("causative-verbs")
    return given if causes or view.labels[verb] == "xcomp" else None


def _states(view: View, noun: int) -> list[int]:
    """Participles and phrases that hang from the counted noun and say what became of it."""
    events = view.lexicons
    found = []
    beside = _participle_after(view, noun)
    if beside is not None:
        found.append(beside)
    for kid in view.children(noun):
        label = view.label(kid)
        if label == "acl" and view.pos[kid] in ("VERB", "ADJ"):
            if view.tags[kid] != "VB":
                found.append(kid)
                found.extend(view.children(kid, "conj"))
        elif label in ("nmod", "obl"):
            phrased = bool(events.concepts(f"{view.case(kid)} {view.lemmas[kid]}"))
            if phrased or (events.concepts(view.lemmas[kid], "noun") and view.case(kid) in ("in", "under")):
                found.append(kid)
        elif label == "amod" and events.concepts(view.lemmas[kid], "verb"):
            found.append(kid)
    return found


def _participle_after(view: View, noun: int) -> int | None:
    """ "12,000 militants currently detained by": a participle right of the noun, however the parser hung it."""
    i = noun + 1
    while i < view.count and view.pos[i] == "ADV":
        i += 1
    if i >= view.count or view.tags[i] not in ("VBN", "VBD") or view.heads[i] == noun:
        return None
    if view.heads[noun] == i or view.child(i, "nsubj", "aux") is not None:
        return None
    after = view.lowers[i + 1 : i + 2]
    return (
        i
        if after in (("by",), ("in",), ("at",), ("for",)) and view.lexicons.verbs.get(view.lemmas[i])
        else None
    )


def _negated(view: View, at: int) -> bool:
    words = view.lexicons.words("negations")
    return any(
        view.lowers[kid] in words and kid < at for kid in view.children(at, "advmod", "det", "cc", "neg")
    )


def tense(view: View, verb: int) -> str:
    """ "past", "present" or "future", by the first of a verb's auxiliaries or by itself."""
    lowers = [view.lowers[kid] for kid in view.children(verb, "aux", "aux:pass", "cop")]
    if any(word in ("will", "'ll", "shall", "wo") for word in lowers):
        return "future"
    chain = [*view.children(verb, "aux", "aux:pass", "cop"), verb]
    for i in chain:
        tag = view.tags[i]
        if tag == "VBD":
            return "past"
        if tag in ("VBZ", "VBP"):
            # "has been jailed" is about the present state, "have killed" about what is done with.
            return "past" if view.lemmas[i] == "have" and view.labels[i] == "aux" else "present"
        if tag == "MD":
            return "future" if view.lemmas[i] == "will" else "present"
    return "past" if view.tags[verb] == "VBN" and view.labels[verb] == "root" else ""


def _by_words(view: View, figure: Figure, anchor: int) -> Predicate:
    """Without a parse: the nearest verb of the clause, right of the noun first."""
    clause = set(view.clause(anchor))
    right = [i for i in range(max(anchor, figure.last) + 1, min(view.count, anchor + 8)) if i in clause]
    left = [i for i in range(figure.first - 1, max(-1, figure.first - 8), -1) if i in clause]
    after = next((i for i in right if view.verb(i)), None)
    before = next((i for i in left if view.verb(i)), None)
    verb = after if after is not None else before
    if verb is None:
        return Predicate()
    states = tuple(i for i in (before,) if after is not None and i is not None)
    negations = view.lexicons.words("negations")
    return Predicate(
        verb,
        negated=any(view.lowers[i] in negations for i in range(max(0, verb - 3), verb)),
        tense="past" if view.lowers[verb].endswith("ed") else "",
        states=states,
        own_subject=verb == after,
    )


def predicate_word(view: View, predicate: Predicate) -> str:
    """The lemma that names the predicate: "be" where a noun says what the subject is ("it was the 12th time")."""
    verb = predicate.verb
    if verb is None:
        return next((view.lemmas[i] for i in predicate.states if view.pos[i] == "VERB"), "")
    deeds = [i for i in predicate.states if view.pos[i] == "VERB"]
    if deeds and view.lemmas[verb] in view.lexicons.words("reporting-verbs"):
        return view.lemmas[deeds[0]]  # "of the 241 who broke out, he said, …": they broke out
    inner = view.child(verb, "xcomp")
    if inner is not None and view.verb(inner) and view.lemmas[verb] in view.lexicons.words("raising-verbs"):
        return view.lemmas[inner]  # "are set to leave": they leave
    known = view.lemmas[verb] in view.lexicons.words("change-verbs") and verb != predicate.subject
    if known or (view.tags[verb] == "NN" and predicate.own_subject and view.child(verb, "cop") is None):
        return view.lemmas[verb]
    return "be" if view.noun(verb) or view.pos[verb] in ("NUM", "SYM") else view.lemmas[verb]


def subject_words(figure: Figure, subject: int | None) -> tuple[str, ...]:
    """The content lemmas of a subject's phrase, its head last; a pronoun gives none."""
    view = figure.view
    if subject is None or view.pos[subject] == "PRON":
        return ()
    if view.pos[subject] not in ("NOUN", "PROPN", "ADJ", "NUM", "X", "VERB"):
        return ()
    return view.content(tuple(i for i in view.phrase(subject) if not figure.inside(i)))
