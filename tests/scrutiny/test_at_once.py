"""What happens when two requests arrive in the same moment."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from heard.scrutiny import services
from heard.scrutiny.beside import beside
from heard.scrutiny.models import BatchFile, DecisionRecord
from heard.scrutiny.services import batches, settling
from tests.scrutiny import make, make_batches

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


def test_a_batch_that_is_read_by_two_jobs_at_once_is_read_once():
    officer = make.officer()
    files = {f"{number}.txt": make.text() for number in range(30)}
    batch = make_batches.batch(officer, files, is_read=False)

    at_once(lambda: batches.read_batch(batch), errors=())

    assert DecisionRecord.objects.count() == 30
    assert {file.outcome for file in batch.files.all()} == {"new"}


def test_two_batches_of_the_same_files_at_once_make_each_record_once():
    officer = make.officer()
    files = {f"{number}.txt": make.text() for number in range(30)}
    both = [make_batches.batch(officer, files, is_read=False) for _ in range(2)]

    at_once(lambda: batches.read_batch(both.pop()), errors=())

    assert DecisionRecord.objects.count() == 30
    outcomes = list(BatchFile.objects.values_list("outcome", flat=True))
    assert (outcomes.count("new"), outcomes.count("same")) == (30, 30)


def test_new_words_taken_twice_at_once_are_one_edition():
    officer = make.officer()
    file = make_batches.waiting(officer, make_batches.page(), make_batches.page(purpose="X"))
    ours = beside(file).ours

    refused = at_once(
        lambda: settling.take_as_next_edition(
            file, seen=settling.Seen(ours.pk, ours.revision), by=officer
        ),
        errors=settling.NotWaitingError,
    )

    assert refused == [settling.NotWaitingError]
    assert DecisionRecord.objects.filter(edition=2).count() == 1
