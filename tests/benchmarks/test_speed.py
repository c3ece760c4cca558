"""How fast a check is, as ratios: a ratio says the same on a slow machine, a fast one and a busy one.

Times are processor time of this process or of a child, never the clock on the wall; what is compared is measured in
turns, the best of several. The bounds leave room for noise: they are there to notice a regression.
"""

from __future__ import annotations

import gc
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from numcheck.extractor import extract
from numcheck.language import load
from numcheck.linker.link import link
from numcheck.project.examine import Task, examine
from numcheck.project.settings import Settings
from numcheck.readers import read_bytes
from numcheck.resources.knowledge import load_knowledge

ARTICLES = sorted(
    path for path in (Path(__file__).parents[1] / "articles").iterdir() if path.suffix != ".toml"
)
CROWD = "Some {:,} people marched through the town on Monday, police said.\n\n"


def seconds(work: Callable[[], object]) -> float:
    """Processor time of doing `work` once, in all threads.

    Cycles are collected before and not meanwhile: what a collection takes hangs on all that other tests have left in
    memory, and whether one falls into `work` is chance.
    """
    gc.collect()
    gc.disable()
    try:
        start = time.process_time()
        work()
        return time.process_time() - start
    finally:
        gc.enable()


def child(arguments: list[str], folder: Path) -> float:
    """Processor time of a process that runs to its end, its start and imports included.

    Python may keep what it has compiled, as it does for whoever installed the program: a first run pays for that.
    """
    environment = {
        **os.environ,
        "OMP_NUM_THREADS": "1",
        "OPENBLAS_NUM_THREADS": "1",
        "PYTHONDONTWRITEBYTECODE": "",
        "PYTHONPYCACHEPREFIX": str(folder / "compiled"),
    }
    before = os.times()
    done = subprocess.run(
        [sys.executable, *arguments], cwd=folder, env=environment, capture_output=True, check=False
    )
    after = os.times()
    assert done.returncode in (0, 1), done.stderr.decode()
    return after.children_user + after.children_system - before.children_user - before.children_system


def keep(benchmark: BenchmarkFixture, work: Callable[[], object], **ratios: float) -> None:
    """Hands the ratios, and one more run for the table, to pytest-benchmark."""
    benchmark.extra_info.update({name: round(ratio, 2) for name, ratio in ratios.items()})
    benchmark.pedantic(work, rounds=1)


def test_a_whole_check_is_faster_than_reading_quantities_alone(
    benchmark: BenchmarkFixture, tmp_path: Path
) -> None:
    """Reading, parsing, linking and judging our own articles, warm, against quantulum3's parse of the same texts."""
    from quantulum3 import parser as quantulum

    texts = [path.read_text(encoding="utf-8") for path in ARTICLES]
    tasks = [
        Task(tmp_path, path.name, Settings(tmp_path), data=text.encode())
        for path, text in zip(ARTICLES, texts, strict=True)
    ]

    def check() -> None:
        for task in tasks:
            examine(task)

    def read() -> None:
        for text in texts:
            quantulum.parse(text)

    check(), read()
    ours, theirs = zip(*((seconds(check), seconds(read)) for _ in range(7)), strict=True)
    faster = min(theirs) / min(ours)
    keep(benchmark, check, times_faster_than_quantulum3=faster)
    assert faster > 1.3, f"{min(ours):.3f} s against {min(theirs):.3f} s"


def test_a_first_check_takes_no_more_than_twice_the_import_of_spacy(
    benchmark: BenchmarkFixture, tmp_path: Path
) -> None:
    """A draft of five hundred words with a distance and a sum in it, from a cold start, without a cache."""
    story = "\n\n".join(path.read_text(encoding="utf-8") for path in ARTICLES if path.suffix == ".txt")
    draft = "The road is 30 miles long and cost £3m.\n\n" + " ".join(story.split(" ")[:490])
    (tmp_path / "draft.txt").write_text(draft, encoding="utf-8")
    check = ["-m", "numcheck", "check", "--no-cache", "draft.txt"]
    spacy = ["-c", "import spacy"]
    child(check, tmp_path), child(spacy, tmp_path)
    ours, theirs = zip(*((child(check, tmp_path), child(spacy, tmp_path)) for _ in range(7)), strict=True)
    ratio = min(ours) / min(theirs)  # what else a machine does only ever adds, and to the longer run more
    keep(benchmark, lambda: child(check, tmp_path), times_the_import_of_spacy=ratio)
    assert ratio < 2.0, f"{min(ours):.2f} s against {min(theirs):.2f} s"


@pytest.mark.parametrize(
    ("sentence", "end"),
    [(CROWD, ""), (CROWD.rstrip(), " "), ("| {:,} | 12 |\n", ""), ("{:,} million, ", "")],
    ids=["paragraphs", "one block", "table", "list"],
)  # fmt: skip
def test_twice_the_text_takes_the_extractor_about_twice_the_time(
    benchmark: BenchmarkFixture, sentence: str, end: str
) -> None:
    """Were its time to grow with the square, it would take four times as long."""

    def work(count: int) -> Callable[[], object]:
        text = "".join(sentence.format(100 + 37 * i % 9_000) + end for i in range(count))
        article = read_bytes(text.encode(), "a.md" if "|" in sentence else "a.txt")
        return lambda: extract(article)

    short, long = work(1_000), work(2_000)
    short()
    once, twice = zip(*((seconds(short), seconds(long)) for _ in range(5)), strict=True)
    growth = min(twice) / min(once)
    keep(benchmark, short, growth_with_twice_the_text=growth)
    assert growth < 3.0


@pytest.mark.parametrize("end", ["\n\n", " "], ids=["paragraphs", "one block"])
def test_twice_the_figures_of_one_noun_take_the_linker_about_twice_the_time(
    benchmark: BenchmarkFixture, end: str
) -> None:
    """Each figure of the same people is tried with a few others, never with all."""
    knowledge, parse = load_knowledge(), load()

    def work(count: int) -> Callable[[], object]:
        text = "".join(CROWD.strip().format(100 + 37 * i % 9_000) + end for i in range(count))
        article = read_bytes(text.encode(), "a.txt")
        quantities = extract(article, knowledge.policy, knowledge.figure_words)
        sentences = parse(article, [quantity.span for quantity in quantities if quantity.judged])
        return lambda: link(article, quantities, sentences, knowledge)

    short, long = work(150), work(300)
    once, twice = zip(*((seconds(short), seconds(long)) for _ in range(2)), strict=True)
    growth = min(twice) / min(once)
    keep(benchmark, short, growth_with_twice_the_figures=growth)
    assert growth < 3.2
