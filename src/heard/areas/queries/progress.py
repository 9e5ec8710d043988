"""How far each area of a programme is, in words."""

from collections import Counter
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from heard.areas.models import (
    Area,
    PackState,
    Problem,
    Programme,
    ReportPack,
    State,
    Task,
)
from heard.design.words import Colour, Tag
from heard.results.models import AT_WORK, COLOURS, Publication, Stage
from heard.results.queries.findings import LARGE

STATE_COLOURS = {
    State.ASKED: Colour.YELLOW,
    State.JOINED: Colour.TEAL,
    State.DECLINED: Colour.GREY,
    State.LEFT: Colour.GREY,
}
DRAFT = Tag(_("Survey not opened yet"), Colour.YELLOW)
OPEN = Tag(_("Survey is open"), Colour.BLUE)
CLOSED = Tag(_("Survey is closed"), Colour.PURPLE)
# Why findings could not be prepared, as results says it.
FAILED_BECAUSE: dict[str, Promise] = {
    "too few": _("Too few people answered"),
    "weights": _("The weights in use do not fit the answers"),
}


@dataclass(frozen=True)
class AreaProgress:
    """One area: where it stands, why it goes no further if something is wrong."""

    area: Area
    tag: Tag
    why: str | Promise = ""
    publication: Publication | None = None

    @property
    def is_published(self) -> bool:
        return self.publication is not None and self.publication.is_published


@dataclass(frozen=True)
class Progress:
    """All areas by name, how many stand where, and what could be started now."""

    areas: tuple[AreaProgress, ...]
    counts: tuple[tuple[Tag, int], ...]
    to_roll_out: int
    to_prepare: int
    published: int
    is_at_work: bool


def to_prepare(programme: Programme) -> QuerySet[Area]:
    """Joined areas with a closed survey, and no findings but those that could not be prepared."""
    closed = programme.areas.joined().filter(survey__closed_at__isnull=False)
    others = Publication.objects.exclude(stage=Stage.FAILED).filter(survey__isnull=False)
    return closed.exclude(survey__in=others.values("survey"))


def progress_of(programme: Programme) -> Progress:
    """Four statements, however many areas there are."""
    areas = list(programme.areas.select_related("partnership", "survey"))
    publications = _publications(programme)
    lines = tuple(_line(area, publications.get(area.survey_id or 0)) for area in areas)
    waiting = [
        area for area in areas if area.has_joined and not area.is_rolled_out and not area.task
    ]
    ready = to_prepare(programme).exclude(task=Task.PREPARE).count()
    return Progress(
        areas=lines,
        counts=tuple(Counter(line.tag for line in lines).items()),
        to_roll_out=len(waiting),
        to_prepare=ready,
        published=sum(line.is_published for line in lines),
        is_at_work=any(_is_at_work(line) for line in lines),
    )


def line_of(area: Area) -> AreaProgress:
    """One area as its own people see it."""
    found = _latest(Publication.objects.filter(survey=area.survey_id)) if area.survey_id else {}
    return _line(area, found.get(area.survey_id or 0))


def pack_of(programme: Programme) -> ReportPack | None:
    """The file of reports that is there or being written."""
    return programme.report_packs.exclude(state=PackState.REPLACED).first()


def _is_at_work(line: AreaProgress) -> bool:
    counting = line.publication is not None and line.publication.stage in AT_WORK
    return bool(line.area.task) or counting


def _publications(programme: Programme) -> dict[int, Publication]:
    """By survey: what is published and holds, else what was prepared last."""
    surveys = programme.areas.joined().values("survey")
    return _latest(Publication.objects.filter(survey__in=surveys))


def _latest(found: QuerySet[Publication]) -> dict[int, Publication]:
    kept: dict[int, Publication] = {}
    for each in found.defer(*LARGE).order_by("pk"):
        before = kept.get(each.survey_id)
        if each.is_published or before is None or not before.is_published:
            kept[each.survey_id] = each
    return kept


def _line(area: Area, publication: Publication | None) -> AreaProgress:
    if not area.has_joined:
        state = State(area.state)
        return AreaProgress(area, Tag(state.label, STATE_COLOURS[state]))
    why = Problem(area.problem).label if area.problem else ""
    if area.task:
        tag = Tag(Task(area.task).label, Colour.YELLOW)
        return AreaProgress(area, tag, publication=publication)
    if publication is not None:
        stage = Stage(publication.stage)
        tag = Tag(stage.label, COLOURS.get(stage, Colour.YELLOW))
        failed = FAILED_BECAUSE.get(publication.problem, "") if stage == Stage.FAILED else ""
        return AreaProgress(area, tag, why or failed, publication)
    return AreaProgress(area, _survey_tag(area), why)


def _survey_tag(area: Area) -> Tag:
    if area.survey is None:
        return Tag(State.JOINED.label, STATE_COLOURS[State.JOINED])
    if area.survey.is_draft:
        return DRAFT
    return CLOSED if area.survey.is_closed else OPEN
