"""Preparing the findings of all areas, one job each: publishing stays with each area's people."""

from django.db import transaction
from procrastinate.contrib.django import app

from heard.areas.models import Area, Problem, Programme, Task
from heard.areas.queries.progress import to_prepare
from heard.audit.services import record
from heard.partnerships.models import Member
from heard.results.models import Stage
from heard.results.rules import can_prepare_findings
from heard.results.services import (
    SurveyStillOpenError,
    UnknownGroupingError,
    prepare_findings,
)
from heard.surveys.models import Survey


@transaction.atomic
def prepare_all(programme: Programme, *, by: Member) -> int:
    """Start a job for each area whose survey is closed and whose findings nobody prepared.

    Those that could not be prepared are tried again; what is being prepared, ready, refused or
    published is the area's own and stays as it is. Gives how many were started.
    """
    found = to_prepare(programme).select_for_update(of=("self",))
    areas = [area for area in found if area.task != Task.PREPARE]
    for area in areas:
        area.task, area.problem = Task.PREPARE, Problem.NONE
        area.save(update_fields=["task", "problem"])
        app.configure_task("areas.jobs.prepare_area").defer(area_id=area.pk)
    if areas:
        record("findings of areas asked for", programme, by=by.user, areas=len(areas))
    return len(areas)


@transaction.atomic
def prepare_area(area: Area) -> None:
    """Ask for one area's findings in the name of whoever joined. A second run does nothing."""
    found = Area.objects.select_for_update(of=("self",)).select_related(
        "programme", "survey", "answered_by__user"
    )
    area = found.get(pk=area.pk)
    survey, by = area.survey, area.answered_by
    if area.task != Task.PREPARE or survey is None or by is None:
        return
    area.task, area.problem = Task.NONE, _prepare(survey, by, area.programme.groupings)
    area.save(update_fields=["task", "problem"])


def _prepare(survey: Survey, by: Member, groupings: list[str]) -> Problem:
    if not can_prepare_findings(by, survey):
        return Problem.DOER_GONE
    if survey.publications.exclude(stage=Stage.FAILED).exists():
        return Problem.NONE  # the area was quicker
    try:
        with transaction.atomic():
            prepare_findings(survey, by=by, groupings=groupings)
    except SurveyStillOpenError:
        return Problem.NOT_CLOSED
    except UnknownGroupingError:
        return Problem.GROUPINGS
    return Problem.NONE
