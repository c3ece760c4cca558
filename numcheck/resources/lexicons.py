"""The words that claims are read with: concepts, named sets, forms and places, from `rules/lexicons/en`.

A lexicon file says on its first line what it holds, `lexicon = "concepts"`, "sets", "forms" or "places"; each
file explains its own columns. A newsroom's own files are laid over the shipped ones: a key that is new is added,
a key that is known is replaced whole.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from numcheck.errors import RuleError, near
from numcheck.resources.files import line_of_key, read_toml, rules_root

_COLUMNS: dict[str, frozenset[str]] = {
    "concepts": frozenset({"gloss", "nouns", "verbs", "adjectives", "wider", "apart"}),
    "sets": frozenset({"gloss", "words"}),
    "forms": frozenset({"gloss", "of"}),
    "places": frozenset({"kind", "also", "people", "within", "regions", "cities"}),
}


@dataclass(frozen=True, slots=True)
class Concept:
    """What several words mean alike. `wider` and `apart` hold concept ids; `field` is the file it stands in.

    `nouns` are its members that name people or things, `verbs` those that say what happens, `adjectives` those
    that describe; all are lemmas in lower case, a phrase with single spaces. `apart` names the concepts that are
    easily taken for this one and are not the same ("dead" and "injured").
    """

    id: str
    gloss: str
    nouns: tuple[str, ...] = ()
    verbs: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    wider: tuple[str, ...] = ()
    apart: tuple[str, ...] = ()
    field: str = ""


@dataclass(frozen=True, slots=True)
class Location:
    """A place by its usual name. `kind` is "country", "region", "city" or "continent"; `within` names a wider one."""

    name: str
    kind: str
    within: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Lexicons:
    """All words known, by kind. Look-ups take lemmas in lower case; an unknown word gives an empty answer.

    Compared and hashed by identity, so that tables made from one can be cached.
    """

    by_id: Mapping[str, Concept]
    nouns: Mapping[str, tuple[str, ...]]
    verbs: Mapping[str, tuple[str, ...]]
    adjectives: Mapping[str, tuple[str, ...]]
    sets: Mapping[str, frozenset[str]]
    forms: Mapping[str, Mapping[str, str]]
    places: Mapping[str, Location]
    demonyms: Mapping[str, str]
    longest_place: int = 1

    def concepts(self, lemma: str, part: str = "") -> tuple[str, ...]:
        """Ids of the concepts that `lemma` may stand for, as "noun", "verb", "adjective" or any of them."""
        word = lemma.lower()
        if part == "noun":
            return self.nouns.get(word, ())
        if part == "verb":
            return self.verbs.get(word, ())
        if part == "adjective":
            return self.adjectives.get(word, ())
        found = (*self.nouns.get(word, ()), *self.verbs.get(word, ()), *self.adjectives.get(word, ()))
        return tuple(dict.fromkeys(found))

    def wider(self, concept: str) -> tuple[str, ...]:
        """The concepts that hold `concept`, nearest first, itself left out."""
        seen: dict[str, None] = {}
        queue = [concept]
        while queue:
            known = self.by_id.get(queue.pop(0))
            for parent in known.wider if known else ():
                if parent not in seen:
                    seen[parent] = None
                    queue.append(parent)
        return tuple(seen)

    def apart(self, a: str, b: str) -> bool:
        """Whether two concepts, or two that hold them, are kept apart: near in meaning, never the same thing."""
        if a == b:
            return False
        first, second = (a, *self.wider(a)), (b, *self.wider(b))
        if a in second or b in first:
            return False
        return any(self._apart(x, y) for x in first for y in second)

    def _apart(self, a: str, b: str) -> bool:
        one, other = self.by_id.get(a), self.by_id.get(b)
        return bool((one and b in one.apart) or (other and a in other.apart))

    def alike(self, a: Iterable[str], b: Iterable[str]) -> bool:
        """Whether two words' concepts share one, or one of them holds another (a nurse is one of the staff)."""
        mine, theirs = set(a), set(b)
        if mine & theirs:
            return True
        wide = {w for concept in mine for w in self.wider(concept)}
        if wide & theirs:
            return True
        return any(w in mine for concept in theirs for w in self.wider(concept))

    def words(self, name: str) -> frozenset[str]:
        """The set called `name`. Raises RuleError for a name that no lexicon file has."""
        try:
            return self.sets[name]
        except KeyError:
            raise RuleError(f"no set of words is called {name}", cure=near(name, self.sets)) from None

    def base(self, table: str, form: str) -> str:
        """The base of an irregular form ("shot" in "verbs" is "shoot"), or an empty string."""
        return self.forms.get(table, {}).get(form, "")

    def place(self, name: str) -> Location | None:
        """The place that a name stands for, in any of its spellings, or that a people's name points to."""
        key = name.lower()
        return self.places.get(key) or self.places.get(self.demonyms.get(key, ""))


@dataclass(frozen=True, slots=True)
class _Places:
    """One line of a place file: the place, its other names, its people's names, and the places it lists."""

    location: Location
    also: tuple[str, ...]
    people: tuple[str, ...]
    inner: tuple[Location, ...]


def load_lexicons(extra: Sequence[Path] = ()) -> Lexicons:
    """All shipped lexicon files, then those of `extra` (files or folders) laid over them, in order.

    Raises RuleError with path, line and cure for a file that cannot be used. The answer is kept for the next call.
    """
    return _load(tuple(extra))


