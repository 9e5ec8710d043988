"""Dull valid meetings for tests: name only what your test is about."""

from datetime import UTC, datetime, timedelta
from io import BytesIO
from typing import Any
from zipfile import ZipFile

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from heard.boards.models import AgendaItem, Attendee, Body, Meeting, Office, Paper
from heard.boards.models.words import MeetingState, MinutesState, OfficeKind, Part, Presence
from heard.boards.services import meetings, papers
from heard.partnerships.models import Member
from tests.boards import make
from tests.partnerships import make as partnerships

PDF = b"%PDF-1.7\n%dull\n%%EOF\n"


def meeting(of: Body | None = None, in_days: int = 30, **more: Any) -> Meeting:
    """A planned meeting of two hours, `in_days` from today at 10 in the morning."""
    day = timezone.localdate() + timedelta(days=in_days)
    start = datetime(day.year, day.month, day.day, 10, tzinfo=UTC)
    columns = {
        "starts_at": start,
        "ends_at": start + timedelta(hours=2),
        "papers_due_on": day - timedelta(days=7),
        "place": "Town Hall, North Street",
    }
    return Meeting.objects.create(body=of or make.body(), **(columns | more))


def held(of: Body | None = None, in_days: int = -30, **more: Any) -> Meeting:
    """One that was held a month ago."""
    return meeting(of, in_days, state=MeetingState.HELD, **more)


def drafted(of: Body | None = None, in_days: int = -30, **more: Any) -> Meeting:
    """One that was held, with one item and a draft of its minutes."""
    made = held(of, in_days, minutes_state=MinutesState.DRAFT, minutes="Welcome.", **more)
    item(made, said="We talked.", decided="To go on.")
    return made


def confirmed(of: Body | None = None, in_days: int = -30, **more: Any) -> Meeting:
    """One whose minutes were confirmed by e-mail."""
    made = drafted(of, in_days, **more)
    made.minutes_state, made.confirmed_on = MinutesState.CONFIRMED, timezone.localdate()
    made.save()
    return made


def item(of: Meeting | None = None, title: str = "Short breaks", **more: Any) -> AgendaItem:
    of = of or meeting()
    columns = {"title": title, "position": of.agenda.count() + 1, "minutes_allowed": 20}
    return AgendaItem.objects.create(meeting=of, **(columns | more))


def attendee(
    of: Meeting, presence: str = Presence.PRESENT, part: str = Part.MEMBER, **more: Any
) -> Attendee:
    return Attendee.objects.create(meeting=of, presence=presence, part=part, **more)


def chair(of: Body) -> Member:
    """A member with no other role who chairs the body."""
    member = partnerships.member(of=of.partnership)
    person = make.person(of.partnership, member=member)
    seat = make.seats(of, wanted=1).seats.get()
    membership = make.membership(seat, person)
    Office.objects.create(
        body=of, membership=membership, kind=OfficeKind.CHAIR, start_on=make.LONG_AGO
    )
    return member


def upload(name: str = "report.pdf", content: bytes = PDF) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def docx(within: str = "word/document.xml") -> bytes:
    file = BytesIO()
    with ZipFile(file, "w") as archive:
        archive.writestr(within, "<dull/>")
    return file.getvalue()


def paper(of: Meeting | None = None, title: str = "Report", **more: Any) -> Paper:
    """A paper with a file; what is in it is different each time."""
    of = of or meeting()
    content = more.pop("content", PDF + str(of.papers.count()).encode())
    name = more.pop("name", "report.pdf")
    values = papers.PaperValues(title=title, **more)
    return papers.add_paper(of, values, upload(name, content), by=make.keeper(of.body.partnership))


def plan(in_days: int = 30, hours: float = 2, **more: Any) -> meetings.Plan:
    start = timezone.now() + timedelta(days=in_days)
    return meetings.Plan(start, start + timedelta(hours=hours), **more)
