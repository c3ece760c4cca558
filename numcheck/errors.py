"""Every error a user can cause, each with what is wrong, where, and the cure.

NumcheckError
├── UsageError      an unknown rule, format, option or model
├── ConfigError     a configuration file that cannot be used
├── RuleError       a rule, lexicon, policy or fact file that cannot be used
└── ArticleError    one article that cannot be read; the run goes on, exit status 2

Only `cli.py` turns them into exit statuses.
"""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches


class NumcheckError(Exception):
    """What is wrong, where, and what to do about it, in one line each at most.

    `what` is a sentence without its full stop; `where` is `path`, `path:line` or `path:line:column`;
    `cure` says what to do.
    """

    def __init__(self, what: str, *, where: str = "", cure: str = "") -> None:
        super().__init__(what)
        self.what = what
        self.where = where
        self.cure = cure

    def __str__(self) -> str:
        return f"{self.where}: {self.message}" if self.where else self.message

    @property
    def message(self) -> str:
        """What is wrong and the cure, without the place."""
        return f"{self.what} ({self.cure})" if self.cure else self.what

    def __reduce__(self) -> tuple[object, ...]:
        # Errors cross process borders under --jobs; keyword-only arguments would be lost by the default.
        return (_rebuild, (type(self), self.what, self.where, self.cure))


def _rebuild(kind: type[NumcheckError], what: str, where: str, cure: str) -> NumcheckError:
    return kind(what, where=where, cure=cure)


class UsageError(NumcheckError):
    """The command line, or a call of the Python API, asks for something that does not exist."""


class ConfigError(NumcheckError):
    """A configuration file cannot be used."""


class RuleError(NumcheckError):
    """A rule, lexicon, policy or fact file cannot be used."""


class ArticleError(NumcheckError):
    """One article cannot be read. The rest of the run goes on."""


def near(word: str, known: Iterable[str]) -> str:
    """A cure that lists the known names, the nearest to `word` first: "did you mean …"."""
    names = sorted(known)
    close = get_close_matches(word, names, n=3, cutoff=0.6)
    if close:
        return "did you mean " + " or ".join(close) + "?"
    return "known: " + ", ".join(names) if names else ""
