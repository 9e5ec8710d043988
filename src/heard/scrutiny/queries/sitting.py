"""Who sits on a committee, when it meets, and which one a record means."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet
from django.utils import timezone

from heard.boards.models import Meeting, MeetingQuerySet, Membership, Office, Person
from heard.boards.models.words import MeetingState
from heard.partnerships.models import Division, Member, Partnership
from heard.scrutiny.models import Committee


@dataclass(frozen=True)
class CommitteeMember:
    """An elected member in a seat. `member` is their sign-in, if they have one."""

    person: Person
    member: Member | None
    division: Division | None
    is_chair: bool = False

    @property
    def name(self) -> str:
        return self.person.shown_name


def committees_of(partnership: Partnership) -> QuerySet[Committee]:
    """Those that are followed here, A to Z."""
    return Committee.objects.filter(partnership=partnership).select_related("body", "partnership")


def members_of(committee: Committee, on: date) -> list[CommitteeMember]:
    """The elected members who sit on it on `on`, by name. Two statements."""
    seats = Membership.objects.of_body(committee.body).of_elected_members().current(on)
    sitting = seats.filter(person__forgotten_at=None).select_related(
        "person__member__user", "person__member__division__district"
    )
    chairs = set(
        Office.objects.held(on)
        .filter(body=committee.body)
        .values_list("membership__person_id", flat=True)
    )
    people = {each.person_id: each.person for each in sitting}
    found = [
        CommitteeMember(person, person.member, _division(person), person.pk in chairs)
        for person in people.values()
    ]
    return sorted(found, key=lambda each: (each.name.casefold(), each.person.pk))


def _division(person: Person) -> Division | None:
    return person.member.division if person.member else None


def is_on_committee(member: Member, committee: Committee, on: date) -> bool:
    """Whether the member sits on it, as an elected member, on `on`."""
    seats = Membership.objects.of_body(committee.body).of_elected_members().current(on)
    return seats.filter(person__member=member).exists()


def committees_with(member: Member, on: date) -> list[Committee]:
    """Those on which the member sits as an elected member."""
    seats = Membership.objects.of_elected_members().current(on)
    bodies = seats.filter(person__member=member).values("seat__group__body")
    return list(committees_of(member.partnership).filter(body__in=bodies))


def meetings_of(committee: Committee) -> MeetingQuerySet:
    """Its meetings that are not cancelled, the next and latest first."""
    found = Meeting.objects.filter(body=committee.body).exclude(state=MeetingState.CANCELLED)
    return found.select_related("body").order_by("-starts_at", "-pk")


def next_meeting(committee: Committee, after: datetime | None = None) -> Meeting | None:
    """The first that starts after a moment; after now, if none is given."""
    later = meetings_of(committee).filter(starts_at__gt=after or timezone.now())
    return later.order_by("starts_at", "pk").first()


def committee_named(partnership: Partnership, *names: str) -> Committee | None:
    """The one that a record means: by its own name or another that it goes by, capitals apart.

    The first name for which exactly one is known counts.
    """
    known: dict[str, set[Committee]] = {}
    for committee in committees_of(partnership):
        for name in (committee.body.name, *committee.other_names):
            known.setdefault(_folded(name), set()).add(committee)
    for name in names:
        if len(found := known.get(_folded(name), set())) == 1:
            return next(iter(found))
    return None


def meeting_on(committee: Committee, day: date | None) -> Meeting | None:
    """Its meeting of that day, if there is just one."""
    if day is None:
        return None
    found = list(meetings_of(committee).filter(starts_at__date=day)[:2])
    return found[0] if len(found) == 1 else None


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold()
