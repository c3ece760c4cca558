"""House facts: figures of an article beside those that a newsroom keeps on file."""

from __future__ import annotations

from collections.abc import Iterator

from numcheck.linker.relations import ties
from numcheck.linker.relations.lines import WORD, Line, Page
from numcheck.linker.relations.markers import is_level, is_time
from numcheck.model.quantity import Kind, Quantity
from numcheck.model.relation import Filler, Relation, RelationKind
from numcheck.resources.facts import Fact

SURE = 0.85
NEAR = 4  # words between a figure and the noun it counts: "650 elected members"


def find(page: Page) -> Iterator[Relation]:
    """Each figure that speaks of a fact on file, with that fact."""
    for fact in page.facts:
        names = [tuple(WORD.findall(name)) for name in fact.of]
        for line in page.lines:
            words = [item.lower for item in line.items] if line.figures else []
            if not any(name[0] in words and _stands(words, name) for name in names):
                continue
            for index in line.figures:
                figure = line.figure(index)
                if figure is None or not _speaks(line, index, figure, fact):
                    continue
                claim = ties.fill(page.context, figure)
                value = Filler(
                    figure.span, ties.exactly(fact.value, figure.kind, figure.unit), fact.text, None
                )
                yield ties.relate(
                    page.context,
                    RelationKind.FACT,
                    {"claim": [claim], "fact": [value]},
                    figure.span,
                    SURE,
                    f"house fact: {fact.text}",
                )


def _stands(words: list[str], name: tuple[str, ...]) -> bool:
    return any(tuple(words[i : i + len(name)]) == name for i in range(len(words) - len(name) + 1))


def _speaks(line: Line, index: int, figure: Quantity, fact: Fact) -> bool:
    """Whether the figure counts the fact's thing as a whole: "650 seats", "the 650-seat House"; not "12 of the seats"."""
    if (
        figure.kind is not Kind.COUNT
        or not is_level(figure)
        or is_time(line, index)
        or not figure.measure.bare
    ):
        return False
    after = line.words(index + 1, index + 1 + NEAR)
    if "of" in after[:2] and not figure.definite:
        return False
    whole = (
        figure.definite
        or line.word(index - 1) in ("all", "has", "have", "had", "with", "of")
        or line.word(index + 1) == "-"
    )
    return whole and any(noun in after[:2] for noun in fact.counts)
