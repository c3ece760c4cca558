"""Runs the program in a process of its own that writes down what it took.

A parent that asks the system learns too much: a process starts with the most memory that its parent ever held.
"""

from __future__ import annotations

import sys
from pathlib import Path

_CODE = """
import resource, sys
from pathlib import Path
from numcheck.cli import main
where = Path(sys.argv.pop(1)).absolute()
try:
    main(sys.argv[1:])
finally:
    used = resource.getrusage(resource.RUSAGE_SELF)
    kilobytes = used.ru_maxrss / (1024 if sys.platform == "darwin" else 1)
    status = Path("/proc/self/status")
    if status.exists():  # since this program was started, not since its parent was
        told = dict(line.split(":", 1) for line in status.read_text().splitlines())
        kilobytes = float(told["VmHWM"].split()[0])
    where.write_text(f"{used.ru_utime + used.ru_stime} {kilobytes / 1024}")
"""


def command(where: Path, *arguments: str) -> list[str]:
    """The command line of `numcheck` with the arguments, which leaves what it took in the file `where`."""
    return [sys.executable, "-c", _CODE, str(where), *arguments]


def taken(where: Path) -> tuple[float, float]:
    """Seconds of processor time, and the most memory held, in MB."""
    seconds, megabytes = where.read_text().split()
    return float(seconds), float(megabytes)
