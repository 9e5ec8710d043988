"""The pages of meetings: who may open each, and what each shows."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from heard.boards.models import Meeting
from heard.boards.models.words import MeetingState
from heard.partnerships.roles import Role
from tests.access import Page, address_in, assert_access
from tests.boards import make, make_meetings
from tests.partnerships import make as partnerships

pytestmark = pytest.mark.django_db

KEEPERS = {Role.ENGAGEMENT_LEAD, Role.COMMITTEE_OFFICER}


def at(meeting, name, *args):
    return address_in(meeting.body.partnership, f"boards:{name}", *args)


def page_of(meeting, name, *args, **more):
    return Page(f"boards:{name}", args, partnership=meeting.body.partnership, **more)


@pytest.fixture
def keeper():
    return make.keeper()


@pytest.fixture
def staff(keeper):
    return partnerships.signed_in(keeper)


def text_of(response):
    assert response.status_code == 200
    return response.content.decode()


@pytest.mark.parametrize("name", ["all_meetings"])
def test_all_of_staff_see_the_list_of_meetings(name):
    assert_access(page_of(make_meetings.meeting(), name), roles=set(Role))


def test_all_of_staff_read_the_page_of_a_meeting():
    meeting = make_meetings.meeting()

    assert_access(page_of(meeting, "run_meeting", meeting.pk), roles=set(Role))


def test_only_keepers_of_boards_plan_meetings():
    meeting = make_meetings.meeting()

    assert_access(page_of(meeting, "plan_meeting"), roles=KEEPERS)


@pytest.mark.parametrize(
    "name",
    [
        *("change_meeting", "cancel_meeting", "agenda", "add_agenda_item", "papers", "add_paper"),
        *("attendance", "add_attendee", "write_minutes", "confirm_minutes", "correct_minutes"),
        "add_action",
    ],
)
def test_only_keepers_of_boards_open_the_steps(name):
    meeting = make_meetings.meeting()

    assert_access(page_of(meeting, name, meeting.pk), roles=KEEPERS)


@pytest.mark.parametrize("name", ["hold_meeting", "expect_members"])
def test_only_keepers_of_boards_press_the_buttons(name):
    meeting = make_meetings.meeting()

    assert_access(page_of(meeting, name, meeting.pk, method="post"), roles=KEEPERS)


@pytest.mark.parametrize("name", ["change_agenda_item", "move_agenda_item", "remove_agenda_item"])
def test_only_keepers_of_boards_change_an_item(name):
    item = make_meetings.item()
    method = "get" if name == "change_agenda_item" else "post"
    page = page_of(item.meeting, name, item.meeting_id, item.pk, method=method)

    assert_access(page, roles=KEEPERS)


def test_only_keepers_of_boards_take_somebody_off_the_list():
    meeting = make_meetings.meeting()
    person = make.person(meeting.body.partnership)
    attendee = make_meetings.attendee(meeting, person=person)
    page = page_of(meeting, "remove_attendee", meeting.pk, attendee.pk, method="post")

    assert_access(page, roles=KEEPERS)


@pytest.mark.parametrize("name", ["change_paper", "remove_paper"])
def test_only_keepers_of_boards_change_a_paper(name):
    paper = make_meetings.paper()

    assert_access(page_of(paper.meeting, name, paper.pk), roles=KEEPERS)


def test_all_of_staff_see_the_actions_of_a_body_and_keepers_change_them():
    meeting = make_meetings.meeting()
    action = meeting.body.actions.create(text="Ring the school", owner_words="Head of SEND")

    assert_access(page_of(meeting, "actions", meeting.body_id), roles=set(Role))
    add = page_of(meeting, "add_action_between_meetings", meeting.body_id)
    assert_access(add, roles=KEEPERS)
    assert_access(page_of(meeting, "change_action", action.pk), roles=KEEPERS)
    assert_access(page_of(meeting, "finish_action", action.pk), roles=KEEPERS)


def test_the_chair_of_a_body_plans_and_runs_its_meetings_and_no_others():
    meeting = make_meetings.meeting()
    other = make_meetings.meeting(make.body(meeting.body.partnership))
    client = partnerships.signed_in(make_meetings.chair(meeting.body))

    assert client.get(at(meeting, "agenda", meeting.pk)).status_code == 200
    assert client.get(at(other, "agenda", other.pk)).status_code == 403
    planning = text_of(client.get(at(meeting, "plan_meeting")))
    assert meeting.body.name in planning
    assert other.body.name not in planning


def test_how_to_join_online_is_seen_by_who_runs_it_and_by_members_of_the_body_only():
    meeting = make_meetings.meeting(online="https://meet.example/secret")
    partnership = meeting.body.partnership
    member = partnerships.member(of=partnership)
    make.membership(
        make.seats(meeting.body, 1).seats.get(), make.person(partnership, member=member)
    )

    def seen_by(who):
        return "meet.example" in text_of(
            partnerships.signed_in(who).get(at(meeting, "run_meeting", meeting.pk))
        )

    assert seen_by(make.keeper(partnership))
    assert seen_by(member)
    assert not seen_by(partnerships.member(of=partnership))
    assert "meet.example" not in text_of(Client().get(at(meeting, "meeting", meeting.key)))


def test_a_meeting_is_planned_from_typed_times(keeper, staff):
    body = make.body(keeper.partnership)
    day = timezone.localdate() + timedelta(days=40)
    sent = {
        "body": body.pk,
        "day_day": day.day,
        "day_month": day.month,
        "day_year": day.year,
        "start": "9.30 am",
        "end": "14:00",
        "place": "Town Hall",
    }

    response = staff.post(address_in(keeper.partnership, "boards:plan_meeting"), sent)

    meeting = Meeting.objects.get()
    assert response["Location"] == at(meeting, "run_meeting", meeting.pk)
    start, end = timezone.localtime(meeting.starts_at), timezone.localtime(meeting.ends_at)
    assert (start.date(), f"{start:%H:%M}", f"{end:%H:%M}") == (day, "09:30", "14:00")
    assert meeting.papers_due_on == day - timedelta(days=7)


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        ({"end": "9am"}, "Enter an end that is after the start"),
        ({"start": "half ten"}, "Enter a time, like 9:30am or 14:00"),
        ({"day_year": "9999"}, "or earlier"),
        ({"day_year": "1900"}, "Enter a date that is 1 January 2000 or later"),
        ({"day_day": "31", "day_month": "2"}, "Enter a real date"),
        ({"body": "999999"}, "Select one of the answers in the list"),
        ({"body": ""}, "Select who meets"),
        ({"place": "x" * 301}, "Use 300 characters or fewer"),
    ],
)
def test_a_plan_that_cannot_be_is_refused_in_words(keeper, staff, sent, words):
    body = make.body(keeper.partnership)
    year = timezone.localdate().year + 1
    right = {"body": body.pk, "day_day": "5", "day_month": "3", "day_year": year}
    right |= {"start": "10am", "end": "midday"}

    page = text_of(staff.post(address_in(keeper.partnership, "boards:plan_meeting"), right | sent))

    assert words in page
    assert "<title>Error: " in page
    assert not Meeting.objects.exists()


def test_a_time_that_the_clocks_skip_is_refused(keeper, staff):
    body = make.body(keeper.partnership)
    sent = {"body": body.pk, "day_day": "28", "day_month": "3", "day_year": "2027"}
    sent |= {"start": "1:30am", "end": "4am"}

    page = text_of(staff.post(address_in(keeper.partnership, "boards:plan_meeting"), sent))

    assert "The clocks go forward on this day" in page


def test_a_meeting_that_moves_takes_the_day_for_papers_along(keeper, staff):
    meeting = make_meetings.meeting(make.body(keeper.partnership))
    due, day = meeting.papers_due_on, timezone.localdate(meeting.starts_at) + timedelta(days=14)
    sent = {
        "day_day": day.day,
        "day_month": day.month,
        "day_year": day.year,
        "start": "10am",
        "end": "midday",
        "place": meeting.place,
        "papers_due_on_day": due.day,
        "papers_due_on_month": due.month,
        "papers_due_on_year": due.year,
    }

    staff.post(at(meeting, "change_meeting", meeting.pk), sent)

    meeting.refresh_from_db()
    assert timezone.localdate(meeting.starts_at) == day
    assert meeting.papers_due_on == day - timedelta(days=7)


def test_a_cancelled_meeting_sends_away_whoever_had_a_step_open(keeper, staff):
    meeting = make_meetings.meeting(make.body(keeper.partnership), state=MeetingState.CANCELLED)

    response = staff.post(at(meeting, "cancel_meeting", meeting.pk), {"reason": "x"}, follow=True)

    assert "This meeting has been held or cancelled already" in text_of(response)


def test_the_list_has_meetings_to_come_first_then_those_that_are_over(keeper, staff):
    body = make.body(keeper.partnership)
    for days in (-60, 60, -30, 30):
        make_meetings.meeting(body, days)

    response = staff.get(address_in(keeper.partnership, "boards:all_meetings"))

    today = timezone.localdate()
    page = text_of(response)
    places = [
        page.index(f"{body}, {day.day} {day:%B %Y}")
        for day in (today + timedelta(days=days) for days in (30, 60, -30, -60))
    ]
    assert places == sorted(places)


def test_the_list_asks_few_questions_however_long_it_is(
    keeper, staff, django_assert_max_num_queries
):
    bodies = [make.body(keeper.partnership) for _each in range(20)]
    for body in bodies:
        for month in range(-30, 30):
            make_meetings.meeting(body, month * 30)

    with django_assert_max_num_queries(15):
        staff.get(address_in(keeper.partnership, "boards:all_meetings"), {"page": "9"})


@pytest.mark.parametrize("asked", ["abc", "-1", "9" * 40])
def test_an_odd_filter_or_page_is_no_error(keeper, staff, asked):
    make_meetings.meeting(make.body(keeper.partnership))

    address = address_in(keeper.partnership, "boards:all_meetings")

    assert staff.get(address, {"page": asked}).status_code == 200
    assert staff.get(address, {"body": asked}).status_code == 200


def test_open_actions_are_matters_arising_of_the_next_meeting(keeper, staff):
    body = make.body(keeper.partnership)
    body.actions.create(text="Ring the school", owner_words="Head of SEND")
    meeting = make_meetings.meeting(body)

    page = text_of(staff.get(at(meeting, "run_meeting", meeting.pk)))

    assert "Matters arising" in page
    assert "Ring the school" in page


def test_a_paper_for_members_only_is_not_named_to_other_staff(keeper, staff):
    meeting = make_meetings.meeting(make.body(keeper.partnership))
    make_meetings.paper(meeting, title="Only for members")
    reader = partnerships.signed_in(partnerships.member(of=keeper.partnership))
    address = at(meeting, "run_meeting", meeting.pk)

    assert "Only for members" in text_of(staff.get(address))
    assert "Only for members" not in text_of(reader.get(address))


def test_an_action_between_meetings_asks_who_does_it_and_is_added(keeper, staff):
    body = make.body(keeper.partnership)
    address = address_in(keeper.partnership, "boards:add_action_between_meetings", body.pk)

    assert "Select who does it, or enter a role" in text_of(staff.post(address, {"text": "Ring"}))
    staff.post(address, {"text": "Ring <b>", "owner_words": "Head of SEND"})

    assert [(each.text, each.owner_words) for each in body.actions.all()] == [
        ("Ring <b>", "Head of SEND")
    ]


def test_an_action_keeps_its_owner_who_has_left_the_body(keeper, staff):
    body = make.body(keeper.partnership)
    owner = make.person(keeper.partnership)
    action = body.actions.create(text="Ring", owner=owner)
    address = address_in(keeper.partnership, "boards:change_action", action.pk)

    staff.post(address, {"text": "Ring again", "owner": owner.pk})

    action.refresh_from_db()
    assert (action.text, action.owner) == ("Ring again", owner)


def test_attendance_is_saved_from_the_page_and_says_the_quorum(keeper, staff):
    meeting = make_meetings.held(make.body(keeper.partnership, quorum=1))
    attendee = make_meetings.attendee(
        meeting, "unknown", person=make.person(keeper.partnership, name="<b>Robin")
    )

    page = text_of(
        staff.post(
            at(meeting, "attendance", meeting.pk),
            {f"presence-{attendee.pk}": "present"},
            follow=True,
        )
    )

    assert "1 of 1 member, quorum is 1: enough to decide" in page
    assert "&lt;b&gt;Robin" in page
    assert "Not on the body any more" in page


def test_a_guest_added_after_the_meeting_was_there(keeper, staff):
    meeting = make_meetings.held(make.body(keeper.partnership))

    sent = {"name": "Olu Bright", "role": "Clerk", "part": "officer"}
    staff.post(at(meeting, "add_attendee", meeting.pk), sent)

    assert meeting.attendees.get().presence == "present"


def test_the_agenda_says_when_it_takes_longer_than_the_meeting(keeper, staff):
    meeting = make_meetings.meeting(make.body(keeper.partnership))
    make_meetings.item(meeting, minutes_allowed=150)

    page = text_of(staff.get(at(meeting, "agenda", meeting.pk)))

    assert "The items take 150 minutes of the 120 minutes that the meeting lasts." in page
    assert "That is 30 minutes too many." in page


def test_buttons_of_an_agenda_that_changed_meanwhile_do_nothing_and_say_so(keeper, staff):
    item = make_meetings.item(make_meetings.meeting(make.body(keeper.partnership)))
    meeting = item.meeting
    make_meetings.item(meeting, title="Second")

    for name, sent in (("move_agenda_item", {"deed": "down"}), ("remove_agenda_item", {})):
        for revision in ("7", "x", ""):
            response = staff.post(
                at(meeting, name, meeting.pk, item.pk), sent | {"revision": revision}, follow=True
            )
            assert "Somebody else changed the agenda meanwhile" in text_of(response)

    assert [each.title for each in meeting.agenda.all()] == ["Short breaks", "Second"]
