"""The scores on the way are read once an article."""

from __future__ import annotations

from numcheck.linker.restated.course import read_course


def test_a_score_is_passed_by_one_that_no_side_falls_behind_in() -> None:
    """1-0 leads to 2-0, whoever is named first; 0-2 and 1-1 do not lead to each other."""
    course = read_course([(0, 3, (1, 0)), (0, 5, (2, 0)), (1, 8, (1, 1))])
    assert course.passed == {(0, 1)}
    assert course.told == {0: ((3, (1, 0)), (5, (2, 0))), 1: ((8, (1, 1)),)}


def test_a_game_of_tennis_is_no_course() -> None:
    """30-0 leads to no score of the match."""
    assert read_course([(0, 3, (30, 0)), (0, 5, (2, 0))]).told == {0: ((5, (2, 0)),)}
