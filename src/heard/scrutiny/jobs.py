"""Background work of the room. Each may run twice without harm."""

from procrastinate.contrib.django import app

from heard.scrutiny.models import Batch
from heard.scrutiny.services import batches


@app.task
def read_batch(batch_id: int) -> None:
    """Read the records that were brought in together."""
    batches.read_batch(Batch.objects.get(pk=batch_id))
