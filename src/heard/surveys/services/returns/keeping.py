"""Keeping a file of returns behind the answers wall, until somebody decides or it is forgotten."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from hashlib import sha256
from typing import Any
from uuid import uuid4

from django.db import transaction
from django.utils import timezone
from procrastinate.contrib.django import app

from heard.audit.services import record
from heard.partnerships.models import Member
from heard.surveys.answers import files
from heard.surveys.models import ReturnsFile, ReturnsState, Survey
from heard.surveys.services.intake import SurveyNotOpenError

LARGEST_FILE = 60 * 1024 * 1024
DAYS_KEPT = 7


class SameFileError(Exception):
    """This very file is here already, as `returns`."""

    def __init__(self, returns: ReturnsFile) -> None:
        self.returns = returns
        super().__init__(str(returns))


class FileTooLargeError(Exception):
    """The file is larger than `LARGEST_FILE` bytes."""


@dataclass(frozen=True)
class Upload:
    """A file as it arrives: its name, its bytes in pieces, and the mode of rows that name none."""

    filename: str
    pieces: Iterable[bytes]
    default_mode: str


def bring_in_file(survey: Survey, upload: Upload, *, by: Member) -> ReturnsFile:
    """Keep a file of returns behind the answers wall and have it checked.

    Raises SurveyNotOpenError, SameFileError, FileTooLargeError; then nothing is kept.
    """
    if not survey.is_open:
        raise SurveyNotOpenError(survey)
    key, measured = uuid4(), _Measured(upload.pieces)
    files.keep_file(key, survey.key, measured)
    try:
        return _register(survey, ReturnsFile(key=key, **measured.facts(upload)), by)
    except BaseException:
        files.delete_file(key)
        raise


class _Measured:
    """Hands pieces on while it counts and hashes them."""

    def __init__(self, pieces: Iterable[bytes]) -> None:
        self.pieces, self.size, self.hash = pieces, 0, sha256()

    def __iter__(self) -> Iterator[bytes]:
        for piece in self.pieces:
            self.size += len(piece)
            if self.size > LARGEST_FILE:
                raise FileTooLargeError
            self.hash.update(piece)
            for start in range(0, len(piece), files.PART_BYTES):
                yield piece[start : start + files.PART_BYTES]

    def facts(self, upload: Upload) -> dict[str, Any]:
        return {
            "filename": upload.filename[:200],
            "size": self.size,
            "sha256": self.hash.hexdigest(),
            "default_mode": upload.default_mode,
        }


@transaction.atomic
def _register(survey: Survey, returns: ReturnsFile, by: Member) -> ReturnsFile:
    survey = Survey.objects.select_for_update().get(pk=survey.pk)
    if not survey.is_open:
        raise SurveyNotOpenError(survey)
    gone = [ReturnsState.DROPPED, ReturnsState.UNREADABLE, ReturnsState.FAILED]
    same = survey.returns_files.filter(sha256=returns.sha256).exclude(state__in=gone).first()
    if same is not None:
        raise SameFileError(same)

    returns.survey, returns.brought_by = survey, by
    returns.save()
    record(
        "returns file received", survey, by=by.user, file=returns.filename, sha256=returns.sha256
    )
    app.configure_task("heard.surveys.jobs.check_returns").defer(returns_id=returns.pk)
    return returns


def forget_waiting_files() -> int:
    """Delete files that nobody decided on for `DAYS_KEPT` days. Returns how many."""
    old = timezone.now() - timedelta(days=DAYS_KEPT)
    waiting = ReturnsFile.objects.waiting().filter(brought_at__lt=old)
    keys = list(waiting.values_list("key", flat=True))
    ReturnsFile.objects.filter(key__in=keys).update(state=ReturnsState.DROPPED)
    for key in keys:
        files.delete_file(key)
    return len(keys)
