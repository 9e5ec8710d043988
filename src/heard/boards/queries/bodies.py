"""Bodies as the tree that they are, and what they ask of their keepers."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from heard.boards.models import Body, BodyQuerySet, SeatGroup, TermsOfReference
from heard.boards.models.words import BodyKind, BodyStatus, CallState, Constituency
from heard.boards.queries.seat_spans import count_by_group
from heard.boards.rules import can_keep_boards
from heard.boards.vacancies import Vacancies
from heard.boards.vacancy_words import seats_tag, status_tag
from heard.design.words import Tag
from heard.partnerships.models import Member, Partnership
from heard.partnerships.todo import Todo

REVIEW_WARNING = timedelta(days=60)
SHORT_FOR_LONG = 90  # days


@dataclass(frozen=True)
class Seats:
    """The seats of one constituency on a body."""

    constituency: str
    vacancies: Vacancies

    @property
    def label(self) -> str:
        return str(Constituency(self.constituency).label)


@dataclass(frozen=True)
class Branch:
    """A body, its seats, and the bodies under it."""

    body: Body
    seats: tuple[Seats, ...]
    branches: tuple["Branch", ...]

    @property
    def short(self) -> tuple[Seats, ...]:
        return tuple(each for each in self.seats if each.vacancies.empty)

    @property
    def status_tag(self) -> Tag:
        return status_tag(self.body.status)

    @property
    def seats_tag(self) -> Tag:
        return seats_tag(each.vacancies for each in self.seats)


_KINDS = list(BodyKind.values)


def tree_of(bodies: BodyQuerySet, today: date) -> tuple[Branch, ...]:
    """Bodies under those that they stand under: boards first, then as their kinds go, by name.

    Four queries, however many there are.

    A body whose parent is not among `bodies` stands at the top.
    """
    found = list(bodies.order_by("name", "pk").defer("closing_reason", "induction_steps"))
    found.sort(key=lambda body: _KINDS.index(body.kind))
    seats = seats_by_body(bodies, today)
    known = {body.pk for body in found}
    under: dict[int | None, list[Body]] = defaultdict(list)
    for body in found:
        under[body.parent_id if body.parent_id in known else None].append(body)
    return _branches(None, under, seats)


def seats_by_body(bodies: BodyQuerySet, today: date) -> Mapping[int, tuple[Seats, ...]]:
    """The seats of many bodies, by the bodies' pk, in the order of their constituencies."""
    groups = SeatGroup.objects.filter(body__in=bodies.order_by())
    counted = count_by_group(groups, today)
    seats: dict[int, list[Seats]] = defaultdict(list)
    rows = groups.order_by("position", "pk").values_list("pk", "body_id", "constituency")
    for pk, body, constituency in rows:
        seats[body].append(Seats(constituency, counted.get(pk, Vacancies())))
    return {body: tuple(found) for body, found in seats.items()}


def at_work(partnership: Partnership) -> tuple[Branch, ...]:
    return tree_of(partnership.bodies.all().at_work(), timezone.localdate())


def public_tree(partnership: Partnership) -> tuple[Branch, ...]:
    return tree_of(partnership.bodies.all().at_work().public(), timezone.localdate())


def closed(partnership: Partnership) -> BodyQuerySet:
    """Bodies that have closed, the last first."""
    return partnership.bodies.filter(status=BodyStatus.CLOSED).order_by("-closed_on", "name")


def possible_parents(partnership: Partnership, body: Body | None = None) -> list[Body]:
    """Bodies at work that `body` can stand under: neither itself nor any that stands under it."""
    found = list(partnership.bodies.all().at_work())
    if body is None:
        return found
    shut = {body.pk}
    while more := {each.pk for each in found if each.parent_id in shut} - shut:
        shut |= more
    return [each for each in found if each.pk not in shut]


def possible_successors(body: Body) -> list[Body]:
    return list(body.partnership.bodies.all().at_work().exclude(pk=body.pk))


def todo(member: Member) -> list[Todo]:
    """Terms of reference to look at again, bodies with no seats, boards long short of parents."""
    if not can_keep_boards(member):
        return []
    today = timezone.localdate()
    bodies = member.partnership.bodies.all().at_work()
    seats = seats_by_body(bodies, today)
    due = _reviews_due(member.partnership, today)
    called = _with_open_call(member.partnership, today)
    found = [_review(body, due[body.pk]) for body in bodies if body.pk in due]
    found += [_seats_missing(body) for body in bodies if _has_no_seats(body, seats)]
    for body in bodies:
        parents = _parents_short(seats.get(body.pk, ()))
        if body.is_public and parents and body.pk not in called:
            found.append(_call_missing(body, parents))
    return found


def _branches(
    parent: int | None,
    under: Mapping[int | None, list[Body]],
    seats: Mapping[int, tuple[Seats, ...]],
) -> tuple[Branch, ...]:
    return tuple(
        Branch(body, seats.get(body.pk, ()), _branches(body.pk, under, seats))
        for body in under.get(parent, ())
    )


def _reviews_due(partnership: Partnership, today: date) -> dict[int, date]:
    """The day of review by body, where it is soon or past, by the version that is in force."""
    latest = (
        TermsOfReference.objects.filter(body__partnership=partnership)
        .order_by("body_id", "-number")
        .distinct("body_id")
        .values_list("body_id", "review_on")
    )
    return {body: day for body, day in latest if day and day <= today + REVIEW_WARNING}


def _with_open_call(partnership: Partnership, today: date) -> set[int | None]:
    """Bodies whose seats for parents are offered today."""
    groups = SeatGroup.objects.filter(
        body__partnership=partnership,
        constituency=Constituency.PARENT_CARER,
        calls__call__state=CallState.OPEN,
        calls__call__closes_on__gte=today,
    )
    return set(groups.values_list("body_id", flat=True))


def _has_no_seats(body: Body, seats: Mapping[int, tuple[Seats, ...]]) -> bool:
    wanted = any(each.vacancies.wanted for each in seats.get(body.pk, ()))
    return body.status == BodyStatus.FORMING and not wanted


def _parents_short(seats: Iterable[Seats]) -> Vacancies | None:
    for each in seats:
        is_short = each.vacancies.days_short > SHORT_FOR_LONG
        if each.constituency == Constituency.PARENT_CARER and is_short:
            return each.vacancies
    return None


def _review(body: Body, day: date) -> Todo:
    text = _("Look again at the terms of reference of %(body)s") % {"body": body.name}
    return Todo(text, reverse("boards:keep_body", args=[body.pk]), day)


def _seats_missing(body: Body) -> Todo:
    text = _("Say how many seats %(body)s needs") % {"body": body.name}
    return Todo(text, reverse("boards:keep_body", args=[body.pk]))


def _call_missing(body: Body, parents: Vacancies) -> Todo:
    text = ngettext(
        "Open a call for %(count)d empty seat for parents and carers on %(body)s",
        "Open a call for %(count)d empty seats for parents and carers on %(body)s",
        parents.empty,
    )
    words = {"count": parents.empty, "body": body.name}
    return Todo(text % words, reverse("boards:make_call"))
