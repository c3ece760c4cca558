"""The page: the article itself with its figures marked, and the findings beside it, in one file without
network.

Its policy allows one style and one script, by their hashes, and nothing else: no image, no address, no
inline handler.
"""

from __future__ import annotations

from base64 import b64encode
from collections import Counter
from functools import cache
from hashlib import sha256
from typing import TYPE_CHECKING

from numcheck import __version__
from numcheck.model.finding import Severity
from numcheck.model.report import Report
from numcheck.reporters.html_view import file_view
from numcheck.reporters.options import RenderOptions
from numcheck.reporters.visible import one_line, visible
from numcheck.reporters.wording import SILENCE, by_severity, coverage, notes, verdict
from numcheck.resources.files import reports_root

if TYPE_CHECKING:
    from jinja2 import Template


# Articles up to which each is on the page with its text; beyond, those without findings are only listed, or
# the page of a whole archive would be too large to open.
_WHOLE_UP_TO = 300


def render_html(report: Report, options: RenderOptions) -> str:
    """The whole page. Its text can be read without scripts; with them, figures and findings lead to each
    other.
    """
    from markupsafe import Markup

    style, script = _asset("page.css"), _asset("page.js")
    all_whole = len(report.files) <= _WHOLE_UP_TO
    files = [
        file_view(file, number, options, whole=all_whole or bool(file.findings))
        for number, file in enumerate(report.files, start=1)
    ]
    severities = by_severity(report.files)
    rules = Counter(finding.rule for file in report.files for finding in file.findings)
    first = next((file.id for file in files if file.findings), files[0].id if files else "")
    # Marked as safe: our own two files, which the policy allows by their hashes.
    page = _template().render(
        policy=_policy(style, script),
        version=__version__,
        title=f"numcheck: {visible(report.files[0].article.path) if len(report.files) == 1 else 'report'}",
        style=Markup(style),
        script=Markup(script),
        verdict=_capitalised(verdict(report)),
        coverage=_coverage_words(report),
        silence=SILENCE,
        notes=[one_line(note) for note in notes(report)]
        + ([] if all_whole else ["Of so many articles, only those with findings are shown in full."]),
        not_checked=[{"path": visible(i.path), "reason": one_line(i.reason)} for i in report.not_checked],
        failures=[{"path": visible(i.path), "error": one_line(i.error)} for i in report.failures],
        files=files,
        first_findings=f"{first}-findings" if len(files) == 1 else "index" if files else "",
        rules=[{"id": rule, "count": number} for rule, number in sorted(rules.items())],
        severities=[
            {"name": s.label, "count": severities[s]} for s in sorted(Severity, reverse=True) if severities[s]
        ],
    )
    return page.replace("##[", "#&#35;[") + "\n"


def _coverage_words(report: Report) -> dict[str, str]:
    facts = coverage(report.files)
    return {"sentence": _capitalised(facts.sentence), "why_skipped": one_line(facts.why_skipped)}


def _capitalised(text: str) -> str:
    return text[:1].upper() + text[1:]


@cache
def _asset(name: str) -> str:
    return (reports_root() / "templates" / name).read_text("utf-8")


@cache
def _template() -> Template:
    """The page's template: ours alone, every value escaped, an unknown name an error."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(reports_root() / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("page.html.jinja")


def _policy(style: str, script: str) -> str:
    return (
        f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return "sha256-" + b64encode(sha256(text.encode("utf-8")).digest()).decode("ascii")
