"""Whether two ages are one person's, told at one time."""

from __future__ import annotations

import pytest
from restated_story import blocker, read

AGED = "aged/JJ/ADJ"


@pytest.mark.parametrize(
    ("told", "block"),
    [
        (", {28|kind=age,names=marsh,predicate=walk},", ""),
        (" ({28|kind=age,names=marsh,predicate=walk})", ""),
        (", aged {28|kind=age,names=marsh,predicate=walk},", ""),
        (" left home aged {28|kind=age,names=marsh,predicate=walk} and", "age"),
        (", the {28-year-old|kind=age,names=marsh,predicate=walk},", ""),
        (" at {28|kind=age,names=marsh,predicate=walk}", "age"),
        (", {28|kind=age,names=marsh,predicate=walk,periods=2009},", "age"),
        (" at {28|kind=age,names=marsh,predicate=sing}", ""),
    ],
    ids=["comma", "bracket", "aged", "left aged", "old", "at", "2009", "same deed"],
)
def test_an_age_beside_a_name_is_that_of_today(told: str, block: str) -> None:
    """ "Marsh, 82, sang" and "Marsh (28) walks" are both of today, "walked at 28", "left home aged 28" and what is of 2009 are not."""
    first, second = "Marsh, {82|kind=age,names=marsh,predicate=sing}, sang.", f"Marsh{told} walked."
    assert blocker(read(first, second, tags=AGED)) == block
    assert blocker(read(second, first, tags=AGED)) == block


@pytest.mark.parametrize(
    ("before", "told", "block"),
    [
        (("Holm, {62|kind=age,names=holm}, fell.",), "The {26-year-old|kind=age,definite} fell.", ""),
        (("Holm, {62|kind=age,names=holm}, fell.",), "A {26-year-old|kind=age} fell.", "age"),
        (
            ("Holm, {62|kind=age,names=holm}, fell.",),
            "The {26-year-old|kind=age,definite,names=berg} Berg fell.",
            "age",
        ),
        (
            ("They saw one of {62|kind=age}.",),
            "The {26-year-old|kind=age,definite,names=berg} Berg.",
            "age",
        ),
        (("# Holm, {62|kind=age,names=holm}, falls",), "The {26-year-old|kind=age,definite} fell.", "age"),
        (
            ("# Holm, {62|kind=age,names=holm}, falls", "Holm, {62|kind=age,names=holm}, fell."),
            "The {26-year-old|kind=age,definite} fell.",
            "age",
        ),
        (
            ("Holm, {62|kind=age,names=holm}, fell.", "Berg, {31|kind=age,names=berg}, saw it."),
            "The {26-year-old|kind=age,definite} fell.",
            "age",
        ),
        (
            ("Holm, {62|kind=age,names=holm}, fell.", "Holm, {62|kind=age,names=holm}, slept."),
            "The {26-year-old|kind=age,definite} fell.",
            "",
        ),
        (
            ("Holm, {62|kind=age,unit=year,names=holm}, fell.",),
            "The {26-month-old|kind=age,unit=month,definite} fell.",
            "age",
        ),
        (
            ("Holm was a smith of {62|kind=age,head=smith,names=holm}, a smith.",),
            "The {26-year-old|kind=age,head=cook,definite} cook fell.",
            "age",
        ),
        (
            ("Holm, a smith, {62|kind=age,names=holm}, fell.",),
            "The {26-year-old|kind=age,head=smith,definite} smith fell.",
            "",
        ),
        (
            ("Holm, a cook, {62|kind=age,names=holm}, fell.",),
            "The {26-year-old|kind=age,head=smith,definite} smith fell.",
            "age",
        ),
    ],
    ids=[
        "the",
        "a",
        "another name",
        "name and none",
        "headline",
        "headline and story",
        "two people",
        "one person twice",
        "months",
        "another noun",
        "its noun",
        "no such noun",
    ],
)
def test_the_26_year_old_is_who_was_told_of(before: tuple[str, ...], told: str, block: str) -> None:
    """If one age alone was told below the headline: not where it was two people's, nor of somebody named."""
    assert blocker(read(*before, told), 0, len(before)) == block
