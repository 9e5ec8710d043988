"""Whom a release counts, so that releases can be laid side by side."""

from __future__ import annotations

from dataclasses import dataclass

from heard.engines.disclosure.cells import Cell, TableError, describe

EDITION = "edition"


@dataclass(frozen=True)
class Population:
    """The people of a release, among all that one wave reached.

    cell: everybody (), or those in some categories: (("district", "north"),). A release of the
        district and one of the county share the cell "listened=agree, district=north", whether
        the county's breaks its counts down by district or not.
    edition: 1 at first. Counts that were corrected since, with people taken out or added, are
        another edition: its cells are other numbers, and what changed must not be worked out.
    only_fewer: everybody knows that people were only taken out since the edition before.
    """

    cell: Cell = ()
    edition: int = 1
    only_fewer: bool = False

    def __post_init__(self) -> None:
        variables = [variable for variable, _ in self.cell]
        if len(set(variables)) != len(variables) or EDITION in variables:
            raise TableError(f"population {describe(self.cell)}: give each variable once")
        if self.edition < 1:
            raise TableError(f"edition is {self.edition}; count editions from 1")
        object.__setattr__(self, "cell", tuple(sorted(self.cell)))

    def scoped(self, cell: Cell) -> Cell:
        """Return the cell of these people. Raises TableError if it leads out of them."""
        if not self.cell and self.edition == 1:
            return cell
        edition = ((EDITION, str(self.edition)),) if self.edition > 1 else ()
        both = {*cell, *self.cell, *edition}
        if len({variable for variable, _ in both}) < len(both):
            raise TableError(
                f"a release of {describe(self.cell)} has {describe(cell)}; take that table out"
            )
        return tuple(sorted(both))


def without_edition(cell: Cell) -> tuple[Cell, int]:
    """Return the cell as it would be in the first edition, and its edition."""
    plain = tuple(pair for pair in cell if pair[0] != EDITION)
    return plain, int(dict(cell).get(EDITION, 1))


EVERYBODY = Population()
