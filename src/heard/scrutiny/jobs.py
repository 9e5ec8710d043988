"""Background work of the room. Each may run twice without harm."""

from procrastinate.contrib.django import app

from heard.scrutiny.services import filing


@app.periodic(cron="20 2 * * *")
@app.task
def file_decisions(timestamp: int) -> None:
    """By night: a committee or a meeting may have been entered after its decision."""
    filing.file_decisions()
