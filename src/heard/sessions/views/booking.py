"""The form with which a household asks for places, and the thanks for it."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from heard.design.public_form import public_form, too_many_today, typed_values
from heard.mail.flooding import TooManyTodayError
from heard.mail.models import Channel
from heard.partnerships.access import current_partnership
from heard.partnerships.addresses import addresses_of_request
from heard.sessions.forms.booking import BookingForm
from heard.sessions.household import Arrival
from heard.sessions.models import Booking, Session
from heard.sessions.queries.booking_page import booking_page, contact_of, shut_words
from heard.sessions.queries.bookings import find_session, link_of
from heard.sessions.queries.open_booking import Shut, why_shut
from heard.sessions.services import booking as services
from heard.sessions.views.booking_refusals import REFUSALS, show_refusal
from heard.sessions.when_words import when_words


@public_form
@require_http_methods(["GET", "POST"])
def book(request: HttpRequest, key: UUID) -> HttpResponse:
    """Whoever gives an e-mail address reads there what became of it, and nowhere else: the page
    must not tell a stranger that somebody has booked already.
    """
    session = _find_session(request, key)
    form = BookingForm(session, request.POST or None)
    if form.is_valid():
        try:
            booking = services.ask_for_places(
                session,
                form.household,
                arrival=Arrival(token=form.token),
                at=addresses_of_request(request),
            )
        except services.NotOpenError:
            return _shut(request, session, form)
        except TooManyTodayError:
            contact = contact_of(session)
            return too_many_today(request, contact, typed=typed_values(request))
        except REFUSALS as refusal:
            show_refusal(form, refusal, session)
        else:
            return _thanks(session, booking, form)
    return _form_page(request, session, form)


@public_form
@require_safe
def booking_taken(request: HttpRequest, key: UUID) -> HttpResponse:
    """Thanks, and where to look. The same for everybody: it opens nothing and says nothing."""
    session = _find_session(request, key)
    context = {"session": session, "when": when_words(session), "contact": contact_of(session)}
    return render(request, "sessions/booking_taken.jinja", context)


def _find_session(request: HttpRequest, key: UUID) -> Session:
    try:
        return find_session(current_partnership(request), key)
    except Session.DoesNotExist:
        raise Http404 from None


def _thanks(session: Session, booking: Booking, form: BookingForm) -> HttpResponse:
    if form.household.channel == Channel.EMAIL:
        return redirect("sessions:booking_taken", session.key)
    return redirect(reverse("sessions:my_booking", args=[link_of(booking)]) + "?taken=1")


def _form_page(request: HttpRequest, session: Session, form: BookingForm) -> HttpResponse:
    if why_shut(session):
        return _shut(request, session, form)
    context = {"session": session, "form": form, "shown": booking_page(session)}
    return render(request, "sessions/book.jinja", context)


def _shut(request: HttpRequest, session: Session, form: BookingForm) -> HttpResponse:
    """What was typed is shown, so that it can be copied."""
    heading, lines = shut_words(session, why_shut(session) or Shut.CLOSED)
    context = {
        "session": session,
        "heading": heading,
        "lines": lines,
        "contact": contact_of(session),
        "typed": form.typed if form.is_bound else [],
    }
    return render(request, "sessions/booking_shut.jinja", context, status=410)
