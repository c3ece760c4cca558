"""A writer's wishes that findings be left out, from the comment in the draft to the report and the list of them all."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.project.desk import AGAIN, MARCH, VESTS, call, check, report, rules_found, write

BOTH = ["figure-mismatch", "part-exceeds-whole"]
HTML = "<!doctype html><html><head><title>The march</title></head><body><article>{}</article></body></html>"


@pytest.fixture(autouse=True)
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def draft(desk: Path, *paragraphs: str, name: str = "draft.md") -> Path:
    """A draft of these paragraphs, in Markdown or HTML by its name."""
    if name.endswith(".html"):
        marked = (p if p.startswith("<!--") else f"<p>{p}</p>" for p in paragraphs)
        return write(desk / name, HTML.format("\n".join(marked)))
    return write(desk / name, "\n\n".join(paragraphs) + "\n")


def test_the_draft_itself_has_two_findings(desk: Path) -> None:
    """Without a wish both conflicts are told: what follows silences something that is there."""
    draft(desk, MARCH, AGAIN, VESTS)
    draft(desk, MARCH, AGAIN, VESTS, name="draft.html")
    assert rules_found("draft.md") == BOTH
    assert rules_found("draft.html") == BOTH


@pytest.mark.parametrize("name", ["draft.md", "draft.html"])
@pytest.mark.parametrize(
    ("paragraphs", "left"),
    [
        (
            (MARCH, AGAIN, "<!-- numcheck-disable-next-line part-exceeds-whole -- shared vests -->", VESTS),
            BOTH[:1],
        ),
        ((MARCH, AGAIN, VESTS + " <!-- numcheck-disable-line part -- shared vests -->"), BOTH[:1]),
        (("<!-- numcheck-disable-file figure-mismatch -->", MARCH, AGAIN, VESTS), BOTH[1:]),
        ((MARCH, AGAIN, VESTS, '<!-- numcheck-ignore "45" part-exceeds-whole -- shared vests -->'), BOTH[:1]),
        ((MARCH, AGAIN, VESTS, '<!-- numcheck-ignore "46" part-exceeds-whole -->'), BOTH),
        ((MARCH, AGAIN, VESTS, '<!-- numcheck-ignore "45" figure-mismatch -->'), BOTH),
        ((MARCH, AGAIN, "<!-- numcheck-disable-next-line share -->", VESTS), BOTH),
    ],
    ids=[
        "next line",
        "line and family",
        "file",
        "figure",
        "another figure",
        "another rule",
        "another family",
    ],
)
def test_a_comment_silences_its_rule_where_it_says(
    desk: Path, name: str, paragraphs: tuple[str, ...], left: list[str]
) -> None:
    """In Markdown and in HTML alike; the other findings stay."""
    draft(desk, *paragraphs, name=name)
    assert rules_found(name) == left


@pytest.mark.parametrize("name", ["draft.md", "draft.html"])
@pytest.mark.parametrize("silenced", [0, 1])
def test_either_figure_silences_a_finding(desk: Path, name: str, silenced: int) -> None:
    """A conflict has two sides; a wish on the line of either leaves it out."""
    paragraphs = [MARCH, AGAIN]
    paragraphs.insert(silenced, "<!-- numcheck-disable-next-line figure-mismatch -- two marches -->")
    draft(desk, *paragraphs, name=name)
    assert rules_found(name) == []
    assert check(name).exit_code == 0


def test_from_disable_to_enable(desk: Path) -> None:
    """Between the two comments the rule is silent, after them it is not."""
    off, on = (
        "<!-- numcheck-disable part-exceeds-whole -- a joke -->",
        "<!-- numcheck-enable part-exceeds-whole -->",
    )
    other = "Of the 20 marshals, 26 had whistles."
    draft(desk, off, VESTS, on, other)
    found = report("draft.md")["files"][0]["findings"]
    assert [finding["figures"][0]["text"] for finding in found] == ["20"]


def test_enable_without_a_rule_ends_all(desk: Path) -> None:
    """A bare `enable` closes everything that is open."""
    draft(
        desk,
        "<!-- numcheck-disable part figure-mismatch -->",
        "<!-- numcheck-enable -->",
        MARCH,
        AGAIN,
        VESTS,
    )
    assert rules_found("draft.md") == BOTH


def test_a_key_in_the_front_matter(desk: Path) -> None:
    """Where a content system keeps no comments, a key in the front matter does."""
    front = "---\ntitle: The march\nnumcheck:\n  ignore: [figure-mismatch]\n---\n\n"
    write(desk / "draft.md", front + "\n\n".join((MARCH, AGAIN, VESTS)) + "\n")
    assert rules_found("draft.md") == BOTH[1:]


def test_plain_text_is_silenced_by_configuration_or_baseline(desk: Path) -> None:
    """Plain text has no comments: a comment in it is text like any other."""
    draft(desk, "<!-- numcheck-disable-file part -->", VESTS, name="draft.txt")
    assert rules_found("draft.txt") == BOTH[1:]
    check("draft.txt", "--write-baseline", "accepted.json")
    assert rules_found("draft.txt", "--baseline", "accepted.json") == []
    write(desk / "numcheck.toml", '[per-file-ignores]\n"*.txt" = ["part"]\n')
    assert rules_found("draft.txt") == []


def test_a_suppressed_finding_is_counted(desk: Path) -> None:
    """The report says how many findings were left out on the writer's wish."""
    draft(desk, "<!-- numcheck-disable-file part -- shared vests -->", VESTS)
    assert "1 finding suppressed" in check("draft.md").stdout


