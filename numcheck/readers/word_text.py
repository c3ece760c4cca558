"""Word's markup as its final text: what was inserted is there, what was deleted, struck out or hidden is not."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from numcheck.readers.scripts import raised

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_GONE = frozenset({W + "del", W + "moveFrom", _FALLBACK})
_BOX = W + "txbxContent"
_UNREAD = _GONE | {_BOX, W + "pPr", W + "rPr", W + "sdtPr"}
# Wrappers that say something of what they hold, not where it stands: content controls, tracked changes and the like.
_WRAPPERS = frozenset({W + "sdt", W + "sdtContent", W + "ins", W + "customXml", W + "moveTo", W + "smartTag"})
_RAISED = 12  # characters; more in superscript is a manner of writing, no footnote


def children(element: Any) -> Iterator[Any]:
    """An element's children as they stand in the final text, wrappers looked into."""
    stack = list(reversed(element))
    while stack:
        child = stack.pop()
        if child.tag in _WRAPPERS:
            if not _placeholder(child):
                stack.extend(reversed(child))
        elif isinstance(child.tag, str) and child.tag not in _GONE:
            yield child


def final_text(paragraph: Any) -> str:
    """A paragraph's final text on one line, without its text boxes."""
    return "".join(_pieces(paragraph)).replace("\r", " ").replace("\n", " ")


def runs_on(paragraph: Any) -> bool:
    """Whether the paragraph's end was deleted or moved away: the next one then goes on in its line."""
    mark = paragraph.find(f"{W}pPr/{W}rPr")
    return mark is not None and (mark.find(W + "del") is not None or mark.find(W + "moveFrom") is not None)


def row_is_gone(row: Any) -> bool:
    """Whether a table's row was deleted."""
    return row.find(f"{W}trPr/{W}del") is not None


def boxes(paragraph: Any) -> Iterator[Any]:
    """The contents of the text boxes that hang from a paragraph, each once; boxes in boxes are left to the outer."""
    if paragraph.find(f".//{_BOX}") is None:
        return
    stack = list(reversed(paragraph))
    while stack:
        element = stack.pop()
        if element.tag == _BOX:
            yield element
        elif element.tag not in _GONE:
            stack.extend(reversed(element))


def _pieces(paragraph: Any) -> Iterator[str]:
    stack = list(reversed(paragraph))
    while stack:
        element = stack.pop()
        if element.tag in _UNREAD or not isinstance(element.tag, str) or _placeholder(element):
            continue
        if element.tag == W + "r":
            yield _run(element)
        else:
            stack.extend(reversed(element))


def _placeholder(element: Any) -> bool:
    """Whether a content control shows only what it asks for: "Click here to enter a date"."""
    return element.tag == W + "sdt" and element.find(f"{W}sdtPr/{W}showingPlcHdr") is not None


def _run(run: Any) -> str:
    properties = run.find(W + "rPr")
    if any(_on(properties, name) for name in ("strike", "dstrike", "vanish")):
        return ""
    parts: list[str] = []
    for child in run:
        if child.tag == W + "t":
            parts.append(child.text or "")
        elif child.tag in (W + "tab", W + "ptab"):
            parts.append("\t")
        elif child.tag in (W + "br", W + "cr"):
            parts.append(" ")
        elif child.tag == W + "noBreakHyphen":
            parts.append("\u2011")
    text = "".join(parts)
    align = properties.find(W + "vertAlign") if properties is not None else None
    place = align.get(W + "val") if align is not None else ""
    if place in ("superscript", "subscript") and len(text) <= _RAISED:
        return raised(text, lowered=place == "subscript") or text
    return text


def _on(properties: Any, name: str) -> bool:
    """Whether a run has a property that is either there or not; "0" and "false" take it back."""
    found = properties.find(W + name) if properties is not None else None
    return found is not None and found.get(W + "val", "1") not in ("0", "false", "off", "none")
