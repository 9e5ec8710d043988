"""What staff do with one booking: enter it for a caller, change, cancel, answer, reach, forget."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.views.decorators.http import require_http_methods, require_POST

from heard.partnerships.access import SignedInRequest
from heard.partnerships.addresses import addresses_of_request
from heard.sessions.forms.handling import (
    EnterBookingForm,
    NotReachedForm,
    RecordAnswerForm,
    StaffBookingForm,
)
from heard.sessions.models import Booking
from heard.sessions.models.words import BookingState
from heard.sessions.party_words import people_words
from heard.sessions.queries.places import free_places
from heard.sessions.services import booking as services
from heard.sessions.services import forgetting, reaching
from heard.sessions.views.booking_refusals import REFUSALS, show_refusal
from heard.sessions.views.bookings import open_booking, open_bookings
from heard.sessions.views.refusals import refusal_words

_ENTERED = {
    BookingState.BOOKED: lazy("They have their places. Their reference is %(reference)s"),
    BookingState.WAITING: lazy("They are on the waiting list. Their reference is %(reference)s"),
}


@require_http_methods(["GET", "POST"])
def enter_booking(request: SignedInRequest, pk: int) -> HttpResponse:
    """By the same rules of places and order as on the web."""
    member, session = open_bookings(request, pk)
    form = EnterBookingForm(session, request.POST or None)
    if form.is_valid():
        arrival, at = form.arrival(member), addresses_of_request(request)
        try:
            made = services.ask_for_places(session, form.household, arrival=arrival, at=at)
        except services.NotOpenError:
            form.add_error(None, _("This session takes no bookings"))
        except REFUSALS as refusal:
            show_refusal(form, refusal, session)
        else:
            words = _ENTERED.get(BookingState(made.state), _ENTERED[BookingState.BOOKED])
            messages.success(request, words % {"reference": made.reference})
            return redirect("sessions:booking", made.pk)
    context = {"form": form, "session": session, "free": free_places(session)}
    return render(request, "sessions/enter_booking.jinja", context)


@require_http_methods(["GET", "POST"])
def change_booking(request: SignedInRequest, pk: int) -> HttpResponse:
    member, booking = open_booking(request, pk)
    session = booking.session
    form = StaffBookingForm(session, request.POST or None, booking=booking)
    if form.is_valid():
        at = addresses_of_request(request)
        try:
            services.change_booking(booking, form.household, at=at, by=member)
        except services.OverError as refusal:
            form.add_error(None, refusal_words(refusal))
        except REFUSALS as refusal:
            show_refusal(form, refusal, session)
        else:
            messages.success(request, _("Saved"))
            return redirect("sessions:booking", pk)
    context = {"form": form, "booking": booking, "session": session}
    return render(request, "sessions/change_booking.jinja", context)


@require_http_methods(["GET", "POST"])
def cancel_booking(request: SignedInRequest, pk: int) -> HttpResponse:
    member, booking = open_booking(request, pk)
    if request.method == "POST":
        done = _("Cancelled. The places go to those who wait")
        return _do(request, booking, done, lambda: services.cancel_booking(booking, by=member))
    context = {"booking": booking, "session": booking.session, "party": people_words(booking)}
    return render(request, "sessions/cancel_booking.jinja", context)


@require_http_methods(["GET", "POST"])
def record_offer_answer(request: SignedInRequest, pk: int) -> HttpResponse:
    """What a family said by phone, text or letter to places that were offered."""
    member, booking = open_booking(request, pk)
    form = RecordAnswerForm(request.POST or None)
    if form.is_valid():
        answer = services.accept_offer if form.accepts else services.decline_offer
        return _do(request, booking, _("Saved"), lambda: answer(booking, by=member))
    context = {"form": form, "booking": booking, "session": booking.session}
    return render(request, "sessions/record_offer_answer.jinja", context)


@require_http_methods(["GET", "POST"])
def note_unreachable(request: SignedInRequest, pk: int) -> HttpResponse:
    member, booking = open_booking(request, pk)
    form = NotReachedForm(request.POST or None)
    if form.is_valid():
        because = form.cleaned_data["because"]
        return _do(
            request,
            booking,
            _("Saved. Try another way to reach them"),
            lambda: reaching.note_unreachable(booking, because=because, by=member),
        )
    context = {"form": form, "booking": booking, "session": booking.session}
    return render(request, "sessions/note_unreachable.jinja", context)


@require_POST
def note_reached(request: SignedInRequest, pk: int) -> HttpResponse:
    member, booking = open_booking(request, pk)
    return _do(request, booking, _("Saved"), lambda: reaching.note_reached(booking, by=member))


@require_POST
def send_link_again(request: SignedInRequest, pk: int) -> HttpResponse:
    member, booking = open_booking(request, pk)
    at = addresses_of_request(request)
    done = _("The message is on its way, or in the outbox to be done")
    return _do(request, booking, done, lambda: reaching.send_link_again(booking, at=at, by=member))


@require_http_methods(["GET", "POST"])
def forget_booking(request: SignedInRequest, pk: int) -> HttpResponse:
    """Somebody asks for it: who they are goes, numbers stay."""
    member, booking = open_booking(request, pk)
    if request.method == "POST":
        done = _("Deleted. Only numbers are left")
        return _do(request, booking, done, lambda: forgetting.forget_booking(booking, by=member))
    context = {"booking": booking, "session": booking.session}
    return render(request, "sessions/forget_booking.jinja", context)


_REFUSED = (
    services.OverError,
    services.NoOfferError,
    reaching.NotLiveError,
    reaching.TooOftenError,
)


def _do(
    request: SignedInRequest, booking: Booking, done: str, deed: Callable[[], object]
) -> HttpResponse:
    """Do it, and go back to the booking, where it is said what became of it."""
    try:
        deed()
    except _REFUSED as refusal:
        messages.warning(request, refusal_words(refusal))
    else:
        messages.success(request, done)
    return redirect("sessions:booking", booking.pk)
