"""A publication as plain values, so that it can be kept as JSON and attacked years later."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from heard.engines.disclosure.cells import Cell, TableError
from heard.engines.disclosure.population import Population
from heard.engines.disclosure.rule import Rule
from heard.engines.disclosure.tables import Axis, Fact, Shape

if TYPE_CHECKING:
    from heard.engines.disclosure.published import Published

FORMAT = "heard-published-1"


def to_keep(published: Published) -> dict[str, Any]:
    """Return a publication in lists, texts and numbers only: see `Published.as_mapping`.

    Axes stand once and are numbered; a cell is a list of [variable, category].
    """
    axes = list(dict.fromkeys(_frozen(axis) for shape in published.shapes for axis in shape.axes))
    number = {axis: position for position, axis in enumerate(axes)}
    population = published.population
    return {
        "format": FORMAT,
        "name": published.name,
        "population": {
            "cell": _plain(population.cell),
            "edition": population.edition,
            "only_fewer": population.only_fewer,
        },
        "rule": published.rule.as_mapping(),
        "axes": [_axis(axis) for axis in axes],
        "tables": [
            {
                "axes": [number[_frozen(axis)] for axis in shape.axes],
                "impossible": [_plain(cell) for cell in sorted(shape.impossible)],
            }
            for shape in published.shapes
        ],
        "values": [[_plain(cell), value] for cell, value in sorted(published.values.items())],
        "left_out": [_plain(cell) for cell in sorted(published.left_out)],
        "facts": [
            {"terms": [[*category, weight] for category, weight in f.terms], "relation": f.relation}
            for f in published.facts
        ],
        "percentages": [
            [_plain(p.cell), _plain(p.base), p.value, p.decimals] for p in published.percentages
        ],
    }


def kept_fields(kept: Mapping[str, Any]) -> dict[str, Any]:
    """Return the fields of a publication that was kept: see `Published.from_mapping`."""
    if kept.get("format") != FORMAT:
        raise TableError(f"format is {kept.get('format')!r}, not {FORMAT!r}")
    try:
        return _fields(kept)
    except (KeyError, TypeError, IndexError) as error:
        raise TableError(f"this is no whole publication: {error!r}") from error


def _fields(kept: Mapping[str, Any]) -> dict[str, Any]:
    axes = [_read_axis(axis) for axis in kept["axes"]]
    population = kept["population"]
    return {
        "rule": Rule.from_mapping(kept["rule"]),
        "shapes": tuple(
            Shape(
                tuple(axes[number] for number in table["axes"]),
                frozenset(_cell(cell) for cell in table["impossible"]),
            )
            for table in kept["tables"]
        ),
        "values": {_cell(cell): int(value) for cell, value in kept["values"]},
        "facts": tuple(
            Fact(tuple(((v, c), int(w)) for v, c, w in fact["terms"]), fact["relation"])
            for fact in kept["facts"]
        ),
        "left_out": frozenset(_cell(cell) for cell in kept["left_out"]),
        "percentages": tuple((_cell(c), _cell(b), *rest) for c, b, *rest in kept["percentages"]),
        "population": Population(
            _cell(population["cell"]), population["edition"], population["only_fewer"]
        ),
        "name": kept["name"],
    }


_Frozen = tuple[str, tuple[str, ...], tuple[Any, ...], tuple[Any, ...], tuple[str, ...]]


def _frozen(axis: Axis) -> _Frozen:
    derived, bases = tuple(axis.derived.items()), tuple(axis.bases.items())
    return axis.variable, axis.leaves, derived, bases, axis.unshown


def _axis(axis: _Frozen) -> dict[str, Any]:
    variable, leaves, derived, bases, unshown = axis
    return {
        "variable": variable,
        "leaves": list(leaves),
        "derived": {name: list(parts) for name, parts in derived},
        "bases": dict(bases),
        "unshown": list(unshown),
    }


def _read_axis(kept: Mapping[str, Any]) -> Axis:
    return Axis(
        kept["variable"],
        tuple(kept["leaves"]),
        {name: tuple(parts) for name, parts in kept["derived"].items()},
        dict(kept["bases"]),
        tuple(kept["unshown"]),
    )


def _plain(cell: Cell) -> list[list[str]]:
    return [list(category) for category in cell]


def _cell(kept: list[list[str]]) -> Cell:
    return tuple((variable, category) for variable, category in kept)
