"""What a body set out to do, and what came of it."""

from datetime import date

from django.db import transaction
from django.db.models import Max

from heard.audit.services import record
from heard.boards.details import Task
from heard.boards.models import Aim, Body
from heard.boards.services.actions import AlreadyDoneError
from heard.boards.services.bodies import locked_body
from heard.partnerships.models import Member


@transaction.atomic
def add_aim(body: Body, task: Task, *, by: Member) -> Aim:
    """Add an aim after those that are there. Raises BodyClosedError."""
    body = locked_body(body)
    last = body.aims.aggregate(last=Max("position"))["last"]
    position = 0 if last is None else last + 1
    aim = Aim.objects.create(body=body, position=position, text=task.text, due_on=task.due_on)
    record("aim added", body, by=by.user, aim=aim.pk)
    return aim


@transaction.atomic
def change_aim(aim: Aim, task: Task, *, by: Member) -> Aim:
    """Put an aim in other words or set it another day. Raises BodyClosedError, AlreadyDoneError."""
    locked_body(aim.body)
    aim = _locked_aim(aim)
    aim.text, aim.due_on = task.text, task.due_on
    aim.save(update_fields=["text", "due_on"])
    record("aim changed", aim.body, by=by.user, aim=aim.pk)
    return aim


@transaction.atomic
def finish_aim(aim: Aim, *, on: date, outcome: str, by: Member) -> Aim:
    """Say that an aim is done and what came of it. Raises BodyClosedError, AlreadyDoneError."""
    locked_body(aim.body)
    aim = _locked_aim(aim)
    aim.done_on, aim.outcome = on, outcome
    aim.save(update_fields=["done_on", "outcome"])
    record("aim done", aim.body, by=by.user, aim=aim.pk, on=on.isoformat())
    return aim


def _locked_aim(aim: Aim) -> Aim:
    aim = Aim.objects.select_for_update(of=["self"]).select_related("body").get(pk=aim.pk)
    if aim.done_on is not None:
        raise AlreadyDoneError(aim)
    return aim
