"""What a caller may ask of a report beside its format."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from numcheck.model.ruleinfo import RuleInfo


@dataclass(frozen=True, slots=True)
class RenderOptions:
    """How to present a report.

    `rules` documents the rules by id; a rule without an entry is shown by its id alone. `limit` cuts the
    findings that people read (terminal, markdown) after they were sorted, and the report says how many were
    left out; formats that programs read are never cut by it. `show_info` keeps findings of severity info.
    `why` adds the pairs that were looked at and the figures skipped. `changed_first` says that the first
    place of each finding is the one on a changed line, where reviewers are. `width` is the line length of
    plain terminal output.
    """

    rules: Mapping[str, RuleInfo] = field(default_factory=dict)
    limit: int | None = None
    show_info: bool = False
    why: bool = False
    changed_first: bool = False
    width: int = 100
