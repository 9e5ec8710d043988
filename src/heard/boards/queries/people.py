"""Reads about people: finding them, their list, how often they came."""

import re
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, F, OuterRef, Prefetch, Q, QuerySet
from django.db.models.functions import Lower, Right, TruncDate
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from heard.boards.models import Attendee, Body, Declaration, Meeting, Membership, Person
from heard.boards.models.words import AccessNeed, Constituency, MeetingState, Presence
from heard.boards.service_time import add_months
from heard.design.words import Colour, Tag
from heard.mail.queries import replaced
from heard.partnerships.models import Member, Partnership

MONTHS = 12
ROLE_ONLY = Tag(_("Shown by role alone"), Colour.PURPLE)
# Under three meetings in four somebody is asked whether anything makes it hard to come.
OFTEN = 75
# Two numbers are the same if their last ten digits are: 01632 960001 and +44 1632 960001.
_DIGITS = 10
_FEWEST = 7


@dataclass(frozen=True)
class WantedPeople:
    """What the list is searched for: part of a name, a body, a constituency; empty for all."""

    name: str = ""
    body: int | None = None
    constituency: str = ""


@dataclass(frozen=True)
class Attendance:
    """How many of the meetings held in the last 12 months, while in a seat, somebody came to."""

    came: int
    held: int

    @property
    def is_low(self) -> bool:
        return self.held > 0 and self.came * 100 < self.held * OFTEN


def needs_words(person: Person) -> list[str]:
    """What somebody needs to take part, in words."""
    labels = dict(AccessNeed.choices)
    return [str(labels.get(need, need)) for need in person.access_needs]


def find_person(partnership: Partnership, email: str = "", phone: str = "") -> Person | None:
    """Somebody who is reached at this address, however it is spelt, or else at this number."""
    known = Person.objects.filter(partnership=partnership, forgotten_at=None)
    if email.strip():
        same = known.annotate(low=Lower("email")).filter(low=email.strip().lower()).first()
        if same is not None:
            return same
    digits = re.sub("[^0-9]", "", phone)
    if len(digits) < _FEWEST:
        return None
    bare = replaced("phone", "[^0-9]")
    ending = digits[-_DIGITS:]
    return known.annotate(end=Right(bare, _DIGITS)).filter(end=ending).first()


def same_words(person: Person, email: str) -> str:
    """What somebody who was found has in common with the person who was typed in."""
    if person.email and person.email.lower() == email.strip().lower():
        return _now("%(name)s has this email address already") % {"name": person.name}
    return _now("%(name)s has this telephone number already") % {"name": person.name}


def people(partnership: Partnership, wanted: WantedPeople | None = None) -> QuerySet[Person]:
    """People by name, with the memberships of today in `seats_now`; the forgotten come last."""
    wanted = wanted or WantedPeople()
    now = _seats_now()
    rows = Person.objects.filter(partnership=partnership)
    if wanted.name:
        rows = rows.filter(name__icontains=wanted.name)
    if wanted.body or wanted.constituency:
        rows = rows.filter(Exists(_of(now, wanted).filter(person=OuterRef("pk"))))
    rows = rows.prefetch_related(
        Prefetch("memberships", now.select_related("seat__group__body"), to_attr="seats_now")
    )
    return rows.order_by(F("forgotten_at").asc(nulls_first=True), Lower("name"), "pk")


def bodies_to_choose(partnership: Partnership) -> list[tuple[str, str]]:
    """The bodies of a partnership as choices, each with its number."""
    return [(str(pk), name) for pk, name in partnership.bodies.values_list("pk", "name")]


def members_to_choose(person: Person) -> list[tuple[str, str]]:
    """Sign-ins of the partnership that are nobody's yet, as choices."""
    members = Member.objects.joined().filter(partnership=person.partnership_id, person=None)
    rows = members.order_by("user__name").values_list("pk", "user__name", "user__email")
    return [(str(pk), f"{name} ({email})") for pk, name, email in rows]


def person_of(member: Member) -> Person | None:
    """Whose sign-in it is. A forgotten person has none."""
    people = Person.objects.filter(member=member, partnership=member.partnership_id)
    return people.filter(forgotten_at=None).first()


def public_declarations(body: Body) -> QuerySet[Declaration]:
    """What everybody may read of what those on a body today declared, latest first.

    Nothing that names somebody else is among it. Show `public_words` alone, and no name beside
    them for a person who `is_role_only`.
    """
    today = timezone.localdate()
    now = Membership.objects.current(today).of_body(body)
    rows = Declaration.objects.filter(person__in=now.values("person"), person__forgotten_at=None)
    return rows.public(today).select_related("person")


def attendance(
    person: Person, *, body: Body | None = None, today: date | None = None
) -> Attendance:
    """How often somebody came in the last 12 months. Two queries."""
    today = timezone.localdate()
    meetings = Meeting.objects.filter(
        state=MeetingState.HELD,
        starts_at__date__gt=add_months(today, -MONTHS),
        starts_at__date__lte=today,
    )
    if body is not None:
        meetings = meetings.filter(body=body)
    in_seat = Membership.objects.without_errors().filter(
        Q(end_on=None) | Q(end_on__gte=OuterRef("day")),
        person=person,
        seat__group__body=OuterRef("body"),
        start_on__lte=OuterRef("day"),
    )
    due = meetings.annotate(day=TruncDate("starts_at")).filter(Exists(in_seat))
    came = Attendee.objects.filter(
        person=person, presence=Presence.PRESENT, meeting__in=due.values("pk")
    )
    return Attendance(came=came.count(), held=due.count())


def next_meetings(person: Person) -> QuerySet[Meeting]:
    """The next five meetings of the bodies that somebody sits on."""
    now = Membership.objects.current(timezone.localdate()).filter(person=person)
    meetings = Meeting.objects.filter(
        state=MeetingState.PLANNED,
        starts_at__gte=timezone.now(),
        body__in=now.values("seat__group__body"),
    )
    return meetings.select_related("body").order_by("starts_at")[:5]


def _seats_now() -> QuerySet[Membership]:
    return Membership.objects.current(timezone.localdate()).order_by("start_on", "pk")


def _of(rows: QuerySet[Membership], wanted: WantedPeople) -> QuerySet[Membership]:
    if wanted.body:
        rows = rows.filter(seat__group__body=wanted.body)
    if wanted.constituency in Constituency.values:
        rows = rows.filter(seat__group__constituency=wanted.constituency)
    return rows
