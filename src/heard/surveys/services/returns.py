"""Bringing in a file of returns: keep, check, then all rows, all but the wrong ones, or none."""

from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import timedelta
from hashlib import sha256
from typing import Any, cast
from uuid import uuid4

from django.db import InterfaceError, OperationalError, transaction
from django.utils import timezone
from procrastinate.contrib.django import app

from heard.audit.services import record
from heard.engines.questionnaire import (
    AnswersFileError,
    CellProblem,
    Mode,
    Problem,
    ReturnedRow,
    read_answers_csv,
)
from heard.partnerships.models import Member
from heard.surveys.answers import files
from heard.surveys.models import ReturnsFile, ReturnsState, Survey
from heard.surveys.services.intake import SurveyNotOpenError
from heard.surveys.services.reach import recount_finished

LARGEST_FILE = 60 * 1024 * 1024
PROBLEMS_NOTED = 200
PROGRESS_EVERY = 5_000
DAYS_KEPT = 7
NO_ROW = Problem(
    "row 2", "there is no return below the question codes", "put each return on a row of its own"
)


class SameFileError(Exception):
    """This very file is here already, as `returns`."""

    def __init__(self, returns: ReturnsFile) -> None:
        self.returns = returns
        super().__init__(str(returns))


class FileTooLargeError(Exception):
    """The file is larger than `LARGEST_FILE` bytes."""


class NotCheckedError(Exception):
    """The file is not at the point where somebody can choose what to do with it."""


@dataclass(frozen=True)
class Upload:
    """A file as it arrives: its name, its bytes in pieces, and the mode of rows that name none."""

    filename: str
    pieces: Iterable[bytes]
    default_mode: str


@dataclass
class Check:
    """What a check of a file has found so far."""

    rows: int = 0
    wrong_rows: int = 0
    problem_count: int = 0
    by_mode: Counter[str] = field(default_factory=Counter)
    not_asked_rows: int = 0
    first_problems: list[CellProblem] = field(default_factory=list)

    def add(self, row: ReturnedRow) -> None:
        self.rows += 1
        if row.problems:
            self.wrong_rows += 1
            self.problem_count += len(row.problems)
            room = PROBLEMS_NOTED - len(self.first_problems)
            self.first_problems.extend(row.problems[:room])
        if row.not_asked:
            self.not_asked_rows += 1
        if row.mode:
            self.by_mode[row.mode] += 1


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


def check_returns(returns: ReturnsFile) -> ReturnsFile:
    """Read a waiting file through and note what is in it. May run again; takes nothing in."""
    if returns.state != ReturnsState.CHECKING:
        return returns
    with _failure_noted(returns):
        try:
            return _check(returns)
        except AnswersFileError as error:
            return _set_aside(returns, error)


def _check(returns: ReturnsFile) -> ReturnsFile:
    check = Check()
    for row in _rows(returns):
        check.add(row)
    if not check.rows:
        raise AnswersFileError([NO_ROW])

    files.note_problems(returns.key, [problem_cells(found) for found in check.first_problems])
    returns.rows, returns.wrong_rows = check.rows, check.wrong_rows
    returns.problem_count, returns.rows_by_mode = check.problem_count, dict(check.by_mode)
    returns.not_asked_rows = check.not_asked_rows
    returns.state, returns.rows_done = ReturnsState.CHECKED, 0
    _save_if(returns, ReturnsState.CHECKING)
    return returns


def problem_cells(problem: CellProblem) -> list[str]:
    """A problem as row, column, value and message, all of them printable."""
    value = "".join(char if char.isprintable() else "\ufffd" for char in problem.value[:200])
    return [str(problem.row), problem.column, value, problem.message]


def problems_of(returns: ReturnsFile) -> Iterator[CellProblem]:
    """Every problem of a waiting file, read afresh, since they quote what people said."""
    with files.open_file(returns.key) as stream:
        for row in read_answers_csv(
            returns.survey.version.questionnaire, stream, cast("Mode", returns.default_mode)
        ):
            yield from row.problems


@transaction.atomic
def choose_rows(returns: ReturnsFile, *, by: Member) -> ReturnsFile:
    """Have all rows of a checked file taken in, but those with something wrong.

    Raises NotCheckedError, SurveyNotOpenError.
    """
    survey = Survey.objects.select_for_update().get(pk=returns.survey_id)
    returns = survey.returns_files.select_for_update().get(pk=returns.pk)
    if not survey.is_open:
        raise SurveyNotOpenError(survey)
    if returns.state != ReturnsState.CHECKED or not returns.good_rows:
        raise NotCheckedError(returns)

    returns.state, returns.rows_done = ReturnsState.BRINGING_IN, 0
    returns.save(update_fields=["state", "rows_done"])
    record(
        "returns chosen",
        survey,
        by=by.user,
        file=returns.filename,
        rows=returns.good_rows,
        left_out=returns.wrong_rows,
    )
    app.configure_task("heard.surveys.jobs.import_returns").defer(returns_id=returns.pk)
    return returns


