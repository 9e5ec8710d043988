"""Sessions from booking to what became of it, walked on telephones by everybody who is in them."""

import re
from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from heard.mail.models import Channel, Message
from heard.partnerships.addresses import addresses_of_install
from heard.partnerships.models import Member
from heard.partnerships.roles import Role
from heard.sessions.models import Booking, Session
from heard.sessions.models.words import HostKind
from heard.sessions.parts import HostDetails
from heard.sessions.services.hosts import add_host
from heard.sessions.services.listeners import send_visit_links
from heard.themes.services.starting import take_start_set
from tests.browser import PHONE
from tests.journeys.board_walking import BoardWalker, link_in_letter
from tests.journeys.walking import do_the_jobs
from tests.partnerships import make as partnerships
from tests.sessions import make, make_booking

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "answers"])

TITLE = "Tea and talk in Harbour"
ASHA, KIT = "asha@example.org", "kit@example.org"
SAID = "Nobody tells us where we are on the list"


class SessionWalker(BoardWalker):
    """Opens pages by their name among the addresses of sessions."""

    room = "sessions"

    def come_to(self, address: str) -> None:
        """A link out of a message, which may have been written where nobody asked for a page."""
        parts = urlsplit(address)
        super().come_to(self.base + parts.path)


@pytest.fixture
def session():
    """Four places and two in childcare, of which two places are taken by Kit."""
    westmere = partnerships.partnership(slug="westmere")
    lead = make.lead(westmere)
    take_start_set(westmere, by=lead)
    harbour = partnerships.division(partnerships.district(westmere, "Harbour"), "Harbour")
    made = make.session(
        make.phase(make.programme(westmere, "Your Child, Your Voice"), "Autumn"),
        title=TITLE,
        capacity=4,
        childcare_places=2,
        district=harbour.district,
        division=harbour,
    )
    host = partnerships.member(Role.PARENT_REPRESENTATIVE, of=westmere)
    add_host(made, HostDetails(HostKind.CO_HOST, host), by=lead)
    make_booking.ask(made, 2, name="Kit Marsh", email=KIT)
    return made


@pytest.fixture
def somebody(live_server, browser_page, session):
    """Gives one person after the other, each with a telephone; with scripts or without."""

    def walker(*, javascript: bool = False) -> SessionWalker:
        page = browser_page(PHONE, javascript=javascript)
        return SessionWalker(page, live_server.url, session.phase.programme.partnership)

    return walker


def test_a_parent_books_waits_comes_speaks_and_reads_what_became_of_it(somebody, session):
    asha, kit, host, lead = (somebody() for _each in range(4))
    host.be(session.hosts.get().member)
    lead.be(make.lead(session.phase.programme.partnership))

    ask_for_places(asha)
    asha.come_to(link_in_letter(ASHA))
    asha.sees("You are number 1 on the waiting list.")

    kit.come_to(link_in_letter(KIT))
    kit.follow("Cancel: we cannot come", heading="Do you want to cancel?")
    kit.press("Cancel our places")

    say_yes(asha)
    arrange(lead, session)
    the_day_comes(session)
    check_in(host, session)
    write_down(host, session)

    it_is_over(session)
    publish_what_was_said(lead, session)
    sort_it(lead)
    publish_what_we_heard(lead, session)
    answer_it(lead, session)
    do_the_jobs()

    read_what_became_of_it(asha, session)
    assert asha.page.context.cookies() == []


