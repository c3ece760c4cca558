"""Who says so: "police said", "according to the report", a speaker named around a quotation."""

from __future__ import annotations

from numcheck.linker.claims.figure import Figure
from numcheck.linker.words import View


def find_source(figure: Figure) -> str:
    """The speaker's words in lower case, or an empty string where the article speaks for itself."""
    view = figure.view
    reporting = view.lexicons.words("reporting-verbs")
    if not view.parsed:
        return _according_to(view) or _by_words(figure)
    anchor = figure.top
    above = {anchor, *view.up(anchor)}
    speakers: list[int] = []
    by_count = _reckoner(figure)
    if by_count is not None:
        return _speaker(view, by_count)
    for i in range(view.count):
        if view.lemmas[i] not in reporting or view.pos[i] != "VERB" or i == anchor:
            continue
        subject = view.child(i, "nsubj")
        if (
            subject is None
            or view.labels[subject] != "nsubj"
            or anchor in view.subtree(subject)
            or not _can_speak(view, subject)
        ):
            continue
        # What is said hangs from the verb of saying, or that verb hangs beside it as an aside.
        says = i in above or (view.labels[i] in ("parataxis", "advcl", "ccomp") and view.head(i) in above)
        if says and not _only_object(view, i, above):
            relative = view.lowers[subject] in ("who", "which", "that") and view.labels[i].startswith("acl")
            speakers.append(view.heads[i] if relative else subject)
    named = next((i for i in speakers if view.noun(i)), None)
    if named is None and speakers and view.lowers[speakers[0]] not in ("i", "we", "you"):
        named = speakers[0]
    return _speaker(view, named) if named is not None else _according_to(view)


def _reckoner(figure: Figure) -> int | None:
    """ "Police put the number at 20,000": who reckons."""
    view = figure.view
    verb = next((i for i in view.up(figure.top) if view.verb(i)), None)
    if verb is None or view.lemmas[verb] not in ("put", "estimate", "set", "place"):
        return None
    given, subject = view.child(verb, "obj"), view.child(verb, "nsubj")
    known = view.lexicons.words("measure-nouns") | view.lexicons.words("hollow-nouns")
    if given is None or subject is None or view.lemmas[given] not in known or not _can_speak(view, subject):
        return None
    return subject if view.labels[subject] == "nsubj" else None


def _can_speak(view: View, subject: int) -> bool:
    """Whether a subject may be somebody: not "it is estimated", not "65 per cent said"."""
    if view.lowers[subject] == "it" or not view.lemmas[subject][:1].isalpha():
        return False
    if (
        view.lemmas[subject] in view.lexicons.words("unit-nouns")
        and view.child(subject, "nummod") is not None
    ):
        return False
    if any(
        view.tags[kid] in ("$", "CD") or view.lowers[kid] == "%" for kid in view.children(subject, "compound")
    ):
        return False  # "5 % growth forecast for 2005"
    return view.pos[subject] in ("NOUN", "PROPN", "PRON")


def _only_object(view: View, verb: int, above: set[int]) -> bool:
    """ "reported a profit", "claimed 12 lives": the verb takes a thing, not a statement."""
    return any(kid in above for kid in view.children(verb, "obj", "nsubj"))


def _speaker(view: View, subject: int) -> str:
    words = [i for i in view.phrase(subject) if view.pos[i] not in ("DET", "PUNCT")]
    return " ".join(view.lowers[i] for i in words)


def _according_to(view: View) -> str:
    for i in range(view.count - 2):
        if view.lowers[i] == "according" and view.lowers[i + 1] == "to":
            words = []
            for j in range(i + 2, min(i + 10, view.count)):
                if view.pos[j] in ("NOUN", "PROPN", "ADJ", "NUM") or view.lowers[j] in ("'s", "of"):
                    words.append(view.lowers[j])
                elif view.pos[j] != "DET":
                    break
            return " ".join(words)
    return ""


def _by_words(figure: Figure) -> str:
    view = figure.view
    reporting = view.lexicons.words("reporting-verbs")
    for i in range(view.count):
        if view.lemmas[i] in reporting and i > 0 and view.noun(i - 1):
            return view.lowers[i - 1]
    return ""


def inside_quotes(view: View, i: int) -> bool:
    """Whether token `i` stands between an opening quotation mark and a closing one of its sentence, or after an
    opening one that the sentence does not close.
    """
    opened = False
    for j in range(i):
        mark = view.tokens[j].text
        if mark in ("“", "``", "‘‘"):
            opened = True
        elif mark in ("”", "''"):
            opened = False
        elif mark == '"':
            opened = not opened
    return opened or any(
        view.tokens[j].text == "”" and not any(view.tokens[k].text == "“" for k in range(i, j))
        for j in range(i, view.count)
    )
