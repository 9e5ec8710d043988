"""Background work of the room. Each may run twice without harm."""

from procrastinate.contrib.django import app

from heard.sessions.services import flagging


@app.periodic(cron="*/5 * * * *")
@app.task
def settle_flags(timestamp: int) -> None:
    """Points that the safeguarding lead released come back as new."""
    flagging.settle_all_flags()
