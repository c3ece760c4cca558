"""Trains the pipeline: which texts, in which order, for how long, and which of the states met is kept."""

from __future__ import annotations

import json
import random
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from numcheck.language.canonical import canonical
from numcheck.language.english.assembly import (
    DEPTH,
    FEATURE_ROWS,
    HIDDEN,
    WIDTH,
    WORD_FEATURES,
    new_tokenizer,
    new_vocabulary,
)
from numcheck.language.english.recipe.alignment import Gold, carry, source_spans
from numcheck.language.english.recipe.augmentation import Mates, headline, varied
from numcheck.language.english.recipe.cutting import cutting
from numcheck.language.english.recipe.scoring import Scores, score
from numcheck.language.english.recipe.treebank import Paragraph, read

PIPES = ("tok2vec", "tagger", "parser")


@dataclass(frozen=True, slots=True)
class Plan:
    """The settings of one run.

    `steps` counts updates, of at first `first_words` and later `words` words. `swaps` is the share of content
    words replaced by words of their cluster in the `variants` versions of each text. The learning rate rises
    to `rate` over `warm` steps, and falls to a tenth of it after the share `whole` of all. With `with_dev` the
    development sets are trained on, too, and the last state is kept, not the best.
    """

    seed: int
    steps: int
    rate: float = 0.001
    whole: float = 1.0
    warm: int = 1
    dropout: float = 0.2
    first_words: int = 200
    words: int = 1000
    variants: int = 3
    swaps: float = 0.0
    every: int = 500
    with_dev: bool = False


# As the shipped weights were made: a first run to the end of its progress at a steady rate, then a second from
# there with a falling one and words swapped for their like.
FIRST = Plan(seed=0, steps=7000)
SECOND = Plan(
    seed=1,
    steps=5000,
    rate=0.0008,
    whole=0.1,
    warm=200,
    first_words=1000,
    variants=5,
    swaps=0.2,
)


def train(
    treebanks: Path, clusters: Mapping[str, int], plan: Plan, out: Path, start: Path | None = None
) -> None:
    """Trains on the treebanks in a folder and writes the best state on the development sets to `out`.

    With `start`, a folder that an earlier run wrote, training goes on from there.
    """
    import numpy
    from spacy.training import Example
    from thinc.api import Adam

    random.seed(plan.seed)
    numpy.random.seed(plan.seed)
    chance = random.Random(plan.seed)
    vocabulary = new_vocabulary(clusters)
    nlp = new_pipeline(vocabulary, new_tokenizer(vocabulary, cutting()))
    parts = ("train", "dev") if plan.with_dev else ("train",)
    paragraphs = [
        p for part in parts for name in ("ewt", "gum-free") for p in read(find(treebanks, name, part))
    ]
    news = [p for p in paragraphs if p.document.startswith("GUM_news")]
    versions = [[reference(nlp, p) for p in (*paragraphs, *news)]]
    mates = Mates(clusters) if plan.swaps else None
    for _ in range(plan.variants):
        extra = [reference(nlp, varied(p, chance, mates, plan.swaps)) for p in (*paragraphs, *news)]
        extra += [reference(nlp, p) for p in headlines(paragraphs, chance)]
        versions.append(extra)
    sizes = [sum(map(len, version)) for version in versions[:2]]
    say(f"{len(versions[0])} paragraphs, {sizes[0]} tokens, varied {sizes[1]}")
    if start is None:
        nlp.initialize(lambda: [Example(d.copy(), d) for version in versions[:2] for d in version])
    else:
        for name in PIPES:
            nlp.get_pipe(name).from_disk(start / name, exclude=["vocab"])
    optimizer = Adam(
        plan.rate, beta1=0.9, beta2=0.999, L2=0.01, grad_clip=1.0, use_averages=True, L2_is_weight_decay=True
    )
    dev = {name: list(read(find(treebanks, name, "dev"))) for name in ("ewt", "gum-free")}
    best = 0.0
    began = time.monotonic()
    losses: dict[str, float] = {}
    for step, batch in enumerate(batches(versions, plan, chance), 1):
        optimizer.learn_rate = plan.rate * falling(step / plan.steps, plan.whole) * min(1.0, step / plan.warm)
        examples = [Example(nlp.tokenizer(doc.text), doc) for doc in batch]
        nlp.update(examples, drop=plan.dropout, sgd=optimizer, losses=losses)
        if step % plan.every == 0 or step == plan.steps:
            with nlp.use_params(optimizer.averages):
                scores = {name: score(nlp.pipe, gold) for name, gold in dev.items()}
                value = judge(scores)
                kept = value > best or plan.with_dev
                if kept:
                    best = value
                    out.mkdir(parents=True, exist_ok=True)
                    for name in PIPES:
                        nlp.get_pipe(name).to_disk(
                            out / name, exclude=["vocab", "cfg"] if name == "tok2vec" else ["vocab"]
                        )
                    (out / "state.json").write_text(
                        json.dumps({"step": step, "value": value}), encoding="utf-8"
                    )
            report = "  ".join(f"{name} {result}" for name, result in scores.items())
            say(f"{step:6} {time.monotonic() - began:6.0f} s  {report}  {'kept' if kept else ''}")
            losses = {}
        if step == plan.steps:
            break


