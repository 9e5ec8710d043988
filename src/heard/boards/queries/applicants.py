"""Reads about who applied in a call."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Count, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from heard.boards.keeping import RESERVE_LASTS
from heard.boards.models import Call, Expression, SeatGroup
from heard.boards.models.words import HowHeard, Origin, Relationship, Stage
from heard.boards.stages import DECIDED, UNDECIDED

PER_PAGE = 50
# A seat of the call is spoken for while somebody is at one of these.
TAKEN = frozenset({Stage.TO_OFFER, Stage.OFFERED, Stage.ACCEPTED, Stage.APPOINTED})
# Whoever was forgotten before they took the seat will not take it.
SPOKEN_FOR = Q(stage__in=TAKEN, forgotten_at=None) | Q(stage=Stage.APPOINTED)


@dataclass(frozen=True)
class Tally:
    """A word and how many."""

    words: str | Promise
    number: int


@dataclass(frozen=True)
class SeatsOffered:
    """One group of seats in a call: how many are offered, spoken for, and waited for."""

    group: SeatGroup
    number: int
    taken: int
    on_reserve: int

    @property
    def left(self) -> int:
        return max(self.number - self.taken, 0)


def applicants(call: Call) -> QuerySet[Expression]:
    """Those that count: who withdrew and what was joined with another is left out."""
    return call.expressions.exclude(stage__in=[Stage.JOINED, Stage.WITHDRAWN]).filter(
        forgotten_at=None
    )


def unsettled(call: Call) -> QuerySet[Expression]:
    """The newer of each two that may be of the same person, until staff say whether they are."""
    return (
        applicants(call)
        .filter(
            same_person_as__isnull=False, stage__in=UNDECIDED, same_person_as__forgotten_at=None
        )
        .exclude(same_person_as__stage__in=[Stage.WITHDRAWN])
    )


def undecided(call: Call) -> QuerySet[Expression]:
    return applicants(call).filter(stage__in=UNDECIDED)


def decided(call: Call) -> QuerySet[Expression]:
    return applicants(call).filter(stage__in=DECIDED).select_related("call__partnership")


def seats_offered(call: Call) -> list[SeatsOffered]:
    """One statement, however many groups."""
    here = call.expressions.order_by()
    taken = here.filter(SPOKEN_FOR, offered_group=OuterRef("group"))
    waiting = here.filter(stage=Stage.RESERVE, forgotten_at=None, groups=OuterRef("group"))
    rows = call.seats.select_related("group__body").annotate(
        taken=_number_of(taken, "offered_group"), on_reserve=_number_of(waiting, "call")
    )
    return [SeatsOffered(one.group, one.number, one.taken, one.on_reserve) for one in rows]


def taken_seats(expressions: QuerySet[Expression], group: SeatGroup) -> int:
    """How many seats of `group` are spoken for among `expressions` of one call."""
    return expressions.filter(SPOKEN_FOR, offered_group=group).count()


def next_on_reserve(call: Call, group: SeatGroup) -> Expression | None:
    return _reserve(call).filter(groups=group).order_by("reserve_place", "pk").first()


def reserve_ends_on(call: Call) -> date | None:
    """The last day on which somebody may be offered a seat from the reserve list."""
    return timezone.localdate(call.told_at) + RESERVE_LASTS if call.told_at else None


def page_of_applicants(call: Call, number: str, *, of: int) -> "Page[Expression]":
    """Everybody who applied, newest last, 50 a page; `of` is how many they are."""
    rows = call.expressions.select_related("district", "same_person_as").order_by("pk")
    pages = Paginator(rows, PER_PAGE)
    pages.count = of  # known already: no statement to count them again
    return pages.get_page(number)


def stage_tallies(call: Call) -> list[Tally]:
    return _tallies(call, "stage", dict(Stage.choices))


def statistics(call: Call) -> list[tuple[str, list[Tally]]]:
    """Counts of all expressions, forgotten ones too. For staff: small numbers are not hidden."""
    districts = {one.pk: one.name for one in call.partnership.districts.all()}
    return [
        (_("How they came in"), _tallies(call, "origin", dict(Origin.choices))),
        (_("Where they live"), _tallies(call, "district", districts)),
        (_("Who they are"), _tallies(call, "relationship", dict(Relationship.choices))),
        (_("How they heard of it"), _tallies(call, "how_heard", dict(HowHeard.choices))),
        (_("How far they are"), stage_tallies(call)),
    ]


def _tallies(call: Call, field: str, words: dict[Any, Any]) -> list[Tally]:
    counts = dict(call.expressions.order_by().values_list(field).annotate(Count("pk")))
    known = [Tally(text, counts.pop(value)) for value, text in words.items() if value in counts]
    rest = sum(counts.values())
    return [*known, Tally(_("Not said"), rest)] if rest else known


def _number_of(rows: QuerySet[Expression], field: str) -> Coalesce:
    """How many `rows` there are, which agree in `field`, for each row of the statement around."""
    counted = rows.values(field).annotate(many=Count("pk")).values("many")
    return Coalesce(Subquery(counted), 0)


def _reserve(call: Call) -> QuerySet[Expression]:
    return call.expressions.filter(stage=Stage.RESERVE, forgotten_at=None).order_by(
        F("reserve_place").asc(nulls_last=True), "pk"
    )
