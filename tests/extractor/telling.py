"""Figures told in one line each, so that cases can be read and compared as text."""

from __future__ import annotations

from numcheck.extractor import extract
from numcheck.model.article import Article, Block, BlockKind
from numcheck.model.quantity import Modifier, Quantity
from numcheck.model.span import Span


def article(text: str, *blocks: tuple[str, BlockKind]) -> Article:
    """`text` as one body block, or the blocks given, in order, by their own text."""
    if not blocks:
        return Article("a.txt", text, text, (Block(Span(0, len(text)), BlockKind.BODY),) if text else ())
    made = []
    for part, kind in blocks:
        at = text.index(part)
        made.append(Block(Span(at, at + len(part)), kind))
    return Article("a.txt", text, text, tuple(made))


def figures(text: str) -> list[str]:
    """Every figure of `text`, told."""
    return [tell(quantity, text) for quantity in extract(article(text))]


def tell(quantity: Quantity, text: str) -> str:
    """ "span | kind, value, unit, of what, wording | phrase"; a skipped figure is "span | status"."""
    span, phrase = quantity.span.of(text), quantity.phrase.of(text)
    if not quantity.judged:
        return f"{span} | {quantity.status}"
    parts = [quantity.kind.value, *_value(quantity)]
    if quantity.unit.name:
        parts.append(quantity.unit.name + (f"/{quantity.unit.per}" if quantity.unit.per else ""))
    if quantity.noun:
        parts.append(f"of {quantity.noun}" + (f" per {quantity.unit.per}" if quantity.unit.per else ""))
    if quantity.measure.modifier is not Modifier.EXACT:
        parts.append(quantity.measure.modifier.value)
    if quantity.direction:
        parts.append(quantity.direction.value)
    if quantity.face_of is not None:
        parts.append(f"face of {quantity.face_of}")
    if quantity.partner is not None:
        parts.append(f"partner {quantity.partner}")
    parts += [name for name in ("other", "word") if getattr(quantity, name)]
    return f"{span} | {', '.join(parts)}" + (f" | {phrase}" if phrase != span else "")


def _value(quantity: Quantity) -> list[str]:
    if quantity.score:
        return ["-".join(map(str, quantity.score))]
    if quantity.low is not None:
        return [f"{quantity.low}..{quantity.high}"]
    if quantity.measure.printed is not None:
        return [str(quantity.measure.printed)]
    if quantity.calendar:
        found = quantity.calendar
        parts = (found.year, found.month, found.day, found.weekday)
        return ["/".join("?" if part is None else str(part) for part in parts)]
    return []
