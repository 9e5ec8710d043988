"""Two readers that share nothing with the engine but its labels: scipy, and trying everything."""

from itertools import product

import numpy as np
from scipy.optimize import linprog

from heard.engines.disclosure import Published
from heard.engines.disclosure.tables import Cell


def _leaves(published: Published) -> dict[Cell, int]:
    cells = {
        shape.cell(*place)
        for shape in published.shapes
        for place in product(*(axis.leaves for axis in shape.axes))
    }
    return {cell: number for number, cell in enumerate(sorted(cells))}


def _sums(published: Published) -> list[tuple[Cell, tuple[Cell, ...]]]:
    """Every cell of every table, as the sum of the leaves of that table."""
    found = []
    for shape in published.shapes:
        for place in product(*(axis.categories for axis in shape.axes)):
            members = [axis.members(name) for axis, name in zip(shape.axes, place, strict=True)]
            parts = tuple(shape.cell(*leaf) for leaf in product(*members))
            found.append((shape.cell(*place), parts))
    return found


def _behind(published: Published, shown: int) -> tuple[int, int]:
    """The counts that round to a shown number, and are not too small to be shown."""
    rule = published.rule
    fitting = [
        n
        for n in range(shown + rule.round_to + 1)
        if shown == rule.round_to * int(n / rule.round_to + 0.5)
        and (n >= rule.threshold or (n == 0 and rule.zeros == "show"))
    ]
    return min(fitting), max(fitting)


def linear_range(published: Published, cell: Cell) -> tuple[float, float]:
    """The range of a cell by scipy's linear programmes, over the leaves of all tables."""
    number = _leaves(published)
    upper, most, equal = [], [], []
    first: dict[Cell, np.ndarray] = {}
    for name, parts in _sums(published):
        row = np.zeros(len(number))
        for part in parts:
            row[number[part]] += 1
        if name in first:
            equal.append(row - first[name])
        first.setdefault(name, row)
        if name in published.values:
            low, high = _behind(published, published.values[name])
            upper += [row, -row]
            most += [high, -low]
    ends = []
    for sign in (1, -1):
        found = linprog(
            sign * first[cell],
            A_ub=np.array(upper) if upper else None,
            b_ub=np.array(most) if upper else None,
            A_eq=np.array(equal) if equal else None,
            b_eq=np.zeros(len(equal)) if equal else None,
            bounds=(0, 10_000),
        )
        assert found.status == 0
        ends.append(sign * found.fun)
    return ends[0], ends[1]


def every_world(published: Published, most: int) -> dict[Cell, np.ndarray]:
    """Each cell in every set of counts, none above `most`, that fits what is shown."""
    number = _leaves(published)
    worlds = np.indices((most + 1,) * len(number)).reshape(len(number), -1).T
    names = {}
    for name, parts in _sums(published):
        names[name] = worlds[:, [number[part] for part in parts]].sum(axis=1)
    fits = np.ones(len(worlds), dtype=bool)
    for name, shown in published.values.items():
        low, high = _behind(published, shown)
        fits &= (names[name] >= low) & (names[name] <= high)
    return {name: counts[fits] for name, counts in names.items()}
