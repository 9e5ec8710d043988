"""Background work of the room. Each may run twice without harm."""

from django.utils import timezone
from procrastinate.contrib.django import app

from heard.plans.models import PlanFile
from heard.plans.services import (
    chasing,
    noticing,
    plan_files,
    snapshots,
    taking_in,
    telling_changes,
)


@app.periodic(cron="35 7 * * *")
@app.task
def ask_for_updates(timestamp: int) -> None:
    """In the morning, so that it is there when work begins."""
    chasing.ask_for_updates()


@app.periodic(cron="35 0 * * *")
@app.task
def close_questions(timestamp: int) -> None:
    """What families were asked, and the last day is over."""
    noticing.close_questions()


@app.periodic(cron="50 0 * * *")
@app.task
def take_monthly_snapshots(timestamp: int) -> None:
    """On the first of a month; on a later day, if nobody was there on the first."""
    snapshots.take_monthly_snapshots(timezone.localdate())


@app.task
def take_in_plan_file(file_id: int) -> None:
    taking_in.finish_plan_file(PlanFile.objects.get(pk=file_id))


@app.periodic(cron="47 3 * * *")
@app.task
def drop_waiting_plan_files(timestamp: int) -> None:
    plan_files.drop_waiting_plan_files()


@app.periodic(cron="25 15 * * *")
@app.task
def tell_of_changes(timestamp: int) -> None:
    """Once a day, so that ten changes are one message."""
    telling_changes.tell_of_changes()
