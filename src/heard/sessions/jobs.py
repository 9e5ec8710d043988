"""Background work of the room. Each may run twice without harm."""

from procrastinate.contrib.django import app

from heard.sessions.services import places


@app.periodic(cron="*/5 * * * *")
@app.task
def expire_offers(timestamp: int) -> None:
    places.expire_offers()


@app.periodic(cron="*/5 * * * *")
@app.task
def settle_waiting(timestamp: int) -> None:
    places.settle_waiting()