def ask_for_places(asha: SessionWalker) -> None:
    """By keyboard alone: she, her son and an assistant, a child in childcare, and BSL."""
    asha.go("sessions/")
    asha.tab_to(asha.page.get_by_role("link", name=TITLE))
    asha.enter(heading=TITLE)
    asha.tab_to(asha.page.get_by_role("button", name=re.compile("Book places|Join")))
    asha.enter(heading="Book places")
    asha.press_in_error("Ask for places", "Enter your name")
    page = asha.page
    for label, text in (
        ("Young people with SEND who come to the session", "1"),
        ("Personal assistants or support workers", "1"),
    ):
        asha.tab_to(page.get_by_label(label))
        page.keyboard.type(text)
    asha.tab_to(page.get_by_label("Yes", exact=True))
    page.keyboard.press("Space")
    asha.tab_to(page.get_by_label("How many children need childcare during the session?"))
    page.keyboard.type("1")
    asha.tab_to(page.get_by_label("British Sign Language interpreter"))
    page.keyboard.press("Space")
    asha.tab_to(page.get_by_label("Your name"))
    page.keyboard.type("Asha Rowan")
    asha.tab_to(page.get_by_label("By e-mail"))
    page.keyboard.press("Space")
    asha.tab_to(page.get_by_label("E-mail address", exact=True))
    page.keyboard.type(ASHA)
    asha.tab_to(page.get_by_label("Tell me what you heard at this session"))
    page.keyboard.press("Space")
    asha.tab_to(page.get_by_role("button", name="Ask for places"))
    asha.enter(heading="We have what you sent")


def say_yes(asha: SessionWalker) -> None:
    asha.come_to(link_in_letter(ASHA))
    asha.page.get_by_label("Yes").check()
    asha.press("Send my answer", heading="Your booking")
    asha.sees("British Sign Language interpreter")


def arrange(lead: SessionWalker, session: Session) -> None:
    lead.open("support")
    lead.press_about("Arranged")
    assert session.bookings.get(email=ASHA).support.get().state == "arranged"


def the_day_comes(session: Session) -> None:
    now = timezone.now()
    Session.objects.filter(pk=session.pk).update(
        starts_at=now - timedelta(minutes=20), ends_at=now + timedelta(hours=2)
    )


def check_in(host: SessionWalker, session: Session) -> None:
    """The parent at the door sees a first name, and nothing about how to reach anybody."""
    host.open("my_sessions")
    host.follow_about("Check people in")
    host.sees("Asha")
    assert "Rowan" not in host.page.content()
    assert ASHA not in host.page.content()
    host.press_about(re.compile("came"))
    assert session.bookings.get(email=ASHA).came == 3


def write_down(host: SessionWalker, session: Session) -> None:
    host.open("capture", session.pk)
    host.page.get_by_label("Table", exact=True).fill("3")
    host.page.get_by_label("Even better if").check()
    host.page.get_by_label("What was said").fill(f"{SAID}, says Mrs Applegarth")
    host.press("Save this point")
    if not session.points.exists():  # it asks once whether a name may stay
        host.press("Save this point")
    host.sees(SAID)


def it_is_over(session: Session) -> None:
    back = timedelta(days=1)
    now = Session.objects.get(pk=session.pk)
    Session.objects.filter(pk=session.pk).update(
        starts_at=now.starts_at - back, ends_at=now.ends_at - back
    )


def publish_what_was_said(lead: SessionWalker, session: Session) -> None:
    lead.open("moderate", session.points.get().pk)
    expect(lead.page.locator("mark")).to_contain_text("Applegarth")
    lead.fill({"What everybody may read": f"{SAID}."})
    lead.press("Publish")
    assert session.points.get().public_text == f"{SAID}."


def sort_it(lead: SessionWalker) -> None:
    lead.room = "themes"
    lead.open("sorting")
    lead.press_about("Start sorting")
    lead.page.get_by_label(re.compile("^Communication")).check()
    lead.press("Save and go on")
    lead.room = "sessions"


def publish_what_we_heard(lead: SessionWalker, session: Session) -> None:
    lead.open("write_heard", session.pk)
    lead.fill(
        {
            "What we heard, in short": "Families wait and hear nothing.",
            "The same in Easy Read": "Families wait.\nNobody writes to them.",
        }
    )
    lead.press("Save draft")
    lead.open("publish_heard", session.pk)
    lead.press("Publish")


def answer_it(lead: SessionWalker, session: Session) -> None:
    lead.open("answer_point", session.points.get().pk)
    lead.page.get_by_label("We will").check()
    lead.fill({"In your words": "From January everybody gets a letter each term."})
    lead.fill_day("Which day?", timezone.localdate() + timedelta(days=40))
    lead.press_about("Save")


