"""What a reader of a report is told about a rule: the documented side of a rule file, without its laws."""

from __future__ import annotations

from dataclasses import dataclass

from numcheck.model.finding import Severity


@dataclass(frozen=True, slots=True)
class RuleInfo:
    """A rule's documentation.

    `what` states the fault in a sentence, `why` says why it matters, `known_limits` what it misses or may
    get wrong. `fired` and `right` count findings on articles that are not our own, and those of them that
    were true; both are None where nothing was counted. `url` leads to the rule's page, empty where there is
    none.
    """

    id: str
    severity: Severity
    family: str = ""
    status: str = "stable"
    what: str = ""
    why: str = ""
    known_limits: str = ""
    fired: int | None = None
    right: int | None = None
    url: str = ""
