"""Articles to sentences: which blocks are read, where words lie, what is left without weights."""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from numcheck.language import EnglishParser, load
from numcheck.language.english import WEIGHTS
from numcheck.language.english.engine import EnglishEngine, PlainEngine
from numcheck.language.english.lemmas import Lemmas
from numcheck.language.reading import Engine
from numcheck.model.article import Article, Block, BlockKind
from numcheck.model.sentence import Sentence
from numcheck.model.span import Span

HEADLINE = "Storm Kills 12 In Florida"
FIRST = "A storm  killed 12\npeople on Tuesday. “We lost 14,872 homes,” the mayor said."
SECOND = "Nothing is counted here."
TABLE = "Town 12\nCity 140"


def article(*blocks: tuple[str, BlockKind]) -> Article:
    """An article of blocks with a blank line between them."""
    text = "\n\n".join(text for text, _ in blocks)
    spans = []
    at = 0
    for words, kind in blocks:
        spans.append(Block(Span(at, at + len(words)), kind))
        at += len(words) + 2
    return Article("a.txt", text, text, tuple(spans))


STORY = article(
    (HEADLINE, BlockKind.HEADLINE),
    (FIRST, BlockKind.BODY),
    (SECOND, BlockKind.BODY),
    (TABLE, BlockKind.TABLE),
)


def figures(text: str) -> list[Span]:
    """The spans of runs of digits."""
    return [Span(i, i + 1) for i, character in enumerate(text) if character.isdigit()]


def lies_where_it_says(sentence: Sentence, text: str) -> bool:
    """Whether each token is what stands at its span, but for white space and marks never shown."""

    def bare(words: str) -> str:
        return "".join(c for c in words if not c.isspace() and c.isprintable() and c not in "\u00ad\u200b")

    return all(bare(token.span.of(text)) == bare(token.text) for token in sentence.tokens)


@pytest.fixture(scope="module")
def parser() -> EnglishParser:
    """Our own pipeline."""
    return load()


def test_blocks_with_figures_and_headlines_are_read(parser: EnglishParser) -> None:
    """A paragraph without figures gives no sentence; sentences end with their block."""
    sentences = parser(STORY, figures(STORY.text))
    assert [(s.block, s.span.of(STORY.text)) for s in sentences] == [
        (0, HEADLINE),
        (1, "A storm  killed 12\npeople on Tuesday."),
        (1, "“We lost 14,872 homes,” the mayor said."),
        (3, "Town 12"),
        (3, "City 140"),
    ]
    assert [s.parsed for s in sentences] == [True, True, True, False, False]


def test_tokens_keep_the_articles_words(parser: EnglishParser) -> None:
    """The parser reads other digits, quotes and capitals; the tokens hold those of the article."""
    sentences = parser(STORY, figures(STORY.text))
    assert all(lies_where_it_says(s, STORY.text) for s in sentences)
    words = {token.text: token for s in sentences for token in s.tokens}
    assert {"“", "14,872", "Kills", "12"} <= set(words)
    assert words["14,872"].lemma == "14,872"
    assert words["Kills"].lemma == "kill"
    assert words["homes"].lemma == "home"


def test_per_cent_is_one_word(parser: EnglishParser) -> None:
    """The two words of "per cent" are one token, read as "percent"."""
    told = article(("Only 9 per\ncent of voters agreed.", BlockKind.BODY))
    (sentence,) = parser(told, figures(told.text))
    token = sentence.tokens[2]
    assert (token.text, token.lemma, token.span.of(told.text)) == ("per cent", "percent", "per\ncent")


def test_heads_stay_in_their_sentence(parser: EnglishParser) -> None:
    """Each sentence is a tree of its own: one root, every other head inside it."""
    for sentence in parser(STORY, figures(STORY.text)):
        if sentence.parsed:
            assert all(0 <= token.head < len(sentence.tokens) for token in sentence.tokens)
            assert [t.label for i, t in enumerate(sentence.tokens) if t.head == i] == ["root"]


def test_many_articles_read_as_one_by_one(parser: EnglishParser) -> None:
    """Batches change nothing."""
    other = article((SECOND, BlockKind.HEADLINE), ("Two men, 12 women and 3 dogs.", BlockKind.BODY))
    jobs = [(STORY, figures(STORY.text)), (other, figures(other.text)), (STORY, [])]
    assert list(parser.parse_many(jobs)) == [parser(*job) for job in jobs]


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.text(st.one_of(st.sampled_from("ab Z19.,\n\t-–£%’“\u00a0\u00ad\u200b"), st.characters()), max_size=120)
)
def test_any_text_is_read(parser: EnglishParser, text: str) -> None:
    """No text breaks the parser, and every token lies where it says, in order."""
    told = Article("a.txt", text, text, (Block(Span(0, len(text)), BlockKind.BODY),))
    sentences = parser(told, [Span(0, len(text))])
    assert all(lies_where_it_says(sentence, text) for sentence in sentences)
    ends = [edge for s in sentences for token in s.tokens for edge in (token.span.start, token.span.end)]
    assert ends == sorted(ends)


