"""Files of returns that wait behind the wall, and taking their rows in."""

import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from json import dumps
from typing import Any
from uuid import UUID

from django.db import IntegrityError, connections, transaction

from heard.surveys.answers.models import FilePart, FileProblems, IntakeBatch

PART_BYTES = 1024 * 1024
ROWS_AT_ONCE = 5_000

WAITING_ROWS = """
CREATE TEMPORARY TABLE waiting_response (mode text, answers jsonb) ON COMMIT DROP
"""
TAKE_IN = """
INSERT INTO answers_response (id, survey, version, mode, answers)
SELECT gen_random_uuid(), %(survey)s, %(version)s, mode, answers
FROM waiting_response ORDER BY random()
"""


class TakenInBeforeError(Exception):
    """This very file's rows are in already."""


@dataclass(frozen=True)
class Batch:
    """A file's rows on their way in. `file` is the idempotency key."""

    file: UUID
    file_sha256: str
    survey: UUID
    version: str


class PartsReader(io.RawIOBase):
    """A waiting file as a stream, one part of it in memory at a time."""

    def __init__(self, file: UUID) -> None:
        self._file = file
        self._next = 0
        self._part = memoryview(b"")

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        if not self._part:
            part = FilePart.objects.filter(file=self._file, number=self._next).first()
            self._part = memoryview(b"" if part is None else bytes(part.content))
            self._next += 1
        size = min(len(buffer), len(self._part))
        buffer[:size] = self._part[:size]
        self._part = self._part[size:]
        return size


def open_file(file: UUID) -> io.BufferedReader:
    """Open a waiting file for reading; an unknown or deleted one is empty."""
    return io.BufferedReader(PartsReader(file), PART_BYTES)


def keep_file(file: UUID, survey: UUID, pieces: Iterable[bytes]) -> None:
    """Keep a file behind the wall until it is taken in or dropped, whole or not at all."""
    with transaction.atomic(using="answers"):
        for number, piece in enumerate(pieces):
            FilePart.objects.create(file=file, number=number, content=piece)
        FileProblems.objects.create(file=file, survey=survey, problems=[])


def note_problems(file: UUID, problems: list[list[str]]) -> None:
    """Keep the first problems of a waiting file: [row, column, value, message] each."""
    FileProblems.objects.filter(file=file).update(problems=problems)


def noted_problems(file: UUID) -> list[list[str]]:
    """The first problems of a waiting file; none once it has gone."""
    noted = FileProblems.objects.filter(file=file).first()
    return [] if noted is None else noted.problems


def delete_file(file: UUID) -> None:
    """Delete a file that waited, and what was noted of it. May run again."""
    with transaction.atomic(using="answers"):
        FilePart.objects.filter(file=file).delete()
        FileProblems.objects.filter(file=file).delete()


def file_is_waiting(file: UUID) -> bool:
    return FileProblems.objects.filter(file=file).exists()


def was_taken_in(file: UUID) -> bool:
    return IntakeBatch.objects.filter(id=file).exists()


def take_in_rows(batch: Batch, rows: Iterator[tuple[str, dict[str, Any]]]) -> int:
    """Take in all the rows (mode and answers) of a waiting file, in random order, and delete it.

    One transaction: killed at any moment, either everything or nothing has happened. The order of
    the file does not survive. Returns how many rows; raises TakenInBeforeError. What the iterator
    raises undoes everything.
    """
    with transaction.atomic(using="answers"), connections["answers"].cursor() as cursor:
        kept = _new_batch(batch)
        cursor.execute(WAITING_ROWS)
        kept.rows = _copy(cursor, rows)
        cursor.execute(TAKE_IN, {"survey": batch.survey, "version": batch.version})
        kept.save(update_fields=["rows"])
        delete_file(batch.file)
    return kept.rows


def _new_batch(batch: Batch) -> IntakeBatch:
    """Claim the file. Somebody who claims it at the same time waits here for the first to end."""
    try:
        with transaction.atomic(using="answers"):
            return IntakeBatch.objects.create(
                id=batch.file, survey=batch.survey, file_sha256=batch.file_sha256, rows=0
            )
    except IntegrityError as error:
        raise TakenInBeforeError(batch.file) from error


def _copy(cursor: Any, rows: Iterator[tuple[str, dict[str, Any]]]) -> int:
    """Copy the rows in handfuls: while a COPY runs, the connection cannot read the file."""
    count = 0
    while handful := [(mode, dumps(answers)) for mode, answers in islice(rows, ROWS_AT_ONCE)]:
        # Django does not wrap what a COPY raises, and jobs know a lost database by Django's errors.
        with (
            connections["answers"].wrap_database_errors,
            cursor.copy("COPY waiting_response (mode, answers) FROM STDIN") as copy,
        ):
            for row in handful:
                copy.write_row(row)
        count += len(handful)
    return count