@cache
def _load(extra: tuple[Path, ...]) -> Lexicons:
    concepts: dict[str, Concept] = {}
    sets: dict[str, frozenset[str]] = {}
    forms: dict[str, dict[str, str]] = {}
    places: dict[str, _Places] = {}
    origin: dict[str, tuple[Path, str]] = {}
    root = rules_root() / "lexicons" / "en"
    for path in _files((root, *extra)):
        shown = str(path.relative_to(rules_root().parent)) if path.is_relative_to(root) else str(path)
        data = read_toml(path, shown=shown)
        kind = data.pop("lexicon", None)
        if not isinstance(kind, str) or kind not in _COLUMNS:
            raise RuleError(
                f"lexicon = {kind!r} is not a kind of lexicon",
                where=f"{shown}:1",
                cure=near(str(kind), _COLUMNS),
            )
        for key, row in data.items():
            reader = _Row(key, row, path, shown, kind)
            if kind == "concepts":
                origin[key] = (path, shown)
                concepts[key] = Concept(
                    key,
                    reader.text("gloss"),
                    reader.words("nouns"),
                    reader.words("verbs"),
                    reader.words("adjectives"),
                    reader.words("wider"),
                    reader.words("apart"),
                    path.stem,
                )
            elif kind == "sets":
                sets[key] = frozenset(reader.words("words"))
            elif kind == "forms":
                forms[key] = reader.forms("of")
            else:
                location = Location(key, reader.text("kind"), reader.text("within"))
                inner = [Location(name, "region", key) for name in reader.words("regions")]
                inner += [Location(name, "city", key) for name in reader.words("cities")]
                places[key] = _Places(location, reader.words("also"), reader.words("people"), tuple(inner))
    _check(concepts, origin)
    return _assemble(concepts, sets, forms, places)


def _files(roots: Iterable[Path]) -> Iterable[Path]:
    for root in roots:
        if root.is_dir():
            yield from sorted(root.glob("*.toml"))
        else:
            yield root


@dataclass(frozen=True, slots=True)
class _Row:
    """One table of a lexicon file, and where it stands, for errors."""

    key: str
    row: Any
    path: Path
    shown: str
    kind: str

    def __post_init__(self) -> None:
        if not isinstance(self.row, dict):
            raise self._error(f"{self.key} is not a table", "write it as [" + self.key + "]")
        for column in self.row:
            if column not in _COLUMNS[self.kind]:
                raise self._error(
                    f"{self.key} has an unknown column {column}", near(column, _COLUMNS[self.kind])
                )

    def _error(self, what: str, cure: str) -> RuleError:
        return _error(self.path, self.shown, self.key, what, cure)

    def text(self, column: str) -> str:
        value = self.row.get(column, "")
        if not isinstance(value, str):
            raise self._error(f"{column} of {self.key} is not a text", "write it in quotes")
        return value

    def words(self, column: str) -> tuple[str, ...]:
        """The comma-separated words of a column, in lower case, each with single spaces."""
        return _words(self.text(column))

    def forms(self, column: str) -> dict[str, str]:
        """Form → base, of a column whose items read "base form form"."""
        found: dict[str, str] = {}
        for item in self.words(column):
            base, *rest = item.split(" ")
            if not rest:
                raise self._error(
                    f'"{item}" in {self.key} has no form', 'write "base form", as in "go went gone"'
                )
            for form in rest:
                found.setdefault(form, base)
        return found


def _words(text: str) -> tuple[str, ...]:
    parts = (" ".join(part.split()) for part in text.lower().split(","))
    return tuple(dict.fromkeys(part for part in parts if part))


def _error(path: Path, shown: str, key: str, what: str, cure: str) -> RuleError:
    line = line_of_key(path.read_text("utf-8"), key)
    return RuleError(what, where=f"{shown}:{line}", cure=cure)


def _check(concepts: Mapping[str, Concept], origin: Mapping[str, tuple[Path, str]]) -> None:
    for concept in concepts.values():
        for other in (*concept.wider, *concept.apart):
            if other not in concepts:
                path, shown = origin[concept.id]
                raise _error(
                    path, shown, concept.id, f"{concept.id} names no concept: {other}", near(other, concepts)
                )


def _assemble(
    concepts: dict[str, Concept],
    sets: dict[str, frozenset[str]],
    forms: dict[str, dict[str, str]],
    places: dict[str, _Places],
) -> Lexicons:
    tables: dict[str, dict[str, tuple[str, ...]]] = {"nouns": {}, "verbs": {}, "adjectives": {}}
    for concept in concepts.values():
        for name, table in tables.items():
            for word in getattr(concept, name):
                table[word] = (*table.get(word, ()), concept.id)
    names: dict[str, Location] = {}
    demonyms: dict[str, str] = {}
    for row in places.values():
        for name in (row.location.name.lower(), *row.also):
            names[name] = row.location
        for name in row.people:
            demonyms.setdefault(name, row.location.name.lower())
    for row in places.values():
        for location in row.inner:  # a name with a line of its own goes before one in another's list
            names.setdefault(location.name.lower(), location)
    return Lexicons(
        MappingProxyType(concepts),
        MappingProxyType(tables["nouns"]),
        MappingProxyType(tables["verbs"]),
        MappingProxyType(tables["adjectives"]),
        MappingProxyType(sets),
        MappingProxyType({name: MappingProxyType(table) for name, table in forms.items()}),
        MappingProxyType(names),
        MappingProxyType(demonyms),
        max((name.count(" ") + 1 for name in names), default=1),
    )
