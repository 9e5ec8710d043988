"""Meetings as everybody reads them: what is shown, and what never is."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from lxml import etree

from heard.boards.models.words import Part, Presence
from heard.boards.services import meetings, minutes
from tests.access import address_in
from tests.boards import make, make_meetings

pytestmark = pytest.mark.django_db

ATOM = {"a": "http://www.w3.org/2005/Atom"}


def at(meeting, name, *args):
    return address_in(meeting.body.partnership, f"boards:{name}", *args)


def page_of(meeting):
    response = Client().get(at(meeting, "meeting", meeting.key))
    assert response.status_code == 200
    return response.content.decode()


def test_the_agenda_is_shown_from_the_day_on_which_papers_are_due():
    soon, later = make_meetings.meeting(in_days=7), make_meetings.meeting(in_days=8)
    for meeting in (soon, later):
        make_meetings.item(meeting, title="Short breaks")

    assert "Short breaks" in page_of(soon)
    assert "Short breaks" not in page_of(later)
    assert "The agenda comes by" in page_of(later)


def test_a_late_agenda_is_called_late():
    assert "The agenda is late" in page_of(make_meetings.meeting(in_days=2))


def test_the_easy_read_cover_comes_before_the_paper():
    meeting = make_meetings.meeting(in_days=3)
    item = make_meetings.item(meeting)
    make_meetings.paper(meeting, item=item, title="Full", easy_read="Short.", is_public=True)
    make_meetings.paper(meeting, title="Secret", easy_read="Hidden.")

    page = page_of(meeting)

    assert page.index("Short.") < page.index("Full (PDF")
    assert "Secret" not in page
    assert "Hidden." not in page


def test_a_draft_is_shown_to_nobody_in_public():
    meeting = make_meetings.drafted()
    meeting.actions.create(body=meeting.body, text="Ring the school")

    page = page_of(meeting)

    assert "Minutes are confirmed at the next meeting" in page
    for words in ("Welcome.", "We talked.", "To go on.", "Ring the school"):
        assert words not in page


def test_confirmed_minutes_are_shown_with_their_actions_and_corrections():
    meeting = make_meetings.confirmed()
    meeting.actions.create(body=meeting.body, text="Ring the school", owner_words="Head of SEND")
    keeper = make.keeper(meeting.body.partnership)
    minutes.correct_minutes(meeting, by=keeper, text="Not 5, but 6.")

    page = page_of(meeting)

    for words in ("Welcome.", "We talked.", "To go on.", "Ring the school, Head of SEND"):
        assert words in page
    assert "Not 5, but 6." in page
    assert "They have been corrected." in page
    assert keeper.user.name not in page


def test_people_are_named_only_where_they_may_be():
    meeting = make_meetings.drafted(make.body(quorum=1))
    partnership = meeting.body.partnership
    people = {
        "Open Person": {},
        "Shy Person": {"is_role_only": True},
        "Away Person": {},
    }
    group = make.seats(meeting.body, 3)
    for seat, (name, more) in zip(group.seats.all(), people.items(), strict=True):
        person = make.person(partnership, name=name, **more)
        make.membership(seat, person)
        presence = Presence.ABSENT if name == "Away Person" else Presence.PRESENT
        make_meetings.attendee(meeting, presence, person=person)
    for name, part in (("Gina Guest", Part.GUEST), ("Olu Officer", Part.OFFICER)):
        make_meetings.attendee(meeting, part=part, name=name, role="NHS")
    make_meetings.attendee(meeting, part=Part.SUBSTITUTE, name="Sue Substitute", role="Council")
    shy = partnership.people.get(name="Shy Person")
    meeting.actions.create(body=meeting.body, text="Ring", owner=shy)
    minutes.confirm_minutes(meeting, by=make.keeper(partnership), on=timezone.localdate())

    page = page_of(meeting)

    for words in (
        "Open Person, Parents and carers",
        "Member, Parents and carers",
        "Guest, NHS",
        "Olu Officer, NHS",
        "Substitute, Council",
        "3 of 3 members (1 through a substitute), quorum is 1: enough to decide",
    ):
        assert words in page
    for name in ("Shy Person", "Away Person", "Gina Guest", "Sue Substitute"):
        assert name not in page


def test_somebody_who_was_forgotten_is_shown_by_role():
    meeting = make_meetings.drafted()
    person = make.person(meeting.body.partnership)
    make_meetings.attendee(meeting, person=person)
    person.name = person.email = ""
    person.forgotten_at = timezone.now()
    person.save()
    keeper = make.keeper(meeting.body.partnership)
    minutes.confirm_minutes(meeting, by=keeper, on=timezone.localdate())

    assert "<li>Member</li>" in page_of(meeting)


def test_a_cancelled_meeting_says_why_and_nothing_more():
    meeting = make_meetings.meeting(in_days=3)
    make_meetings.item(meeting, title="Short breaks")
    keeper = make.keeper(meeting.body.partnership)
    meetings.cancel_meeting(meeting, by=keeper, reason="<b>Snow")

    page = page_of(meeting)

    assert "&lt;b&gt;Snow" in page
    assert "Short breaks" not in page


def test_meetings_of_bodies_that_are_not_public_are_nowhere():
    hidden = make_meetings.meeting(make.body(is_public=False, name="Hidden group"))

    assert Client().get(at(hidden, "meeting", hidden.key)).status_code == 404
    for name in ("meetings", "meetings_feed", "meetings_calendar"):
        assert "Hidden group" not in Client().get(at(hidden, name)).content.decode()


def test_a_meeting_is_not_found_at_another_partnership():
    meeting, other = make_meetings.meeting(), make_meetings.meeting()

    assert Client().get(at(other, "meeting", meeting.key)).status_code == 404


def test_the_list_shows_what_is_to_come_and_the_years_that_were():
    body = make.body()
    make_meetings.meeting(body)
    make_meetings.held(body, -800)
    make_meetings.held(body, -30)
    first = body.meetings.earliest("starts_at")

    newest = Client().get(at(first, "meetings")).content.decode()
    older = Client().get(at(first, "meetings"), {"year": first.starts_at.year}).content.decode()

    assert str(first.key) not in newest
    assert str(first.key) in older
    for odd in ("x", "9" * 30, "1900"):
        assert Client().get(at(first, "meetings"), {"year": odd}).status_code == 200


def test_public_pages_set_no_cookie_and_ask_little(django_assert_max_num_queries):
    meeting = make_meetings.confirmed()
    client = Client()

    for address in (at(meeting, "meetings"), at(meeting, "meeting", meeting.key)):
        with django_assert_max_num_queries(15):
            response = client.get(address)
        assert not response.cookies


def test_the_feed_tells_of_meetings_papers_and_minutes_newest_first():
    meeting = make_meetings.drafted(make.body(name="SEND board"))
    make_meetings.paper(meeting, is_public=True)
    keeper = make.keeper(meeting.body.partnership)
    minutes.confirm_minutes(meeting, by=keeper, on=timezone.localdate())

    feed = etree.fromstring(Client().get(at(meeting, "meetings_feed")).content)

    titles = feed.xpath("//a:entry/a:title/text()", namespaces=ATOM)
    assert [title.split(" SEND board")[0] for title in titles[:2]] == ["Minutes of", "Papers of"]
    ids = feed.xpath("//a:entry/a:id/text()", namespaces=ATOM)
    assert sorted(ids) == sorted(
        f"urn:uuid:{meeting.key}{end}" for end in ("", "#papers", "#minutes")
    )


def test_the_calendar_has_the_meeting_and_not_how_to_join_online():
    meeting = make_meetings.meeting(online="https://meet.example/secret", place="Hall, North St")
    moved = timedelta(days=1)
    plan = meetings.Plan(meeting.starts_at + moved, meeting.ends_at + moved, "Hall, North St")
    keeper = make.keeper(meeting.body.partnership)
    meetings.change_meeting(meeting, plan, by=keeper)
    meetings.cancel_meeting(meeting, by=keeper, reason="Snow")

    response = Client().get(at(meeting, "meetings_calendar"))

    lines = response.content.decode().split("\r\n")
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    for line in ("STATUS:CANCELLED", "SEQUENCE:2", "LOCATION:Hall\\, North St", "DESCRIPTION:Snow"):
        assert line in lines
    assert "secret" not in response.content.decode()


def test_the_calendar_of_one_body_has_its_meetings_only():
    body = make.body(name="SEND Partnership Board")
    make_meetings.meeting(body)
    make_meetings.meeting(make.body(body.partnership, "Other Board"))
    address = address_in(body.partnership, "boards:meetings_calendar")

    its = Client().get(f"{address}?body={body.slug}")
    page = Client().get(address_in(body.partnership, "boards:body", body.slug))

    assert its.content.decode().count("BEGIN:VEVENT") == 1
    assert "Other Board" not in its.content.decode()
    assert f'href="{address}?body={body.slug}"' in page.content.decode()
    assert Client().get(f"{address}?body=nothing").status_code == 404
