"""Background work of the room. Each may run twice without harm."""

from django.db import OperationalError
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from heard.surveys.answers import drafts, responses
from heard.surveys.models import ReturnsFile, Survey
from heard.surveys.services import returns, settling

# A database that went away comes back: 2, 4, 8 ... seconds, for some hours in all.
PATIENTLY = RetryStrategy(max_attempts=12, exponential_wait=2, retry_exceptions=[OperationalError])


@app.task(retry=PATIENTLY)
def check_returns(returns_id: int) -> None:
    returns.check_returns(ReturnsFile.objects.get(pk=returns_id))


@app.task(retry=PATIENTLY)
def import_returns(returns_id: int) -> None:
    returns.import_returns(ReturnsFile.objects.get(pk=returns_id))


@app.task(retry=PATIENTLY)
def settle_answers(survey_id: int) -> None:
    settling.settle_answers(Survey.objects.get(pk=survey_id))
    responses.wipe_old_rows()


@app.periodic(cron="17 3 * * 1")
@app.task(retry=PATIENTLY)
def forget_old_drafts(timestamp: int) -> None:
    drafts.forget_old_drafts()


@app.periodic(cron="37 3 * * *")
@app.task(retry=PATIENTLY)
def forget_waiting_files(timestamp: int) -> None:
    returns.forget_waiting_files()
