"""A whole run that is interrupted: nothing is broken, and the next run gives what it would have given."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from . import desk
from .test_jobs import alive, needs_proc


@needs_proc
@pytest.mark.parametrize(("number", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_an_interrupted_run_leaves_nothing_broken(
    number: signal.Signals, status: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No traceback, no process, no half report; what was cached till then is right."""
    for each in range(60):
        desk.write(tmp_path / "drafts" / f"{each}.txt", desk.MARCH.replace("15,000", f"15,{each:03}") * 8)
    report = desk.write(tmp_path / "report.json", "the report of yesterday")
    cache = tmp_path / "cache"
    monkeypatch.setenv("XDG_CACHE_HOME", str(cache))
    monkeypatch.chdir(tmp_path)
    command = [sys.executable, "-m", "numcheck", "drafts", "--jobs", "2", "--format", "json"]
    running = subprocess.Popen(
        [*command, "-o", "report.json"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    deadline = time.monotonic() + 60
    while not any(cache.rglob("*.json")) and time.monotonic() < deadline:
        time.sleep(0.02)
    os.killpg(running.pid, number)
    said, errors = running.communicate(timeout=30)
    assert (running.returncode, said, errors.strip()) == (status, b"", b"")
    assert report.read_text("utf-8") == "the report of yesterday"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["cache", "drafts", "report.json"]
    while alive(running.pid) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert alive(running.pid) == []
    kept = sum(1 for _ in cache.rglob("*.json"))
    assert 0 < kept < 60
    again = subprocess.run(command, capture_output=True, check=False)
    anew = subprocess.run([*command, "--no-cache"], capture_output=True, check=False)
    assert again.stdout == anew.stdout
