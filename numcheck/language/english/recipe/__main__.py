"""From treebanks to weights: `python -m numcheck.language.english.recipe TREEBANKS OUT`.

TREEBANKS is a folder with `ewt-{train,dev}.conllu.xz` and `gum-free-{train,dev}.conllu.xz`. The tables that
clusters and lemmas are cut from come from the package spacy-lookups-data, which must be installed.
"""

from __future__ import annotations

import argparse
import shutil
from dataclasses import replace
from importlib.resources import as_file, files
from pathlib import Path

from numcheck.language.english.recipe import clusters, lemmas
from numcheck.language.english.recipe.cutting import cutting
from numcheck.language.english.recipe.training import FIRST, SECOND, find, train
from numcheck.language.english.recipe.treebank import read

# Beyond the most frequent words, clusters cost load time and gain nothing that could be measured.
_WORDS = 60_000


def main() -> None:
    """Makes the tables and trains, by default with the settings of the shipped weights."""
    parser = argparse.ArgumentParser(prog="numcheck.language.english.recipe", description=__doc__)
    parser.add_argument("treebanks", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--seed", type=int, help="for both runs; by default those of the shipped weights")
    parser.add_argument("--with-dev", action="store_true", help="train on the development sets, too")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    with as_file(files("spacy_lookups_data") / "data") as tables:
        write_tables(options.treebanks, tables, options.out)
        numbers = clusters.clusters(tables, _WORDS)
    first, second = FIRST, SECOND
    if options.with_dev:
        second = replace(second, with_dev=True)
    if options.seed is not None:
        first, second = replace(first, seed=options.seed), replace(second, seed=options.seed)
    start = options.out / "first"
    train(options.treebanks, numbers, first, start)
    train(options.treebanks, numbers, second, options.out, start)
    shutil.rmtree(start)


def write_tables(treebanks: Path, tables: Path, out: Path) -> None:
    """Writes what is not trained: tokenizer rules, clusters, names and lemmas."""
    cutting().write(out / "tokenizer.json")
    clusters.write(clusters.clusters(tables, _WORDS), out / "clusters.txt")
    (out / "names.txt").write_text("\n".join(clusters.names(tables)) + "\n", encoding="utf-8")
    paragraphs = [p for name in ("ewt", "gum-free") for p in read(find(treebanks, name, "train"))]
    lemmas.write(lemmas.lemma_table(tables, paragraphs), out / "lemmas.txt")


if __name__ == "__main__":
    main()
