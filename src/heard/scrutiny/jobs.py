"""Background work of the room. Each may run twice without harm."""

from procrastinate.contrib.django import app

from heard.scrutiny.services import chasing, filing


@app.periodic(cron="20 2 * * *")
@app.task
def file_decisions(timestamp: int) -> None:
    """By night: a committee or a meeting may have been entered after its decision."""
    filing.file_decisions()


@app.periodic(cron="45 7 * * *")
@app.task
def chase_requests(timestamp: int) -> None:
    """In the morning, so that it is there when work begins."""
    chasing.chase_requests()
