"""The database itself keeps what is in the register as it was published."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from heard.scrutiny import services
from heard.scrutiny.models import (
    DecisionDocument,
    DecisionRecord,
    Resolution,
    Source,
    State,
)
from tests.scrutiny import make

pytestmark = pytest.mark.django_db
# A value that no record of these tests has, by kind of column.
ANOTHER = {
    "ArrayField": ["x"],
    "BooleanField": True,
    "CharField": "x",
    "DateField": "1999-12-31",
    "DateTimeField": "1999-12-31T12:00:00Z",
    "ForeignKey": 0,
    "JSONField": {"x": 1},
    "PositiveIntegerField": 99,
    "PositiveSmallIntegerField": 99,
    "SlugField": "x",
    "TextField": "x",
    "URLField": "https://example.org/x",
    "UUIDField": "00000000-0000-0000-0000-000000000000",
}
COLUMNS = {
    field.attname: ANOTHER[type(field).__name__]
    for field in DecisionRecord._meta.concrete_fields
    if field.name not in {"id", "search", "state", "filed_under", "filed_at"}
}


@contextmanager
def refused() -> Iterator[None]:
    with pytest.raises(IntegrityError, match="never changes"), transaction.atomic():
        yield


def row_of(record: DecisionRecord):
    return DecisionRecord.objects.filter(pk=record.pk)


@pytest.mark.parametrize("column", COLUMNS)
def test_no_column_of_a_published_decision_changes(column):
    record = make.published()

    with refused():
        row_of(record).update(**{column: COLUMNS[column]})


@pytest.mark.parametrize("state", [State.REPLACED, State.WITHDRAWN])
def test_nothing_else_changes_with_the_state(state):
    record = make.published()
    end = {"state": state, "withdrawn_at": timezone.now(), "withdrawal_reason": "Published early"}

    with refused():
        row_of(record).update(title="Another title", **end)


@pytest.mark.parametrize("state", [State.DRAFT, State.PUBLISHED, State.REPLACED])
def test_what_is_withdrawn_stays_withdrawn(state):
    by = make.officer()
    record = services.withdraw_decision(make.published(by), by=by, reason="Published early")

    with refused():
        row_of(record).update(state=state)
    with refused():
        row_of(record).update(withdrawal_reason="Another reason")


def test_a_replaced_edition_stays_replaced():
    by = make.officer()
    first = make.published(by)
    draft = services.correct_decision(first, by=by)
    services.publish_decision(draft, by=by, revision=draft.revision, reason="A date was wrong")

    with refused():
        row_of(first).update(state=State.PUBLISHED)
    with refused():
        row_of(first).update(title="Another title")


def test_a_published_decision_is_not_deleted():
    record = make.published()

    with refused(), connection.cursor() as cursor:
        cursor.execute("DELETE FROM scrutiny_decisionrecord WHERE id = %s", [record.pk])


def test_resolutions_and_documents_of_a_published_decision_stay_as_they_are():
    by = make.officer()
    record = make.published(by, documents=[("Report", "https://example.org/report.pdf")])
    draft = make.draft(by)

    for parts in (record.resolutions.all(), record.documents.all()):
        with refused():
            parts.update(record=draft, position=9)
        with refused():
            parts.update(position=9)
        with refused():
            parts.delete()
    with refused():
        draft.resolutions.update(record=record)
    with refused():
        Resolution.objects.create(record=record, position=9, text="Another")
    with refused():
        DecisionDocument.objects.create(record=record, position=9, title="Another")


def test_a_source_stays_as_it_came():
    source = make.draft().source

    with refused():
        Source.objects.filter(pk=source.pk).update(text="Another")


def test_the_words_of_a_published_decision_may_be_indexed_anew():
    record = make.published()

    row_of(record).update(search=None)

    record.refresh_from_db()
    assert (record.search, record.state) == (None, State.PUBLISHED)


def test_drafts_change_and_go():
    record = make.draft()

    row_of(record).update(title="Another title")
    record.resolutions.update(text="Another")
    record.delete()

    assert not DecisionRecord.objects.exists()
