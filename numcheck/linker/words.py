"""One sentence as the linker walks it: who hangs from whom, what is a noun, which words share a clause.

Works with a parse and without: where there are no tags, classes and lemmas are guessed from shape and lexicons.
All indices count tokens of the sentence.
"""

from __future__ import annotations

from collections.abc import Iterator

from numcheck.linker.guess import guess_lemma, guess_pos
from numcheck.model.sentence import Sentence, matches
from numcheck.model.span import Span
from numcheck.resources.lexicons import Lexicons

# Relations whose dependent heads a statement of its own; an xcomp shares its governor's.
CLAUSAL = frozenset({"root", "ccomp", "advcl", "acl", "acl:relcl", "advcl:relcl", "parataxis", "csubj"})
_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ"})
_BREAKS = frozenset({";", ":", "—", "–", "("})
_PLAIN_BREAKS = frozenset({"but", "while", "whereas", "although", "though", "which", "who", "because"})


class View:
    """A sentence with cheap look-ups. `pos` and `lemma` are complete, guessed where the sentence has none."""

    __slots__ = ("_clauses", "_kids", "count", "heads", "labels", "lemmas", "lexicons", "lowers", "parsed",
                 "pos", "sentence", "tags", "tokens")  # fmt: skip

    def __init__(self, sentence: Sentence, lexicons: Lexicons) -> None:
        self.sentence = sentence
        self.lexicons = lexicons
        self.tokens = sentence.tokens
        self.count = len(sentence.tokens)
        self.parsed = sentence.parsed
        self.lowers = tuple(token.text.lower().replace("’", "'") for token in sentence.tokens)
        self.tags = tuple(token.tag for token in sentence.tokens)
        self.labels = tuple(token.label for token in sentence.tokens)
        self.heads = tuple(token.head for token in sentence.tokens)
        self.pos = tuple(
            token.pos or guess_pos(sentence.tokens, i, lexicons) for i, token in enumerate(sentence.tokens)
        )
        self.lemmas = tuple(
            _initials(token.text)
            or (
                token.lemma if token.pos and token.lemma else guess_lemma(token.text, self.pos[i], lexicons)
            ).lower()
            for i, token in enumerate(sentence.tokens)
        )
        kids: list[list[int]] = [[] for _ in self.tokens]
        for i, head in enumerate(self.heads):
            if 0 <= head < self.count and head != i:
                kids[head].append(i)
        self._kids = tuple(tuple(found) for found in kids)
        self._clauses: tuple[int, ...] | None = None

    def children(self, i: int, *labels: str) -> Iterator[int]:
        """Dependents of `i`, left to right; a label without a subtype matches its subtypes."""
        for kid in self._kids[i]:
            if not labels or matches(self.labels[kid], labels):
                yield kid

    def child(self, i: int, *labels: str) -> int | None:
        """The first dependent of `i` with one of the labels."""
        return next(self.children(i, *labels), None)

    def head(self, i: int) -> int | None:
        """The governor of `i`, None for a root or without a parse."""
        head = self.heads[i]
        return head if 0 <= head < self.count and head != i else None

    def label(self, i: int) -> str:
        """The relation of `i` to its governor without its subtype."""
        return self.labels[i].partition(":")[0]

    def up(self, i: int) -> Iterator[int]:
        """Governors of `i`, nearest first."""
        return self.sentence.ancestors(i)

    def subtree(self, i: int) -> tuple[int, ...]:
        """`i` and all that hangs from it, in text order; a damaged parse cannot make it loop."""
        found = {i}
        queue = [i]
        while queue:
            for kid in self._kids[queue.pop()]:
                if kid not in found:
                    found.add(kid)
                    queue.append(kid)
        return tuple(sorted(found))

    def noun(self, i: int) -> bool:
        """Whether `i` is a noun or a name."""
        return self.pos[i] in ("NOUN", "PROPN")

    def verb(self, i: int) -> bool:
        """Whether `i` is a verb, auxiliaries left out."""
        return self.pos[i] == "VERB"

    def case(self, i: int) -> str:
        """The preposition that leads in `i` ("of", "out of"), or an empty string."""
        return " ".join(self.lowers[kid] for kid in self.children(i, "case") if kid < i)

    def at(self, span: Span) -> tuple[int, ...]:
        """Indices of the tokens that overlap `span`."""
        low, high = 0, self.count
        while low < high:
            middle = (low + high) // 2
            if self.tokens[middle].span.end <= span.start:
                low = middle + 1
            else:
                high = middle
        found = []
        for i in range(low, self.count):
            if self.tokens[i].span.start >= span.end:
                break
            found.append(i)
        return tuple(found)

    def clause_of(self, i: int) -> int:
        """The index that names the clause of `i`: its governing verb or noun, or the clause's first word."""
        if self._clauses is None:
            self._clauses = self._by_parse() if self.parsed else self._by_marks()
        return self._clauses[i]

    def clause(self, i: int) -> tuple[int, ...]:
        """The tokens of the clause that `i` stands in, in text order."""
        own = self.clause_of(i)
        assert self._clauses is not None
        return tuple(j for j, clause in enumerate(self._clauses) if clause == own)

    def _by_parse(self) -> tuple[int, ...]:
        roots: list[int] = [-1] * self.count
        for i in range(self.count):
            path = []
            at = i
            while roots[at] < 0:
                path.append(at)
                up = self.head(at)
                own = self.labels[at] in CLAUSAL or (
                    self.label(at) == "conj" and self.pos[at] in ("VERB", "AUX")
                )
                if own or up is None or up in path:
                    roots[at] = at
                    break
                at = up
            for step in path:
                roots[step] = roots[at]
        return tuple(roots)

    def _by_marks(self) -> tuple[int, ...]:
        first = 0
        found = []
        for i, word in enumerate(self.lowers):
            if word in _BREAKS or word in _PLAIN_BREAKS:
                first = i
            found.append(first)
        return tuple(found)

    def content(self, indices: tuple[int, ...]) -> tuple[str, ...]:
        """The content lemmas among `indices`, each once, figures and one-letter words left out."""
        words = (
            self.lemmas[i]
            for i in indices
            if self.pos[i] in _CONTENT
            and len(self.lemmas[i]) > 1
            and not any(map(str.isdigit, self.lemmas[i]))
        )
        return tuple(dict.fromkeys(words))

    def text(self, first: int, last: int) -> str:
        """The words from `first` to `last`, both included, spaced as printed."""
        parts = [self.tokens[first].text]
        for i in range(first + 1, last + 1):
            gap = self.tokens[i].span.start > self.tokens[i - 1].span.end
            parts.append((" " if gap else "") + self.tokens[i].text)
        return "".join(parts)

    def phrase(self, i: int) -> tuple[int, ...]:
        """The noun phrase around noun `i`: it and what stands before it as its modifiers."""
        if self.parsed:
            kids = (
                k
                for k in self.children(
                    i, "compound", "amod", "nummod", "flat", "det", "nmod:poss", "goeswith"
                )
            )
            found = {i}
            for kid in kids:
                found.update(self.subtree(kid) if kid < i or self.label(kid) == "flat" else (kid,))
            return tuple(sorted(found))
        first = i
        while first > 0 and self.pos[first - 1] in ("NOUN", "PROPN", "ADJ"):
            first -= 1
        return tuple(range(first, i + 1))


