"""Closing a body: everything that was going on in it ends with its last day."""

from collections.abc import Sequence
from datetime import date

from django.db import transaction
from django.utils import timezone

from heard.audit.services import record
from heard.boards.details import Closing
from heard.boards.models import Body, Call, Membership, MembershipQuerySet, Office, Seat
from heard.boards.models.words import BodyStatus, CallState, EndReason
from heard.boards.services.bodies import lock_tree, locked_body
from heard.boards.vacancies import ONE_DAY
from heard.partnerships.models import Member


class NotThatDayError(Exception):
    """The last day is before the body was founded, is yet to come, or somebody took a seat later.

    `earliest` and `latest` are the days that can be said.
    """

    def __init__(self, earliest: date | None, latest: date) -> None:
        super().__init__(earliest, latest)
        self.earliest = earliest
        self.latest = latest


class GroupsUnderItError(Exception):
    """Groups under the body are at work: close or move them first."""

    def __init__(self, groups: Sequence[Body]) -> None:
        super().__init__(groups)
        self.groups = groups


class CallsGoingOnError(Exception):
    """Calls offer seats of the body and not everybody has been told: withdraw or end them first."""

    def __init__(self, calls: Sequence[Call]) -> None:
        super().__init__(calls)
        self.calls = calls


@transaction.atomic
def close_body(body: Body, closing: Closing, *, by: Member) -> Body:
    """End a body: its seats, memberships and offices end with its last day. What it did stays.

    Raises BodyClosedError, NotThatDayError, GroupsUnderItError, CallsGoingOnError.
    """
    lock_tree(body.partnership_id)
    body = locked_body(body)
    refuse_to_close(body, closing.on)
    refuse_groups(body)
    ended = end_everything(body, closing)
    record("body closed", body, by=by.user, on=closing.on.isoformat(), memberships=len(ended))
    return body


def refuse_to_close(body: Body, on: date) -> None:
    """Raises NotThatDayError, CallsGoingOnError."""
    today = timezone.localdate()
    began = memberships_of(body).filter(start_on__lte=today)
    latest_start = began.order_by("-start_on").values_list("start_on", flat=True).first()
    earliest = max((day for day in (body.founded_on, latest_start) if day), default=None)
    if on > today or (earliest and on < earliest):
        raise NotThatDayError(earliest, today)
    waiting = Call.objects.filter(
        seats__group__body=body, state__in=[CallState.OPEN, CallState.CLOSED]
    ).distinct()
    if calls := list(waiting):
        raise CallsGoingOnError(calls)


def refuse_groups(body: Body) -> None:
    """Raises GroupsUnderItError."""
    if groups := list(body.children.exclude(status=BodyStatus.CLOSED)):
        raise GroupsUnderItError(groups)


def end_everything(body: Body, closing: Closing) -> list[Membership]:
    """End seats, memberships, offices and the body; gives the memberships that ended by it."""
    on = closing.on
    list(Seat.objects.select_for_update().filter(group__body=body).order_by("pk"))
    ended = [*sitting_after(body, on), *memberships_of(body).filter(end_on=on, end_reason="")]
    for membership in ended:
        if membership.start_on > on:
            # They would have taken a seat later: they never sat.
            membership.end_on = membership.start_on
            membership.end_reason = EndReason.ENTERED_IN_ERROR
        else:
            membership.end_on, membership.end_reason = on, EndReason.BODY_CLOSED
    Membership.objects.bulk_update(ended, ["end_on", "end_reason"])
    _end_offices(body, on)
    _give_up_seats(body, on)
    body.status, body.closed_on, body.closing_reason = BodyStatus.CLOSED, on, closing.reason
    body.save(update_fields=["status", "closed_on", "closing_reason"])
    return ended


def memberships_of(body: Body) -> MembershipQuerySet:
    """Everybody who sat or will sit, without what was entered in error."""
    return Membership.objects.of_body(body).without_errors()


def sitting_after(body: Body, on: date) -> list[Membership]:
    """Whoever would sit on the day after `on` or later, those who sat longest first."""
    found = memberships_of(body).exclude(end_on__lte=on)
    return list(found.select_related("seat__group", "person").order_by("start_on", "pk"))


def _end_offices(body: Body, on: date) -> None:
    Office.objects.filter(body=body, start_on__gt=on).delete()
    Office.objects.filter(body=body).exclude(end_on__lte=on).update(end_on=on)


def _give_up_seats(body: Body, on: date) -> None:
    seats = list(Seat.objects.filter(group__body=body).exclude(wanted_until__lte=on + ONE_DAY))
    for seat in seats:
        seat.wanted_until = max(seat.wanted_from, on + ONE_DAY)
    Seat.objects.bulk_update(seats, ["wanted_until"])
