"""Opening a call, moving its dates, and ending it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from heard.boards.addresses import private_links
from heard.boards.forms.calls import (
    CloseCallForm,
    DiscardCallForm,
    ExtendCallForm,
    WithdrawCallForm,
)
from heard.boards.models import Call
from heard.boards.queries.calls import checklist
from heard.boards.services import calls as services
from heard.boards.views.calls import OPENED, call_to_run
from heard.partnerships.access import current_member
from heard.partnerships.addresses import addresses_of_request

NOT_GOING_ON = gettext_lazy("This call is not open any more, or not yet")


def back_to(call: Call) -> HttpResponse:
    return redirect("boards:run_call", call.pk)


@require_http_methods(["GET", "POST"])
def open_call(request: HttpRequest, pk: int) -> HttpResponse:
    """What is still missing; and once nothing is, the button."""
    call = call_to_run(request, pk)
    at = addresses_of_request(request)
    if request.method == "POST":
        try:
            services.open_call(
                call, by=current_member(request), address=lambda call: at("boards:call", call.slug)
            )
        except services.NotADraftError:
            messages.error(request, OPENED)
            return back_to(call)
        except services.NotReadyError:
            messages.error(request, _("Something is missing before this call can open"))
        else:
            messages.success(request, _("Call opened. People can apply now"))
            return back_to(call)
    checks = checklist(call, timezone.localdate())
    is_ready = all(one.is_done for one in checks if one.is_needed)
    context = {"call": call, "checks": checks, "is_ready": is_ready}
    return render(request, "boards/open_call.jinja", context)


@require_http_methods(["GET", "POST"])
def extend_call(request: HttpRequest, pk: int) -> HttpResponse:
    call = call_to_run(request, pk)
    before = {"closes_on": call.closes_on, "told_by": call.told_by}
    form = ExtendCallForm(request.POST or None, initial=before)
    if form.is_valid():
        reason, by = form.cleaned_data["reason"], current_member(request)
        link = private_links(request)
        try:
            services.extend_call(call, form.dates, reason=reason, by=by, link=link)
        except services.NotGoingOnError:
            form.add_error(None, NOT_GOING_ON)
        except services.DecidedAlreadyError:
            form.add_error(None, _("The panel has decided on somebody, so the call stays closed"))
        except services.WrongDatesError:
            form.add_error("closes_on", _("Enter a day that is later than the closing date now"))
        else:
            messages.success(request, _("Dates changed. Everyone who applied is told"))
            return back_to(call)
    return render(request, "boards/extend_call.jinja", {"form": form, "call": call})


@require_http_methods(["GET", "POST"])
def close_call(request: HttpRequest, pk: int) -> HttpResponse:
    call = call_to_run(request, pk)
    form = CloseCallForm(request.POST or None)
    if form.is_valid():
        reason = form.cleaned_data["reason"]
        try:
            services.close_call(call, reason=reason, by=current_member(request))
        except services.NotGoingOnError:
            form.add_error(None, NOT_GOING_ON)
        else:
            messages.success(request, _("Call closed. Nobody can apply any more"))
            return back_to(call)
    return render(request, "boards/close_call.jinja", {"form": form, "call": call})


@require_http_methods(["GET", "POST"])
def withdraw_call(request: HttpRequest, pk: int) -> HttpResponse:
    call = call_to_run(request, pk)
    form = WithdrawCallForm(request.POST or None)
    if form.is_valid():
        reason, by = form.cleaned_data["reason"], current_member(request)
        try:
            services.withdraw_call(call, reason=reason, by=by, link=private_links(request))
        except services.NotGoingOnError:
            form.add_error(None, NOT_GOING_ON)
        else:
            messages.success(request, _("Call withdrawn. Everyone who applied is told why"))
            return back_to(call)
    return render(request, "boards/withdraw_call.jinja", {"form": form, "call": call})


@require_http_methods(["GET", "POST"])
def discard_call(request: HttpRequest, pk: int) -> HttpResponse:
    call = call_to_run(request, pk)
    form = DiscardCallForm(request.POST or None)
    if form.is_valid():
        try:
            services.discard_call(call, by=current_member(request))
        except services.NotADraftError:
            form.add_error(None, OPENED)
        else:
            messages.success(request, _("Draft thrown away"))
            return redirect("boards:all_calls")
    return render(request, "boards/discard_call.jinja", {"form": form, "call": call})
