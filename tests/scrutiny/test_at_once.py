"""What happens when two requests arrive in the same moment."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from heard.scrutiny import services
from heard.scrutiny.models import DecisionRecord
from tests.scrutiny import make

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(deed, *, errors):
    """Do a deed twice at the same time; gives the kinds of what was raised."""

    def tried(_number):
        try:
            deed()
        except errors as refusal:
            return type(refusal)
        finally:
            connection.close()
        return None

    with ThreadPoolExecutor(2) as pool:
        return [refusal for refusal in pool.map(tried, range(2)) if refusal]


def test_a_record_pasted_twice_at_once_is_read_once():
    officer = make.officer()
    words = make.text()

    refused = at_once(
        lambda: services.read_decision(services.Offer(words), by=officer),
        errors=services.TakenBeforeError,
    )

    assert refused == [services.TakenBeforeError]
    assert DecisionRecord.objects.count() == 1


def test_a_draft_published_twice_at_once_is_published_once():
    officer = make.officer()
    record = make.draft(officer)

    refused = at_once(
        lambda: services.publish_decision(record, by=officer, revision=0),
        errors=services.NotADraftError,
    )

    assert refused == [services.NotADraftError]
    assert DecisionRecord.objects.published().count() == 1


def test_a_correction_begun_twice_at_once_is_one_draft():
    officer = make.officer()
    record = make.published(officer)

    refused = at_once(lambda: services.correct_decision(record, by=officer), errors=ValueError)

    assert refused == []
    assert DecisionRecord.objects.drafts().count() == 1
