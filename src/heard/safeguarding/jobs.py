"""Background work of the room. Each may run twice without harm."""

from procrastinate.contrib.django import app

from heard.safeguarding.services import chasing


@app.periodic(cron="*/10 * * * *")
@app.task
def chase_late_concerns(timestamp: int) -> None:
    chasing.chase_late_concerns()
