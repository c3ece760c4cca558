"""A long run's reports: all there, in order, but not all in memory."""

from __future__ import annotations

import gc
import tracemalloc

from numcheck.model.article import Article
from numcheck.model.finding import Finding, Place, Severity
from numcheck.model.report import FileReport, Skip
from numcheck.model.span import Span
from numcheck.project.shelf import AT_HAND, Shelf, packed, unpacked
from numcheck.readers import read_bytes


def article(number: int) -> Article:
    """An article of its own, with markup, a table and a suppression."""
    text = f"# Flood {number}\n\n<!-- numcheck-disable-line tally -->\n\n**1{number}** left.\n\n|a|b|\n|-|-|\n|1|2|\n"
    return read_bytes(text.encode(), f"{number}.md")


def report(number: int) -> FileReport:
    """A report on it."""
    place = Place(Span(0, 5), "value", "Flood", Span(0, 5))
    finding = Finding("figure-mismatch", Severity.ERROR, 0.9, f"message {number}", (place, place))
    return FileReport(article(number), (), (), (), (), (), (Skip(Span(0, 5), "year"),), (finding,))


def test_reports_come_back_in_order_and_whole() -> None:
    """At hand or fetched, by number, by slice, again and again."""
    shelf = Shelf()
    made = [report(number) for number in range(AT_HAND + 25)]
    for each in made:
        shelf.add(each)
    assert len(shelf) == len(made)
    assert list(shelf) == made
    assert list(shelf) == made
    assert shelf[0] == made[0]
    assert shelf[-1] == made[-1]
    assert list(shelf[AT_HAND - 2 : AT_HAND + 2]) == made[AT_HAND - 2 : AT_HAND + 2]
    assert shelf[AT_HAND + 3].article.position(30) == made[AT_HAND + 3].article.position(30)


def test_reports_that_other_processes_packed_keep_their_order() -> None:
    """Packed or not, each lies where it was put; a packed one is put again as it came."""
    made = [report(number) for number in range(5)]
    shelf = Shelf()
    shelf.add(made[0])
    shelf.add_packed(packed(made[1]))
    shelf.add(made[2])
    shelf.add(unpacked(packed(made[3])))
    shelf.add_packed(packed(unpacked(packed(made[4]))))
    assert list(shelf) == made


def test_memory_does_not_grow_with_the_number_of_reports() -> None:
    """Beyond those at hand, a report costs a few bytes."""
    shelf = Shelf()
    for number in range(AT_HAND + 10):
        shelf.add(report(number))
    tracemalloc.start()
    gc.collect()
    before, _ = tracemalloc.get_traced_memory()
    for number in range(1_000):
        shelf.add(report(number))
    gc.collect()
    after, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert (after - before) / 1_000 < 200
