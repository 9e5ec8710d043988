"""Background work of the room. Each may run twice without harm."""

from procrastinate.contrib.django import app

from heard.sessions.services import places, reaching, reminding


@app.periodic(cron="*/5 * * * *")
@app.task
def expire_offers(timestamp: int) -> None:
    places.expire_offers()


@app.periodic(cron="*/5 * * * *")
@app.task
def settle_waiting(timestamp: int) -> None:
    places.settle_waiting()


@app.periodic(cron="11 * * * *")
@app.task
def remind_households(timestamp: int) -> None:
    reminding.remind_households()


@app.periodic(cron="*/10 * * * *")
@app.task
def note_bounces(timestamp: int) -> None:
    reaching.note_bounces()
