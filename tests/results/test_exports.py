"""Answers row by row: asked for, measured, approved by a second person, fetched, deleted."""

from datetime import timedelta

import pytest
from django.core.files.storage import default_storage
from django.db import IntegrityError, transaction
from django.utils import timezone

from heard.audit.models import Entry
from heard.partnerships.roles import Role
from heard.results import services
from heard.results.models import Problem, RowExport, RowState
from heard.surveys.answers.models import Response
from heard.surveys.models import Survey
from tests.partnerships import make as partnerships
from tests.results import make, make_rows
from tests.surveys import make as surveys

pytestmark = pytest.mark.django_db(databases=["default", "answers"])


@pytest.fixture(autouse=True)
def _files_of_this_test(settings, tmp_path):
    make_rows.keep_files_in(settings, tmp_path)


def test_a_survey_that_is_open_gives_no_rows():
    custodian = make_rows.custodian()
    survey = surveys.survey(surveys.lead(of=custodian.partnership))

    with pytest.raises(services.SurveyStillOpenError):
        make_rows.asked(custodian, survey)


def test_a_survey_that_promised_more_than_an_open_link_gives_no_rows():
    custodian = make_rows.custodian()
    survey = make.closed_survey(make.analyst(of=custodian.partnership))
    Survey.objects.filter(pk=survey.pk).update(promise="pass")

    with pytest.raises(services.ProtectedSurveyError):
        make_rows.asked(custodian, survey)


@pytest.mark.parametrize("step", ["approve", "write"])
def test_a_promise_is_looked_at_again_at_every_step(step):
    export = make_rows.waiting() if step == "approve" else make_rows.approved()
    Survey.objects.filter(pk=export.survey_id).update(promise="pass")

    if step == "approve":
        second = make_rows.custodian(export.partnership)
        with pytest.raises(services.ProtectedSurveyError):
            services.approve_rows(export, by=second, seen=1)
    else:
        services.write_rows(export)
        found = make_rows.fresh(export)
        assert (found.state, found.problem, found.file.name) == (
            RowState.FAILED,
            Problem.GONE,
            "",
        )


def test_only_a_custodian_asks():
    survey = make.closed_survey(families=[])

    for role in set(Role) - {Role.CUSTODIAN}:
        with pytest.raises(services.NotTheirsError):
            make_rows.asked(partnerships.member(role, of=survey.partnership), survey)


def test_a_custodian_of_another_partnership_cannot_ask():
    survey = make.closed_survey(families=[])

    with pytest.raises(services.NotTheirsError):
        make_rows.asked(make_rows.custodian(), survey)


def test_the_file_must_be_kept_until_a_day_to_come():
    with pytest.raises(services.PastKeepingError):
        make_rows.asked(keep_until=timezone.localdate())


def test_unknown_columns_and_coarseness_are_refused():
    for columns in [services.RowColumns(("listened",), 8), services.RowColumns((), 7)]:
        with pytest.raises(services.UnknownColumnsError):
            make_rows.asked(columns=columns)


def test_one_request_of_a_survey_waits_at_a_time():
    first = make_rows.waiting()

    with pytest.raises(services.AnotherWaitsError):
        make_rows.asked(first.asked_by, first.survey)
    with pytest.raises(IntegrityError, match="one_request"), transaction.atomic():
        RowExport.objects.create(
            partnership=first.partnership,
            survey=first.survey,
            keep_until=first.keep_until,
            profile=[],
            smallest=8,
            asked_by=first.asked_by,
        )


def test_the_risk_is_rounded_and_known_before_anybody_approves():
    """Of 150 families one is alone: on paper, on the islet, by the website."""
    export = make_rows.waiting()

    assert export.state == RowState.WAITING
    assert export.risk == {
        "rows": 150,
        "smallest": 1,
        "alone": 1,
        "in_small_groups": 1,
        "alone_in_all": 1,
    }


def test_fewer_columns_are_measured_anew_and_the_risk_falls():
    export = make_rows.waiting()
    columns = services.RowColumns(("mode",), 50)

    services.choose_row_columns(export, columns, by=export.asked_by)
    changed = make_rows.fresh(export)
    services.measure_rows(changed)

    assert (changed.state, changed.risk, changed.revision) == (RowState.MEASURING, {}, 2)
    found = make_rows.fresh(export)
    assert found.risk["smallest"] == 20
    assert found.risk["alone"] == 0
    assert ["district", "chosen"] in found.left_out


