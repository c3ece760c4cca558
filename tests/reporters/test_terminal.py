"""The terminal report: what it says, at every width, on every console, whatever the article holds."""

from __future__ import annotations

import io
import re
import time
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console

from numcheck.model.finding import Severity
from numcheck.model.report import Report
from numcheck.reporters import print_figures, print_terminal, render, render_figures
from numcheck.reporters.options import RenderOptions

from . import build

WIDTHS = [40, 60, 80, 100, 120, 140]


def lines(report: Report, width: int = 100, **options: object) -> list[str]:
    return render(report, "terminal", RenderOptions(width=width, **options)).split("\n")


def coloured(report: Report, **console: object) -> str:
    out = io.StringIO()
    settings = {
        "force_terminal": True,
        "color_system": "256",
        "width": 100,
        "legacy_windows": False,
        **console,
    }
    print_terminal(report, Console(file=out, **settings))
    return out.getvalue()


def test_a_finding_is_told_whole():
    """Verdict, sentences with line numbers, reasons, both repairs, what else broke, and the coverage at the
    end.
    """
    text = "\n".join(lines(build.mixed()))
    for words in (
        "Flood leaves 1,200 homes without power in Aldermere",
        "“about 900” stands against “1,200”",
        "figure-mismatch · drafts/flood.md:5:22",
        "      5 ╰─ Engineers said about 900 homes",
        "lost power ≈ cut off",
        "about 900 can mean 810 to 990",
        "either   if 1,200 is right",
        "or       if 900 is right",
        "also     headline-mismatch",
        "sum      1.1 + 0.9 + 0.6 = 2.6, not 2.4",
        "hint     20 per cent",
        "3 findings (2 errors and 1 warning) in 1 of 2 articles",
        "6 figures seen: 4 compared, 1 without a counterpart, 1 skipped",
        "not checked: drafts/nachrichten.txt: not in English",
        "failed: drafts/broken.md: is not UTF-8",
        "Silence is not approval",
    ):
        assert words in text


def test_figures_are_marked_by_side_where_no_colour_is():
    """Without colours a line under the sentence marks the suspect one way, the others another way."""
    found = lines(build.mixed())
    row = next(i for i, line in enumerate(found) if "Engineers said about 900" in line)
    assert found[row + 1].index("━━━") == found[row].index("900")
    row = next(i for i, line in enumerate(found) if "headline: Flood leaves" in line)
    assert found[row + 1].index("─────") == found[row].index("1,200")


def test_colours_replace_the_marks_and_no_color_brings_them_back():
    """A colourful terminal needs no line under the figures; NO_COLOR does."""
    assert "━━━" not in coloured(build.mixed())
    assert "38;5;161m900" in coloured(build.mixed())
    plain = coloured(build.mixed(), no_color=True)
    assert "━━━" in plain
    assert "38;5" not in plain


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize(
    "make", [build.mixed, lambda: build.report(build.hostile())], ids=["mixed", "hostile"]
)
def test_no_line_is_wider_than_the_terminal(make, width):
    """Every line fits, in cells, and none ends in spaces; a long path alone stays whole, to be clicked."""
    for line in lines(make(), width):
        assert cell_len(line) <= width or line.strip().startswith("drafts/")
        assert line == line.rstrip()


def test_wide_characters_and_emoji_line_up():
    """Chinese counts two cells a character: marks stand under the figures all the same."""
    of = build.article("羊群 🐑\n\n共有 15,000 隻羊 🐑🐑，後來說是 12,000 隻羊。\n")
    found = lines(build.report(build.bare(of, [build.finding(of, "15,000", "12,000")])))
    row = next(i for i, line in enumerate(found) if "12,000 隻羊" in line and "╶" in line)
    under = found[row + 1]
    assert under.index("━") == cell_len(found[row][: found[row].index("15,000")])
    assert under.index("──") == cell_len(found[row][: found[row].index("12,000")])


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "latin-1", "utf-8", "cp437"])
def test_a_console_that_cannot_encode_a_character_gets_another(encoding):
    """No traceback, and no lost figure, on consoles without “≈” or box drawing."""
    raw = io.BytesIO()
    stream = io.TextIOWrapper(raw, encoding=encoding, write_through=True)
    console = Console(file=stream, width=80, force_terminal=False, legacy_windows=False)
    print_terminal(build.mixed(), console)
    print_figures(build.mixed(), console, RenderOptions(why=True))
    text = raw.getvalue().decode(encoding)
    assert "Engineers said about 900 homes" in text
    assert "1,200" in text


def test_nothing_of_a_hostile_article_acts():
    """No escape, control or bidi character passes; rich markup in an article is printed, not obeyed."""
    for text in (
        "\n".join(lines(build.report(build.hostile()), why=True)),
        render_figures(build.report(build.hostile()), "terminal", RenderOptions(why=True)),
    ):
        assert not re.search(
            "[\x00-\x09\x0b-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]", text
        )
    shown = "\n".join(lines(build.report(build.hostile()), 140))
    assert "[bold red]rich[/]" in shown
    assert "\\x1b]0;owned\\x07" in shown
    assert "drafts/a\\nb" in shown
    ours = re.sub(r"\x1b\[[0-9;]*m", "", coloured(build.report(build.hostile())))
    assert "\x1b" not in ours


