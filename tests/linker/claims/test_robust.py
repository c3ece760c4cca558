"""Whatever the text, every figure has a claim, and a hostile text costs no more than its length."""

from __future__ import annotations

from time import process_time

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.linker.claims.telling import claims_of

_WORDS = st.sampled_from(
    [
        *(
            "the",
            "of",
            "them",
            "12",
            "3,400",
            "£3m",
            "5%",
            "miners",
            "jailed",
            "in",
            "Leeds",
            "rose",
            "to",
            "from",
            "and",
        ),
        *(
            "whom",
            "including",
            "said",
            "“",
            "”",
            ",",
            ".",
            "-",
            "(",
            ")",
            "a",
            "year",
            "last",
            "two",
            "half",
            "both",
            "up",
        ),
    ]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(_WORDS, max_size=40))
def test_no_sentence_is_too_odd(words: list[str]) -> None:
    """Words in any order give claims in order, with a parse and without."""
    text = " ".join(["Note:", *words])
    for parsed in (True, False):
        claims = claims_of(text, parsed=parsed)
        assert [claim.quantity.index for claim in claims] == list(range(len(claims)))
        for claim in claims:
            assert claim.part_of is None or claim.part_of != claim.quantity.index
            assert claim.refers_to is None or claim.refers_to < claim.quantity.index


def test_twice_the_text_costs_about_twice_the_time() -> None:
    """Many figures in many sentences are linear; many in one sentence are left without details."""
    paragraph = "The 12 mules, 14 carts and the 15 carters of them came. " * 40
    short, long = paragraph, "\n\n".join([paragraph] * 8)
    claims_of(short)
    start = process_time()
    claims_of(short)
    once = process_time() - start
    start = process_time()
    claims_of(long)
    assert process_time() - start < 8 * 6 * max(once, 0.02)
    assert all(not claim.head for claim in claims_of("12 mules, " * 400))
