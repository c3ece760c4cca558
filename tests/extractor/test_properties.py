"""What holds of any text: no crash, no overlap, true quotations, the same bytes for any seed, linear time."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from numcheck.extractor import extract
from numcheck.model.article import BlockKind
from numcheck.model.quantity import Kind

from .telling import article, figures

# Pieces that the grammar cares about, so that random texts reach its corners.
PIECES = [
    "1", "12", "15,000", "3.4", "2019", ".5", "1,00,000", "0", "007", "½", "²", "٣", "−", "-", "–", "—", "/", ":",
    "'", "\"", "(", ")", "£", "$", "€", "US", "A$", "Rs", "PS", "%", "per", "cent", "pc", "p", "m", "bn", "k",
    "million", "thousand", "hundred", "dozen", "a", "an", "half", "third", "quarter", "one", "two", "twenty", "ten",
    "and", "or", "to", "from", "between", "of", "in", "out", "the", "both", "several", "couple", "dozens", "tens",
    "thousands", "times", "as", "many", "twice", "doubled", "double", "minus", "about", "more", "than", "up", "down",
    "rose", "by", "nearly", "Monday", "April", "May", "29", "th", "st", "1990s", "am", "p.m.", "GMT", "year", "old",
    "aged", "years", "ft", "in", "lb", "oz", "°", "C", "km", "h", "square", "miles", "second", "first", "No",
    "number", "people", "people's", "FTSE", "Boeing", "Mr", "Kim", ",", ".", ";", "…", "\n", " ", "\u00a0", "\u202f",
    "x", "×", "+", "#", "[", "]", "http://a.b/1", "_",
]  # fmt: skip

TEXTS = st.one_of(
    st.text(max_size=80),
    st.lists(st.sampled_from(PIECES), max_size=25).map(" ".join),
    st.lists(st.sampled_from(PIECES), max_size=25).map("".join),
)


@settings(max_examples=400, deadline=None)
@given(TEXTS)
def test_any_text_is_read(text: str) -> None:
    """Figures come in order, do not overlap, quote the text, and point at each other by index."""
    read = extract(article(text))
    end = 0
    for place, quantity in enumerate(read):
        assert quantity.index == place
        assert end <= quantity.span.start < quantity.span.end <= len(text)
        assert quantity.phrase.contains(quantity.span)
        assert quantity.digits in quantity.span.of(text)
        assert quantity.measure.kind is quantity.kind
        end = quantity.span.end
        for other in (quantity.partner, quantity.face_of):
            assert other is None or (0 <= other < len(read) and other != place)
        if (
            quantity.measure.printed is not None
            and quantity.low is None
            and not quantity.measure.modifier.bound
        ):
            assert quantity.measure.printed in quantity.measure.possible


@given(st.integers(0, 10**9), st.sampled_from(["{:,}", "{}"]))
def test_reading_a_printed_count_gives_the_count(value: int, form: str) -> None:
    """A number survives being printed and read."""
    read = extract(article(f"They counted {form.format(value)} sheep in all."))
    assert [q.measure.printed for q in read] == [value]


@given(st.integers(0, 10**6), st.integers(0, 3), st.sampled_from(["£", "$", "€"]))
def test_reading_a_printed_sum_gives_the_sum(units: int, decimals: int, sign: str) -> None:
    """So does a sum of money with decimals."""
    value = Fraction(units, 10**decimals)
    read = extract(article(f"It cost {sign}{float(value):,.{decimals}f} in all."))
    assert [(q.kind, q.measure.printed) for q in read] == [(Kind.MONEY, value)]


@pytest.mark.parametrize(
    "piece",
    [
        "1",
        ",",
        "1,",
        "million ",
        "one ",
        "2-",
        "1.",
        "$",
        "a.",
        "(1",
        "twenty-",
        "1 000 ",
        "May 9 ",
        "half ",
        "from 1 to ",
    ],
)
def test_time_is_linear(piece: str) -> None:
    """Twice the text takes about twice the time, whatever it repeats: nothing is quadratic."""

    def spent(size: int) -> float:
        text = piece * (size // len(piece))
        begin = time.process_time()
        extract(article(text))
        return time.process_time() - begin

    spent(1_000)
    small, large = min(spent(2_000) for _ in range(3)), spent(32_000)
    assert large < 60 * small + 0.5


def test_a_figure_never_crosses_a_block() -> None:
    """A number at a block's end and a magnitude at the next one's start are two things."""
    text = "It cost £3\n\nmillion people came"
    of = article(text, ("It cost £3", BlockKind.BODY), ("million people came", BlockKind.BODY))
    assert next(q.span.of(text) for q in extract(of)) == "£3"


def test_line_ups_are_no_figures() -> None:
    """Every number of a line-up block is skipped as such."""
    text = "Rovers 4-4-2: Hill 7, Marsh 6"
    assert {q.status for q in extract(article(text, (text, BlockKind.LINEUP)))} == {"line-up"}


def test_no_blocks_no_figures() -> None:
    """An empty article has none."""
    assert extract(article("")) == ()


SCRIPT = """
import sys; sys.path.insert(0, sys.argv[1]); from telling import figures
print("\\n".join(figures("About 15,000 of 20,000 fans, 30ft (10m), $5m to $6m, on 3 May 2019 at 9.30am, dozens, half")))
"""


def test_the_hash_seed_changes_nothing() -> None:
    """Two interpreters with different seeds read the same."""
    told = {
        subprocess.run(
            [sys.executable, "-c", SCRIPT, str(Path(__file__).parent)],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(told) == 1
    assert "15,000" in told.pop()


def test_a_figure_of_ten_thousand_digits_is_skipped() -> None:
    """It is too long to be taken in, and says so."""
    assert [line.rsplit(" | ", 1)[1] for line in figures("It has " + "7" * 10_000 + " stars.")] == [
        "too-long"
    ]


def test_a_block_as_long_as_a_book_is_read_whole() -> None:
    """It is read in stretches that end with a sentence, so no figure is lost or cut."""
    sentence = "Some 15,000 of the 20,000 fans paid £3.4bn on 3 May 2019. "
    text = sentence * 5_000
    read = extract(article(text))
    once = len(extract(article(sentence)))
    assert len(read) == 5_000 * once
    assert {q.span.of(text) for q in read} == {"15,000", "20,000", "£3.4bn", "3 May 2019"}