def test_unused_suppressions_are_reported(desk: Path) -> None:
    """A wish that silences nothing any more is named in the report, with its line, and is no error."""
    draft(
        desk,
        MARCH,
        "<!-- numcheck-disable-next-line part -- was wrong once -->",
        "The stewards wore vests.",
    )
    done = check("draft.md")
    assert done.exit_code == 0
    assert "draft.md:3: this suppression of part silences nothing" in done.stdout
    assert report("draft.md")["files"][0]["unused_suppressions"][0]["line"] == 3


def test_a_suppression_of_a_rule_that_does_not_run_is_not_unused(desk: Path) -> None:
    """What was not asked cannot tell whether the wish is still needed."""
    draft(desk, "<!-- numcheck-disable-file part -- shared vests -->", VESTS)
    assert "silences nothing" not in check("draft.md", "--ignore", "part").stdout


def test_the_list_of_suppressions(desk: Path) -> None:
    """`numcheck suppressions` lists every wish with its place, rules, figure and reason, and ends with 1 if one is idle."""
    draft(
        desk,
        "<!-- numcheck-disable-next-line part-exceeds-whole -- shared vests -->",
        VESTS,
        '<!-- numcheck-ignore "12,000" figure-mismatch -->',
    )
    done = call("suppressions", "--no-cache", "draft.md")
    assert done.stdout.splitlines() == [
        "draft.md:1: part-exceeds-whole -- shared vests",
        'draft.md:5: figure-mismatch "12,000" (no reason given) [unused]',
    ]
    assert done.exit_code == 1
    draft(desk, "<!-- numcheck-disable-next-line part-exceeds-whole -- shared vests -->", VESTS)
    assert call("suppressions", "--no-cache", "draft.md").exit_code == 0


@pytest.mark.parametrize(
    ("comment", "words"),
    [
        ("<!-- numcheck-disable-nextline part -->", "disable-next-line"),
        ("<!-- numcheck-disable-next-line -->", "names no rule"),
        ("<!-- numcheck-ignore 45 part -->", "names no figure"),
        ("<!-- numcheck-disable-file vests shared -->", "there is no rule or family 'vests'"),
        ("<!-- numcheck-disable-file part-exceed-whole -->", "part-exceeds-whole"),
        ("<!-- numcheck-disable-line Part! -->", "is no rule"),
    ],
)
@pytest.mark.parametrize("command", ["check", "suppressions"])
def test_a_malformed_comment_is_remarked(desk: Path, command: str, comment: str, words: str) -> None:
    """A misspelt wish silences nothing, and stderr says so with its place and the cure: it must not look like one."""
    draft(desk, MARCH, comment, VESTS)
    done = call(command, "--no-cache", "draft.md")
    assert "draft.md:3: " in done.stderr
    assert words in done.stderr
    if command == "check":
        assert done.exit_code == 1


def test_a_remark_survives_the_cache(desk: Path) -> None:
    """An article whose report is kept is read again, so its malformed comments are told again."""
    draft(desk, "<!-- numcheck-disable -->", VESTS)
    first, second = call("check", "draft.md"), call("check", "draft.md")
    assert "names no rule" in first.stderr
    assert (first.stdout, first.stderr) == (second.stdout, second.stderr)
