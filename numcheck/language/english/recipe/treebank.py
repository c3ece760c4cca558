"""Reads a treebank in CoNLL-U: paragraphs of sentences of words, with the text they were printed as."""

from __future__ import annotations

import lzma
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Word:
    """One syntactic word. `head` is its governor's place in the sentence, from 0, or -1 at the root."""

    form: str
    space: bool  # printed with a space after it
    lemma: str
    tag: str
    head: int
    label: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Sentences printed as one paragraph, each a tuple of words."""

    document: str
    sentences: tuple[tuple[Word, ...], ...]

    def text(self) -> str:
        """The paragraph as printed."""
        last = len(self.sentences) - 1
        pieces = []
        for number, sentence in enumerate(self.sentences):
            for place, word in enumerate(sentence):
                end_of_sentence = place == len(sentence) - 1
                space = number != last if end_of_sentence else word.space
                pieces.append(word.form + " " * space)
        return "".join(pieces)


def read(path: Path) -> Iterator[Paragraph]:
    """The paragraphs of a `.conllu` or `.conllu.xz` file, in order; an unmarked document is one."""
    document = ""
    sentences: list[tuple[Word, ...]] = []
    rows: list[list[str]] = []
    with (
        lzma.open(path, "rt", encoding="utf-8")
        if path.suffix == ".xz"
        else path.open(encoding="utf-8") as lines
    ):
        for raw in lines:
            line = raw.rstrip("\n")
            if line.startswith(("# newdoc", "# newpar")):
                if sentences:
                    yield Paragraph(document, tuple(sentences))
                sentences = []
                if line.startswith("# newdoc"):
                    document = line.partition("=")[2].strip()
            elif line and not line.startswith("#"):
                rows.append(line.split("\t"))
            elif not line and rows:
                sentences.append(_sentence(rows))
                rows = []
    if sentences:
        yield Paragraph(document, tuple(sentences))


def _sentence(rows: list[list[str]]) -> tuple[Word, ...]:
    contracted: dict[int, tuple[int, str, bool]] = {}  # first word -> last word, surface, space
    words: list[Word] = []
    for row in rows:
        number, form, lemma, _, tag, _, head, label, _, misc = row
        space = "SpaceAfter=No" not in misc
        if "-" in number:
            first, last = map(int, number.split("-"))
            contracted[first] = (last, form, space)
        elif "." not in number:
            words.append(Word(form, space, lemma, tag, int(head) - 1, label))
    for first, (last, surface, space) in contracted.items():
        parts = words[first - 1 : last]
        if "".join(part.form for part in parts) == surface:
            forms = [part.form for part in parts]
        else:  # the surface is cut between the words so that each gets a letter at least
            forms = [*surface[: len(parts) - 1], surface[len(parts) - 1 :]]
        for place, (part, form) in enumerate(zip(parts, forms, strict=True), first - 1):
            words[place] = replace(part, form=form, space=space and place == last - 1)
    return tuple(words)
