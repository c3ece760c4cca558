"""The page: the article itself with its figures marked, and the findings beside it, in one file without
network.

Its policy allows one style and one script, by their hashes, and nothing else: no image, no address, no
inline handler.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from typing import TYPE_CHECKING

from numcheck import __version__
from numcheck.model.finding import Severity
from numcheck.model.report import Report
from numcheck.reporters.html_view import FileView, IndexRow, file_view, index_row
from numcheck.reporters.options import RenderOptions
from numcheck.reporters.totals import Totals
from numcheck.reporters.visible import one_line, visible
from numcheck.reporters.wording import SILENCE
from numcheck.resources.files import reports_root

if TYPE_CHECKING:
    from jinja2 import Template


# Articles up to which each is on the page with its text; beyond, those without findings are only listed, or
# the page of a whole archive would be too large to open.
_WHOLE_UP_TO = 300

_PIECE = 20_000  # characters written at once


def render_html(report: Report, options: RenderOptions) -> Iterator[str]:
    """The whole page. Its text can be read without scripts; with them, figures and findings lead to each
    other.
    """
    from markupsafe import Markup

    style, script = _asset("page.css"), _asset("page.js")
    totals = Totals(report.files)
    all_whole = totals.articles <= _WHOLE_UP_TO
    alone = totals.articles == 1
    # Marked as safe: our own two files, which the policy allows by their hashes.
    page = _template().generate(
        policy=_policy(style, script),
        version=__version__,
        title=f"numcheck: {visible(report.files[0].article.path) if alone else 'report'}",
        style=Markup(style),
        script=Markup(script),
        verdict=_capitalised(totals.verdict),
        coverage=_coverage_words(totals),
        silence=SILENCE,
        notes=[one_line(note) for note in totals.notes(report)]
        + ([] if all_whole else ["Of so many articles, only those with findings are shown in full."]),
        not_checked=[{"path": visible(i.path), "reason": one_line(i.reason)} for i in report.not_checked],
        failures=[{"path": visible(i.path), "error": one_line(i.error)} for i in report.failures],
        # Each walks over the files when the template comes to it, and keeps none.
        rows=_index(report, all_whole=all_whole),
        files=_whole(report, options, all_whole=all_whole),
        articles=totals.articles,
        first_findings="file-1-findings" if alone else "index" if totals.articles else "",
        rules=[{"id": rule, "count": number} for rule, number in sorted(totals.rules.items())],
        severities=[
            {"name": s.label, "count": totals.severities[s]}
            for s in sorted(Severity, reverse=True)
            if totals.severities[s]
        ],
    )
    yield from _log_safe(page)
    yield "\n"


def _index(report: Report, *, all_whole: bool) -> Iterator[IndexRow]:
    for number, file in enumerate(report.files, start=1):
        yield index_row(file, number, whole=all_whole or bool(file.findings))


def _whole(report: Report, options: RenderOptions, *, all_whole: bool) -> Iterator[FileView]:
    for number, file in enumerate(report.files, start=1):
        if all_whole or file.findings:
            yield file_view(file, number, options)


def _log_safe(page: Iterator[str]) -> Iterator[str]:
    """The page in larger pieces, without the mark of a CI log's command, which may lie across two of its pieces."""
    mark = "##["
    held, size = [""], 0
    for piece in page:
        held.append(piece)
        size += len(piece)
        if size > _PIECE:
            text = "".join(held).replace(mark, "#&#35;[")
            yield text[: 1 - len(mark)]
            held, size = [text[1 - len(mark) :]], 0
    yield "".join(held).replace(mark, "#&#35;[")


def _coverage_words(totals: Totals) -> dict[str, str]:
    facts = totals.coverage
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
