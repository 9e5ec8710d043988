"""What is written down stays, and is never what a family said."""

import pytest
from django.db import IntegrityError, transaction

from heard.audit.models import Entry
from heard.audit.queries import Wanted, deeds_of, entries
from heard.audit.services import NotForTheAuditError, record
from heard.surveys.answers.models import Response
from tests.partnerships import make

pytestmark = pytest.mark.django_db


def test_an_entry_says_who_did_what_to_what_and_where():
    member = make.member()

    record("survey closed", member.partnership, by=member.user, reason="enough")

    entry = Entry.objects.get()
    assert (entry.actor_id, entry.actor_name) == (member.user.pk, member.user.name)
    assert (entry.deed, entry.subject_name) == ("survey closed", member.partnership.name)
    assert entry.partnership_id == member.partnership.pk
    assert entry.details == {"reason": "enough"}


def test_a_thing_of_no_partnership_is_of_the_install():
    user = make.user()

    entry = record("user made", user, by=None)

    assert (entry.partnership_id, entry.actor_name) == (None, "Heard")


@pytest.mark.parametrize("change", ["update", "delete"])
def test_the_database_refuses_to_change_the_audit(change):
    entry = record("survey closed", make.partnership(), by=None)
    deed = {
        "update": lambda: Entry.objects.filter(pk=entry.pk).update(actor_name="Somebody else"),
        "delete": lambda: Entry.objects.filter(pk=entry.pk).delete(),
    }

    with pytest.raises(IntegrityError, match="append-only"), transaction.atomic():
        deed[change]()

    assert Entry.objects.get() == entry


def test_nothing_from_behind_the_answers_wall_is_written_down():
    with pytest.raises(NotForTheAuditError):
        record("answer read", Response(), by=None)

    assert not Entry.objects.exists()


@pytest.mark.parametrize("detail", ["x" * 301, ["a", "b"], {"q1": "yes"}, b"raw", 1.5])
def test_only_plain_short_details_are_written_down(detail):
    with pytest.raises(NotForTheAuditError):
        record("survey closed", make.partnership(), by=None, detail=detail)


def test_entries_are_found_by_person_deed_and_day():
    member = make.member()
    here = member.partnership
    first = record("survey opened", here, by=member.user)
    second = record("survey closed", here, by=None)
    record("survey closed", make.partnership(), by=member.user)

    assert list(entries(here.pk, Wanted())) == [second, first]
    assert list(entries(here.pk, Wanted(actor_id=member.user.pk))) == [first]
    assert list(entries(here.pk, Wanted(deed="survey closed"))) == [second]
    assert list(entries(here.pk, Wanted(since=second.at))) == [second]
    assert list(entries(here.pk, Wanted(before=second.at))) == [first]
    assert deeds_of(here.pk) == ["survey closed", "survey opened"]
