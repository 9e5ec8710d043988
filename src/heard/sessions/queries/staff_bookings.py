"""Who booked, as those who handle bookings search and read it."""

import re
from dataclasses import dataclass
from enum import StrEnum

from django.db.models import Count, Prefetch, Q, QuerySet, Sum
from django.utils.translation import gettext_lazy as _

from heard.design.typed import number_forms
from heard.mail.models import Message
from heard.mail.queries import replaced
from heard.partnerships.models import Partnership
from heard.sessions.booking_tags import UNREACHED, booking_tag
from heard.sessions.models import Booking, Session, SupportRequest
from heard.sessions.models.words import HOLDING, LIVE, BookingState, SupportState
from heard.sessions.party_words import childcare_words, people_words

_FEWEST_DIGITS = 4


class Shown(StrEnum):
    """Which bookings of a session a list shows."""

    LIVE = "live"
    BOOKED = "booked"
    OFFERED = "offered"
    WAITING = "waiting"
    SUPPORT = "support"
    UNREACHED = "unreached"
    OVER = "over"
    ALL = "all"


SHOWN_WORDS = [
    (Shown.LIVE, _("All who can come")),
    (Shown.BOOKED, _("Booked")),
    (Shown.OFFERED, _("Offered places")),
    (Shown.WAITING, _("On the waiting list")),
    (Shown.SUPPORT, _("Support still to arrange")),
    (Shown.UNREACHED, _("We could not reach them")),
    (Shown.OVER, _("Cancelled, said no or not answered")),
    (Shown.ALL, _("All bookings")),
]
_CONDITIONS: dict[str, Q] = {
    Shown.LIVE: Q(state__in=LIVE),
    Shown.BOOKED: Q(state=BookingState.BOOKED),
    Shown.OFFERED: Q(state=BookingState.OFFERED),
    Shown.WAITING: Q(state=BookingState.WAITING),
    Shown.UNREACHED: Q(state__in=LIVE) & ~Q(unreachable_because=""),
    Shown.OVER: ~Q(state__in=LIVE),
    Shown.ALL: Q(),
}


@dataclass(frozen=True)
class Counts:
    """Over all bookings of a session, whatever is searched for."""

    booked: int
    people: int
    childcare: int
    offered: int
    waiting: int
    came: int
    to_arrange: int
    unreached: int


@dataclass(frozen=True)
class Row:
    """One line of the list."""

    booking: Booking
    party: str
    childcare: str
    to_arrange: int

    @property
    def tag(self) -> object:
        return booking_tag(self.booking.state)

    @property
    def unreached(self) -> object:
        is_open = self.booking.is_live and self.booking.unreachable_because
        return UNREACHED if is_open else ""


def bookings_of(session: Session, shown: str = Shown.LIVE, words: str = "") -> QuerySet[Booking]:
    """In the order in which they asked. `words` is a part of a name, a reference or a number."""
    rows = session.bookings.filter(_shown(shown))
    if words.strip():
        rows = rows.alias(digits=replaced("phone", r"\D")).filter(_found_by(words.strip()))
    asked = Count("support", filter=Q(support__state=SupportState.ASKED))
    return rows.annotate(to_arrange=asked).order_by("number")


def row(booking: Booking) -> Row:
    """Of a booking that `bookings_of` gave."""
    to_arrange: int = booking.to_arrange  # type: ignore[attr-defined] # annotated
    return Row(booking, people_words(booking), childcare_words(booking.childcare), to_arrange)


def counts_of(session: Session) -> Counts:
    """Two statements."""
    holding, live = Q(state__in=HOLDING), Q(state__in=LIVE)
    found = session.bookings.aggregate(
        booked=Count("pk", filter=Q(state=BookingState.BOOKED)),
        people=Sum("places", filter=holding, default=0),
        childcare=Sum("childcare", filter=holding, default=0),
        offered=Count("pk", filter=Q(state=BookingState.OFFERED)),
        waiting=Count("pk", filter=Q(state=BookingState.WAITING)),
        came=Sum("came", default=0),
        unreached=Count("pk", filter=live & ~Q(unreachable_because="")),
    )
    return Counts(**found, to_arrange=to_arrange_of(session).count())


def to_arrange_of(session: Session) -> QuerySet[SupportRequest]:
    """What families who can still come need and nobody has settled."""
    rows = SupportRequest.objects.filter(booking__session=session, state=SupportState.ASKED)
    return rows.filter(booking__state__in=LIVE)


def find_booking(partnership: Partnership, pk: int) -> QuerySet[Booking]:
    """One booking with all that its page shows."""
    rows = Booking.objects.filter(partnership=partnership, pk=pk)
    asked = SupportRequest.objects.select_related(
        "settled_by__user", "booking__session__phase__programme"
    )
    return rows.select_related(
        "session__phase__programme__partnership",
        "session__venue",
        "district",
        "entered_by__user",
        "checked_in_by__user",
    ).prefetch_related(Prefetch("support", asked), "changes__by__user")


def messages_about(booking: Booking) -> QuerySet[Message]:
    """What was sent to the household about this booking, newest first."""
    rows = Message.objects.filter(partnership_id=booking.partnership_id)
    return rows.filter(key__contains=str(booking.key)).order_by("-queued_at")


def _shown(shown: str) -> Q:
    if shown == Shown.SUPPORT:
        asked = SupportRequest.objects.filter(state=SupportState.ASKED).values("booking")
        return Q(state__in=LIVE, pk__in=asked)
    return _CONDITIONS.get(shown, _CONDITIONS[Shown.LIVE])


def _found_by(words: str) -> Q:
    found = Q(name__icontains=words)
    bare = re.sub("[^A-Za-z0-9]", "", words).upper()
    if len(bare) == 6:
        found |= Q(reference=f"{bare[:3]}-{bare[3:]}")
    digits = re.sub("[^0-9]", "", words)
    if len(digits) >= _FEWEST_DIGITS and len(digits) == len(re.sub(r"[\s()+.-]", "", words)):
        found |= Q(digits__in=number_forms(words)) | Q(digits__endswith=digits)
    if "@" in words:
        found |= Q(email__iexact=words)
    return found
