"""Turns the model's values into JSON and back, by their types alone.

Nothing that is read back is executed: each value is built by the constructor of the type that was asked
for, and anything else in its place is an error. What a type holds is taken from its annotations, so a new
field needs no line here.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from fractions import Fraction
from functools import cache
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

Value = TypeVar("Value")


def encode(value: object, kind: type) -> Any:
    """`value`, which is a `kind`, as lists, texts, numbers and nulls. Raises TypeError for a type unknown to it."""
    return _codec(kind)[0](value)


def decode(data: Any, kind: type[Value]) -> Value:
    """The `kind` that `encode` made `data` of. Raises ValueError or TypeError for anything else."""
    wanted: Any = kind
    found: Value = _codec(wanted)[1](data)
    return found


Coder = Callable[[Any], Any]


@cache
def _codec(kind: Any) -> tuple[Coder, Coder]:
    """The functions that write and read a `kind`."""
    if kind in (str, int, bool, float):
        return _same, _checked(kind)
    if kind is Fraction:
        return (lambda value: [value.numerator, value.denominator]), (lambda data: Fraction(data[0], data[1]))
    if kind is date:
        return (lambda value: value.isoformat()), date.fromisoformat
    origin = get_origin(kind)
    if origin in (Union, UnionType):
        return _optional(kind)
    if origin is tuple:
        return _tuple(kind)
    if origin is Sequence:
        write, read = _codec(get_args(kind)[0])
        return (lambda value: _written(value, write)), (lambda data: Later(data, read))
    if isinstance(kind, type) and issubclass(kind, Enum):
        members = {member.value: member for member in kind}
        return (lambda value: value.value), members.__getitem__
    if isinstance(kind, type) and is_dataclass(kind):
        return _dataclass(kind)
    raise TypeError(f"{kind} cannot be kept")


class Later(Sequence[Any]):
    """A sequence whose items are kept as JSON in JSON: each is parsed and built when it is first asked for. Most
    are never looked at.
    """

    __slots__ = ("_items", "_read", "texts")

    def __init__(self, data: Any, read: Coder) -> None:
        if not isinstance(data, list):
            raise TypeError("list expected")
        self.texts: list[str] = data
        self._read = read
        self._items: dict[int, Any] = {}

    def __len__(self) -> int:
        return len(self.texts)

    def __getitem__(self, index: Any) -> Any:
        if isinstance(index, slice):
            return [self[number] for number in range(*index.indices(len(self.texts)))]
        number = range(len(self.texts))[index]
        if number not in self._items:
            self._items[number] = self._read(json.loads(self.texts[number]))
        return self._items[number]

    def __iter__(self) -> Iterator[Any]:
        return (self[number] for number in range(len(self.texts)))

    def __eq__(self, other: object) -> bool:
        return (
            isinstance(other, Sequence)
            and len(self) == len(other)
            and all(a == b for a, b in zip(self, other, strict=True))
        )

    def __hash__(self) -> int:
        return hash(tuple(self))


def _written(value: Sequence[Any], write: Coder) -> list[str]:
    """Each item as a text: those not yet looked at are one still."""
    if isinstance(value, Later):
        return value.texts
    return [_json(write(item)) for item in value]


def _json(data: Any) -> str:
    return _encoder().encode(data)


@cache
def _encoder() -> json.JSONEncoder:
    # json.dumps makes one for each call that asks for no spaces.
    return json.JSONEncoder(separators=(",", ":"))


def _same(value: Any) -> Any:
    return value


def _checked(kind: type) -> Coder:
    accepted = (int, float) if kind is float else (kind,)

    def read(data: Any) -> Any:
        if type(data) not in accepted:
            raise TypeError(f"{kind.__name__} expected")
        return data

    return read


def _optional(kind: Any) -> tuple[Coder, Coder]:
    inner = [part for part in get_args(kind) if part is not NoneType]
    if len(inner) != 1:
        return _refused(kind), _refused(kind)
    write, read = _codec(inner[0])
    return (lambda value: None if value is None else write(value)), (
        lambda data: None if data is None else read(data)
    )


def _refused(kind: Any) -> Coder:
    """For a choice of types, which only an empty tuple may hold."""

    def refuse(_: Any) -> Any:
        raise TypeError(f"{kind} cannot be kept: more than one type")

    return refuse


def _tuple(kind: Any) -> tuple[Coder, Coder]:
    parts = get_args(kind)
    if len(parts) == 2 and parts[1] is Ellipsis:
        write, read = _codec(parts[0])
        return (lambda value: [write(item) for item in value]), (
            lambda data: tuple([read(item) for item in data])
        )
    writers = [_codec(part)[0] for part in parts]
    readers = [_codec(part)[1] for part in parts]
    return (
        lambda value: [write(item) for write, item in zip(writers, value, strict=True)],
        lambda data: tuple([read(item) for read, item in zip(readers, data, strict=True)]),
    )


def _dataclass(kind: type) -> tuple[Coder, Coder]:
    hints = get_type_hints(kind)
    names = [field.name for field in fields(kind) if field.init]
    writers = [(name, _codec(hints[name])[0]) for name in names]
    readers = [_codec(hints[name])[1] for name in names]
    return (
        lambda value: [write(getattr(value, name)) for name, write in writers],
        lambda data: kind(*[read(item) for read, item in zip(readers, data, strict=True)]),
    )
