"""Finds the configuration that holds for a file.

The nearest of `.numcheck.toml`, `numcheck.toml` and a `pyproject.toml` with a `[tool.numcheck]` table wins, per
file, without merging its parents' unless it says `extend`; where there is none, the user's own holds. A repository's
configuration is data from strangers when CI runs on a fork's pull request: it is read, never executed, and its paths
stay inside the project.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import replace
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from numcheck.errors import ConfigError
from numcheck.project.settings import Settings, place_of, read_settings
from numcheck.resources.files import long_key

NAMES = (".numcheck.toml", "numcheck.toml", "pyproject.toml")
MAX_BYTES = 1_000_000
MAX_EXTENDS = 8


class Configurations:
    """Settings per folder, each configuration file read once.

    `explicit` is the file named with --config: it holds for every article.
    """

    def __init__(self, explicit: Path | None = None) -> None:
        # Globs of a configuration that is named start from where one stands: it may lie in another place altogether.
        self._explicit = None if explicit is None else replace(load(explicit), root=Path.cwd())
        self._by_folder: dict[Path, Settings | None] = {}

    def of(self, article: Path) -> Settings:
        """The settings that hold for the article (or folder) at this path. Raises ConfigError."""
        if self._explicit is not None:
            return self._explicit
        folder = article if article.is_dir() else article.parent
        folder = folder.resolve()
        found = self._nearest(folder) or user_settings()
        if found is None:
            return Settings(folder)
        return replace(found, root=folder) if found.source == user_file() else found

    def _nearest(self, folder: Path) -> Settings | None:
        if folder not in self._by_folder:
            here = find(folder)
            if here is not None:
                if not here.resolve().is_relative_to(project_of(folder)):
                    raise ConfigError(
                        "is a link that leads out of the project",
                        where=str(here),
                        cure="name what it leads to with --config",
                    )
                self._by_folder[folder] = load(here)
            elif folder.parent == folder:
                self._by_folder[folder] = None
            else:
                self._by_folder[folder] = self._nearest(folder.parent)
        return self._by_folder[folder]


def find(folder: Path) -> Path | None:
    """The configuration file that lies in this very folder, or None."""
    for name in NAMES:
        path = folder / name
        if path.is_file() and (name != "pyproject.toml" or _tool_table(_read(path)) is not None):
            return path
    return None


def load(path: Path) -> Settings:
    """The settings of one configuration file, the files it extends laid below it. Raises ConfigError."""
    if not path.is_file():
        raise ConfigError("no such configuration file", where=str(path))
    return _load(path.resolve(), boundary=project_of(path.resolve().parent), seen=())


@cache
def user_file() -> Path:
    """Where the user's own configuration lies, if there is one: numcheck.toml in their configuration folder."""
    from platformdirs import user_config_path

    return user_config_path("numcheck", appauthor=False) / "numcheck.toml"


def user_settings() -> Settings | None:
    """The user's own settings, None without a file of theirs. Its paths may lead anywhere. Raises ConfigError."""
    path = user_file()
    if not path.is_file():
        return None
    table = {key: value for key, value in _read(path).items() if key != "model"}
    return read_settings(table, root=path.parent, source=path, boundary=Path(path.resolve().anchor))


def user_model() -> str:
    """The spaCy pipeline that the user's own configuration names, or an empty string. Raises ConfigError."""
    path = user_file()
    model = _read(path).get("model", "") if path.is_file() else ""
    if not isinstance(model, str):
        raise ConfigError("model: must be a string", where=place_of(path, "model"))
    return model


def project_of(folder: Path) -> Path:
    """The project that holds `folder`: the nearest folder upwards with a `.git`, else `folder` itself."""
    for candidate in (folder, *folder.parents):
        if (candidate / ".git").exists():
            return candidate
    return folder


def _load(path: Path, *, boundary: Path, seen: tuple[Path, ...]) -> Settings:
    if path in seen or len(seen) >= MAX_EXTENDS:
        raise ConfigError("extends itself", where=str(path), cure="break the circle")
    document = _read(path)
    table = _tool_table(document) if path.name == "pyproject.toml" else document
    if table is None:
        raise ConfigError("has no [tool.numcheck] table", where=str(path))
    table = dict(table)
    base = None
    if "extend" in table:
        name = table.pop("extend")
        if not isinstance(name, str):
            raise ConfigError("extend: must be a string", where=place_of(path, "extend"))
        target = (path.parent / name).resolve()
        if not target.is_relative_to(boundary):
            raise ConfigError(f"extend: {name!r} leads out of the project", where=place_of(path, "extend"))
        if not target.is_file():
            raise ConfigError(f"extend: {name!r} does not exist", where=place_of(path, "extend"))
        base = _load(target, boundary=boundary, seen=(*seen, path))
    return read_settings(table, root=path.parent, source=path, boundary=boundary, base=base)


def _tool_table(document: dict[str, Any]) -> dict[str, Any] | None:
    tool = document.get("tool")
    table = tool.get("numcheck") if isinstance(tool, dict) else None
    return table if isinstance(table, dict) else None


def _read(path: Path) -> dict[str, Any]:
    try:
        with path.open("rb") as handle:
            data = handle.read(MAX_BYTES + 1)
    except OSError as error:
        raise ConfigError(f"cannot be read: {error.strerror}", where=str(path)) from error
    if len(data) > MAX_BYTES:
        raise ConfigError(f"holds more than {MAX_BYTES:,} bytes", where=str(path))
    try:
        text = data.decode("utf-8")
        if line := long_key(text):
            raise ConfigError("has a key of too many parts", where=f"{path}:{line}", cure="flatten it")
        return tomllib.loads(text, parse_float=Decimal)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise ConfigError("is not UTF-8", where=f"{path}:{line}", cure="save it as UTF-8") from error
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"\(at line (\d+), column (\d+)\)", str(error))
        what = re.sub(r"\s*\(at .*\)$", "", str(error))
        at = f"{path}:{found[1]}:{found[2]}" if found else f"{path}:{len(text.splitlines())}"
        raise ConfigError(f"is not TOML: {what}", where=at) from error
    except (ValueError, ArithmeticError, RecursionError) as error:
        raise ConfigError("holds a number or a nesting that cannot be used", where=str(path)) from error
