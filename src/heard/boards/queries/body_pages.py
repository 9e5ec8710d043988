"""All that a page about one body shows. A bounded number of queries, however old the body is."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.db.models import Prefetch, Q
from django.utils import timezone

from heard.boards.models import (
    Aim,
    Body,
    Call,
    Declaration,
    Meeting,
    MeetingQuerySet,
    Membership,
    Office,
    SeatGroup,
    Succession,
    TermsOfReference,
)
from heard.boards.models.words import MeetingState, OfficeKind
from heard.boards.queries.public_names import public_name
from heard.boards.queries.seat_spans import vacancies_of
from heard.boards.vacancies import Vacancies
from heard.boards.vacancy_words import role_words, seats_tag
from heard.design.words import Tag, join_and

PAST_MEETINGS = 5


@dataclass(frozen=True)
class Sitting:
    """Somebody in a seat on a day. `name` is empty where it is not to be shown."""

    membership: Membership
    name: str
    role: str
    on_behalf_of: str
    offices: tuple[str, ...]
    declared: tuple[str, ...]

    @property
    def since(self) -> date:
        return self.membership.start_on


@dataclass(frozen=True)
class Bench:
    """The seats of one constituency, who sits in them and who will."""

    group: SeatGroup
    vacancies: Vacancies
    sitting: tuple[Sitting, ...]

    @property
    def label(self) -> str:
        return self.group.get_constituency_display()


@dataclass(frozen=True)
class BodyPage:
    """One body. For the public, only what is public of it."""

    body: Body
    benches: tuple[Bench, ...]
    terms: Sequence[TermsOfReference]
    aims: Sequence[Aim]
    groups: Sequence[Body]
    went_on_as: Sequence[Succession]
    came_from: Sequence[Succession]
    coming: Sequence[Meeting]
    past: Sequence[Meeting]
    calls: Sequence[Call]

    @property
    def chairs(self) -> list[Sitting]:
        """Who leads the body, the chair first."""
        leading = [each for bench in self.benches for each in bench.sitting if each.offices]
        return sorted(leading, key=lambda each: str(OfficeKind.CHAIR.label) not in each.offices)

    @property
    def chair_words(self) -> str:
        return join_and([each.name or each.role for each in self.chairs])

    @property
    def seats_tag(self) -> Tag:
        return seats_tag(bench.vacancies for bench in self.benches)

    @property
    def empty(self) -> int:
        """How many seats nobody sits in."""
        return sum(bench.vacancies.empty for bench in self.benches)

    @property
    def has_history(self) -> bool:
        return any(len(bench.vacancies.history) > 1 for bench in self.benches)

    @property
    def current_terms(self) -> TermsOfReference | None:
        return self.terms[0] if self.terms else None

    @property
    def without_aims(self) -> "BodyPage":
        """For a page that shows aims in a list of its own."""
        return replace(self, aims=())


def body_page(body: Body, *, for_staff: bool) -> BodyPage:
    """Staff see names that the public does not, and bodies and successors that are not public.

    Of one that has closed, seats and members are those of its last day.
    """
    now, today = timezone.now(), timezone.localdate()
    seen = Q() if for_staff else Q(is_public=True)
    lines = _successions(body, for_staff=for_staff)
    return BodyPage(
        body=body,
        benches=tuple(_benches(body, body.closed_on or today, for_staff=for_staff)),
        terms=list(body.terms_of_reference.defer("text")),
        aims=list(body.aims.all()),
        groups=list(body.children.filter(seen)),
        went_on_as=[each for each in lines if each.predecessor_id == body.pk],
        came_from=[each for each in lines if each.successor_id == body.pk],
        coming=list(_coming(body, now)),
        past=list(_past(body, now)),
        calls=list(Call.objects.open(today).filter(seats__group__body=body).distinct()),
    )


def _successions(body: Body, *, for_staff: bool) -> list[Succession]:
    """What it went on as and what it came from; the public hears of public bodies only."""
    found = Succession.objects.filter(Q(predecessor=body) | Q(successor=body))
    if not for_staff:
        found = found.filter(predecessor__is_public=True, successor__is_public=True)
    return list(found.select_related("predecessor", "successor"))


def _benches(body: Body, day: date, *, for_staff: bool) -> Iterable[Bench]:
    groups = body.seat_groups.prefetch_related("seats", _memberships(day, for_staff=for_staff))
    offices = _offices(body, day)
    for group in groups:
        memberships = [
            each
            for seat in group.seats.all()
            for each in seat.memberships.all()
            if each.is_current(day)
        ]
        memberships.sort(key=lambda each: (each.start_on, each.pk))
        sitting = tuple(
            _sitting(each, group, offices.get(each.pk, ()), for_staff=for_staff)
            for each in memberships
        )
        vacancies = vacancies_of(group, day)
        if vacancies.wanted or sitting or (for_staff and vacancies.history):
            yield Bench(group, vacancies, sitting)


def _memberships(today: date, *, for_staff: bool) -> "Prefetch[str]":
    """With what they declared, which the public page shows and the page for staff does not."""
    found = Membership.objects.select_related("person", "on_behalf_of")
    if for_staff:
        return Prefetch("seats__memberships", found)
    current = Declaration.objects.all().public(today)
    return Prefetch(
        "seats__memberships",
        found.prefetch_related(
            Prefetch("person__declarations", current, to_attr="current_declarations")
        ),
    )


def _offices(body: Body, today: date) -> dict[int, tuple[str, ...]]:
    """What somebody is on the body beside a member, by membership."""
    found: dict[int, tuple[str, ...]] = {}
    for office in Office.objects.held(today).filter(body=body):
        before = found.get(office.membership_id, ())
        found[office.membership_id] = (*before, office.get_kind_display())
    return found


def _sitting(
    membership: Membership, group: SeatGroup, offices: tuple[str, ...], *, for_staff: bool
) -> Sitting:
    person = membership.person
    behalf = membership.on_behalf_of
    declared: list[Declaration] = getattr(person, "current_declarations", [])
    return Sitting(
        membership=membership,
        name=person.name if for_staff else public_name(person),
        role=role_words(group.constituency),
        on_behalf_of=behalf.name if behalf else "",
        offices=offices,
        declared=tuple(each.public_words for each in declared),
    )


def _coming(body: Body, now: datetime) -> MeetingQuerySet:
    return body.meetings.filter(ends_at__gte=now).order_by("starts_at", "pk")


def _past(body: Body, now: datetime) -> MeetingQuerySet:
    held = body.meetings.filter(ends_at__lt=now).exclude(state=MeetingState.CANCELLED)
    return held.order_by("-starts_at", "-pk")[:PAST_MEETINGS]
