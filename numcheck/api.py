"""numcheck as a library: a text or a file in, a report out.

The shipped rules and words hold, unless `config` names a configuration file. The language pipeline is loaded at the first
text that holds a figure and kept.
"""

from __future__ import annotations

from pathlib import Path

from numcheck.errors import ArticleError
from numcheck.model.finding import Finding
from numcheck.model.report import Failure, FileReport, NotChecked, Report
from numcheck.project.config import load
from numcheck.project.examine import Task, examine
from numcheck.project.settings import Settings

__all__ = ["Finding", "Report", "check_file", "check_text"]


def check_text(
    text: str, *, name: str = "text.txt", config: Path | None = None, preview: bool = False
) -> Report:
    """Checks an article given as a string.

    `name` is what reports call it; its suffix says how to read it (.txt, .md, .html). `config` is a
    configuration file, `preview` also asks the rules that are not yet stable. Raises ArticleError for a text that cannot
    be read (broken front matter), ConfigError and RuleError for a configuration that cannot be used.
    """
    return _report(
        Task(Path(name), name, _settings(config, preview), data=text.encode("utf-8", "surrogatepass"))
    )


def check_file(path: str | Path, *, config: Path | None = None, preview: bool = False) -> Report:
    """Checks one file. Raises what `check_text` raises, and ArticleError for a file that cannot be read."""
    return _report(Task(Path(path), str(path), _settings(config, preview)))


def _settings(config: Path | None, preview: bool) -> Settings:
    from dataclasses import replace

    settings = Settings(Path.cwd()) if config is None else load(config)
    return replace(settings, preview=preview or settings.preview)


def _report(task: Task) -> Report:
    result = examine(task)
    if isinstance(result, Failure):
        raise ArticleError(result.error, where=result.where or result.path)
    if isinstance(result, NotChecked):
        return Report((), (result,))
    assert isinstance(result, FileReport)
    return Report((result,))
