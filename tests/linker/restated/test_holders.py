"""Shares that make up the whole, and shares that two hold."""

from __future__ import annotations

import pytest
from restated_story import blocker, read


@pytest.mark.parametrize(
    ("mark", "kind", "kept", "block"),
    [
        ("", "share", 20, "complement"),
        ("", "share", 30, ""),
        ("# ", "share", 20, ""),
        ("", "money", 20, ""),
    ],
    ids=["whole", "less", "headline", "money"],
)
def test_two_shares_make_up_the_whole(mark: str, kind: str, kept: int, block: str) -> None:
    """80 % sold and 20 % kept are two; 30 % may be a slip, and so may a headline's 80 %."""
    first = f"{mark}They sold {{80|kind={kind},head=yield}} of the yield."
    assert blocker(read(first, f"They kept {{{kept}|kind={kind},head=yield}} of the yield.")) == block


def test_two_halves_are_one_half_told_twice() -> None:
    """50 % is equal to 50 %, though the two make up the whole."""
    told = "They sold {50|kind=share,head=yield} of the yield."
    assert blocker(read(told, told)) == ""


def hold(who: str, share: int, predicate: str = "hold", names: str | None = None, behind: str = "") -> str:
    """A sentence on what share somebody holds of a mill, with the name that stands in it if it is another."""
    name = who.lower()
    said = (
        f"kind=share,head=mill,predicate={predicate},subject={name},names={name if names is None else names}"
    )
    return f"{who} {predicate}s {{{share}|{said}}} of the mill{behind}."


@pytest.mark.parametrize(
    ("second", "block"),
    [
        (hold("Berg", 40), "holder"),
        (hold("Berg", 40, "buy"), "holder"),
        (hold("Lund", 40), ""),
        (hold("Berg", 40, "praise"), ""),
        (hold("Berg", 40, behind=" of Lund"), ""),
        (hold("Firm", 40, names="holm"), ""),
    ],
    ids=["another", "buyer", "the same", "no holder", "of the other", "no name"],
)
def test_two_of_different_names_hold_two_shares(second: str, block: str) -> None:
    """Lund's 30 % and Berg's 40 %; a firm may be Lund's, and Berg who praises 40 % of it holds none."""
    first = hold("Lund", 30)
    assert blocker(read(first, second)) == block
    assert blocker(read(second, first)) == block


def test_two_prices_have_no_holders() -> None:
    """Only shares are held side by side: £30 and £40 may be one price that one of the two paid."""
    told = "{} takes {{£{}|head=mill,predicate=take,subject={},names={}}} of the mill."
    assert (
        blocker(read(told.format("Lund", 30, "lund", "lund"), told.format("Berg", 40, "berg", "berg"))) == ""
    )
