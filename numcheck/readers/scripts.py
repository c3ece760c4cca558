"""Digits set above or below the line, which must not run into the number before them."""

from __future__ import annotations

_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_LOWERED = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")


def raised(text: str, *, lowered: bool = False) -> str:
    """The raised (or lowered) form of a digit string, so that "12,000" with a footnote 1 is not 12,0001.

    An empty string if `text` holds no digit: "th" is read as it stands. Of equal length with `text` else.
    """
    if not any(c.isdecimal() for c in text):
        return ""
    return text.translate(_LOWERED if lowered else _RAISED)
