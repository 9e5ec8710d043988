"""Background work of the room. Each may run twice without harm."""

from procrastinate.contrib.django import app

from heard.sessions.models import Session
from heard.sessions.services import flagging, telling_heard


@app.periodic(cron="*/5 * * * *")
@app.task
def settle_flags(timestamp: int) -> None:
    """Points that the safeguarding lead released come back as new."""
    flagging.settle_all_flags()


@app.task
def tell_of_heard(session_id: int) -> None:
    telling_heard.tell_of_heard(Session.objects.get(pk=session_id))


@app.periodic(cron="10 15 * * *")
@app.task
def tell_of_answers(timestamp: int) -> None:
    """Once a day, so that ten answers are one message."""
    telling_heard.tell_of_answers()
