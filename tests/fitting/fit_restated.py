"""Fits the weights of `rules/policy/restated.toml` to labelled articles, with nested cross-validation by article.

    python tests/fitting/fit_restated.py FOLDER [--parses FOLDER] [--write]

FOLDER holds labelled articles as JSON lines, one object a line:

* `links-*.jsonl` with `clean-*.jsonl`: {"id", "groups": [{"figures": [[start, end, surface], …]}]}, every restated
  pair of a consistent article; all its other pairs speak of different things;
* in the other files equal figures of two digits or more, or of a thousand or more, are taken for one thing;
* `mutants-*.jsonl`: {"id", "kind", "text", "figures": [[start, end, surface], …]}, an article with one figure changed:
  the figures are one thing; other pairs that print different values are not, equal ones are left out;
* `cases-*.jsonl`: {"id", "category", "text"} with <<A:figure>> marks: those of "same-figure" and "magnitude" are one
  thing; pairs that are not marked and print different values are not.

Agreement of the values is no feature. The weight of a slip is not fitted: every mutant has one, real errors are less
obliging. A weight whose sign speaks against its meaning is left out and the rest fitted again. Prints the quality on
articles that the weights were not fitted to; quality on those that they were is no result.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import pickle
import re
from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from numcheck.extractor import extract
from numcheck.language import load
from numcheck.linker import relations
from numcheck.linker.claims import build_claims
from numcheck.linker.context import Context
from numcheck.linker.restated.confirm import agreements
from numcheck.linker.restated.explain import standings
from numcheck.linker.restated.mention import observe
from numcheck.linker.restated.pairs import CLASHING, Pair, look_at_pairs
from numcheck.readers import read_bytes
from numcheck.resources.files import rules_root
from numcheck.resources.knowledge import load_knowledge

MARK = re.compile(r"<<([A-Z]+):(.*?)>>", re.S)
# Too rare to be fitted, or in every mutant and seldom in life.
FIXED = {"slip": 0.8, "slip-magnitude": 2.0, "face-same": 2.5, "statement": 1.0, "subject-alike": 0.3}
# What a careful reader would give rare features before seeing any article: the penalty pulls towards these.
PRIOR = {
    "head-same": 0.8, "head-alike": 0.8, "head-near": 0.4, "head-telling": 0.6, "property-telling": 0.8,
    "modifiers-shared": 0.5, "predicate-same": 0.6, "predicate-alike": 0.4, "subject-shared": 0.4, "name-shared": 0.3,
    "place-shared": 0.2, "period-shared": 0.3, "group-shared": 0.3, "core-telling": 0.5, "cross-telling": 0.3,
    "near-telling": 0.6, "senses-telling": 0.3, "noun-at-large": 0.5, "noun-sense-at-large": 0.2,
    "definite-head": 1.2, "definite-bare": 1.0, "definite-attributive": 1.2, "apposition": 0.5, "summary-first": 0.8,
    "head-unrelated-differs": -0.8, "name-differs": -0.4, "subject-differs": -0.4, "place-differs": -0.5,
    "modality-unreal-differs": -0.4, "other-source": -0.3, "next-sentence-plain": -0.5, "small": -0.3,
}  # fmt: skip
FOLDS = 5
EQUAL_SHIFT = 0.8  # the threshold of the best F1 over pairs, out of fold
SHIFT = 0.85  # the threshold at which six accusations in seven are right, out of fold
PENALTIES = (1.0, 3.0, 10.0)
# The sign that a feature's meaning gives it; features that end in -differs, -explained and the like speak against.
AGAINST = re.compile(
    r"-(?:differs?|explained|other|ambiguous|missing|one-sided)$|^other-|^small$|^next-sentence|^same-"
)
EITHER = re.compile(
    r"^kind-|^summary$|^opening$|^specific$|^bias$|^head-missing$|^predicate-missing$|^same-paragraph"
)


@dataclass(frozen=True)
class Example:
    """A pair of an article: features, and whether it is one thing; None for a pair that nobody can label."""

    article: str
    source: str
    label: bool | None
    pair: Pair

    @property
    def features(self) -> dict[str, float]:
        return dict(self.pair.features)


def unmark(text: str) -> tuple[str, dict[str, list[tuple[int, int]]]]:
    """The text without its marks, and the spans of each letter."""
    found: dict[str, list[tuple[int, int]]] = {}
    out, at, size = [], 0, 0
    for match in MARK.finditer(text):
        before = text[at : match.start()]
        out += [before, match[2]]
        size += len(before)
        for letter in match[1]:
            found.setdefault(letter, []).append((size, size + len(match[2])))
        size += len(match[2])
        at = match.end()
    return "".join([*out, text[at:]]), found


def lines(folder: Path, pattern: str) -> list[dict]:
    return [
        json.loads(x)
        for p in sorted(folder.glob(pattern))
        for x in p.read_text("utf-8").splitlines()
        if x.strip()
    ]


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
        return replace(context, tied=relations.tied_pairs(sums))

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


def examples(folder: Path, read) -> list[Example]:
    texts = {row["id"]: row["text"] for row in lines(folder, "clean-*.jsonl")}
    found: list[Example] = []
    gold = lines(folder, "links-*.jsonl")
    for row in gold:
        same = [[(a, b) for a, b, *_ in group["figures"]] for group in row["groups"]]
        found += label(row["id"], "links", read(texts[row["id"]]), same, [], complete=True)
    for row in lines(folder, "mutants-*.jsonl"):
        spans = [(a, b) for a, b, *_ in row["figures"]]
        restated = row["kind"] != "arithmetic"
        found += label(
            row["id"],
            "mutants",
            read(row["text"]),
            [spans] if restated else [],
            [] if restated else spans[:1],
        )
    for row in lines(folder, "cases-*.jsonl"):
        text, groups = unmark(row["text"])
        restated = row["category"] in ("same-figure", "magnitude")
        marked = [
            span for letter, spans in groups.items() for span in spans if not (restated and letter == "A")
        ]
        found += label(row["id"], "cases", read(text), [groups["A"]] if restated else [], marked)
    rest = {row["id"] for row in gold}
    for name, text in texts.items():
        if name not in rest:
            found += label(name, "clean", read(text), [], [])
    return found


def label(name, source, context, same, marked, complete=False) -> list[Example]:
    """`same` holds groups of spans that are one thing, `marked` spans whose pairs are left out."""
    scene = observe(context, 5_000)
    where = {}
    for mention in scene.mentions:
        span = mention.claim.quantity.span
        where[mention.index] = {
            i for i, spans in enumerate(same) if any(span.start < b and a < span.end for a, b in spans)
        }
    out = {
        m.index
        for m in scene.mentions
        if any(m.claim.quantity.span.start < b and a < m.claim.quantity.span.end for a, b in marked)
    }
    found = []
    for pair in look_at_pairs(scene):
        if not pair.open:
            continue
        a, b = pair.key
        clashes = pair.agreement in CLASHING
        one: bool | None
        if where[a] & where[b] or (not complete and pair.equal and _rare(pair) and not {a, b} & out):
            one = True
        elif {a, b} & out or (not complete and not clashes):
            one = None
        else:
            one = False
        found.append(Example(name, source, one, pair))
    return found


def _rare(pair: Pair) -> bool:
    """Whether two equal figures are too particular to be equal by chance."""
    measure = pair.a.claim.quantity.measure
    if measure.printed is None or not measure.place or pair.a.claim.quantity.calendar is not None:
        return False
    return measure.printed >= 13 and (measure.printed / measure.place >= 10 or measure.printed >= 1000)


def matrix(rows, names: list[str]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    at = {name: i for i, name in enumerate(names)}
    x = np.zeros((len(rows), len(names)))
    offset = np.zeros(len(rows))
    for i, row in enumerate(rows):
        x[i, at["bias"]] = 1.0
        for name, value in row.features.items():
            if name in at:
                x[i, at[name]] = value
            offset[i] += FIXED.get(name, 0.0) * value
    return x, np.array([row.label for row in rows], float), offset


def fit(
    rows, penalty: float, fixed: dict[str, float] = FIXED, free: bool = False, prior: dict[str, float] = PRIOR
) -> dict[str, float]:
    """Log-odds by feature: logistic regression with a quadratic penalty, solved by Newton's method.

    A weight whose sign speaks against its feature's meaning is left out, unless all are `free`.
    """
    rows = [row for row in rows if row.label is not None]
    counts = Counter(name for row in rows for name in row.features)
    names = ["bias", *sorted(n for n, c in counts.items() if c >= 8 and n not in fixed)]
    while True:
        x, y, offset = matrix(rows, names)
        ridge = np.full(len(names), penalty)
        ridge[0] = 1e-3
        mean = np.array([0.0 if free else prior.get(name, 0.0) for name in names])
        w = mean.copy()
        for _ in range(60):
            z = np.clip(x @ w + offset, -30, 30)
            p = 1 / (1 + np.exp(-z))
            gradient = x.T @ (y - p) - ridge * (w - mean)
            hessian = (x * (p * (1 - p))[:, None]).T @ x + np.diag(ridge)
            step = np.linalg.solve(hessian, gradient)
            w += step
            if np.abs(step).max() < 1e-6:
                break
        wrong = [
            n
            for n, v in zip(names, w)
            if not EITHER.search(n) and (v > 0) == bool(AGAINST.search(n)) and abs(v) > 1e-9
        ]
        if free or not wrong:
            return {**dict(zip(names, map(float, w))), **{n: v for n, v in fixed.items() if n in counts}}
        names = [n for n in names if n not in wrong]


def odds(rows, weights: dict[str, float]) -> np.ndarray:
    return np.array(
        [weights.get("bias", 0) + sum(weights.get(n, 0) * v for n, v in r.features.items()) for r in rows]
    )


def loss(rows, weights: dict[str, float]) -> float:
    rows = [row for row in rows if row.label is not None]
    z = odds(rows, weights)
    y = np.array([r.label for r in rows])
    return float(np.logaddexp(0, np.where(y, -z, z)).mean())


def fold_of(article: str, salt: str = "") -> int:
    return int(hashlib.sha1((salt + article).encode()).hexdigest(), 16) % FOLDS


def choose(rows, salt: str) -> float:
    """The penalty of the least loss on articles left out."""
    best = []
    for penalty in PENALTIES:
        total = 0.0
        for k in range(FOLDS):
            test = [r for r in rows if fold_of(r.article, salt) == k]
            total += loss(test, fit([r for r in rows if fold_of(r.article, salt) != k], penalty)) * len(test)
        best.append((total / len(rows), penalty))
    return min(best)[1]


def out_of_fold(rows, salt: str, penalty: float | None = None) -> np.ndarray:
    """The odds of every pair by weights that never saw its article."""
    out = np.zeros(len(rows))
    for k in range(FOLDS):
        train = [r for r in rows if fold_of(r.article, salt) != k]
        held = [i for i, r in enumerate(rows) if fold_of(r.article, salt) == k]
        weights = fit(train, penalty or choose(train, f"{salt}-inner"))
        out[held] = odds([rows[i] for i in held], weights)
    return out


@dataclass(frozen=True)
class Clash:
    """A clashing pair as it stands among its rivals; `label` says whether it is a planted contradiction."""

    article: str
    source: str
    label: bool | None
    features: dict[str, float]
    pair: Pair


def clashes(rows: list[Example], z: np.ndarray) -> list[Clash]:
    """The clashing pairs of all articles, given the odds of every pair."""
    by: dict[tuple[str, str], list[tuple[Example, float]]] = {}
    for row, value in zip(rows, z):
        by.setdefault((row.source, row.article), []).append((row, float(value)))
    found = []
    for (source, article), members in by.items():
        labels = {row.pair.key: row.label for row, _ in members}
        for pair, told in standings([replace(row.pair, odds=value) for row, value in members]):
            found.append(Clash(article, source, labels[pair.key], told, pair))
    return found


def equals(rows: list[Example], z: np.ndarray) -> list[Clash]:
    """The pairs of equal figures of the articles in which every restated pair is labelled."""
    by: dict[str, list[Pair]] = {}
    labels = {}
    for row, value in zip(rows, z):
        if row.source == "links":
            by.setdefault(row.article, []).append(replace(row.pair, odds=float(value)))
            labels[row.article, row.pair.key] = row.label
    return [
        Clash(article, "links", labels[article, pair.key], told, pair)
        for article, pairs in by.items()
        for pair, told in agreements(pairs)
    ]


def quality(found: list[Clash], z: np.ndarray) -> None:
    """Planted contradictions found against false accusations, one a suspect figure, at several thresholds."""
    planted = {(c.source, c.article) for c in found if c.label}
    for least in (-2.0, -1.5, -1.0, -0.5, 0.0, 0.5):
        hit = {(c.source, c.article) for c, v in zip(found, z) if c.label and v >= least}
        false = {
            (c.source, c.article, c.pair.b.index) for c, v in zip(found, z) if c.label is False and v >= least
        }
        print(f"  odds >= {least:4.1f}: {len(hit)} of {len(planted)} articles found, {len(false)} false")


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("folder", type=Path)
    ask.add_argument("--parses", type=Path)
    ask.add_argument("--write", action="store_true")
    said = ask.parse_args()
    run(examples(said.folder, Reader(said.parses)), write=said.write)


def run(rows: list[Example], *, write: bool) -> None:
    known = [row for row in rows if row.label is not None]
    print(
        len(known),
        "pairs,",
        sum(r.label for r in known),
        "of one thing, in",
        len({r.article for r in rows}),
        "articles",
    )
    found = clashes(rows, out_of_fold(rows, "first"))
    quality(found, out_of_fold_clashes(found))
    first = fit(rows, choose(rows, "all"))
    second = fit(found, 1.0, {}, free=True)
    equal = equals(rows, out_of_fold(rows, "first"))
    agreeing = out_of_fold_clashes(equal)
    gold = sum(c.label is True for c in equal)
    for least in (-1.0, -0.5, 0.0, 0.5):
        hit = sum(bool(c.label) for c, v in zip(equal, agreeing) if v >= least)
        print(
            f"  equal figures, odds >= {least:4.1f}: {hit} of {gold} found, {sum(agreeing >= least)} claimed"
        )
    third = fit(equal, 1.0, {}, free=True)
    for title, weights in (("weights", first), ("standing", second), ("agreement", third)):
        print(f"[{title}]")
        for name, value in sorted(weights.items(), key=lambda item: -item[1]):
            print(f"  {name:26s} {value:6.2f}")
    if write:
        write_table("weights", first)
        write_table("standing", {**second, "bias": second["bias"] + SHIFT})
        write_table("agreement", {**third, "bias": third["bias"] + EQUAL_SHIFT})


def out_of_fold_clashes(found: list[Clash]) -> np.ndarray:
    out = np.zeros(len(found))
    for k in range(FOLDS):
        weights = fit([c for c in found if fold_of(c.article, "second") != k], 1.0, {}, free=True)
        held = [i for i, c in enumerate(found) if fold_of(c.article, "second") == k]
        out[held] = odds([found[i] for i in held], weights)
    return out


def write_table(name: str, weights: dict[str, float]) -> None:
    """Puts weights into a table of the file; everything else in it stays."""
    path = rules_root() / "policy" / "restated.toml"
    text = path.read_text("utf-8")
    head, rest = text.split(f"\n[{name}]\n", 1)
    tail = rest[rest.index("\n[") + 1 :] if "\n[" in rest else ""
    body = "".join(f"{key} = {value:.2f}\n" for key, value in sorted(weights.items()) if abs(value) >= 0.005)
    path.write_text(f"{head}\n[{name}]\n{body}\n{tail}", "utf-8")


if __name__ == "__main__":
    main()
