"""Background work of the room. Each may run twice without harm."""

from procrastinate.contrib.django import app

from heard.plans.services import chasing


@app.periodic(cron="35 7 * * *")
@app.task
def ask_for_updates(timestamp: int) -> None:
    """In the morning, so that it is there when work begins."""
    chasing.ask_for_updates()
