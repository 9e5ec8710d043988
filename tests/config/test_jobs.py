"""Jobs roll back with their service, and outlive the worker that is at them."""

import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest
from django.db import InterfaceError, OperationalError, connections, transaction
from django.utils import timezone
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob
from procrastinate.exceptions import AlreadyEnqueued
from procrastinate.jobs import Job

from heard.audit.models import Entry
from heard.config.jobs import STALLED_AFTER
from heard.config.patience import UntilTheDatabaseIsBack
from tests.config.slow.jobs import DEED, NOTE_ONCE
from tests.databases import address

ROOT = Path(__file__).resolve().parent.parent.parent
RETRY_STALLED = "heard.config.jobs.retry_stalled_jobs"

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "answers"])


def start_worker() -> subprocess.Popen[bytes]:
    environment = os.environ | {
        "DATABASE_URL": address("default"),
        "ANSWERS_DATABASE_URL": address("answers"),
        "DJANGO_SETTINGS_MODULE": "tests.config.slow.settings",
        "PYTHONPATH": "src",
    }
    return subprocess.Popen(
        [sys.executable, "-m", "heard", "work", "--once"], cwd=ROOT, env=environment
    )


def wait_for(path: Path) -> None:
    for _ in range(600):
        if path.exists():
            return
        time.sleep(0.05)
    raise AssertionError(f"{path} did not appear")


def defer_note(tmp_path: Path) -> tuple[Path, Path]:
    hold, reached = tmp_path / "hold", tmp_path / "reached"
    job = app.configure_task(NOTE_ONCE)
    job.defer(key="one", hold=str(hold), reached=str(reached))
    return hold, reached


def let_a_minute_pass() -> None:
    """For the heartbeats of workers, which are dead or alive by them."""
    with connections["default"].cursor() as cursor:
        cursor.execute(
            "UPDATE procrastinate_workers SET last_heartbeat = last_heartbeat - interval '1 minute'"
        )


def test_a_job_whose_worker_was_killed_is_done_by_the_next_one_and_once(tmp_path):
    hold, reached = defer_note(tmp_path)
    hold.touch()
    killed = start_worker()
    wait_for(reached)
    killed.send_signal(signal.SIGKILL)
    killed.wait()
    hold.unlink()
    assert not Entry.objects.filter(deed=DEED).exists()
    assert ProcrastinateJob.objects.get(task_name=NOTE_ONCE).status == "doing"

    let_a_minute_pass()
    with suppress(AlreadyEnqueued):  # the killed worker may have, if the minute was full
        app.configure_task(RETRY_STALLED).defer(timestamp=0)
    assert start_worker().wait(timeout=60) == 0

    assert Entry.objects.filter(deed=DEED).count() == 1
    assert not ProcrastinateJob.objects.filter(task_name=NOTE_ONCE).exists()


def test_a_job_that_runs_twice_does_its_work_once(tmp_path):
    defer_note(tmp_path)
    defer_note(tmp_path)

    assert start_worker().wait(timeout=60) == 0

    assert Entry.objects.filter(deed=DEED).count() == 1


def test_a_job_rolls_back_with_the_service_that_deferred_it(tmp_path):
    class ChangedMyMindError(Exception):
        pass

    def service() -> None:
        with transaction.atomic():
            defer_note(tmp_path)
            raise ChangedMyMindError

    with pytest.raises(ChangedMyMindError):
        service()

    assert not ProcrastinateJob.objects.filter(task_name=NOTE_ONCE).exists()


def test_stalled_jobs_are_looked_for_every_half_minute():
    app.perform_import_paths()
    found = [
        task.cron
        for (name, _), task in app.periodic_registry.periodic_tasks.items()
        if name == RETRY_STALLED
    ]

    assert found == ["* * * * * */30"]
    assert STALLED_AFTER == 30


def test_every_job_waits_for_a_database_that_is_away():
    app.perform_import_paths()
    ours = {name: task for name, task in app.tasks.items() if name.startswith(("heard", "results"))}

    kinds = {type(task.retry_strategy) for task in ours.values()}

    assert len(ours) > 5
    assert kinds == {UntilTheDatabaseIsBack}


@pytest.mark.parametrize("error", [OperationalError("gone"), InterfaceError("closed")])
@pytest.mark.parametrize(("attempts", "seconds"), [(0, 2), (1, 4), (4, 32), (5, 60), (5_000, 60)])
def test_a_job_is_tried_again_ever_later_and_at_most_a_minute_later(error, attempts, seconds):
    before = timezone.now()

    decision = UntilTheDatabaseIsBack().get_retry_decision(exception=error, job=a_job(attempts))

    assert decision is not None
    assert decision.retry_at is not None
    assert abs((decision.retry_at - before).total_seconds() - seconds) < 1


def test_a_job_that_fails_for_another_reason_is_not_tried_again():
    fault = ValueError("a fault in the job itself")

    assert UntilTheDatabaseIsBack().get_retry_decision(exception=fault, job=a_job(0)) is None


def a_job(attempts: int) -> Job:
    return Job(
        id=1,
        queue="default",
        lock=None,
        queueing_lock=None,
        task_name=NOTE_ONCE,
        attempts=attempts,
    )
