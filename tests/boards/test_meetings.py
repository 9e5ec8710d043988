"""Meetings: planned, moved, cancelled, held; their agenda, attendance and actions."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from heard.boards.models import Body, Office
from heard.boards.models.words import BodyStatus, MeetingState, Part, Presence
from heard.boards.queries import meetings as queries
from heard.boards.queries.attendance import attendance
from heard.boards.services import actions, agendas, meetings, minutes
from heard.boards.services import attendance as attending
from heard.boards.services.actions import ActionValues
from heard.boards.services.agendas import ItemValues
from heard.boards.services.attendance import Guest
from heard.boards.services.belonging import NotOfThisPartnershipError
from heard.boards.services.bodies import BodyClosedError
from heard.boards.services.revisions import ChangedMeanwhileError, MinutesConfirmedError
from tests.access import address_in
from tests.boards import make, make_meetings
from tests.boards.make_meetings import plan
from tests.partnerships import make as partnerships

pytestmark = pytest.mark.django_db


def keeper_of(thing):
    body = thing if isinstance(thing, Body) else thing.body
    return make.keeper(body.partnership)


def seated(body, **more):
    person = make.person(body.partnership, **more)
    group = body.seat_groups.first() or make.seats(body, 0)
    seat = group.seats.create(wanted_from=make.LONG_AGO)
    make.membership(seat, person)
    return person


def test_plan_meeting_expects_who_is_in_a_seat_on_the_day():
    body = make.body()
    sitting, leaving = seated(body), seated(body)
    leaving.memberships.update(end_on=timezone.localdate(), end_reason="stepped_down")

    meeting = meetings.plan_meeting(body, plan(), by=keeper_of(body))

    assert [each.person for each in meeting.attendees.all()] == [sitting]
    assert meeting.attendees.get().presence == Presence.UNKNOWN


def test_plan_meeting_refuses_a_body_that_closed_meanwhile():
    body = make.body()
    Body.objects.update(status=BodyStatus.CLOSED, closed_on=timezone.localdate())

    with pytest.raises(BodyClosedError):
        meetings.plan_meeting(body, plan(), by=keeper_of(body))


def test_plan_meeting_refuses_a_body_of_another_partnership():
    with pytest.raises(NotOfThisPartnershipError):
        meetings.plan_meeting(make.body(), plan(), by=make.keeper())


@pytest.mark.parametrize("hours", [0, -1, 24.1])
def test_plan_meeting_refuses_an_end_before_the_start_and_more_than_a_day(hours):
    body = make.body()

    with pytest.raises(meetings.NoSuchLengthError):
        meetings.plan_meeting(body, plan(hours=hours), by=keeper_of(body))


def test_change_meeting_keeps_who_was_expected_and_counts_as_a_revision():
    meeting = make_meetings.meeting()
    person = seated(meeting.body)
    meetings.expect_members(meeting, by=keeper_of(meeting))

    meetings.change_meeting(meeting, plan(in_days=60), by=keeper_of(meeting))

    meeting.refresh_from_db()
    assert meeting.revision == 1
    assert [each.person for each in meeting.attendees.all()] == [person]


@pytest.mark.parametrize("state", [MeetingState.HELD, MeetingState.CANCELLED])
def test_a_meeting_that_was_held_or_cancelled_is_neither_moved_cancelled_nor_held(state):
    meeting = make_meetings.meeting(in_days=-3, state=state)
    by = keeper_of(meeting)

    with pytest.raises(meetings.NotPlannedError):
        meetings.change_meeting(meeting, plan(), by=by)
    with pytest.raises(meetings.NotPlannedError):
        meetings.cancel_meeting(meeting, by=by, reason="x")
    with pytest.raises(meetings.NotPlannedError):
        meetings.hold_meeting(meeting, by=by)


def test_hold_meeting_refuses_one_that_is_still_to_come():
    meeting = make_meetings.meeting()

    with pytest.raises(meetings.StillToComeError):
        meetings.hold_meeting(meeting, by=keeper_of(meeting))


def test_agenda_items_are_added_at_the_end_and_moved_up_and_down():
    meeting = make_meetings.meeting()
    by = keeper_of(meeting)
    added = [
        agendas.add_agenda_item(meeting, ItemValues(title), revision=number, by=by)
        for number, title in enumerate("abc")
    ]

    agendas.move_agenda_item(added[2], down=False, revision=3, by=by)
    agendas.move_agenda_item(added[0], down=False, revision=4, by=by)

    assert [item.title for item in meeting.agenda.all()] == ["a", "c", "b"]


def test_an_agenda_holds_at_most_60_items():
    meeting = make_meetings.meeting()
    for _each in range(60):
        make_meetings.item(meeting)

    with pytest.raises(agendas.TooManyItemsError):
        agendas.add_agenda_item(meeting, ItemValues("x"), revision=0, by=keeper_of(meeting))


def test_an_item_of_which_the_minutes_speak_is_not_removed():
    meeting = make_meetings.drafted()

    with pytest.raises(agendas.ItemHasMinutesError):
        agendas.remove_agenda_item(meeting.agenda.get(), revision=0, by=keeper_of(meeting))


@pytest.mark.django_db(transaction=True)
def test_of_two_who_change_an_agenda_in_the_same_moment_the_later_is_told():
    item = make_meetings.item()
    by = [keeper_of(item.meeting), keeper_of(item.meeting)]

    def change(number):
        try:
            agendas.change_agenda_item(item, ItemValues(f"By {number}"), revision=0, by=by[number])
        except ChangedMeanwhileError:
            return "told"
        finally:
            connection.close()
        return "saved"

    with ThreadPoolExecutor(2) as pool:
        assert sorted(pool.map(change, range(2))) == ["saved", "told"]


def test_the_later_of_two_sees_what_is_saved_and_keeps_what_they_typed():
    item = make_meetings.item()
    meeting = item.meeting
    agendas.change_agenda_item(item, ItemValues("Theirs"), revision=0, by=keeper_of(meeting))
    client = partnerships.signed_in(keeper_of(meeting))
    address = address_in(meeting.body.partnership, "boards:change_agenda_item", meeting.pk, item.pk)

    sent = {"title": "<script>Mine", "purpose": "decision", "revision": "0"}
    page = client.post(address, sent).content.decode()

    assert "saved the agenda or minutes at" in page
    assert "&lt;script&gt;Mine" in page
    assert "Theirs" in page


def test_members_and_substitutes_count_for_the_quorum_and_guests_do_not():
    meeting = make_meetings.held(make.body(quorum=2))
    for presence in (Presence.PRESENT, Presence.APOLOGIES, Presence.ABSENT):
        make_meetings.attendee(meeting, presence, person=seated(meeting.body))
    make_meetings.attendee(meeting, part=Part.SUBSTITUTE, name="A")
    make_meetings.attendee(meeting, part=Part.GUEST, name="B")

    quorum = attendance(meeting).quorum

    assert (quorum.counted, quorum.members, quorum.is_met) == (2, 3, True)


def test_somebody_who_left_the_body_stays_where_they_attended():
    meeting = make_meetings.held()
    person = seated(meeting.body)
    make_meetings.attendee(meeting, person=person)
    person.memberships.update(
        end_on=timezone.localdate() - timedelta(days=9), end_reason="moved_on"
    )

    (line,) = attendance(meeting).lines

    assert (line.who, line.seat, line.is_on_the_body) == (person.name, "Parents and carers", False)


def test_nobody_is_present_before_the_day_of_the_meeting():
    meeting = make_meetings.meeting()
    attendee = make_meetings.attendee(meeting, Presence.UNKNOWN, person=seated(meeting.body))
    by = keeper_of(meeting)

    with pytest.raises(meetings.StillToComeError):
        attending.note_attendance(meeting, {attendee.pk: Presence.PRESENT}, by=by)
    attending.note_attendance(meeting, {attendee.pk: Presence.APOLOGIES}, by=by)

    attendee.refresh_from_db()
    assert attendee.presence == Presence.APOLOGIES


def test_attendees_of_other_meetings_stay_as_they_are():
    meeting = make_meetings.held()
    other = make_meetings.attendee(make_meetings.held(), Presence.UNKNOWN, name="A")

    attending.note_attendance(meeting, {other.pk: Presence.PRESENT}, by=keeper_of(meeting))

    other.refresh_from_db()
    assert other.presence == Presence.UNKNOWN


def test_a_guest_who_is_added_twice_is_listed_once():
    meeting = make_meetings.meeting()

    for _each in range(2):
        attending.add_attendee(meeting, Guest("Ada", "NHS"), by=keeper_of(meeting))

    assert meeting.attendees.count() == 1


def test_who_was_present_is_not_taken_off_the_list():
    meeting = make_meetings.held()
    attendee = make_meetings.attendee(meeting, person=seated(meeting.body))

    with pytest.raises(attending.StillExpectedError):
        attending.remove_attendee(attendee, by=keeper_of(meeting))


def test_add_action_refuses_an_owner_who_is_not_of_the_body():
    body = make.body()
    values = ActionValues("x", owner=make.person(body.partnership))

    with pytest.raises(actions.NotOfTheBodyError):
        actions.add_action(body, values, by=keeper_of(body))


def test_add_action_refuses_an_item_or_meeting_of_another_body():
    body, item = make.body(), make_meetings.item()
    by = keeper_of(body)

    with pytest.raises(actions.NotOfTheBodyError):
        actions.add_action(body, ActionValues("x", item=item), by=by)
    with pytest.raises(actions.NotOfTheBodyError):
        actions.add_action(body, ActionValues("x"), by=by, meeting=item.meeting)


def test_what_confirmed_minutes_say_is_to_be_done_keeps_its_words():
    meeting = make_meetings.drafted()
    body, by = meeting.body, keeper_of(meeting)
    agreed = ActionValues("Ring the school", owner_words="Clerk")
    action = actions.add_action(body, agreed, by=by, meeting=meeting)
    minutes.confirm_minutes(meeting, by=by, on=timezone.localdate())

    with pytest.raises(MinutesConfirmedError):
        actions.change_action(action, ActionValues("Write"), by=by)
    with pytest.raises(MinutesConfirmedError):
        actions.add_action(body, ActionValues("Write"), by=by, meeting=meeting)
    actions.change_action(action, ActionValues("Ring the school", owner_words="Chair"), by=by)

    action.refresh_from_db()
    assert (action.text, action.owner_words) == ("Ring the school", "Chair")


def test_finish_action_refuses_twice_and_days_to_come():
    body = make.body()
    action = actions.add_action(body, ActionValues("x", owner_words="y"), by=keeper_of(body))
    today = timezone.localdate()

    with pytest.raises(actions.NotYetDoneError):
        actions.finish_action(action, by=keeper_of(body), on=today + timedelta(days=1))
    actions.finish_action(action, by=keeper_of(body), on=today, note="Done.")
    with pytest.raises(actions.AlreadyDoneError):
        actions.finish_action(action, by=keeper_of(body), on=today)


def test_whoever_took_an_action_on_says_that_it_is_done():
    body = make.body()
    member = partnerships.member(of=body.partnership)
    owner = seated(body, member=member)
    action = body.actions.create(text="Ring", owner=owner)
    address = address_in(body.partnership, "boards:finish_action", action.pk)
    today = timezone.localdate()
    sent = {"on_day": today.day, "on_month": today.month, "on_year": today.year, "note": ""}

    partnerships.signed_in(member).post(address, sent)

    action.refresh_from_db()
    assert action.done_on == today
    assert (
        partnerships.signed_in(partnerships.member(of=body.partnership)).get(address).status_code
        == 403
    )


def texts(member):
    return [each.text.replace(str(each.due_on), "") for each in queries.todo(member)]


def test_todo_names_what_meetings_ask_of_who_runs_them():
    body = make.body(name="SEND board")
    make_meetings.meeting(body, 10)
    with_paper = make_meetings.meeting(body, 5)
    make_meetings.item(with_paper)
    make_meetings.paper(with_paper)
    make_meetings.meeting(body, -2)
    make_meetings.held(body, -20)
    make_meetings.drafted(body, -50)

    found = [text.split(" SEND board")[0] for text in texts(keeper_of(body))]

    assert found == [
        "Write the agenda of",
        "Write the Easy Read covers for the papers of",
        "Say whether",
        "Write the minutes of",
        "Confirm the minutes of",
    ]


def test_todo_of_a_chair_is_of_their_own_body_and_of_nobody_else():
    body = make.body()
    chair = make_meetings.chair(body)
    make_meetings.held(body, -20)
    make_meetings.held(make.body(body.partnership), -20)

    assert len(texts(chair)) == 1
    assert texts(partnerships.member(of=body.partnership)) == []
    assert texts(make.keeper()) == []
    Office.objects.update(end_on=timezone.localdate() - timedelta(days=1))
    assert texts(chair) == []


def test_todo_has_the_late_actions_of_the_members_own_person():
    body = make.body()
    member = partnerships.member(of=body.partnership)
    owner = seated(body, member=member)
    late = timezone.localdate() - timedelta(days=1)
    body.actions.create(text="Ring the school", owner=owner, due_on=late)
    body.actions.create(text="Not mine", due_on=late)
    body.actions.create(text="Not late", owner=owner)

    assert texts(member) == ["Do what you took on: Ring the school"]
