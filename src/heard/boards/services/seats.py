"""How many seats a body wants."""

from collections.abc import Sequence
from datetime import date

from django.db import transaction

from heard.audit.services import record
from heard.boards.details import SeatsWanted
from heard.boards.models import Body, Seat, SeatGroup
from heard.boards.models.words import Constituency
from heard.boards.queries.seat_spans import as_span
from heard.boards.services.bodies import locked_body
from heard.boards.vacancies import SeatSpan, is_taken, last_change, wanted_on
from heard.partnerships.models import Member


class SeatsAreTakenError(Exception):
    """So few seats cannot be wanted: `filled` have somebody in them on that day or after it."""

    def __init__(self, filled: int) -> None:
        super().__init__(filled)
        self.filled = filled


class ChangedLaterError(Exception):
    """From `last` on another number is wanted already: what was wanted before it stays."""

    def __init__(self, last: date) -> None:
        super().__init__(last)
        self.last = last


class BeforeItWasFoundedError(Exception):
    """The body was founded after the day from which the seats would be wanted."""


@transaction.atomic
def want_seats(body: Body, constituency: str, wanted: SeatsWanted, *, by: Member) -> SeatGroup:
    """Want so many seats of a constituency from a day on.

    More adds seats; fewer gives up seats in which nobody sits from that day on. Raises
    BodyClosedError, SeatsAreTakenError, ChangedLaterError, BeforeItWasFoundedError.
    """
    body = locked_body(body)
    if body.founded_on and wanted.from_on < body.founded_on:
        raise BeforeItWasFoundedError(body)
    group = _group(body, constituency, wanted)
    seats = list(group.seats.select_for_update().order_by("-wanted_from", "-pk"))
    spans = {seat: as_span(seat) for seat in seats}
    before = wanted_on(spans.values(), wanted.from_on)
    if wanted.number != before:
        _refuse_earlier(list(spans.values()), wanted.from_on)
        if wanted.number > before:
            _add(group, wanted, wanted.number - before)
        else:
            _give_up(spans, wanted, before - wanted.number)
    words = {"constituency": constituency, "day": wanted.from_on.isoformat()}
    record("seats wanted", body, by=by.user, before=before, number=wanted.number, **words)
    return group


def _group(body: Body, constituency: str, wanted: SeatsWanted) -> SeatGroup:
    terms = {
        "minimum_term": wanted.minimum_term,
        "term": wanted.term,
        "most_terms": wanted.most_terms,
    }
    # Boards list parents first, whichever seats were wanted first.
    place = {"position": Constituency.values.index(constituency)}
    group, _is_new = SeatGroup.objects.update_or_create(
        body=body, constituency=constituency, defaults=terms, create_defaults=terms | place
    )
    return group


def _refuse_earlier(spans: Sequence[SeatSpan], day: date) -> None:
    last = last_change(spans)
    if last is not None and day < last:
        raise ChangedLaterError(last)


def _add(group: SeatGroup, wanted: SeatsWanted, more: int) -> None:
    Seat.objects.bulk_create(
        Seat(group=group, wanted_from=wanted.from_on, reason=wanted.reason) for _each in range(more)
    )


def _give_up(spans: dict[Seat, SeatSpan], wanted: SeatsWanted, fewer: int) -> None:
    """Those that were wanted last go first."""
    day = wanted.from_on
    open_ended = {seat: span for seat, span in spans.items() if span.wanted_until is None}
    empty = [seat for seat, span in open_ended.items() if not is_taken(span, day)]
    if len(empty) < fewer:
        raise SeatsAreTakenError(len(open_ended) - len(empty))
    for seat in empty[:fewer]:
        seat.wanted_until, seat.given_up_because = day, wanted.reason
    Seat.objects.bulk_update(empty[:fewer], ["wanted_until", "given_up_because"])
