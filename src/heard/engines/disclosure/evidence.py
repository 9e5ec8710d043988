"""The shown numbers that an opening rests on, and how they add up on paper."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from heard.engines.disclosure.differencing import if_close, plain_differences
from heard.engines.disclosure.published import Published
from heard.engines.disclosure.report import Opening
from heard.engines.disclosure.rule import Rule
from heard.engines.disclosure.tables import Cell
from heard.engines.disclosure.union import Sum, Union


@dataclass(frozen=True)
class Evidence:
    """Shown numbers by cell, and the name of the release that shows each, where there are several.

    plain: what single sums open already.
    """

    values: Mapping[Cell, int]
    plain: tuple[Opening, ...]
    sources: Mapping[Cell, str] = field(default_factory=dict)

    def named(self, opening: Opening) -> Opening:
        """Return the opening with the names of the releases."""
        if not self.sources:
            return opening
        return replace(opening, sources=tuple(self.sources[cell] for cell, _ in opening.used))


def evidence_of(published: Published, rule: Rule) -> Evidence:
    """Return the evidence of one release."""
    return Evidence(published.values, tuple(plain_differences(published, rule)))


def evidence_of_all(union: Union, rule: Rule) -> Evidence:
    """Return the evidence of a union: sums inside each release, and between them."""
    values, sources, bounds = {}, {}, {}
    for number, release in enumerate(union.releases):
        name = release.name or f"release {number + 1}"
        for cell, shown in release.values.items():
            scoped = release.population.scoped(cell)
            values[scoped], sources[scoped] = shown, name
            bounds[scoped] = release.rule.behind(shown)
    plain = [o for found in union.sums for o in _between(found, bounds, values, rule)]
    for release in union.releases:
        for opening in plain_differences(release, rule):
            moved = _scoped(opening, release)
            if moved.cell not in values:
                plain.append(moved)
    once = {opening.cell: opening for opening in reversed(plain)}
    bare = Evidence(values, (), sources)
    return Evidence(values, tuple(bare.named(o) for o in reversed(once.values())), sources)


def _scoped(opening: Opening, release: Published) -> Opening:
    used = tuple((release.population.scoped(cell), shown) for cell, shown in opening.used)
    return replace(opening, cell=release.population.scoped(opening.cell), used=used)


def _between(
    found: Sum, bounds: Mapping[Cell, tuple[int, int]], values: Mapping[Cell, int], rule: Rule
) -> Iterator[Opening]:
    """Give what a whole less its published parts opens: the one cell of them that is not shown."""
    rest = () if found.remainder is None else (found.remainder,)
    left = [cell for cell in (*found.parts, *rest) if cell not in values]
    if found.whole not in values or len(left) != 1:
        return
    used = (found.whole, *(cell for cell in found.parts if cell in values))
    (low, high), others = bounds[found.whole], [bounds[cell] for cell in used[1:]]
    least, most = low - sum(h for _, h in others), high - sum(b for b, _ in others)
    shown = tuple((cell, values[cell]) for cell in used)
    for opening in if_close(rule, left[0], (max(least, 0), most), shown):
        if found.remainder is None or least < rule.threshold:
            yield replace(opening, is_difference=True)
