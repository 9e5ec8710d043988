"""A job that writes, and then waits for as long as a file is there."""

import time
from pathlib import Path

from django.db import transaction
from procrastinate.contrib.django import app

from heard.audit.models import Entry

NOTE_ONCE = "tests.config.slow.jobs.note_once"
DEED = "noted by the slow job"


@app.task
@transaction.atomic
def note_once(key: str, hold: str, reached: str) -> None:
    """As every job: told by an id, harmless when it runs twice."""
    if Entry.objects.filter(deed=DEED, subject_id=key).exists():
        return
    Entry.objects.create(
        actor_name="Heard", deed=DEED, subject_kind="job", subject_id=key, subject_name="slow"
    )
    Path(reached).touch()
    while Path(hold).exists():
        time.sleep(0.02)
