"""Background work of the room. Each may run twice without harm."""

from procrastinate.contrib.django import app

from heard.scrutiny.models import Batch
from heard.scrutiny.services import batches, chasing, filing


@app.periodic(cron="20 2 * * *")
@app.task
def file_decisions(timestamp: int) -> None:
    """By night: a committee or a meeting may have been entered after its decision."""
    filing.file_decisions()


@app.task
def read_batch(batch_id: int) -> None:
    """Read the records that were brought in together."""
    batches.read_batch(Batch.objects.get(pk=batch_id))


@app.periodic(cron="45 7 * * *")
@app.task
def chase_requests(timestamp: int) -> None:
    """In the morning, so that it is there when work begins."""
    chasing.chase_requests()