def test_somebody_who_looked_at_other_columns_does_not_approve_these():
    export = make_rows.waiting()
    second = make_rows.custodian(export.partnership)
    columns = services.RowColumns(("mode",), 8)
    services.choose_row_columns(export, columns, by=export.asked_by)
    services.measure_rows(make_rows.fresh(export))

    with pytest.raises(services.ChangedMeanwhileError):
        services.approve_rows(export, by=second, seen=1)


def test_what_was_measured_for_other_columns_is_not_kept():
    export = make_rows.asked()
    services.choose_row_columns(export, services.RowColumns((), 8), by=export.asked_by)

    services.measure_rows(export)

    assert make_rows.fresh(export).state == RowState.MEASURING


def test_nobody_approves_what_they_asked_for():
    person = partnerships.member(Role.CUSTODIAN, Role.FORUM_CHAIR)
    export = make_rows.waiting(person)

    with pytest.raises(services.NotTheirsError):
        services.approve_rows(export, by=person, seen=1)
    with pytest.raises(services.NotTheirsError):
        services.refuse_rows(export, by=person, reason="No")
    with pytest.raises(IntegrityError, match="nobody_approves"), transaction.atomic():
        RowExport.objects.filter(pk=export.pk).update(settled_by=person)


def test_the_same_user_does_not_approve_under_another_membership():
    export = make_rows.waiting()
    again = partnerships.member(Role.CUSTODIAN, person=export.asked_by.user)

    with pytest.raises(services.NotTheirsError):
        services.approve_rows(export, by=again, seen=1)


@pytest.mark.parametrize("role", [Role.CUSTODIAN, Role.FORUM_CHAIR])
def test_another_custodian_or_the_chair_of_the_forum_approves(role):
    export = make_rows.waiting()
    second = partnerships.member(role, of=export.partnership)

    services.approve_rows(export, by=second, seen=1)

    found = make_rows.fresh(export)
    assert (found.state, found.settled_by) == (RowState.WRITING, second)


def test_no_other_role_approves():
    export = make_rows.waiting()

    for role in set(Role) - {Role.CUSTODIAN, Role.FORUM_CHAIR}:
        second = partnerships.member(role, of=export.partnership)
        with pytest.raises(services.NotTheirsError):
            services.approve_rows(export, by=second, seen=1)


def test_a_request_of_somebody_who_is_no_custodian_any_longer_is_not_approved():
    export = make_rows.waiting()
    export.asked_by.roles = [str(Role.READ_ONLY)]
    export.asked_by.save()

    second = make_rows.custodian(export.partnership)
    with pytest.raises(services.NotTheirsError):
        services.approve_rows(export, by=second, seen=1)


def test_nothing_is_approved_before_its_risk_is_known():
    export = make_rows.asked()

    with pytest.raises(services.NotWaitingError):
        services.approve_rows(export, by=make_rows.custodian(export.partnership), seen=1)


def test_a_request_is_settled_once():
    export = make_rows.approved()
    third = make_rows.custodian(export.partnership)

    with pytest.raises(services.NotWaitingError):
        services.approve_rows(export, by=third, seen=1)
    with pytest.raises(services.NotWaitingError):
        services.refuse_rows(export, by=third, reason="Too late")
    with pytest.raises(services.NotWaitingError):
        services.withdraw_rows(export, by=export.asked_by)


def test_a_refusal_keeps_its_reason_and_makes_room_for_another_request():
    export = make_rows.waiting()
    second = make_rows.custodian(export.partnership)

    services.refuse_rows(export, by=second, reason="Published findings would do")

    found = make_rows.fresh(export)
    assert (found.state, found.refusal) == (RowState.REFUSED, "Published findings would do")
    assert make_rows.asked(export.asked_by, export.survey).is_open


def test_only_who_asked_withdraws_or_changes_columns():
    export = make_rows.waiting()
    other = make_rows.custodian(export.partnership)

    with pytest.raises(services.NotTheirsError):
        services.withdraw_rows(export, by=other)
    with pytest.raises(services.NotTheirsError):
        services.choose_row_columns(export, services.RowColumns((), 8), by=other)
    services.withdraw_rows(export, by=export.asked_by)
    assert make_rows.fresh(export).state == RowState.WITHDRAWN


