"""Seats and memberships as the plain values that vacancies are counted from."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date

from django.db.models import QuerySet

from heard.boards.models import Membership, Seat, SeatGroup
from heard.boards.vacancies import SeatSpan, Stay, Vacancies, count_vacancies


def as_span(seat: Seat) -> SeatSpan:
    """No query if the seat's memberships are prefetched. What was entered in error never was."""
    stays = tuple(
        Stay(each.start_on, each.end_on) for each in seat.memberships.all() if not each.is_error
    )
    return SeatSpan(seat.wanted_from, seat.wanted_until, stays)


def vacancies_of(group: SeatGroup, today: date) -> Vacancies:
    """No query if the group's seats and their memberships are prefetched."""
    return count_vacancies(map(as_span, group.seats.all()), today)


def count_by_group(groups: QuerySet[SeatGroup], today: date) -> Mapping[int, Vacancies]:
    """The vacancies of many groups of seats, by their pk: two queries, however many there are."""
    stays: dict[int, list[Stay]] = defaultdict(list)
    memberships = Membership.objects.filter(seat__group__in=groups)
    kept = memberships.without_errors().order_by()
    for seat, start_on, end_on in kept.values_list("seat_id", "start_on", "end_on"):
        stays[seat].append(Stay(start_on, end_on))
    spans: dict[int, list[SeatSpan]] = defaultdict(list)
    seats = Seat.objects.filter(group__in=groups).order_by()
    for pk, group, wanted_from, wanted_until in seats.values_list(
        "pk", "group_id", "wanted_from", "wanted_until"
    ):
        spans[group].append(SeatSpan(wanted_from, wanted_until, tuple(stays[pk])))
    return {group: count_vacancies(found, today) for group, found in spans.items()}


def reasons_by_day(group: SeatGroup) -> Mapping[date, str]:
    """Why more or fewer seats were wanted, by the day from which they were."""
    reasons: dict[date, str] = {}
    for seat in group.seats.all():
        if seat.reason:
            reasons[seat.wanted_from] = seat.reason
        if seat.wanted_until and seat.given_up_because:
            reasons[seat.wanted_until] = seat.given_up_because
    return reasons
