"""Background work of the room. Each may run twice without harm."""

from django.utils import timezone
from procrastinate.contrib.django import app

from heard.scrutiny.models import Batch
from heard.scrutiny.services import (
    batches,
    chasing,
    duties,
    filing,
    settling_duties,
    telling_duties,
)


@app.periodic(cron="20 2 * * *")
@app.task
def file_decisions(timestamp: int) -> None:
    """By night: a committee or a meeting may have been entered after its decision."""
    filing.file_decisions()


@app.task
def read_batch(batch_id: int) -> None:
    """Read the records that were brought in together."""
    batches.read_batch(Batch.objects.get(pk=batch_id))


@app.periodic(cron="45 7 * * *")
@app.task
def chase_requests(timestamp: int) -> None:
    """In the morning, so that it is there when work begins."""
    chasing.chase_requests()


@app.periodic(cron="40 2 * * *")
@app.task
def keep_duties(timestamp: int) -> None:
    """By night: members join a committee, leave it and come back."""
    duties.keep_duties(timezone.localdate())


@app.periodic(cron="*/15 * * * *")
@app.task
def settle_duties(timestamp: int) -> None:
    """A report may be filed on the pages of sessions, which know of no duty."""
    settling_duties.settle_open_duties()


@app.periodic(cron="50 7 * * *")
@app.task
def remind_of_duties(timestamp: int) -> None:
    """In the morning, when the reminders of reports have not gone out yet."""
    telling_duties.remind_of_duties(timezone.localdate())
