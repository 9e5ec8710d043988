"""Bookings: who asked, for whom, what they need, what became of it."""

from collections.abc import Iterator

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from heard.boards.models.words import AgeBand
from heard.design.words import date_words, moment_words
from heard.partnerships.likeness import candidates, is_alike
from heard.partnerships.privacy import Held, Subject, values
from heard.sessions.models import Booking
from heard.sessions.party_words import people_words
from heard.sessions.services.forgetting import forget_booking


def known(subject: Subject) -> QuerySet[Booking]:
    """Bookings of the partnership that may be the subject's, or a namesake's."""
    ours = Booking.objects.filter(partnership_id=subject.partnership_id)
    return candidates(ours, subject)


def held_on(subject: Subject) -> list[Held]:
    rows = known(subject).select_related("session__phase__programme", "district")
    rows = rows.prefetch_related("support", "changes")
    found = ((row, is_alike(row, subject)) for row in rows)
    return [_booking(row, is_certain=alike) for row, alike in found if alike is not None]


def _booking(booking: Booking, *, is_certain: bool) -> Held:
    return Held(
        _("A booking for a session"),
        f"booking:{booking.key}",
        values(
            (_("Reference"), booking.reference),
            (_("Session"), f"{booking.session}, {moment_words(booking.session.starts_at)}"),
            (_("Name"), booking.name),
            (_("E-mail"), booking.email),
            (_("Phone"), booking.phone),
            (_("Address"), booking.address),
            (_("How we reach you"), booking.get_channel_display()),
            (_("Language"), booking.language),
            (_("How you asked"), booking.get_booked_by_display()),
            (_("Asked on"), date_words(booking.made_at)),
            (_("State"), booking.get_state_display()),
            (_("Steps"), "; ".join(_steps(booking))),
            (_("Who comes"), people_words(booking)),
            (_("Children in childcare"), booking.childcare or ""),
            (_("About childcare"), booking.childcare_words),
            (_("First time"), _("Yes") if booking.is_first_time else _("No")),
            (_("District"), booking.district),
            (_("Age of your child"), "; ".join(_ages(booking))),
            (_("Wants to hear what became of it"), _("Yes") if booking.wants_news else _("No")),
            (_("What you need"), "; ".join(_support(booking))),
            (_("Came"), "" if booking.came is None else booking.came),
            (_("Came to childcare"), _number(booking.came_childcare)),
            (_("Could not be reached"), booking.unreachable_because),
        ),
        kept_until=booking.kept_until,
        is_certain=is_certain,
        forget=lambda by: forget_booking(booking, by=by),
    )


def _steps(booking: Booking) -> Iterator[str]:
    for change in booking.changes.all():
        words = f" ({change.words})" if change.words else ""
        yield f"{change.get_state_display()}, {date_words(change.at)}{words}"


def _ages(booking: Booking) -> Iterator[str]:
    words = dict(AgeBand.choices)
    return (str(words.get(code, code)) for code in booking.age_bands)


def _support(booking: Booking) -> Iterator[str]:
    """Each need with what was said of it; one whose day has come says nothing any more."""
    for one in booking.support.all():
        said = (one.get_kind_display(), one.words, one.get_state_display(), one.answer)
        yield ", ".join(str(words) for words in said if words)


def _number(count: int | None) -> str:
    return "" if count is None else str(count)
