"""Where shipped data lies, and how a data file is read: TOML, capped in size and digits, errors with their line.

Data travels in the wheel under `numcheck/_data`; in a checkout it lies beside the package. An editable install can
leave a stale `site-packages/numcheck/_data` elsewhere, so only the folder beside this very package counts.
"""

from __future__ import annotations

import re
import tomllib
from decimal import Decimal, InvalidOperation
from functools import cache
from pathlib import Path
from typing import Any

from numcheck.errors import RuleError

MAX_BYTES = (
    1_000_000  # no rule, lexicon or fact file needs more, and a pull request from a fork may bring one
)
MAX_DIGITS = 40
MAX_DEPTH = 100  # a hand-written data file nests three deep; tomllib recurses per level
MAX_KEYS = 50  # names in one dotted key: tomllib takes the square of their number, minutes for 50,000


@cache
def data_root() -> Path:
    """The folder that holds `rules` and `reports`."""
    package = Path(__file__).resolve().parent.parent
    shipped = package / "_data"
    return shipped if shipped.is_dir() else package.parent


def rules_root() -> Path:
    """The folder of shipped rules, lexicons, policy and facts."""
    return data_root() / "rules"


def reports_root() -> Path:
    """The folder of shipped report templates and schemas."""
    return data_root() / "reports"


def read_toml(path: Path, *, shown: str | None = None) -> dict[str, Any]:
    """The tables of a TOML file, numbers with a point as `Decimal`.

    `shown` is the path as errors should name it. Raises RuleError, naming file, line and cure, for a file that is
    missing, too large, not UTF-8, not TOML, nested too deep, or that holds nan, inf, an exponent or too many digits.
    """
    name = shown or str(path)
    return parse_toml(read_text(path, shown=name), shown=name)


def read_text(path: Path, *, shown: str | None = None) -> str:
    """The characters of a data file. Raises RuleError for one that is missing, too large or not UTF-8."""
    name = shown or str(path)
    try:
        with path.open("rb") as handle:
            data = handle.read(MAX_BYTES + 1)
    except OSError as error:
        raise RuleError(f"cannot be read: {error.strerror}", where=name) from error
    if len(data) > MAX_BYTES:
        raise RuleError(f"holds more than {MAX_BYTES:,} bytes", where=name, cure="split it")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise RuleError(
            f"is not UTF-8 (byte 0x{data[error.start]:02x})", where=f"{name}:{line}", cure="save it as UTF-8"
        ) from error


def parse_toml(text: str, *, shown: str) -> dict[str, Any]:
    """The tables of a TOML document; errors as `read_toml` raises them."""
    long = long_key(text)
    if long:
        raise RuleError("has a key of too many parts", where=f"{shown}:{long}", cure="flatten it")
    depth = 0
    for match in re.finditer(r"[\[{\]}]", text):
        depth += 1 if match[0] in "[{" else -1
        if depth > MAX_DEPTH:
            line = text.count("\n", 0, match.start()) + 1
            raise RuleError("is nested too deep", where=f"{shown}:{line}", cure="flatten it")
        depth = max(depth, 0)
    try:
        document = tomllib.loads(text, parse_float=_decimal)
        if _holds_long_number(document):
            raise ValueError("a whole number of too many digits")
        return document
    except _BadNumber as error:
        line = _line_of(text, str(error))
        raise RuleError(
            f"the number {str(error)[:40]} cannot be used",
            where=f"{shown}:{line}",
            cure=f"write it out, with at most {MAX_DIGITS} digits and no exponent",
        ) from error
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"\(at line (\d+), column (\d+)\)", str(error))
        at = f":{found[1]}:{found[2]}" if found else f":{len(text.splitlines())}"
        what = re.sub(r"\s*\(at .*\)$", "", str(error))
        raise RuleError(f"is not TOML: {what}", where=shown + at) from error
    except (ValueError, RecursionError) as error:
        raise RuleError("holds a number with too many digits", where=shown) from error


def long_key(text: str) -> int:
    """The line, from 1, of a TOML document whose key has more than `MAX_KEYS` parts; 0 if none has."""
    for number, line in enumerate(text.split("\n"), 1):
        if line.count(".") > MAX_KEYS:
            parts = line.split("=")
            keys = parts if line.lstrip().startswith("[") else parts[:-1]
            if any(part.count(".") > MAX_KEYS for part in keys):
                return number
    return 0


def _holds_long_number(value: Any) -> bool:
    if isinstance(value, dict):
        return any(map(_holds_long_number, value.values()))
    if isinstance(value, list):
        return any(map(_holds_long_number, value))
    return isinstance(value, int) and abs(value) >= 10**MAX_DIGITS


class _BadNumber(Exception):  # noqa: N818 - it never leaves this file
    """A number that TOML allows and no rule needs; not a ValueError, which tomllib would reword."""


def _decimal(text: str) -> Decimal:
    plain = text.replace("_", "")
    if not re.fullmatch(r"[+-]?\d+\.\d+", plain) or len(plain) > MAX_DIGITS:
        raise _BadNumber(text)
    try:
        return Decimal(plain)
    except InvalidOperation as error:  # pragma: no cover - the pattern above admits only numbers
        raise _BadNumber(text) from error


def _line_of(text: str, needle: str) -> int:
    return text.count("\n", 0, max(0, text.find(needle))) + 1


def line_of_key(text: str, key: str) -> int:
    """The line, from 1, on which `key` is set or a table named so begins; 1 if nowhere."""
    found = re.search(rf"(?m)^\s*(\[+\s*)?\"?{re.escape(key)}\"?\s*[\]=]", text)
    return (
        text.count("\n", 0, found.start(0)) + 1 + text[found.start(0) : found.end(0)].lstrip(" ").count("\n")
        if found
        else 1
    )
