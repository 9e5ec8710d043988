"""What a household sees and does with the private link to its booking.

Programmes that look through mail follow every link: nothing changes until somebody presses.
"""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from heard.boards.links import NotALinkError
from heard.design import errors
from heard.design.fields import GovukForm
from heard.design.public_form import public_form
from heard.partnerships.access import current_partnership
from heard.partnerships.addresses import addresses_of_request
from heard.sessions.forms.booking import AnswerOfferForm, BookingForm
from heard.sessions.ical import write_session
from heard.sessions.models import Booking
from heard.sessions.queries.bookings import find_booking
from heard.sessions.queries.my_booking import mine
from heard.sessions.services import booking as services
from heard.sessions.views.booking_refusals import REFUSALS, show_refusal


@public_form
@require_safe
def my_booking(request: HttpRequest, link: str) -> HttpResponse:
    """How far it is, what was arranged, how to get there, and what can be done."""
    booking = _find(request, link)
    if booking is None:
        return _no_such_link(request)
    return _page(
        request,
        booking,
        "my_booking",
        is_new="taken" in request.GET,
        changed="changed" in request.GET,
        own_address=addresses_of_request(request)("sessions:my_booking", link),
    )


@public_form
@require_http_methods(["GET", "POST"])
def answer_offer(request: HttpRequest, link: str) -> HttpResponse:
    booking = _find(request, link)
    if booking is None:
        return _no_such_link(request)
    form = AnswerOfferForm(request.POST or None)
    if form.is_valid():
        answer = services.accept_offer if form.accepts else services.decline_offer
        try:
            answer(booking)
        except services.NoOfferError:
            return _not_any_more(request, booking)
        return _back(link)
    if not mine(booking).can_answer:
        return _not_any_more(request, booking)
    return _page(request, booking, "answer_offer", form=form)


@public_form
@require_http_methods(["GET", "POST"])
def change_my_booking(request: HttpRequest, link: str) -> HttpResponse:
    booking = _find(request, link)
    if booking is None:
        return _no_such_link(request)
    if not mine(booking).can_change:
        return _not_any_more(request, booking)
    session = booking.session
    form = BookingForm(session, request.POST or None, booking=booking)
    if form.is_valid():
        try:
            services.change_booking(booking, form.household, at=addresses_of_request(request))
        except services.OverError:
            return _not_any_more(request, booking)
        except REFUSALS as refusal:
            show_refusal(form, refusal, session)
        else:
            return _back(link)
    return _page(request, booking, "change_my_booking", form=form)


@public_form
@require_http_methods(["GET", "POST"])
def cancel_my_booking(request: HttpRequest, link: str) -> HttpResponse:
    booking = _find(request, link)
    if booking is None:
        return _no_such_link(request)
    if request.method == "POST":
        try:
            services.cancel_booking(booking)
        except services.OverError:
            return _not_any_more(request, booking)
        return _back(link)
    if not mine(booking).can_cancel:
        return _not_any_more(request, booking)
    return _page(request, booking, "cancel_my_booking", form=GovukForm())


@public_form
@require_safe
def my_booking_calendar(request: HttpRequest, link: str) -> HttpResponse:
    """The session as a file for a calendar, with the private page as its address."""
    booking = _find(request, link)
    if booking is None:
        return _no_such_link(request)
    own, session = mine(booking), booking.session
    about = "\n".join(line for line in (own.online_link, own.people, own.contact) if line)
    url = addresses_of_request(request)("sessions:my_booking", link)
    written = write_session(session, url, place=", ".join(own.where), about=about)
    response = HttpResponse(written, "text/calendar; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="session-{booking.reference}.ics"'
    return response


def _find(request: HttpRequest, link: str) -> Booking | None:
    try:
        return find_booking(current_partnership(request), link)
    except (NotALinkError, Booking.DoesNotExist):
        return None


def _no_such_link(request: HttpRequest) -> HttpResponse:
    """Text messages break long links in two; whoever lands here should know what to do."""
    words = [
        _("We cannot find a booking with this link. Part of it may be missing."),
        _("Copy the whole link from our message, or follow it from there once more."),
    ]
    return errors.page(request, 404, title=_("This link opens no booking"), words=words)


def _back(link: str) -> HttpResponse:
    return redirect(reverse("sessions:my_booking", args=[link]) + "?changed=1")


def _not_any_more(request: HttpRequest, booking: Booking) -> HttpResponse:
    booking.refresh_from_db(fields=["state", "answer_by"])
    return _page(request, booking, "booking_not_any_more", status=409)


def _page(
    request: HttpRequest, booking: Booking, name: str, *, status: int = 200, **more: Any
) -> HttpResponse:
    """One of the pages behind the link; of a forgotten booking there is one page only."""
    if booking.is_forgotten:
        context: dict[str, Any] = {"booking": booking}
        return render(request, "sessions/booking_forgotten.jinja", context)
    context = {"mine": mine(booking), **more}
    return render(request, f"sessions/{name}.jinja", context, status=status)
