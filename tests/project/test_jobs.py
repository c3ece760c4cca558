"""Work spread over processes: in order, with errors and interruptions handed on, nothing left behind."""

from __future__ import annotations

import math
import multiprocessing
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from numcheck.errors import NumcheckError, RuleError
from numcheck.project.jobs import map_in_order


def process_of(_: int) -> int:
    """The process that does the work."""
    return os.getpid()


def refuse(number: int) -> int:
    """Fails on one piece."""
    if number == 3:
        raise RuleError("is wrong", where="rule.toml:3", cure="mend it")
    return number


def die(number: int) -> int:
    """Ends its process on one piece, as the kernel does when memory runs out."""
    if number == 2:
        os._exit(9)
    return number


@pytest.mark.parametrize("jobs", [1, 2, 0])
def test_results_come_in_the_order_of_the_work(jobs: int) -> None:
    """Whoever did it first."""
    assert list(map_in_order(math.factorial, range(40), jobs=jobs)) == [math.factorial(n) for n in range(40)]


def test_one_job_stays_in_this_process_and_several_do_not() -> None:
    """No process is started for nothing."""
    assert set(map_in_order(process_of, range(4), jobs=1)) == {os.getpid()}
    assert os.getpid() not in set(map_in_order(process_of, range(4), jobs=2))
    assert list(map_in_order(process_of, [], jobs=4)) == []
    assert list(map_in_order(process_of, [1], jobs=4)) == [os.getpid()]


@pytest.mark.parametrize("jobs", [1, 2])
def test_an_error_is_handed_on_whole(jobs: int) -> None:
    """With its place and its cure, and after the results before it."""
    results = map_in_order(refuse, range(6), jobs=jobs)
    assert [next(results), next(results), next(results)] == [0, 1, 2]
    with pytest.raises(RuleError) as caught:
        next(results)
    assert (caught.value.where, caught.value.cure) == ("rule.toml:3", "mend it")
    assert multiprocessing.active_children() == []


def test_a_process_that_dies_is_an_error_not_a_wait_for_ever() -> None:
    """It says what may have happened."""
    with pytest.raises(NumcheckError, match="ended unexpectedly"):
        list(map_in_order(die, range(6), jobs=2))
    assert multiprocessing.active_children() == []


def test_giving_up_half_way_leaves_no_process() -> None:
    """A closed generator ends its processes."""
    results = map_in_order(math.factorial, range(500), jobs=2)
    next(results)
    results.close()  # type: ignore[attr-defined]
    assert multiprocessing.active_children() == []


WAITING = """
import sys, time
from numcheck.project.jobs import map_in_order

def wait(number):
    time.sleep(0.2)
    return number

if __name__ == "__main__":
    try:
        for done in map_in_order(wait, range(1000), jobs=2):
            print(done, flush=True)
    except KeyboardInterrupt:
        sys.exit(130)
"""


@pytest.fixture
def waiting(tmp_path: Path) -> subprocess.Popen[bytes]:
    """A program in the midst of work that two processes do."""
    script = tmp_path / "work.py"
    script.write_text(WAITING, encoding="utf-8")
    running = subprocess.Popen(
        [sys.executable, str(script)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True
    )
    assert running.stdout is not None
    running.stdout.readline()
    return running


needs_proc = pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="asks Linux what still runs")


@needs_proc
def test_an_interruption_ends_all_processes_without_a_word_of_theirs(
    waiting: subprocess.Popen[bytes],
) -> None:
    """Ctrl-C reaches the whole group: the workers leave it to their parent."""
    os.killpg(waiting.pid, signal.SIGINT)
    _, errors = waiting.communicate(timeout=20)
    assert waiting.returncode == 130
    assert b"Traceback" not in errors
    assert none_left(waiting.pid)


@needs_proc
def test_a_parent_that_is_killed_leaves_no_process_waiting(waiting: subprocess.Popen[bytes]) -> None:
    """It has no time to end them: they see that it is gone."""
    os.kill(waiting.pid, signal.SIGKILL)
    waiting.communicate(timeout=20)
    assert none_left(waiting.pid)


def none_left(group: int) -> bool:
    """Whether no process of the group runs any more, within a few seconds."""
    deadline = time.monotonic() + 5
    while alive(group) and time.monotonic() < deadline:
        time.sleep(0.05)
    return alive(group) == []


def alive(group: int) -> list[str]:
    """The processes of a group that still run; one that ended and awaits its parent does not."""
    found = []
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            state, _, of_group = status.read_text().rpartition(")")[2].split()[:3]
        except (OSError, ValueError):
            continue
        if int(of_group) == group and state != "Z":
            found.append(status.parent.name)
    return found
