"""The one place in Heard that reads answers."""

from collections.abc import Iterator
from typing import Any

import msgspec
from django.db.models import TextField
from django.db.models.functions import Cast

from heard.surveys.answers.models import Response
from heard.surveys.models import Survey

READ_AT_ONCE = 2_000


def responses(survey: Survey) -> Iterator[tuple[str, dict[str, Any]]]:
    """Mode and answers of every response, streamed, in no meaningful order."""
    as_text = Cast("answers", TextField())  # decoded here: twice as fast as by the driver
    rows = Response.objects.filter(survey=survey.key).values_list("mode", as_text)
    for mode, answers in rows.iterator(chunk_size=READ_AT_ONCE):
        yield mode, msgspec.json.decode(answers)