def read_what_became_of_it(asha: SessionWalker, session: Session) -> None:
    asha.come_to(link_in_letter(ASHA))
    asha.sees("Families wait and hear nothing.")
    asha.sees(f"{SAID}.")
    asha.sees("We will")
    asha.sees("From January everybody gets a letter each term.")
    assert "Applegarth" not in asha.page.content()
    asha.follow("Easy Read version")
    asha.sees("Nobody writes to them.")


def test_a_caller_without_email_is_booked_told_by_letter_and_cancels_by_phone(somebody, session):
    lead = somebody()
    lead.be(make.lead(session.phase.programme.partnership))
    lead.open("enter_booking", session.pk)
    lead.page.get_by_label("By phone", exact=True).check()
    lead.page.get_by_label("Yes", exact=True).check()
    lead.page.get_by_label("By letter", exact=True).check()
    lead.fill({"Name": "Enid Crowe", "Postal address": "4 Mill Lane\nHarbour"})
    lead.press("Save the booking")
    lead.sees("Enid Crowe")

    letter = Message.objects.get(channel=Channel.LETTER)
    assert letter.to == "4 Mill Lane, Harbour"
    assert "/b/" in letter.body
    booking = Booking.objects.get(name="Enid Crowe")
    assert (booking.booked_by, booking.email, booking.state) == ("phone", "", "booked")

    lead.open("cancel_booking", booking.pk)
    lead.press_about("Cancel")
    booking.refresh_from_db()
    assert booking.state == "cancelled"


def test_a_councillor_comes_to_listen_and_reports_on_a_phone(somebody, session):
    partnership = session.phase.programme.partnership
    councillor = elected(session)
    send_visit_links(partnership, at=addresses_of_install(partnership), by=make.lead(partnership))
    phone, lead = somebody(), somebody()
    lead.be(make.lead(partnership))

    phone.come_to(link_in_letter(councillor.user.email))
    phone.sees(TITLE)
    phone.follow_about("Say whether you will come")
    phone.page.get_by_label("Yes, I will come to listen").check()
    phone.press("Save")
    the_day_comes(session)
    it_is_over(session)

    phone.page.reload()
    phone.follow_about("Report what you heard")
    phone.press("Send me the code", heading="Enter the code")
    phone.fill({"6-digit code": code_for(councillor)})
    phone.press("Go on", heading="My report")
    phone.page.get_by_label("Yes", exact=True).check()
    phone.fill(
        {"What I heard": "They wait.", "What I ask for (optional)": "A letter to all who wait."}
    )
    phone.press("Save my report")
    phone.sees("You have reported.")

    lead.open("reports")
    lead.sees(councillor.user.name)
    visit = session.visits.get()
    assert (visit.will_attend, visit.attended, visit.heard) == (True, True, "They wait.")


def elected(session: Session) -> Member:
    made = partnerships.member(Role.ELECTED_MEMBER, of=session.phase.programme.partnership)
    made.division = session.division
    made.save()
    return made


def code_for(councillor: Member) -> str:
    found = re.search(r"\b\d{6}\b", Message.objects.filter(to=councillor.user.email)[0].body)
    assert found
    return found[0]


def test_staff_cancel_a_session_and_everybody_is_told_why(somebody, session):
    lead, kit = somebody(), somebody()
    lead.be(make.lead(session.phase.programme.partnership))
    lead.open("run_session", session.pk)
    lead.follow("Cancel it", heading="Cancel the session")
    lead.press_in_error("Cancel this session", "Enter why the session is cancelled")
    lead.page.get_by_label(re.compile("^Why")).fill("The heating is broken.")
    lead.press("Cancel this session")

    told = Message.objects.filter(to=KIT)[0]
    assert "The heating is broken." in told.body
    kit.come_to(link_in_letter(KIT))
    kit.follow_about(TITLE)
    kit.sees("The heating is broken.")
