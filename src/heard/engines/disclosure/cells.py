"""Cells: the people in some categories of some variables."""

from __future__ import annotations

from collections.abc import Mapping

TOTAL = "Total"

Category = tuple[str, str]
"""A variable and one of its categories: ("district", "north")."""

Cell = tuple[Category, ...]
"""The people in all of these categories, sorted by variable; () is everybody."""


class TableError(ValueError):
    """A table or a release contradicts itself; the text says where."""


def cell_of(categories: Mapping[str, str]) -> Cell:
    """Return the cell of {variable: category}. Totals drop out, so that tables share cells."""
    return tuple(sorted((v, c) for v, c in categories.items() if c != TOTAL))


def describe(cell: Cell) -> str:
    """Return the cell in words: "district=north, listened=agree", or "everybody"."""
    return ", ".join(f"{variable}={category}" for variable, category in cell) or "everybody"
