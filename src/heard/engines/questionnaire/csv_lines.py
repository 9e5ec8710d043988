"""Lines of a file in UTF-8, one at a time, so that no size of file fills the memory."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from typing import BinaryIO

LONGEST_LINE = 1_000_000


class LinesOfText:
    """An iterator of decoded lines for `csv.reader`; `number` is the line last given, from 1.

    Raises UnicodeDecodeError and csv.Error while iterating.
    """

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self.number = 0

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self._stream.readline(LONGEST_LINE + 1)
        if not line:
            raise StopIteration
        self.number += 1
        if len(line) > LONGEST_LINE:
            raise csv.Error("field larger than any line may be")
        return line.decode("utf-8-sig" if self.number == 1 else "utf-8")

    def close(self) -> None:
        self._stream.close()