def new_pipeline(vocabulary: Any, tokenizer: Any) -> Any:
    """An untrained spaCy `Language` of tok2vec, tagger and parser."""
    from spacy.lang.en import English

    nlp = English(vocab=vocabulary)
    nlp.tokenizer = tokenizer
    listener = {"@architectures": "spacy.Tok2VecListener.v1", "width": WIDTH, "upstream": "tok2vec"}
    nlp.add_pipe(
        "tok2vec",
        config={
            "model": {
                "@architectures": "spacy.Tok2Vec.v2",
                "embed": {
                    "@architectures": "spacy.MultiHashEmbed.v2",
                    "width": WIDTH,
                    "attrs": list(WORD_FEATURES),
                    "rows": list(FEATURE_ROWS),
                    "include_static_vectors": False,
                },
                "encode": {
                    "@architectures": "spacy.MaxoutWindowEncoder.v2",
                    "width": WIDTH,
                    "depth": DEPTH,
                    "window_size": 1,
                    "maxout_pieces": 3,
                },
            }
        },
    )
    nlp.add_pipe("tagger", config={"model": {"@architectures": "spacy.Tagger.v2", "tok2vec": listener}})
    nlp.add_pipe(
        "parser",
        config={
            "min_action_freq": 30,
            "model": {
                "@architectures": "spacy.TransitionBasedParser.v2",
                "state_type": "parser",
                "extra_state_tokens": False,
                "hidden_width": HIDDEN,
                "maxout_pieces": 2,
                "use_upper": True,
                "tok2vec": listener,
            },
        },
    )
    return nlp


def find(treebanks: Path, name: str, part: str) -> Path:
    """The file of one part of a treebank, packed or not."""
    plain = treebanks / f"{name}-{part}.conllu"
    return plain if plain.exists() else plain.with_suffix(".conllu.xz")


def reference(nlp: Any, paragraph: Paragraph) -> Any:
    """A spaCy `Doc` of the paragraph's canonical text with its annotation."""
    from spacy.tokens import Doc

    gold = Gold.of(paragraph)
    text = canonical(gold.text)
    doc = nlp.tokenizer(text.text)
    spans = source_spans(text, [(token.idx, token.idx + len(token)) for token in doc])
    known = carry(gold, spans)
    return Doc(
        nlp.vocab,
        words=[token.text for token in doc],
        spaces=[bool(token.whitespace_) for token in doc],
        tags=list(known.tags),
        heads=list(known.heads),
        deps=[
            label if head != i else "ROOT"
            for i, (label, head) in enumerate(zip(known.labels, known.heads, strict=True))
        ],
    )


def headlines(paragraphs: Sequence[Paragraph], chance: random.Random) -> list[Paragraph]:
    """Paragraphs of one headline each, made from every fourth sentence that allows it."""
    made = []
    for paragraph in paragraphs:
        for sentence in paragraph.sentences:
            if chance.random() < 0.25 and (short := headline(sentence, chance)):
                made.append(varied(Paragraph(paragraph.document, (short,)), chance))
    return [p for p in made if p.sentences]


def batches(versions: Sequence[Sequence[Any]], plan: Plan, chance: random.Random) -> Iterator[list[Any]]:
    """Batches without end: each epoch the texts as they are and one varied version, shuffled."""
    epoch = 0
    size = float(plan.first_words)
    while True:
        docs = [*versions[0], *versions[1 + epoch % plan.variants]]
        chance.shuffle(docs)
        batch: list[Any] = []
        count = 0
        for doc in docs:
            batch.append(doc)
            count += len(doc)
            if count >= size:
                yield batch
                batch, count = [], 0
                size = min(size * 1.001, plan.words)
        epoch += 1


def falling(share: float, whole: float) -> float:
    """The learning rate's factor after `share` of the steps: 1 up to `whole`, then straight to a tenth."""
    return 1.0 if share <= whole else 1.0 - 0.9 * (share - whole) / (1.0 - whole)


def judge(scores: Mapping[str, Scores]) -> float:
    """One number to choose a state by, from the development sets alone; edited text counts twice."""
    weights = {"ewt": 1.0, "gum-free": 2.0}
    total = sum(weights.values())
    return (
        sum(
            w * (0.6 * scores[n].las + 0.3 * scores[n].tag + 0.1 * scores[n].sentences)
            for n, w in weights.items()
        )
        / total
    )


def say(line: str) -> None:
    """One line of progress, at once."""
    sys.stderr.write(line + "\n")
    sys.stderr.flush()
