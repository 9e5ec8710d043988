"""Minutes: drafted, confirmed, never changed after, corrected beside."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from heard.audit.models import Entry
from heard.boards.models import Meeting, MinutesCorrection
from heard.boards.models.words import MeetingState, MinutesState
from heard.boards.services import agendas, minutes
from heard.boards.services.minutes import ItemMinutes, Minutes
from heard.boards.services.revisions import (
    ChangedMeanwhileError,
    MeetingCancelledError,
    MinutesConfirmedError,
)
from tests.access import address_in
from tests.boards import make, make_meetings
from tests.partnerships import make as partnerships

pytestmark = pytest.mark.django_db


def keeper_of(meeting):
    return make.keeper(meeting.body.partnership)


def at(meeting, name):
    return address_in(meeting.body.partnership, f"boards:{name}", meeting.pk)


def text_of(response):
    assert response.status_code == 200
    return response.content.decode()


def test_write_minutes_saves_a_draft_item_by_item():
    meeting = make_meetings.held()
    item = make_meetings.item(meeting)
    words = Minutes("Welcome.", {item.pk: ItemMinutes("We talked.", "To go on.")})

    minutes.write_minutes(meeting, words, revision=0, by=keeper_of(meeting))

    meeting.refresh_from_db()
    item.refresh_from_db()
    assert (meeting.minutes_state, meeting.minutes) == (MinutesState.DRAFT, "Welcome.")
    assert (item.said, item.decided) == ("We talked.", "To go on.")
    assert meeting.revision == 1


def test_write_minutes_sent_twice_is_saved_once():
    meeting = make_meetings.held()
    by = keeper_of(meeting)

    for _each in range(2):
        minutes.write_minutes(meeting, Minutes("Welcome."), revision=0, by=by)

    meeting.refresh_from_db()
    assert meeting.revision == 1


def test_write_minutes_refuses_what_was_read_before_somebody_else_saved():
    meeting = make_meetings.held()
    minutes.write_minutes(meeting, Minutes("First."), revision=0, by=keeper_of(meeting))

    with pytest.raises(ChangedMeanwhileError):
        minutes.write_minutes(meeting, Minutes("Second."), revision=0, by=keeper_of(meeting))

    meeting.refresh_from_db()
    assert meeting.minutes == "First."


def test_write_minutes_leaves_items_of_other_meetings_alone():
    meeting, other = make_meetings.held(), make_meetings.item(make_meetings.held())
    words = Minutes("", {other.pk: ItemMinutes("Not mine.")})

    minutes.write_minutes(meeting, words, revision=0, by=keeper_of(meeting))

    other.refresh_from_db()
    assert other.said == ""


@pytest.mark.parametrize(
    ("state", "refusal"),
    [
        (MeetingState.PLANNED, minutes.NotHeldError),
        (MeetingState.CANCELLED, MeetingCancelledError),
    ],
)
def test_write_minutes_refuses_a_meeting_that_was_not_held(state, refusal):
    meeting = make_meetings.meeting(state=state)

    with pytest.raises(refusal):
        minutes.write_minutes(meeting, Minutes("x"), revision=0, by=keeper_of(meeting))


def test_confirm_minutes_at_a_later_meeting_takes_its_day():
    body = make.body()
    meeting, later = make_meetings.drafted(body, -30), make_meetings.held(body, -2)

    minutes.confirm_minutes(meeting, by=keeper_of(meeting), at=later)

    meeting.refresh_from_db()
    assert meeting.is_confirmed
    assert meeting.confirmed_at == later
    assert meeting.confirmed_on == timezone.localdate(later.starts_at)


def test_confirm_minutes_refuses_an_earlier_meeting_a_cancelled_one_and_anothers():
    body = make.body()
    meeting = make_meetings.drafted(body, -30)
    refused = [
        make_meetings.held(body, -60),
        make_meetings.meeting(body, -2, state=MeetingState.CANCELLED),
        make_meetings.meeting(body, 2),
        make_meetings.held(make.body(body.partnership), -2),
        meeting,
    ]

    for later in refused:
        with pytest.raises(minutes.NotALaterMeetingError):
            minutes.confirm_minutes(meeting, by=keeper_of(meeting), at=later)


@pytest.mark.parametrize("days", [-31, 1])
def test_confirm_minutes_by_email_refuses_days_before_the_meeting_and_to_come(days):
    meeting = make_meetings.drafted()
    day = timezone.localdate() + timedelta(days=days)

    with pytest.raises(minutes.NotADayForItError):
        minutes.confirm_minutes(meeting, by=keeper_of(meeting), on=day)


def test_confirm_minutes_refuses_twice_and_without_a_draft():
    today = timezone.localdate()
    meeting, bare = make_meetings.confirmed(), make_meetings.held()

    with pytest.raises(MinutesConfirmedError):
        minutes.confirm_minutes(meeting, by=keeper_of(meeting), on=today)
    with pytest.raises(minutes.NoMinutesError):
        minutes.confirm_minutes(bare, by=keeper_of(bare), on=today)


def test_confirmed_minutes_cannot_be_written_nor_their_agenda_changed():
    meeting = make_meetings.confirmed()
    item, by = meeting.agenda.get(), keeper_of(meeting)

    with pytest.raises(MinutesConfirmedError):
        minutes.write_minutes(meeting, Minutes("x"), revision=0, by=by)
    with pytest.raises(MinutesConfirmedError):
        agendas.change_agenda_item(item, agendas.ItemValues("x"), revision=0, by=by)
    with pytest.raises(MinutesConfirmedError):
        agendas.remove_agenda_item(item, revision=0, by=by)


@pytest.mark.parametrize(
    "column",
    [
        {"minutes": "x"},
        {"minutes_state": "draft", "confirmed_on": None},
        {"confirmed_on": "2020-1-1"},
    ],
)
def test_the_database_refuses_to_change_confirmed_minutes(column):
    meeting = make_meetings.confirmed()

    with pytest.raises(IntegrityError, match="never change"), transaction.atomic():
        Meeting.objects.filter(pk=meeting.pk).update(**column)


@pytest.mark.parametrize("column", ["title", "said", "decided"])
def test_the_database_refuses_to_change_items_of_confirmed_minutes(column):
    meeting = make_meetings.confirmed()

    with pytest.raises(IntegrityError, match="never change"), transaction.atomic():
        meeting.agenda.update(**{column: "x"})
    with pytest.raises(IntegrityError, match="never change"), transaction.atomic():
        make_meetings.item(meeting)
    with pytest.raises(IntegrityError, match="never change"), transaction.atomic():
        meeting.agenda.all().delete()


def test_the_database_refuses_to_change_or_remove_a_correction():
    meeting = make_meetings.confirmed()
    correction = minutes.correct_minutes(meeting, by=keeper_of(meeting), text="Not 5, but 6.")

    with pytest.raises(IntegrityError, match="never changes"), transaction.atomic():
        MinutesCorrection.objects.update(text="x")
    with pytest.raises(IntegrityError, match="never changes"), transaction.atomic():
        correction.delete()


def test_correct_minutes_refuses_a_draft():
    meeting = make_meetings.drafted()

    with pytest.raises(minutes.NotConfirmedError):
        minutes.correct_minutes(meeting, by=keeper_of(meeting), text="x")


def test_the_audit_says_that_minutes_were_confirmed_and_nothing_of_their_words():
    meeting = make_meetings.drafted()

    minutes.confirm_minutes(meeting, by=keeper_of(meeting), on=timezone.localdate())

    entry = Entry.objects.get(deed="minutes confirmed")
    assert entry.details == {"how": "by e-mail", "day": timezone.localdate().isoformat()}


def test_the_later_of_two_is_told_who_saved_and_loses_nothing():
    meeting = make_meetings.held()
    item = make_meetings.item(meeting)
    first = partnerships.user(name="Mina Holt")
    by = keeper_of(meeting)
    by.user = first
    by.save()
    minutes.write_minutes(meeting, Minutes("", {item.pk: ItemMinutes("Hers.")}), revision=0, by=by)
    client = partnerships.signed_in(keeper_of(meeting))
    sent = {"revision": "0", "words": "", f"said-{item.pk}": "<b>Mine.", f"decided-{item.pk}": ""}

    page = text_of(client.post(at(meeting, "write_minutes"), sent))

    assert "Mina Holt saved the agenda or minutes at" in page
    assert "&lt;b&gt;Mine." in page
    assert "Hers." in page
    assert 'name="revision" value="1"' in page
    client.post(at(meeting, "write_minutes"), sent | {"revision": "1"})
    item.refresh_from_db()
    assert item.said == "<b>Mine."


def test_what_was_written_of_an_item_that_was_removed_meanwhile_is_shown():
    meeting = make_meetings.held()
    item = make_meetings.item(meeting)
    agendas.remove_agenda_item(item, revision=0, by=keeper_of(meeting))
    client = partnerships.signed_in(keeper_of(meeting))

    sent = {"revision": "0", "words": "", f"said-{item.pk}": "All of it."}
    page = text_of(client.post(at(meeting, "write_minutes"), sent))

    assert "An item was removed while you wrote" in page
    assert "All of it." in page


def test_minutes_of_ten_thousand_lines_are_refused_in_words():
    meeting = make_meetings.held()
    client = partnerships.signed_in(keeper_of(meeting))

    page = text_of(
        client.post(at(meeting, "write_minutes"), {"revision": "0", "words": "A line.\n" * 10_000})
    )

    assert "Use 20000 characters or fewer" in page
    meeting.refresh_from_db()
    assert meeting.minutes_state == MinutesState.NONE


def test_an_error_in_one_field_does_not_hide_that_somebody_saved_meanwhile():
    meeting = make_meetings.held()
    minutes.write_minutes(meeting, Minutes("First."), revision=0, by=keeper_of(meeting))
    client = partnerships.signed_in(keeper_of(meeting))

    page = text_of(
        client.post(at(meeting, "write_minutes"), {"revision": "0", "words": "x" * 20_001})
    )

    assert 'name="revision" value="0"' in page


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        ({}, "Select how the minutes were confirmed"),
        ({"how": "meeting"}, "Select one of the answers in the list"),
        ({"how": "email"}, "Enter the day on which they were confirmed"),
        (
            {"how": "email", "on_day": "1", "on_month": "1", "on_year": "2020", "agreed": "on"},
            "Enter a day from the meeting until today",
        ),
        (
            {"how": "email", "on_day": "1", "on_month": "1", "on_year": "2026"},
            "Select the box if members agreed by e-mail",
        ),
    ],
)
def test_confirming_asks_for_what_is_missing(sent, words):
    meeting = make_meetings.drafted()
    client = partnerships.signed_in(keeper_of(meeting))

    page = text_of(client.post(at(meeting, "confirm_minutes"), sent | {"x": "y"}))

    assert words in page


def test_confirming_at_a_later_meeting_publishes_the_minutes():
    body = make.body()
    meeting, later = make_meetings.drafted(body), make_meetings.held(body, -1)
    client = partnerships.signed_in(keeper_of(meeting))

    client.post(at(meeting, "confirm_minutes"), {"how": "meeting", "meeting": later.pk})

    public = address_in(body.partnership, "boards:meeting", meeting.key)
    assert "To go on." in text_of(client.get(public))


@pytest.mark.django_db(transaction=True)
def test_two_who_save_minutes_in_the_same_moment_do_not_overwrite_each_other():
    meeting = make_meetings.held()
    by = [keeper_of(meeting), keeper_of(meeting)]

    def write(number):
        try:
            minutes.write_minutes(meeting, Minutes(f"By {number}"), revision=0, by=by[number])
        except ChangedMeanwhileError:
            return "told"
        finally:
            connection.close()
        return "saved"

    with ThreadPoolExecutor(2) as pool:
        results = sorted(pool.map(write, range(2)))

    assert results == ["saved", "told"]
