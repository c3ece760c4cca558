"""Rules for people: one rule's page for `explain`, and the catalogue of all of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from textwrap import fill

from numcheck.model.ruleinfo import RuleInfo
from numcheck.resources.laws.types import role_names
from numcheck.resources.rules import Counts, Example, Rule, RuleLaw

_WIDTH = 100


def rule_infos(rules: Sequence[Rule]) -> Mapping[str, RuleInfo]:
    """What reports tell of each rule, by id, in order of id."""
    return {rule.id: rule.info for rule in sorted(rules, key=lambda rule: rule.id)}


def describe(rule: Rule) -> str:
    """A rule's page: what it is about, its laws, examples, limits, and how to silence it."""
    status = "stable" if rule.stable else "preview: off unless asked for with --preview"
    lines = [
        f"{rule.id} ({rule.family}, {rule.severity.label}, {status})",
        "",
        _wrapped(rule.what),
        "",
        _wrapped(rule.why),
        "",
        "Laws (the first whose roles are all found judges):",
    ]
    for law in rule.laws:
        lines.append(f"  {law.text}{_conditions(law)}")
    lines += ["", "Examples:"]
    for example in rule.examples:
        lines += _example(example)
    lines += ["", "Limits:", _wrapped(rule.known_limits), "", f"Measured: {_measured(rule.counts)}"]
    if rule.supersedes:
        lines.append(f"Speaks in the place of: {', '.join(rule.supersedes)}")
    if rule.formerly:
        lines.append(f"Formerly: {', '.join(rule.formerly)}")
    lines += [
        "",
        "To silence it:",
        f"  in Markdown or HTML   <!-- numcheck-disable-next-line {rule.id} -- reason -->",
        f'  in the configuration  ignore = ["{rule.id}"]',
        f'  as a warning only     severity = {{ "{rule.id}" = "warning" }}',
    ]
    return "\n".join(lines) + "\n"


def catalogue(rules: Sequence[Rule]) -> str:
    """The page that lists every rule by family, in Markdown; it is generated, and a test holds it to
    the files.
    """
    lines = [
        "# The rules",
        "",
        "Generated from the rule files by `python -m tests.rules.test_shipped`; edit those, not this page.",
        "",
        "A rule judges one relation between figures. It has laws, a line of arithmetic each, over the",
        "roles of that relation. It speaks only where no values that the print allows satisfy the law.",
        "[WRITING.md](WRITING.md) tells how to write one.",
        "",
        "*Measured* counts its findings on articles that are not our own, and how many of them were right.",
    ]
    for family in dict.fromkeys(rule.family for rule in sorted(rules, key=lambda r: (r.family, r.id))):
        members = sorted((rule for rule in rules if rule.family == family), key=lambda rule: rule.id)
        roles = ", ".join(f"`{name}`" for name in role_names(members[0].relations[0]))
        lines += ["", f"## {family}", "", f"Roles: {roles}.", ""]
        lines += ["| rule | severity | status | what | measured |", "|---|---|---|---|---|"]
        for rule in members:
            status = "stable" if rule.stable else "preview"
            what = " ".join(rule.what.split()).replace("|", "\\|")
            link = f"[`{rule.id}`]({rule.family}/{rule.id}.toml)"
            lines.append(f"| {link} | {rule.severity.label} | {status} | {what} | {_measured(rule.counts)} |")
    return "\n".join(lines) + "\n"


def _conditions(law: RuleLaw) -> str:
    """When a law is asked at all, in words."""
    parts = [f"where {law.when_text}"] if law.when_text else []
    parts += [f"of {_listed(kind.value for kind in law.kinds)} figures"] if law.kinds else []
    parts += [f"if the tie is {_listed(law.traits)}"] if law.traits else []
    parts += [f"unless it is {_listed(law.unless)}"] if law.unless else []
    return f"   ({'; '.join(parts)})" if parts else ""


def _listed(words: Iterable[str]) -> str:
    return ", ".join(sorted(words))


def _example(example: Example) -> list[str]:
    mark = (
        "left alone" if example.innocent else "flagged: " + ", ".join(f"“{words}”" for words in example.flags)
    )
    text = fill(" ".join(example.text.split()), _WIDTH, initial_indent="    ", subsequent_indent="    ")
    return [f"  {mark}", text]


def _wrapped(text: str) -> str:
    return fill(" ".join(text.split()), _WIDTH, initial_indent="  ", subsequent_indent="  ")


def _measured(counts: Counts | None) -> str:
    if counts is None or not counts.fired:
        return "not yet"
    return f"{counts.right} of {counts.fired} right"
