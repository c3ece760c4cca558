"""A figure elsewhere with which a broken law would hold is named with what breaks it."""

from __future__ import annotations

from numcheck import check_text
from numcheck.model.finding import WITNESS, Finding

STORY = """
Ministers back vaccine scheme

The treasury has offered £590m ($1.8bn) to the vaccine scheme, ministers said on Monday.

As well as offering {} to the vaccine scheme, ministers urged other donors to give.
"""


def found(text: str) -> Finding:
    """The one finding of a text."""
    (finding,) = check_text(text).files[0].findings
    return finding


def test_a_figure_that_would_mend_the_law_is_a_witness() -> None:
    """£960m is $1.8bn, and £590m is not: the reader sees both sums at once."""
    finding = found(STORY.format("£960m"))
    assert finding.rule == "conversion-magnitude"
    assert [place.text for place in finding.places if place.role == WITNESS] == ["£960m"]
    assert finding.repairs[-1] == "with “£960m”, which stands elsewhere, it would hold"


def test_a_figure_that_would_not_mend_it_is_none() -> None:
    """Another sum that is as wrong, or one in other money, bears out nothing."""
    for other in ("£6m", "€960m"):
        finding = found(STORY.format(other))
        assert not [place for place in finding.places if place.role == WITNESS]
        assert not [repair for repair in finding.repairs if "elsewhere" in repair]


def test_a_witness_is_no_part_of_the_fingerprint() -> None:
    """A baseline that accepts the finding accepts it whatever else the story comes to say."""
    assert found(STORY.format("£960m")).fingerprint == found(STORY.format("money")).fingerprint
