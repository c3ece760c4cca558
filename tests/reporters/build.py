"""Reports built by hand from quoted words, so that reporters are tested without reading, parsing or judging
anything.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction

from numcheck.model.article import Article, Block, BlockKind, OffsetMap, Piece
from numcheck.model.claim import Claim
from numcheck.model.finding import Also, Finding, Place, Severity
from numcheck.model.interval import Interval
from numcheck.model.quantity import Kind, Measure, Modifier, Quantity, Unit
from numcheck.model.relation import Filler, Relation, RelationKind, Verdict
from numcheck.model.report import Failure, FileReport, NotChecked, Report, Skip
from numcheck.model.ruleinfo import RuleInfo
from numcheck.model.span import Span

TOWN = """Flood leaves 1,200 homes without power in Aldermere

More than 1,200 homes in the Aldermere valley lost power on Tuesday night after the Wend burst its banks.

Engineers said about 900 homes had been cut off, and that 640 of them were back on supply by noon.

The council set aside £2.4m for repairs: £1.1m for roads, £0.9m for bridges and £0.6m for drains. \
Its relief fund rose from £40,000 to £50,000, an increase of 20 per cent.
"""


def article(text: str = TOWN, path: str = "drafts/flood.md", *, paragraphs: bool = False) -> Article:
    """An article whose paragraphs are blocks; the first is the headline. The text is the source."""
    blocks = []
    for match in re.finditer(r"[^\n]+(?:\n[^\n]+)*", text):
        kind = BlockKind.HEADLINE if not blocks else BlockKind.BODY
        blocks.append(Block(Span(*match.span()), kind))
    return Article(path, text, text, tuple(blocks), paragraphs=paragraphs)


def from_source(source: str, cuts: dict[str, str], path: str = "drafts/page.html") -> Article:
    """An article read from `source` with every key of `cuts` replaced by its value, mapped back."""
    pieces, out, at = [], "", 0
    for match in re.finditer("|".join(map(re.escape, cuts)) or r"(?!)", source):
        for start, end, text in (
            (at, match.start(), source[at : match.start()]),
            (*match.span(), cuts[match[0]]),
        ):
            if text:
                pieces.append(Piece(Span(len(out), len(out) + len(text)), Span(start, end)))
            out += text
        at = match.end()
    if source[at:]:
        pieces.append(Piece(Span(len(out), len(out) + len(source) - at), Span(at, len(source))))
        out += source[at:]
    blocks = article(out).blocks
    return Article(path, source, out, blocks, OffsetMap(tuple(pieces)))


def span(text: str, quote: str, nth: int = 0) -> Span:
    """Where `quote` stands in `text` for the nth time, counted from 0."""
    at = -1
    for _ in range(nth + 1):
        at = text.index(quote, at + 1)
    return Span(at, at + len(quote))


def sentence(text: str, inside: Span) -> Span:
    """The sentence around a span: up to a full stop with a space after it, or to the paragraph's end."""
    start = max(text.rfind("\n", 0, inside.start) + 1, 0)
    for match in re.finditer(r"[.!?] ", text[start : inside.start]):
        start = max(start, start + match.end()) if start + match.end() <= inside.start else start
    stop = re.compile(r"[.!?](?= |\n|$)|\n|$").search(text, inside.end)
    return Span(start, stop.end() if stop and stop[0] != "\n" else stop.start() if stop else len(text))


def place(text: str, quote: str, role: str = "value", nth: int = 0) -> Place:
    """A place of a finding, by its words."""
    at = span(text, quote, nth)
    return Place(at, role, quote, sentence(text, at))


def finding(
    of: Article,
    *quotes: str | tuple[str, str] | tuple[str, str, int],
    rule: str = "figure-mismatch",
    severity: Severity = Severity.ERROR,
    message: str = "",
    **more: object,
) -> Finding:
    """A finding whose places are quotes, (quote, role) or (quote, role, nth)."""
    places = tuple(place(of.text, *((quote,) if isinstance(quote, str) else quote)) for quote in quotes)
    message = message or " against ".join(f"“{p.text}”" for p in places)
    fingerprint = str(more.pop("fingerprint", f"{abs(hash_text(rule + message)):016x}"))
    return Finding(rule, severity, 0.93, message, places, fingerprint, **more)  # type: ignore[arg-type]