def _initials(text: str) -> str:
    """The singular of a plural of initials in lower case ("MPs", "DVDs"), empty for any other word."""
    return (
        text[:-1].lower()
        if len(text) > 2 and text[-1] == "s" and text[:-1].isupper() and text[:-1].isalpha()
        else ""
    )


def in_apposition(view: View, a: int, b: int) -> bool:
    """Whether one of two tokens renames the other: an "appos" between their phrases."""
    for one, other in ((a, b), (b, a)):
        for at in (one, *view.up(one)):
            if view.label(at) == "appos" and (
                other in view.subtree(view.heads[at]) and other not in view.subtree(at)
            ):
                return True
            if view.pos[at] in ("VERB", "AUX"):
                break
    return False


def coordinated(view: View, a: int, b: int) -> bool:
    """Whether two figures' phrases are items of one coordination ("three dogs, two cats and a hen")."""
    return bool(_firsts(view, a) & _firsts(view, b))


def _firsts(view: View, i: int) -> set[int]:
    """First conjuncts of the coordinations that `i`'s own noun phrase takes part in."""
    found = set()
    for at in (i, *view.up(i)):
        if view.pos[at] in ("VERB", "AUX"):
            break
        if view.label(at) == "conj" and (head := view.head(at)) is not None:
            found.add(head)
        elif view.child(at, "conj") is not None:
            found.add(at)
    return found
