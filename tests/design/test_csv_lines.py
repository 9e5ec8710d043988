import pytest

from heard.design.csv_lines import csv_cells, csv_line


@pytest.mark.parametrize(
    "cells",
    [
        ("plain", "with, comma"),
        ("=SUM(A1)", 'says "no"'),
        ("", ""),
        (None, 5),
        ("", "@me|you", "two\nlines"),
    ],
)
def test_cells_stand_side_by_side_as_they_do_in_a_line(cells):
    assert f"{csv_cells(*cells)},last\r\n" == csv_line((*cells, "last"))