def test_a_paragraph_without_end_is_cut(parser: EnglishParser) -> None:
    """A megabyte without a line break is read in pieces, and none of it is lost."""
    text = "Some 12 men left. " * 3000
    told = Article("a.txt", text, text, (Block(Span(0, len(text)), BlockKind.BODY),))
    sentences = parser(told, [Span(at, at + 1) for at in range(0, len(text), 1_000)])
    assert sum(len(s.tokens) for s in sentences) == 15_000


def test_of_a_paragraph_without_end_the_pieces_with_figures_are_read(parser: EnglishParser) -> None:
    """A book in one line takes the time of its pages with figures."""
    text = "The men left. " * 5_000 + "Some 12 men left. " + "The men left. " * 5_000
    at = text.index("12")
    told = Article("a.txt", text, text, (Block(Span(0, len(text)), BlockKind.BODY),))
    sentences = parser(told, [Span(at, at + 2)])
    assert any(token.text == "12" for s in sentences for token in s.tokens)
    assert sentences[-1].span.end - sentences[0].span.start <= 20_000


@pytest.mark.parametrize("run", ["(", "a-", "http://a.", "'s", "1/", "$1-"])
def test_a_word_without_end_is_cut(parser: EnglishParser, run: str) -> None:
    """Tens of thousands of characters without a space are read in time that grows no faster than they do."""
    text = "Some 12 men (" + run * (20_000 // len(run)) + ") left."
    told = Article("a.txt", text, text, (Block(Span(0, len(text)), BlockKind.BODY),))
    began = time.process_time()
    sentences = parser(told, [Span(at, at + 1) for at in range(len(text))])
    assert time.process_time() - began < 10
    assert "".join(token.text for s in sentences for token in s.tokens) == text.replace(" ", "")


@pytest.fixture(params=["ours", "plain"])
def engine(request: pytest.FixtureRequest, tmp_path: Path) -> Engine:
    """Our engine, and the one that is left without weights."""
    if request.param == "ours":
        return EnglishEngine(WEIGHTS)
    for name in ("tokenizer.json", "lemmas.txt", "names.txt"):
        shutil.copy(WEIGHTS / name, tmp_path)
    return PlainEngine(tmp_path)


@pytest.mark.parametrize(
    ("text", "starts"),
    [
        ("It rained. It stopped.", [0, 3]),
        ('"We lost." He wept.', [0, 5]),
        ('He said so. "We lost it all," she said.', [0, 4]),
        ("Mr. Jones paid $5.5m.", [0]),
    ],
)
def test_sentences_end_where_they_end(engine: Engine, text: str, starts: list[int]) -> None:
    """With and without a parser."""
    (words,) = engine.analyse([text])
    assert [i for i, word in enumerate(words) if word.opens] == starts


def test_figures_are_cut_as_in_the_treebanks(engine: Engine) -> None:
    """Signs, magnitudes, compounds and clock times are words of their own; thousands are not cut."""
    text = "The 25-member crew's $5.5bn ship left at 5.55pm with 55,555 men, 55% of Covid-55."
    cut = "The 25 - member crew 's $ 5.5 bn ship left at 5.55 pm with 55,555 men , 55 % of Covid - 55 ."
    assert [text[word.start : word.end] for word in engine.cut(text)] == cut.split()


@pytest.mark.parametrize(
    ("form", "tag", "lemma"),
    [
        ("fanatics", "NNS", "fanatic"),
        ("men", "NNS", "man"),
        ("families", "NNS", "family"),
        ("jailed", "VBN", "jail"),
        ("fell", "VBD", "fall"),
        ("Kills", "VBZ", "kill"),
        ("freeing", "VBG", "free"),
        ("hoping", "VBG", "hope"),
        ("stopped", "VBD", "stop"),
        ("were", "VBD", "be"),
        ("better", "JJR", "good"),
        ("largest", "JJS", "large"),
        ("Leeds", "NNP", "Leeds"),
        ("them", "PRP", "they"),
        ("fewer", "JJR", "few"),
        ("news", "NN", "news"),
    ],
)
def test_lemmas(form: str, tag: str, lemma: str) -> None:
    """Dictionary forms, irregular and regular."""
    assert Lemmas.read(WEIGHTS / "lemmas.txt")(form, tag) == lemma


def test_nothing_is_imported_before_it_is_needed() -> None:
    """Importing the package, and asking for a parser, loads no spaCy."""
    code = "import sys; from numcheck.language import load; load(); sys.exit('spacy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_spacy_is_whole_after_the_quick_import() -> None:
    """What stood in for spaCy's command line is gone, and the real one can be imported."""
    code = (
        "from numcheck.language.quick import import_spacy; spacy = import_spacy()\n"
        "import sys; assert 'spacy.cli' not in sys.modules\n"
        "import spacy.cli; assert spacy.cli.__file__ and spacy.info(silent=True)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