def test_a_second_file_of_a_survey_has_the_columns_of_the_first():
    first = make_rows.ready()
    others = services.RowColumns(("mode",), 8)

    with pytest.raises(services.OtherColumnsError):
        make_rows.asked(first.asked_by, first.survey, columns=others)
    assert make_rows.ready(first.asked_by, first.survey).state == RowState.READY


def test_the_file_is_written_once_however_often_the_job_runs():
    export = make_rows.approved()

    services.write_rows(export)
    first = make_rows.fresh(export)
    services.write_rows(export)  # as it was before: two workers at once
    services.write_rows(first)

    assert make_rows.fresh(export).sha256 == first.sha256
    assert len(default_storage.listdir("row-exports")[1]) == 1


def test_what_a_killed_run_left_is_written_over():
    export = make_rows.ready()
    name = export.file.name
    RowExport.objects.filter(pk=export.pk).update(state=RowState.WRITING, file="")

    services.write_rows(make_rows.fresh(export))

    found = make_rows.fresh(export)
    assert found.file.name == name
    assert len(make_rows.rows_in(found)) == 150


def test_a_survey_erased_meanwhile_leaves_the_record_and_no_file():
    export = make_rows.approved()
    Survey.objects.filter(pk=export.survey_id).delete()

    services.write_rows(make_rows.fresh(export))

    found = make_rows.fresh(export)
    assert (found.state, found.problem) == (RowState.FAILED, Problem.GONE)
    assert (found.survey, str(found)) == (None, "Short breaks 2026")


def test_a_file_that_would_not_be_what_was_approved_is_not_written():
    export = make_rows.approved()
    Response.objects.filter(survey=export.survey.key, mode="paper").delete()

    services.write_rows(export)

    assert make_rows.fresh(export).problem == Problem.CHANGED


def test_a_survey_with_too_few_answers_gives_no_rows():
    custodian = make_rows.custodian()
    few = make.closed_survey(make.analyst(of=custodian.partnership), families=make.returns()[:9])

    assert make_rows.waiting(custodian, few).problem == Problem.TOO_FEW


def test_both_of_the_two_download_and_nobody_else():
    export = make_rows.ready()
    third = make_rows.custodian(export.partnership)

    for member in (export.asked_by, export.settled_by):
        with services.download_rows(export, by=member) as file:
            assert file.read(2) == b"PK"
    with pytest.raises(services.NotTheirsError):
        services.download_rows(export, by=third)
    assert make_rows.fresh(export).downloads == 2
    fetched = Entry.objects.filter(deed="rows downloaded").order_by("pk")
    assert [entry.actor_id for entry in fetched] == [
        export.asked_by.user_id,
        export.settled_by.user_id,
    ]


def test_whoever_lost_their_role_downloads_nothing():
    export = make_rows.ready()
    export.asked_by.roles = [str(Role.READ_ONLY)]
    export.asked_by.save()

    with pytest.raises(services.NotTheirsError):
        services.download_rows(export, by=export.asked_by)


def test_after_its_last_day_the_file_is_not_given():
    export = make_rows.ready()
    yesterday = timezone.localdate() - timedelta(days=1)
    RowExport.objects.filter(pk=export.pk).update(download_until=yesterday)

    with pytest.raises(services.NoFileError):
        services.download_rows(export, by=export.asked_by)


def test_deleting_the_file_leaves_the_record_and_may_run_twice():
    export = make_rows.ready()
    name = export.file.name

    services.delete_row_file(export)
    services.delete_row_file(export)

    found = make_rows.fresh(export)
    assert (found.state, found.file.name, found.purpose) == (RowState.DELETED, "", export.purpose)
    assert not default_storage.exists(name)
    with pytest.raises(services.NoFileError):
        services.download_rows(export, by=export.asked_by)
    assert Entry.objects.filter(deed="file of rows deleted").count() == 1


def test_the_audit_tells_each_step_and_nothing_of_the_answers():
    export = make_rows.ready()
    services.download_rows(export, by=export.asked_by).close()

    entries = Entry.objects.filter(subject_kind="results.rowexport").order_by("pk")
    assert [entry.deed for entry in entries] == [
        "rows asked for",
        "rows approved",
        "file of rows written",
        "rows downloaded",
    ]
    assert "agree" not in str([entry.details for entry in entries])
