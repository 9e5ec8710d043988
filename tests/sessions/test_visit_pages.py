"""The pages of elected members: the link without a password, the code, and who may enter what."""

from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone

from heard.boards.links import make_link
from heard.partnerships.models import Member
from heard.partnerships.roles import Role
from heard.sessions.models import Listener, Visit
from heard.sessions.services import listener_codes
from tests.access import Page, address_in, assert_access
from tests.partnerships import make as partnerships
from tests.sessions import make, make_visits
from tests.sessions.visiting import STAMP, behind, code_in_mail, come_in, send, words_of

pytestmark = pytest.mark.django_db
LEADS = {Role.ENGAGEMENT_LEAD, Role.COMMUNICATIONS_LEAD}
READERS = LEADS | {Role.COMMITTEE_OFFICER}


@pytest.fixture
def division():
    return partnerships.division()


@pytest.fixture
def area(division):
    return division.district.partnership


@pytest.fixture
def councillor(area, division):
    return make_visits.councillor(area, division)


@pytest.fixture
def visitor():
    return Client(headers={"Sec-Fetch-Site": "same-origin"})


def test_the_link_opens_without_a_password_and_sets_no_cookie(visitor, councillor, division):
    make_visits.session_in(division, title="Tea and talk")

    page = visitor.get(behind(councillor, "my_visits"))

    assert "In your division" in words_of(page)
    assert "Tea and talk" in words_of(page)
    assert not visitor.cookies
    assert page["Referrer-Policy"] == "same-origin"
    assert page["Cache-Control"] == "no-store"


def test_they_say_that_they_will_come(visitor, councillor, division):
    session = make_visits.session_in(division)

    answered = send(visitor, behind(councillor, "answer_visit", session.key), answer="yes")
    page = words_of(visitor.get(answered["Location"]))

    assert Visit.objects.get().will_attend is True
    assert "Your answer is saved" in page
    assert "You will come to listen." in page


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({}, "Select whether you will come"),
        ({"answer": "perhaps"}, "Select one of the answers in the list"),
    ],
)
def test_answer_visit_says_what_to_do(visitor, councillor, division, sent, said):
    session = make_visits.session_in(division)

    page = words_of(send(visitor, behind(councillor, "answer_visit", session.key), **sent))

    assert "<title>Error: Will you come?" in page
    assert said in page
    assert Visit.objects.count() == 0


def test_a_shared_link_shows_nothing_of_a_report(visitor, councillor, division):
    session = make_visits.over(division)
    make_visits.reported(session, councillor, heard="Waiting is hard", asks_for="Shorter waits")

    home = words_of(visitor.get(behind(councillor, "my_visits")))
    report = visitor.get(behind(councillor, "report_visit", session.key))
    sent = visitor.post(behind(councillor, "report_visit", session.key), {"heard": "Changed"})

    assert "Waiting" not in home
    assert "You have reported" not in home
    assert "/code/" in report["Location"]
    assert sent.status_code in (302, 400)
    assert Visit.objects.get().heard == "Waiting is hard"


def test_a_code_opens_their_reports_in_this_browser_alone(visitor, councillor, division):
    session = make_visits.over(division)
    make_visits.reported(session, councillor, heard="Waiting is hard")

    come_in(visitor, councillor)

    page = words_of(visitor.get(behind(councillor, "report_visit", session.key)))
    other = Client().get(behind(councillor, "report_visit", session.key))
    cookie = visitor.cookies["heard_visits"]
    assert "Waiting is hard" in page
    assert other.status_code == 302
    assert (cookie["httponly"], cookie["samesite"], cookie["max-age"]) == (True, "Lax", 3600)
    assert cookie["path"] == behind(councillor, "my_visits")


def test_after_the_code_they_come_to_the_report_that_they_wanted(visitor, councillor, division):
    session = make_visits.over(division)

    asked = visitor.get(behind(councillor, "report_visit", session.key))
    sent = send(visitor, asked["Location"])
    entered = send(visitor, sent["Location"], code=code_in_mail())
    filed = send(visitor, entered["Location"], attended="yes", heard="It is hard", revision="0")

    assert entered["Location"] == behind(councillor, "report_visit", session.key)
    assert filed["Location"].endswith("?saved=report")
    assert Visit.objects.get().heard == "It is hard"


@pytest.mark.parametrize("wanted", ["https://elsewhere.example/", "//x", "9" * 5000])
def test_a_code_leads_to_no_address_that_somebody_made_up(visitor, councillor, wanted):
    listener_codes.send_code(Listener.objects.get_or_create(member=councillor)[0])
    page = behind(councillor, "enter_visit_code")
    stamp = STAMP.search(visitor.get(page).content.decode())[1]

    answer = visitor.post(
        page, {"code": code_in_mail(), "form_stamp": stamp}, query_params={"for": wanted}
    )

    assert answer["Location"] == behind(councillor, "my_visits")


