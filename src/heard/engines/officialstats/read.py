"""Reading a file of official statistics, row by row.

Source: DfE analysts' guide, "Open data standards": one row for each period, area and group, one
column for each thing that is counted. Nothing is repaired: what cannot be right is a doubt, and
what cannot be read is left out with a doubt.
"""

import csv
from collections.abc import Collection, Iterator
from itertools import chain, islice
from pathlib import Path
from typing import BinaryIO

from heard.engines.officialstats.header import read_columns, read_header
from heard.engines.officialstats.lines import Lines
from heard.engines.officialstats.problems import Doubts, Problem, StatsFileError
from heard.engines.officialstats.record import Statistics
from heard.engines.officialstats.rows import RowReader
from heard.engines.officialstats.sums import doubt_sums
from heard.engines.officialstats.twice import once_each

_SAMPLE = 500

Wanted = Collection[str] | None


def read_statistics_file(path: Path, of: Wanted = ()) -> Statistics:
    """The same of a file on disk. Raises StatsFileError, also where there is none."""
    try:
        with path.open("rb") as stream:
            return read_statistics(stream, path.name, of)
    except OSError as error:
        what = f"the file cannot be read ({(error.strerror or 'no reason given').lower()})"
        raise StatsFileError(path.name, [Problem(0, what, "check its name and place")]) from error


def read_statistics(stream: BinaryIO, filename: str, of: Wanted = ()) -> Statistics:
    """Areas, periods, doubts, and the figures `of` the areas with these codes.

    A local authority brings its region and the nation with it. None reads the figures of every
    area, which takes memory as the file is large; with no code at all only the rest is read, fast.
    Doubts about cells and sums are about the figures that are read. Raises StatsFileError.
    """
    doubts = Doubts()
    rows = _rows(stream, filename, doubts)
    header = next(rows, (0, []))[1]
    if not header:
        raise StatsFileError(filename, [Problem(0, "the file is empty", "choose another file")])
    read_header(header, filename)
    sample = list(islice(rows, _SAMPLE))
    columns = read_columns(header, [row for _, row in sample], doubts)
    reader = RowReader(columns, filename, doubts, of)
    reader.read(chain(sample, rows))
    figures = once_each(reader.figures, doubts)
    doubt_sums(figures, columns, doubts)
    return Statistics(
        columns=columns,
        areas=reader.areas,
        periods=tuple(sorted(reader.periods)),
        rows=reader.rows,
        figures=tuple(figures),
        doubts=doubts.all,
    )


def _rows(stream: BinaryIO, filename: str, doubts: Doubts) -> Iterator[tuple[int, list[str]]]:
    """Each row that is not blank, with the line that it begins on."""
    lines = Lines(stream, filename, doubts)
    reader = csv.reader(lines, strict=True)
    while True:
        first = lines.number + 1
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            problem = Problem(first, f"the line is no CSV ({error})", "check quotation marks there")
            raise StatsFileError(filename, [problem]) from error
        if any(cell.strip() for cell in row):
            yield first, row
