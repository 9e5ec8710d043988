"""From one page of the room to the next: who keeps boards is led on, who may not is not."""

import pytest

from heard.boards.models.words import CallState, Stage
from heard.partnerships.roles import Role
from tests.access import address_in
from tests.boards import make, make_bodies, make_meetings
from tests.boards import make_calls as made
from tests.boards.call_pages import get
from tests.partnerships import make as partnerships

pytestmark = pytest.mark.django_db


@pytest.fixture
def keeper():
    return make.keeper()


@pytest.fixture
def body(keeper):
    return make.body(keeper.partnership, "SEND Partnership Board")


@pytest.fixture
def seated(body):
    """Somebody in one of two seats."""
    seats = make.seats(body, wanted=2).seats.all()
    return make.membership(seats[0], make.person(body.partnership))


def leads(page, member, name, *args, query=""):
    address = address_in(member.partnership, f"boards:{name}", *args)
    return f'href="{address}{query}"' in page.content.decode()


def test_a_keeper_is_led_from_a_body_to_its_people_seats_calls_meetings_and_actions(
    keeper, body, seated
):
    meeting = make_meetings.meeting(body)

    page = get(keeper, "keep_body", body.pk)

    assert leads(page, keeper, "membership", seated.pk)
    assert leads(page, keeper, "choose_person", seated.seat.group_id)
    assert leads(page, keeper, "make_call")
    assert leads(page, keeper, "run_meeting", meeting.pk)
    assert leads(page, keeper, "plan_meeting", query=f"?body={body.pk}")
    assert leads(page, keeper, "actions", body.pk)
    assert leads(page, keeper, "add_action_between_meetings", body.pk)


def test_whoever_only_reads_is_led_to_nothing_that_they_may_not_open(keeper, body, seated):
    reader = partnerships.member(Role.READ_ONLY, of=body.partnership)
    meeting = make_meetings.meeting(body)

    page = get(reader, "keep_body", body.pk)

    assert leads(page, reader, "run_meeting", meeting.pk)
    assert not leads(page, reader, "membership", seated.pk)
    assert not leads(page, reader, "choose_person", seated.seat.group_id)
    assert not leads(page, reader, "make_call")
    assert not leads(page, reader, "plan_meeting", query=f"?body={body.pk}")


def test_a_body_with_an_open_call_leads_to_it_and_to_no_second_one(keeper, body, seated):
    call = make_bodies.open_call(seated.seat.group)

    page = get(keeper, "keep_body", body.pk)

    assert leads(page, keeper, "run_call", call.pk)
    assert not leads(page, keeper, "make_call")


def test_a_closed_body_leads_to_no_new_seats_meetings_or_actions(keeper, body, seated):
    body.status, body.closed_on = "closed", make_bodies.days_ago(1)
    body.save()

    page = get(keeper, "keep_body", body.pk)

    assert leads(page, keeper, "actions", body.pk)
    for name, args in (
        ("choose_person", [seated.seat.group_id]),
        ("make_call", []),
        ("add_action_between_meetings", [body.pk]),
    ):
        assert not leads(page, keeper, name, *args)


@pytest.mark.parametrize("name", ["people", "to_look_after", "all_meetings", "my_seats"])
def test_the_list_of_bodies_leads_to_what_goes_with_it(keeper, name):
    reader = partnerships.member(Role.READ_ONLY, of=keeper.partnership)
    is_for_all = name in {"all_meetings", "my_seats"}

    assert leads(get(keeper, "all_bodies"), keeper, name)
    assert leads(get(reader, "all_bodies"), reader, name) == is_for_all


def test_the_way_back_from_a_seat_leads_to_the_body(keeper, body, seated):
    assert leads(get(keeper, "membership", seated.pk), keeper, "keep_body", body.pk)
    chosen = get(keeper, "choose_person", seated.seat.group_id)
    assert leads(chosen, keeper, "keep_body", body.pk)


def test_whoever_is_appointed_leads_to_their_seat(keeper):
    call = made.closed(keeper.partnership, state=CallState.TOLD)
    membership = make.membership(made.group(call).seats.first())
    one = made.expression(call, stage=Stage.APPOINTED, membership=membership)

    assert leads(get(keeper, "applicant", one.pk), keeper, "membership", membership.pk)


def test_a_call_leads_to_the_form_for_paper_and_for_sessions_while_it_is_open(keeper):
    call, over = made.call(keeper.partnership), made.closed(keeper.partnership)

    for name in ("express_interest_at_session", "paper_form"):
        assert leads(get(keeper, "run_call", call.pk), keeper, name, call.slug)
        assert not leads(get(keeper, "run_call", over.pk), keeper, name, over.slug)


def test_members_are_led_from_their_seats_to_their_meetings(body):
    member = make_meetings.chair(body)
    meeting = make_meetings.meeting(body)

    assert leads(get(member, "my_seats"), member, "run_meeting", meeting.pk)


def test_a_meeting_leads_to_its_body(keeper, body):
    meeting = make_meetings.meeting(body)

    assert leads(get(keeper, "meeting", meeting.key), keeper, "body", body.slug)
    assert leads(get(keeper, "run_meeting", meeting.pk), keeper, "keep_body", body.pk)