def test_piped_output_has_no_escape_sequence():
    """Plain text is plain."""
    assert "\x1b" not in render(build.mixed(), "terminal")


def test_long_sentences_are_shortened_around_their_figures():
    """Both figures of a very long sentence are shown with their nouns, what lies between is left out."""
    words = "and so on and so forth " * 200
    of = build.article(
        f"Sheep\n\nSome 15,000 sheep came, {words}though 12,000 sheep were counted, {words}it is said.\n"
    )
    found = lines(build.report(build.bare(of, [build.finding(of, "15,000", "12,000")])))
    text = " ".join(found)
    assert "Some 15,000 sheep came" in text
    assert "12,000 sheep were counted" in text
    assert "…" in text
    assert len(found) < 25


def test_a_sentence_of_ten_megabytes_is_quoted_in_no_time():
    """What is quoted costs in the length of the quote, not of the article."""
    of = build.article("Sheep\n\n" + "x" * 5_000_000 + " 15,000 sheep " + "y" * 5_000_000 + " 12,000 sheep\n")
    report = build.report(build.bare(of, [build.finding(of, "15,000", "12,000")]))
    start = time.perf_counter()
    text = "\n".join(lines(report))
    assert time.perf_counter() - start < 2
    assert "15,000 sheep" in text
    assert "12,000 sheep" in text


def test_the_limit_cuts_after_sorting_and_says_so():
    """Of 200 findings, the first ten are shown, the rest counted."""
    file = build.town()
    many = replace(file, findings=file.findings * 67)
    text = "\n".join(lines(build.report(many), limit=10))
    assert text.count("drafts/flood.md:") == 10
    assert "… and 191 more findings, not shown (limit 10)" in text
    assert "201 findings" in text
    assert "not shown" not in "\n".join(lines(build.report(many)))


def test_a_clean_run_says_what_it_saw():
    """Silence comes with its coverage."""
    text = "\n".join(lines(build.report(build.clean())))
    assert "no conflicting figures found in 1 article" in text
    assert "Silence is not approval" in text


def test_hidden_information_is_counted():
    """Findings for information that were not asked for are mentioned."""
    of = build.article()
    info = build.finding(of, "900", "1,200", severity=Severity.INFO)
    report = build.report(build.bare(of, [info]))
    assert "1 finding for information not shown (--show info)" in "\n".join(lines(report))
    shown = "\n".join(lines(report, show_info=True))
    assert " info " in shown
    assert "not shown" not in shown


def test_why_lists_the_pairs_that_were_not_compared():
    """With `why`, the record of every pair and every skip is printed."""
    text = "\n".join(lines(build.report(), why=True))
    assert "“900” and “640”: not compared, one is part of the other: 640 of them" in text
    assert "“Tuesday”: skipped, weekday" in text


@settings(max_examples=60, deadline=None)
@given(st.text(min_size=0, max_size=200), st.text(min_size=0, max_size=200), st.integers(20, 140))
def test_any_text_can_be_quoted(before, after, width):
    """No article text breaks the layout or leaks a control character."""
    of = build.article(f"Sheep\n\n{before} 15,000 sheep {after} 12,000 sheep\n")
    found = build.finding(of, ("15,000", "value"), ("12,000", "value"))
    text = render(build.report(build.bare(of, [found])), "terminal", RenderOptions(width=width))
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028-\u202e]", text)


def test_long_evidence_is_cut_unless_asked_for():
    """Four pieces of evidence are told; `why` tells all."""
    file = build.town()
    found = replace(file.findings[0], why_linked=tuple(f"reason {n}" for n in range(7)))
    report = build.report(replace(file, findings=(found,)))
    assert "reason 3; and 3 more" in "\n".join(lines(report))
    assert "reason 6" in "\n".join(lines(report, why=True))


def test_pairs_with_one_reason_are_counted():
    """Hundreds of pairs that nothing ties are one line."""
    file = build.town()
    many = replace(
        file,
        verdicts=(
            *file.verdicts,
            *(replace(file.verdicts[1], reason="nothing ties them") for _ in range(40)),
        ),
    )
    text = "\n".join(lines(build.report(many), why=True))
    assert "40 pairs: not compared, nothing ties them" in text
    assert text.count("nothing ties them") == 1


def test_figures_table_shows_readings_and_links():
    """Each figure with its reading and fate, each link with its figures."""
    text = render_figures(build.mixed(), "terminal", RenderOptions(width=120, why=True))
    assert re.search(r"5 +900 +≈ 900 home +aldermere valley +compared", text)
    assert "restated: values 1,200, 1,200, 900 (0.91)" in text
    assert "“900” and “640”: not compared, one is part" in text
    assert all(cell_len(line) <= 120 for line in text.split("\n"))


def test_same_report_same_text():
    """Two renderings are equal."""
    assert lines(build.mixed()) == lines(build.mixed())
