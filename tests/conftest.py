"""Keeps what lies on the machine out of the tests: the user's configuration and cache, a CI's environment."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

_SET_BY_OTHERS = ("GITHUB_ACTIONS", "GITHUB_STEP_SUMMARY", "NUMCHECK_MODEL", "NUMCHECK_DEBUG")


@pytest.fixture(scope="session", autouse=True)
def _own_environment(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    home: Path = tmp_path_factory.mktemp("home")
    before = dict(os.environ)
    for name in _SET_BY_OTHERS:
        os.environ.pop(name, None)
    os.environ |= {"XDG_CONFIG_HOME": str(home / "config"), "XDG_CACHE_HOME": str(home / "cache")}
    yield
    os.environ.clear()
    os.environ |= before


@pytest.fixture(scope="session", autouse=True)
def interruptible() -> None:
    """Lets the processes that tests start be interrupted: a shell that runs pytest behind it has them ignore Ctrl-C."""
    signal.signal(signal.SIGINT, signal.default_int_handler)
