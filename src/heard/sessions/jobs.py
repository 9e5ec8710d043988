"""Background work of the room. Each may run twice without harm."""

from procrastinate.contrib.django import app

from heard.partnerships.models import Member
from heard.sessions.models import AttendeeFile, Session
from heard.sessions.services import (
    announcing,
    flagging,
    importing,
    listeners,
    moving,
    places,
    reaching,
    reminding,
    telling_heard,
    thanking,
    visit_reminders,
)


@app.periodic(cron="*/5 * * * *")
@app.task
def expire_offers(timestamp: int) -> None:
    places.expire_offers()


@app.periodic(cron="*/5 * * * *")
@app.task
def settle_waiting(timestamp: int) -> None:
    places.settle_waiting()


@app.task
def tell_of_announced(session_ids: list[int]) -> None:
    announcing.tell_of_announced(session_ids)


@app.task
def tell_of_move(session_id: int, member_id: int) -> None:
    session, member = Session.objects.get(pk=session_id), Member.objects.get(pk=member_id)
    moving.tell_of_move(session, by=member)


@app.periodic(cron="*/5 * * * *")
@app.task
def settle_flags(timestamp: int) -> None:
    """Points that the safeguarding lead released come back as new."""
    flagging.settle_all_flags()


@app.periodic(cron="11 * * * *")
@app.task
def remind_households(timestamp: int) -> None:
    reminding.remind_households()


@app.periodic(cron="*/10 * * * *")
@app.task
def note_bounces(timestamp: int) -> None:
    reaching.note_bounces()


@app.task
def take_in_attendees(file_id: int) -> None:
    importing.take_in_attendees(AttendeeFile.objects.get(pk=file_id))


@app.periodic(cron="41 3 * * *")
@app.task
def forget_waiting_attendees(timestamp: int) -> None:
    importing.forget_waiting_attendees()


@app.periodic(cron="20 8 * * *")
@app.task
def remind_of_reports(timestamp: int) -> None:
    visit_reminders.remind_of_reports()


@app.periodic(cron="40 * * * *")
@app.task
def revoke_links(timestamp: int) -> None:
    listeners.revoke_links()


@app.task
def tell_of_heard(session_id: int) -> None:
    telling_heard.tell_of_heard(Session.objects.get(pk=session_id))


@app.periodic(cron="10 15 * * *")
@app.task
def tell_of_answers(timestamp: int) -> None:
    """Once a day, so that ten answers are one message."""
    telling_heard.tell_of_answers()


@app.task
def tell_members_of_cancelling(session_id: int) -> None:
    moving.tell_members_of_cancelling(Session.objects.get(pk=session_id))


@app.periodic(cron="23 * * * *")
@app.task
def thank_households(timestamp: int) -> None:
    thanking.thank_households()
