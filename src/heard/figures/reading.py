"""A file as this room reads it: what it has of our area, as rows of our own."""

from dataclasses import dataclass
from typing import Any, BinaryIO, cast

from heard.engines.officialstats import Figure as ReadFigure
from heard.engines.officialstats import Problem, Statistics, StatsFileError, read_statistics
from heard.figures.models import Figure, Release, Upload

LARGEST_FILE = 60_000_000


@dataclass(frozen=True)
class Preview:
    """What would be loaded, and what is in doubt."""

    statistics: Statistics
    has_ours: bool

    @property
    def indicators(self) -> list[str]:
        return sorted({figure.indicator for figure in self.statistics.figures})


def read_upload(upload: Upload, code: str) -> Preview:
    """Raises StatsFileError, also where the file has gone."""
    try:
        with upload.file.open("rb") as stream:
            found = read_statistics(
                cast("BinaryIO", stream), upload.filename, {code} if code else ()
            )
    except FileNotFoundError as error:
        gone = Problem(0, "the file is not here any more", "bring it in again")
        raise StatsFileError(upload.filename, [gone]) from error
    ours = any(figure.area.code == code for figure in found.figures)
    return Preview(found, has_ours=ours)


def as_row(release: Release, figure: ReadFigure) -> Figure:
    return Figure(
        release=release,
        period=figure.period.code,
        period_kind=figure.period.kind,
        level=str(figure.area.level),
        area_code=figure.area.code,
        area_name=figure.area.name,
        topic=figure.topic,
        breakdown=figure.breakdown,
        indicator=figure.indicator,
        value=figure.value,
        symbol=str(figure.symbol or ""),
    )


def doubts_of(statistics: Statistics) -> list[dict[str, Any]]:
    return [
        {"line": each.line, "column": each.column, "what": each.what, "times": each.times}
        for each in statistics.doubts
    ]
