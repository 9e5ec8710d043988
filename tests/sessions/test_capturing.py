"""Points are written down at a table or from a flip chart, once each."""

from uuid import uuid4

import pytest
from django.urls import reverse

from heard.audit.models import Entry
from heard.partnerships.roles import Role
from heard.sessions.models import Point
from heard.sessions.models.words import PointState, Prompt
from heard.sessions.services import capturing
from heard.sessions.services.capturing import Said
from tests.access import Page, address_in, assert_access, opens
from tests.partnerships import make as partnerships
from tests.sessions import make, make_points

pytestmark = pytest.mark.django_db

SAID = Said("The school rings every day", Prompt.WORKING_WELL, "3")
BY_SCRIPT = {"X-Unsent": "1"}


def area(session):
    return session.phase.programme.partnership


def at(session, name, *args):
    return address_in(area(session), f"sessions:{name}", *(args or (session.pk,)))


def sent(**more):
    return {"prompt": "working_well", "said": "The bus comes on time", "table": "3"} | more


def test_a_key_sent_twice_is_one_point():
    session, key = make.held(), uuid4()
    by = make_points.lead_of(session)

    first = capturing.capture_point(session, SAID, key=key, by=by)
    second = capturing.capture_point(session, SAID, key=key, by=by)

    assert first == second
    assert session.points.count() == 1
    assert Entry.objects.filter(deed="point captured").count() == 1


def test_a_key_of_another_session_says_nothing_about_this_one():
    other = make_points.point()
    session = make.held()

    capturing.capture_point(session, SAID, key=other.key, by=make_points.lead_of(session))

    assert session.points.get().said == SAID.words
    other.refresh_from_db()
    assert other.said != SAID.words


@pytest.mark.parametrize("in_days", [1, 14])
def test_nothing_is_written_down_before_the_day(in_days):
    session = make.session(in_days=in_days)

    with pytest.raises(capturing.NotHeldYetError):
        capturing.capture_point(session, SAID, key=uuid4(), by=make_points.lead_of(session))


def test_the_audit_holds_no_words():
    session = make.held()

    capturing.capture_point(session, SAID, key=uuid4(), by=make_points.lead_of(session))

    entry = Entry.objects.get(deed="point captured")
    assert "school" not in f"{entry.subject_name} {entry.details}"


def test_a_flip_chart_sent_twice_is_typed_once_and_keeps_equal_lines():
    session = make.held()
    by = make_points.lead_of(session)
    lines = [Said(line, Prompt.WISH) for line in ("More play", "More play", "Fewer forms")]

    for _each in range(2):
        capturing.capture_flip_chart(session, lines, token="form-1", by=by)

    assert [point.said for point in session.points.all()] == [line.words for line in lines]


def test_emptying_what_was_said_keeps_the_public_text():
    point = make_points.published(public_text="Families wait")

    for _each in range(2):
        capturing.empty_said(point)

    point.refresh_from_db()
    assert (point.said, point.public_text) == ("", "Families wait")
    assert Entry.objects.filter(deed="words of a point emptied").count() == 1


def test_leads_analysts_and_hosts_capture(db):
    session = make.held()
    page = Page("sessions:capture", (session.pk,), partnership=area(session))

    assert_access(page, roles={Role.ENGAGEMENT_LEAD, Role.COMMUNICATIONS_LEAD, Role.ANALYST})
    assert opens(page, partnerships.signed_in(make_points.co_host(session)))


def test_a_co_host_captures_at_no_other_session():
    session, other = make.held(), None
    other = make.held(session.phase)
    page = Page("sessions:capture", (other.pk,), partnership=area(session))

    assert not opens(page, partnerships.signed_in(make_points.co_host(session)))


def test_the_page_saves_a_point_and_keeps_table_and_prompt():
    session = make.held()
    client = partnerships.signed_in(make_points.co_host(session))

    response = client.post(at(session, "capture"), sent(key=str(uuid4())), follow=True)

    page = response.content.decode()
    assert session.points.get().table == "3"
    assert 'value="3"' in page
    assert "Point saved" in page
    assert "The bus comes on time" in page


def test_the_page_asks_once_where_somebody_seems_to_be_named():
    session = make.held()
    client = partnerships.signed_in(make_points.co_host(session))
    words = sent(said="My son Tom waits")

    page = client.post(at(session, "capture"), words).content.decode()

    assert "You may have written somebody&#39;s name: Tom" in page
    assert not session.points.exists()
    client.post(at(session, "capture"), words | {"names_asked": "Tom"})
    assert session.points.get().said == "My son Tom waits"


def test_the_script_is_told_what_was_taken_and_which_names_to_look_at():
    session = make.held()
    client = partnerships.signed_in(make_points.co_host(session))

    response = client.post(at(session, "capture"), sent(said="My son Tom waits"), headers=BY_SCRIPT)

    answer = response.json()
    assert (answer["taken"], answer["names"]) == (True, "Tom")
    assert answer["change"].endswith(
        reverse("sessions:change_words", args=[Point.objects.get().pk])
    )


@pytest.mark.parametrize(
    "wrong",
    [
        {"said": ""},
        {"said": "x" * 1001},
        {"said": "\x00\x01"},
        {"prompt": "nonsense"},
        {"agreed": "-3"},
        {"agreed": "99999999999999999999"},
        {"table": "t" * 41},
        {"audience": "everybody else"},
    ],
)
def test_the_script_is_told_what_cannot_be_taken(wrong):
    session = make.held()
    client = partnerships.signed_in(make_points.co_host(session))

    response = client.post(at(session, "capture"), sent(**wrong), headers=BY_SCRIPT)

    assert response.status_code == 400
    assert response.json()["error"]
    assert not session.points.exists()


def test_nobody_sees_what_is_with_the_safeguarding_lead():
    session = make.held()
    host = make_points.co_host(session)
    point = make_points.flagged(session, "Bruises on an arm", by=host)
    client = partnerships.signed_in(host)

    page = client.get(at(session, "capture")).content.decode()

    assert "Bruises" not in page
    assert client.get(at(session, "change_words", point.pk)).status_code == 404


def test_words_are_put_right_by_who_wrote_them_and_by_nobody_else():
    session = make.held()
    writer, other = make_points.co_host(session), make_points.lead_of(session)
    point = make_points.point(session, by=writer)
    address = at(session, "change_words", point.pk)

    assert partnerships.signed_in(other).get(address).status_code == 404
    partnerships.signed_in(writer).post(address, sent(said="He waits"))

    point.refresh_from_db()
    assert (point.said, point.revision) == ("He waits", 1)


def test_words_that_somebody_has_gone_through_stay():
    session = make.held()
    writer = make_points.co_host(session)
    point = make_points.point(session, "First", by=writer, state=PointState.HELD)

    page = partnerships.signed_in(writer).post(
        at(session, "change_words", point.pk), sent(said="Second"), follow=True
    )

    point.refresh_from_db()
    assert point.said == "First"
    assert "Nothing changed" in page.content.decode()


def test_a_flip_chart_is_typed_line_by_line():
    session = make.held()
    client = partnerships.signed_in(make_points.co_host(session))
    lines = {"prompt": "wish", "lines": "One\r\n\r\n Two \r\n", "token": "t"}

    page = client.post(at(session, "flip_chart"), lines, follow=True).content.decode()

    assert "2 points saved" in page
    assert [point.said for point in session.points.all()] == ["One", "Two"]
