"""What was heard, as everybody reads it and as staff write it."""

import pytest

from heard.partnerships.roles import Role
from heard.sessions.models.words import PointState
from heard.sessions.queries.heard import heard_page
from tests.access import Page, address_in, assert_access
from tests.partnerships import make as partnerships
from tests.sessions import make, make_heard, make_points

pytestmark = pytest.mark.django_db

LEADS = {Role.ENGAGEMENT_LEAD, Role.COMMUNICATIONS_LEAD}


def area(session):
    return session.phase.programme.partnership


def at(session, name, *args):
    return address_in(area(session), f"sessions:{name}", *args)


def lead_client(session):
    return partnerships.signed_in(make_points.lead_of(session))


def public(client, session, name="heard"):
    return client.get(at(session, name, session.key))


def seen(client, session, name="heard"):
    response = public(client, session, name)
    assert response.status_code == 200
    assert not response.cookies
    return response.content.decode()


def test_everybody_sees_that_a_promise_is_broken(client):
    session = make.held(in_days=-33)

    assert "It is 5 days late" in seen(client, session)
    assert "It is 5 days late" in client.get(at(session, "all_heard")).content.decode()


def test_before_it_is_published_nobody_reads_a_point_or_the_draft(client):
    session = make_heard.written()
    make_points.published(session, "Families wait")

    page = seen(client, session)

    assert "Families wait" not in page
    assert make_heard.SUMMARY not in page


def test_everybody_reads_published_points_and_no_others(client):
    session = make.held()
    make_points.published(session, "Families wait", said="My son Tom waits")
    make_points.point(session, "A new one")
    make_points.not_published(session, said="An abusive one")
    make_points.flagged(session, "Bruises on an arm")
    session = make_heard.published(session)

    page = seen(client, session)

    assert "Families wait" in page
    for words in ("Tom", "A new one", "abusive", "Bruises"):
        assert words not in page


def test_points_stand_under_a_theme_whose_number_may_be_shown(client):
    session = make.held()
    for name, number in (("Waiting", 12), ("Transport", 12), ("Taxis", 2)):
        make_heard.sorted_points(session, make_heard.theme(session, name), number)
    session = make_heard.published(session)

    page = heard_page(session)

    assert [group.name for group in page.parts[0].groups] == ["Transport", "Waiting", ""]
    assert "about 10 points" in seen(client, session)


@pytest.mark.parametrize("name", ["heard", "heard_easy_read", "heard_one_page"])
@pytest.mark.parametrize(
    "session",
    [
        lambda: make.draft(in_days=-3),
        make.session,
        lambda: make.held(make.phase(make.programme(is_public=False))),
    ],
)
def test_what_is_not_public_is_not_found(client, session, name):
    assert public(client, session(), name).status_code == 404


@pytest.mark.parametrize("name", ["heard", "heard_easy_read", "heard_one_page"])
def test_another_area_does_not_find_it(client, name):
    session, other = make_heard.published(), make_heard.published()

    address = address_in(area(other), f"sessions:{name}", session.key)

    assert client.get(address).status_code == 404


@pytest.mark.parametrize("name", ["heard_easy_read", "heard_one_page"])
def test_other_versions_are_found_once_it_is_published(client, name):
    session = make_heard.written()

    assert public(client, session, name).status_code == 404


def test_easy_read_has_one_idea_a_line(client):
    page = seen(client, make_heard.published(), "heard_easy_read")

    assert '<p class="govuk-body">Families wait.</p>' in page
    assert '<p class="govuk-body">That is hard.</p>' in page


def test_one_page_has_its_address_and_a_picture_of_it(client):
    session = make_heard.published()

    page = seen(client, session, "heard_one_page")

    assert f"http://testserver{at(session, 'heard', session.key)}" in page
    assert 'src="data:image/svg+xml;base64,' in page


def test_the_page_takes_few_statements(client, django_assert_max_num_queries):
    session = make.held()
    for name in ("Waiting", "Transport"):
        for point in make_heard.sorted_points(session, make_heard.theme(session, name), 12):
            make_heard.answer(point)
    session = make_heard.published(session)

    with django_assert_max_num_queries(15):
        public(client, session)


