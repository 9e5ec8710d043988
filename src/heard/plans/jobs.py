"""Background work of the room. Each may run twice without harm."""

from procrastinate.contrib.django import app

from heard.plans.services import noticing


@app.periodic(cron="35 0 * * *")
@app.task
def close_questions(timestamp: int) -> None:
    """What families were asked, and the last day is over."""
    noticing.close_questions()
