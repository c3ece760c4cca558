"""Fits the weights of `rules/policy/restated.toml` to labelled articles, with nested cross-validation by article.

    python tests/fitting/fit_restated.py FOLDER [--parses FOLDER] [--write]

FOLDER holds labelled articles as JSON lines, one object a line:

* `links-*.jsonl` with `clean-*.jsonl`: {"id", "groups": [{"figures": [[start, end, surface], …]}]}, every restated
  pair of a consistent article; all its other pairs speak of different things;
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
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

import numpy as np

from numcheck.extractor import extract
from numcheck.linker.claims import build_claims
from numcheck.linker.context import Context
from numcheck.linker.restated.mention import observe
from numcheck.linker.restated.pairs import Pair, look_at_pairs
from numcheck.model.printed import Agreement
from numcheck.resources.files import rules_root
from numcheck.resources.knowledge import load_knowledge

MARK = re.compile(r"<<([A-Z]+):(.*?)>>", re.S)
FIXED = {"slip": 0.8}
FOLDS = 5
PENALTIES = (1.0, 3.0, 10.0)
# The sign that a feature's meaning gives it; features that end in -differs, -explained and the like speak against.
AGAINST = re.compile(r"-(?:differs?|explained|other|ambiguous|missing|one-sided)$|^other-|^small$|^next-sentence|^same-")
EITHER = re.compile(r"^kind-|^summary$|^opening$|^specific$|^bias$|^head-missing$|^predicate-missing$|^tense-|^same-paragraph")


@dataclass(frozen=True)
class Example:
    """A labelled pair: features, whether it is one thing, whether it clashes, and its article."""

    article: str
    source: str
    label: bool
    features: dict[str, float]
    clashes: bool
    key: tuple[int, int]


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
    return [json.loads(x) for p in sorted(folder.glob(pattern)) for x in p.read_text("utf-8").splitlines() if x.strip()]


class Reader:
    """Text → context, the parses kept in a folder if one is given."""

    def __init__(self, parses: Path | None) -> None:
        from numcheck.language import load_parser  # the model is loaded only when something must be parsed

        self.load, self.parser, self.parses = load_parser, None, parses
        self.knowledge = load_knowledge()

    def __call__(self, text: str) -> Context:
        from numcheck.readers import read_article

        article = read_article("article.txt", text.encode("utf-8"))
        quantities = extract(article)
        wanted = [q.span for q in quantities if q.judged]
        sentences = self._parse(article, wanted)
        claims = build_claims(article, quantities, sentences, self.knowledge.lexicons)
        return Context(article, quantities, sentences, claims, self.knowledge.lexicons, self.knowledge.weights)

    def _parse(self, article, wanted):
        name = hashlib.sha1(repr((article.text, wanted)).encode()).hexdigest()
        kept = self.parses / name if self.parses else None
        if kept and kept.exists():
            return pickle.loads(kept.read_bytes())
        self.parser = self.parser or self.load()
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
        found += label(row["id"], "mutants", read(row["text"]), [spans] if restated else [], [] if restated else spans[:1])
    for row in lines(folder, "cases-*.jsonl"):
        text, groups = unmark(row["text"])
        restated = row["category"] in ("same-figure", "magnitude")
        marked = [span for letter, spans in groups.items() for span in spans if not (restated and letter == "A")]
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
        where[mention.index] = {i for i, spans in enumerate(same) if any(span.start < b and a < span.end for a, b in spans)}
    out = {m.index for m in scene.mentions if any(m.claim.quantity.span.start < b and a < m.claim.quantity.span.end for a, b in marked)}
    found = []
    for pair in look_at_pairs(scene):
        if not pair.open:
            continue
        a, b = pair.key
        one = bool(where[a] & where[b])
        clashes = pair.agreement is not Agreement.AGREE
        if not one and ((not complete and not clashes) or a in out or b in out):
            continue
        if not one and not complete and source == "mutants" and (where[a] or where[b]) and not clashes:
            continue
        found.append(Example(name, source, one, dict(pair.features), clashes, pair.key))
    return found


def matrix(rows: list[Example], names: list[str]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
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


def fit(rows: list[Example], penalty: float) -> dict[str, float]:
    """Log-odds by feature: logistic regression with a quadratic penalty, solved by Newton's method."""
    counts = Counter(name for row in rows for name in row.features)
    names = ["bias", *sorted(n for n, c in counts.items() if c >= 8 and n not in FIXED)]
    while True:
        x, y, offset = matrix(rows, names)
        ridge = np.full(len(names), penalty)
        ridge[0] = 1e-3
        w = np.zeros(len(names))
        for _ in range(40):
            z = np.clip(x @ w + offset, -30, 30)
            p = 1 / (1 + np.exp(-z))
            gradient = x.T @ (y - p) - ridge * w
            hessian = (x * (p * (1 - p))[:, None]).T @ x + np.diag(ridge)
            step = np.linalg.solve(hessian, gradient)
            w += step
            if np.abs(step).max() < 1e-6:
                break
        wrong = [n for n, v in zip(names, w) if not EITHER.search(n) and (v > 0) == bool(AGAINST.search(n)) and abs(v) > 1e-9]
        if not wrong:
            return {**dict(zip(names, map(float, w))), **FIXED}
        names = [n for n in names if n not in wrong]


