"""Lines of text out of whatever was sent, one at a time: no size of file fills the memory."""

from collections.abc import Iterator
from typing import BinaryIO

from heard.engines.officialstats.problems import Doubts, Problem, StatsFileError

LONGEST_LINE = 200_000
_OTHER_KINDS = (
    (b"PK\x03\x04", "this is an Excel, Word or ZIP file", "unpack it, or save it as “CSV UTF-8”"),
    (b"\xd0\xcf\x11\xe0", "this is an old Excel file", "save it as “CSV UTF-8”"),
    (b"%PDF", "this is a PDF file", "choose the CSV file from the data catalogue"),
    (b"\x1f\x8b", "this is a compressed file", "unpack it first"),
    (b"\xff\xfe", "this is UTF-16 text", "save it as “CSV UTF-8”"),
    (b"\xfe\xff", "this is UTF-16 text", "save it as “CSV UTF-8”"),
)


class Lines:
    """An iterator of decoded lines for `csv.reader`; `number` is the line last given, from 1.

    Raises StatsFileError for what is no text at all. Lines that are no UTF-8 are read as
    Windows-1252, in which Excel saves a plain CSV file, with a doubt.
    """

    def __init__(self, stream: BinaryIO, filename: str, doubts: Doubts) -> None:
        self._stream = stream
        self._filename = filename
        self._doubts = doubts
        self.number = 0

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self._stream.readline(LONGEST_LINE + 1)
        if not line:
            raise StopIteration
        self.number += 1
        if self.number == 1:
            line = self._without_mark(line)
        if len(line) > LONGEST_LINE:
            raise self._refused("the line is longer than any of such a file", "check the file")
        if b"\x00" in line:
            raise self._refused("there are bytes that no text has", "save it as “CSV UTF-8”")
        return self._decoded(line)

    def _without_mark(self, line: bytes) -> bytes:
        for start, what, remedy in _OTHER_KINDS:
            if line.startswith(start):
                raise self._refused(what, remedy)
        line = line.removeprefix(b"\xef\xbb\xbf")
        if line.lstrip().startswith(b"<"):
            raise self._refused(
                "this is a web page", "choose “Download data set (CSV)” on it, and that file"
            )
        return line

    def _decoded(self, line: bytes) -> str:
        try:
            return line.decode("utf-8")
        except UnicodeDecodeError:
            self._doubts.add(
                self.number, "", "letters that are not UTF-8 were read as Windows-1252"
            )
            return line.decode("cp1252", errors="replace")

    def _refused(self, what: str, remedy: str) -> StatsFileError:
        return StatsFileError(self._filename, [Problem(self.number, what, remedy)])
