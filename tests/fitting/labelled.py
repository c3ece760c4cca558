"""Labelled articles, and the pairs of figures in them with what they tell.

Our own texts lie in `articles/` and `unseen/`: invented news, each figure that restates another marked
`[[A:12,000]]`, the same letter for one thing; all other pairs of an article speak of different things. Weights are
fitted to `articles/` and never to `unseen/`, whose writers were asked for other words and for figures that look alike:
harder than life, and kept for measuring. `labels/` holds our labels of articles that lie elsewhere, a JSON object a
line: {"id", "groups": [[[start, end], …], …]}, offsets in code points.

A folder of such articles has JSON lines of these makes, one object a line:

* `links-*.jsonl` with `clean-*.jsonl`: {"id", "groups": [{"figures": [[start, end, surface], …]}]}, every restated
  pair of a consistent article;
* `texts-*.jsonl`, `clean-*.jsonl`: {"id", "text"}, labelled in `labels/`;
* `mutants-*.jsonl`: {"id", "kind", "text", "figures": [[start, end, surface], …]}, an article with one figure changed,
  labelled in `labels/` as if it were not: the figures named are one thing, whatever they print;
* `cases-*.jsonl`: {"id", "category", "text"} with <<A:figure>> marks: those of "same-figure" and "magnitude" are one
  thing; pairs that are not marked and print different values are not.
"""

from __future__ import annotations

import hashlib
import json
import pickle
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from numcheck.extractor import extract
from numcheck.language import load
from numcheck.linker import relations
from numcheck.linker.claims import build_claims
from numcheck.linker.context import Context
from numcheck.linker.restated.observe import observe
from numcheck.linker.restated.pairs import CLASHING, Pair, look_at_pairs
from numcheck.readers import read_bytes
from numcheck.resources.knowledge import load_knowledge
from tests.fitting.planted import plant
from tests.marks import ANGLED, SQUARE, Spans, unmark

HERE = Path(__file__).parent
MOST = 5_000  # figures of an article that are looked at
PLANTED = 2  # conflicts that are planted into each of our own articles, one at a time


@dataclass(frozen=True)
class Example:
    """A pair of an article: what it tells, whether it is one thing (None: nobody can say), whether it was planted."""

    article: str
    source: str
    label: bool | None
    planted: bool
    pair: Pair

    @property
    def features(self) -> dict[str, float]:
        """The evidence by name."""
        return dict(self.pair.features)


class Reader:
    """Text → context, the parses kept in a folder if one is given."""

    def __init__(self, parses: Path | None) -> None:
        self.parser, self.parses = None, parses
        self.knowledge = load_knowledge()

    def __call__(self, text: str) -> Context:
        article = read_bytes(text.encode("utf-8"), "article.txt")
        quantities = extract(article)
        wanted = [q.span for q in quantities if q.judged]
        sentences = self._parse(article, wanted)
        claims = build_claims(article, quantities, sentences, self.knowledge.lexicons)
        context = Context(
            article, quantities, sentences, claims, self.knowledge.lexicons, self.knowledge.weights
        )
        sums = relations.find_all(context, self.knowledge.triggers, self.knowledge.facts)
        return relations.with_ties(context, sums)

    def _parse(self, article, wanted):
        name = hashlib.sha1(repr((article.text, wanted)).encode()).hexdigest()
        kept = self.parses / name if self.parses else None
        if kept and kept.exists():
            return pickle.loads(kept.read_bytes())
        self.parser = self.parser or load()
        found = self.parser(article, wanted)
        if kept:
            kept.write_bytes(pickle.dumps(found))
        return found


def examples(folder: Path | None, read: Reader) -> list[Example]:
    """The pairs of our own articles and, if a folder is given, of those in it."""
    found: list[Example] = []
    for name, marked in own_articles("articles"):
        text, groups = unmark(marked, SQUARE)
        found += label(name, "own", read(text), list(groups.values()))
    if folder is not None:
        found += _given(folder, read)
    return found


def planted_examples(read: Reader) -> list[Example]:
    """The pairs of our own articles with a conflict planted in each; its name says which article it was."""
    found: list[Example] = []
    for name, marked in own_articles("articles"):
        for number, faulty in enumerate(plant(name, marked, PLANTED)):
            groups = list(faulty.groups.values())
            found += label(name, f"own-{number}", read(faulty.text), groups, planted=faulty.one_thing)
    return found


def own_articles(folder: str) -> Iterator[tuple[str, str]]:
    """Name and marked text of each article in `articles/` or `unseen/`."""
    for path in sorted((HERE / folder).glob("*.txt")):
        for part in path.read_text("utf-8").split("##### ")[1:]:
            name, _, text = part.partition("\n")
            yield name.strip(), f"{text.strip()}\n"


def _given(folder: Path, read: Reader) -> Iterator[Example]:
    labels = {
        row["id"]: [[(a, b) for a, b in g] for g in row["groups"]] for row in _lines(HERE / "labels", "*")
    }
    linked = set()
    for row in _lines(folder, "links-*"):
        labels[row["id"]] = [[(a, b) for a, b, *_ in group["figures"]] for group in row["groups"]]
        linked.add(row["id"])
    for pattern, source in (("clean-*", "clean"), ("texts-*", "texts")):
        for row in _lines(folder, pattern):
            if row["id"] in labels:
                source_of = "links" if row["id"] in linked else source
                yield from label(row["id"], source_of, read(row["text"]), labels[row["id"]])
    for row in _lines(folder, "mutants-*"):
        spans = [(a, b) for a, b, *_ in row["figures"]]
        if row["kind"] == "arithmetic":
            yield from label(row["id"], "mutants", read(row["text"]), labels[row["id"]], unsure=spans[:1])
        else:
            groups = [*labels[row["id"]], spans]
            yield from label(row["id"], "mutants", read(row["text"]), groups, planted=spans)
    for row in _lines(folder, "cases-*"):
        text, groups = unmark(row["text"], ANGLED)
        same = groups["A"] if row["category"] in ("same-figure", "magnitude") else []
        unsure = [span for spans in groups.values() for span in spans if span not in same]
        found = label(row["id"], "cases", read(text), [same], planted=same, unsure=unsure)
        # What is not marked may well be one thing where it prints one value.
        yield from (
            replace(x, label=None) if not x.label and x.pair.agreement not in CLASHING else x for x in found
        )


def label(
    name: str, source: str, context: Context, groups: list[Spans], *, planted: Spans = (), unsure: Spans = ()
) -> list[Example]:
    """The pairs of an article. `groups` are one thing each, pairs of an `unsure` figure nobody can label."""
    scene = observe(context, MOST)

    def meets(mention, spans: Spans) -> bool:
        span = context.article.offsets.source(mention.claim.quantity.span)
        return any(span.start < b and a < span.end for a, b in spans)

    where = {m.index: {i for i, spans in enumerate(groups) if meets(m, spans)} for m in scene.mentions}
    out = {m.index for m in scene.mentions if meets(m, unsure)}
    faulty = {m.index for m in scene.mentions if meets(m, planted)}
    found = []
    for pair in look_at_pairs(scene):
        a, b = pair.key
        one = bool(where[a] & where[b]) or (None if {a, b} & out else False)
        # Nothing is fitted to a pair that is kept apart, but it says how others stand.
        found.append(Example(name, source, one if pair.open else None, {a, b} <= faulty, pair))
    return found


def _lines(folder: Path, pattern: str) -> list[dict]:
    return [
        json.loads(line)
        for path in sorted(folder.glob(f"{pattern}.jsonl"))
        for line in path.read_text("utf-8").splitlines()
        if line.strip()
    ]
