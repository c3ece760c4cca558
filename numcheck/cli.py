"""The command line: arguments in, streams and exit statuses out. Errors become statuses here and nowhere else.

Exit status: 0 nothing at or above the threshold, 1 findings, 2 usage, configuration, a rule, or any article that could
not be read, 130 interrupted.
"""

from __future__ import annotations

import gc
import io
import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from numcheck import __version__
from numcheck.errors import NumcheckError, UsageError

FORMATS = ("terminal", "json", "sarif", "github", "gitlab", "rdjsonl", "junit", "html", "markdown")
INTERRUPTED = 130
REPORT_IT = "please report it; NUMCHECK_DEBUG=1 shows where"


class _Commands(click.Group):
    """Commands, with `check` for a first word that is none: `numcheck draft.md` checks draft.md."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        own = {"--help", "-h", "--version"}
        if not args or (args[0] not in self.commands and args[0] not in own):
            args = ["check", *args]
        return super().parse_args(ctx, args)


@click.group(
    cls=_Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100}
)
@click.version_option(__version__, prog_name="numcheck", message="%(prog)s %(version)s")
def commands() -> None:
    """Finds figures that contradict each other, and sums that do not add up.

    `numcheck PATH…` is short for `numcheck check PATH…`. Nothing leaves this machine.
    """


def _names(_ctx: click.Context, _param: click.Parameter, value: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(name.strip() for part in value for name in part.split(",") if name.strip())


_FILE = click.Path(path_type=Path, dir_okay=False)

# Options that say what to read and with what knowledge, common to `check`, `figures` and `suppressions`.
_READING: tuple[Callable[..., Any], ...] = (
    click.argument("paths", nargs=-1, metavar="[PATH]…"),
    click.option("--config", type=_FILE, help="Use this configuration file for every article."),
    click.option(
        "--model",
        default=None,
        metavar="NAME",
        help="A spaCy pipeline of your own, by name or path.  [env: NUMCHECK_MODEL]",
    ),
    click.option(
        "--encoding", default="", metavar="NAME", help="How the articles are encoded, if not in UTF-8."
    ),
    click.option("--stdin-filename", default="", metavar="PATH", help="The name that `-` stands for."),
    click.option("--jobs", "-j", type=click.IntRange(1), default=1, metavar="N", help="Processes to use."),
    click.option("--no-cache", is_flag=True, help="Check every article anew."),
)


def _reading(function: Callable[..., Any]) -> Callable[..., Any]:
    for decorate in reversed(_READING):
        function = decorate(function)
    return function


@commands.command()
@_reading
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    help="Output format.  [default: terminal, or github in GitHub Actions]",
)
@click.option("-o", "--output", type=_FILE, help="Write the report to this file.")
@click.option(
    "--select", multiple=True, callback=_names, metavar="RULE,…", help="Only these rules or families."
)
@click.option(
    "--ignore", multiple=True, callback=_names, metavar="RULE,…", help="Not these rules or families."
)
@click.option("--preview", is_flag=True, help="Also rules that are not yet stable.")
@click.option(
    "--fail-on",
    type=click.Choice(("error", "warning", "never")),
    default=None,
    help="When to exit with 1.  [default: error]",
)
@click.option("--show", type=click.Choice(("info",)), help="Also show findings that are only information.")
@click.option("--why", is_flag=True, help="Also say why other figures were not compared.")
@click.option(
    "--diff", "revision", default=None, metavar="REV", help="Only findings on lines changed since REV."
)
@click.option("--staged", is_flag=True, help="Only findings on lines staged for commit.")
@click.option("--baseline", type=_FILE, help="Leave out the findings that this file lists.")
@click.option("--write-baseline", type=_FILE, help="Write today's findings to this file as accepted.")
@click.option("--limit", type=click.IntRange(1), metavar="N", help="Show at most N findings.")
@click.option("--show-settings", is_flag=True, help="Print the settings in force and stop.")
def check(**arguments: Any) -> None:
    """Check articles: files, folders, or - for standard input; the working folder if none is named."""
    from numcheck.project import commands as work

    _finish(work.check(_asked(arguments), _streams()))


@commands.command()
@_reading
@click.option(
    "--format", "form", type=click.Choice(("terminal", "json")), default="terminal", help="Output format."
)
@click.option("-o", "--output", type=_FILE, help="Write the table to this file.")
@click.option("--why", is_flag=True, help="Also say what became of every pair that was looked at.")
def figures(**arguments: Any) -> None:
    """List every figure read: value, unit, what it counts, and what became of it."""
    from numcheck.project import commands as work

    _finish(work.figures(_asked(arguments), _streams()))


@commands.command()
@_reading
def suppressions(**arguments: Any) -> None:
    """List every suppression in the articles, with its reason and whether it is used."""
    from numcheck.project import commands as work

    _finish(work.suppressions(_asked(arguments), _streams()))


@commands.command()
@click.argument("word", nargs=-1, metavar="[test FILE…]")
@click.option(
    "--format", "form", type=click.Choice(("terminal", "json")), default="terminal", help="Output format."
)
@click.option("--config", type=_FILE, help="Use this configuration file.")
def rules(word: tuple[str, ...], form: str, config: Path | None) -> None:
    """List the rules; `rules test FILE…` runs the examples of rule files."""
    from numcheck.project import commands as work

    if word and word[0] == "test":
        _finish(work.test_rules(word[1:], config, _streams()))
    elif word:
        raise UsageError(
            f"rules knows no {word[0]!r}", cure="use `numcheck rules` or `numcheck rules test FILE`"
        )
    else:
        _finish(work.list_rules(form, config, _streams()))


@commands.command()
@click.argument("rule")
@click.option("--config", type=_FILE, help="Use this configuration file.")
def explain(rule: str, config: Path | None) -> None:
    """Explain a rule: what it finds, why, its law, examples, limits, how to silence it."""
    from numcheck.project import commands as work

    _finish(work.explain(rule, config, _streams()))


@commands.command()
def init() -> None:
    """Write a numcheck.toml with every setting explained into the working folder."""
    from numcheck.project import commands as work

    _finish(work.init(Path.cwd(), _streams()))


def _asked(arguments: dict[str, Any]) -> Any:
    from numcheck.project.commands import Asked
    from numcheck.project.config import user_model

    # Loading a pipeline runs its code, so it is never taken from a repository's configuration.
    model = arguments.pop("model") or os.environ.get("NUMCHECK_MODEL", "") or user_model()
    return Asked(model=model, **{**arguments, "paths": arguments["paths"] or (".",)})


def _streams() -> Any:
    from numcheck.project.commands import Streams

    return Streams(sys.stdin, sys.stdout, sys.stderr)


def _finish(status: int) -> None:
    sys.stdout.flush()
    raise SystemExit(status)


def main(arguments: list[str] | None = None) -> None:
    """Runs the command line and exits with its status. The console script calls it."""
    # Next to nothing of a check lies in circles: looking for them after every 700 new objects costs a cached run 7 %.
    gc.set_threshold(20_000, 20, 20)
    signal.signal(signal.SIGTERM, _end)
    try:
        commands.main(arguments, prog_name="numcheck", standalone_mode=False)
    except click.exceptions.Exit as exit_:
        raise SystemExit(exit_.exit_code) from None
    except click.ClickException as error:
        said = io.StringIO()
        error.show(said)
        _complain(*said.getvalue().splitlines())
        raise SystemExit(2) from None
    except NumcheckError as error:
        _complain(f"numcheck: {_from_here(str(error))}")
        raise SystemExit(2) from None
    except (KeyboardInterrupt, click.Abort):
        raise SystemExit(INTERRUPTED) from None
    except BrokenPipeError:
        # The reader of our output went away (`| head`). Python would complain again when it flushes at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        raise SystemExit(0) from None
    except Exception as error:
        # Python would end with 1, which says that there are findings.
        if os.environ.get("NUMCHECK_DEBUG"):
            raise
        _complain(f"numcheck: internal error: {type(error).__name__}: {error} ({REPORT_IT})")
        raise SystemExit(2) from None


def _end(number: int, _: object) -> None:
    """Ends as Ctrl-C does, with what was begun cleared away, where a CI or a system asks for an end."""
    raise SystemExit(128 + number)


def _complain(*lines: str) -> None:
    """Writes to stderr what names and words of others cannot make act on a terminal or in a CI log."""
    from numcheck.reporters.visible import log_safe, visible

    for line in lines:
        print(log_safe(visible(line)), file=sys.stderr)  # noqa: T201 - the one place that talks to people directly


def _from_here(message: str) -> str:
    """The message with its file named from the working folder, as reports name files."""
    return message.removeprefix(str(Path.cwd()) + os.sep)


if __name__ == "__main__":
    main()
