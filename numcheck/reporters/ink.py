"""Colours, glyphs and safe text for terminals, light or dark, colourful or plain, Unicode or not."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from numcheck.model.finding import Severity
from numcheck.reporters.visible import log_safe, one_line

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

# Mid-tones of the 256-colour cube: each has a contrast of at least 3.9:1 against black and against white,
# so one choice serves light and dark terminals.
SIDE_STYLES = (
    "bold underline color(161)",
    "bold underline color(32)",
    "bold underline color(130)",
    "bold underline color(97)",
)
SEVERITY_STYLES = {
    Severity.ERROR: "bold reverse color(161)",
    Severity.WARNING: "bold reverse color(130)",
    Severity.INFO: "bold reverse color(32)",
}
FAINT = "color(244)"
HEADING = "bold"
LABEL = "color(32)"
SUM = "bold"

_ASCII = {
    "≈": "~", "…": "...", "“": '"', "”": '"', "‘": "'", "’": "'", "–": "-", "—": "-", "−": "-", "×": "x",
    "·": "-", "→": "->", "≠": "!=", "≤": "<=", "≥": ">=", "±": "+/-", "÷": "/", "•": "*", "¶": "par. ",
    "\u00a0": " ", "\u202f": " ", "\u2009": " ", "€": "EUR ", "£": "GBP ", "½": "1/2", "¼": "1/4", "¾": "3/4",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Glyphs:
    """The marks of the margin and under the figures."""

    top: str = "╭─"
    middle: str = "├─"
    bottom: str = "╰─"
    only: str = "╶─"
    bar: str = "│ "
    rule: str = "─"
    under: tuple[str, ...] = ("━", "─", "═", "┄")
    dot: str = " · "


_PLAIN_GLYPHS = Glyphs(".-", "|-", "'-", "--", "| ", "-", ("^", "-", "=", "."), " - ")


@dataclass(frozen=True, slots=True)
class Ink:
    """Writes for one console: what it can encode, and whether it shows colours."""

    encoding: str
    colour: bool

    @property
    def glyphs(self) -> Glyphs:
        """Box drawing where the console can encode it, else ASCII."""
        return Glyphs() if self.can("╭─├╰│━═┄·") else _PLAIN_GLYPHS

    def can(self, text: str) -> bool:
        """Whether the console can encode `text`."""
        try:
            text.encode(self.encoding)
        except (UnicodeEncodeError, LookupError):
            return False
        return True

    def safe(self, text: str) -> str:
        """`text` on one line, hostile characters visible, and what the console cannot encode replaced."""
        shown = log_safe(one_line(text))
        if shown.isascii() or self.can(shown):
            return shown
        return "".join(self._character(character) for character in shown)

    def _character(self, character: str) -> str:
        if self.can(character):
            return character
        return _ASCII.get(character, "?")


def ink_for(console: Console) -> Ink:
    """The ink for a rich console; `NO_COLOR`, pipes and dumb terminals get the plain one."""
    return Ink(console.encoding, bool(console.color_system) and not console.no_color)


@cache
def side_style(side: int) -> str:
    """The style of a side; there are as many colours as a reader can keep apart."""
    return SIDE_STYLES[min(side, len(SIDE_STYLES) - 1)]


def wrapped(text: Text, console: Console, width: int) -> list[Text]:
    """The lines that `text`, which has no line breaks, takes at `width` cells, without spaces at their ends.

    Rich measures every word; most texts fit and have no word measured.
    """
    from rich.cells import cell_len

    lines = [text] if cell_len(text.plain) <= width else list(text.wrap(console, width))
    for line in lines:
        line.rstrip()
    return lines
