"""A report in a file is whole, or is not there; what stood there before stands until then."""

from __future__ import annotations

import io
import os
import stat
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from numcheck.errors import UsageError
from numcheck.project.writing import write_to_file, write_to_stream

from . import desk


def broken() -> Iterator[str]:
    """A report whose making is interrupted half way."""
    yield "the first half"
    raise KeyboardInterrupt


def names(folder: Path) -> list[str]:
    """What lies in a folder."""
    return [path.name for path in folder.iterdir()]


def test_a_report_takes_its_place_when_it_is_whole(tmp_path: Path) -> None:
    """Nothing else is left beside it."""
    path = desk.write(tmp_path / "report.json", "old")
    seen = []

    def pieces() -> Iterator[str]:
        yield "new, "
        seen.append(path.read_text("utf-8"))
        yield "naïve\n"

    write_to_file(pieces(), path)
    assert seen == ["old"]
    assert path.read_bytes() == "new, naïve\n".encode()
    assert names(tmp_path) == ["report.json"]


def test_an_interruption_leaves_what_was_there(tmp_path: Path) -> None:
    """And no draft."""
    old = desk.write(tmp_path / "old.txt", "old")
    for path in (old, tmp_path / "new.txt"):
        with pytest.raises(KeyboardInterrupt):
            write_to_file(broken(), path)
    assert names(tmp_path) == ["old.txt"]
    assert old.read_text("utf-8") == "old"


@pytest.mark.skipif(os.name == "nt", reason="asks for permissions as POSIX has them")
def test_permissions_and_links_stay(tmp_path: Path) -> None:
    """A new file gets those that any program's would; one that is replaced keeps its own, where a link leads too."""
    mask = os.umask(0o027)
    try:
        write_to_file(["x"], tmp_path / "new.txt")
    finally:
        os.umask(mask)
    assert stat.S_IMODE((tmp_path / "new.txt").stat().st_mode) == 0o640
    old = desk.write(tmp_path / "real" / "old.txt", "old")
    old.chmod(0o604)
    link = tmp_path / "link.txt"
    link.symlink_to(old)
    write_to_file(["new"], link)
    assert link.is_symlink()
    assert old.read_text("utf-8") == "new"
    assert stat.S_IMODE(old.stat().st_mode) == 0o604


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs a named pipe")
def test_a_pipe_is_written_to_and_not_replaced(tmp_path: Path) -> None:
    """`-o >(upload)` is such a one."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    read: list[str] = []
    reader = threading.Thread(target=lambda: read.append(pipe.read_text("utf-8")))
    reader.start()
    write_to_file(["through ", "the pipe"], pipe)
    reader.join(timeout=10)
    assert read == ["through the pipe"]
    assert stat.S_ISFIFO(pipe.stat().st_mode)


def test_a_folder_where_nothing_can_be_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file there that may be written is written in place."""
    path = desk.write(tmp_path / "report.json", "a much longer old report")

    def refuse(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("numcheck.project.writing.os.open", refuse)
    write_to_file(["new"], path)
    assert path.read_text("utf-8") == "new"


@pytest.mark.parametrize("name", ["missing/report.json", "."])
def test_what_cannot_be_written_is_said(tmp_path: Path, name: str) -> None:
    """With the name that was given."""
    with pytest.raises(UsageError, match="cannot write the report"):
        write_to_file(["x"], tmp_path / name)
    assert names(tmp_path) == []


def test_a_stream_gets_utf8_whatever_its_encoding() -> None:
    """JSON is UTF-8 on a terminal of another encoding too, and its line ends stay."""
    raw = io.BytesIO()
    out = io.TextIOWrapper(raw, encoding="latin-1", newline="\r\n")
    out.write("before ")
    write_to_stream(["naïve\n", "€"], out)
    assert raw.getvalue() == "before naïve\n€".encode()
    plain = io.StringIO()
    write_to_stream(["a", "b"], plain)
    assert plain.getvalue() == "ab"
