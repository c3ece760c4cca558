"""The elements of a page: how they nest, which hold the article and which are furniture around it."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from numcheck.readers.limits import MAX_TEXT, MAX_TOKENS
from numcheck.readers.markup import RAW, VOID, Sort, Token, tokens
from numcheck.readers.words import word_set

BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog",
    "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4",
    "h5", "h6", "header", "hgroup", "hr", "html", "legend", "li", "main", "menu", "nav", "ol", "p",
    "pre", "search", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "title",
    "tr", "ul",
})  # fmt: skip
# What a page shows beside its text, or not at all. Struck-out words are no longer said.
_UNREAD = frozenset({
    "script", "style", "template", "noscript", "nav", "footer", "aside", "form", "button", "select",
    "option", "svg", "math", "iframe", "object", "video", "audio", "canvas", "menu", "dialog",
    "textarea", "xmp", "noembed", "noframes", "del", "s", "strike", "code", "pre", "kbd", "samp", "rp",
    "rt", "search", "datalist", "map",
})  # fmt: skip
_UNREAD_ROLES = frozenset({
    "navigation", "complementary", "contentinfo", "search", "banner", "dialog", "menu", "alert",
})  # fmt: skip
# An element of the second kind, opened, ends one of the first that still stands open directly around it.
_CLOSED_BY = {
    "li": frozenset({"li"}),
    "dt": frozenset({"dt", "dd"}),
    "dd": frozenset({"dt", "dd"}),
    "tr": frozenset({"tr", "tbody", "thead", "tfoot"}),
    "td": frozenset({"td", "th", "tr", "tbody", "tfoot"}),
    "th": frozenset({"td", "th", "tr", "tbody", "tfoot"}),
    "thead": frozenset({"tbody", "tfoot"}),
    "tbody": frozenset({"tbody", "tfoot"}),
    "p": BLOCKS - {"body", "html", "title"},
}
# What stands inside is neither seen nor, like a title, read in another place.
_CODE = RAW - {"title"}
_LOOK_BACK = 30  # open elements; a deeper look at every tag would be quadratic on nested nonsense


@dataclass(slots=True)
class Element:
    """One element: its open tag, the element around it, and its events' first and last index."""

    token: Token
    parent: Element | None
    first: int
    last: int = -1
    said: int = 0  # characters of text inside
    nested: bool = False  # for a table: holds another, so it lays out the page
    words: frozenset[str] = frozenset()

    @property
    def name(self) -> str:
        """The tag's name in lower case."""
        return self.token.name


@dataclass(slots=True)
class Event:
    """An element's beginning or end, a text, or a comment, in the order of the source."""

    token: Token
    element: Element | None = None
    opens: bool = False


@dataclass(slots=True)
class Outline:
    """A whole page or fragment. `root` is the element that holds the article, None for all of it.

    `read_to` is where reading ended, before the end of what is far too large for a page.
    """

    source: str
    events: list[Event] = field(default_factory=list)
    elements: list[Element] = field(default_factory=list)
    root: Element | None = None
    read_to: int | None = None

    def value(self, element: Element, name: str) -> str:
        """An attribute's value as written, or an empty string."""
        start, end = (element.token.attributes or {}).get(name, (0, 0))
        return self.source[start:end]

    def named(self, *names: str) -> list[Element]:
        """All elements with one of these names, in order."""
        return [element for element in self.elements if element.name in names]


