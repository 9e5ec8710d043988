"""Background work of the room. Each may run twice without harm."""

from procrastinate.contrib.django import app

from heard.sessions.services import listeners, places, visit_reminders


@app.periodic(cron="*/5 * * * *")
@app.task
def expire_offers(timestamp: int) -> None:
    places.expire_offers()


@app.periodic(cron="*/5 * * * *")
@app.task
def settle_waiting(timestamp: int) -> None:
    places.settle_waiting()


@app.periodic(cron="20 8 * * *")
@app.task
def remind_of_reports(timestamp: int) -> None:
    visit_reminders.remind_of_reports()


@app.periodic(cron="40 * * * *")
@app.task
def revoke_links(timestamp: int) -> None:
    listeners.revoke_links()
