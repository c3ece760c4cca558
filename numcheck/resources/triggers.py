"""The words that tie figures together ("rose", "of whom", "made up of"), from `rules/lexicons/en/relations`.

A file's groups are named after it: `[rise]` in change.toml is "change.rise". Base forms of verbs and nouns bend by
rule; an irregular verb lists its forms after slashes. A newsroom's own files are laid over the shipped ones: words
of a known group are added to it, those under `without` taken out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from numcheck.errors import RuleError, near
from numcheck.resources.files import line_of_key, read_toml, rules_root

KIND = "triggers"
_COLUMNS = frozenset({"gloss", "words", "verbs", "nouns", "without", "direction", "value"})
_VOWELS = "aeiou"


@dataclass(frozen=True, slots=True)
class Trigger:
    """One phrase of a group. `group` is "change.rise"; `part` the column it came from; `base` the listed form.

    `words` are the phrase's words in lower case, `direction` "up", "down" or "", `value` the number that the
    phrase stands for, as it is listed, or None.
    """

    group: str
    part: str
    base: str
    words: tuple[str, ...]
    direction: str = ""
    value: int | None = None

    @property
    def text(self) -> str:
        """The phrase with single spaces."""
        return " ".join(self.words)


@dataclass(frozen=True, slots=True)
class Triggers:
    """All trigger phrases, by their first word, the longest first."""

    by_first: Mapping[str, tuple[Trigger, ...]]
    groups: frozenset[str]

    def at(self, words: Sequence[str], start: int) -> Iterator[Trigger]:
        """The triggers whose phrase stands in `words` (lower case) from index `start` on, the longest first."""
        for trigger in self.by_first.get(words[start], ()):
            if tuple(words[start : start + len(trigger.words)]) == trigger.words:
                yield trigger


def load_triggers(extra: Sequence[Path] = ()) -> Triggers:
    """All shipped trigger files, then those among `extra` (files or folders) that hold triggers, in order.

    Raises RuleError with path, line and cure for a file that cannot be used. The answer is kept for the next call.
    """
    return _load(tuple(extra))


@cache
def _load(extra: tuple[Path, ...]) -> Triggers:
    found: dict[tuple[str, tuple[str, ...]], Trigger] = {}
    attributes: dict[str, tuple[str, int | None]] = {}
    root = rules_root() / "lexicons" / "en" / "relations"
    for path in _files((root, *extra)):
        ours = path.is_relative_to(root)
        shown = str(path.relative_to(rules_root().parent)) if ours else str(path)
        data = read_toml(path, shown=shown)
        if data.pop("lexicon", None) != KIND:
            if ours:
                raise RuleError(
                    'does not say lexicon = "triggers"', where=f"{shown}:1", cure="begin with that line"
                )
            continue
        for key, row in data.items():
            name = key if "." in key else f"{path.stem}.{key}"
            _check(row, key, path, shown)
            old = attributes.get(name, ("", None))
            attributes[name] = (row.get("direction", old[0]), row.get("value", old[1]))
            for trigger in _triggers(name, row, *attributes[name]):
                found.setdefault((name, trigger.words), trigger)
            for word in _split(row.get("without", "")):
                found.pop((name, tuple(word.split(" "))), None)
    by_first: dict[str, list[Trigger]] = {}
    for trigger in found.values():
        by_first.setdefault(trigger.words[0], []).append(trigger)
    ordered = {
        word: tuple(sorted(group, key=lambda t: (-len(t.words), t.words, t.group)))
        for word, group in by_first.items()
    }
    return Triggers(MappingProxyType(ordered), frozenset(attributes))


def _files(roots: Iterable[Path]) -> Iterator[Path]:
    for root in roots:
        if root.is_dir():
            yield from sorted(root.glob("*.toml"))
        else:
            yield root


def _check(row: Any, key: str, path: Path, shown: str) -> None:
    problem = cure = ""
    if not isinstance(row, dict):
        problem, cure = f"{key} is not a table", f"write it as [{key}]"
    else:
        for column, value in row.items():
            wanted = int if column == "value" else str
            if column not in _COLUMNS:
                problem, cure = f"{key} has an unknown column {column}", near(column, _COLUMNS)
            elif not isinstance(value, wanted):
                problem, cure = (
                    f"{column} of {key} is no {'number' if wanted is int else 'text'}",
                    "see the file's head",
                )
            elif column == "direction" and value not in ("up", "down"):
                problem, cure = f"direction of {key} is {value!r}", 'write "up" or "down"'
    if problem:
        line = line_of_key(path.read_text("utf-8"), key)
        raise RuleError(problem, where=f"{shown}:{line}", cure=cure)


def _triggers(name: str, row: Mapping[str, Any], direction: str, value: int | None) -> Iterator[Trigger]:
    for word in _split(row.get("words", "")):
        yield Trigger(name, "words", word, tuple(word.split(" ")), direction, value)
    for noun in _split(row.get("nouns", "")):
        *before, last = noun.split(" ")
        for form in dict.fromkeys((last, plural(last))):
            yield Trigger(name, "nouns", noun, (*before, form), direction, value)
    for verb in _split(row.get("verbs", "")):
        first, *rest = verb.split(" ")
        base = first.partition("/")[0]
        for form in forms(first):
            yield Trigger(name, "verbs", " ".join((base, *rest)), (form, *rest), direction, value)


def _split(text: str) -> tuple[str, ...]:
    parts = (" ".join(part.split()) for part in text.lower().split(","))
    return tuple(dict.fromkeys(part for part in parts if part))


def forms(verb: str) -> tuple[str, ...]:
    """All forms of a verb: of "rise/rose/risen" the third person and -ing form are added, of "climb" all."""
    base, *irregular = verb.split("/")
    made = [base, third_person(base), _ing(base)]
    made += irregular or [_ed(base)]
    return tuple(dict.fromkeys(made))


def third_person(base: str) -> str:
    """ "rise" → "rises", "reach" → "reaches", "carry" → "carries"."""
    if base.endswith("y") and base[-2:-1] not in _VOWELS:
        return base[:-1] + "ies"
    return base + ("es" if base.endswith(("s", "x", "z", "ch", "sh", "o")) else "s")


def plural(noun: str) -> str:
    """The regular plural of a noun: "increase" → "increases", "majority" → "majorities"."""
    return third_person(noun)


def _stem(base: str) -> str:
    """The stem before -ed and -ing: "drop" doubles its consonant, "rise" drops its e, "open" does neither."""
    if base.endswith("e") and not base.endswith(("ee", "oe", "ye")):
        return base[:-1]
    one_syllable = (
        sum(a in _VOWELS and b not in _VOWELS for a, b in zip(base, base[1:] + "x", strict=True)) == 1
    )
    if (
        one_syllable
        and len(base) > 2
        and base[-1] not in "aeiouwxy"
        and base[-2] in _VOWELS
        and base[-3] not in _VOWELS
    ):
        return base + base[-1]
    return base


def _ing(base: str) -> str:
    return _stem(base) + "ing"


def _ed(base: str) -> str:
    if base.endswith("y") and base[-2:-1] not in _VOWELS:
        return base[:-1] + "ied"
    return _stem(base) + "ed"