def hash_text(text: str) -> int:
    """A number for a text that no hash seed changes."""
    value = 0
    for character in text:
        value = (value * 131 + ord(character)) % 2**64
    return value


def quantity(of: Article, index: int, quote: str, value: int | str, nth: int = 0, **more: object) -> Quantity:
    """A quantity with a simple measure: exact, with the printed value alone."""
    at = span(of.text, quote, nth)
    number = Fraction(value)
    unit = more.pop("unit", Unit())
    kind = more.pop("kind", Kind.COUNT)
    modifier = more.pop("modifier", Modifier.EXACT)
    possible = more.pop("possible", Interval.exactly(number))
    measure = Measure(possible, possible, number, Fraction(1), modifier, unit, kind)  # type: ignore[arg-type]
    return Quantity(index, at, at, quote, kind, measure, **more)  # type: ignore[arg-type]


RULES = {
    "figure-mismatch": RuleInfo(
        "figure-mismatch",
        Severity.ERROR,
        family="restated",
        what="Two figures for the same thing differ by more than their wording allows.",
        why="A reader who meets two figures for one thing cannot know which to believe.",
        known_limits="Two different things described in the same words.",
        fired=41,
        right=39,
        url="https://example.org/rules/figure-mismatch",
    ),
    "percent-change-mismatch": RuleInfo(
        "percent-change-mismatch",
        Severity.ERROR,
        family="change",
        what="A percentage does not follow from the two figures it is said of.",
        why="Readers take the percentage away and forget the figures.",
        fired=4,
        right=4,
    ),
}


def town(path: str = "drafts/flood.md") -> FileReport:
    """The flood article with three findings of different kinds, its figures, links and skips."""
    of = article(path=path)
    text = of.text
    homes = quantity(of, 0, "1,200", 1200)
    again = quantity(
        of, 1, "1,200", 1200, 1, modifier=Modifier.MORE_THAN,
        possible=Interval(Fraction(1200), None, low_open=True, high_open=True),
    )  # fmt: skip
    fewer = quantity(
        of, 2, "900", 900, modifier=Modifier.APPROXIMATE, possible=Interval(Fraction(810), Fraction(990))
    )
    back = quantity(of, 3, "640", 640)
    fund = quantity(of, 4, "£40,000", 40000, kind=Kind.MONEY, unit=Unit("pound", "money", "GBP"))
    route = quantity(of, 5, "Tuesday", 1, kind=Kind.WEEKDAY, status="weekday")
    quantities = (homes, again, fewer, back, fund, route)
    claims = tuple(
        Claim(
            q,
            0,
            0,
            sentence(text, q.span),
            head="home" if q.kind is Kind.COUNT else "",
            entity_words=("aldermere", "valley."),
            noun_phrase="home" if q.kind is Kind.COUNT else "",
        )
        for q in quantities[:5]
    )
    relation = Relation(
        RelationKind.RESTATED,
        ((("values", tuple(Filler(q.span, q.measure, q.digits, q.index) for q in (homes, again, fewer))),),),
        fewer.span,
        0.91,
        ("the same noun: homes",),
    )
    findings = (
        finding(
            of,
            ("900", "value"),
            ("1,200", "value"),
            ("1,200", "value", 1),
            message="“about 900” stands against “1,200” and “more than 1,200” for homes without power",
            why_linked=(
                "the same noun: homes",
                "lost power ≈ cut off",
                "the headline sums up the first paragraph",
            ),
            why_clash="about 900 can mean 810 to 990; more than 1,200 starts above that",
            repairs=(
                "if 1,200 is right: about 1,200 homes had been cut off",
                "if 900 is right: about 900 homes",
            ),
            also=(Also("headline-mismatch", "the headline says 1,200, the body 900"),),
        ),
        finding(
            of,
            ("£2.4m", "whole"),
            ("£1.1m", "part"),
            ("£0.9m", "part"),
            ("£0.6m", "part"),
            rule="parts-sum-mismatch",
            severity=Severity.WARNING,
            message="£1.1m, £0.9m and £0.6m add up to £2.6m, not £2.4m",
            computed="1.1 + 0.9 + 0.6 = 2.6, not 2.4",
            repairs=("£2.6m for repairs", "parts that add up to £2.4m"),
        ),
        finding(
            of,
            ("£40,000", "start"),
            ("£50,000", "end"),
            ("an increase of 20 per cent", "percent"),
            rule="percent-change-mismatch",
            message="£40,000 to £50,000 is a change of +25 %, not 20 per cent",
            computed="100 × (50,000 / 40,000 − 1) = +25 %",
            hint="20 per cent is the change reckoned from the end: 10,000 / 50,000",
            repairs=("an increase of 25 per cent", "from £40,000 to £48,000"),
        ),
    )
    return FileReport(
        of,
        quantities,
        claims,
        (relation,),
        (
            Verdict(0, 2, True, "the same noun: homes", 0.91),
            Verdict(2, 3, False, "one is part of the other: 640 of them", 0.2, "part-of"),
        ),
        compared=(0, 1, 2, 4),
        skipped=(Skip(back.span, "one is part of the other: 640 of them"), Skip(route.span, "weekday")),
        findings=findings,
    )


