"""From asking areas to a survey in each: who may, what is copied, what a killed job leaves."""

import pytest
from django.db import connection, transaction
from procrastinate.contrib.django.models import ProcrastinateJob

from heard.areas import jobs, services
from heard.areas.models import Problem, State, Task
from heard.audit.models import Entry
from heard.partnerships.roles import Role
from heard.questionnaires.models import QuestionnaireVersion
from heard.results import services as results_services
from heard.surveys.models import Survey
from tests.areas import make
from tests.partnerships import make as partnerships
from tests.questionnaires import make as questionnaires
from tests.results import make as results

pytestmark = pytest.mark.django_db(databases=["default", "answers"])


def waiting_jobs(name: str) -> list[dict[str, int]]:
    found = ProcrastinateJob.objects.filter(task_name=name, status="todo").order_by("pk")
    return list(found.values_list("args", flat=True))


def test_a_programme_is_made_of_the_operators_own_version_only():
    theirs = questionnaires.version()

    with pytest.raises(services.NotOurVersionError):
        services.make_programme(theirs, words=make.words(), groupings=(), by=make.operator())


def test_a_programme_knows_only_groupings_of_its_questionnaire():
    with pytest.raises(results_services.UnknownGroupingError):
        make.programme(groupings=["placement"])


def test_an_area_is_asked_once_however_often_it_is_chosen():
    area = make.asked()
    programme = area.programme

    again = services.ask_areas(programme, [area.partnership], by=programme.made_by)

    assert again == []
    assert programme.areas.count() == 1


def test_nobody_of_another_partnership_answers_for_an_area():
    area = make.asked()
    stranger = partnerships.member(*Role)

    for deed in (
        lambda: services.join_programme(area, joining=make.joining(), by=stranger),
        lambda: services.decline_programme(area, by=stranger),
        lambda: services.change_naming(area, may_be_named=True, by=stranger),
        lambda: services.take_over_area(area, by=stranger),
    ):
        with pytest.raises(services.NotTheirAreaError):
            deed()
    assert make.fresh(area).state == State.ASKED


def test_an_area_that_declined_gets_nothing():
    area = make.asked()
    services.decline_programme(area, by=make.lead(area.partnership))

    started = services.roll_out(area.programme, by=area.programme.made_by)
    jobs.roll_out_area(area.pk)

    area = make.fresh(area)
    assert (started, area.state, area.survey, area.task) == (0, State.DECLINED, None, Task.NONE)
    assert not area.partnership.questionnaire_versions.exists()


def test_an_area_that_declined_may_join_after_all_and_leave_again():
    area = make.asked()
    by = make.lead(area.partnership)
    services.decline_programme(area, by=by)

    services.join_programme(area, joining=make.joining(), by=by)
    services.decline_programme(area, by=by)

    assert make.fresh(area).state == State.LEFT


def test_an_area_that_left_before_its_job_ran_gets_no_survey():
    area = make.joined()
    services.roll_out(area.programme, by=area.programme.made_by)
    services.decline_programme(area, by=make.lead(area.partnership))

    jobs.roll_out_area(area.pk)

    assert make.fresh(area).survey is None
    assert not Survey.objects.exists()


def test_rolling_out_defers_a_job_for_each_area_that_joined_and_only_once():
    programme = make.programme()
    areas = [make.joined(programme, name) for name in make.PLACES[:3]]
    make.asked(programme, "Dunmere")

    started = services.roll_out(programme, by=programme.made_by)
    again = services.roll_out(programme, by=programme.made_by)

    assert (started, again) == (3, 0)
    assert waiting_jobs("areas.jobs.roll_out_area") == [{"area_id": area.pk} for area in areas]


def test_an_area_gets_the_same_questionnaire_byte_for_byte_and_its_own_words():
    area = make.rolled_out(contact="Jo's team, 01632 960 001", asked_count=700)

    original, copy = area.programme.version, area.survey.version
    assert copy.partnership == area.partnership
    assert bytes(copy.canonical) == bytes(original.canonical)
    assert (copy.sha256, copy.title) == (original.sha256, original.title)
    assert area.survey.is_draft
    assert area.survey.partnership == area.partnership
    assert (area.survey.title, area.survey.contact, area.survey.asked_count) == (
        "Views in all areas 2026",
        "Jo's team, 01632 960 001",
        700,
    )


