"""A reader who counts people, not cells: scipy's linear programmes over who could be where.

It shares only labels with the engine. Each unknown is how many people are in one place: one leaf of
every axis, and in or out of each release. Every shown number bounds a sum of such places.
"""

from collections.abc import Callable, Iterable
from itertools import product

import numpy as np
from scipy.optimize import linprog

from heard.engines.disclosure import Published, Rule, Shape
from heard.engines.disclosure.tables import Cell

Person = dict[str, str]
MANY = 5_000


class People:
    """Places where people can be, and the sums of them that are shown."""

    def __init__(self, places: Iterable[Person]):
        self.places = list(places)
        self.rows: list[np.ndarray] = []
        self.low: list[int] = []
        self.high: list[int] = []

    def hold(self, shape: Shape, cell: Cell, who: Callable[[Person], bool]) -> np.ndarray:
        """The places of a cell, among some people."""
        members = {axis.variable: axis for axis in shape.axes}
        return np.array(
            [
                float(who(p) and all(p[v] in members[v].members(c) for v, c in cell))
                for p in self.places
            ]
        )

    def learn(self, published: Published, who: Callable[[Person], bool] = lambda _: True) -> None:
        """Take a release into account. who: the places that it counts."""
        for shape in published.shapes:
            for place in product(*(axis.categories for axis in shape.axes)):
                cell = shape.cell(*place)
                if cell in published.values:
                    low, high = behind(published.rule, published.values[cell])
                    self.rows.append(self.hold(shape, cell, who))
                    self.low.append(low)
                    self.high.append(high)

    def range(self, weights: np.ndarray) -> tuple[float, float]:
        """The smallest and largest weighted sum of places that fits."""
        rows = np.array(self.rows).reshape(-1, len(self.places))
        ends = []
        for sign in (1, -1):
            found = linprog(
                sign * weights,
                A_ub=np.vstack([rows, -rows]) if len(rows) else None,
                b_ub=np.array([*self.high, *(-low for low in self.low)]) if len(rows) else None,
                bounds=(0, MANY),
            )
            assert found.status == 0
            ends.append(sign * found.fun)
        return ends[0], ends[1]


def behind(rule: Rule, shown: int) -> tuple[int, int]:
    """The counts that are shown as a number, and are not too small to be shown."""
    fitting = [
        n
        for n in range(max(shown - rule.round_to, 0), shown + rule.round_to + 1)
        if shown == rule.round_to * int(n / rule.round_to + 0.5)
        and (n >= rule.threshold or (n == 0 and rule.zeros == "show"))
    ]
    return min(fitting), max(fitting)


def is_close(rule: Rule, ends: tuple[float, float]) -> bool:
    """Whether somebody who knows this range of a hidden count knows too much."""
    low, high = ends
    return high < rule.threshold - 1e-6 or high - low < rule.protection - 1e-6


def everywhere(*shapes: Shape, **also: tuple[str, ...]) -> list[Person]:
    """Every place of all axes of some tables, and of more variables."""
    axes = {axis.variable: axis.leaves for shape in shapes for axis in shape.axes} | also
    return [dict(zip(axes, place, strict=True)) for place in product(*axes.values())]


def found_too_closely(published: Published, cells: Iterable[Cell]) -> set[Cell]:
    """The cells of one release that this reader places too closely."""
    people = People(everywhere(*published.shapes))
    people.learn(published)
    return {
        cell
        for cell in cells
        if is_close(published.rule, people.range(people.hold(_shape(published, cell), cell, bool)))
    }


def _shape(published: Published, cell: Cell) -> Shape:
    names = {variable for variable, _ in cell}
    return next(s for s in published.shapes if names <= {axis.variable for axis in s.axes})
