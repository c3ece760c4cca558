"""The page in a real browser: pointer, keyboard, filters, search, no errors, nothing loaded, fit for screen
readers.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from numcheck.reporters import render
from numcheck.reporters.options import RenderOptions

from . import build

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """A headless Chromium of the system's, never one that playwright would download."""
    if CHROMIUM is None and os.environ.get("NUMCHECK_CI"):
        pytest.fail("CI must try the page in a browser, and there is no Chromium")
    if CHROMIUM is None:
        pytest.skip("no Chromium here: apt-get install --no-install-recommends chromium")
    sync_api = pytest.importorskip("playwright.sync_api", reason="needs playwright, of the test extra")
    with sync_api.sync_playwright() as play:
        # Its sandbox cannot be set up by root, which is who runs in most containers.
        started = play.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox"] if os.geteuid() == 0 else []
        )
        yield started
        started.close()


@pytest.fixture
def pages(browser: Any, tmp_path: Path) -> Iterator[Any]:
    """Opens a report's page; at the end, no console message, no error and no request may have happened."""
    trouble: list[str] = []
    contexts = []

    def open_page(report, **context):
        file = tmp_path / f"{len(contexts)}.html"
        file.write_text(render(report, "html", RenderOptions(rules=build.RULES)), "utf-8")
        contexts.append(browser.new_context(reduced_motion="reduce", **context))
        page = contexts[-1].new_page()
        page.on("console", lambda message: trouble.append(message.text))
        page.on("pageerror", lambda error: trouble.append(str(error)))
        page.on("request", lambda request: request.url.startswith("file:") or trouble.append(request.url))
        page.goto(file.as_uri())
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert trouble == []


def current(page: Any) -> str | None:
    return page.evaluate("document.querySelector('.card[aria-current]')?.id ?? null")


def focused(page: Any) -> str:
    return page.evaluate("document.activeElement.id")


def test_hovering_joins_the_figures_of_a_finding(pages):
    """Its figures light up by side, a line in the margin joins them, its card is the current one."""
    page = pages(build.report())
    page.hover("a.figure.conflict >> text=900")
    assert current(page) == "file-1-finding-1"
    lit = page.eval_on_selector_all(".figure.on", "marks => marks.map(m => [m.textContent, m.dataset.side])")
    assert lit == [["1,200", "1"], ["1,200", "1"], ["900", "0"]]
    assert page.locator(".wire path").count() == 1
    assert page.locator(".wire circle").count() == 3
    page.keyboard.press("Escape")
    assert current(page) is None
    assert page.locator(".wire path").count() == 0


def test_the_list_follows_the_pointer(pages):
    """A card that is out of sight in the list comes into it; the article stays where it is."""
    page = pages(build.report(), viewport={"width": 1280, "height": 480})
    page.hover("a.figure.conflict >> text=£40,000")
    card = page.locator("#file-1-finding-3")
    assert current(page) == "file-1-finding-3"
    inside = "(c) => { const b = c.getBoundingClientRect(), f = c.closest('aside').getBoundingClientRect();"
    assert card.evaluate(inside + " return b.top >= f.top && b.top < f.bottom }")
    assert page.evaluate("getComputedStyle(document.querySelector('aside')).overflowY") == "auto"


def test_clicks_lead_from_figure_to_finding_and_back(pages):
    """A figure leads to its card, the card's figures lead into the text, both with the focus."""
    page = pages(build.report())
    page.click("a.figure.conflict >> text=£50,000")
    assert focused(page) == "file-1-finding-3"
    page.click("#file-1-finding-1 .places a >> nth=1")
    assert page.evaluate("document.activeElement.textContent") == "1,200"
    assert current(page) == "file-1-finding-1"
    page.click("#file-1-finding-2 h3 a")
    assert page.evaluate("document.activeElement.textContent") == "£2.4m"
    assert page.evaluate(
        "(() => { const b = document.activeElement.getBoundingClientRect();"
        " return b.top >= 0 && b.bottom <= innerHeight })()"
    )


def test_the_keyboard_reaches_everything(pages):
    """Tab stops on figures and cards; j and k walk the findings, Enter goes to the figure, Escape lets go."""
    page = pages(build.report())
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert focused(page) == "file-1-findings"
    page.focus("#file-1-finding-1")
    assert current(page) == "file-1-finding-1"
    page.keyboard.press("j")
    assert (focused(page), current(page)) == ("file-1-finding-2", "file-1-finding-2")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    assert focused(page) == "file-1-finding-3"
    page.keyboard.press("k")
    assert focused(page) == "file-1-finding-2"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.textContent") == "£2.4m"
    page.keyboard.press("Escape")
    assert current(page) is None


