"""What a test that commits leaves behind is gone before the next one."""

from django.contrib.contenttypes.models import ContentType
from django.db import connections
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob, ProcrastinatePeriodicDefer

from heard.audit.models import Entry
from tests.emptying import empty
from tests.surveys import make


def test_rows_that_may_not_be_changed_go_and_those_of_django_stay(transactional_db):
    make.survey()
    assert Entry.objects.exists()

    empty(connections["default"])

    assert not Entry.objects.exists()
    assert ContentType.objects.exists()


def test_jobs_go_with_what_points_at_them(transactional_db):
    job = app.configure_task("heard.mail.jobs.deliver").defer(message_id="nobody's")
    with connections["default"].cursor() as cursor:
        cursor.execute(
            "INSERT INTO procrastinate_periodic_defers (task_name, defer_timestamp, job_id)"
            " VALUES ('heard.mail.jobs.mark_abandoned', 0, %s)",
            [job],
        )

    empty(connections["default"])

    assert not ProcrastinateJob.objects.exists()
    assert not ProcrastinatePeriodicDefer.objects.exists()
