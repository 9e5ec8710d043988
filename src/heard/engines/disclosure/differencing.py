"""Sums that anybody can do on paper: a total less what is shown of it."""

from __future__ import annotations

from collections.abc import Iterator

from heard.engines.disclosure.published import Published
from heard.engines.disclosure.report import Opening
from heard.engines.disclosure.rule import Rule
from heard.engines.disclosure.system import sums_of
from heard.engines.disclosure.tables import Cell, impossible_cells


def plain_differences(published: Published, rule: Rule) -> list[Opening]:
    """Return the hidden cells that one single sum of the tables opens, each once.

    This finds less than `attack`, and tells it in the way that a newspaper would: all numbers
    of one line but one.
    """
    found: dict[Cell, Opening] = {}
    nowhere = impossible_cells(published.shapes)
    for shape in published.shapes:
        for whole, parts in sums_of(shape):
            possible = tuple(part for part in parts if part not in nowhere)
            for opening in _openings(published, rule, whole, possible):
                found.setdefault(opening.cell, opening)
    return list(found.values())


def _openings(
    published: Published, rule: Rule, whole: Cell, parts: tuple[Cell, ...]
) -> Iterator[Opening]:
    hidden = [cell for cell in (whole, *parts) if published.is_hidden(cell)]
    if not hidden or any(cell in published.left_out for cell in (whole, *parts)):
        return
    if whole in hidden:
        if hidden == [whole]:
            bounds = [published.rule.behind(published.values[part]) for part in parts]
            low, high = sum(b[0] for b in bounds), sum(b[1] for b in bounds)
            yield from _if_close(published, rule, whole, (low, high), parts)
        return
    least, most = published.rule.behind(published.values[whole])
    shown = [part for part in parts if part not in hidden]
    bounds = [published.rule.behind(published.values[part]) for part in shown]
    left = (least - sum(b[1] for b in bounds), most - sum(b[0] for b in bounds))
    for cell in hidden:
        low = max(left[0], 0) if len(hidden) == 1 else 0
        yield from _if_close(published, rule, cell, (low, left[1]), (whole, *shown))


def if_close(
    rule: Rule, cell: Cell, bounds: tuple[int, int], used: tuple[tuple[Cell, int], ...]
) -> Iterator[Opening]:
    """Give the opening of a cell whose smallest and largest value are too close, if they are."""
    low, high = bounds
    if high < rule.threshold or high - low < rule.protection:
        yield Opening(cell, None, low, high, used)


def _if_close(
    published: Published, rule: Rule, cell: Cell, bounds: tuple[int, int], used: tuple[Cell, ...]
) -> Iterator[Opening]:
    return if_close(rule, cell, bounds, tuple((c, published.values[c]) for c in used))