def test_filters_hide_findings_and_mute_their_figures(pages):
    """By severity and by rule, with the count announced."""
    page = pages(build.report())
    page.uncheck("input[value=warning]")
    assert page.inner_text("#shown") == "2 of 3 findings shown"
    assert not page.is_visible("#file-1-finding-2")
    assert page.locator("a.figure.muted").count() == 4
    page.uncheck("input[value=figure-mismatch]")
    assert page.inner_text("#shown") == "1 of 3 findings shown"
    page.hover("a.figure.conflict >> text=900")
    assert current(page) is None
    page.check("input[value=warning]")
    page.check("input[value=figure-mismatch]")
    assert page.inner_text("#shown") == "3 of 3 findings shown"
    assert page.locator("a.figure.muted").count() == 0


def test_the_index_searches_and_opens_articles(pages):
    """Many articles: one is shown at a time, chosen from the index or by the address."""
    files = [build.town(f"drafts/flood-{number}.md") for number in range(3)]
    page = pages(build.report(*files, build.clean(path="drafts/quiet.txt")))
    assert page.locator("section.file:visible").count() == 0
    page.fill("#search", "QUIET")
    assert page.inner_text("#found") == "1 of 4 articles"
    assert page.locator(".index tbody tr:visible").count() == 1
    page.fill("#search", "flood aldermere")
    assert page.inner_text("#found") == "3 of 4 articles"
    page.click("a[href='#file-2']")
    assert page.locator("section.file:visible").count() == 1
    assert page.is_visible("#file-2")
    page.click("#file-2 a.figure.conflict >> text=900")
    assert focused(page) == "file-2-finding-1"
    page.goto(page.url.split("#")[0] + "#file-3-finding-2")
    assert page.is_visible("#file-3")
    assert current(page) == "file-3-finding-2"


def test_filters_narrow_the_index_too(pages):
    """Once a filter is set, the index lists the articles that have a finding left; all rules go by one button."""
    names = ("a-rule", "b-rule", "c-rule", "d-rule", "e-rule")
    of = build.article()
    files = [
        build.bare(build.article(path=f"{n}.md"), [build.finding(of, "900", "1,200", rule=n)]) for n in names
    ]
    page = pages(build.report(*files, build.clean()))
    assert page.locator(".index tbody tr:visible").count() == 6
    page.click("text=No rule")
    assert page.inner_text("#shown") == "0 of 5 findings shown"
    assert page.locator(".index tbody tr:visible").count() == 0
    page.check("input[value=c-rule]")
    assert page.inner_text(".index tbody tr:visible th a") == "c-rule.md"
    page.click("text=All rules")
    assert page.inner_text("#found") == "6 of 6 articles"


def test_an_article_full_of_markup_runs_nothing(pages):
    """A script in an article is text; the policy would stop it even if it were not."""
    page = pages(build.report(build.hostile()))
    page.on("dialog", lambda dialog: pytest.fail("a script of the article ran"))
    assert "<script>alert(1)</script>" in page.inner_text("article")
    assert page.locator("script").count() == 1


def test_the_policy_stops_what_is_not_ours(browser, tmp_path):
    """Even with a script or style injected after the fact, nothing runs and nothing loads."""
    text = render(build.report(), "html", RenderOptions())
    file = tmp_path / "injected.html"
    file.write_text(
        text.replace("<main>", "<main><script>window.owned = 1</script><img src='x.png' onerror='owned=1'>"),
        "utf-8",
    )
    page = browser.new_page()
    page.goto(file.as_uri())
    assert page.evaluate("window.owned") is None
    page.close()


def test_it_reads_without_scripts(pages):
    """Without scripts the article, the findings and the links between them are all there."""
    page = pages(build.mixed(), java_script_enabled=False)
    assert page.locator("section.file:visible").count() == 2
    assert not page.is_visible("#search")
    page.click("a.figure.conflict >> text=900")
    assert page.url.endswith("#file-1-finding-1")


def test_print_shows_every_article_and_no_controls(pages):
    """On paper there is nothing to click: all articles, no filters."""
    page = pages(build.mixed())
    page.emulate_media(media="print")
    assert page.locator("section.file:visible").count() == 2
    assert not page.is_visible(".filters")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_it_passes_axe(pages, scheme, width):
    """No violation of axe-core's rules, in both schemes, narrow and wide, with a finding lit up; no
    sideways scroll.
    """
    axe_module = pytest.importorskip(
        "axe_playwright_python.sync_playwright", reason="needs axe-playwright-python"
    )
    for report in (build.report(), build.mixed()):
        page = pages(report, color_scheme=scheme, viewport={"width": width, "height": 800})
        if len(report.files) > 1:
            page.click("a[href='#file-1']")
        page.hover("a.figure.conflict >> text=900")
        page.click("details.figures >> nth=0 >> summary")
        results = axe_module.Axe().run(page)
        assert results.response["violations"] == [], results.generate_report()
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