@pytest.mark.parametrize("name", ["my_visits", "visit_code", "enter_visit_code"])
def test_a_link_that_is_none_opens_nothing(visitor, area, councillor, name):
    key = Listener.objects.create(member=councillor).key
    other_purpose, unknown = make_link(key, "standing list"), make_link(uuid4(), "elected member")

    for link in (other_purpose, unknown, "x", "é" * 42, "0" * 5000):
        answer = visitor.get(address_in(area, f"sessions:{name}", link))
        assert answer.status_code == 404


def test_a_link_opens_nothing_once_they_have_left(visitor, councillor, division):
    address = behind(councillor, "my_visits")
    session = make_visits.session_in(division)
    form = behind(councillor, "answer_visit", session.key)
    stamp = STAMP.search(visitor.get(form).content.decode())[1]
    Member.objects.filter(pk=councillor.pk).update(left_at=timezone.now())

    answer = visitor.get(address)
    posted = visitor.post(form, {"answer": "yes", "form_stamp": stamp})

    assert (answer.status_code, posted.status_code) == (404, 404)
    assert "This link does not work any more" in words_of(answer)
    assert Visit.objects.count() == 0


def test_a_member_of_two_areas_has_a_link_for_each(visitor, councillor, division):
    elsewhere = partnerships.division()
    twice = partnerships.member(
        Role.ELECTED_MEMBER, of=elsewhere.district.partnership, person=councillor.user
    )
    make_visits.session_in(division, title="Here")
    make_visits.session_in(elsewhere, title="There")
    link = make_visits.link(councillor)

    here = words_of(visitor.get(behind(councillor, "my_visits")))
    there = words_of(visitor.get(behind(twice, "my_visits")))
    crossed = visitor.get(address_in(twice.partnership, "sessions:my_visits", link))

    assert "Here" in here
    assert "There" not in here
    assert "There" in there
    assert crossed.status_code == 404


def test_sessions_that_nobody_may_see_are_not_found(visitor, councillor, division):
    draft = make_visits.session_in(division, state="draft")
    elsewhere = make.session()
    come_in(visitor, councillor)

    for session in (draft, elsewhere):
        for name in ("answer_visit", "report_visit"):
            assert visitor.get(behind(councillor, name, session.key)).status_code == 404


def test_a_report_asks_once_where_somebody_seems_to_be_named(visitor, councillor, division):
    session = make_visits.over(division)
    come_in(visitor, councillor)
    address = behind(councillor, "report_visit", session.key)
    named = {"attended": "yes", "heard": "My son Tom waits", "revision": "0"}

    asked = words_of(send(visitor, address, **named))
    filed = send(visitor, address, **named, names_asked="Tom")

    assert "You may have written somebody's name: Tom" in asked
    assert filed.status_code == 302
    assert Visit.objects.get().heard == "My son Tom waits"


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"attended": ""}, "Select whether you were there"),
        ({"heard": ""}, "Enter what you heard"),
        ({"heard": " \x00 "}, "Enter what you heard"),
        ({"heard": "x" * 5001}, "Use 5000 characters or fewer"),
        ({"revision": "7"}, "Your report was changed in another window"),
        ({"revision": "²"}, "Your report was changed in another window"),
    ],
)
def test_report_visit_says_what_to_do(visitor, councillor, division, wrong, said):
    session = make_visits.over(division)
    come_in(visitor, councillor)
    good = {"attended": "yes", "heard": "Waiting is hard", "revision": "0"}

    page = words_of(
        send(visitor, behind(councillor, "report_visit", session.key), **(good | wrong))
    )

    assert "<title>Error: What I heard" in page
    assert said in page
    assert not Visit.objects.exclude(reported_at=None).exists()


def test_who_was_not_there_says_so_and_reports_nothing(visitor, councillor, division):
    session = make_visits.over(division)
    make_visits.visit(session, councillor)
    come_in(visitor, councillor)

    send(
        visitor,
        behind(councillor, "report_visit", session.key),
        attended="no",
        heard="",
        revision="0",
    )

    visit = Visit.objects.get()
    assert (visit.attended, visit.reported_at) == (False, None)


def test_elected_members_alone_open_their_pages_signed_in(area, division):
    session = make_visits.session_in(division)
    names = ("answer_visit_signed_in", "report_visit_signed_in")

    assert_access(
        Page("sessions:my_visits_signed_in", partnership=area), roles={Role.ELECTED_MEMBER}
    )
    for name in names:
        page = Page(f"sessions:{name}", (session.key,), area)
        assert_access(page, roles={Role.ELECTED_MEMBER})