def test_whoever_joined_is_the_doer_in_the_area_and_heard_in_the_programme():
    area = make.rolled_out()

    made = Entry.objects.get(deed="survey made")
    assert (made.partnership_id, made.actor_id) == (area.partnership_id, area.answered_by.user_id)
    assert Entry.objects.get(deed="area rolled out").actor_name == "Heard"


def test_an_area_that_has_the_version_keeps_the_one_that_it_has():
    area = make.joined()
    kept = questionnaires.version(make.lead(area.partnership), results.questionnaire())
    services.roll_out(area.programme, by=area.programme.made_by)

    jobs.roll_out_area(area.pk)

    assert make.fresh(area).survey.version == kept


def test_a_job_that_runs_twice_makes_one_survey():
    area = make.rolled_out()

    jobs.roll_out_area(area.pk)

    assert Survey.objects.filter(partnership=area.partnership).count() == 1


def test_a_job_that_is_killed_between_copy_and_survey_begins_anew():
    area = make.joined()
    services.roll_out(area.programme, by=area.programme.made_by)
    with connection.cursor() as cursor, transaction.atomic():
        savepoint = transaction.savepoint()
        services.roll_out_area(area)
        cursor.execute("SELECT 1")
        transaction.savepoint_rollback(savepoint)  # what a server does with who is gone
    assert not area.partnership.questionnaire_versions.exists()

    jobs.roll_out_area(area.pk)

    assert make.fresh(area).survey.version.sha256 == area.programme.version.sha256


def test_another_questionnaire_of_this_name_stops_one_area_and_says_so():
    programme = make.programme()
    area, other = make.joined(programme, "Ashby"), make.joined(programme, "Bexholme")
    theirs = results.VIEWS.replace(b"Staff listened", b"Everybody listened")
    questionnaires.version(
        make.lead(area.partnership), questionnaires.read_questionnaire_bytes(theirs, "views.yaml")
    )
    services.roll_out(programme, by=programme.made_by)

    for each in (area, other):
        jobs.roll_out_area(each.pk)

    area, other = make.fresh(area), make.fresh(other)
    assert (area.problem, area.task, area.survey) == (Problem.VERSION_TAKEN, Task.NONE, None)
    assert other.survey is not None


def test_somebody_stands_in_for_who_joined_and_left():
    area = make.joined()
    gone = area.answered_by
    gone.roles = [str(Role.READ_ONLY)]
    gone.save()
    services.roll_out(area.programme, by=area.programme.made_by)
    jobs.roll_out_area(area.pk)
    assert make.fresh(area).problem == Problem.DOER_GONE

    second = partnerships.member(Role.ENGAGEMENT_LEAD, of=area.partnership)
    services.take_over_area(area, by=second)
    services.roll_out(area.programme, by=area.programme.made_by)
    jobs.roll_out_area(area.pk)

    area = make.fresh(area)
    assert (area.answered_by, area.problem) == (second, Problem.NONE)
    assert area.survey is not None


def test_an_area_with_a_survey_neither_leaves_nor_joins_again():
    area = make.rolled_out()
    by = make.lead(area.partnership)

    with pytest.raises(services.RolledOutError):
        services.decline_programme(area, by=by)
    with pytest.raises(services.RolledOutError):
        services.join_programme(area, joining=make.joining(), by=by)
    services.change_naming(area, may_be_named=True, by=by)

    assert make.fresh(area).may_be_named


def test_only_an_area_that_joined_is_named_or_not():
    area = make.asked()

    with pytest.raises(services.NotJoinedError):
        services.change_naming(area, may_be_named=True, by=make.lead(area.partnership))


def test_after_the_end_nobody_is_asked_joins_or_gets_a_survey():
    area = make.joined()
    programme, by = area.programme, area.programme.made_by
    late = make.asked(programme, "Bexholme")

    services.end_programme(programme, by=by)

    with pytest.raises(services.ProgrammeEndedError):
        services.ask_areas(programme, [partnerships.partnership()], by=by)
    with pytest.raises(services.ProgrammeEndedError):
        services.join_programme(late, joining=make.joining(), by=make.lead(late.partnership))
    with pytest.raises(services.ProgrammeEndedError):
        services.roll_out(programme, by=by)
    assert QuestionnaireVersion.objects.count() == 1
