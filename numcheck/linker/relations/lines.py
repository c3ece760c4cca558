"""A sentence as the relations read it: words and figures in order, with the trigger phrases that stand in it.

Needs no parse. Figures are laid over the characters first, so that "£3m" is one item however a tokenizer cuts it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from numcheck.linker.context import Context
from numcheck.linker.relations.known import known
from numcheck.model.quantity import Kind, Quantity, Unit
from numcheck.model.sentence import Sentence
from numcheck.model.span import Span
from numcheck.resources.facts import Fact, load_facts
from numcheck.resources.policy import Printed, last_place, load_policy
from numcheck.resources.triggers import Trigger, Triggers, load_triggers

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d+|[^\w\s]|_")
SENTENCE_END = re.compile(r"[.!?][\"”’']?\s+(?=[\"“‘A-Z])")
# A "sentence" longer than a page is a table or a list read as one: no words tie its figures.
MAX_ITEMS = 500
# As many as are compared with each other; the longest newspaper features hold some three hundred.
MAX_FIGURES = 2_000


@dataclass(frozen=True, slots=True)
class Item:
    """A word, a mark or a figure. `lower` is the word in lower case, empty for a figure."""

    span: Span
    lower: str
    figure: Quantity | None = None


@dataclass(frozen=True, slots=True)
class Hit:
    """A trigger phrase in a line: items `start` up to, not including, `end`."""

    trigger: Trigger
    start: int
    end: int

    @property
    def group(self) -> str:
        """The trigger's group, "change.rise"."""
        return self.trigger.group


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence. `index` is its place among the article's sentences, `place` among the page's lines.

    `figures` holds the indices of the items that are figures, in order.
    """

    index: int
    place: int
    sentence: Sentence
    text: str
    items: tuple[Item, ...]
    hits: tuple[Hit, ...]
    figures: tuple[int, ...]
    _groups: dict[str, tuple[Hit, ...]] = field(repr=False, compare=False)

    @property
    def block(self) -> int:
        """Index of the block that holds the sentence."""
        return self.sentence.block

    def figure(self, index: int) -> Quantity | None:
        """The figure at an item, or None."""
        return self.items[index].figure if 0 <= index < len(self.items) else None

    def word(self, index: int) -> str:
        """The word at an item in lower case; empty for a figure and beyond the ends."""
        return self.items[index].lower if 0 <= index < len(self.items) else ""

    def words(self, start: int, end: int) -> tuple[str, ...]:
        """The words of the items from `start` up to `end`, figures left out."""
        return tuple(item.lower for item in self.items[max(0, start) : max(0, end)] if item.lower)

    def of(self, *groups: str) -> tuple[Hit, ...]:
        """The trigger phrases of the named groups, in order; a name without a group ("change") takes all of it."""
        if len(groups) == 1:
            return self._groups.get(groups[0], ())
        found = [hit for group in groups for hit in self._groups.get(group, ())]
        return tuple(sorted(found, key=lambda hit: hit.start))

    def between(self, start: int, end: int, *groups: str) -> tuple[Hit, ...]:
        """The phrases of the named groups that lie between two items, ends left out."""
        low, high = min(start, end), max(start, end)
        return tuple(hit for hit in self.of(*groups) if low < hit.start and hit.end <= high)

    def span(self, start: int, end: int) -> Span:
        """The characters of items `start` to `end`, both included."""
        return Span(self.items[start].span.start, self.items[end].span.end)


@dataclass(frozen=True, slots=True)
class Page:
    """An article's lines, and the context they were made from. What every finder of relations is given.

    `memo` keeps what more than one finder works out.
    """

    context: Context
    triggers: Triggers
    facts: tuple[Fact, ...]
    lines: tuple[Line, ...]
    memo: dict[str, object] = field(repr=False, compare=False)

    def before(self, line: Line, count: int) -> tuple[Line, ...]:
        """The up to `count` lines before a line, nearest first."""
        return tuple(reversed(self.lines[max(0, line.place - count) : line.place]))

    def after(self, line: Line, count: int) -> tuple[Line, ...]:
        """The up to `count` lines after a line, nearest first."""
        return self.lines[line.place + 1 : line.place + 1 + count]


def read_page(
    context: Context, triggers: Triggers | None = None, facts: Sequence[Fact] | None = None
) -> Page:
    """The article's sentences as lines, with the facts that hold in its year. Over-long sentences are left out."""
    facts_known = tuple(
        fact for fact in (load_facts() if facts is None else facts) if fact.holds_in(_year(context))
    )
    triggers = triggers or load_triggers()
    starts = [quantity.span.start for quantity in context.quantities]
    lines: list[Line] = []
    figures = 0
    for index, sentence in _whole(context):
        if figures > MAX_FIGURES:
            break
        first = bisect_left(starts, sentence.span.start)
        last = bisect_left(starts, sentence.span.end)
        inside = context.quantities[first:last]
        if len(inside) > MAX_ITEMS:
            continue
        items = tuple(_items(context.article.text, sentence.span, inside))
        if not items or len(items) > MAX_ITEMS:
            continue
        words = [item.lower for item in items]
        hits = tuple(
            Hit(trigger, i, i + len(trigger.words))
            for i, word in enumerate(words)
            if word
            for trigger in triggers.at(words, i)
        )
        groups: dict[str, list[Hit]] = {}
        for hit in hits:
            name = hit.group
            while name:
                groups.setdefault(name, []).append(hit)
                name = name.rpartition(".")[0]
        figures += len(inside)
        lines.append(
            Line(
                index,
                len(lines),
                sentence,
                context.article.text,
                items,
                hits,
                tuple(i for i, item in enumerate(items) if item.figure is not None),
                {name: tuple(found) for name, found in groups.items()},
            )
        )
    return Page(context, triggers, facts_known, tuple(lines), {})


