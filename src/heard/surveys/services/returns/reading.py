"""Reading a waiting file of returns, and what is noted when that cannot be done."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import cast

from django.db import InterfaceError, OperationalError, transaction

from heard.audit.services import record
from heard.engines.questionnaire import AnswersFileError, Mode, ReturnedRow, read_answers_csv
from heard.surveys.answers import files
from heard.surveys.models import ReturnsFile, ReturnsState

PROGRESS_EVERY = 5_000


def read_rows(returns: ReturnsFile) -> Iterator[ReturnedRow]:
    """The rows of a waiting file."""
    with files.open_file(returns.key) as stream:
        yield from read_answers_csv(
            returns.survey.version.questionnaire, stream, cast("Mode", returns.default_mode)
        )


def rows_of(returns: ReturnsFile) -> Iterator[ReturnedRow]:
    """The rows of a waiting file, noting progress as they pass."""
    for number, row in enumerate(read_rows(returns), start=1):
        if number % PROGRESS_EVERY == 0:
            ReturnsFile.objects.filter(pk=returns.pk).update(rows_done=number)
        yield row


@contextmanager
def failure_noted(returns: ReturnsFile) -> Iterator[None]:
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


def set_aside(returns: ReturnsFile, error: AnswersFileError) -> ReturnsFile:
    """Note why a file cannot be read, and delete it."""
    before = ReturnsState(returns.state)
    returns.state = ReturnsState.UNREADABLE
    returns.reason = "\n".join(str(problem) for problem in error.problems)
    if save_if(returns, before):
        files.delete_file(returns.key)
    return returns


def save_if(returns: ReturnsFile, state: ReturnsState) -> bool:
    """Save what a check found, unless somebody dropped the file meanwhile."""
    with transaction.atomic():
        locked = ReturnsFile.objects.select_for_update().get(pk=returns.pk)
        if locked.state == state:
            returns.save()
            return True
    returns.refresh_from_db()
    return False
