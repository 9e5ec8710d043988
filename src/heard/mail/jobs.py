"""Background tasks of the post."""

from procrastinate.contrib.django import app

from heard.mail import services
from heard.mail.models import Message


@app.task
def deliver(message_id: str) -> None:
    services.deliver(Message.objects.get(pk=message_id))


@app.periodic(cron="*/5 * * * *")
@app.task
def mark_abandoned(timestamp: int) -> None:
    services.mark_abandoned()