def _year(context: Context) -> int | None:
    """The year the article speaks in: that of its own date, else the latest it names."""
    if context.article.published is not None:
        return context.article.published.year
    years = [
        q.calendar.year for q in context.quantities if q.calendar is not None and q.calendar.year is not None
    ]
    return max(years, default=None)


def _whole(context: Context) -> Iterator[tuple[int, Sentence]]:
    """The sentences with their indices; what a parser cut where no mark ends a sentence is joined again."""
    held: list[tuple[int, Sentence]] = []
    for index, sentence in _with_unparsed(context):
        if held and sentence.block == held[-1][1].block and not _ends(context, held[-1][1]):
            first, before = held.pop()
            span = before.span.cover(sentence.span)
            held.append((first, Sentence(span, before.tokens + sentence.tokens, before.block)))
        else:
            held.append((index, sentence))
    for index, sentence in held:
        yield from ((index, part) for part in _cut(context, sentence))


def _cut(context: Context, sentence: Sentence) -> Iterator[Sentence]:
    """The sentence, cut where a figure ends it and the parser read on: "stands at £2.4m. Of that"."""
    text, start = context.article.text, sentence.span.start
    first = bisect_left(context.quantities, start, key=lambda q: q.span.start)
    for quantity in context.quantities[first:]:
        end = quantity.span.end
        if end >= sentence.span.end:
            break
        match = SENTENCE_END.match(text, end, sentence.span.end)
        if match is not None:
            yield Sentence(Span(start, match.end()), sentence.tokens, sentence.block)
            start = match.end()
    if start == sentence.span.start:
        yield sentence
    elif start < sentence.span.end:
        yield Sentence(Span(start, sentence.span.end), sentence.tokens, sentence.block)


def _with_unparsed(context: Context) -> list[tuple[int, Sentence]]:
    """The sentences, and those of blocks that no parser saw because they hold years alone, cut by their marks."""
    found = list(enumerate(context.sentences))
    seen = {sentence.block for sentence in context.sentences}
    text, blocks = context.article.text, context.article.blocks
    wanted = {context.article.block_at(q.span.start) for q in context.quantities} - seen
    for block in sorted(index for index in wanted if index is not None):
        span = blocks[block].span
        starts = [span.start, *(m.end() for m in SENTENCE_END.finditer(text, span.start, span.end))]
        for start, end in zip(starts, [*starts[1:], span.end], strict=True):
            if start < end:
                found.append((-1, Sentence(Span(start, end), (), block)))
    return sorted(found, key=lambda pair: pair[1].span)


def _ends(context: Context, sentence: Sentence) -> bool:
    text = context.text(sentence.span).rstrip(" \t\n”\"’')]")
    last = text[-12:].rsplit(None, 1)[-1:] if text.endswith(".") else []
    if last and last[0][:-1].lower() in known("title-abbreviations"):
        return False
    return text.endswith((".", "!", "?", "…", ";"))


def _items(text: str, span: Span, inside: tuple[Quantity, ...]) -> Iterator[Item]:
    at = span.start
    for quantity in inside:
        begin, end = max(at, quantity.phrase.start), max(quantity.phrase.end, quantity.span.end)
        begin = min(begin, max(at, quantity.span.start))
        quantity = _fraction(text, quantity)
        yield from _word_items(text, at, begin)
        ends = _two_ends(text, quantity) if text[max(0, begin - 3) : begin].lower() == "by " else None
        if ends is None:
            yield Item(Span(begin, max(begin, end)), "", quantity)
        else:
            first, second = ends
            yield Item(first.span, "", first)
            yield from _word_items(text, first.span.end, second.span.start)
            yield Item(Span(second.span.start, max(second.span.start, end)), "", second)
        at = max(at, end)
    yield from _word_items(text, at, span.end)


def _fraction(text: str, quantity: Quantity) -> Quantity:
    """ "or a third, were used": an ordinal after "a" with nothing to count is a fraction."""
    span, printed = quantity.span, quantity.measure.printed
    if quantity.kind is not Kind.ORDINAL or printed is None or not 3 <= printed <= 10:
        return quantity
    if text[max(0, span.start - 2) : span.start].lower() != "a " or text[span.end : span.end + 1] not in (
        ",",
        ".",
        ")",
        ";",
    ):
        return quantity
    unit = Unit("percent", "share")
    measure = load_policy().measure(Printed(100 / printed, None, fraction=True), Kind.SHARE, unit)
    return replace(quantity, kind=Kind.SHARE, measure=measure)


def _two_ends(text: str, quantity: Quantity) -> tuple[Quantity, Quantity] | None:
    """A printed range as two figures: "grew by 1.4 million to 44.9 million" tells an amount and an end."""
    words = quantity.span.of(text)
    cut = words.find(" to ")
    if quantity.low is None or quantity.high is None or cut < 0:
        return None
    start = quantity.span.start
    spans = Span(start, start + cut), Span(start + cut + 4, quantity.span.end)
    policy = load_policy()
    first, second = (
        replace(
            quantity,
            span=span,
            phrase=span,
            low=None,
            high=None,
            measure=policy.measure(
                Printed(value, last_place(value), zeros=last_place(value) > 1), quantity.kind, quantity.unit
            ),
        )
        for span, value in zip(spans, (quantity.low, quantity.high), strict=True)
    )
    return first, second


def _word_items(text: str, start: int, end: int) -> Iterator[Item]:
    for match in WORD.finditer(text, start, max(start, end)):
        yield Item(Span(match.start(), match.end()), match[0].lower().replace("’", "'"))
