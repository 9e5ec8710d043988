"""Keeping responses: the statements behind the one intake.

Plain SQL where one statement must do what Django would need several for: either all of it
happened or nothing did, and nothing has to be locked between two of them.

What could still tie an answer to its sender: PostgreSQL gives the rows of one transaction one
number (`xmin`) and writes rows one after the other, so somebody who reads the database's own
files while the survey is open can see in which order answers came, and that a receipt and an
answer came together. A receipt's key is the hash of a random value in one browser. That is why
receipts and drafts are deleted and the answers rewritten, shuffled and with new ids, when the
survey closes (`settle`), and why the pages promise no more than that.
"""

from collections.abc import Mapping
from json import dumps
from typing import Any
from uuid import UUID, uuid4

from django.db import connections, transaction
from django.db.models import Count

from heard.surveys.answers.models import (
    ClosedSurvey,
    Draft,
    FilePart,
    FileProblems,
    Mode,
    Receipt,
    Response,
)

ADD = """
WITH receipt AS (
    INSERT INTO answers_receipt (key, survey) SELECT %(key)s, %(survey)s
    WHERE NOT EXISTS (SELECT FROM answers_closedsurvey WHERE survey = %(survey)s)
    ON CONFLICT (key) DO NOTHING RETURNING key
), spent AS (
    DELETE FROM answers_draft WHERE key = %(key)s
)
INSERT INTO answers_response (id, survey, version, mode, answers)
SELECT %(id)s, %(survey)s, %(version)s, %(mode)s, %(answers)s::jsonb FROM receipt
"""

WAS_TAKEN_IN = "SELECT 1 FROM answers_receipt WHERE key = %s AND survey = %s"

# Whoever wants to write an answer meanwhile waits, and then finds the survey closed.
HOLD_ANSWERS = "LOCK TABLE answers_response IN SHARE ROW EXCLUSIVE MODE"

SHUFFLE = """
WITH taken AS (DELETE FROM answers_response WHERE survey = %(survey)s RETURNING *)
INSERT INTO answers_response (id, survey, version, mode, answers)
SELECT gen_random_uuid(), survey, version, mode, answers FROM taken ORDER BY random()
"""


def add_response(response: Response, key: bytes) -> bool:
    """Write a response, once for each key, and drop the draft of that key; all or nothing.

    False where a response came under this key before, or the survey is closed for good: then
    nothing is written.
    """
    with connections["answers"].cursor() as cursor:
        cursor.execute(
            ADD,
            {
                "key": key,
                "survey": response.survey,
                "id": response.id,
                "version": response.version,
                "mode": response.mode,
                "answers": dumps(response.answers),
            },
        )
        return bool(cursor.rowcount)


def new_response(survey: UUID, version: str, mode: str, answers: Mapping[str, Any]) -> Response:
    return Response(id=uuid4(), survey=survey, version=version, mode=mode, answers=dict(answers))


def was_taken_in(survey: UUID, key: bytes) -> bool:
    """Whether answers came in under this key."""
    with connections["answers"].cursor() as cursor:
        cursor.execute(WAS_TAKEN_IN, [key, survey])
        return cursor.fetchone() is not None


def is_closed(survey: UUID) -> bool:
    """Whether no more answers to this survey can come in."""
    return ClosedSurvey.objects.filter(pk=survey).exists()


def count_by_mode(survey: UUID) -> dict[str, int]:
    """How many responses there are, for every mode."""
    rows = Response.objects.filter(survey=survey).values_list("mode").annotate(Count("id"))
    return dict.fromkeys(Mode.values, 0) | dict(rows)


def settle(survey: UUID) -> None:
    """Rewrite a closed survey's responses in random order, and forget all that led to them.

    Whole or not at all; may run again at any time: it leaves the same answers. None comes in after.
    """
    with transaction.atomic(using="answers"):
        with connections["answers"].cursor() as cursor:
            cursor.execute(HOLD_ANSWERS)
            ClosedSurvey.objects.get_or_create(survey=survey)
            cursor.execute(SHUFFLE, {"survey": survey})
        Draft.objects.filter(survey=survey).delete()
        Receipt.objects.filter(survey=survey).delete()
        waiting = FileProblems.objects.filter(survey=survey)
        FilePart.objects.filter(file__in=waiting.values("file")).delete()
        waiting.delete()


def wipe_old_rows() -> None:
    """Let PostgreSQL reuse the space of deleted rows at once, so that the old order goes too."""
    with connections["answers"].cursor() as cursor:
        cursor.execute("VACUUM answers_response, answers_draft, answers_receipt, answers_filepart")
