"""What a reader gets to see, and what only the partnership keeps."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from heard.engines.disclosure.keeping import kept_fields, to_keep
from heard.engines.disclosure.population import EVERYBODY, Population
from heard.engines.disclosure.report import AttackReport
from heard.engines.disclosure.rule import Rule
from heard.engines.disclosure.tables import Cell, Fact, Release, Shape

_CENT = 1e-4


@dataclass(frozen=True)
class Percentage:
    """A percentage that was printed of the *counts* themselves, not of the rounded counts.

    `Published.percentage` never needs one: it works from what is shown. This is for trying out
    what other ways of printing would give away.
    """

    cell: Cell
    base: Cell
    value: float
    decimals: int


@dataclass(frozen=True)
class Published:
    """Everything that is public of one publication: labels, shown numbers, the rule, no counts.

    values: the number shown for a cell; a cell that is not here is hidden or left out.
    population: whom it counts, and name: how people call it; only a union asks for them.
    left_out: cells that are not printed at all, since no reader needs them: bases of which no
        share is shown, people who did not tick. They are no mark of a small count.
    """

    rule: Rule
    shapes: tuple[Shape, ...]
    values: Mapping[Cell, int]
    facts: tuple[Fact, ...] = ()
    left_out: frozenset[Cell] = frozenset()
    percentages: tuple[Percentage, ...] = ()
    population: Population = EVERYBODY
    name: str = ""

    def as_mapping(self) -> dict[str, Any]:
        """Return the publication in lists, texts and numbers only, to be kept as JSON.

        The same publication always gives the same text; cells and categories stand in it, counts
        do not.
        """
        return to_keep(self)

    @classmethod
    def from_mapping(cls, kept: Mapping[str, Any]) -> Published:
        """Return the publication that was kept by `as_mapping`.

        Raises TableError if this is none, RuleError if its rule cannot be read.
        """
        fields = kept_fields(kept)
        percentages = tuple(Percentage(*one) for one in fields.pop("percentages"))
        return cls(**fields, percentages=percentages)

    def shown(self, cell: Cell) -> int | None:
        """Return the number shown for a cell, None where it is hidden or left out."""
        return self.values.get(cell)

    def is_hidden(self, cell: Cell) -> bool:
        """Say whether a cell is printed with the mark of a hidden count."""
        return cell not in self.values and cell not in self.left_out

    def percentage(self, cell: Cell, base: Cell) -> int | None:
        """Return the whole per cent of the shown numbers, None where it must not be shown.

        Count, base and the rest of the base must be safe: the first two are then shown, and
        the rest was looked at when the count was.
        """
        count, whole = self.values.get(cell), self.values.get(base)
        if count is None or whole is None or not self.rule.shows_percentage(whole):
            return None
        return min((200 * count + whole) // (2 * whole), 100)


@dataclass(frozen=True)
class Price:
    """What the secondary cells cost readers, and what those of any safe release cost at least.

    bound is None where nothing was proved about it. Both are in the costs of `worth`.
    """

    cost: float
    bound: float | None

    @property
    def method(self) -> Literal["optimum", "heuristic"]:
        """How the cells were chosen: "optimum" only where it is proved that none are cheaper."""
        is_proved = self.bound is not None and self.cost <= self.bound + _CENT
        return "optimum" if is_proved else "heuristic"


@dataclass(frozen=True)
class ProtectedRelease:
    """A release with its hidden cells chosen. Only `published` may leave the partnership.

    primary: cells that the rule hides. secondary: cells hidden so that nobody can work those out.
    left_out: cells that are not printed at all (see `Published`).
    report: what the attacker found who tried this release, if one did.
    price: what the secondary cells cost, and how good the choice is proved to be.
    """

    release: Release
    rule: Rule
    primary: frozenset[Cell]
    secondary: frozenset[Cell]
    left_out: frozenset[Cell] = frozenset()
    report: AttackReport | None = None
    price: Price | None = None

    @property
    def hidden(self) -> frozenset[Cell]:
        """All hidden cells, those left out not counted."""
        return self.primary | self.secondary

    @property
    def published(self) -> Published:
        """What readers see."""
        without = self.hidden | self.left_out
        values = {
            cell: self.rule.rounded(count)
            for cell, count in self.release.counts.items()
            if cell not in without
        }
        return Published(
            self.rule,
            self.release.shapes,
            values,
            self.release.facts,
            self.left_out,
            population=self.release.population,
            name=self.release.name,
        )
