"""What a finding says beside its message, in the same words and order in every format."""

from __future__ import annotations

from numcheck.model.article import Article
from numcheck.model.finding import Finding
from numcheck.model.report import FileReport
from numcheck.model.ruleinfo import RuleInfo
from numcheck.reporters.located import Located, locate
from numcheck.reporters.visible import one_line, visible

MOST_EVIDENCE = 4
LEAST_FIRINGS = 10  # below that a ratio of right findings says nothing


def details(finding: Finding, *, every: bool = False) -> tuple[tuple[str, str], ...]:
    """(label, text) of what there is to say: sum, linked, clash, hint, either, or, also. Texts are not yet
    safe.

    Without `every`, a long list of evidence is cut: the first pieces convince or nothing does.
    """
    rows = []
    if finding.computed:
        rows.append(("sum", finding.computed))
    if finding.why_linked:
        told = finding.why_linked if every else finding.why_linked[:MOST_EVIDENCE]
        more = len(finding.why_linked) - len(told)
        rows.append(("linked", "; ".join([*told, *([f"and {more} more"] if more else [])])))
    if finding.why_clash:
        rows.append(("clash", finding.why_clash))
    if finding.hint:
        rows.append(("hint", finding.hint))
    several = len(finding.repairs) > 1
    for number, repair in enumerate(finding.repairs):
        rows.append(("or" if number else "either" if several else "repair", repair))
    for also in finding.also:
        rows.append(("also", f"{also.rule}: {also.message}"))
    return tuple(rows)


def stopped(text: str) -> str:
    """`text` on one line, ending as a sentence does."""
    shown = one_line(text).strip()
    return shown if shown.endswith((".", "!", "?", "…", ".”", "!”", "?”")) else shown + "."


def primary(finding: Finding, *, changed_first: bool) -> int:
    """Index of the place to report where a format knows one.

    The one on a changed line, for reviews show nothing elsewhere; else the suspect of several figures; of a
    pair the later mention, since the earlier one was read and believed first.
    """
    if changed_first or len(finding.bearing) != 2:
        return 0
    return max((0, 1), key=lambda index: finding.places[index].span)


def ordered(finding: Finding, *, changed_first: bool) -> tuple[int, ...]:
    """The indices of the places, the primary one first."""
    first = primary(finding, changed_first=changed_first)
    return (first, *(index for index in range(len(finding.places)) if index != first))


def where(article: Article, at: Located) -> str:
    """ "path:line:column", which terminals, editors and logs turn into a link; a paragraph for documents."""
    if at.paragraphs:
        return f"{visible(article.path)}, paragraph {at.line}"
    return f"{visible(article.path)}:{at.line}:{at.column}"


def other_places(file: FileReport, finding: Finding, first: int) -> tuple[str, ...]:
    """ "line 3: “1,200”" for every place but the `first`."""
    told = []
    for index, place in enumerate(finding.places):
        if index != first:
            at = locate(file.article, place.span)
            told.append(f"{at.where}: “{one_line(place.span.of(file.article.text))}”")
    return tuple(told)


def measured(rule: RuleInfo) -> str:
    """How often the rule was right, in words; nothing is claimed on few firings."""
    if rule.fired is None or rule.right is None or rule.fired < LEAST_FIRINGS:
        return "not yet measured"
    return f"{rule.right} of {rule.fired} findings right, on articles that are not our own"
