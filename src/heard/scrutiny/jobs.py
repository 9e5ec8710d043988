"""Background work of the room. Each may run twice without harm."""

from django.utils import timezone
from procrastinate.contrib.django import app

from heard.scrutiny.services import duties, filing, settling_duties, telling_duties


@app.periodic(cron="20 2 * * *")
@app.task
def file_decisions(timestamp: int) -> None:
    """By night: a committee or a meeting may have been entered after its decision."""
    filing.file_decisions()


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
