"""Scores what numcheck asks of a parse: what a figure counts, which verb governs it, whose attribute."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from numcheck.language.english.recipe.alignment import Gold
from numcheck.language.english.recipe.scoring import Parsed

_UNITS = ("$", "%", "percent", "cent", "per cent")

Tree = Gold | Parsed
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Share:
    """How many of the questions that the treebank answers were answered alike."""

    right: int
    asked: int

    @property
    def per_cent(self) -> float:
        """The share right, in per cent."""
        return 100.0 * self.right / self.asked if self.asked else 0.0

    def __str__(self) -> str:
        return f"{self.per_cent:.1f} % ({self.right} of {self.asked})"


def score_figures(pairs: Iterable[tuple[Gold, Parsed]]) -> dict[str, Share]:
    """The share right of each question, over paragraphs annotated by the treebank and by a pipeline."""
    counts: dict[str, list[int]] = {name: [0, 0] for name in QUESTIONS}
    for gold, found in pairs:
        places = {span: i for i, span in enumerate(found.spans)}
        for name, question in QUESTIONS.items():
            for i in range(len(gold.spans)):
                wanted = question(gold, gold, i)
                if wanted is not None:
                    j = places.get(gold.spans[i])
                    counts[name][1] += 1
                    counts[name][0] += j is not None and question(found, gold, j) == wanted
    return {name: Share(right, asked) for name, (right, asked) in counts.items()}


def precision_of_counting(pairs: Iterable[tuple[Gold, Parsed]]) -> Share:
    """Of the pairs of figure and counted noun that the pipeline finds, the share that the treebank has."""
    right = made = 0
    for gold, found in pairs:
        places = {span: i for i, span in enumerate(gold.spans)}
        for j in range(len(found.spans)):
            noun = _counted_noun(found, j)
            if noun is not None:
                made += 1
                i = places.get(found.spans[j])
                wanted = _counted_noun(gold, i) if i is not None else None
                right += wanted is not None and gold.spans[wanted] == found.spans[noun]
    return Share(right, made)


def _counted_noun(tree: Tree, i: int) -> int | None:
    """What the figure at `i` counts: the noun it stands before, or X in "N of X"; None for nothing."""
    if tree.tags[i] != "CD":
        return None
    counted = _of(tree, i)
    if counted is not None:
        return counted
    if tree.labels[i] != "nummod":
        return None
    head = tree.heads[i]
    return head if head > i and _form(tree, head) not in _UNITS else None


def _of(tree: Tree, i: int) -> int | None:
    for child in range(i + 1, len(tree.spans)):
        if (
            tree.heads[child] == i
            and tree.labels[child].startswith(("nmod", "obl"))
            and _has_case(tree, child, "of")
        ):
            return child
    return None


def _has_case(tree: Tree, i: int, word: str) -> bool:
    """Whether the preposition `word` hangs from `i`."""
    return any(
        tree.heads[j] == i and tree.labels[j] == "case" and _form(tree, j) == word
        for j in range(max(0, i - 8), i)
    )


def _form(tree: Tree, i: int) -> str:
    start, end = tree.spans[i]
    return tree.text[start:end].lower()


def _verb(tree: Tree, i: int) -> int | None:
    """The nearest verb above `i` that is no auxiliary, else the predicate at the root; None for a root."""
    first = i
    seen = {i}
    while tree.heads[i] not in seen:
        i = tree.heads[i]
        seen.add(i)
        if tree.tags[i].startswith("VB") and not tree.labels[i].startswith(("aux", "cop", "case", "amod")):
            return i
    return i if i != first else None


def _span(tree: Tree, i: int | None) -> Span | None:
    return None if i is None else tree.spans[i]


def _noun_question(tree: Tree, gold: Tree, i: int) -> Span | None:
    return _span(tree, _counted_noun(tree, i))


def _of_question(tree: Tree, gold: Tree, i: int) -> Span | None:
    return _span(tree, _of(tree, i)) if tree.tags[i] == "CD" else None


def _verb_question(tree: Tree, gold: Tree, i: int) -> Span | None:
    return _span(tree, _verb(tree, i)) if _counts(tree, gold, i) else None


def _both_question(tree: Tree, gold: Tree, i: int) -> tuple[Span, Span] | None:
    noun, verb = _noun_question(tree, gold, i), _verb_question(tree, gold, i)
    return (noun, verb) if noun and verb else None


def _counts(tree: Tree, gold: Tree, i: int) -> bool:
    return tree is not gold or _counted_noun(tree, i) is not None


def _owner_question(tree: Tree, gold: Tree, i: int) -> Span | None:
    """Whose attribute a compound figure is: "EU" in "25-member EU"."""
    if (
        tree.tags[i] != "CD"
        or tree.labels[i] != "nummod"
        or i + 1 >= len(tree.spans)
        or _form(tree, i + 1) != "-"
    ):
        return None
    owner = tree.heads[i]
    while (
        tree.labels[owner] in ("compound", "amod", "nmod:unmarked", "obl:unmarked")
        and tree.heads[owner] > owner
    ):
        owner = tree.heads[owner]
    return tree.spans[owner] if owner != tree.heads[i] else None


def _apposition_question(tree: Tree, gold: Tree, i: int) -> Span | None:
    return tree.spans[tree.heads[i]] if tree.labels[i] == "appos" else None


def _of_them_question(tree: Tree, gold: Tree, i: int) -> Span | None:
    """What "of them", "of whom", "of those" hangs from."""
    pronoun = _form(tree, i) in ("them", "whom", "these", "those", "which", "us")
    return tree.spans[tree.heads[i]] if pronoun and _has_case(tree, i, "of") else None


QUESTIONS: Mapping[str, Callable[[Tree, Tree, int], object]] = {
    "counted noun": _noun_question,
    "of these, N of X": _of_question,
    "governing verb": _verb_question,
    "noun and verb": _both_question,
    "owner of a compound": _owner_question,
    "apposition": _apposition_question,
    "head of 'of them'": _of_them_question,
}
