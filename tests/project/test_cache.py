"""The cache of reports: the same answer as checking anew, private, and never wrong when damaged."""

from __future__ import annotations

import json
import os
import stat
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from numcheck.model.article import Article
from numcheck.model.finding import Also, Finding, Place, Severity
from numcheck.model.interval import Interval
from numcheck.model.quantity import Calendar, Kind, Measure, Modifier, Quantity, Unit
from numcheck.model.report import FileReport, Skip
from numcheck.model.span import Span
from numcheck.project import cache as cache_module
from numcheck.project.cache import ReportCache, settings_stamp, slimmed, user_folder
from numcheck.project.codec import decode, encode
from numcheck.project.examine import Task, examine
from numcheck.project.settings import Settings
from numcheck.readers import read_bytes

DATA = b"Some 300 people left Selby.\n\nThe 200 people left at night.\n"


def quantity(index: int, start: int, end: int, value: int) -> Quantity:
    """A count at some place."""
    exactly = Interval.exactly(value)
    measure = Measure(
        exactly,
        Interval(Fraction(1, 3), None, True),
        Fraction(value),
        Fraction(1),
        Modifier.AT_LEAST,
        Unit("people"),
    )
    span = Span(start, end)
    return Quantity(
        index, span, span, str(value), Kind.COUNT, measure, calendar=Calendar(2024, 3, None), score=(2, 1)
    )


def report(article: Article) -> FileReport:
    """A report with something in every field that is kept."""
    places = (
        Place(Span(5, 8), "value", "300", Span(0, 27), 0),
        Place(Span(33, 36), "value", "200", Span(29, 58), 1),
    )
    finding = Finding(
        "figure-mismatch", Severity.ERROR, 0.93, "300 here, 200 there — “£”", places, "ab12", "hint", "", ("same noun",),
        "no value fits", ("say 300", "say 200"), (Also("part", "too"),),
    )  # fmt: skip
    quantities = (quantity(0, 5, 8, 300), quantity(1, 33, 36, 200))
    return FileReport(
        article,
        quantities,
        (),
        (),
        (),
        (0, 1),
        (Skip(Span(0, 4), "vague"),),
        (finding,),
        (finding,),
        (),
        "capped",
    )


@pytest.fixture
def article() -> Article:
    """The article that `DATA` holds."""
    return read_bytes(DATA, "a.txt")


def test_a_report_comes_back_as_it_was_kept(tmp_path: Path, article: Article) -> None:
    """Equal in every field, on an article that may by now have another name."""
    kept = ReportCache(tmp_path, Settings(tmp_path))
    assert kept.find(DATA, "text", article) is None
    kept.keep(DATA, "text", report(article))
    renamed = read_bytes(DATA, "b.txt")
    found = kept.find(DATA, "text", renamed)
    assert found == report(renamed)
    assert isinstance(found.findings[0].severity, Severity)


def test_another_text_format_setting_or_model_is_another_entry(tmp_path: Path, article: Article) -> None:
    """An answer is used only where the question is the same."""
    settings = Settings(tmp_path)
    ReportCache(tmp_path, settings).keep(DATA, "text", report(article))
    assert ReportCache(tmp_path, settings).find(DATA + b" ", "text", article) is None
    assert ReportCache(tmp_path, settings).find(DATA, "markdown", article) is None
    assert ReportCache(tmp_path, settings, "other_model").find(DATA, "text", article) is None
    changed = (
        Settings(tmp_path, ignore=("tally",)),
        Settings(tmp_path, select=("tally",)),
        Settings(tmp_path, preview=True),
        Settings(tmp_path, severity=(("tally", Severity.INFO),)),
        Settings(tmp_path, encoding="windows-1252"),
    )
    for other in changed:
        assert ReportCache(tmp_path, other).find(DATA, "text", article) is None


def test_an_edit_of_a_project_s_own_rule_is_another_entry(tmp_path: Path) -> None:
    """Its content counts, not its name or date."""
    rule = tmp_path / "rule.toml"
    rule.write_text("a = 1", encoding="utf-8")
    settings = Settings(tmp_path, rules=(tmp_path,))
    first = settings_stamp(settings, "")
    assert settings_stamp(settings, "") == first
    rule.write_text("a = 2", encoding="utf-8")
    assert settings_stamp(settings, "") != first


