"""Published findings of a programme's areas, side by side, for one reader."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

import msgspec
from django.utils.translation import gettext as _

from heard.areas.comparing import (
    RESPONSE,
    Comparison,
    Measure,
    Standing,
    Told,
    compare,
    measures_of,
    mode_words,
    told,
    unlike,
)
from heard.areas.models import Area, Programme
from heard.areas.queries.viewpoints import Viewpoint
from heard.engines.questionnaire import MODES
from heard.results.findings import Findings
from heard.results.models import Publication, Stage
from heard.results.queries.findings import LARGE

Published = list[tuple[Area, Publication]]

# What published findings tell never changes, and to decode those of 150 areas takes a second.
_told: dict[UUID, Told] = {}
MOST_KEPT = 1000


@dataclass(frozen=True)
class Compared:
    """All measures of a programme, as one reader sees them; `names` by the areas' ids."""

    viewpoint: Viewpoint
    comparisons: tuple[Comparison, ...]
    names: dict[int, str]
    published: int

    def of(self, code: str) -> Comparison | None:
        return next((each for each in self.comparisons if each.measure.code == code), None)

    @property
    def own(self) -> int | None:
        """The reader's own area, where it has joined."""
        area = self.viewpoint.area
        return area.pk if area is not None and area.has_joined else None

    def rows(self, comparison: Comparison) -> list[Standing]:
        """In no order of merit: one's own area, then named ones A to Z, then others by size.

        Names that are not shown must not show in the order either.
        """
        return sorted(comparison.standings, key=self._turn)

    def _turn(self, standing: Standing) -> tuple[int, str, int]:
        if standing.area == self.own:
            return (0, "", 0)
        name = self.names[standing.area]
        is_named = name != unnamed()
        return (1, name, 0) if is_named else (2, "", -(standing.share.base or 0))


def unnamed() -> str:
    return _("Another area")


def published_areas(programme: Programme) -> Published:
    """Areas that joined and published, by name, each with the findings that hold now.

    The findings themselves are read when somebody asks for them.
    """
    joined = programme.areas.joined().filter(survey__isnull=False).select_related("partnership")
    areas = {area.survey_id: area for area in joined}
    published = Publication.objects.filter(survey__in=list(areas), stage=Stage.PUBLISHED)
    current = published.exclude(corrected_by__stage=Stage.PUBLISHED).defer(*LARGE)
    found = [(areas[each.survey_id], each) for each in current.select_related("partnership")]
    return sorted(found, key=lambda pair: (pair[0].partnership.name, pair[0].pk))


def compared(viewpoint: Viewpoint) -> Compared:
    """Every measure over all areas that published."""
    published = published_areas(viewpoint.programme)
    tells = _tell(published)
    marks = unlike(tells, viewpoint.programme.version.sha256)
    measures = (*measures_of(list(tells.values())), *_responses())
    return Compared(
        viewpoint,
        tuple(compare(measure, tells, marks) for measure in measures),
        _names(viewpoint, (area for area, _publication in published)),
        len(published),
    )


def _responses() -> list[Measure]:
    words = _("Of those asked, who replied %(how)s")
    by_mode = [Measure(f"{RESPONSE}_{mode}", words % {"how": mode_words(mode)}) for mode in MODES]
    return [Measure(RESPONSE, _("Of those asked, who replied")), *by_mode]


def _names(viewpoint: Viewpoint, areas: Iterable[Area]) -> dict[int, str]:
    """The operator invited them all by name; others are named where they agreed."""
    own = viewpoint.area
    return {
        area.pk: area.partnership.name
        if viewpoint.is_operator or area.may_be_named or (own is not None and area.pk == own.pk)
        else unnamed()
        for area in areas
    }


def _tell(published: Published) -> dict[int, Told]:
    missing = [each.key for _area, each in published if each.key not in _told]
    if len(_told) + len(missing) > MOST_KEPT:
        _told.clear()
        missing = [each.key for _area, each in published]
    rows = Publication.objects.filter(key__in=missing).values_list("key", "content")
    for key, content in rows.iterator(chunk_size=20):
        _told[key] = told(msgspec.json.decode(content, type=Findings))
    return {area.pk: _told[each.key] for area, each in published}
