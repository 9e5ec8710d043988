"""Background work of the room. Each may run twice without harm."""

from procrastinate.contrib.django import app

from heard.surveys.answers import drafts, responses
from heard.surveys.models import ReturnsFile, Survey
from heard.surveys.services import reach, returns, settling


@app.task
def check_returns(returns_id: int) -> None:
    returns.check_returns(ReturnsFile.objects.get(pk=returns_id))


@app.task
def import_returns(returns_id: int) -> None:
    returns.import_returns(ReturnsFile.objects.get(pk=returns_id))


@app.task
def settle_answers(survey_id: int) -> None:
    settling.settle_answers(Survey.objects.get(pk=survey_id))
    responses.wipe_old_rows()


@app.periodic(cron="17 3 * * 1")
@app.task
def forget_old_drafts(timestamp: int) -> None:
    drafts.forget_old_drafts()


@app.periodic(cron="37 3 * * *")
@app.task
def forget_waiting_files(timestamp: int) -> None:
    returns.forget_waiting_files()


@app.periodic(cron="7 * * * *")
@app.task
def put_ledgers_right(timestamp: int) -> None:
    reach.put_ledgers_right()
