"""The recipe's steps on sentences of our own: reading, carrying over, varying, scoring."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from numcheck.language.canonical import canonical
from numcheck.language.english.recipe.alignment import Gold, carry
from numcheck.language.english.recipe.augmentation import Mates, headline, varied, without
from numcheck.language.english.recipe.figures import score_figures
from numcheck.language.english.recipe.scoring import Parsed, score_pairs
from numcheck.language.english.recipe.treebank import Paragraph, Word, read

TREEBANK = """\
# newdoc id = ours
# newpar
# text = The rebels didn't free the prisoners.
1\tThe\tthe\tDET\tDT\t_\t2\tdet\t_\t_
2\trebels\trebel\tNOUN\tNNS\t_\t5\tnsubj\t_\t_
3-4\tdidn't\t_\t_\t_\t_\t_\t_\t_\t_
3\tdid\tdo\tAUX\tVBD\t_\t5\taux\t_\t_
4\tn't\tnot\tPART\tRB\t_\t5\tadvmod\t_\t_
5\tfree\tfree\tVERB\tVB\t_\t0\troot\t_\t_
6\tthe\tthe\tDET\tDT\t_\t7\tdet\t_\t_
7\tprisoners\tprisoner\tNOUN\tNNS\t_\t5\tobj\t_\tSpaceAfter=No
8\t.\t.\tPUNCT\t.\t_\t5\tpunct\t_\t_

# text = A storm killed two of them.
1\tA\ta\tDET\tDT\t_\t2\tdet\t_\t_
2\tstorm\tstorm\tNOUN\tNN\t_\t3\tnsubj\t_\t_
3\tkilled\tkill\tVERB\tVBD\t_\t0\troot\t_\t_
4\ttwo\ttwo\tNUM\tCD\t_\t3\tobj\t_\t_
5\tof\tof\tADP\tIN\t_\t6\tcase\t_\t_
6\tthem\tthey\tPRON\tPRP\t_\t4\tnmod\t_\tSpaceAfter=No
7\t.\t.\tPUNCT\t.\t_\t3\tpunct\t_\t_

"""
TEXT = "The rebels didn't free the prisoners. A storm killed two of them."


@pytest.fixture
def paragraph(tmp_path: Path) -> Paragraph:
    """The two sentences above."""
    path = tmp_path / "ours.conllu"
    path.write_text(TREEBANK, encoding="utf-8")
    (found,) = read(path)
    return found


def is_tree(sentence: tuple[Word, ...]) -> bool:
    """Whether there is one root and every word reaches it."""
    for word in sentence:
        steps = 0
        while word.head >= 0:
            word = sentence[word.head]
            steps += 1
            if steps > len(sentence):
                return False
    return sum(word.head < 0 for word in sentence) == 1


def test_a_treebank_is_read_with_its_text(paragraph: Paragraph) -> None:
    """Contractions are cut without a space between their words."""
    assert paragraph.text() == TEXT
    assert [word.form for word in paragraph.sentences[0][2:4]] == ["did", "n't"]


def test_annotation_is_carried_to_other_tokens(paragraph: Paragraph) -> None:
    """Of words in one token the governor speaks; of tokens in one word the last."""
    gold = Gold.of(paragraph)
    cut = ["The", "rebels", "didn't free", "the", "pris", "oners", "."]
    spans = []
    at = 0
    for piece in cut:
        at = TEXT.index(piece, at)
        spans.append((at, at + len(piece)))
        at += len(piece)
    known = carry(Gold.of(Paragraph("", paragraph.sentences[:1])), spans)
    assert known.labels == ("det", "nsubj", "root", "det", "goeswith", "obj", "punct")
    assert known.heads == (1, 2, 2, 5, 5, 2, 2)
    assert len(gold.starts) == 2


@pytest.mark.parametrize("seed", range(25))
def test_varied_texts_are_trees(paragraph: Paragraph, seed: int) -> None:
    """Whatever is put in, left out or swapped, each sentence stays one tree that can be printed."""
    mates = Mates({"storm": 1, "flood": 1, "prisoners": 2, "guards": 2})
    changed = varied(paragraph, random.Random(seed), mates, 0.5)
    assert all(is_tree(sentence) for sentence in changed.sentences)
    Gold.of(changed)


def test_an_infinitive_gets_a_figure(paragraph: Paragraph) -> None:
    """In some version the prisoners are counted, in place of their article."""
    texts = {varied(paragraph, random.Random(seed)).text() for seed in range(40)}
    assert any("free" in text and "the prisoners" not in text for text in texts)


def test_a_headline_drops_what_headlines_drop(paragraph: Paragraph) -> None:
    """No article, no stop, present tense."""
    made = {headline(paragraph.sentences[1], random.Random(seed)) for seed in range(20)}
    texts = {Paragraph("", (words,)).text() for words in made if words}
    assert "Storm kills two of them" in texts
    assert all(is_tree(words) for words in made if words)


def test_words_others_hang_from_are_not_left_out(paragraph: Paragraph) -> None:
    """Leaving out a governor would orphan its dependents."""
    sentence = paragraph.sentences[1]
    assert without(sentence, [1]) == sentence
    assert len(without(sentence, [0])) == len(sentence) - 1


def test_the_treebank_itself_scores_full_marks(paragraph: Paragraph) -> None:
    """Scores and figures of a perfect parse are 100 per cent."""
    gold = Gold.of(paragraph)
    perfect = Parsed(gold.text, gold.spans, gold.tags, gold.heads, gold.labels, gold.starts)
    scores = score_pairs([(gold, perfect)])
    assert (scores.tag, scores.uas, scores.las, scores.sentences) == (100.0, 100.0, 100.0, 100.0)
    figures = score_figures([(gold, perfect)])
    assert (figures["counted noun"].right, figures["counted noun"].asked) == (1, 1)
    assert (figures["head of 'of them'"].right, figures["noun and verb"].right) == (1, 1)


def test_a_wrong_head_costs_attachment_only(paragraph: Paragraph) -> None:
    """One of twelve words that are no punctuation hangs from the wrong one."""
    gold = Gold.of(paragraph)
    heads = list(gold.heads)
    heads[0] = 4
    found = Parsed(gold.text, gold.spans, gold.tags, tuple(heads), gold.labels, gold.starts)
    scores = score_pairs([(gold, found)])
    assert scores.tag == 100.0
    assert scores.uas == pytest.approx(100 * 12 / 13)


def test_training_text_is_read_like_an_article(paragraph: Paragraph) -> None:
    """The recipe's canonical text keeps each word at a place of the paragraph."""
    gold = Gold.of(paragraph)
    read_text = canonical(gold.text)
    assert read_text.text == gold.text
