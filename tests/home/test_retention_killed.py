"""A night's work that is killed midway, with kill -9, and the night after."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator

import pytest
from django.db import connection
from django.utils import timezone

from heard.boards.models import Attendee, Subscriber
from heard.home.models import RetentionRun
from heard.home.services.retention import run_retention
from tests.boards import make_privacy as make
from tests.databases import address
from tests.partnerships import make as partnerships

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "answers"])

PATIENCE = 60  # seconds; a loaded machine is slow
SLOW = """
CREATE FUNCTION take_long() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN PERFORM pg_sleep(120); RETURN NEW; END $$;
CREATE TRIGGER take_long BEFORE UPDATE ON boards_attendee
    FOR EACH ROW WHEN (OLD.person_id IS NULL) EXECUTE FUNCTION take_long();
"""
AT_WORK = "FROM pg_stat_activity WHERE wait_event = 'PgSleep' AND datname = current_database()"


@pytest.fixture
def slow_guests() -> Iterator[None]:
    """Forgetting a guest takes so long that it can be killed meanwhile."""
    with connection.cursor() as cursor:
        cursor.execute(SLOW)
    yield
    with connection.cursor() as cursor:
        cursor.execute("DROP TRIGGER IF EXISTS take_long ON boards_attendee")
        cursor.execute("DROP FUNCTION take_long")


def wait_for(what: Callable[[], bool]) -> None:
    until = time.monotonic() + PATIENCE
    while not what():
        assert time.monotonic() < until, "it never came to that"
        time.sleep(0.1)


def is_at_a_guest() -> bool:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) {AT_WORK}")
        return bool(cursor.fetchone()[0])


def end_what_it_left_at_the_database() -> None:
    """PostgreSQL sees that whoever asked is gone when the statement is over: here at once."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT pg_terminate_backend(pid) {AT_WORK}")
    wait_for(lambda: not is_at_a_guest())


def test_what_was_done_is_kept_and_the_next_night_does_the_rest(slow_guests):
    westmere = partnerships.partnership()
    person = make.former_person(westmere)
    make.guest(westmere)
    make.subscriber(westmere, left_at=timezone.make_aware(timezone.datetime(2024, 1, 1)))
    variables = {"DATABASE_URL": address("default"), "ANSWERS_DATABASE_URL": address("answers")}
    command = [sys.executable, "-m", "heard", "keep_retention"]

    with subprocess.Popen(command, env=os.environ | variables) as night:
        wait_for(is_at_a_guest)
        night.send_signal(signal.SIGKILL)
    end_what_it_left_at_the_database()

    person.refresh_from_db()
    assert person.is_forgotten
    assert Attendee.objects.filter(name=make.ROBIN.name).count() == 1
    assert Subscriber.objects.filter(forgotten_at=None).count() == 1
    assert RetentionRun.objects.get().finished_at is None

    with connection.cursor() as cursor:
        cursor.execute("DROP TRIGGER take_long ON boards_attendee")
    run = run_retention(timezone.localdate())

    assert all(count.is_well for count in run.counts.all())
    assert Attendee.objects.filter(name=make.ROBIN.name).count() == 0
    assert Subscriber.objects.filter(forgotten_at=None).count() == 0
