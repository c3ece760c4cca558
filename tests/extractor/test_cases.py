"""Every kind of figure an article can hold, by cases of our own."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from .telling import figures

CASES = tomllib.loads(Path(__file__).with_name("cases").joinpath("figures.toml").read_text("utf-8"))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param(case["text"], case["figures"], id=f"{kind}-{index}")
        for kind, cases in CASES.items()
        for index, case in enumerate(cases)
    ],
)
def test_figures_are_read(text: str, told: list[str]) -> None:
    """Each figure of the text, and nothing else, is read as told."""
    assert figures(text) == told


@pytest.mark.parametrize("text", [case["text"] for cases in CASES.values() for case in cases])
def test_wrapping_a_line_changes_no_figure(text: str) -> None:
    """Hard-wrapped text gives the values of the text on one line."""
    wrapped = text.replace(" ", "\n")
    assert [figure.replace("\n", " ") for figure in figures(wrapped)] == figures(text)
