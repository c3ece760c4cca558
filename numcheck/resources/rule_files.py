"""One rule file, read and checked key by key: an error names path, line, column and the near names."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from pathlib import Path
from typing import Any

from numcheck.errors import RuleError, near
from numcheck.model.article import BlockKind
from numcheck.model.finding import Severity
from numcheck.model.quantity import Kind
from numcheck.model.relation import RelationKind
from numcheck.resources.files import parse_toml, read_text
from numcheck.resources.laws import LawError, TypedLaw, check_law, parse_law
from numcheck.resources.laws.syntax import Call, Law, roles_of
from numcheck.resources.laws.types import role_names
from numcheck.resources.messages import Template, TemplateError, names_of, parse_template
from numcheck.resources.places import Place
from numcheck.resources.rule import Counts, Example, Rule, RuleHint, RuleLaw, families

KEYS = (
    "relation", "severity", "status", "message", "supersedes", "formerly", "between",
    "law", "hint", "docs", "example", "counts",
)  # fmt: skip
LAW_KEYS = (
    "needs",
    "optional",
    "needs_traits",
    "unless_traits",
    "kinds",
    "when",
    "test",
    "message",
    "computed",
)
HINT_KEYS = ("kinds", "when", "text")
DOC_KEYS = ("what", "why", "known_limits")
EXAMPLE_KEYS = ("text", "flags")
COUNT_KEYS = ("fired", "right", "on")


def read_rule(path: Path, *, shown: str | None = None) -> Rule:
    """The rule in a file; `shown` is its path as errors name it. Raises RuleError for one that cannot
    be used.
    """
    name = shown or str(path)
    return parse_rule(read_text(path, shown=name), id=path.stem, folder=path.parent.name, shown=name)


def parse_rule(source: str, *, id: str, folder: str = "", shown: str = "") -> Rule:
    """The rule that a TOML document describes. `folder` is the one it lies in: its family, if it is one."""
    return _Reader(source, shown or f"{id}.toml").rule(id, folder)


class _Reader:
    def __init__(self, source: str, shown: str) -> None:
        self._table: Mapping[str, Any] = parse_toml(source, shown=shown)
        self._source = source
        self._shown = shown

    # Errors.

    def _error(self, what: str, at: Place, cure: str = "") -> RuleError:
        return RuleError(what, where=at.where(self._source, self._shown), cure=cure)

    # Values.

    def _known(self, table: Mapping[str, Any], keys: Collection[str], at: Place) -> None:
        for key in table:
            if key not in keys:
                raise self._error(f"unknown key {key!r}", at.key(key), near(key, keys))

    def _text(self, table: Mapping[str, Any], key: str, at: Place, default: str | None = None) -> str:
        value = table.get(key, default)
        if value is None:
            raise self._error(f"the key {key!r} is missing", at)
        if not isinstance(value, str) or (default is None and not value.strip()):
            raise self._error(f"{key} must be a text", at.key(key))
        return value.strip()

    def _texts(self, table: Mapping[str, Any], key: str, at: Place) -> tuple[str, ...]:
        value = table.get(key, [])
        if (
            isinstance(value, str)
            or not isinstance(value, list)
            or not all(isinstance(v, str) for v in value)
        ):
            raise self._error(f"{key} must be a list of texts", at.key(key), f'for example {key} = ["…"]')
        return tuple(value)

    def _chosen(self, word: str, known: Iterable[str], at: Place) -> str:
        names = tuple(known)
        if word not in names:
            raise self._error(f"{word!r} is not known here", at, near(word, names))
        return word

    def _tables(self, key: str) -> list[Mapping[str, Any]]:
        value = self._table.get(key, [])
        if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
            raise self._error(f"{key} must be a list of tables", Place().key(key), f"write [[{key}]]")
        return value

    # The rule.

    def rule(self, id: str, folder: str) -> Rule:
        top = Place()
        self._known(self._table, KEYS, top)
        relations = self._relations(top)
        severities = {level.label: level for level in Severity}
        severity = self._chosen(self._text(self._table, "severity", top), severities, top.key("severity"))
        status = self._chosen(
            self._text(self._table, "status", top), ("stable", "preview"), top.key("status")
        )
        blocks = {kind.value: kind for kind in BlockKind}
        between = [
            self._chosen(b, blocks, top.key("between")) for b in self._texts(self._table, "between", top)
        ]
        laws = tuple(
            law for i, table in enumerate(self._tables("law")) for law in self._law(table, i, relations)
        )
        if not laws:
            raise self._error("there is no [[law]]", top, "write one with a `test`")
        docs = self._table.get("docs")
        if not isinstance(docs, dict):
            raise self._error("there is no [docs]", top, "write one with what, why and known_limits")
        self._known(docs, DOC_KEYS, top.table("docs"))
        what, why, limits = (self._text(docs, key, top.table("docs")) for key in DOC_KEYS)
        return Rule(
            id=id,
            family=folder if folder in families() else relations[0].value,
            relations=relations,
            severity=severities[severity],
            stable=status == "stable",
            laws=laws,
            what=what,
            why=why,
            known_limits=limits,
            examples=self._examples(top),
            hints=tuple(h for i, t in enumerate(self._tables("hint")) for h in self._hint(t, i, relations)),
            supersedes=self._texts(self._table, "supersedes", top),
            formerly=self._texts(self._table, "formerly", top),
            between=frozenset(blocks[b] for b in between),
            counts=self._counts(top),
            path=self._shown,
        )

    def _relations(self, top: Place) -> tuple[RelationKind, ...]:
        value = self._table.get("relation")
        named = [value] if isinstance(value, str) else list(self._texts(self._table, "relation", top))
        if not named:
            raise self._error("the key 'relation' is missing", top, near("", families()))
        return tuple(RelationKind(self._chosen(name, families(), top.key("relation"))) for name in named)

    def _law(
        self, table: Mapping[str, Any], index: int, relations: tuple[RelationKind, ...]
    ) -> list[RuleLaw]:
        """The law, once for each of the rule's relations that has all its roles."""
        at = Place().table("law", index)
        self._known(table, LAW_KEYS, at)
        text = self._text(table, "test", at)
        when_text = self._text(table, "when", at, "")
        test = self._tree(text, at.key("test"))
        when = self._tree(when_text, at.key("when")) if when_text else None
        used = tuple(dict.fromkeys(roles_of(test) + (roles_of(when) if when else ())))
        optional = self._texts(table, "optional", at)
        needs = self._texts(table, "needs", at) or tuple(role for role in used if role not in optional)
        fitting = [kind for kind in relations if {*used, *needs, *optional} <= set(role_names(kind))]
        self._check_roles(used, needs, optional, at, fitting or list(relations))
        named = (*needs, *optional)
        message = self._template(table, at, "message", named) or self._template(
            self._table, Place(), "message", named
        )
        if message is None:
            raise self._error("there is no message", at, "write `message` at the top or in the law")
        if isinstance(test, Call) and test.function != "meet" and {"left", "right"} & set(names_of(message)):
            raise self._error(
                "the message names a side, but the test has none", at.key("message"), "name its roles"
            )
        return [
            RuleLaw(
                relation=kind,
                test=self._typed(test, kind, at.key("test")),
                text=text,
                needs=needs,
                optional=optional,
                traits=self._texts(table, "needs_traits", at),
                unless=self._texts(table, "unless_traits", at),
                kinds=self._kinds(table, at),
                when=self._typed(when, kind, at.key("when")) if when else None,
                when_text=when_text,
                message=message,
                computed=self._template(table, at, "computed", named),
            )
            for kind in fitting or relations[:1]
        ]

    def _check_roles(
        self,
        used: tuple[str, ...],
        needs: tuple[str, ...],
        optional: tuple[str, ...],
        at: Place,
        relations: list[RelationKind],
    ) -> None:
        known = tuple(dict.fromkeys(name for kind in relations for name in role_names(kind)))
        for key, names in (("needs", needs), ("optional", optional)):
            for name in names:
                if name not in known:
                    shown = ", ".join(kind.value for kind in relations)
                    raise self._error(f"{shown} has no role {name}", at.key(key), near(name, known))
        for name in used:
            if name in known and name not in needs and name not in optional:
                raise self._error(
                    f"the law speaks of {name}, which it does not need",
                    at.key("needs"),
                    "add it to needs or optional",
                )

    def _tree(self, text: str, at: Place) -> Law:
        try:
            return parse_law(text)
        except LawError as error:
            raise self._error(
                f"the law cannot be read: {error.what}", at.inside(error.column), error.cure
            ) from error

    def _typed(self, law: Law, kind: RelationKind, at: Place) -> TypedLaw:
        try:
            return check_law(law, kind)
        except LawError as error:
            raise self._error(
                f"the law makes no sense: {error.what}", at.inside(error.column), error.cure
            ) from error

    def _template(
        self, table: Mapping[str, Any], at: Place, key: str, names: tuple[str, ...]
    ) -> Template | None:
        text = self._text(table, key, at, "")
        if not text:
            return None
        try:
            return parse_template(text, names)
        except TemplateError as error:
            raise self._error(f"{key} {error.what}", at.key(key).inside(error.column), error.cure) from error

    def _kinds(self, table: Mapping[str, Any], at: Place) -> frozenset[Kind]:
        known = {kind.value: kind for kind in Kind}
        return frozenset(
            known[self._chosen(k, known, at.key("kinds"))] for k in self._texts(table, "kinds", at)
        )

    def _hint(
        self, table: Mapping[str, Any], index: int, relations: tuple[RelationKind, ...]
    ) -> list[RuleHint]:
        at = Place().table("hint", index)
        self._known(table, HINT_KEYS, at)
        law = self._tree(self._text(table, "when", at), at.key("when"))
        text = self._text(table, "text", at)
        fitting = [kind for kind in relations if set(roles_of(law)) <= set(role_names(kind))]
        return [
            RuleHint(kind, self._typed(law, kind, at.key("when")), text, self._kinds(table, at))
            for kind in fitting or relations[:1]
        ]

    def _examples(self, top: Place) -> tuple[Example, ...]:
        found = []
        for index, table in enumerate(self._tables("example")):
            at = top.table("example", index)
            self._known(table, EXAMPLE_KEYS, at)
            example = Example(self._text(table, "text", at), self._texts(table, "flags", at))
            for words in example.flags:
                if words not in example.text:
                    raise self._error(f"flags {words!r}, which the text does not hold", at.key("flags"))
            found.append(example)
        for innocent, name in ((False, "flagged"), (True, "innocent")):
            if not any(example.innocent is innocent for example in found):
                raise self._error(
                    f"there is no {name} example",
                    top,
                    "a rule needs one that it flags and one that it leaves alone",
                )
        return tuple(found)

    def _counts(self, top: Place) -> Counts | None:
        table = self._table.get("counts")
        if table is None:
            return None
        at = top.table("counts")
        if not isinstance(table, dict):
            raise self._error("counts must be a table", top.key("counts"))
        self._known(table, COUNT_KEYS, at)
        numbers = []
        for key in ("fired", "right"):
            value = table.get(key)
            if isinstance(value, bool) or not isinstance(value, int) or value < 0:
                raise self._error(f"{key} must be a whole number", at.key(key))
            numbers.append(value)
        fired, right = numbers
        if right > fired:
            raise self._error("right is more than fired", at.key("right"))
        return Counts(fired, right, self._text(table, "on", at, ""))
