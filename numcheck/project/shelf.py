"""Keeps the reports of a long run out of memory until they are looked at."""

from __future__ import annotations

import json
import tempfile
from array import array
from collections.abc import Iterator, Sequence
from typing import IO, Any, overload

from numcheck.model.report import FileReport
from numcheck.project.cache import slimmed
from numcheck.project.codec import decode, encode

AT_HAND = 100  # reports that stay in memory; a run of more files is no longer about any single one


def packed(report: FileReport) -> bytes:
    """A report as the shelf's file holds it, small enough to travel: without claims, relations and verdicts."""
    return json.dumps(encode(slimmed(report), FileReport), separators=(",", ":")).encode("ascii")


def unpacked(content: bytes) -> FileReport:
    """The report that `packed` made `content` of."""
    return decode(json.loads(content), FileReport)


class Shelf(Sequence[FileReport]):
    """Reports in order: the first at hand, the others in a file without a name, private to this process.

    One fetched from the file has no claims, relations and verdicts; with `whole`, all stay in memory as they are.
    """

    def __init__(self, *, whole: bool = False) -> None:
        self._whole = whole
        self._at_hand: list[FileReport] = []
        self._offsets = array("Q")
        self._end = 0
        self._file: IO[bytes] | None = None

    def add(self, report: FileReport) -> None:
        """Puts a report behind the others."""
        if self._whole or (len(self._at_hand) < AT_HAND and not self._offsets):
            self._at_hand.append(report)
        else:
            self.add_packed(packed(report))

    def add_packed(self, content: bytes) -> None:
        """Puts behind the others the report that `packed` made `content` of."""
        if self._file is None:
            self._file = tempfile.TemporaryFile("w+b")  # noqa: SIM115 - lives as long as the shelf
        self._file.seek(self._end)
        self._file.write(content)
        self._offsets.append(self._end)
        self._end += len(content)

    def __len__(self) -> int:
        return len(self._at_hand) + len(self._offsets)

    def __iter__(self) -> Iterator[FileReport]:
        return (self._fetch(index) for index in range(len(self)))

    @overload
    def __getitem__(self, index: int) -> FileReport: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[FileReport]: ...
    def __getitem__(self, index: Any) -> Any:
        if isinstance(index, slice):
            return [self._fetch(each) for each in range(*index.indices(len(self)))]
        return self._fetch(range(len(self))[index])

    def _fetch(self, index: int) -> FileReport:
        if index < len(self._at_hand):
            return self._at_hand[index]
        assert self._file is not None
        number = index - len(self._at_hand)
        start = self._offsets[number]
        end = self._offsets[number + 1] if number + 1 < len(self._offsets) else self._end
        self._file.seek(start)
        return unpacked(self._file.read(end - start))
