"""HTML text as it is seen."""

from __future__ import annotations

import html
import re

from numcheck.readers.building import Edit

_RUN = re.compile(
    r"[ \t\r\n\f]+|&(?:#[0-9]{1,7};?|#[xX][0-9a-fA-F]{1,6};?|[A-Za-z][A-Za-z0-9]{1,31};?)"
)  # fmt: skip


def text_edits(source: str, start: int, end: int) -> list[Edit]:
    """The text in `source[start:end]`: entities resolved, runs of blanks one space."""
    edits: list[Edit] = []
    at = start
    for found in _RUN.finditer(source, start, end):
        text = found[0]
        seen = html.unescape(text) if text[0] == "&" else " "
        if seen == text:
            continue
        if found.start() > at:
            edits.append(Edit(at, found.start()))
        edits.append(Edit(found.start(), found.end(), seen))
        at = found.end()
    if end > at:
        edits.append(Edit(at, end))
    return edits
