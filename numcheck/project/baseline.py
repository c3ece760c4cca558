"""The baseline file: findings a project has accepted, as JSON that is kept under version control.

It holds fingerprints and an editor's verdicts, and not one sentence of an article.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from numcheck.engine import Baseline, BaselineEntry
from numcheck.errors import ConfigError

VERSION = 1
MAX_BYTES = 20_000_000
_KEYS = {"fingerprint", "rule", "verdict", "note"}


def read_baseline(path: Path) -> Baseline:
    """The accepted findings that a file lists. Raises ConfigError, naming file and entry."""
    try:
        with path.open("rb") as handle:
            data = handle.read(MAX_BYTES + 1)
        if len(data) > MAX_BYTES:
            raise ConfigError("is too large for a baseline", where=str(path))
        document = json.loads(data.decode("utf-8"))
    except OSError as error:
        raise ConfigError(
            f"cannot be read: {error.strerror}", where=str(path), cure="write one with --write-baseline"
        ) from error
    except (ValueError, RecursionError) as error:
        raise ConfigError(
            "is not JSON", where=str(path), cure="write it anew with --write-baseline"
        ) from error
    if not isinstance(document, dict) or document.get("version") != VERSION:
        raise ConfigError(
            f"is no baseline of version {VERSION}",
            where=str(path),
            cure="write it anew with --write-baseline",
        )
    entries = document.get("findings")
    if not isinstance(entries, list):
        raise ConfigError("has no list of findings", where=str(path))
    return Baseline(tuple(_entry(entry, number, path) for number, entry in enumerate(entries, 1)))


def write_baseline(baseline: Baseline, path: Path) -> None:
    """Writes the accepted findings, sorted, so that a change of one is a change of a few lines."""
    rows = []
    for entry in baseline.entries:
        row = {"fingerprint": entry.fingerprint, "rule": entry.rule}
        row |= {key: value for key, value in (("verdict", entry.verdict), ("note", entry.note)) if value}
        rows.append(row)
    document = json.dumps({"version": VERSION, "findings": rows}, ensure_ascii=False, indent=2)
    try:
        path.write_text(document + "\n", encoding="utf-8", newline="\n")
    except OSError as error:
        raise ConfigError(f"cannot be written: {error.strerror}", where=str(path)) from error


def _entry(entry: Any, number: int, path: Path) -> BaselineEntry:
    if not isinstance(entry, dict) or not all(isinstance(value, str) for value in entry.values()):
        raise ConfigError(f"entry {number} is no table of strings", where=str(path))
    unknown = sorted(set(entry) - _KEYS)
    if unknown:
        raise ConfigError(f"entry {number} has an unknown key {unknown[0]!r}", where=str(path))
    if not re.fullmatch(r"[0-9a-f]{16,64}", entry.get("fingerprint", "")):
        raise ConfigError(f"entry {number} has no fingerprint", where=str(path))
    return BaselineEntry(
        entry["fingerprint"], entry.get("rule", ""), entry.get("verdict", ""), entry.get("note", "")
    )
