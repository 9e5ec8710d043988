"""Rolling out: the questionnaire copied into each area that joined, and a survey made of it."""

from django.db import transaction
from procrastinate.contrib.django import app

from heard.areas.models import Area, Problem, Programme, Task
from heard.areas.services.programmes import locked
from heard.audit.services import record
from heard.partnerships.models import Member
from heard.questionnaires.services import VersionTakenError, copy_questionnaire
from heard.surveys.rules import can_run_surveys
from heard.surveys.services import SurveyWords, make_survey


@transaction.atomic
def roll_out(programme: Programme, *, by: Member) -> int:
    """Start a job for each area that joined and has no survey yet; gives how many.

    Raises ProgrammeEndedError.
    """
    programme = locked(programme)
    waiting = programme.areas.joined().filter(survey=None).select_for_update()
    areas = [area for area in waiting if area.task != Task.ROLL_OUT]
    for area in areas:
        area.task, area.problem = Task.ROLL_OUT, Problem.NONE
        area.save(update_fields=["task", "problem"])
        app.configure_task("areas.jobs.roll_out_area").defer(area_id=area.pk)
    if areas:
        record("programme rolled out", programme, by=by.user, areas=len(areas))
    return len(areas)


@transaction.atomic
def roll_out_area(area: Area) -> None:
    """Copy the version into the area and make its survey, as a draft that the area opens.

    Whole or not at all, so whoever is killed in between begins anew; a second run finds the survey.
    An area that left meanwhile is left alone.
    """
    found = Area.objects.select_for_update(of=("self",)).select_related(
        "programme__version", "answered_by__user", "answered_by__partnership"
    )
    area = found.get(pk=area.pk)
    by = area.answered_by
    if not area.has_joined or area.is_rolled_out or area.task != Task.ROLL_OUT or by is None:
        return
    if not can_run_surveys(by):
        _stop(area, Problem.DOER_GONE)
        return
    try:
        version = copy_questionnaire(area.programme.version, by=by)
    except VersionTakenError:
        _stop(area, Problem.VERSION_TAKEN)
        return
    area.survey = make_survey(version, words=_words(area), by=by)
    area.task = Task.NONE
    area.save(update_fields=["survey", "task"])
    record("area rolled out", area, by=None, sha256=version.sha256)


def _stop(area: Area, problem: Problem) -> None:
    area.task, area.problem = Task.NONE, problem
    area.save(update_fields=["task", "problem"])


def _words(area: Area) -> SurveyWords:
    programme = area.programme
    return SurveyWords(
        title=programme.title,
        audience=programme.audience,
        introduction=programme.introduction,
        use_of_answers=programme.use_of_answers,
        next_steps=programme.next_steps,
        contact=area.contact,
        worried_contact=area.worried_contact,
        minutes=programme.minutes,
        unit_asked=programme.unit_asked,
        asked_count=area.asked_count,
    )
