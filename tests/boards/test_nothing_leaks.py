"""What no page, file, feed or calendar for everybody may say, looked for in all of them."""

import json
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin, urlsplit

import pytest
from django.test import Client
from django.utils import timezone
from lxml import html

from heard.boards.models import Action, Attendee, Declaration, Office, Succession
from heard.boards.models.words import (
    DeclarationKind,
    MinutesState,
    OfficeKind,
    Part,
    Presence,
    Stage,
)
from heard.boards.queries.attendance import attendance
from heard.boards.services import minutes
from heard.partnerships.models import Partnership
from heard.partnerships.roles import Role
from tests.access import address_in
from tests.boards import make, visiting
from tests.boards import make_calls as calls
from tests.boards import make_meetings as meetings
from tests.partnerships import make as partnerships

pytestmark = pytest.mark.django_db

# Where somebody begins who looks for somebody; from there every link is followed.
DOORS = ("bodies", "meetings", "calls", "popolo_json", "oparl_json", "open_calls_json")
FEEDS = ("meetings_feed", "meetings_calendar", "calls_feed")
WORDS = ("secret", "zelda", "veiled", "900999", "900998", "csrftoken=", "sessionid=")
_IN_DANGER = {
    "name": "Zelda Hidden",
    "email": "zelda@secret.example",
    "phone": "07700 900999",
    "address": "9 Secret Lane",
}


@dataclass
class Crawl:
    """Everything that a stranger reaches from the doors, by address."""

    partnership: Partnership
    pages: dict[str, str]

    def having(self, words: str) -> list[str]:
        return [address for address, page in self.pages.items() if words.lower() in page.lower()]


def crawl(of: Partnership) -> Crawl:
    client, found = Client(), Crawl(of, {})
    waiting = [address_in(of, f"boards:{name}") for name in (*DOORS, *FEEDS)]
    while waiting:
        address = waiting.pop()
        if address in found.pages:
            continue
        response = client.get(address)
        assert response.status_code in {200, 302, 410}, address
        body = b"".join(response) if response.streaming else response.content
        headers = "\n".join(f"{name}: {value}" for name, value in response.items())
        found.pages[address] = f"{headers}\n{body.decode('utf-8', 'replace')}"
        waiting += _ours(of, address, _links(response, body))
    return found


def _links(response: Any, body: bytes) -> list[str]:
    if response["Content-Type"].startswith("application/json"):
        return list(_addresses(json.loads(body)))
    if response["Content-Type"].startswith("text/html"):
        return html.fromstring(body).xpath("//@href")
    return []


def _addresses(thing: Any) -> list[str]:
    if isinstance(thing, dict):
        return [one for value in thing.values() for one in _addresses(value)]
    if isinstance(thing, list):
        return [one for value in thing for one in _addresses(value)]
    return [thing] if isinstance(thing, str) and "://" in thing else []


def _ours(of: Partnership, page: str, links: list[str]) -> list[str]:
    rooms = tuple(f"/a/{of.slug}/{room}/" for room in ("boards", "meetings", "join"))
    parts = [urlsplit(urljoin(f"http://testserver{page}", link)) for link in links]
    here = [part for part in parts if part.netloc == "testserver" and part.path.startswith(rooms)]
    return [part.path + (f"?{part.query}" if part.query else "") for part in here]


def seated(of, body, *, is_chair=False, **who):
    """Somebody in a seat who did everything there is to do and said everything there is to say."""
    person = make.person(of, job_title="Secret Job", support_wanted="Secret support", **who)
    membership = _sit(body, person)
    if is_chair:
        Office.objects.create(
            body=body, membership=membership, kind=OfficeKind.CHAIR, start_on=make.LONG_AGO
        )
    Declaration.objects.create(
        person=person,
        kind=DeclarationKind.CONFLICT,
        text="Secret declaration",
        declared_on=make.LONG_AGO,
    )
    for meeting in body.meetings.all():
        Attendee.objects.create(
            meeting=meeting, person=person, name=person.name, presence=Presence.PRESENT
        )
        Action.objects.create(
            body=body, meeting=meeting, text="Ask about buses", owner=person, owner_words="Member"
        )
    return person


def _sit(body, person):
    seats = body.seat_groups.first() or make.seats(body, wanted=9)
    free = seats.seats.filter(memberships=None).first()
    return make.membership(free, person)


@pytest.fixture
def partnership():
    """One whose boards have everything that must stay unsaid, and somebody who may be named."""
    ours = partnerships.partnership()
    body = make.body(ours, name="SEND board")
    confirmed = meetings.confirmed(body, online="https://video.example/secret-room")
    meetings.meeting(body, online="https://video.example/secret-room")
    meetings.drafted(body, in_days=-3)
    draft = body.meetings.get(minutes_state=MinutesState.DRAFT)
    draft.agenda.update(said="Secret draft", decided="Secret draft decision")
    meetings.paper(confirmed, "Secret paper", name="secret-paper.pdf")
    meetings.paper(confirmed, "Open paper", is_public=True)
    Attendee.objects.create(
        meeting=confirmed, name="Guest Secret", part=Part.GUEST, presence=Presence.PRESENT
    )
    seated(ours, body, is_chair=True, is_role_only=True, **_IN_DANGER)
    seated(ours, body, name="Robin Open", email="robin@secret.example", phone="07700 900998")
    _hidden_body(ours, body)
    _calls(ours, body)
    return ours


