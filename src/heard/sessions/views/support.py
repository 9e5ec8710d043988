"""The support desk: what families need so that they can come, and what becomes of it."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from heard.design.paging import as_query, page_links
from heard.partnerships.access import SignedInRequest, current_member
from heard.partnerships.addresses import addresses_of_request
from heard.partnerships.models import Member
from heard.sessions.forms import support_desk as forms
from heard.sessions.models import SupportRequest
from heard.sessions.models.words import SupportState
from heard.sessions.queries import support_desk as queries
from heard.sessions.rules import can_handle_booking, can_handle_bookings
from heard.sessions.services import arranging as services
from heard.sessions.views.refusals import refusal_words

PAGE_LENGTH = 30


@require_safe
def support(request: SignedInRequest) -> HttpResponse:
    """Everything that is still to be arranged, what is due first on top."""
    member = current_member(request)
    if not can_handle_bookings(member):
        raise PermissionDenied
    within = member.partnership
    form = forms.FindNeedsForm(request.GET, queries.sessions_with_needs(within))
    found = queries.needs_of(within, state=form.wanted_state, session=form.wanted_session)
    page = Paginator(found, PAGE_LENGTH).get_page(request.GET.get("page"))
    asked = {name: request.GET.get(name, "") for name in ("session", "state")}
    context = {
        "form": form,
        "page": page,
        "needs": [queries.line(each) for each in page],
        "links": page_links(page, as_query(asked), before=_("Before"), after=_("Next")),
    }
    return render(request, "sessions/support.jinja", context)


@require_POST
def settle_support(request: SignedInRequest, pk: int) -> HttpResponse:
    """One press: arranged, no longer needed, or to be arranged after all."""
    member, need = _open_need(request, pk)
    form = forms.SettleForm(request.POST)
    if form.is_valid():
        outcome = services.Outcome(form.cleaned_data["state"])
        try:
            services.settle_support(need, outcome, at=addresses_of_request(request), by=member)
        except services.GoneError as refusal:
            messages.warning(request, refusal_words(refusal))
        else:
            messages.success(request, _settled_words(need, form.cleaned_data["state"]))
    return redirect(_back(request))


@require_http_methods(["GET", "POST"])
def cannot_meet(request: SignedInRequest, pk: int) -> HttpResponse:
    """Say why, and what is offered instead; the family is told."""
    member, need = _open_need(request, pk)
    form = forms.CannotMeetForm(request.POST or None)
    if form.is_valid():
        outcome = services.Outcome(SupportState.CANNOT, form.answer)
        try:
            services.settle_support(need, outcome, at=addresses_of_request(request), by=member)
        except services.GoneError as refusal:
            form.add_error(None, refusal_words(refusal))
        else:
            messages.success(request, _("Saved. The family is told, or it waits in the outbox"))
            return redirect("sessions:booking", need.booking.pk)
    return render(request, "sessions/cannot_meet.jinja", {"form": form, "need": queries.line(need)})


def _open_need(request: SignedInRequest, pk: int) -> tuple[Member, SupportRequest]:
    member = current_member(request)
    need = get_object_or_404(queries.find_need(member.partnership, pk))
    if not can_handle_booking(member, need.booking):
        raise PermissionDenied
    return member, need


def _settled_words(need: SupportRequest, state: str) -> str:
    return _("%(kind)s for %(family)s: %(state)s") % {
        "kind": need.get_kind_display(),
        "family": need.booking.reference,
        "state": SupportState(state).label,
    }


def _back(request: SignedInRequest) -> str:
    """The list as it was filtered, or the booking from which the button was pressed."""
    back = request.POST.get("back", "")
    is_ours = url_has_allowed_host_and_scheme(back, None) and back.startswith("/")
    return back if is_ours else "sessions:support"
