"""What each command does, from what was asked to an exit status."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING, TextIO

from numcheck.errors import UsageError
from numcheck.project.changes import Change
from numcheck.project.config import Configurations
from numcheck.project.examine import knowledge_of
from numcheck.project.run import Outcome, RunOptions, run
from numcheck.project.settings import Settings, show_settings
from numcheck.project.writing import write_to_file, write_to_stream

if TYPE_CHECKING:
    from rich.console import Console

    from numcheck.reporters import RenderOptions
    from numcheck.resources.knowledge import Knowledge

CLEAN, FOUND, BROKEN = 0, 1, 2
PROGRESS_FROM = 5  # fewer files are done before anyone wonders


@dataclass(frozen=True, slots=True)
class Streams:
    """Where a command reads and writes: findings on `out`, everything else on `err`."""

    stdin: TextIO
    out: TextIO
    err: TextIO


@dataclass(frozen=True, slots=True)
class Asked:
    """The command line as parsed; fields are named as its options."""

    paths: tuple[str, ...] = (".",)
    config: Path | None = None
    model: str = ""
    encoding: str = ""
    stdin_filename: str = ""
    jobs: int = 1
    no_cache: bool = False
    form: str | None = None
    output: Path | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    preview: bool = False
    fail_on: str | None = None
    show: str | None = None
    why: bool = False
    revision: str | None = None
    staged: bool = False
    baseline: Path | None = None
    write_baseline: Path | None = None
    limit: int | None = None
    show_settings: bool = False


def check(asked: Asked, streams: Streams) -> int:
    """Checks, prints the report, answers with the exit status. Raises NumcheckError."""
    if asked.show_settings:
        configurations = Configurations(asked.config)
        for path in asked.paths:
            _say(streams.out, *show_settings(configurations.of(Path(path))).splitlines())
        return CLEAN
    started = time.monotonic()
    outcome = _run(asked, streams, detail=asked.why)
    form = asked.form or ("github" if os.environ.get("GITHUB_ACTIONS") == "true" else "terminal")
    _print(outcome, form, asked, streams)
    _complain(outcome, streams, elapsed=time.monotonic() - started if form == "terminal" else None)
    if outcome.report.failures:
        return BROKEN
    return FOUND if outcome.failed else CLEAN


def figures(asked: Asked, streams: Streams) -> int:
    """Prints every figure of the articles."""
    from numcheck.reporters import print_figures, stream_figures

    outcome = _run(asked, streams, detail=True)
    if asked.output is None and asked.form != "json" and streams.out.isatty():
        print_figures(outcome.report, _console(streams), _render_options(asked, outcome))
    else:
        _write(
            stream_figures(outcome.report, asked.form or "terminal", _render_options(asked, outcome)),
            asked,
            streams,
        )
    _complain(outcome, streams)
    return BROKEN if outcome.report.failures else CLEAN


def suppressions(asked: Asked, streams: Streams) -> int:
    """Lists the articles' suppressions with reasons; exit status 1 if one is unused."""
    outcome = _run(asked, streams)
    unused = 0
    for file in outcome.report.files:
        for wish in file.article.suppressions:
            idle = wish in file.unused_suppressions
            unused += idle
            what = ", ".join(wish.rules) or "all rules"
            figure = f' "{wish.figure}"' if wish.figure else ""
            note = f" -- {wish.reason}" if wish.reason else " (no reason given)"
            place = f"{file.article.path}:{wish.line}"
            _say(streams.out, f"{place}: {what}{figure}{note}{' [unused]' if idle else ''}")
    _complain(outcome, streams)
    if outcome.report.failures:
        return BROKEN
    return FOUND if unused else CLEAN


def list_rules(form: str, config: Path | None, streams: Streams) -> int:
    """Prints every rule known here, shipped and the project's own."""
    import json

    from numcheck.engine import rule_infos
    from numcheck.reporters.visible import escape_json

    infos = rule_infos(_knowledge(config).rules)
    if form == "json":
        table = [
            {
                "id": i.id,
                "family": i.family,
                "severity": i.severity.label,
                "status": i.status,
                "what": i.what,
                "fired": i.fired,
                "right": i.right,
            }
            for i in infos.values()
        ]
        document = json.dumps({"version": 1, "rules": table}, ensure_ascii=False, indent=2)
        streams.out.write(escape_json(document) + "\n")
        return CLEAN
    width = max((len(info.id) for info in infos.values()), default=0)
    for info in infos.values():
        _say(streams.out, f"{info.id:<{width}}  {info.severity.label:<7}  {info.status:<7}  {info.what}")
    return CLEAN


def explain(rule: str, config: Path | None, streams: Streams) -> int:
    """Prints a rule's page. Raises UsageError for a rule that does not exist."""
    from numcheck.engine import describe
    from numcheck.errors import near

    rules = {known.id: known for known in _knowledge(config).rules}
    if rule not in rules:
        raise UsageError(f"there is no rule {rule!r}", cure=near(rule, rules))
    _say(streams.out, *describe(rules[rule]).rstrip("\n").split("\n"))
    return CLEAN