def test_the_list_takes_few_statements(client, django_assert_max_num_queries):
    phase = make.phase()
    for days in range(30):
        session = make.held(phase, in_days=-days - 1)
        if days % 2:
            make_heard.answer(make_points.published(make_heard.published(session)))

    with django_assert_max_num_queries(15):
        page = client.get(address_in(phase.programme.partnership, "sessions:all_heard"))

    assert "Earlier sessions" in page.content.decode()


@pytest.mark.parametrize("name", ["write_heard", "publish_heard", "preview_heard", "answers"])
def test_leads_alone_write_and_publish(name):
    session = make.held()

    assert_access(Page(f"sessions:{name}", (session.pk,), partnership=area(session)), roles=LEADS)


def test_the_page_saves_a_draft_and_publishes_it(client):
    session = make.held()
    staff = lead_client(session)
    sent = {"heard_summary": "Families wait", "heard_easy_read": "We wait.", "revision": "0"}

    staff.post(at(session, "write_heard", session.pk), sent)
    staff.post(at(session, "publish_heard", session.pk), {"revision": "1"})

    assert "Families wait" in seen(client, session)


def test_the_page_asks_about_names():
    session = make.held()
    staff = lead_client(session)
    sent = {"heard_summary": "My son Tom waits", "revision": "0"}

    page = staff.post(at(session, "write_heard", session.pk), sent).content.decode()

    assert "Take out the name, or tick that it may be named: Tom" in page
    staff.post(at(session, "write_heard", session.pk), sent | {"names_checked": "on"})
    session.refresh_from_db()
    assert session.heard_summary == "My son Tom waits"


def test_the_page_keeps_what_the_second_of_two_typed():
    session = make_heard.written()
    sent = {"heard_summary": "Typed by the second", "revision": "0"}

    page = lead_client(session).post(at(session, "write_heard", session.pk), sent)

    text = page.content.decode()
    assert "Typed by the second" in text
    assert make_heard.SUMMARY in text
    assert 'name="revision" value="1"' in text


def test_a_published_page_is_changed_only_with_a_note():
    session = make_heard.published()
    sent = {"heard_summary": "Other", "revision": "2"}

    page = lead_client(session).post(at(session, "write_heard", session.pk), sent)

    assert "Enter what you change, and why" in page.content.decode()
    session.refresh_from_db()
    assert session.heard_summary == make_heard.SUMMARY


@pytest.mark.parametrize(
    "sent",
    [
        {},
        {"heard_summary": "x" * 6001, "revision": "0"},
        {"heard_summary": "\x00", "revision": "9" * 300},
    ],
)
def test_hostile_words_save_nothing(sent):
    session = make.held()

    response = lead_client(session).post(at(session, "write_heard", session.pk), sent)

    assert response.status_code in (200, 302)
    session.refresh_from_db()
    assert session.heard_summary == ""


def test_publishing_what_lacks_a_summary_says_so():
    session = make.held()

    page = lead_client(session).post(
        at(session, "publish_heard", session.pk), {"revision": "0"}, follow=True
    )

    assert "Write what you heard, in short, before you publish it" in page.content.decode()


def test_the_preview_shows_what_is_saved_and_says_that_it_is_one():
    session = make_heard.written()
    make_points.published(session, "Families wait")

    page = lead_client(session).get(at(session, "preview_heard", session.pk)).content.decode()

    assert "This is a preview" in page
    assert make_heard.SUMMARY in page
    assert "Families wait" in page


def test_a_point_taken_off_leaves_the_page_at_once(client):
    session = make.held()
    point = make_points.published(session, "Taxis come late")
    session = make_heard.published(session)
    assert "Taxis come late" in seen(client, session)

    point.state, point.reason = PointState.NOT_PUBLISHED, "identifying"
    point.save()

    assert "Taxis come late" not in seen(client, session)


def test_a_correction_is_dated_and_seen_by_everybody(client):
    session = make_heard.published()
    sent = {"heard_summary": "Other words", "note": "A name was wrong", "revision": "2"}

    lead_client(session).post(at(session, "write_heard", session.pk), sent)

    page = seen(client, session)
    assert "Other words" in page
    assert "A name was wrong" in page
