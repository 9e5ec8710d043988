"""How long the room keeps what."""

from datetime import date, timedelta

from django.db.models import DateTimeField, DurationField, ExpressionWrapper, F, QuerySet, Value
from django.utils.translation import gettext_lazy as _

from heard.partnerships.privacy import RetentionRule, end_of, rule
from heard.sessions.models import Booking, Point, SupportRequest
from heard.sessions.services import forgetting
from heard.sessions.services.capturing import empty_said

SAID_KEPT = timedelta(days=365)
ONE_DAY = timedelta(days=1)


def bookings(today: date) -> QuerySet[Booking]:
    """Past the days that their programme keeps them for after a session."""
    kept = ExpressionWrapper(
        F("session__phase__programme__bookings_kept_days") * Value(ONE_DAY),
        output_field=DurationField(),
    )
    until = ExpressionWrapper(F("session__ends_at") + kept, output_field=DateTimeField())
    rows = Booking.objects.filter(forgotten_at=None).alias(kept_to=until)
    return rows.filter(kept_to__lt=end_of(today))


def support(today: date) -> QuerySet[SupportRequest]:
    return SupportRequest.objects.filter(forgotten_at=None, forget_on__lte=today)


def said(today: date) -> QuerySet[Point]:
    rows = Point.objects.seen_by_staff().exclude(said="")
    return rows.filter(session__ends_at__lt=end_of(today - SAID_KEPT))


def retention_rules() -> list[RetentionRule]:
    return [
        rule(
            (
                "support",
                _("What families need so that they can come to a session"),
                _("14 days, unless the programme says fewer or more"),
                _("the session"),
                _("It says something about health, and is not needed any more"),
            ),
            due=support,
            forget=forgetting.forget_support,
            every=SupportRequest.objects.all,
        ),
        rule(
            (
                "bookings",
                _("Bookings for sessions: name and how to reach people"),
                _("90 days, unless the programme says fewer or more"),
                _("the session"),
                _("So that we can tell you what we heard and what became of it"),
            ),
            due=bookings,
            forget=lambda one: forgetting.forget_booking(one, by=None),
            every=Booking.objects.all,
        ),
        rule(
            (
                "said",
                _("What was said at sessions, word for word"),
                _("1 year"),
                _("the session"),
                _("The words that were published say it without names"),
            ),
            due=said,
            forget=empty_said,
            every=Point.objects.all,
        ),
    ]