def outline(source: str, start: int = 0, stop: int | None = None) -> Outline:
    """The elements and texts of `source[start:stop]`, tags left open closed as browsers do.

    Of a page with more than `MAX_TOKENS` tags or `MAX_TEXT` characters of text the beginning is read; what
    scripts and styles hold does not count.
    """
    page = Outline(source)
    characters = 0
    stack: list[Element] = []
    open_names: Counter[str] = Counter()

    def close() -> None:
        element = stack.pop()
        open_names[element.name] -= 1
        element.last = len(page.events)
        page.events.append(Event(element.token, element))
        if stack:
            stack[-1].said += element.said

    for token in tokens(source, start, stop):
        if token.sort is Sort.START:
            _close_before(token.name, stack, open_names, close)
            element = Element(token, stack[-1] if stack else None, len(page.events))
            element.words = _class_words(page, element)
            page.elements.append(element)
            page.events.append(Event(token, element, True))
            if token.name == "table":
                for outer in reversed(stack[-_LOOK_BACK:]):
                    if outer.name == "table":
                        outer.nested = True
                        break
            stack.append(element)
            open_names[token.name] += 1
            if token.name in VOID:
                close()
        elif token.sort is Sort.END:
            if open_names[token.name] > 0:
                while stack[-1].name != token.name:
                    close()
                close()
        elif token.sort is Sort.TEXT and not (stack and stack[-1].name in _CODE):
            room = MAX_TEXT - characters
            if token.end - token.start > room:
                token = Token(Sort.TEXT, token.start, token.start + room)
            characters += token.end - token.start
            page.events.append(Event(token))
            if stack:
                stack[-1].said += (
                    len(source[token.start : token.end].strip())
                    if token.end - token.start < 10_000
                    else token.end - token.start
                )
        else:
            page.events.append(Event(token))
        if characters >= MAX_TEXT or len(page.events) >= MAX_TOKENS:
            page.read_to = token.end
            break
    while stack:
        close()
    return page


def _close_before(name: str, stack: list[Element], open_names: Counter[str], close: object) -> None:
    assert callable(close)
    for outer, closers in _CLOSED_BY.items():
        if name not in closers or not open_names[outer]:
            continue
        for depth, element in enumerate(reversed(stack[-_LOOK_BACK:]), 1):
            if element.name == outer:
                for _ in range(depth):
                    close()
                break
            if element.name in BLOCKS and not (
                outer in ("tr", "tbody", "thead") and element.name in ("td", "th", "tr")
            ):
                break


def _class_words(page: Outline, element: Element) -> frozenset[str]:
    """The words of its classes and id: "article-body__relatedLinks" is article, body, related, links."""
    names = f"{page.value(element, 'class')[:300]} {page.value(element, 'id')[:100]}"
    if not names.strip():
        return frozenset()
    return frozenset(word.lower() for word in re.findall(r"[A-Z]?[a-z]+|[A-Z]+|\d+", names))


def choose_root(page: Outline) -> Element | None:
    """The element that holds the article: the fullest <article>, else the named body, else <main>."""
    articles = [e for e in page.named("article") if not _inside(e, "article")]
    candidates = articles or [e for e in page.elements if page.value(e, "itemprop") == "articleBody"]
    candidates = candidates or page.named("main") or page.named("body")
    return max(candidates, key=lambda e: e.said, default=None)


def _inside(element: Element, name: str) -> bool:
    outer = element.parent
    for _ in range(_LOOK_BACK):
        if outer is None:
            return False
        if outer.name == name:
            return True
        outer = outer.parent
    return False


def posts(page: Outline) -> list[Element]:
    """The articles inside the article, where they hold most of its words: the posts of a live page.

    Teasers and readers' comments, which pages nest in the same way, stand in furniture or are the lesser part.
    """
    root = page.root
    if root is None:
        return []
    inside = [
        e for e in page.named("article") if root.first < e.first < root.last and not _furnished(e, root)
    ]
    return inside if sum(e.said for e in inside) * 2 > root.said else []


def _furnished(element: Element, root: Element) -> bool:
    """Whether an element, or one around it inside `root`, is called after what surrounds articles."""
    outer: Element | None = element
    for _ in range(_LOOK_BACK):
        if outer is None or outer is root:
            return False
        if outer.words & word_set("page-furniture"):
            return True
        outer = outer.parent
    return False


def unread(page: Outline, element: Element, root: Element | None) -> bool:
    """Whether a page's reader does not read `element` as part of the article."""
    attributes = element.token.attributes or {}
    if element.name in _UNREAD or "hidden" in attributes:
        return True
    if page.value(element, "aria-hidden").lower() == "true":
        return True
    if page.value(element, "role").lower() in _UNREAD_ROLES:
        return True
    if re.search(r"display\s*:\s*none|visibility\s*:\s*hidden", page.value(element, "style")[:500], re.I):
        return True
    if not word_set("hidden-classes").isdisjoint(page.value(element, "class")[:300].lower().split()):
        return True
    if element.name == "article" and root is not None and element is not root:
        return True
    # What holds most of the article is no furniture, whatever its class says ("with-sidebar").
    whole = root.said if root is not None else 0
    if whole and element.said * 2 > whole:
        return False
    return bool(element.words & word_set("page-furniture"))
