"""Measures runs over thousands of articles and writes reports/many.md: `python -m tests.benchmarks.many`.

It takes a quarter of an hour. Processor time says the same on a busy machine; how much faster two processes are than
one can only be told where nothing else runs.
"""

from __future__ import annotations

import os
import subprocess
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from numcheck.reporters import FORMATS
from tests.child import command, taken

from .articles import ROOT, write_articles

PAGE = ROOT / "reports" / "many.md"
FEW, MANY, MINUTE = 200, 2_000, 1_300
TURNS = 3


@dataclass(frozen=True)
class Run:
    """What a run took: seconds of processor time and on the clock, and the most memory of its first process in MB."""

    seconds: float
    clock: float
    memory: float


def numcheck(folder: Path, home: Path, *arguments: str) -> Run:
    """One run over a folder, its report written to a file; numeric libraries keep to one thread."""
    threads = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")
    environment = {**os.environ, **threads, "XDG_CACHE_HOME": str(home), "PYTHONPATH": str(ROOT)}
    line = command(home / "used", "check", str(folder), *arguments, "-o", str(home / "report"))
    started = time.monotonic()
    process = subprocess.Popen(line, env=environment)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 1):
        raise SystemExit(f"{line} ended with {process.returncode}")
    return Run(used.ru_utime + used.ru_stime, time.monotonic() - started, taken(home / "used")[1])


def measure(home: Path) -> str:
    """The page, from runs in a folder of its own."""
    for number in (FEW, MANY, MINUTE):
        write_articles(home / str(number), number)
    few, many, minute = (home / str(number) for number in (FEW, MANY, MINUTE))
    anew = {folder: numcheck(folder, home, "--no-cache") for folder in (few, many)}
    first = {folder: numcheck(folder, home) for folder in (few, many)}
    rows = []
    for form in FORMATS:
        again = {folder: numcheck(folder, home, "--format", form) for folder in (few, many)}
        rows.append(
            f"| `{form}` | {again[many].seconds:.1f} s | {first[many].seconds / again[many].seconds:.0f} × "
            f"| {again[few].memory:.1f} MB | {again[many].memory:.1f} MB | {_growth(again[few], again[many])} |"
        )
    turns = [
        [numcheck(minute, home, "--no-cache", "--jobs", jobs).clock for jobs in "12"] for _ in range(TURNS)
    ]
    one, two = (median(times) for times in zip(*turns, strict=True))
    return PAGE_TEXT.format(
        few=FEW,
        many=MANY,
        minute=MINUTE,
        turns=TURNS,
        first=first[many].seconds,
        few_memory=anew[few].memory,
        many_memory=anew[many].memory,
        growth=_growth(anew[few], anew[many]),
        rows="\n".join(rows),
        one=one,
        two=two,
        ratio=one / two,
    )


def _growth(few: Run, many: Run) -> str:
    return f"{100 * (many.memory / few.memory - 1):+.1f} %"


PAGE_TEXT = """# Many articles

`python -m tests.benchmarks.many` writes this page. Its articles are our own with other names and numbers, of some three hundred
words in the mean. Seconds are processor time on one machine; what they are to each other is what matters.

A first run over {many:,} articles, which nothing is known of yet, takes {first:.0f} s in one process. Without a cache it takes
{few_memory:.0f} MB for {few} articles and {many_memory:.0f} MB for {many:,} ({growth}).

A second run has its answers from the cache:

| format | {many:,} articles | faster than the first | memory, {few} articles | {many:,} articles | more |
|---|--:|--:|--:|--:|--:|
{rows}

`--jobs 2` on two cores, {minute:,} articles, by the clock, the middle of {turns} runs in turns with `--jobs 1`: {two:.1f} s instead of
{one:.1f} s, {ratio:.2f} × as fast.
"""


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        page = measure(Path(folder))
    PAGE.write_text(page, encoding="utf-8", newline="\n")
