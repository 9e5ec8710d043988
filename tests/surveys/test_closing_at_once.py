"""An answer that is on its way in the very moment in which a survey closes."""

import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connections, transaction

from heard.surveys import services
from heard.surveys.answers import drafts, responses
from heard.surveys.answers.models import ClosedSurvey, Draft, Receipt, Response
from heard.surveys.models import Survey
from heard.surveys.services import settling
from tests.surveys import make

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "answers"])

SOMEBODY_WAITS = "SELECT count(*) FROM pg_locks WHERE NOT granted"


@pytest.fixture
def somebody_else() -> Iterator[ThreadPoolExecutor]:
    """Somebody whose connection to the database stays the same, as a worker's of the web does."""
    with ThreadPoolExecutor(1) as pool:
        yield pool
        pool.submit(connections.close_all).result(timeout=30)


def wait_until_somebody_waits() -> None:
    with connections["answers"].cursor() as cursor:
        for _ in range(400):
            cursor.execute(SOMEBODY_WAITS)
            if cursor.fetchone()[0]:
                return
            time.sleep(0.02)
    raise AssertionError("nobody waits")


@pytest.mark.parametrize("answers_before", [0, 12])
def test_an_answer_that_waits_for_the_shuffle_finds_the_survey_closed(
    somebody_else, answers_before
):
    # After some answers the driver prepares the statement, and its plan is used again.
    survey = make.survey()
    for nights in range(answers_before):
        somebody_else.submit(make.answer, survey, nights=nights).result(timeout=30)

    with transaction.atomic(using="answers"):
        responses.settle(survey.key)
        late = somebody_else.submit(make.answer, survey, nights=99)
        wait_until_somebody_waits()

    with pytest.raises(services.SurveyNotOpenError):
        late.result(timeout=30)
    assert len(make.responses(survey)) == answers_before
    assert not Receipt.objects.exists()


def test_a_survey_that_settles_holds_up_answers_to_others_for_a_moment_only(somebody_else):
    survey, other = make.survey(), make.survey()

    with transaction.atomic(using="answers"):
        responses.settle(survey.key)
        patient = somebody_else.submit(make.answer, other, nights=99)
        wait_until_somebody_waits()

    patient.result(timeout=30)
    assert make.responses(other) == [{"mode": "web", "nights": 99}]


def test_settling_is_whole_or_not_at_all():
    lead = make.lead()
    survey = make.survey(lead)
    make.answer(survey, nights=1)
    services.begin_answers(survey, {"nights": 2})
    services.close_survey(survey, by=lead, reason="Enough")
    ids = set(Response.objects.values_list("id", flat=True))
    with connections["answers"].cursor() as cursor:
        cursor.execute("ALTER TABLE answers_receipt RENAME TO receipts_elsewhere")

    try:
        with pytest.raises(Exception, match="answers_receipt"):
            settling.settle_answers(Survey.objects.get(pk=survey.pk))
    finally:
        with connections["answers"].cursor() as cursor:
            cursor.execute("ALTER TABLE receipts_elsewhere RENAME TO answers_receipt")

    assert set(Response.objects.values_list("id", flat=True)) == ids
    assert Draft.objects.exists()
    assert not ClosedSurvey.objects.exists()


def test_a_draft_begun_in_the_moment_of_closing_is_forgotten_with_the_old_ones():
    survey = make.survey()
    responses.settle(survey.key)
    services.begin_answers(survey, {"nights": 2})

    assert drafts.forget_old_drafts() == 1
