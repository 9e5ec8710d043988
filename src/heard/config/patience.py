"""What becomes of a job that meets a database that is away."""

from django.db import InterfaceError, OperationalError
from procrastinate import App, BaseRetryStrategy, RetryDecision
from procrastinate.jobs import Job

LONGEST_PAUSE = 60  # seconds


class UntilTheDatabaseIsBack(BaseRetryStrategy):
    """Try again for as long as a database is away: after 2, 4, 8 ... 60 seconds, without end."""

    def get_retry_decision(self, *, exception: BaseException, job: Job) -> RetryDecision | None:
        if not isinstance(exception, (OperationalError, InterfaceError)):
            return None
        pause = min(LONGEST_PAUSE, 2 ** min(job.attempts + 1, 10))
        return RetryDecision(retry_in={"seconds": pause})


def be_patient(with_jobs: App) -> None:
    """Every job of every room waits for a database that is away, unless it says otherwise."""
    for task in with_jobs.tasks.values():
        task.retry_strategy = task.retry_strategy or UntilTheDatabaseIsBack()
