"""Background work of the room. It may run twice without harm."""

from django.utils import timezone
from procrastinate.contrib.django import app

from heard.home.services import retention


@app.periodic(cron="47 2 * * *")
@app.task(queueing_lock="heard.home.jobs.keep_retention")
def keep_retention(timestamp: int) -> None:
    retention.run_retention(timezone.localdate())
