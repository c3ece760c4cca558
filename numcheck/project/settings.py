"""What a project may set, and how its tables are read.

Every key is checked: an unknown one is an error that names the near ones, for a misspelt key that is silently
ignored is a check that silently does not run.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any

from numcheck.errors import ConfigError, near
from numcheck.model.finding import Severity

FAIL_ON = ("error", "warning", "never")


@dataclass(frozen=True, slots=True)
class Settings:
    """One project's settings. Paths are absolute; globs are relative to `root`, the configuration's folder.

    `select` empty means every stable rule. `severity` and `per_file_ignores` are pairs, in the order written. Paths of
    `rules`, `lexicons`, `facts` and `policy` are files or folders that add to or replace what is shipped.
    """

    root: Path
    source: Path | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    per_file_ignores: tuple[tuple[str, tuple[str, ...]], ...] = ()
    preview: bool = False
    fail_on: str = "error"
    severity: tuple[tuple[str, Severity], ...] = ()
    rules: tuple[Path, ...] = ()
    lexicons: tuple[Path, ...] = ()
    facts: tuple[Path, ...] = ()
    policy: tuple[Path, ...] = ()
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    force_exclude: bool = False
    respect_gitignore: bool = True
    baseline: Path | None = None
    encoding: str = ""


def read_settings(
    table: Mapping[str, Any], *, root: Path, source: Path, boundary: Path, base: Settings | None = None
) -> Settings:
    """The settings of a configuration table laid over `base`.

    `root` is the folder that relative paths start from; no path may leave `boundary`, the project. `extend` is not a
    setting: its reader has taken it out. Raises ConfigError for an unknown key, a wrong type, an unknown value
    or a path outside the project.
    """
    settings = base or Settings(root)
    changes: dict[str, Any] = {"root": root, "source": source}
    for key, value in table.items():
        name = key.replace("-", "_")
        reader = _READERS.get(name)
        if reader is None or "_" in key:
            known = [k.replace("_", "-") for k in _READERS]
            raise ConfigError(
                f"unknown key {key!r}", where=place_of(source, key), cure=near(key.replace("_", "-"), known)
            )
        changes[name] = reader(_Setting(key, value, root, source, boundary))
    return replace(settings, **changes)


def place_of(source: Path, key: str) -> str:
    """Where a configuration file sets `key`, as `path:line`, or the path alone where that cannot be told."""
    from numcheck.resources.files import line_of_key

    try:
        text = source.read_text("utf-8")
    except (OSError, UnicodeDecodeError):
        return str(source)
    before = max(0, text.find("[tool.numcheck")) if source.name == "pyproject.toml" else 0
    return f"{source}:{text.count(chr(10), 0, before) + line_of_key(text[before:], key)}"


def setting_names() -> tuple[str, ...]:
    """Every key a configuration may hold, as written there."""
    return tuple(name.replace("_", "-") for name in _READERS)


def show_settings(settings: Settings) -> str:
    """The settings in force, one a line, for people."""
    lines = [f"configuration = {settings.source or 'none found, defaults'}"]
    for field in fields(settings):
        if field.name in ("root", "source"):
            continue
        lines.append(f"{field.name.replace('_', '-')} = {_shown(getattr(settings, field.name))}")
    return "\n".join(lines) + "\n"


def _shown(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, Severity):
        return f'"{value.label}"'
    if isinstance(value, tuple):
        if value and all(isinstance(item, tuple) for item in value):
            return "{ " + ", ".join(f'"{key}" = {_shown(inner)}' for key, inner in value) + " }"
        return "[" + ", ".join(_shown(item) for item in value) + "]"
    return '""' if value is None else f'"{value}"'


@dataclass(frozen=True, slots=True)
class _Setting:
    key: str
    value: Any
    root: Path
    source: Path
    boundary: Path

    def wrong(self, what: str, cure: str = "") -> ConfigError:
        where = place_of(self.source, self.key.partition(".")[0])
        return ConfigError(f"{self.key}: {what}", where=where, cure=cure)


def _flag(setting: _Setting) -> bool:
    if not isinstance(setting.value, bool):
        raise setting.wrong("must be true or false")
    return setting.value


def _text(setting: _Setting) -> str:
    if not isinstance(setting.value, str):
        raise setting.wrong("must be a string")
    return setting.value


def _texts(setting: _Setting) -> tuple[str, ...]:
    if not isinstance(setting.value, list) or not all(isinstance(item, str) for item in setting.value):
        raise setting.wrong("must be a list of strings", 'for example ["one", "two"]')
    return tuple(setting.value)


def _fail_on(setting: _Setting) -> str:
    if setting.value not in FAIL_ON:
        raise setting.wrong(f"{setting.value!r} is not known", near(str(setting.value), FAIL_ON))
    return str(setting.value)


def _path(setting: _Setting, text: str) -> Path:
    path = (setting.root / text).resolve()
    boundary = setting.boundary.resolve()
    cure = "keep it inside the folder that holds the configuration"
    if not path.is_relative_to(boundary):
        raise setting.wrong(f"{text!r} leads out of the project", cure)
    if not path.exists():
        raise setting.wrong(f"{text!r} does not exist")
    for file in sorted(path.rglob("*.toml")) if path.is_dir() else ():
        if not file.resolve().is_relative_to(boundary):
            raise setting.wrong(f"{file.name!r} in {text!r} leads out of the project", cure)
    return path


def _paths(setting: _Setting) -> tuple[Path, ...]:
    return tuple(_path(setting, text) for text in _texts(setting))


def _baseline(setting: _Setting) -> Path:
    path = (setting.root / _text(setting)).resolve()
    if not path.is_relative_to(setting.boundary.resolve()):
        raise setting.wrong("leads out of the project")
    return path


def _severities(setting: _Setting) -> tuple[tuple[str, Severity], ...]:
    if not isinstance(setting.value, dict):
        raise setting.wrong("must be a table of rule = severity")
    known = {level.label: level for level in Severity}
    out = []
    for rule, label in setting.value.items():
        if label not in known:
            raise setting.wrong(f"{label!r} is no severity", near(str(label), known))
        out.append((rule, known[label]))
    return tuple(out)


def _per_file(setting: _Setting) -> tuple[tuple[str, tuple[str, ...]], ...]:
    if not isinstance(setting.value, dict):
        raise setting.wrong('must be a table of "glob" = ["rule", …]')
    return tuple(
        (
            glob,
            _texts(_Setting(f"{setting.key}.{glob}", rules, setting.root, setting.source, setting.boundary)),
        )
        for glob, rules in setting.value.items()
    )


_READERS: dict[str, Callable[[_Setting], Any]] = {
    "select": _texts,
    "ignore": _texts,
    "extend_select": _texts,
    "per_file_ignores": _per_file,
    "preview": _flag,
    "fail_on": _fail_on,
    "severity": _severities,
    "rules": _paths,
    "lexicons": _paths,
    "facts": _paths,
    "policy": _paths,
    "include": _texts,
    "exclude": _texts,
    "force_exclude": _flag,
    "respect_gitignore": _flag,
    "baseline": _baseline,
    "encoding": _text,
}
