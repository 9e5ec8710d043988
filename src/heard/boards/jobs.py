"""Background work of the room. Each may run twice without harm."""

from procrastinate.contrib.django import app

from heard.boards.services import calls


@app.periodic(cron="3 * * * *")
@app.task
def close_calls(timestamp: int) -> None:
    calls.close_calls_that_are_over()