def drop_returns(returns: ReturnsFile, *, by: Member) -> ReturnsFile:
    """Take nothing in from a file, and delete it. Raises NotCheckedError."""
    with transaction.atomic():
        returns = ReturnsFile.objects.select_for_update().get(pk=returns.pk)
        if returns.state not in {ReturnsState.CHECKED, ReturnsState.CHECKING}:
            raise NotCheckedError(returns)
        returns.state = ReturnsState.DROPPED
        returns.save(update_fields=["state"])
        record("returns dropped", returns.survey, by=by.user, file=returns.filename)
    files.delete_file(returns.key)
    return returns


def forget_waiting_files() -> int:
    """Delete files that nobody decided on for `DAYS_KEPT` days. Returns how many."""
    old = timezone.now() - timedelta(days=DAYS_KEPT)
    waiting = ReturnsFile.objects.filter(
        state__in=[ReturnsState.CHECKING, ReturnsState.CHECKED], brought_at__lt=old
    )
    keys = list(waiting.values_list("key", flat=True))
    ReturnsFile.objects.filter(key__in=keys).update(state=ReturnsState.DROPPED)
    for key in keys:
        files.delete_file(key)
    return len(keys)


def import_returns(returns: ReturnsFile) -> ReturnsFile:
    """Take in the good rows of a chosen file, once, however often this runs or is killed."""
    if returns.state != ReturnsState.BRINGING_IN:
        return returns
    with _failure_noted(returns):
        try:
            _take_in(returns)
        except AnswersFileError as error:
            return _set_aside(returns, error)
    return returns


def _take_in(returns: ReturnsFile) -> None:
    survey = returns.survey
    batch = files.Batch(returns.key, returns.sha256, survey.key, survey.version.sha256)
    good = ((row.mode, row.answers) for row in _rows(returns) if not row.problems)
    # Where an earlier run was killed after its rows were in, only the book-keeping is left.
    with suppress(files.TakenInBeforeError):
        files.take_in_rows(batch, good)
    _finish_import(returns)


@transaction.atomic
def _finish_import(returns: ReturnsFile) -> None:
    locked = ReturnsFile.objects.select_for_update().get(pk=returns.pk)
    # A second run of this job may have failed while this one was still at it: the rows are in.
    if locked.state not in {ReturnsState.BRINGING_IN, ReturnsState.FAILED}:
        return
    counts = recount_finished(returns.survey)
    returns.state, returns.rows_done = ReturnsState.BROUGHT_IN, returns.rows
    returns.save(update_fields=["state", "rows_done"])
    record(
        "returns brought in",
        returns.survey,
        by=None,
        file=returns.filename,
        rows=returns.good_rows,
        in_all=sum(counts.values()),
    )


def _rows(returns: ReturnsFile) -> Iterator[ReturnedRow]:
    """The rows of a waiting file, noting progress as they pass."""
    with files.open_file(returns.key) as stream:
        answers = read_answers_csv(
            returns.survey.version.questionnaire, stream, cast("Mode", returns.default_mode)
        )
        for number, row in enumerate(answers, start=1):
            if number % PROGRESS_EVERY == 0:
                ReturnsFile.objects.filter(pk=returns.pk).update(rows_done=number)
            yield row


@contextmanager
def _failure_noted(returns: ReturnsFile) -> Iterator[None]:
    """Have staff read that something went wrong, where no repetition can mend it.

    Nobody foresaw the error, so it goes on, to the log. A database that is away passes through:
    the job is done again when it is back.
    """
    try:
        yield
    except (OperationalError, InterfaceError):
        raise
    except Exception:
        _give_up(returns)
        raise


def _give_up(returns: ReturnsFile) -> None:
    """Note that nothing was brought in, and delete the file: whoever brought it has it still."""
    with transaction.atomic():
        locked = ReturnsFile.objects.select_for_update().get(pk=returns.pk)
        if not locked.is_at_work:
            return
        if files.was_taken_in(locked.key):
            # Only the book-keeping failed, and the ledger is put right every hour.
            locked.state, locked.rows_done = ReturnsState.BROUGHT_IN, locked.rows
        else:
            locked.state = ReturnsState.FAILED
        locked.save(update_fields=["state", "rows_done"])
        is_in = locked.state == ReturnsState.BROUGHT_IN
        deed = "returns brought in" if is_in else "returns failed"
        record(deed, locked.survey, by=None, file=locked.filename)
    files.delete_file(locked.key)


def _set_aside(returns: ReturnsFile, error: AnswersFileError) -> ReturnsFile:
    """Note why a file cannot be read, and delete it."""
    before = ReturnsState(returns.state)
    returns.state = ReturnsState.UNREADABLE
    returns.reason = "\n".join(str(problem) for problem in error.problems)
    if _save_if(returns, before):
        files.delete_file(returns.key)
    return returns


def _save_if(returns: ReturnsFile, state: ReturnsState) -> bool:
    """Save what a check found, unless somebody dropped the file meanwhile."""
    with transaction.atomic():
        locked = ReturnsFile.objects.select_for_update().get(pk=returns.pk)
        if locked.state == state:
            returns.save()
            return True
    returns.refresh_from_db()
    return False