def test_signed_in_they_report_without_a_code(councillor, area, division):
    session = make_visits.over(division)
    client = partnerships.signed_in(councillor)
    sent = {"attended": "yes", "heard": "Waiting is hard", "revision": "0"}

    client.post(address_in(area, "sessions:report_visit_signed_in", session.key), sent)
    home = words_of(client.get(address_in(area, "sessions:my_visits_signed_in")))

    assert Visit.objects.get().heard == "Waiting is hard"
    assert "You have reported." in home


@pytest.mark.parametrize("name", ["reports", "reports_printed", "reports_file"])
def test_reports_are_read_by_whoever_prepares_the_committee_or_runs_sessions(area, name):
    assert_access(Page(f"sessions:{name}", partnership=area), roles=READERS)


def test_one_report_is_read_by_the_same(area, councillor, division):
    visit = make_visits.reported(make_visits.over(division), councillor)

    assert_access(Page("sessions:visit_report", (visit.pk,), area), roles=READERS)


def test_links_are_sent_by_whoever_runs_sessions(area, councillor):
    assert_access(Page("sessions:listeners", partnership=area), roles=LEADS)
    assert_access(Page("sessions:send_visit_links", (), area, method="post"), roles=LEADS)
    renew = Page("sessions:renew_visit_link", (councillor.pk,), area, method="post")
    assert_access(renew, roles=LEADS)


def test_the_list_says_who_reported_and_who_is_late(area, councillor, division):
    make_visits.reported(make_visits.over(division, 3, title="Told"), councillor)
    make_visits.visit(make_visits.over(division, 12, title="Owed"), councillor)
    officer = partnerships.signed_in(partnerships.member(Role.COMMITTEE_OFFICER, of=area))
    address = address_in(area, "sessions:reports")

    every = words_of(officer.get(address))
    late = words_of(officer.get(address, {"state": "late", "division": division.pk}))
    elsewhere = words_of(officer.get(address, {"division": partnerships.division().pk}))

    assert "1 report is late." in every
    assert "Told" in every
    assert "Owed" in late
    assert "Told" not in late
    assert "Told" in elsewhere


def test_the_list_asks_as_often_for_many_as_for_one(area, division, django_assert_max_num_queries):
    session = make_visits.over(division)
    for _each in range(30):
        make_visits.reported(session, make_visits.councillor(area, division))
    officer = partnerships.signed_in(partnerships.member(Role.COMMITTEE_OFFICER, of=area))

    with django_assert_max_num_queries(15):
        officer.get(address_in(area, "sessions:reports"))


def test_the_file_and_the_printed_page_hold_the_words(area, councillor, division):
    make_visits.reported(make_visits.over(division, title="=1+1"), councillor, heard="Hard")
    make_visits.visit(make_visits.over(division, 4, title="Owed"), councillor)
    officer = partnerships.signed_in(partnerships.member(Role.COMMITTEE_OFFICER, of=area))

    printed = words_of(officer.get(address_in(area, "sessions:reports_printed")))
    file = officer.get(address_in(area, "sessions:reports_file"))
    lines = b"".join(file.streaming_content).decode()

    assert "Hard" in printed
    assert "Not in yet" in printed
    assert "'=1+1" in lines
    assert "Hard" in lines


def test_a_report_of_another_area_is_not_found(area, division):
    there = partnerships.division()
    visit = make_visits.reported(
        make_visits.over(there), make_visits.councillor(there.district.partnership, there)
    )
    officer = partnerships.signed_in(partnerships.member(Role.COMMITTEE_OFFICER, of=area))

    assert officer.get(address_in(area, "sessions:visit_report", visit.pk)).status_code == 404


def test_staff_send_links_to_all_and_a_new_one_to_one(area, councillor):
    lead = partnerships.signed_in(make.lead(area))

    page = words_of(lead.get(address_in(area, "sessions:listeners")))
    sent = words_of(lead.post(address_in(area, "sessions:send_visit_links"), follow=True))
    again = words_of(lead.post(address_in(area, "sessions:send_visit_links"), follow=True))
    old = make_visits.link(councillor)
    new = lead.post(address_in(area, "sessions:renew_visit_link", councillor.pk), follow=True)

    assert "No link sent yet." in page
    assert "Link sent to 1 elected member" in sent
    assert "Nobody was sent a link" in again
    assert "was sent a new link" in words_of(new)
    assert old != make_visits.link(councillor)