def test_rules(files: tuple[str, ...], config: Path | None, streams: Streams) -> int:
    """Runs the examples that rule files hold; exit status 1 if one does not do as it says."""
    from numcheck.project.rule_tests import run_files

    if not files:
        raise UsageError("rules test needs a rule file", cure="numcheck rules test rules/change/my-rule.toml")
    failures = 0
    for line, ok in run_files(tuple(Path(name) for name in files), _settings(config)):
        failures += not ok
        _say(streams.out, line)
    return FOUND if failures else CLEAN


def init(folder: Path, streams: Streams) -> int:
    """Writes a configuration to start from. Raises UsageError if there is one."""
    from numcheck.project.template import TEMPLATE

    path = folder / "numcheck.toml"
    if path.exists():
        raise UsageError(f"{path.name} exists already", cure="edit it, or remove it first")
    try:
        path.write_text(TEMPLATE, encoding="utf-8", newline="\n")
    except OSError as error:
        raise UsageError(f"cannot be written: {error.strerror}", where=path.name) from error
    streams.err.write(f"numcheck: wrote {path.name}\n")
    return CLEAN


def _run(asked: Asked, streams: Streams, *, detail: bool = False) -> Outcome:
    if asked.staged and asked.revision:
        raise UsageError("--diff and --staged exclude each other", cure="give one of them")
    change = None
    if asked.staged or asked.revision:
        change = Change(revision=asked.revision or "", staged=asked.staged)
    options = RunOptions(
        paths=asked.paths,
        select=asked.select,
        ignore=asked.ignore,
        preview=asked.preview,
        fail_on=asked.fail_on or "",
        config=asked.config,
        model=asked.model,
        encoding=asked.encoding,
        stdin_filename=asked.stdin_filename,
        jobs=asked.jobs,
        cached=not asked.no_cache,
        detail=detail,
        change=change,
        baseline=asked.baseline,
        write_baseline=asked.write_baseline,
    )
    return run(options, read_stdin=_stdin(streams), progress=_progress(streams))


def _stdin(streams: Streams) -> Callable[[], bytes]:
    def read() -> bytes:
        buffer: IO[bytes] | None = getattr(streams.stdin, "buffer", None)
        return streams.stdin.read().encode("utf-8") if buffer is None else buffer.read()

    return read


def _progress(streams: Streams) -> Callable[[int, int], None]:
    shown = streams.err.isatty()

    def tell(done: int, of: int) -> None:
        if shown and of >= PROGRESS_FROM:
            streams.err.write(f"\rnumcheck: {done} of {of} files" if done < of else "\r\x1b[K")
            streams.err.flush()

    return tell


def _print(outcome: Outcome, form: str, asked: Asked, streams: Streams) -> None:
    from numcheck.reporters import print_terminal, step_summary, stream

    options = _render_options(asked, outcome)
    if form == "terminal" and asked.output is None:
        print_terminal(outcome.report, _console(streams), options)
        return
    _write(stream(outcome.report, form, options), asked, streams)
    summary = os.environ.get("GITHUB_STEP_SUMMARY", "")
    if form == "github" and summary:
        try:
            with Path(summary).open("a", encoding="utf-8", newline="\n") as handle:
                handle.write(step_summary(outcome.report, options))
        except OSError as error:
            _say(streams.err, f"numcheck: the step summary cannot be written: {error.strerror}")


def _render_options(asked: Asked, outcome: Outcome) -> RenderOptions:
    from numcheck.engine import rule_infos
    from numcheck.reporters import RenderOptions

    rules = rule_infos(_knowledge(asked.config).rules)
    changed = bool(asked.staged or asked.revision)
    return RenderOptions(
        rules=rules, limit=asked.limit, show_info=asked.show == "info", why=asked.why, changed_first=changed
    )


def _write(pieces: Iterator[str], asked: Asked, streams: Streams) -> None:
    if asked.output is not None:
        write_to_file(pieces, asked.output)
    else:
        write_to_stream(pieces, streams.out)


def _console(streams: Streams) -> Console:
    from rich.console import Console

    return Console(file=streams.out, highlight=False, soft_wrap=False)


def _complain(outcome: Outcome, streams: Streams, *, elapsed: float | None = None) -> None:
    """Says on stderr what could not be read, and how long a run took that a person waited for."""
    for failure in outcome.report.failures:
        _say(streams.err, f"numcheck: {failure.where or failure.path}: {failure.error}")
    _say(streams.err, *(f"numcheck: {note}" for note in outcome.notes))
    if elapsed is not None and streams.err.isatty():
        streams.err.write(f"numcheck: {elapsed:.1f} s\n")


def _settings(config: Path | None) -> Settings:
    return Configurations(config).of(Path.cwd())


def _knowledge(config: Path | None) -> Knowledge:
    return knowledge_of(_settings(config))


def _say(stream: TextIO, *lines: str) -> None:
    """Writes lines, without characters that could act on a terminal and marks that a CI log takes for a command."""
    from numcheck.reporters.visible import log_safe, visible

    for line in lines:
        stream.write(log_safe(visible(line)) + "\n")
