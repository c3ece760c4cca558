"""Writes a report piece by piece, as it is made: to a stream, or to a file that is whole or is not there."""

from __future__ import annotations

import os
import secrets
import stat
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import IO, TextIO

from numcheck.errors import UsageError


def write_to_stream(pieces: Iterable[str], out: TextIO) -> None:
    """Writes UTF-8 with line ends as they are, whatever the stream's own encoding."""
    buffer = getattr(out, "buffer", None)
    if buffer is None:
        out.writelines(pieces)
        return
    out.flush()
    _write(pieces, buffer)
    buffer.flush()


def write_to_file(pieces: Iterable[str], path: Path) -> None:
    """Writes the whole of `pieces` to `path`, or leaves what was there. Raises UsageError where it cannot be written.

    The file takes its place when it is whole: Ctrl-C or a full disk leaves no half. What is no plain file, such as
    a pipe, and a file in a folder where no other can be made, is written in place.
    """
    target = Path(os.path.realpath(path))  # a link stays one
    try:
        draft = _draft_beside(target)
        if draft is None:
            with target.open("wb") as in_place:
                _write(pieces, in_place)
            return
        name, handle = draft
        try:
            with handle:
                _write(pieces, handle)
            name.replace(target)
        except BaseException:
            name.unlink(missing_ok=True)
            raise
    except OSError as error:
        raise UsageError(f"cannot write the report: {error.strerror}", where=str(path)) from error


def _draft_beside(target: Path) -> tuple[Path, IO[bytes]] | None:
    """A new file to be renamed to `target`, with its permissions; None where there can be none."""
    try:
        mode = target.stat().st_mode
    except FileNotFoundError:
        mode = None
    if mode is not None and not stat.S_ISREG(mode):
        return None
    name = target.with_name(f".numcheck-{secrets.token_hex(8)}.part")
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    try:
        descriptor = os.open(name, flags, 0o666)
    except PermissionError:
        return None
    if mode is not None:
        with suppress(OSError):
            name.chmod(stat.S_IMODE(mode))
    return name, os.fdopen(descriptor, "wb")


def _write(pieces: Iterable[str], handle: IO[bytes]) -> None:
    for piece in pieces:
        handle.write(piece.encode("utf-8", "replace"))