def _hidden_body(ours, body):
    hidden = make.body(ours, name="Veiled group", is_public=False, parent=body)
    make.body(ours, name="Open subgroup", parent=hidden)
    Succession.objects.create(predecessor=hidden, successor=body, on=make.LONG_AGO)
    seated(ours, hidden, name="Member Veiled", email="m@secret.example")
    meeting = meetings.confirmed(hidden, place="Veiled place")
    meetings.paper(meeting, "Veiled paper", is_public=True)


def _calls(ours, body):
    decided = calls.closed(ours, title="Closed call")
    for stage in (Stage.TO_OFFER, Stage.TO_DECLINE, Stage.TO_RESERVE):
        calls.expression(
            decided, "Applicant Secret", email="a@secret.example", stage=stage, feedback="Secret"
        )
    calls.call(ours, title="Draft Secret", state="draft", opened_at=None)
    calls.call(ours, title="Open call")


def test_no_public_page_says_what_is_not_for_everybody(partnership):
    found = crawl(partnership)

    assert len(found.having("Robin Open")) > 5
    assert len(found.pages) > 40
    assert {words: found.having(words) for words in WORDS} == {words: [] for words in WORDS}


def test_confirm_minutes_refuses_to_name_for_good_who_is_shown_by_role(partnership):
    board = partnership.bodies.get(name="SEND board")
    meeting = meetings.drafted(board, in_days=-20)
    meetings.item(meeting, said="We thanked ZELDA  Hidden.")

    with pytest.raises(minutes.NamesHiddenError) as refused:
        minutes.confirm_minutes(meeting, by=make.keeper(partnership), on=timezone.localdate())

    assert refused.value.names == ["Zelda Hidden"]


def test_correct_minutes_refuses_to_name_who_is_shown_by_role(partnership):
    meeting = partnership.bodies.get(name="SEND board").meetings.filter(confirmed_on__isnull=False)

    with pytest.raises(minutes.NamesHiddenError):
        minutes.correct_minutes(
            meeting.first(), by=make.keeper(partnership), text="It was Zelda Hidden who said so"
        )


@pytest.mark.parametrize(
    ("page", "sent"),
    [
        ("add_agenda_item", {"title": "Buses", "purpose": "decision", "presenter": "WORD"}),
        ("add_agenda_item", {"title": "Thanks to WORD", "purpose": "decision"}),
        ("add_attendee", {"name": "WORD", "part": "presenter"}),
        ("add_action", {"text": "WORD asks about buses", "owner_words": "A parent"}),
        ("add_action", {"text": "Ask about buses", "owner_words": "WORD"}),
        ("confirm_minutes", {"how": "email", "agreed": "on"}),
    ],
)
def test_words_for_everybody_name_nobody_who_is_shown_by_role(partnership, page, sent):
    meeting = meetings.drafted(partnership.bodies.get(name="SEND board"), in_days=-20)
    meetings.item(meeting, said="Zelda Hidden spoke.")
    today = timezone.localdate()
    day = {"on_day": today.day, "on_month": today.month, "on_year": today.year}
    typed = {name: text.replace("WORD", "zelda hidden") for name, text in sent.items()}

    response = visiting.Visitor(make.keeper(partnership)).post(page, meeting.pk, **typed, **day)

    words = "Zelda Hidden may only be shown by role. Write the role instead of the name"
    assert words in visiting.text_of(response)


def test_where_a_name_is_not_said_its_place_in_the_list_does_not_tell_it(partnership):
    board = partnership.bodies.get(name="SEND board")
    meeting = meetings.confirmed(board, in_days=-40)
    for name, is_hidden in (("Ada Open", False), ("Bea Veiled", True), ("Cleo Open", False)):
        person = make.person(partnership, name=name, is_role_only=is_hidden)
        meetings.attendee(meeting, person=person)

    assert attendance(meeting).public_present == ["Ada Open", "Cleo Open", "Member"]


def test_no_browser_stores_a_page_that_only_some_may_read(partnership):
    member = partnerships.member(*Role, of=partnership)
    client, visitor = partnerships.signed_in(member), visiting.Visitor(member)
    person = partnership.people.first()
    pages = [visitor.get("person", person.pk), visitor.get("people"), visitor.get("all_calls")]
    pages += [client.get(address_in(partnership, "home:today"))]
    public = client.get(address_in(partnership, "boards:bodies"))

    assert {page["Cache-Control"] for page in pages} == {"no-store"}
    assert "Cache-Control" not in public.headers
