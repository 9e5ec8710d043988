"""Background work of the room. Each may run twice without harm."""

from procrastinate.contrib.django import app

from heard.figures import services


@app.periodic(cron="25 3 * * *")
@app.task
def drop_old_uploads(timestamp: int) -> None:
    services.drop_old_uploads()
