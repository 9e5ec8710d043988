"""Figures that stand twice in a file: once each if they agree, not at all if they do not."""

from collections.abc import Iterable

from heard.engines.officialstats.problems import Doubts
from heard.engines.officialstats.record import Figure


def once_each(figures: Iterable[Figure], doubts: Doubts) -> list[Figure]:
    """Nobody here can say which of two numbers is right, so a doubt is all that is left of both."""
    first: dict[tuple[str, ...], Figure] = {}
    disputed: set[tuple[str, ...]] = set()
    for figure in figures:
        before = first.setdefault(figure.key, figure)
        if before is figure:
            continue
        if (before.value, before.symbol) == (figure.value, figure.symbol):
            words = f"the row says again what line {before.line} says: read once"
            doubts.add(figure.line, "", words)
            continue
        disputed.add(figure.key)
        words = (
            f"“{_shown(figure)}”, and line {before.line} says “{_shown(before)}” of the same "
            f"({figure.area.name}, {figure.period.words}, {figure.breakdown}): both left out"
        )
        doubts.add(figure.line, figure.indicator, words)
    return [figure for key, figure in first.items() if key not in disputed]


def _shown(figure: Figure) -> str:
    return str(figure.symbol if figure.value is None else f"{figure.value:,}")
