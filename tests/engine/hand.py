"""Relations by hand: figures quoted from a text, with their intervals, no extractor and no linker."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

from numcheck.engine import EngineSettings, Judgement, judge
from numcheck.model.article import Article, Block, BlockKind
from numcheck.model.finding import Finding
from numcheck.model.interval import Interval
from numcheck.model.quantity import Kind, Measure, Modifier, Unit
from numcheck.model.relation import ROLES, Filler, Relation, RelationKind, Roles, Value
from numcheck.model.span import Span
from numcheck.resources.rule_files import parse_rule
from numcheck.resources.rules import Rule
from numcheck.resources.units import load_units

NONE = Unit()
PERCENT = Unit("percent", "share")
POUND = Unit("pound", "money", "GBP")


def exactly(value: int | str | Fraction, unit: Unit = NONE, kind: Kind = Kind.COUNT) -> Measure:
    """A number that is meant exactly."""
    number = Fraction(value)
    interval = Interval.exactly(number)
    return Measure(interval, interval, number, Fraction(1), unit=unit, kind=kind)


def rounded(
    value: int | str | Fraction,
    half: int | str | Fraction,
    unit: Unit = NONE,
    kind: Kind = Kind.COUNT,
    usual: int | str | Fraction | None = None,
) -> Measure:
    """A number give or take `half`, half open; `usual` narrows what readers take it to say."""
    number, room = Fraction(value), Fraction(half)
    close = Fraction(usual) if usual is not None else room
    return Measure(
        Interval(number - room, number + room, False, True),
        Interval(number - close, number + close, False, True),
        number,
        2 * room,
        unit=unit,
        kind=kind,
    )


def percent(value: int | str | Fraction) -> Measure:
    """A share printed in whole per cent."""
    return rounded(value, Fraction(1, 2), PERCENT, Kind.SHARE)


def bound(value: int, modifier: Modifier, usual: int) -> Measure:
    """ "more than" (up to `usual` for most readers) or "less than" a number."""
    number = Fraction(value)
    if modifier.bound > 0:
        possible, close = Interval(number, None), Interval(number, Fraction(usual))
    else:
        possible, close = Interval(Fraction(0), number), Interval(Fraction(usual), number)
    place = next(Fraction(10) ** n for n in range(9, -1, -1) if value % 10**n == 0)
    return Measure(possible, close, number, place, modifier)


def vague(low: int, high: int | None = None) -> Measure:
    """A word that stands for a number."""
    interval = Interval(Fraction(low), None if high is None else Fraction(high))
    return Measure(interval, interval, vague=True)


def make_rule(
    id: str, relation: str, test: str, message: str = "{left} against {right}", **keys: str
) -> Rule:
    """A rule with one law; keys of the law are those that laws have, all other keys are the rule's own.

    Values are written as TOML has them: supersedes='["part-too-large"]'.
    """
    law = {
        key: keys.pop(key) for key in ("when", "kinds", "optional", "needs_traits", "computed") if key in keys
    }
    hint = keys.pop("hint", "")
    top = {"relation": f'"{relation}"', "severity": '"error"', "status": '"stable"', **keys}
    lines = [f"{key} = {value}" for key, value in top.items()]
    lines += [
        f'message = "{message}"',
        "[[law]]",
        f'test = "{test}"',
        *(f"{k} = {v}" for k, v in law.items()),
    ]
    lines += [hint, '[docs]\nwhat = "x"\nwhy = "x"\nknown_limits = "x"']
    lines += ['[[example]]\ntext = "one two"\nflags = ["one"]', '[[example]]\ntext = "one"']
    return parse_rule("\n".join(lines), id=id, folder=relation)


RULES = (
    make_rule("figures", "restated", "meet(values)", kinds='["count", "share", "money", "measure"]'),
    make_rule("dates", "restated", "meet(values)", kinds='["date", "year", "weekday"]'),
    make_rule("part-too-large", "part", "part <= whole", "{part} of {whole}"),
    make_rule(
        "sum", "partition", "sum(parts, rest) == whole", "{parts} come to {left}, not {whole}",
        optional='["rest"]', needs_traits='["exhaustive"]',
    ),
    make_rule(
        "percent", "change", "percent == 100 * (end / start - 1)",
        "{start} to {end} is {right:signed}, not {percent}", when='"start > 0"',
        hint='[[hint]]\nkinds = ["share"]\nwhen = "percent == end - start"\ntext = "points for per cent"',
    ),
    make_rule("direction", "change", "sign(end - start) == sign(direction)", "{direction}"),
    make_rule("share", "share", "share == 100 * part / whole", "{part} of {whole} is {right:percent}, not {share}"),
    make_rule("gap", "difference", "gap == greatest(a, b) - least(a, b)", "{right}, not {gap}"),
    make_rule("weekday", "calendar", "weekday == weekday(date)", "{date:date} is a {right}, not a {weekday}"),
    make_rule("length", "conversion", "convert(a, b) == b", "{a} is {left}, not {b}"),
    make_rule("list", "list", "count == count(items)", "{count}, but {right:number}"),
)  # fmt: skip


class Story:
    """A text whose figures are quoted to fill roles; a word that stands in it twice is quoted as "word#2"."""

    def __init__(self, text: str, *headline: str) -> None:
        self.text = text
        blocks, at = [], 0
        for number, paragraph in enumerate(text.split("\n\n")):
            kind = BlockKind.HEADLINE if number == 0 and headline else BlockKind.BODY
            blocks.append(Block(Span(at, at + len(paragraph)), kind))
            at += len(paragraph) + 2
        self.article = Article("story.txt", text, text, tuple(blocks))

    def filler(self, words: str, value: Value) -> Filler:
        """What stands in a role."""
        word, _, nth = words.partition("#")
        at = -1
        for _ in range(int(nth or 1)):
            at = self.text.index(word, at + 1)
        return Filler(Span(at, at + len(word)), value, word)

    def roles(self, filled: Mapping[str, Sequence[tuple[str, Value]]]) -> Roles:
        """One reading."""
        return tuple((name, tuple(self.filler(w, v) for w, v in fillers)) for name, fillers in filled.items())

    def relation(
        self,
        kind: RelationKind,
        *readings: Mapping[str, Sequence[tuple[str, Value]]],
        confidence: float = 0.9,
        traits: Sequence[str] = (),
        disputed: Sequence[str] = (),
    ) -> Relation:
        """A tie of the quoted figures."""
        made = tuple(self.roles(reading) for reading in readings)
        names = {name for reading in made for name, _ in reading}
        assert names <= set(ROLES[kind]), f"{kind.value} has no role among {names}"
        return Relation(
            kind,
            made,
            Span(0, 1),
            confidence,
            ("told by hand",),
            traits=tuple(traits),
            disputed=tuple(disputed),
        )

    def judge(
        self, *relations: Relation, rules: Sequence[Rule] = (), settings: EngineSettings | None = None
    ) -> Judgement:
        """What rules make of the relations."""
        return judge(
            self.article, (), (), (), relations, rules or RULES, settings, convert=load_units().convert
        )

    def with_suppressions(self, *suppressions: object) -> Story:
        """The same story with a writer's wishes."""
        self.article = replace(self.article, suppressions=suppressions)
        return self


def only(judgement: Judgement) -> Finding:
    """The one finding there is."""
    (finding,) = judgement.findings
    return finding


def texts(finding: Finding) -> list[str]:
    """The words of a finding's places, in order."""
    return [place.text for place in finding.places]


def restated(story: Story, *values: tuple[str, Measure], **more: object) -> Relation:
    """Figures of one thing."""
    return story.relation(RelationKind.RESTATED, {"values…": list(values)}, **more)