def test_an_edit_of_the_program_is_another_entry(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A new version never answers with an old one's reports."""
    before = cache_module.program_stamp()
    cache_module.program_stamp.cache_clear()
    monkeypatch.setattr("numcheck.__version__", "99.0")
    try:
        assert cache_module.program_stamp() != before
    finally:
        cache_module.program_stamp.cache_clear()


def entry(folder: Path) -> Path:
    """The only entry under `folder`."""
    (found,) = folder.rglob("*.json")
    return found


@pytest.mark.parametrize(
    "damage",
    [
        lambda content: b"",
        lambda content: content[: len(content) // 2],
        lambda content: content.replace(b"300", b"301", 1),
        lambda content: content[:64] + b"\n" + b"[" * 100_000,
        lambda content: b"\x80\x04\x95pickle",
        lambda content: content + b" ",
    ],
)
def test_a_damaged_entry_is_not_used_and_is_mended(damage: object, tmp_path: Path, article: Article) -> None:
    """Half a file, a changed digit, anything: the article is checked anew."""
    kept = ReportCache(tmp_path, Settings(tmp_path))
    kept.keep(DATA, "text", report(article))
    path = entry(tmp_path)
    path.write_bytes(damage(path.read_bytes()))  # type: ignore[operator]
    assert kept.find(DATA, "text", article) is None
    kept.keep(DATA, "text", report(article))
    assert kept.find(DATA, "text", article) == report(article)


def test_an_entry_of_another_shape_is_not_used(tmp_path: Path, article: Article) -> None:
    """Though its checksum be right."""
    import hashlib

    kept = ReportCache(tmp_path, Settings(tmp_path))
    kept.keep(DATA, "text", report(article))
    path = entry(tmp_path)
    for payload in (b"null", b"[]", b'{"a": 1}', b"[1,2,3]", json.dumps([[]] * 11).encode()):
        path.write_bytes(hashlib.sha256(payload).hexdigest().encode() + b"\n" + payload)
        assert kept.find(DATA, "text", article) is None


def test_the_cache_holds_no_text_of_the_article_and_none_may_read_it(
    tmp_path: Path, article: Article
) -> None:
    """Folders 0700, files 0600; a draft's sentences stay in the draft."""
    folder = tmp_path / "cache"
    kept = ReportCache(folder, Settings(tmp_path))
    kept.keep(DATA, "text", report(article))
    assert b"at night" not in entry(folder).read_bytes()
    if os.name != "nt":
        assert stat.S_IMODE(entry(folder).stat().st_mode) == 0o600
        for each in (folder, *entry(folder).parents[:2]):
            assert stat.S_IMODE(each.stat().st_mode) == 0o700


@pytest.mark.skipif(os.name == "nt", reason="modes of Unix")
def test_a_cache_folder_that_others_may_write_to_is_not_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever can write there could make findings vanish."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setattr("platformdirs.user_cache_path", lambda *_, **__: tmp_path / "numcheck")
    user_folder.cache_clear()
    found = user_folder()
    assert found is not None
    found.chmod(0o777)
    user_folder.cache_clear()
    assert user_folder() is None
    found.rmdir()
    found.symlink_to(tmp_path)
    user_folder.cache_clear()
    assert user_folder() is None
    user_folder.cache_clear()


def test_a_cache_that_cannot_be_written_is_no_error(tmp_path: Path, article: Article) -> None:
    """A full disk or a file in its place costs time, nothing else."""
    (tmp_path / "file").write_text("", encoding="utf-8")
    ReportCache(tmp_path / "file", Settings(tmp_path)).keep(DATA, "text", report(article))


def test_a_cached_answer_is_the_one_that_checking_gives(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whole way: check, check again, check without."""
    monkeypatch.setattr(
        "numcheck.project.examine.ReportCache.of_user", lambda s, m: ReportCache(tmp_path, s, m)
    )
    from numcheck.project.examine import cache_of

    cache_of.cache_clear()
    task = Task(Path("a.txt"), "a.txt", Settings(tmp_path), data=DATA, cached=True, detail=False)
    first = examine(task)
    second = examine(task)
    cache_of.cache_clear()
    plain = examine(Task(Path("a.txt"), "a.txt", Settings(tmp_path), data=DATA))
    assert isinstance(plain, FileReport)
    assert entry(tmp_path)
    assert first == second == slimmed(plain)


def test_what_is_not_looked_at_is_not_built(article: Article) -> None:
    """Most figures of most articles never are; their number is known, and each is the same at each look."""
    made = report(article)
    found = decode(json.loads(json.dumps(encode(made, FileReport))), FileReport)
    assert len(found.quantities) == 2
    assert found.quantities[1] is found.quantities[-1]
    assert found.quantities[1] == made.quantities[1]
    assert list(found.quantities[:2]) == list(made.quantities)
    with pytest.raises(IndexError):
        found.quantities[2]
    again = decode(json.loads(json.dumps(encode(found, FileReport))), FileReport)
    assert again == found == made


@given(st.fractions(), st.booleans())
def test_exact_numbers_stay_exact(value: Fraction, is_open: bool) -> None:
    """However long."""
    interval = Interval(value, None, is_open)
    assert decode(json.loads(json.dumps(encode(interval, Interval))), Interval) == interval


def test_dates_and_choices_are_read_back_and_foreign_values_refused() -> None:
    """What is not of the type asked for is an error, not a value."""
    assert decode(encode(date(2024, 3, 12), date), date) == date(2024, 3, 12)
    for data in ("x", [1], None, [1, "2"], {"start": 1}):
        with pytest.raises((TypeError, ValueError)):
            decode(data, Span)
    with pytest.raises(KeyError):
        decode("no-such-kind", Kind)
