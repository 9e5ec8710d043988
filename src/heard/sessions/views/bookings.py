"""Bookings of a session, as staff handle them."""

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from heard.design.paging import as_query, page_links
from heard.partnerships.access import SignedInRequest, current_member
from heard.partnerships.models import Member
from heard.sessions.booking_tags import booking_tag
from heard.sessions.forms.staff_bookings import FindBookingsForm
from heard.sessions.models import Booking, Session
from heard.sessions.party_words import childcare_words, people_words
from heard.sessions.queries import staff_bookings as queries
from heard.sessions.queries.arriving import can_begin, sessions_of
from heard.sessions.queries.support_desk import line
from heard.sessions.rules import can_handle_booking, can_handle_bookings_of

PAGE_LENGTH = 50
TO_PRINT = 500


def open_bookings(request: SignedInRequest, pk: int) -> tuple[Member, Session]:
    """The member and a session whose bookings they handle. Raises Http404, PermissionDenied."""
    member = current_member(request)
    session = get_object_or_404(sessions_of(member.partnership), pk=pk)
    if not can_handle_bookings_of(member, session):
        raise PermissionDenied
    return member, session


def open_booking(request: SignedInRequest, pk: int) -> tuple[Member, Booking]:
    """The member and a booking that they handle. Raises Http404, PermissionDenied."""
    member = current_member(request)
    booking = get_object_or_404(queries.find_booking(member.partnership, pk))
    if not can_handle_booking(member, booking):
        raise PermissionDenied
    return member, booking


@require_safe
def bookings(request: SignedInRequest, pk: int) -> HttpResponse:
    """Who asked, in the order in which they did; `?print=1` has all on one page."""
    _member, session = open_bookings(request, pk)
    form = FindBookingsForm(request.GET)
    found = queries.bookings_of(session, form.wanted_state, form.wanted)
    is_to_print = "print" in request.GET
    pages = Paginator(found, TO_PRINT if is_to_print else PAGE_LENGTH)
    page = pages.get_page(request.GET.get("page"))
    query = as_query({"words": form.wanted, "shown": request.GET.get("shown", "")})
    context = {
        "session": session,
        "form": form,
        "page": page,
        "rows": [queries.row(each) for each in page],
        "counts": queries.counts_of(session),
        "links": page_links(page, query, before=_("Before"), after=_("Next")),
        "print_query": f"{query}&print=1" if query else "?print=1",
        "can_check_in": can_begin(session),
    }
    return render(request, "sessions/bookings.jinja", context)


@require_safe
def booking(request: SignedInRequest, pk: int) -> HttpResponse:
    """All of one booking."""
    _member, found = open_booking(request, pk)
    context = {
        "booking": found,
        "session": found.session,
        "party": people_words(found),
        "childcare": childcare_words(found.childcare),
        "tag": booking_tag(found.state),
        "needs": [line(each) for each in found.support.all()],
        "messages_sent": queries.messages_about(found)[:20],
        "is_over": found.session.ends_at <= timezone.now(),
    }
    return render(request, "sessions/booking.jinja", context)
