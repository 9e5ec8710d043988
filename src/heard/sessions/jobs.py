"""Background work of the room. Each may run twice without harm."""

from procrastinate.contrib.django import app

from heard.partnerships.models import Member
from heard.sessions.models import Session
from heard.sessions.services import announcing, moving, places


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


@app.task
def tell_members_of_cancelling(session_id: int) -> None:
    moving.tell_members_of_cancelling(Session.objects.get(pk=session_id))
