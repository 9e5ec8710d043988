"""What stands out of the protected record, told by the engine's own limits.

The engine is asked of the numbers that are shown, not of the true ones: that something is said, or
is not said, of a hidden count would tell how large it is.
"""

from collections.abc import Mapping

from heard.engines.estimation.quality import (
    BatteryQuality,
    Combination,
    Finding,
    Found,
    ItemQuality,
    Measure,
    Quality,
    Repeats,
    SectionQuality,
    Share,
    StraightEffect,
    TextLengths,
    findings,
)
from heard.results.quality.record import BatteryRow, Count, ItemRow, Record, Row

NOBODY = Measure(Share(0, 0), {})


def findings_of(record: Record) -> tuple[Finding, ...]:
    """Return what stands out. `place` is a code of the record: question, section, combination."""
    return findings(_as_quality(record))


def _as_quality(record: Record) -> Quality:
    modes = record.modes
    return Quality(
        modes={"": record.returns or 1},
        empty=_measure(record.empty, modes),
        single=_measure(record.single, modes),
        stopped=_measure(record.stopped, modes),
        unknown=NOBODY,
        items=tuple(_item(row, modes) for row in record.items),
        sections=tuple(
            SectionQuality(row.code, _measure(row.stopped, modes), {}) for row in record.sections
        ),
        batteries=tuple(_battery(row, modes) for row in record.batteries),
        straight=_measure(record.straight, modes),
        effects=tuple(effect for row in record.batteries for effect in _effects(row)),
        repeats=Repeats(Share(0, 0), 0, 0, _share(record.repeats)),
        repeats_with_words=Repeats(_share(record.repeats_with_words), 0, 0, Share(0, 0)),
        combinations=tuple(
            Found(
                Combination(row.code, {}, row.reason, row.strength),
                Measure(_share(row.found), {}),
            )
            for row in record.combinations
        ),
        texts=tuple(
            TextLengths(row.code, _measure(row.written, modes), 0, 0, ())
            for row in record.items
            if row.written is not None
        ),
    )


def _share(count: Count) -> Share:
    if count.count is None or count.base is None:
        return Share(0, 0)
    return Share(count.count, count.base)


def _measure(row: Row, modes: tuple[str, ...]) -> Measure:
    by_mode: Mapping[str, Share] = {
        mode: _share(count)
        for mode, count in zip(modes, row.by_mode, strict=False)
        if count.percent is not None
    }
    return Measure(_share(row.everyone), by_mode)


def _item(row: ItemRow, modes: tuple[str, ...]) -> ItemQuality:
    unsure = _measure(row.unsure, modes) if row.unsure is not None else None
    return ItemQuality(row.code, row.section, _measure(row.blank, modes), unsure, NOBODY, NOBODY)


def _battery(row: BatteryRow, modes: tuple[str, ...]) -> BatteryQuality:
    return BatteryQuality(row.section, "", row.items, _measure(row.alike, modes), {}, {})


def _effects(row: BatteryRow) -> tuple[StraightEffect, ...]:
    """In whole per cent, so that what stands out is what the page shows."""
    return tuple(
        StraightEffect(effect.code, Share(effect.before, 100), Share(effect.after, 100))
        for effect in row.effects
    )
