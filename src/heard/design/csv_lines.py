"""Lines of CSV that are safe to open in a spreadsheet."""

from collections.abc import Iterable
from io import StringIO

from defusedcsv import csv

# Before the first line of a file: spreadsheets read it as UTF-8 then.
MARK = "\ufeff"


def csv_line(cells: Iterable[object]) -> str:
    """One line of RFC 4180, its end with it. None is an empty cell.

    A cell that a spreadsheet would take for a formula begins with an apostrophe.
    """
    line = StringIO()
    csv.writer(line, quoting=csv.QUOTE_MINIMAL, lineterminator="\r\n").writerow(cells)
    return line.getvalue()


def csv_cells(*cells: object) -> str:
    """Some cells as they stand side by side in a line, for lines that have many cells in common."""
    return csv_line((*cells, ""))[: -len(",\r\n")]