def odds(rows: list[Example], weights: dict[str, float]) -> np.ndarray:
    return np.array([weights.get("bias", 0) + sum(weights.get(n, 0) * v for n, v in r.features.items()) for r in rows])


def loss(rows: list[Example], weights: dict[str, float]) -> float:
    z = odds(rows, weights)
    y = np.array([r.label for r in rows])
    return float(np.logaddexp(0, np.where(y, -z, z)).mean())


def fold_of(article: str, salt: str = "") -> int:
    return int(hashlib.sha1((salt + article).encode()).hexdigest(), 16) % FOLDS


def choose(rows: list[Example], salt: str) -> float:
    """The penalty of the least loss on articles left out."""
    best = []
    for penalty in PENALTIES:
        total = 0.0
        for k in range(FOLDS):
            train = [r for r in rows if fold_of(r.article, salt) != k]
            test = [r for r in rows if fold_of(r.article, salt) == k]
            total += loss(test, fit(train, penalty)) * len(test)
        best.append((total / len(rows), penalty))
    return min(best)[1]


def cross_validate(rows: list[Example]) -> np.ndarray:
    """The odds of every pair by weights that never saw its article."""
    out = np.zeros(len(rows))
    for k in range(FOLDS):
        train = [r for r in rows if fold_of(r.article) != k]
        weights = fit(train, choose(train, f"inner{k}"))
        held = [i for i, r in enumerate(rows) if fold_of(r.article) == k]
        out[held] = odds([rows[i] for i in held], weights)
    return out


def quality(rows: list[Example], z: np.ndarray) -> None:
    y = np.array([r.label for r in rows])
    for source in ("links", "mutants", "cases"):
        at = np.array([r.source == source for r in rows])
        for t in (-1.0, -0.5, 0.0, 0.5):
            hit = (z >= t) & at
            good = int((hit & y).sum())
            print(f"  {source:8s} odds >= {t:4.1f}: {good} of {int((y & at).sum())} found, {int(hit.sum())} claimed")


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("folder", type=Path)
    ask.add_argument("--parses", type=Path)
    ask.add_argument("--write", action="store_true")
    said = ask.parse_args()
    rows = examples(said.folder, Reader(said.parses))
    print(len(rows), "pairs,", sum(r.label for r in rows), "of one thing, in", len({r.article for r in rows}), "articles")
    quality(rows, cross_validate(rows))
    weights = fit(rows, choose(rows, "all"))
    for name, value in sorted(weights.items(), key=lambda item: -item[1]):
        print(f"  {name:24s} {value:6.2f}")
    if said.write:
        write(weights)


def write(weights: dict[str, float]) -> None:
    """Puts the weights into the file's [weights] table; everything else in it stays."""
    path = rules_root() / "policy" / "restated.toml"
    text = path.read_text("utf-8")
    head, rest = text.split("[weights]\n", 1)
    tail = rest[rest.index("[thresholds]") :]
    body = "".join(f"{name} = {value:.2f}\n" for name, value in sorted(weights.items()) if abs(value) >= 0.005)
    path.write_text(f"{head}[weights]\n{body}\n{tail}", "utf-8")


if __name__ == "__main__":
    main()