def report(*files: FileReport, **more: object) -> Report:
    """A run over `files`, the flood article by default."""
    return Report(files or (town(),), **more)  # type: ignore[arg-type]


def clean(
    text: str = "Nothing happened in Aldermere\n\nAll quiet.\n", path: str = "drafts/quiet.txt"
) -> FileReport:
    """An article without findings."""
    return FileReport(article(text, path), (), (), (), (), (), (), ())


def bare(of: Article, findings: Sequence[Finding]) -> FileReport:
    """A file report with findings alone."""
    return FileReport(of, (), (), (), (), (), (), tuple(findings))


def mixed() -> Report:
    """A run with findings, a clean article, one not checked and one failure."""
    return report(
        town(),
        clean(),
        not_checked=(NotChecked("drafts/nachrichten.txt", "not in English (looks like German)"),),
        failures=(Failure("drafts/broken.md", "is not UTF-8 (byte 0x93 at 17)"),),
    )


# Every kind of character that an article or a path could act with, beside plain words.
HOSTILE = (
    "\x1b]0;owned\x07\x1b[31mred \x9b2J [bold red]rich[/] ::error::x ##[error]x <script>alert(1)</script> "
    "@everyone ![x](http://x.example/y.png) [link](javascript:alert(1)) | pipe --> "
    "\u202e12,000\u202c \u2028 & ' \" ` $x"
)


def hostile(path: str = "drafts/a\nb\"c'd\x1b[31m<e>,:%f|`g@h[i](j).md") -> FileReport:
    """An article and a path full of hostile characters, in every text field that a reporter prints."""
    text = (
        f"Evil {HOSTILE} headline with 15,000\n\nEvil {HOSTILE} body has 15,000 and 12,000 sheep {HOSTILE}.\n"
    )
    of = article(text, path)
    found = finding(
        of,
        ("12,000", "value", 2),
        ("15,000", "value"),
        message=f"“12,000 {HOSTILE}” against “15,000”",
        hint=f"hint {HOSTILE}",
        computed=f"sum {HOSTILE}",
        why_linked=(f"linked {HOSTILE}",),
        why_clash=f"clash {HOSTILE}",
        repairs=(f"repair {HOSTILE}",),
        also=(Also("headline-mismatch", f"also {HOSTILE}"),),
    )
    return FileReport(
        of,
        (),
        (),
        (),
        (),
        (),
        (Skip(span(text, "15,000"), f"reason {HOSTILE}"),),
        (found,),
        capped=f"capped {HOSTILE}",
    )
