"""One run over many files: which, under which settings, and what became of each."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from numcheck.engine import BaselineEntry, make_baseline, split_by_baseline, stale_entries
from numcheck.errors import UsageError
from numcheck.model.finding import Finding, Severity
from numcheck.model.report import Failure, FileReport, NotChecked, Report
from numcheck.project.baseline import read_baseline, write_baseline
from numcheck.project.changes import Change, ChangedLines, only_changed
from numcheck.project.config import Configurations
from numcheck.project.discovery import STDIN, Found, Problem, find_articles, matched
from numcheck.project.examine import (
    Packed,
    Result,
    Task,
    cure_of_name,
    examine,
    examine_and_pack,
    knowledge_of,
    remarks,
    worst,
)
from numcheck.project.jobs import map_in_order
from numcheck.project.settings import Settings
from numcheck.project.shelf import Shelf, unpacked

THRESHOLDS = {"error": Severity.ERROR, "warning": Severity.WARNING}


@dataclass(frozen=True, slots=True)
class RunOptions:
    """What the command line says of a run; None and empty leave the decision to the configuration."""

    paths: tuple[str, ...] = (".",)
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    preview: bool = False
    fail_on: str = ""
    config: Path | None = None
    model: str = ""
    encoding: str = ""
    stdin_filename: str = ""
    jobs: int = 1
    cached: bool = True
    detail: bool = False
    change: Change | None = None
    baseline: Path | None = None
    write_baseline: Path | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """A run's report, whether a finding reached the threshold of its file's settings, and remarks for stderr."""

    report: Report
    failed: bool
    notes: tuple[str, ...] = ()


def run(
    options: RunOptions, *, read_stdin: Callable[[], bytes], progress: Callable[[int, int], None]
) -> Outcome:
    """Checks everything that `options` names, in order.

    `progress` is told how many of how many files are done. Raises UsageError, ConfigError and RuleError;
    an article that cannot be read is a failure in the report.
    """
    return _Run(options).outcome(read_stdin, progress)


@cache
def check_names(settings: Settings) -> None:
    """Raises UsageError for a rule or family that is chosen or left out and does not exist."""
    rules = knowledge_of(settings).rules
    chosen = (
        *settings.select,
        *settings.extend_select,
        *settings.ignore,
        *(name for name, _ in settings.severity),
        *(name for _, names in settings.per_file_ignores for name in names),
    )
    for name in chosen:
        cure = cure_of_name(rules, name)
        if cure is not None:
            raise UsageError(
                f"there is no rule or family {name!r}", where=_named_at(settings, name), cure=cure
            )


def _named_at(settings: Settings, name: str) -> str:
    """The line of the configuration that names a rule, or an empty string if it was the command line."""
    try:
        text = settings.source.read_text("utf-8") if settings.source else ""
    except (OSError, UnicodeDecodeError):
        return ""
    at = text.find(name)
    return f"{settings.source}:{text.count(chr(10), 0, at) + 1}" if at >= 0 else ""


class _Run:
    def __init__(self, options: RunOptions) -> None:
        self._options = options
        self._overlaid = cache(self._overlay)  # thousands of files share a few settings
        self._configurations = Configurations(options.config)
        self._here = self._configurations.of(Path.cwd())
        check_names(self._overridden(self._here, Path.cwd()))
        self._changed = None if options.change is None else ChangedLines(options.change, Path.cwd())
        source = options.baseline or (None if options.write_baseline else self._here.baseline)
        self._baseline = None if source is None else read_baseline(source)
        self._narrows = self._changed is not None or self._keeps_findings
        self._findings: list[Finding] = []

    @property
    def _keeps_findings(self) -> bool:
        return self._baseline is not None or self._options.write_baseline is not None

    def outcome(self, read_stdin: Callable[[], bytes], progress: Callable[[int, int], None]) -> Outcome:
        files = Shelf(whole=self._options.detail)
        unchecked: list[NotChecked] = []
        failures: list[Failure] = []
        failed = False
        said: list[str] = []
        for task, result in self._results(list(self._tasks(read_stdin)), progress):
            if isinstance(result, Failure):
                failures.append(result)
            elif isinstance(result, NotChecked):
                unchecked.append(result)
            elif isinstance(task, Task):
                said += (
                    result.remarks if isinstance(result, Packed) else remarks(result.article, task.settings)
                )
                gravest = self._shelve(task, result, files)
                threshold = THRESHOLDS.get(task.settings.fail_on)
                failed |= threshold is not None and gravest is not None and gravest >= threshold
        stale = self._stale()
        notes = (*said, *self._settle_baseline(stale))
        if self._options.write_baseline is not None:
            failed = False
        idle = tuple(entry.fingerprint for entry in stale)
        return Outcome(Report(files, tuple(unchecked), tuple(failures), idle), failed, notes)

    def _shelve(self, task: Task, result: FileReport | Packed, files: Shelf) -> Severity | None:
        """Puts a report on the shelf, narrowed to what concerns this run, and says how grave its findings are."""
        if isinstance(result, Packed):
            if not self._narrows:
                files.add_packed(result.content)
                return result.worst
            result = unpacked(result.content)
        file = self._narrowed(task, result)
        files.add(file)
        return worst(file)

    def _tasks(self, read_stdin: Callable[[], bytes]) -> Iterator[Task | Failure | NotChecked]:
        for found in find_articles(self._options.paths, self._configurations.of):
            if isinstance(found, Problem):
                yield (Failure if found.fatal else NotChecked)(found.shown, found.error)
            elif found.shown == STDIN:
                yield self._stdin_task(read_stdin())
            elif self._changed is None or self._changed.touches(found.path):
                yield self._task(found)

    def _stdin_task(self, data: bytes) -> Task:
        name = self._options.stdin_filename
        settings = self._configurations.of(Path(name)) if name else self._here
        return Task(
            Path(name or STDIN),
            name or STDIN,
            self._overridden(settings, Path(name)),
            self._options.model,
            data,
            detail=self._options.detail,
        )

    def _task(self, found: Found) -> Task | Failure:
        settings = self._overridden(self._configurations.of(found.path), found.path)
        check_names(settings)
        data = None
        if self._changed is not None and self._options.change is not None and self._options.change.staged:
            try:
                data = self._changed.staged_bytes(found.path)
            except UsageError as error:
                return Failure(found.shown, str(error))
        options = self._options
        return Task(found.path, found.shown, settings, options.model, data, options.cached, options.detail)

    def _overridden(self, settings: Settings, path: Path) -> Settings:
        """The settings for one file: its own ignores added, and what the command line says on top."""
        own = (rules for glob, rules in settings.per_file_ignores if matched((glob,), path, settings))
        return self._overlaid(settings, tuple(rule for rules in own for rule in rules))

    def _overlay(self, settings: Settings, ignored: tuple[str, ...]) -> Settings:
        options = self._options
        return replace(
            settings,
            select=options.select or settings.select,
            ignore=(*settings.ignore, *ignored, *options.ignore),
            preview=settings.preview or options.preview,
            fail_on=options.fail_on or settings.fail_on,
            encoding=options.encoding or settings.encoding,
        )

    def _results(
        self, tasks: list[Task | Failure | NotChecked], progress: Callable[[int, int], None]
    ) -> Iterator[tuple[Task | Failure | NotChecked, Result | Packed]]:
        work = [task for task in tasks if isinstance(task, Task)]
        several = self._options.jobs != 1 and not self._options.detail
        done: Iterator[Result | Packed] = map_in_order(
            examine_and_pack if several else examine, work, jobs=self._options.jobs
        )
        for count, task in enumerate(tasks, 1):
            yield task, next(done) if isinstance(task, Task) else task
            progress(count, len(tasks))

    def _narrowed(self, task: Task, file: FileReport) -> FileReport:
        """The report without what the baseline accepts, and with only what concerns the change."""
        if self._keeps_findings:
            # A baseline asks for no more of a finding; whole ones of thousands of articles would pile up.
            self._findings += [
                Finding(f.rule, f.severity, f.confidence, "", (), f.fingerprint) for f in file.findings
            ]
        new, accepted = split_by_baseline(file.findings, self._baseline)
        file = replace(file, findings=new, suppressed=(*file.suppressed, *accepted))
        if self._changed is not None and task.path != Path(STDIN):
            file = only_changed(file, self._changed.lines(task.path))
        return file

    def _stale(self) -> tuple[BaselineEntry, ...]:
        """Entries of the baseline that nothing matches any more; a change alone cannot tell."""
        if self._baseline is None or self._changed is not None or self._options.write_baseline is not None:
            return ()
        return stale_entries(self._baseline, self._findings)

    def _settle_baseline(self, stale: tuple[BaselineEntry, ...]) -> tuple[str, ...]:
        """Writes the baseline if asked to, and names its stale entries."""
        if self._options.write_baseline is not None:
            baseline = make_baseline(self._findings, self._baseline)
            write_baseline(baseline, self._options.write_baseline)
            return (f"accepted {len(baseline.entries)} findings in {self._options.write_baseline}",)
        return tuple(
            f"the baseline entry {entry.fingerprint[:12]} ({entry.rule}) matches nothing any more"
            for entry in stale
        )
